"""Recursion: deep, too deep, and with the limit raised."""

import sys


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(900))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(e)


class R:
    def __repr__(self):
        return repr(self)


try:
    repr(R())
except RecursionError as e:
    print(type(e).__name__)

sys.setrecursionlimit(50000)
print(down(40000))
nested = []
for _ in range(500):
    nested = [nested]
print(len(repr(nested)))
