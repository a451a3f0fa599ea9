"""What the class cache is trained with: the start, common imports, and a little of everything."""

import collections
import contextlib
import dataclasses
import enum
import functools
import itertools
import json
import logging
import os
import random
import re
import sys
import tempfile
import time
import typing

try:
    import asyncio
except ImportError:
    asyncio = None


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: float = 0.0
    tags: list[str] = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def gen(n):
    for i in range(n):
        yield i * i


@contextlib.contextmanager
def section(name):
    try:
        yield name
    except ValueError as e:
        print(name, type(e).__name__, e)


def describe(value):
    match value:
        case [a, *rest]:
            return f"list of {1 + len(rest)} from {a!r}"
        case {"kind": kind}:
            return f"kind {kind}"
        case Point(x=x):
            return f"point {x}"
        case _:
            return "other"


async def worker(n):
    await asyncio.sleep(0)
    return n * 2


async def main():
    return await asyncio.gather(*(worker(i) for i in range(5)))


def run():
    total = 0
    for i in range(20000):
        total += i % 7 if i & 1 else -i
    print(total, fib(60), sum(gen(100)), 2**200)
    words = re.findall(r"\w+", "the quick brown fox jumps over the lazy dog the end")
    print(collections.Counter(words).most_common(2))
    text = json.dumps({"a": [1, 2.5, None, True], "b": {"c": "text"}}, indent=1, sort_keys=True)
    print(json.loads(text))
    with section("checked"):
        int("x")
    print(sorted([Point(3), Point(1, 2.0), Point(2)], key=lambda p: -p.x))
    print([describe(v) for v in ([1, 2], {"kind": "k"}, Point(1), 5)])
    print(Colour.RED, Colour["GREEN"], list(Colour))
    print(f"{3.14159:.2f} {255:#x} {'mid':^9} {1234567:,}", "%s-%05d" % ("a", 42))
    print(list(itertools.islice(itertools.permutations("abc"), 3)))
    random.seed(1)
    print(random.random(), random.sample(range(100), 3))
    if asyncio:
        print(asyncio.run(main()))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "f.txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write("line one\nline two\n")
        with open(path, encoding="utf-8") as f:
            print([line.rstrip() for line in f])
    try:
        {}["missing"]
    except KeyError:
        logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(message)s")
        logging.info("done %s", typing.Optional[int])
    return time.perf_counter()


run()
