# stat tier1: 60 <= tier1_direct_calls
# stat tier1: 8 <= tier1_branches
# stat tier1: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat deopt: tier1_crashes <= 0
"""Compiled calls of builtin functions and methods: what they take, give and raise; replaced ones."""
import builtins
import math
import operator
import sys

N = 300
BIG = 1 << 70


class Ints(list):
    def append(self, x):
        super().append(x + 1)


class Env(dict):
    pass


class Odd:
    def __len__(self):
        return 7

    def __abs__(self):
        return "abs"

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __iter__(self):
        return iter("odd")


def functions(n):
    t = 0
    s = "hello world"
    for i in range(n):
        t += len(s) + abs(-i) + ord(s[i % 5]) + len(str(i)) + hash(i) + int("12")
        t += max(i, 3) + min(2, i) + sum((i, 1)) + round(2.5)
        if isinstance(i, int) and not isinstance(i, (str, list)) and callable(functions):
            t += 1
        x = math.sqrt(i) + float(i) + float("0.5") + math.floor(2.5)
        t += int(x) + bool(i) + len(repr(x)) + len(bin(i)) + pow(2, 5) + divmod(i, 7)[1]
    return t, chr(ord("a") + t % 26), type(t) is int


def methods(n):
    words = []
    d = {}
    env = Env()
    own = Ints()
    push = words.append
    for i in range(n):
        w = "%d,%d" % (i, n)
        a, b = w.split(",")
        push(a)
        words.append(b.strip().upper())
        own.append(i)
        env[i] = i
        d.setdefault(i % 7, set()).add(i)
        if w.startswith("1") or w.endswith("99") and w.isdigit():
            d[i % 7].discard(i)
        if env.get(i) != i or env.get(-1, None) is not None or d.get("x", i) != i:
            print("wrong")
        words.extend(w.partition(",")[:1])
        if len(words) > 20:
            words.pop()
            words.pop(0)
            words.insert(1, "x")
            words.reverse()
    return words[:9], len(words), own[:3], own[-1], sum(map(len, d.values())), w.find("9"), w.count("0"), w.index(",")


def operands(n, values):
    out = []
    for i in range(n):
        v = values[i % len(values)]
        out = []
        for f in (len, abs, float, int, ord, list, type, hash, math.sqrt, iter):
            try:
                r = f(v)
                out.append(type(r).__name__ if f is iter or f is hash else r)
            except (TypeError, ValueError, OverflowError) as e:
                out.append(f"{type(e).__name__}: {e}")
        for m in (lambda: len(v), lambda: abs(v), lambda: float(v), lambda: min(v, v), lambda: max(2, v)):
            try:
                out.append(m())
            except (TypeError, ValueError, OverflowError) as e:
                out.append(f"{type(e).__name__}: {e}")
    return [str(o).split(" object at")[0] for o in out]


def one(v):
    return abs(v)


def two(a, b):
    return max(a, b), min(a, b)


def length(v):
    return len(v) + 1


def real(v):
    return float(v)


def many_kinds():
    for f, sets in (
        (one, [(-3,), (3.5,), (-BIG,), (True,), (-(1 << 63),), (2j,), (Odd(),), (-0.0,)]),
        (length, [("abc",), ([1],), ({},), (b"xy",), (range(5),), (Odd(),), ((),), ({1},)]),
        (real, [(1,), (2.5,), ("1e3",), (Odd(),), (BIG,), (True,), (Ints(),)]),
        (
            two,
            [(1, 2), (2.5, 1.5), (1, 1.0), (1.0, 1), (True, 1), (1, True), ("a", "b"), (BIG, 1)]
            + [(float("nan"), 1.0), (1.0, float("nan")), (0.0, -0.0), (-0.0, 0.0), ([1], [0])],
        ),
    ):
        for args in sets:
            for _ in range(120):
                try:
                    r = f(*args)
                except TypeError as e:
                    r = e
            print(f.__name__, type(args[0]).__name__, repr(r))


def shadowed(n):
    out = []
    for i in range(n):
        if i == n - 20:
            builtins.len = lambda x: "replaced"
        if i == n - 15:
            globals()["len"] = lambda x: "shadowed"
        if i == n - 10:
            del globals()["len"]
        if i == n - 5:
            builtins.len = original
        out.append(len("abc"))
    return out[-22:]


original = len


def patched(n):
    out = []
    for i in range(n):
        if i == n - 20:
            math.sqrt = lambda x: "patched"
        if i == n - 10:
            del math.sqrt
        if i == n - 5:
            math.sqrt = root
        try:
            r = math.sqrt(i)
        except AttributeError as e:
            r = str(e)
        out.append(r)
    return [o if isinstance(o, str) else int(o) for o in out[-22:]]


root = math.sqrt


def called(f, n):
    out = None
    for i in range(n):
        out = f(i)
    return out


