# vm: --vm-tier1-calls=30
# stat tier1: 5 <= tier1_compiles
# stat tier1: tier1_crashes <= 0
"""Hot calls that leave arguments to defaults, and one code object under several namespaces."""

import types


def none(a=1, b=2, c=3, d=4):
    return a * 1000 + b * 100 + c * 10 + d


def some(a, b=2, c=3):
    return a * 100 + b * 10 + c


def keep(x, seen=[]):
    seen.append(x)
    return len(seen)


class Thing:
    def __init__(self, n=5, by=1):
        self.n = n
        self.by = by

    def step(self, by=None):
        self.n += self.by if by is None else by
        return self


def run(n):
    total = 0
    for i in range(n):
        total += none() + none(i) + none(i, 1) + none(i, 1, 2) + none(i, 1, 2, 3)
        total += some(i) + some(i, 4) + some(i, 4, 5) + keep(i)
        total += Thing().step().n + Thing(i).step(2).n + Thing(i, 3).step().n
    return total


print(run(200), run(200))
for f, args in ((some, ()), (some, (1, 2, 3, 4)), (none, (1, 2, 3, 4, 5)), (Thing, (1, 2, 3))):
    try:
        f(*args)
    except TypeError as e:
        print(e)
try:
    some()
except TypeError as e:
    print(e)
some.__defaults__ = (7,)
try:
    print(some(1, 2), some(1))
except TypeError as e:
    print(e)
some.__defaults__ = (8, 9)
none.__defaults__ = (9, 8, 7, 6)
print(some(1), some(1, 2), none(), none(1, 2), run(50))
some.__defaults__ = None
try:
    print(some(1, 2, 3), some(1, 2))
except TypeError as e:
    print(e)

# The same code with other globals, hot in both, and new functions of it after it was compiled.
base = 10


def reads(x):
    return base + x


other = types.FunctionType(reads.__code__, {"base": 20})
t = 0
for i in range(300):
    t += reads(i) * 2 + other(i)
print(t, reads(1), other(1))
third = types.FunctionType(reads.__code__, {"base": 30})
print(sum(third(i) for i in range(100)), reads(1), other(1), third(1))
other.__code__ = (lambda x: base - x).__code__
print(other(5), reads(5))
other.__code__ = reads.__code__
print(other(5), sum(other(i) for i in range(100)), reads(5))


def make(n):
    def inner(x, k=n):
        return x + k

    return inner


print(sum(make(i)(j) for i in range(20) for j in range(20)))
