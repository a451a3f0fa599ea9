"""Runs many small programs in one process, each in a namespace of its own.

    python host.py FILE...

A file holds programs, each behind a line "## program NAME". What a program prints stands between lines
"## begin NAME" and "## end NAME"; an exception that it does not catch is printed with its traceback.
"""

import linecache
import sys
import traceback


def split(text):
    """The programs of a file: pairs of name and source."""
    for part in text.split("## program ")[1:]:
        name, _, source = part.partition("\n")
        yield name, source


def run(name, source):
    print("## begin", name)
    filename = f"<{name}>"
    linecache.cache[filename] = len(source), None, source.splitlines(True), filename
    limit = sys.getrecursionlimit()
    try:
        exec(compile(source, filename, "exec"), {"__name__": "program"})
    except BaseException as e:
        # Without the frame of this function.
        e.__traceback__ = e.__traceback__.tb_next
        traceback.print_exception(e, file=sys.stdout)
    finally:
        sys.settrace(None)
        sys.setrecursionlimit(limit)
    print("## end", name, flush=True)


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        for name, source in split(text):
            run(name, source)


if __name__ == "__main__":
    main()
