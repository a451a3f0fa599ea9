# stat tier1: 5 <= tier1_compiles
# stat tier1: 15 <= tier1_slices
# stat default: 4 <= tier1_slices
# stat default: tier1_recompiles <= 12
# stat tier1: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Slices read and assigned, keys of dicts and sets that are ints or of classes of one's own."""

BIG = 1 << 70


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


class Symbol(str):
    pass


class Folded(str):
    def __eq__(self, o):
        return isinstance(o, str) and self.lower() == o.lower()

    def __hash__(self):
        return hash(self.lower())


class Ordered(str):
    def __lt__(self, o):
        return str(self)[::-1] < str(o)[::-1]


class Env(dict):
    pass


class Missing(dict):
    def __missing__(self, k):
        return "missing"


class Own(dict):
    def __getitem__(self, k):
        return "own"

    def __contains__(self, k):
        return True

    def __setitem__(self, k, v):
        super().__setitem__(k, (v,))


def read(o, lo, hi):
    return o[lo:hi], o[:hi], o[lo:], o[:], o[hi:lo], o[lo::-1], o[:hi:2]


def write(o, lo, hi, v):
    a, b, c, d = o[:], o[:], o[:], o[:]
    a[lo:hi] = v
    b[:hi] = v
    c[lo:] = v
    try:
        d[lo::2] = v
    except ValueError as e:
        d = str(e)
    o[lo:hi] = o
    return a, b, c, d, o


def loop(n):
    bounds = [None, 0, 1, 2, -1, -2, 5, -9, 100, BIG, -BIG, True, Index(1)]
    out = []
    for k in range(n):
        lo, hi = bounds[k % len(bounds)], bounds[k * 7 % len(bounds)]
        for o in ("hello", "\u20ac\U0001f600ab", [1, 2, 3], [1.5, 2.5], ["a", 1, 2.5], (1, 2, 3), b"xyz", range(9), []):
            out.append(read(o, lo, hi))
        for o, v in (
            ([1, 2, 3], [7, 8]),
            ([1, 2, 3], [7, 8, 9]),
            ([1, 2, 3], [7.5]),
            ([1.5, 2.5], [0.5]),
            (["a", "b"], ["c"]),
            ([1, 2], "xy"),
            ([], [1]),
            ([1, 2, 3, 4], (5,)),
            ([1, 2], {3: 4}),
        ):
            out.append(write(o[:], lo, hi, v))
    return out


def flips(n):
    p = list(range(n))
    for k in range(1, n):
        p[: k + 1] = p[k::-1]
    q = [float(x) for x in p]
    for k in range(1, n):
        q[: k + 1] = q[k::-1]
        q[1:3], q[2:4] = q[2:4], q[1:3]
    return p, q


def errors(n):
    out = []
    for k in range(n):
        for f in (
            lambda: [1]["a":],
            lambda: "ab"[1.5:],
            lambda: {}[1:2],
            lambda: k[0:1],
            lambda: write([1], 0, 1, 5),
            lambda: "abc".__setitem__(slice(0, 1), "x"),
        ):
            try:
                out.append(f())
            except (TypeError, KeyError, AttributeError) as e:
                out.append(f"{type(e).__name__}: {e}")
    return out[-6:]


def keys(n):
    d, s = {}, set()
    env, missing, own = Env(), Missing(), Own()
    for i in range(n):
        for k in (i % 9, float(i % 5), True, BIG + i % 3, str(i % 4), Symbol(i % 4), Folded("A"), "a", (i % 3, "x")):
            d[k] = d.get(k, 0) + 1
            s.add(k)
            env[k] = i
            own[k] = i
        if missing["x"] != "missing" or own["nothing"] != "own" or 5 not in own or "zz" in env:
            print("wrong")
    nan = float("nan")
    d[nan] = 1
    return d, len(s), env[Symbol("1")], dict(own)[1], nan in d, float("nan") in d, [nan] == [nan]


