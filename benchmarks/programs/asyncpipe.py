"""Coroutines, async generators and queues on asyncio."""

import asyncio


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def square(source, sink):
    while (item := await source.get()) is not None:
        await sink.put(item * item)
    await sink.put(None)


async def numbers(n):
    for i in range(n):
        yield i
        if i % 100 == 0:
            await asyncio.sleep(0)


async def pipeline(n):
    a, b = asyncio.Queue(8), asyncio.Queue(8)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(a, n))
        group.create_task(square(a, b))
        total = 0
        while (item := await b.get()) is not None:
            total += item
    return total


async def depth(n):
    if n == 0:
        return 0
    return 1 + await depth(n - 1)


async def main():
    evens = [i async for i in numbers(80000) if i % 2 == 0]
    totals = await asyncio.gather(*(pipeline(3000) for _ in range(4)))
    deep = 0
    for _ in range(1500):
        deep += await depth(50)
    return len(evens), totals, deep


def run():
    return asyncio.run(main())


if __name__ == "__main__":
    import harness

    harness.main(run)
