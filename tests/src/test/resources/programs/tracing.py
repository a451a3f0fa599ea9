"""What trace and profile functions are told, jumps, and code objects as tools see them."""

import dis
import sys

ev=[]
def tr(f,e,a):
    ev.append((f.f_code.co_name,e,f.f_lineno-f.f_code.co_firstlineno))
    return tr
def basic():
    x = 1
    del x
    return x
def g():
    for i in range(2):
        pass
    while i:
        i -= 1
    yield 2
def h():
    f(
      1,
      2,
      h)
def f(a,b,c):
    x=[a,
       b,
       c]
    if (a and
        b):
        return (x
          +
          x)
sys.settrace(tr)
try: basic()
except Exception: pass
list(g())
h()
sys.settrace(None)
for e in ev: print(e)


# ---- exceptions, generators, nested functions


def boom(n):
    if n:
        raise ValueError(n)
    return n


def catch():
    for n in (0, 1):
        try:
            boom(n)
        except ValueError as e:
            del e
        else:
            pass
        finally:
            n += 1
    with memoryview(b"") as m:
        len(m)
    return [x for x in (1, 2) if x > 1]


def returning():
    yield 1
    return 2


def drive():
    for x in returning():
        pass
    g = returning()
    next(g)
    try:
        g.throw(KeyError)
    except KeyError:
        pass
    while True:
        try:
            break
        finally:
            x = 3
    return x if x else (
        None)


def events(fn, profile=False):
    out = []

    def trace(frame, event, arg):
        if event.startswith("c_"):
            arg = arg.__name__
        elif event == "exception":
            arg = arg[0].__name__
        elif event == "return":
            arg = type(arg).__name__
        out.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg))
        return trace

    (sys.setprofile if profile else sys.settrace)(trace)
    try:
        fn()
    finally:
        (sys.setprofile if profile else sys.settrace)(None)
    print("--", fn.__name__)
    for e in out:
        print("  ", *e)


events(catch)
events(drive)
events(catch, profile=True)
events(drive, profile=True)


# ---- jumps


def jump(fn, where, to):
    out = []
    done = []

    def trace(frame, event, arg):
        if frame.f_code is not fn.__code__:
            return None
        line = frame.f_lineno - frame.f_code.co_firstlineno
        if event == "line" and line == where and not done:
            done.append(1)
            frame.f_lineno = frame.f_code.co_firstlineno + to
        return trace

    sys.settrace(trace)
    try:
        fn(out)
    except Exception as e:
        out.append(f"{type(e).__name__}: {e}")
    sys.settrace(None)
    print(fn.__name__, where, to, out)


def loops(out):
    out.append(1)
    for i in (1, 2):
        out.append(3)
        for j in (1, 2):
            out.append(5)
    try:
        out.append(7)
        raise KeyError
    except KeyError:
        out.append(10)
        out.append(11)
    finally:
        out.append(13)
    with memoryview(b"") as m:
        out.append(15)
    out.append(16)


for where in (1, 3, 5, 7, 10, 15, 16):
    for to in (1, 3, 5, 7, 9, 10, 13, 16, 40, -3):
        jump(loops, where, to)


# ---- code objects


def shown(a):
    x = a.foo(1)
    for i in a:
        print(i, 2)
    return x


names = [i.opname for i in dis.get_instructions(shown)]
print(names[:10])
print(list(shown.__code__.co_lines())[0], shown.__code__.co_names, shown.__code__.co_varnames)
print([i.argval for i in dis.get_instructions(shown) if i.opname in ("LOAD_GLOBAL", "LOAD_ATTR")])
