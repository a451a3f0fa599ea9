"""Sorting with and without keys, and algorithms of one's own."""

import bisect
import functools


def numbers(n):
    x = 42
    out = []
    for _ in range(n):
        x = (x * 1664525 + 1013904223) % 4294967296
        out.append(x >> 8)
    return out


def quick(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (
        quick([i for i in items if i < pivot])
        + [i for i in items if i == pivot]
        + quick([i for i in items if i > pivot])
    )


def heap(items):
    items = items[:]
    n = len(items)

    def sift(start, end):
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and items[child] < items[child + 1]:
                child += 1
            if items[root] >= items[child]:
                return
            items[root], items[child] = items[child], items[root]
            root = child

    for start in range(n // 2 - 1, -1, -1):
        sift(start, n)
    for end in range(n - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)
    return items


def run():
    data = numbers(40000)
    a = sorted(data)
    b = quick(data)
    c = heap(data[:12000])
    d = sorted(data, key=lambda v: (v % 100, -v))
    e = sorted(map(str, data), key=len, reverse=True)
    f = sorted(data[:3000], key=functools.cmp_to_key(lambda x, y: (x > y) - (x < y)))
    g = []
    for v in data[:4000]:
        bisect.insort(g, v)
    return a == b, c == sorted(data[:12000]), d[:3], e[0], f[:2], g[::1000]


if __name__ == "__main__":
    import harness

    harness.main(run)
