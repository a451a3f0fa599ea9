# stat default: 10 <= tier1_recompiles <= 60
# stat default: 100 <= deopts <= 2500
# stat default: 1 <= give_ups
# stat default: tier1_crashes <= 0
# stat tier1: 10 <= tier1_recompiles <= 60
# stat tier1: 100 <= deopts <= 2500
# stat tier1: tier1_crashes <= 0
"""Loops in which a guard fails every round: they are compiled anew a few times, then left alone."""


class Thing:
    K = 1

    def __init__(self):
        self.x = 1

    def m(self):
        return 1


# The class changes before each use.
def methods(n):
    t, o = 0, Thing()
    for i in range(n):
        Thing.m = lambda self: 2
        t += o.m()
    return t


def attributes(n):
    t, o = 0, Thing()
    for i in range(n):
        Thing.fresh = property(lambda self: 3)
        t += o.x + o.fresh
        del Thing.fresh
    return t


# A class for each round.
def shapes(n):
    t = 0
    for i in range(n):
        o = type("C", (), {})()
        o.x = i
        t += o.x
    return t


# A name that comes and goes.
def names(n):
    global G, len
    t = 0
    for i in range(n):
        G = i
        len = max if i & 1 else min
        t += G + len(i, 3)
        del G, len
    return t


def unbound(n):
    t = 0
    for i in range(n):
        try:
            t += v
        except UnboundLocalError:
            t += 1
        v = 1
        del v
    return t


# Kinds of numbers, of containers, of iterators.
def numbers(n):
    t = 0
    v = [1, 2.5, 2**70, True, -(2**63), 1j]
    for i in range(n):
        a, b = v[i % 6], v[i // 6 % 6]
        t += a * b == b * a
        a -= b
    return t


def containers(n):
    t = 0
    v = [[1, 2], (1, 2), {0: 1, 1: 2}, b"ab", "ab", range(2), [1.5, 2.5], ["a", "b"]]
    for i in range(n):
        c = v[i % 8]
        t += c[i & 1] == c[1]
        for e in c:
            t += 1
    return t


def iterators(n):
    t = 0
    for i in range(n):
        for k in range(2) if i & 1 else [0, 1]:
            t += k
        a, b = (1, 2) if i % 3 else [3, 4]
        t += a
    return t


def outside(n):
    t, v = 0, [1, 2]
    for i in range(n):
        try:
            t += v[i]
            v[i] = i
        except IndexError:
            t += 1
    return t


# Functions that are called and loops that are entered with other kinds each time.
def inner(a, b):
    t = a
    for k in range(4):
        t = t + b
    return t


def entries(n):
    v = [1, 2.5, 2**70, 1j, True]
    return sum(inner(v[i % 5], v[i // 5 % 5]) == 0 for i in range(n))


def callees(n):
    t = 0
    v = [len, lambda o: 1, Thing.m, str, dict.fromkeys, int]
    for i in range(n):
        t += v[i % 6]("1") is None
    return t


for f in methods, attributes, shapes, names, unbound, numbers, containers, iterators, outside, entries, callees:
    print(f.__name__, f(20), f(3000), f(20), [f(3) for i in range(300)][-1], f(3000))
