# stat tier1: 10 <= tier1_compiles
# stat tier1: 20000 <= resumed
# stat default: 20000 <= resumed
# stat deopt: 1000 <= resumed
# stat tier1: tier1_crashes <= 0
# stat default: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Generators, coroutines and async generators in compiled code: send, throw, close, delegation, locals."""
import zlib
import sys, inspect, gc
def gen(n):
    t = 0.5
    for i in range(n):
        t += i
        x = yield i
        if x is not None: t += x
    return t
def use(n):
    r = []
    g = gen(n)
    try:
        v = next(g)
        while True:
            v = g.send(v * 2) if v % 3 else next(g)
            r.append(v)
            if v % 50 == 0: r.append(sorted(g.gi_frame.f_locals.items()))
    except StopIteration as e:
        r.append(e.value)
    return r
for k in range(5): print(zlib.crc32(repr(use(300)).encode()), use(100)[-3:])
def inner(n):
    try:
        for i in range(n):
            y = yield i
            if y == 7: raise KeyError(i)
    finally:
        log.append("fin%d" % n)
    return n * 2
def dele(n):
    r = yield from inner(n)
    s = yield from inner(n + 1)
    return r, s
log = []
def run(g):
    out = []
    while True:
        try: out.append(next(g))
        except StopIteration as e:
            out.append(e.value); return out
for k in range(600): r = run(dele(k % 7))
print(r, len(log), log[-4:])
def thrower(n):
    g = dele(n); out = [next(g)]
    try:
        out.append(g.send(7))
    except KeyError as e: out.append(repr(e))
    g = dele(n); next(g)
    try: g.throw(ValueError("t"))
    except ValueError as e: out.append(str(e)+str(e.__traceback__.tb_next.tb_lineno))
    g = dele(n); next(g); g.close()
    return out
for k in range(300): r = thrower(4)
print(r, len(log))
def catching():
    n = 0
    while True:
        try:
            x = yield n
            n += 1
        except ValueError as e:
            n += 10
        except GeneratorExit:
            log.append("exit"); raise
g = catching(); next(g)
for k in range(2000):
    r = g.throw(ValueError) if k % 4 == 0 else g.send(1)
print(r); g.close(); print(log[-1])
class A:
    def __init__(s, n): s.n = n
    def __await__(s):
        for i in range(s.n):
            yield i
        return s.n * 3
async def co(n):
    a = await A(n)
    b = await A(n + 1)
    return a + b
async def agen(n):
    for i in range(n):
        yield i
        await A(1)
async def main(n):
    t = 0
    async for v in agen(n):
        t += v
    t += await co(n)
    async with CM() as c: t += c
    return t + sum([x async for x in agen(5)])
class CM:
    async def __aenter__(s): await A(2); return 4
    async def __aexit__(s, *a): return False
def drive(c):
    k = 0
    while True:
        try: c.send(None); k += 1
        except StopIteration as e: return k, e.value
for k in range(800): r = drive(main(6))
print(r)
def swap(n):
    a, b = 0, 1
    while n:
        yield a
        a, b = b, a + b
        n -= 1
print([list(swap(100))[-1] for _ in range(50)][-1], sum(sum(x*x for x in range(10)) for _ in range(2000)))
def closure(k):
    z = k
    def g2():
        nonlocal z
        for i in range(k):
            z += 1
            yield z, k
    return list(g2()), z
for k in range(600): r = closure(5)
print(r)
print(inspect.getgeneratorlocals(gen(3)))
def loc(n):
    q = 3.5; i = 0
    while i < n:
        i += 1
        yield sorted(locals().items())
for k in range(300): r = list(loc(4))
print(r)
gg = loc(5); [next(gg) for _ in range(3)]
gg.gi_frame.f_locals["i"] = 4
print(list(gg))


# A number that is unboxed on one way only is an object behind a yield.
def encode(xs, markers):
    if markers is not None:
        m = id(xs)
        markers[m] = xs
    buf = "["
    for v in xs:
        if isinstance(v, str):
            yield buf + v
        elif isinstance(v, int):
            yield buf + str(v)
        else:
            yield buf
            yield from encode(v, markers)
        buf = ","
    yield "]"
    if markers is not None:
        del markers[m]
def known(xs, k, flag):
    if flag: m = k
    t = 0
    for v in xs:
        t += v
        yield t
        if flag: t += m
    yield m if flag else None
for k in range(1500):
    d = {}
    r = "".join(encode([1, "a", [2, [k]]], d if k % 3 else None))
    assert not d
    s = list(known([1, 2, 3], k, k % 2))
print(r, s)
def many(n, flag):
    if flag: a = n; b = n * 0.5
    try:
        for i in range(n):
            if i % 3 == 0: raise ValueError(i)
            if flag: b += a
    except ValueError as e:
        c = (a, b) if flag else e.args
    return c
for k in range(1500): r = many(k % 5 + 1, k % 2)
print(r)
