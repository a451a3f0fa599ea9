# stat tier1: 25 <= tier1_sinks
# stat tier1: 100 <= drain_steps <= 25000
# stat tier1: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat deopt: tier1_crashes <= 0
"""Generators that go on running while a builtin takes what they yield."""

import sys
import traceback


def repeat(f, *args):
    for _ in range(6):
        r = f(*args)
    print(f.__name__, r)


def numbers(n):
    for i in range(n):
        yield i


def sums(n):
    return (
        sum(numbers(n)),
        sum(x * 0.5 for x in numbers(n)),
        sum((x for x in range(n)), 0.25),
        sum(1 << x for x in range(80)),
        sum((x % 2 == 0 for x in range(n)), 5),
        sum((1e16 if x % 3 else -1e16 for x in range(n)), 1.0),
        sum([x] for x in ()),
        sum(([x] for x in range(3)), []),
        sum(x if x % 7 else x * 1j for x in range(20)),
    )


def truths(n):
    seen = []

    def note(x):
        seen.append(x)
        return x

    g = (note(x) < 50 for x in range(n))
    return (
        all(g),
        len(seen),
        next(g),
        any(x > n for x in range(n)),
        any([] if x < 5 else [x] for x in range(n)),
        all(str(x) for x in range(n)),
        any(None for x in range(n)),
        len(seen),
    )


def extremes(n):
    return (
        max(x * 7 % 101 for x in range(n)),
        min(x * 7.5 % 101 for x in range(n)),
        max(str(x) for x in range(n)),
        min((x, -x) for x in range(n)),
        max((x * 7 % 101 for x in range(n)), key=lambda x: -x),
        max((x for x in ()), default="none"),
        repr(min(x for x in (0.0, -0.0, 0))),
        max(x if x % 2 else float(x) for x in range(10)),
    )


def collections(n):
    made = []
    made.extend(x * x for x in range(n))
    made.extend(len(made) for x in range(3))
    return (
        sum(list(x for x in range(n))),
        len(tuple(str(x) for x in numbers(n))),
        len(",".join(str(x) for x in range(n))),
        sorted(-x for x in range(5)),
        made[-4:],
        [*(x for x in numbers(5))],
        list(x if x < 3 else "s" if x < 5 else 0.5 for x in range(8)),
        len(set(x % 37 for x in range(n))),
        set(x if x < 4 else (x,) if x < 6 else x - 6 for x in range(10)),
        sorted(frozenset(str(x % 5) for x in range(n))),
    )


class Num:
    def __init__(self, v):
        self.v = v

    def __radd__(self, o):
        # Runs while the generator is suspended: it is not among the callers.
        return Num(o + self.v)

    def __add__(self, o):
        names.append([f.f_code.co_name for f in frames()][1:3])
        return Num(self.v + o.v)


names = []


def frames():
    f = sys._getframe(1)
    while f:
        yield f
        f = f.f_back


def python_adds(n):
    names.clear()
    r = sum(Num(x) for x in range(n)).v
    return r, names[-1] == names[0], "<genexpr>" in names[-1]


def fails(n):
    def bad():
        for i in range(n):
            yield 1 / (n - 2 - i)

    try:
        return sum(bad())
    except ZeroDivisionError as e:
        return [f.name for f in traceback.extract_tb(e.__traceback__)], [
            f.lineno - fails.__code__.co_firstlineno for f in traceback.extract_tb(e.__traceback__)
        ]


def itself():
    def g():
        for i in range(3):
            yield i
        try:
            list(it)
        except ValueError as e:
            said.append(str(e))
        yield 10

    said = []
    it = g()
    return list(it), said


def closes(n):
    done = []

    def g():
        try:
            for i in range(n):
                yield i < 20
        finally:
            done.append(i)

    it = g()
    r = all(it)
    before = list(done)
    it.close()
    return r, before, done


def sent():
    got = []

    def g():
        for i in range(4):
            got.append((yield i))

    return list(g()), got


def delegated(n):
    def inner():
        yield from numbers(n)
        return n

    def outer():
        r = yield from inner()
        yield r
        yield from (x for x in range(n))

    return sum(outer()), len(list(outer()))


class Tree:
    def __init__(self, low, high):
        mid = (low + high) // 2
        self.value = mid
        self.left = Tree(low, mid) if low < mid else None
        self.right = Tree(mid + 1, high) if mid + 1 < high else None

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            n = yield from self.right
            assert n is None


def walked(n):
    def counted(t, fail):
        got = 0
        for x in t:
            got += 1
            if got == fail:
                raise KeyError(x)
            yield x
        return got

    def outer(fail):
        try:
            k = yield from counted(t, fail)
        except KeyError as e:
            yield str(e)
            k = -1
        yield from [k, k]

    t = Tree(0, n)
    texts = (str(x) if x == 7 else x for x in t)
    return (
        sum(t),
        len(list(t)),
        max(t),
        all(x < 40 for x in t),
        list(outer(0))[-3:],
        list(outer(4)),
        [x for x in texts if isinstance(x, str)],
        sum(outer(0)),
    )


def looks(n):
    """What is being appended to is looked at from inside."""
    made = []

    def g():
        for i in range(n):
            yield len(made)

    made.extend(g())
    return made == list(range(n))


def handled(n):
    """A value that leaves an except block while the exception is handled."""

    def g():
        for i in range(n):
            try:
                raise KeyError(i)
            except KeyError:
                yield i

    return sum(g()), sys.exception()


for n in (200, 150):
    repeat(sums, n)
    repeat(truths, n)
    repeat(extremes, n)
    repeat(collections, n)
    repeat(python_adds, 30)
    repeat(fails, n)
    repeat(itself)
    repeat(closes, n)
    repeat(sent)
    repeat(delegated, n)
    repeat(walked, n)
    repeat(looks, n)
    repeat(handled, n)

calls = []
sys.settrace(lambda f, e, a: calls.append((e, f.f_code.co_name)))
total = sum(x for x in range(5))
sys.settrace(None)
print(total, calls.count(("call", "<genexpr>")))
