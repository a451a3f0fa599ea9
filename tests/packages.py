"""Uses some pure-Python packages from PyPI under Jyston and under CPython and compares.

Started by "./dev packages": installs tests/packages/requirements.txt with CPython's pip into a
folder of the build, puts that on PYTHONPATH and runs tests/packages/use_*.py.
"""

import argparse
import os
import shlex
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "packages")


def run(command, program, folder, limit):
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env.update(PYTHONPATH=folder, PYTHONHASHSEED="0", COLUMNS="80", LC_ALL="C.UTF-8")
    try:
        done = subprocess.run(
            [*command, "-B", program], capture_output=True, text=True, env=env, timeout=limit, cwd=HERE
        )
    except subprocess.TimeoutExpired:
        return "no end in time"
    return f"{done.stdout}--- stderr\n{done.stderr}--- status {done.returncode}"


def main():
    parser = argparse.ArgumentParser(prog="./dev packages", description=__doc__)
    parser.add_argument("names", nargs="*", help="such as attrs (default: all)")
    parser.add_argument("--jyston", required=True, help="command that runs Jyston")
    parser.add_argument("--folder", required=True, help="where packages are installed")
    parser.add_argument("--timeout", type=float, default=120)
    args = parser.parse_args()
    requirements = os.path.join(HERE, "requirements.txt")
    stamp = os.path.join(args.folder, "requirements.txt")
    with open(requirements) as f:
        wanted = f.read()
    if not os.path.exists(stamp) or open(stamp).read() != wanted:
        pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--upgrade"]
        pip += ["--no-compile", "--root-user-action", "ignore", "--only-binary", ":all:"]
        subprocess.run([*pip, "--target", args.folder, "-r", requirements], check=True)
        with open(stamp, "w") as f:
            f.write(wanted)
    failed = 0
    names = args.names or sorted(n[4:-3] for n in os.listdir(HERE) if n.startswith("use_") and n.endswith(".py"))
    for name in names:
        program = f"use_{name}.py"
        want = run([sys.executable], program, args.folder, args.timeout)
        got = run(shlex.split(args.jyston), program, args.folder, args.timeout)
        print(f"{name:<20} {'same' if got == want else 'DIFFERS'}", flush=True)
        if got != want:
            failed += 1
            a, b = want.split("\n"), got.split("\n")
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            print("   cpython", *a[at : at + 1])
            print("   jyston ", *b[at : at + 3], sep="\n           ")
    print(f"{len(names) - failed} of {len(names)} packages the same")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
