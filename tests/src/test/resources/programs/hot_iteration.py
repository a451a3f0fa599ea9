# stat tier1: 68 <= tier1_iterations
# stat tier1: tier1_crashes <= 0
# stat deopt: 50 <= deopts_forced
# stat deopt: tier1_crashes <= 0
"""Compiled loops over lists, tuples, strs, dicts, sets, enumerate and zip, which change meanwhile."""
import sys

N = 60
BIG = 1 << 66


def over(n, things):
    out = []
    for i in range(n):
        for x in things:
            out.append(x)
        if len(out) > 50:
            del out[:40]
    return out


def total(items):
    t = 0
    for x in items:
        t += x
    return t


def largest(items):
    best = None
    for x in items:
        if best is None or x > best:
            best = x
    return best


def numbered(items, start=0):
    t = []
    for i, x in enumerate(items, start):
        t.append((x, i))
    return t[-3:]


def nested(a, b):
    t = []
    for i, (x, y) in enumerate(zip(a, b)):
        t.append(i + x * y)
    return t


def pairs(a, b):
    t = []
    for x, y in zip(a, b):
        t.append((y, x))
    return t[:4]


def entries(d):
    t = []
    for k, v in d.items():
        t.append((v, k))
    return t[:5], [k for k in d], [v for v in d.values()], {v: k for k, v in d.items()}


def triples(rows):
    t = 0
    for a, b, c in rows:
        t += a * b + c
    return t


def kept(items):
    last = None
    for p in enumerate(items):
        a, b = p
        last = p
    return last, a, b


def growing(n):
    l = [1]
    steps = 0
    for x in l:
        steps += x
        if len(l) < n:
            l.append(x)
    for x in l:
        if len(l) > 5:
            l.pop()
        steps += 1
    l = list(range(n))
    for x in l:
        if x == 3:
            l[4] = "changed"
            l[5] = 2.5
        if x == "changed":
            l[6] = BIG
            continue
        steps += x if isinstance(x, int) and x < BIG else 100
    return steps, len(l)


def changing(d, how):
    seen = []
    try:
        for k in d:
            seen.append(k)
            if k == 2:
                how(d)
    except RuntimeError as e:
        seen.append(str(e))
    return seen


def changing_items(d, how):
    seen = []
    try:
        for k, v in d.items():
            seen.append((k, v))
            if k == 2:
                how(d)
    except RuntimeError as e:
        seen.append(str(e))
    return seen


def swap(d):
    del d[0]
    d["new"] = 1


def members(s):
    t = 0
    for x in s:
        t = t * 3 % 10007 + x
    return t


def changing_set(s, how):
    seen = []
    it = iter(s)
    for _ in range(2):
        try:
            for k in it:
                seen.append(k)
                if k == 2:
                    how(s)
        except RuntimeError as e:
            seen.append(str(e))
        seen.append(it.__length_hint__())
    return seen


def swap_in_set(s):
    s.discard(0)
    s.add(100)


class Counting:
    def __init__(self, n, log):
        self.n = n
        self.log = log

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        if self.n == 2:
            f = sys._getframe(1)
            self.log.append((f.f_lineno - f.f_code.co_firstlineno, sorted(f.f_locals)))
        return self.n


class Broken(Counting):
    def __next__(self):
        if self.n == 1:
            raise ValueError("broken")
        return super().__next__()


class Listed(list):
    def __iter__(self):
        return iter("own")


class Numbered(enumerate):
    pass


def watched(n):
    log = []
    for _ in range(n):
        for i, x in enumerate(Counting(4, log)):
            y = i, x
        for a, b in zip(Counting(4, log), [7, 8, 9, 10]):
            y = a, b
        for c in Counting(3, log):
            pass
    return log[0], log[-1], log[-2], len(log), y


def failing(n):
    out = []
    for k in range(n):
        try:
            for i, x in enumerate(Broken(3 + k % 2, [])):
                out.append((i, x))
        except ValueError as e:
            out.append((str(e), i, x, e.__traceback__.tb_lineno - failing.__code__.co_firstlineno))
        try:
            for a, b in zip(range(5), Broken(3, [])):
                out.append((a, b))
        except ValueError as e:
            out.append((str(e), a, b))
    return out[-12:]


