"""Frames of compiled code: what they show, and what they must not keep alive."""

import builtins
import gc
import sys
import weakref

# Variables of comprehensions outside functions.
COMPREHENSIONS = """
import sys
import weakref
items = [locals()["x"] for x in range(4)]
items += [sys._getframe().f_locals["x"] for x in range(4)]
print(items, "x" in locals())
class C:
    items = [locals()["x"] for x in range(4)]
    print(items, "x" in locals())
"""
for i in range(4):
    exec(COMPREHENSIONS, {})


# What the frames of calls that are over held.
class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def leave_behind():
    x = Counted()

    def inner():
        return x

    inner()


def collect():
    gc.collect()
    gc.collect()


for i in range(20):
    leave_behind()
collect()
print(Counted.alive)


# A key of the builtins that only equals a name.
class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == other


def find():
    try:
        return reversed.__name__
    except NameError as e:
        return str(e)


def exchange():
    original = reversed
    del builtins.__dict__["reversed"]
    try:
        print(find())
        builtins.__dict__[Key("reversed")] = original
        print(find())
        del builtins.__dict__["reversed"]
        print(find())
    finally:
        builtins.__dict__["reversed"] = original
    print(find())


for i in range(4):
    exchange()


# Results of calls during which somebody begins to trace.
def begin(*args, **names):
    def tracer(frame, event, arg):
        return tracer

    sys.settrace(tracer)
    sys._getframe(1).f_trace = tracer
    sys.settrace(None)
    return [args, names]


def watched(n):
    a = begin(n, name=n)
    b = begin(*a)
    c = [*begin(n, 5)]
    d = f"{begin(n)}"
    del n
    return a, b, c, d, "n" in locals()


for i in range(4):
    print(watched(i))


# Objects that only code on its way through a call could hold.
class Referred:
    def __init__(self):
        self.me = 1


def unbound_name():
    for x in [Referred()]:
        pass
    r = weakref.ref(x)
    del x
    gc.collect()
    return r() is None


def replaced(read):
    x = Referred()
    r = weakref.ref(x)
    read(x.me, r().me)
    x = None
    gc.collect()
    return r() is None


for i in range(6):
    if i == 4:
        # Those who have seen other objects go on elsewhere.
        Referred.me = property(lambda self: 5, lambda self, value: None)
    print(unbound_name(), replaced(lambda a, b: a == b))


# A class that a function makes is gone with its objects, however hot the code was that used them.
def use(o):
    return o.get() + o.x


def local_class(n):
    class Local:
        def __init__(self, x):
            self.x = x

        def get(self):
            return self.x

    for i in range(n):
        use(Local(i))
    kept = Local(5) if n % 2 else None
    ref = weakref.ref(Local)
    del Local
    collect()
    return kept and use(kept), ref() is not None


for n in 1, 2, 3, 8, 9, 4, 5:
    print(local_class(n))