def compared(n):
    out = []
    for i in range(n):
        a, b, c, d = Symbol("abc"), "abc", Folded("ABC"), Ordered("cba")
        out = [x == y for x in (a, b, c, d) for y in (a, b, c, d)]
        out += [x < y for x in (a, b, c, d) for y in (a, b, c, d)]
        out += [x != y for x in (a, b) for y in (c, d)]
        out += [hash(a) == hash(b), a in [b], b in {a: 1}, c in {b: 1}, b in {c: 1}]
    return out


def patched(n):
    out = []
    e = Env(a=1)
    for i in range(n):
        if i == n - 2:
            Env.__getitem__ = lambda self, k: "patched"
            Env.__contains__ = lambda self, k: False
            Symbol.__hash__ = lambda self: 5
            Symbol.__eq__ = lambda self, o: True
        out.append((e["a"], "a" in e, Symbol("b") == "c", hash(Symbol("q")) == 5))
    return out[0], out[-3:]


import hashlib

r = loop(60)
print(len(r), hashlib.md5(repr(r).encode()).hexdigest())
print(r[-12:])
print(flips(12))
print(errors(20))
print(keys(60))
print(compared(60))
print(patched(60))


def flips(perm):
    """Bounds that are unboxed, steps back, and assignment of as many items."""
    p = perm[:]
    first = p[0]
    k = 0
    while first:
        p[: first + 1] = p[first::-1]
        k += 1
        first = p[0]
    return k


def pieces(p, i, j):
    i = i + 0
    j = j + 0
    out = [p[i:j], p[i:], p[:j], p[:], p[i:j:-1], p[i::-1], p[:j:-1], p[::-1], p[i:j:2], p[i::3]]
    out += [p[i:j:-2], p[::-3], p[i::1099511627776], p[:j:-1099511627776], p[-2:], p[:-1:1]]
    return out


def put(p, i, j, q):
    i = i + 0
    j = j + 0
    a = p[:]
    a[i:j] = q
    b = p[:]
    b[:j] = b[:j:1]
    c = p[:]
    c[i:] = c[i:]
    d = p[:]
    d[i:j] = d
    return a, b, c, d


class Shown:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print(key, value)


print(sum(flips([(i * 3 + k) % 7 for i in range(7)]) for k in range(7) for _ in range(60)))
INTS = [3, 1, 4, 1, 5, 9, 2, 6]
for n in range(3):
    out = []
    for p in (INTS, [float(x) for x in INTS], list("abcdefgh"), [], [7]):
        for i in (0, 1, 3, 8, 9, -1, -3, -8, -9, 2**62, -(2**63)):
            for j in (0, 2, 7, 8, 2**63 - 1, -2, -9):
                out.append((pieces(p, i, j), put(p, i, j, p[2:5]), put(p, i, j, [1.5, 2])))
    print(len(out))
print(out[::23])
for p in ("abcdefgh", (1, 2, 3, 4), b"abcdefgh", range(10), Shown()):
    for i in range(-9, 9):
        last = pieces(p, i, i + 2)
    print(last)
try:
    put(Shown(), 1, 2, 3)
except TypeError as e:
    print(e)
try:
    pieces([1], 2**63, 1)
    print(pieces(5, 1, 2))
except TypeError as e:
    print(e)


def sparse(items, n):
    """What is read is a number only where it is not false."""
    total = 0
    for k in range(n):
        x = items[k & 7]
        if x:
            total += x + 1
    return total


NONES = [None, 1, None, 2, None, 3, None, 4]
for items in ([1, 0, 2, 0, 3, 0, 4, 0], NONES, [0.5, 0.0] * 4, ["", 1] * 4, NONES):
    print(sparse(items, 5000))


def chase(links):
    k = links[0]
    n = 0
    while k:
        n += k
        k = links[k]
    return n, k


for links in ([3, 0, 1, 2], [3, False, 1, 2], [3, None, 1, 2], [2**70, 1]):
    for _ in range(50):
        try:
            r = chase(links)
        except IndexError as e:
            r = str(e)
    print(r)
