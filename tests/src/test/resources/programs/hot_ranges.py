# stat tier1: 30 <= tier1_range_loops
# stat tier1: tier1_crashes <= 0
# stat default: 10 <= tier1_range_loops
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
"""Loops over ranges that are left, entered again, suspended, and whose iterators others have."""

import sys


def nested(n):
    s = 0
    for i in range(n):
        for j in range(i, 0, -2):
            for k in range(j & 3):
                s += i * j - k
    return s


print(nested(60))


def broken(n):
    out = []
    for i in range(n):
        if i == n // 2:
            break
    else:
        out.append("never")
    out.append(i)
    for i in range(3, n, 7):
        if i & 1:
            continue
        out.append(i)
    else:
        out.append("else")
    for i in range(n, n):
        out.append("empty")
    return out[:8], out[-3:], len(out)


for _ in range(40):
    r = broken(200)
print(r)


def edges():
    big = 2**63
    out = []
    for start, stop, step in [
        (big - 4, big - 1, 1),
        (big - 4, big + 3, 1),
        (-big, -big + 3, 1),
        (-big + 3, -big - 1, -1),
        (0, big - 1, 2**61),
        (2**70, 2**70 + 3, 1),
        (5, 0, -2),
    ]:
        for i in range(start, stop, step):
            out.append(i)
    return out


for _ in range(30):
    e = edges()
print(e)


def raising(n):
    """Handlers in the loop go on with it."""
    caught = []
    total = 0
    for i in range(n):
        try:
            if i % 50 == 49:
                total += [][i]
            total += i
        except IndexError:
            caught.append(i)
        finally:
            total += 1
    return total, caught


print(raising(500))


def overflows(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x


print([overflows(n) for n in (5, 30, 60, 41)])


def mixed(n):
    """A value changes its kind in the middle: guards fail with the loop half done."""
    total = 0
    for i in range(n):
        v = i if i < n - 5 else i + 0.5 if i & 1 else "abc"
        if isinstance(v, str):
            total += len(v)
        else:
            total += v
    return total


for n in (300, 2000, 10):
    print(mixed(n))


def shared(n):
    """The iterator is the program's: both go on with it."""
    it = iter(range(n))
    out = []
    for i in it:
        if i % 3 == 0:
            out.append(next(it, None))
        if i > 40:
            break
    out.append(list(it)[:3])
    return out


for _ in range(40):
    r = shared(60)
print(r)


def twice(n):
    it = iter(range(n))
    return [(a, b) for a in it for b in it if b & 7 == 0]


for _ in range(40):
    r = twice(50)
print(r)


def either(things):
    """Sometimes a range, sometimes not."""
    s = 0
    for t in things:
        for x in t:
            s += x
    return s


print(either([range(100)] * 60), either([range(5), [1, 2], (3,), {4: 5}, reversed(range(9))] * 20))
print(either([range(5), map(abs, range(-3, 3)), range(2**65, 2**65 + 2)] * 3))


def gen(n):
    for i in range(n):
        got = yield i
        if got:
            yield got * i


def drive():
    g = gen(30)
    out = [next(g)]
    for k in range(40):
        try:
            out.append(g.send(k % 3))
        except StopIteration:
            out.append("end")
            break
    return out


for _ in range(60):
    d = drive()
print(d)


def thrown(n):
    def inner():
        seen = []
        for i in range(n):
            try:
                yield i
            except ValueError:
                seen.append(i)
        yield seen

    g = inner()
    out = [next(g)]
    for k in range(n - 1):
        out.append(g.throw(ValueError) if k % 4 == 0 else next(g))
    return out, next(g)


for _ in range(40):
    t = thrown(12)
print(t)


def watched(n):
    """Somebody looks at the frame in the middle."""
    lines = []
    for i in range(n):
        if i in (3, n - 2):
            f = sys._getframe()
            lines.append((f.f_lineno - f.f_code.co_firstlineno, dict(f.f_locals)["i"]))
    return lines


for _ in range(60):
    w = watched(40)
print(w)


def traced(n):
    """Tracing begins in the middle: the interpreter goes on where the loop is."""
    events = []

    def trace(frame, event, arg):
        if event == "line":
            events.append(frame.f_lineno - frame.f_code.co_firstlineno)
        return trace

    out = []
    for i in range(n):
        if i == n - 3:
            sys.settrace(trace)
            sys._getframe().f_trace = trace
        out.append(i)
    sys.settrace(None)
    return out[-4:], events[:12]


for _ in range(4):
    t = traced(300)
print(t)


def columns(rows):
    total = 0.0
    n = len(rows)
    for i in range(n):
        row = rows[i]
        for j in range(-1, -n - 1, -1):
            total += row[j] * rows[j][i]
    return total


print(columns([[i + j / 4 for j in range(20)] for i in range(20)]))


def grown(n):
    """The list grows and shrinks under the loop."""
    a = [0.5]
    for i in range(n):
        if i & 1:
            a.append(i * 1.5)
        elif len(a) > 4:
            del a[0]
        a[i % len(a)] += 1
    return len(a), sum(a)


print(grown(2000))


def outer(n):
    return sum(sum(i * j for j in range(i)) for i in range(n))


print(outer(60))
print([[i * j for j in range(3)] for i in range(3)])
