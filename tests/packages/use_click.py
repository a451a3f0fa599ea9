import click
from click.testing import CliRunner


@click.group()
@click.option("--verbose/--quiet", default=False)
@click.pass_context
def cli(ctx, verbose):
    """A tool with commands."""
    ctx.obj = verbose


@cli.command()
@click.argument("name")
@click.option("-n", "--count", type=click.IntRange(1, 5), default=1, show_default=True)
@click.pass_obj
def greet(verbose, name, count):
    """Greets NAME."""
    for _ in range(count):
        click.echo(f"hello {name}{' !' if verbose else ''}")


runner = CliRunner()
for args in (["--help"], ["greet", "--help"], ["--verbose", "greet", "you", "-n", "2"], ["greet", "x", "-n", "9"], ["nope"]):
    result = runner.invoke(cli, args)
    print(result.exit_code, result.output)
