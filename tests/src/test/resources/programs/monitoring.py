"""The events of sys.monitoring, in order, with the lines they are at."""

import sys

E=sys.monitoring.events
M=sys.monitoring
names={getattr(E,n):n for n in dir(E) if n.isupper()}
def run(fn, mask=-1):
    out=[]
    def off2line(code,o):
        for s,e,l in code.co_lines():
            if s<=o<e: return None if l is None else l-code.co_firstlineno
    def rec(ev):
        def cb(code,*a):
            n=names[ev]
            if n=='LINE': out.append((n,code.co_name,a[0]-code.co_firstlineno)); return
            if n in('JUMP','BRANCH'): out.append((n,code.co_name,off2line(code,a[0]),off2line(code,a[1]))); return
            out.append((n,code.co_name,off2line(code,a[0]))+tuple(getattr(x, '__name__', None) or type(x).__name__ for x in a[1:]))
        return cb
    M.use_tool_id(3,'x')
    all=0
    for ev in names:
        if ev and names[ev] not in ('INSTRUCTION',):
            M.register_callback(3,ev,rec(ev)); all|=ev
    try:
        M.set_events(3,all&mask)
        try: fn()
        except Exception as e: print('raised',repr(e))
        M.set_events(3,0)
    finally:
        M.free_tool_id(3)
    print('==',fn.__name__)
    for o in out: print('  ',o)
def a1():
    x=[1,2]
    for i in x:
        if i>1:
            len(x)
        else: x.append
    return max(*x)
def a2():
    try:
        int('x')
    except ValueError as e:
        print
    finally:
        y=1
def a3():
    def g():
        yield 1
        try:
            yield 2
        except KeyError: yield 3
    def h(): return (yield from g())
    b=h()
    next(b); next(b); b.throw(KeyError)
    b.close()
    for z in g(): pass
class It:
    n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>2: raise StopIteration
        return s.n
def a4():
    for i in It(): pass
    try:
        try: raise KeyError
        except KeyError: raise
    except: pass
class P:
    def m(self): return 1
class Q(P):
    def __init__(self, a=1): self.a=a
    def m(self): return super().m()
def a5():
    q=Q(a=2)
    q.m()
    str(5)
    f=q.m; f()
    with memoryview(b'') as fh: pass
    print(*[],end='')
    sorted([3,1],key=lambda v:-v)
def a6():
    raise ZeroDivisionError
def a7():
    while True:
        try:
            break
        finally:
            x=1
    assert x, 'no'
    return x and (x or 2)
def a8():
    class C:
        z=1
        def f(self): pass
    C().f()
    x = 1 if C else 2
    match x:
        case 1: pass
        case _: pass
async def co():
    async def ag():
        yield 1
    async for x in ag(): pass
    return 3
def a9():
    try: co().send(None)
    except StopIteration: pass
for f in (a1,a2,a3,a4,a5,a6,a7,a8,a9): run(f)


# Callbacks that disable their place, until events are restarted.
calls = []


def disabling(code, line):
    calls.append(line - code.co_firstlineno)
    return M.DISABLE


def spin():
    for i in range(3):
        i += 1


M.use_tool_id(2, "disabling")
M.register_callback(2, E.LINE, disabling)
M.set_local_events(2, spin.__code__, E.LINE)
spin()
spin()
print(calls)
M.restart_events()
spin()
print(calls, M.get_local_events(2, spin.__code__) == E.LINE)
M.set_local_events(2, spin.__code__, 0)


def refused(code, offset, exc):
    return M.DISABLE


M.register_callback(2, E.RAISE, refused)
M.set_events(2, E.RAISE)
try:
    {}["missing"]
except ValueError as e:
    print(e)
M.set_events(2, 0)
M.free_tool_id(2)


# A callback's exception is raised where the event is.
def fails(code, line):
    raise OSError("from the callback")


M.use_tool_id(2, "failing")
M.register_callback(2, E.LINE, fails)
M.set_local_events(2, spin.__code__, E.LINE)
try:
    spin()
except OSError as e:
    print(e, e.__traceback__.tb_next.tb_lineno - spin.__code__.co_firstlineno)
M.set_local_events(2, spin.__code__, 0)
M.free_tool_id(2)


# Switched on while frames run, events reach them at once, and end at once.
def switch():
    seen = []
    M.use_tool_id(2, "switch")
    M.register_callback(2, E.LINE, lambda c, n: seen.append(n - c.co_firstlineno))
    x = 1
    M.set_events(2, E.LINE)
    x += 1
    x += 1
    M.set_events(2, 0)
    x += 1
    M.free_tool_id(2)
    return seen


print(switch())
