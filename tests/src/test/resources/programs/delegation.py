# stat: 1000 <= tier0_delegated
# stat plain: tier0_delegated <= 0
import traceback, sys, inspect
def leaf(n):
    for i in range(n):
        got = yield i
        if got == 'raise': raise KeyError('leaf')
        if got == 'ret': return 'early'
        if got == 'frames': print([f.function for f in inspect.stack(0)][:4])
    return 'end'
def mid(n):
    try:
        r = yield from leaf(n)
    except KeyError as e:
        traceback.print_exc(file=sys.stdout)
        r = yield 'handled'
    print('mid', r, inspect.getgeneratorstate(G))
    return r
def top(n):
    x = yield from mid(n)
    yield ('top', x)
    x = yield from mid(n)
    raise ValueError(x)
for cmds in (['frames', None, 'ret', None], [None,'raise','back',None,None], [None]*20):
    G = g = top(3); print(next(g), g.gi_yieldfrom is not None, g.gi_frame.f_back, g.gi_running)
    try:
        for c in cmds: print(c, g.send(c))
    except ValueError as e:
        traceback.print_exc(file=sys.stdout)
    except StopIteration as e: print('stop', e.value)
g = top(3); next(g)
try: g.throw(KeyError('in'))
except Exception as e: print('E', e)
print(g.close())
# reentrancy
def selfy():
    try: yield from inner()
    except ValueError as e: print(e); yield 1
def inner():
    yield 0
    print(S.gi_running, S.gi_yieldfrom)
    S.send(None)
S = selfy(); next(S); print(next(S))
import asyncio

async def c3(n):
    await asyncio.sleep(0)
    if n == 2: raise OSError('x')
    return n
async def c2(n): return await c3(n) + 1
async def c1():
    t = 0
    for i in range(4):
        try: t += await c2(i)
        except OSError as e: traceback.print_exc(file=sys.stdout)
    return t
print(asyncio.run(c1()))
# deep recursion of generators
def deep(n):
    if n: yield from deep(n-1)
    yield n
try: print(sum(deep(900)))
except RecursionError as e: print('rec', e)
try: print(sum(deep(3000)))
except RecursionError as e: print('rec', e)
def it():
    return (yield from iter([1,2]))
print(list(it()))


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left:
            yield from self.left
        got = yield self.value
        if got:
            print("got", got)
        if self.right:
            yield from self.right


def build(low, high):
    if low < high:
        mid = (low + high) // 2
        return Tree(build(low, mid), mid, build(mid + 1, high))


print(sum(build(0, 500)), list(build(0, 12)))
walk = iter(build(0, 8))
print([walk.send(None if i == 0 else i) for i in range(8)])


# Handled exceptions are those of the innermost frame that handles one.
def shows():
    while True:
        yield sys.exception()


def handles():
    try:
        raise KeyError("outer")
    except KeyError:
        yield from shows()


h = handles()
print(repr(next(h)), repr(next(h)), sys.exception())
try:
    raise OSError("caller")
except OSError:
    print(repr(next(h)), repr(sys.exception()))
    s = shows()
    print(repr(next(s)), repr(next(s)))
print(repr(next(s)), repr(next(h)))
