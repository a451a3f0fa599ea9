"""Generators and coroutines: protocol, return values, throw, close, async."""

import asyncio
import inspect


def g():
    try:
        got = yield 1
        print("got", got)
        got = yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("cleanup")
    return "result"


i = g()
print(next(i), i.send("a"), i.throw(ValueError("v")), inspect.getgeneratorstate(i))
try:
    next(i)
except StopIteration as e:
    print("stop", e.value)
i = g()
next(i)
i.close()
print(i.gi_frame, list(i), i.gi_running)
try:
    g().send(1)
except TypeError as e:
    print(e)


def delegate():
    r = yield from g()
    print("r", r)
    yield from (x for x in "ab")
    yield from [7]


print(list(delegate()))


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def infinite():
    n = 0
    while True:
        n += (yield n) or 1


j = infinite()
print(next(j), next(j), j.send(10), next(j))


class AIter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


class ACtx:
    async def __aenter__(self):
        print("aenter")
        return 5

    async def __aexit__(self, *exc):
        print("aexit", exc[0])
        return True


async def agen():
    try:
        for n in range(3):
            yield n
    finally:
        print("agen closed")


async def work(n):
    await asyncio.sleep(0.001 * n)
    return n


async def main():
    print([v async for v in AIter(3)], [v async for v in agen() if v])
    async with ACtx() as c:
        print(c)
        raise KeyError("x")
    gen = agen()
    async for v in gen:
        print(v)
        break
    else:
        print("never")
    await gen.aclose()
    print(await asyncio.gather(work(3), work(1), work(2)))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout")
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    q = asyncio.Queue()
    q.put_nowait(1)
    return await q.get()


print(asyncio.run(main()))
c = work(1)
print(inspect.iscoroutine(c), c.cr_code.co_name)
c.close()
