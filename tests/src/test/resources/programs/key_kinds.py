# Sets and dicts of ints, strs and None keep no hashes, until another kind of key arrives: order,
# equal keys of other types, late arrivals, comparisons that change the table, copies, refills.

import sys
from collections import Counter, OrderedDict, defaultdict

log = []


class Key:
    """Equal to a value, and tells when it is asked."""

    def __init__(self, of, then=None):
        self.of = of
        self.then = then

    def __hash__(self):
        log.append(f"hash {self.of!r}")
        return hash(self.of)

    def __eq__(self, o):
        log.append(f"{self.of!r} == {o.of if isinstance(o, Key) else o!r}")
        if self.then:
            self.then()
        return self.of == (o.of if isinstance(o, Key) else o)

    def __repr__(self):
        return f"Key({self.of!r})"


class Int(int):
    pass


class Odd(int):
    def __hash__(self):
        return 3

    def __eq__(self, o):
        return isinstance(o, Odd)


class Str(str):
    def __hash__(self):
        return hash("a")

    def __eq__(self, o):
        return str.__eq__(self, o)


def logged():
    out = "; ".join(log)
    log.clear()
    return out


# A little generator of numbers, so that nothing depends on the library.
class Random:
    def __init__(self, seed):
        self.x = seed

    def below(self, n):
        self.x = (self.x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.x >> 33) % n


M = (1 << 61) - 1


def key(r, kinds):
    """A key, of the first so many kinds."""
    k = r.below(kinds)
    n = r.below(40) - 4
    if k <= 3:
        return n
    if k == 4:
        return (n % 5) << 59 | n % 3
    if k == 5:
        return n % 8 * M + n % 4 - 2
    if k == 6:
        return -(1 << 63) + n if n % 2 else (1 << 63) - 1 - n
    if k == 7:
        return None
    if k == 8:
        return float(n)
    if k == 9:
        return n % 2 == 0
    if k == 10:
        return Int(n)
    if k == 11:
        return complex(n)
    if k == 12:
        return (n % 3, n % 2)
    if k == 13:
        return n % 4 * M * M + n
    if k == 14:
        return Odd(n)
    return n / 2


def show(s):
    return " ".join(map(repr, s))


def sets(r, kinds, steps):
    a = set()
    b = frozenset()
    for _ in range(steps):
        k = key(r, kinds)
        what = r.below(13)
        if what < 5:
            a.add(k)
        elif what == 5:
            a.discard(k)
        elif what == 6 and a:
            b |= {a.pop()}
        elif what == 7:
            a = a | {key(r, kinds) for _ in range(r.below(8))}
        elif what == 8:
            b = frozenset(a) ^ b
        elif what == 9:
            b = b - a if r.below(2) else b & a
        elif what == 10 and r.below(4) == 0:
            a &= b
        elif what == 11:
            assert (k in a) == any(k == x and hash(k) == hash(x) for x in a)
        elif r.below(12) == 0:
            a.clear()
    print(kinds, show(a), "|", show(b), "|", a <= b, a.isdisjoint(b), a == b, hash(b))
    print(show(a | b), "|", show(a & b), "|", show(a - b), "|", show(a ^ b))
    print(a.__sizeof__(), show(a.copy()), len(set(a) | set(b)), show(set(dict.fromkeys(a))))


def dicts(r, kinds, steps):
    d = {}
    e = defaultdict(set)
    o = OrderedDict()
    for i in range(steps):
        k = key(r, kinds)
        what = r.below(13)
        if what < 4:
            d[k] = i
        elif what == 4:
            d[k] = d.get(k, 0) + 1
        elif what == 5:
            e[k].add(i)
        elif what == 6:
            d.pop(k, None)
        elif what == 7:
            o.setdefault(k, i)
        elif what == 8 and k in o:
            o.move_to_end(k, r.below(2) == 0)
        elif what == 9 and d:
            d.popitem()
        elif what == 10:
            o.update(list(d.items())[:3])
        elif what == 11 and r.below(6) == 0:
            d = dict(d)
        elif r.below(10) == 0:
            d = {**d, **o}
    print(kinds, d, dict(o), list(e), d == dict(o))
    print(sys.getsizeof(d) > 0, list(reversed(d))[:4], d.keys() & o.keys() == o.keys() & d.keys())


def random_mixes():
    for seed in range(12):
        for kinds in (4, 6, 8, 9, 10, 12, 15, 16):
            r = Random(seed * 100 + kinds)
            sets(r, kinds, 20 + seed * 15)
            dicts(r, kinds, 20 + seed * 15)


