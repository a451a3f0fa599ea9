"""How messages call the types of builtin modules: with the module before the name."""

import array
import collections
import functools
import io
import itertools
import operator
import queue
import re
import struct
import threading
import types
import typing
import weakref
import zlib


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Deque(collections.deque):
    pass


objects = [
    collections.deque(), collections.OrderedDict(), collections.defaultdict(), io.StringIO(), io.BytesIO(),
    re.compile("a"), re.match("a", "a"), itertools.count(), functools.partial(len), operator.itemgetter(1),
    array.array("i"), struct.Struct("i"), threading.Lock(), types.SimpleNamespace(), types.MappingProxyType({}),
    weakref.ref(Deque), zlib.compressobj(), typing.TypeVar("T"), typing.NoDefault, queue.SimpleQueue(), list[int],
    int | str, Deque(), zlib.error("x"), types.CellType(1),
]
for o in objects:
    print(type(o), type(o).__name__, type(o).__flags__ >> 9 & 3 if type(o).__name__ != "Compress" else "")
    attempt(lambda: o.foo_bar)
    attempt(lambda: [1] + o)
    attempt(lambda: -o)
    attempt(lambda: int(o))
    attempt(lambda: o < 1 if o is not None else 0)
    attempt(lambda: type(o).foo_bar)
    attempt(lambda: setattr(type(o), "foo_bar", 1) if type(o).__name__ not in ("Deque", "Compress", "error") else 0)
print(Deque([1]), collections.deque([1], 2), collections.OrderedDict(a=1), collections.defaultdict(int), array.array("i", [1]))
print(itertools.count(3), itertools.repeat(2, 3), struct.Struct("i").size, zlib.error("x"))
for o in (re.match("a", "a"), int | str):
    attempt(lambda: iter(o))
