"""Closures, decorators, partial application, higher-order functions."""

import functools
import operator


def counted(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x

    return composed


def counter():
    n = 0

    def increase(by=1):
        nonlocal n
        n += by
        return n

    return increase


@counted
def add(a, b=1, *, c=0):
    return a + b + c


def memo(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return inner


def run():
    add.calls = 0
    pipeline = compose(lambda x: x + 1, lambda x: x * 2, functools.partial(operator.mul, 3))
    total = 0
    up = counter()
    for i in range(90000):
        total += pipeline(i)
        up()
        up(by=2)
        total += add(i) + add(i, 2) + add(i, b=3, c=4)

    @memo
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    adders = [lambda x, k=k: x + k for k in range(10)]
    for i in range(10000):
        for a in adders:
            total += a(i)
    return total, up(0), add.calls, fib(200), functools.reduce(operator.add, range(1000))


if __name__ == "__main__":
    import harness

    harness.main(run)
