"""The protocols of generators, coroutines and context managers, and who breaks them."""

import sys, contextlib, types, warnings, inspect
def t(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e, "|", repr(e.__context__), repr(e.__cause__))
def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        yield "caught " + str(e)
    finally:
        pass
@t
def send_first(): return gen().send(5)
@t
def throw_first(): return gen().throw(ValueError("v"))
@t
def throw_mid():
    g = gen(); next(g); return g.throw(ValueError("v"))
@t
def throw_class():
    g = gen(); next(g); return g.throw(ValueError)
@t
def throw_bad():
    g = gen(); next(g); return g.throw(5)
@t
def throw_bad2(): return gen().throw(int)
@t
def throw_none(): return gen().throw()
@t
def close_ret():
    def g():
        try: yield
        except GeneratorExit: return 5
    x = g(); next(x); return x.close(), x.close()
@t
def close_yield():
    def g():
        try: yield 1
        except GeneratorExit: yield 2
    x = g(); next(x); x.close()
@t
def stop_in_gen():
    def g():
        yield 1
        raise StopIteration(3)
    return list(g())
@t
def reenter():
    def g():
        yield next(x)
    x = g(); return next(x)
@t
def yf_send():
    def a():
        r = yield 1
        return r * 2
    def b():
        return (yield from a())
    g = b(); next(g)
    try: g.send(21)
    except StopIteration as e: return e.value
@t
def yf_noniter():
    def b(): yield from 5
    return list(b())
@t
def yf_throw():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
    def b():
        try: yield from It()
        except KeyError as e: yield "k"
    g = b(); next(g); return g.throw(KeyError("x"))
@t
def yf_close_err():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
        def close(self): raise OSError("close")
    def b(): yield from It()
    g = b(); next(g); g.close()
@t
def yf_list_send():
    def b(): yield from [1, 2]
    g = b(); next(g); return g.send(5)
@t
def gi():
    g = gen()
    r = [inspect.getgeneratorstate(g), g.gi_running, g.gi_suspended, g.gi_yieldfrom]
    next(g); r += [inspect.getgeneratorstate(g), g.gi_frame.f_lineno - g.gi_code.co_firstlineno, inspect.getgeneratorlocals(g)]
    g.close(); r += [inspect.getgeneratorstate(g), g.gi_frame]
    return r
async def co(x): return x
@t
def co_twice():
    c = co(1)
    try: c.send(None)
    except StopIteration: pass
    c.send(None)
@t
def co_iter():
    c = co(1)
    try: iter(c)
    finally: c.close()
@t
def co_nonnone():
    c = co(1)
    try: c.send(1)
    finally: c.close()
@t
def co_await_bad():
    async def a(): await 5
    a().send(None)
@t
def co_await_bad2():
    class A:
        def __await__(self): return 5
    async def a(): await A()
    a().send(None)
@t
def aw_bad():
    async def a():
        async with 5: pass
    a().send(None)
@t
def aw_bad2():
    class A:
        async def __aenter__(self): pass
    async def a():
        async with A(): pass
    a().send(None)
@t
def aw_bad3():
    class A:
        def __aenter__(self): return 1
        def __aexit__(self, *a): return 1
    async def a():
        async with A(): pass
    a().send(None)
@t
def af_bad():
    async def a():
        async for x in 5: pass
    a().send(None)
@t
def af_bad2():
    class A:
        def __aiter__(self): return 5
    async def a():
        async for x in A(): pass
    a().send(None)
@t
def af_bad3():
    class A:
        def __aiter__(self): return self
        def __anext__(self): return 5
    async def a():
        async for x in A(): pass
    a().send(None)
@t
def ag():
    async def g():
        yield 1
        yield 2
    async def m():
        r = []
        async for x in g(): r.append(x)
        a = g()
        r.append(await a.asend(None)); r.append(await anext(a)); r.append(await anext(a, "dflt"))
        await a.aclose()
        try: await a.asend(None)
        except StopAsyncIteration as e: r.append(repr(e))
        return r, [x async for x in g() if x > 1]
    try: m().send(None)
    except StopIteration as e: return e.value
@t
def ag_nonnone():
    async def g(): yield 1
    g().asend(5).send(None)
@t
def ag_twice():
    async def g(): yield 1
    a = g(); s = a.asend(None)
    try: s.send(None)
    except StopIteration: pass
    s.send(None)
@t
def with_bad():
    with 5: pass
@t
def with_bad2():
    class A:
        def __enter__(self): pass
    with A(): pass
@t
def with_bad3():
    class A:
        async def __aenter__(self): pass
        async def __aexit__(self, *a): pass
    with A(): pass
@t
def cm_twice():
    @contextlib.contextmanager
    def c():
        yield 1
        yield 2
    with c(): pass
@t
def cm_none():
    @contextlib.contextmanager
    def c():
        if 0: yield
    with c(): pass
@t
def cm_stop():
    @contextlib.contextmanager
    def c():
        try: yield
        except StopIteration: print("stop")
    with c(): raise StopIteration("x")
@t
def cm_replace():
    @contextlib.contextmanager
    def c():
        try: yield
        except ValueError as e: raise KeyError("k") from e
    with c(): raise ValueError("v")
@t
def es():
    with contextlib.ExitStack() as s:
        s.callback(print, "cb")
        s.enter_context(contextlib.suppress(ValueError))
        s.push(lambda *a: print("exit", a[0]))
        raise ValueError("x")
    return "ok"
@t
def es_err():
    with contextlib.ExitStack() as s:
        s.callback(lambda: 1 / 0)
        raise ValueError("x")
@t
def types_co():
    @types.coroutine
    def g(): yield 1
    c = g(); return type(c).__name__, inspect.isawaitable(c), next(c)
@t
def gexp():
    g = (x / 0 for x in [1])
    next(g)
@t
def gexp_iter(): return (x for x in 5)
@t
def throw3():
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        g = gen(); next(g)
        r = g.throw(ValueError, "three", None)
    return r, [str(x.message) for x in w]
@t
def ctx_chain():
    def g():
        try: yield
        except Exception: yield sys.exception()
    x = g(); next(x)
    try: 1 / 0
    except ZeroDivisionError:
        e = x.throw(KeyError("k"))
    return repr(e), repr(e.__context__), sys.exception()
