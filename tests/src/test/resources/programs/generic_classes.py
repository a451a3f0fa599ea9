"""Instances of generic classes and protocols with constructors of their own."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Pair(Generic[T]):
    def __init__(self, x, y):
        self.x, self.y = x, y


class Triple(Pair[int]):
    def __init__(self, x, y, z=3):
        super().__init__(x, y)
        self.z = z


class Made(Generic[T]):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self


class Sized(Protocol[T]):
    n: T

    def __init__(self, n):
        self.n = n


class Impl(Sized[int]):
    pass


@dataclass
class Box[V]:
    value: V
    label: str = "box"


print(vars(Pair(1, 2)), vars(Pair[int](3, 4)), vars(Triple(1, 2)))
print(Made(1, 2).args, Made[str]("a").args, Impl(5).n, Box(1), Box[int](2, "b"))
for bad in (lambda: Pair(1), lambda: Triple(1, 2, 3, 4), lambda: Box()):
    try:
        print(bad())
    except TypeError as e:
        print(e)
