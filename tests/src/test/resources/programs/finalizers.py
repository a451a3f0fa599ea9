"""What runs when objects are garbage: after a collection, and at exit."""

import array
import collections
import gc
import io
import os
import sys
import tempfile
import weakref

sys.unraisablehook = lambda a: print(
    "unraisable", a.err_msg, type(a.object).__name__, a.exc_type.__name__, a.exc_value
)


class Named:
    def __init__(self, name, holds=None):
        self.name = name
        self.holds = holds
        self.id = id(self)

    def __del__(self):
        held = self.holds and self.holds.name
        print("del", self.name, "holds", held, self.id == id(self))


class Holder:
    pass


class Deque(collections.deque):
    def __del__(self):
        print("del deque", list(self))


class Array(array.array):
    def __del__(self):
        print("del array", self.tolist())


class Error(Exception):
    def __del__(self):
        print("del error", self.args)


class Int(int):
    def __del__(self):
        print("del int", self + 1)


def collect(make):
    print("--", make.__name__)
    make()
    gc.collect()


@collect
def builtin_bases():
    Deque([1])


@collect
def arrays():
    Array("i", [1, 2])


@collect
def errors():
    Error("x")


@collect
def numbers():
    Int(5)


@collect
def outer_before_inner():
    inner = Named("inner")
    Named("outer", Named("middle", inner))


@collect
def cycle():
    a = Named("cycle")
    a.holds = a


@collect
def raises():
    class Bad:
        def __del__(self):
            1 / 0

    Bad()


saved = []


@collect
def resurrection():
    class Lazarus:
        def __del__(self):
            saved.append(self)

    Lazarus()


print(len(saved), gc.is_finalized(saved[0]))
saved.clear()
gc.collect()
print(saved)


def generator():
    try:
        yield 1
    finally:
        print("generator closed")


@collect
def generators():
    next(generator())


references = []


@collect
def callbacks():
    o = Holder()
    references.append(weakref.ref(o, lambda r: print("callback", r())))


path = os.path.join(tempfile.mkdtemp(), "file")


@collect
def dropped_file():
    f = open(path, "w")
    f.write("written at the end")


with open(path) as f:
    print(f.read())


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print("write", bytes(data))
        return len(data)

    def close(self):
        if not self.closed:
            print("close")
        super().close()


@collect
def dropped_buffer():
    io.BufferedWriter(Raw()).write(b"buffered")


value = Holder()
holder = Holder()
holder.value = value
in_list = [value]
kinds = sorted(type(r).__name__ for r in gc.get_referrers(value))
print(kinds)
print(any(o is in_list for o in gc.get_objects()), gc.get_referents(in_list) == [value])

last = Named("at exit")
suspended = generator()
next(suspended)
# CPython runs nothing at exit that a hook in sys keeps alive.
sys.unraisablehook = sys.__unraisablehook__
print("end")