def receivers(n):
    out = []
    for i in range(n):
        o = ["abc", [3, 1], {"k": i}, (1, 2), b"xyz", Env(a=1), Ints([5])][0 if i < n - 40 else i % 7]
        try:
            out.append(o.index(o[0]))
        except (AttributeError, KeyError, TypeError) as e:
            out.append(str(e))
        try:
            out.append(o.copy())
        except AttributeError as e:
            out.append(str(e))
    return out[-60:]


def raising(n):
    seen = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                [].pop()
            elif i % 3 == 1:
                int("x%d" % (i % 2))
            else:
                "abc".index("z")
        except (IndexError, ValueError) as e:
            seen += len(str(e))
    try:
        for i in range(n):
            ord("a" if i < n - 1 else "ab")
    except TypeError as e:
        print(e, e.__traceback__.tb_lineno - raising.__code__.co_firstlineno, i == n - 1)
    return seen


def frames(n):
    x = 0
    for i in range(n):
        x = x + 1
        if i > n - 3:
            y = locals()["x"], sorted(vars())[:3], sys._getframe().f_locals["i"], eval("x + i")
    return y


class Meta(type):
    def __instancecheck__(cls, o):
        if o == "loud":
            sys._getframe(1).f_locals["seen"] = "changed"
        if o is None:
            raise ValueError("none of it")
        return o == 5 or o == "loud"


class Virtual(metaclass=Meta):
    pass


class Pretends:
    __class__ = property(lambda self: int)


class Base:
    pass


class Derived(Base):
    pass


def judged(n):
    counts = {}
    things = [1, True, "s", Derived(), Base(), Pretends(), 2.5, None, int, BIG, [1], (), Ints()]
    for i in range(n):
        for o in things:
            key = ""
            if isinstance(o, int):
                key += "i"
            if not isinstance(o, (str, (float, list))):
                key += "n"
            if isinstance(o, Base) and not isinstance(o, Derived):
                key += "b"
            while isinstance(o, type):
                o = "type"
                key += "t"
            key += "u" if isinstance(o, int | None) else "-"
            if callable(o) or hasattr(o, "upper"):
                key += "c"
            if isinstance(o, str) and o.startswith("s") and o.isalpha():
                key += "a"
            counts[key] = counts.get(key, 0) + 1
    return sorted(counts.items())


def hooked(n):
    seen = "unchanged"
    yes = 0
    for i in range(n):
        if isinstance(i, Virtual):
            yes += 1
        if isinstance("loud" if i == n - 2 else i, Virtual):
            yes += 1
        elif i == n - 1:
            return seen, yes


def unhooked(n):
    out = []
    for i in range(n):
        try:
            if isinstance(None if i > n - 3 else 5, Virtual if i % 2 else (Virtual, str)):
                out.append(i)
            if isinstance(i, 3 if i == n - 3 else int):
                out.append(i)
        except (ValueError, TypeError) as e:
            out.append(str(e))
    return out[-8:]


def classes(n):
    out = []
    for i in range(n):
        t = type(i if i < n - 3 else "s")
        l = list("ab" if i < n - 2 else (i,))
        l.append(i)
        l.append(float(i))
        l.append(int(i * 1.5))
        out.append((t.__name__, l, int(-2.5), int(2.5e18 * i), float(True), abs(-i * 0.5)))
    big = []
    for x in (1.5, -0.0, 1e300, float("inf"), float("nan"), -(2.0**63), 2.0**63, 9007199254740993.0):
        try:
            big.append(int(x * 1.0))
        except (OverflowError, ValueError) as e:
            big.append(str(e))
    return out[-4:], big


class Loud:
    def __eq__(self, o):
        sys._getframe(1).f_locals["got"] = "set"
        return True

    def __hash__(self):
        return 1


def written(n):
    loud = Loud()
    got = "unset"
    d = {1: 5}
    for i in range(n):
        if i == n - 1:
            d.get(loud)
    return got


def traced(n):
    lines = set()

    def trace(f, event, arg):
        lines.add(f.f_lineno - f.f_code.co_firstlineno)
        return trace

    def inner(n):
        t = 0
        for i in range(n):
            if i == n - 2:
                sys.settrace(trace)
                sys._getframe().f_trace = trace
            t += len("abc")
            t += abs(-1)
        sys.settrace(None)
        return t

    return inner(n), sorted(lines)


print(functions(N), functions(3))
print(methods(N))
for v in ("abc", 3, -2.5, [1, 2], BIG, True, Odd(), None, "7", b"q", float("inf")):
    print(operands(40, [v]))
print(operands(120, [1, "x", 2.5, None]))
many_kinds()
print(shadowed(N))
print(patched(N))
for f in (len, str, int, "abc".startswith, [1, 2].count, operator.neg, lambda x: x, Odd, range, type):
    try:
        r = called(f, N)
        print(r if not isinstance(r, Odd) else "Odd")
    except TypeError as e:
        print(e)
print(receivers(N))
print(judged(40))
print(hooked(N))
print(unhooked(N))
print(classes(N))
print(raising(N))
print(frames(N))
print(written(N))
print(traced(N))