def equal_keys():
    for group in ([1, True, 1.0, Int(1), 1 + 0j], [0, False, -0.0, 0j], [1 << 62, float(1 << 62)]):
        for first in group:
            for second in group:
                s = {first}
                s.add(second)
                d = {first: "a"}
                d[second] = "b"
                print(repr(first), repr(second), s, d, second in {first, "x"}, second in {"x": 0, first: 1})
    big = {10**30, 10**30 + 0, 1 << 64, 5}
    print(len(big), 10**30 in big, float(1 << 64) in big, 1 << 64 in {float(1 << 64)})
    a = {M, 0, -1, -2, M - 1, -M, 2 * M, -2 * M - 1, 1 << 61, -(1 << 61)}
    print(len(a), list(a), [hash(x) for x in a])
    print([x in a for x in (M + 1, -1, -2, 0.0, -2.0, float(M), float(1 << 61), True)])
    print({None, "a", 1} == {1, None, "a"}, None in {None}, None in {0, "", 5}, {None: 1}[None])


def late_arrivals():
    for n in (3, 5, 30, 300):
        s = set(range(n))
        d = dict.fromkeys(range(n))
        print(Key(2) in s, logged())
        print(Key(-5) in s, logged())
        print(d.get(Key(2), 7), Key(n + 1) in d, logged())
        s.add(Key(1))
        print(len(s), logged())
        s.add(Key(n))
        d[Key(n)] = 1
        print(len(s), len(d), logged())
        print(n in s, n in d, logged())
        s.add(n)
        s.update(range(n, 2 * n))
        print(len(s), list(s) == list(s.copy()), logged())
        d.update(dict.fromkeys(range(2 * n)))
        print(len(d), list(d)[-2:], logged())
        s.remove(n)
        s |= {"a", "b"}
        s.discard("a")
        print(n in s, "a" in s, "b" in s, len(s), logged())
        t = {i for i in range(n)} | {Key(n + 5)}
        print(len(t), len(t & s), len(t - s), t <= s, logged())
        while s:
            s.pop()
        s.add(4)
        print(s, 4 in s, 4.0 in s, logged())
        d.clear()
        d[4] = 4
        print(d, 4.0 in d, Key(4) in d, logged())
    names = {"a", "b"}
    names.add(Str("b"))
    names.add(Str("c"))
    print(sorted(names), len(names), Str("a") in names, "c" in names)
    table = {"a": 1}
    table[Str("a")] = 2
    table[Str("z")] = 3
    print(table, table.get("z"), table.get(Str("z")))


def mutations():
    # The comparison empties, refills or grows the table it is asked by.
    for n in (4, 40):
        for change in ("clear", "grow", "odd", "same", "drop"):
            s = set(range(n))
            d = dict.fromkeys(range(n), 0)

            def then():
                probe.then = None
                if change == "clear":
                    s.clear()
                    d.clear()
                elif change == "grow":
                    s.update(range(100, 200))
                    d.update(dict.fromkeys(range(100, 200)))
                elif change == "odd":
                    s.add(Key(77))
                    d[Key(77)] = 1
                elif change == "same":
                    s.discard(2)
                    s.add(2)
                    d.pop(2)
                    d[2] = 1
                else:
                    s.discard(2)
                    del d[2]

            probe = Key(2, then)
            print(n, change, probe in s, len(s), len(d), logged())
            probe = Key(2, then)
            s.update(range(n))
            d.update(dict.fromkeys(range(n), 0))
            logged()
            s.add(probe)
            print(len(s), len(d), logged())
            probe = Key(2, then)
            s.update(range(n))
            d.update(dict.fromkeys(range(n), 0))
            logged()
            if change == "clear":
                continue
            d[probe] = 5
            print(len(s), len(d), d.get(2), logged())
    # The other operand of an operator changes while it is read.
    a = {Key(1), Key(2), Key(3)}
    b = set(range(6))
    for k in a:
        k.then = lambda: b.add(Key(50) if len(b) < 20 else 0)
    logged()
    print(len(b | a), len(b), len(log) > 0)
    log.clear()
    for text in ("set changed", "dict changed"):
        c = set(range(5)) if text[0] == "s" else dict.fromkeys(range(5))
        try:
            for x in c:
                if text[0] == "s":
                    c.add(Key(9))
                else:
                    c[Key(9)] = 1
        except RuntimeError as e:
            print(e)
        log.clear()