def uneven(n):
    out = []
    for _ in range(n):
        a, b = iter([1, 2, 3, 4]), iter([5, 6])
        for x, y in zip(a, b):
            pass
        out.append((x, y, list(a), list(b)))
        a, b = iter([1]), iter([5, 6])
        for x, y in zip(a, b):
            pass
        out.append((x, y, list(a), list(b)))
        for x, y in zip([], b):
            print("never")
    try:
        for x, y in zip([1, 2], [3], strict=True):
            out.append(x)
    except ValueError as e:
        out.append(str(e))
    return out[-4:]


def jumps(n):
    out = []
    for i in range(n):
        for j, x in enumerate("abcdef"):
            if x == "b":
                continue
            if j == 4:
                break
            out.append(x)
        else:
            print("never")
        for k, v in {1: 2}.items():
            pass
        else:
            out.append(k + v)
    return out[-6:], j, x


def traced(n):
    lines = []

    def trace(f, event, arg):
        lines.append((f.f_lineno - f.f_code.co_firstlineno, event))
        return trace

    def inner(n):
        t = 0
        for i, x in enumerate([5] * n):
            if i == n - 2:
                sys.settrace(trace)
                sys._getframe().f_trace = trace
            t += x
        for k, v in {1: 2, 3: 4}.items():
            t += v
        sys.settrace(None)
        return t

    return inner(n), lines


def stopped(n):
    it = iter([1, 2, 3])
    got = []
    for _ in range(n):
        for x in it:
            got.append(x)
            break
    return got, list(it)


for v in ([1, 2], (3, "x"), "a\u20ac", {4: 5}, {6}, {7: 8}.values(), {9: 1}.items(), b"z", range(2), Listed([1])):
    print(over(N, v)[-4:])
for _ in range(30):
    sums = (
        total([1, 2, 3]),
        total([1.5, 2.5]),
        total((1, 2, BIG)),
        total([1, 2.5, True]),
        total([BIG, -BIG]),
        total({1, 2}),
        total([(1 << 63) - 1, 1]),
        largest([3, 1, 4]),
        largest("hello"),
        largest([2.5, float("nan"), 1.0]),
        largest([1, 2.5, BIG]),
    )
print(sums)
for _ in range(30):
    found = (
        numbered("abc"),
        numbered([1, 2], (1 << 63) - 2),
        numbered([1, 2, 3, 4], BIG),
        numbered((), 3),
        nested([1, 2], (3, 4)),
        nested([1.5], [BIG]),
        pairs("ab", [1, 2]),
        pairs({1: 2}, {3}),
        entries({1: 2, "a": "b"}),
        entries({}),
        triples([(1, 2, 3), [4, 5, 6]]),
        kept("xyz"),
    )
print(found)
for bad in ([(1, 2)], [1], [(1, 2, 3, 4)]):
    try:
        triples(bad)
    except (TypeError, ValueError) as e:
        print(e)
for d in ({(1, 2): 3}, {"ab": 1}):
    for _ in range(40):
        t = []
        for a, b in d:
            t.append((a, b))
    print(t)
print(growing(N))
for how in (lambda d: None, lambda d: d.pop(1), lambda d: d.update(x=1), swap, lambda d: d.clear()):
    for _ in range(30):
        r = changing({i: i for i in range(5)}, how), changing_items({i: i for i in range(5)}, how)
    print(r)
for how in (
    lambda s: None,
    lambda s: s.discard(1),
    lambda s: s.add(50),
    swap_in_set,
    lambda s: s.clear(),
    lambda s: s.update(range(3, 60)),
):
    for _ in range(30):
        r = changing_set(set(range(5)), how), changing_set({9, 2, 17}, how)
    print(r)
for _ in range(30):
    r = members({5, 1, 40}), members(frozenset(range(0, 90, 7))), members(set()), members({1, 2.5})
print(r)
print(watched(N))
print(failing(N))
print(uneven(N))
print(jumps(N))
print(traced(N))
print(stopped(5))
print([(i, x) for i, x in Numbered("ab")], [(i, x) for i, x in reversed(list(enumerate("ab")))])