def unhashable():
    for bad in ([], {}, {1}):
        for f in (lambda s: s.add(bad), lambda s: bad in s, lambda s: s.discard(bad)):
            try:
                print(f({1, 2}))
            except TypeError as e:
                print(e)
    print({1} in {frozenset({1}), 3}, {1} in {3, "a"})


def empty():
    s = set()
    t = set()
    print(s == t, 1 in s, "a" in s, None in s, list(s), s | t, s & t, s - t, s ^ t, s.copy())
    s.update(t)
    s.discard(1)
    s |= {1, 1.5}
    print(s, t, frozenset() | s, s.__sizeof__(), t.__sizeof__())
    t.add("x")
    print(set(), t, len(set()))
    t.remove("x")
    t.update({3, 4, 5})
    print(sorted(t))
    try:
        set().pop()
    except KeyError as e:
        print(e)


def displays():
    # Constants come in all at once, other items one by one.
    a = 16
    for s in (
        {16, 0, 1},
        {16, 0, 1, 2, 3},
        {a, 0, 1, 2, 3},
        {16, 32, 0, 1.0, True, 3},
        {-1, 7, 8, (1, 2), 40, None},
        {16, 0},
        {*(16, 0), 1, 2, 3},
        {33, 65, 97, 1, 129, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13},
        {x for x in (16, 0, 1, 2, 3)},
    ):
        print(list(s) if None not in s else 8 in s, len(s), s.__sizeof__())
        s.add(5)
        s.discard(16)
    total = 0
    for i in range(300):
        s = {3, 2, 1, 19, 35}
        s.add(i)
        total += len(s) + next(iter(s))
        for x in {19, 3, 35, 2, 51}:
            total = total * 3 % 1000003 + x
    print(total)


def large():
    # Tables of many sizes, with hashes of all bits, negative ones, removal and refilling.
    for n in (9, 20, 90, 700, 12000):
        for step in (1, -1, 1 << 40, -(1 << 31), M - 1, 0xFFFF_FFFF):
            d = {}
            s = set()
            o = OrderedDict()
            for i in range(n):
                d[i * step] = i
                s.add(i * step - 1)
                o[-i * step] = i
            for i in range(0, n, 3):
                del d[i * step]
                s.discard(i * step - 1)
                o.move_to_end(-i * step, last=i % 2 == 0)
            found = sum(i * step in d for i in range(-3, n + 3)), sum(i - 1 in s for i in range(n))
            for i in range(0, n, 6):
                d[i * step] = -i
                d[str(i)] = i
                s.add(i * step - 1)
            d[None] = s.pop()
            print(n, step, found, len(d), len(s), list(d)[-3:], list(s)[:4], list(o)[:2], list(o)[-2:])
            d[2.5] = 1
            s.add(2.5)
            o[2.5] = 1
            e = {k: v for k, v in reversed(d.items()) if v != 1}
            print(d == dict(e), {**e, **d} == d, str(6) in d, 6 in d, 6.0 in d, 6.0 in s, e.keys() <= d.keys())
            print(len(s & {*range(-1, n)}), len(s | {0, 1}), s - {2.5} < s, len(o.keys() & d.keys()))
            while len(d) > 3:
                d.popitem()
            for i in range(40):
                d[i] = d.pop(i * step, i)
            print(list(d)[:5], list(d)[-2:])


def counting():
    c = Counter("abracadabra")
    c.update([1, 1.0, True, None, 2])
    c["a"] += 2
    print(c, c.most_common(2), c + Counter([1]), c & Counter("aab"))
    groups = {}
    for i in range(40):
        groups.setdefault(i % 7, []).append(i)
        groups.setdefault(f"k{i % 3}", set()).add(i)
        groups.setdefault((i % 2,), set()).add(i)
    print(groups)
    edges = defaultdict(set)
    for i in range(60):
        for j in (i * 7 + 3, i * 13 + 5, i + 1):
            edges[i].add(j % 60)
            edges[j % 60].add(i)
    total = 0
    for node in edges:
        for other in edges[node]:
            total = (total * 31 + other) % 1000003
    print(total, sum(map(len, edges.values())), [list(edges[i]) for i in range(6)])


def place(n, row, columns, left, right):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in columns and row + c not in left and row - c not in right:
            for rest in place(n, row + 1, columns | {c}, left | {row + c}, right | {row - c}):
                yield (c, *rest)


random_mixes()
equal_keys()
late_arrivals()
mutations()
unhashable()
empty()
counting()
displays()
large()
print(len(list(place(6, 0, frozenset(), frozenset(), frozenset()))))
