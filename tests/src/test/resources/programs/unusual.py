"""Less used corners of the language."""

import sys
from dataclasses import dataclass


def swap(a, b, /, c, *, d):
    return a, b, c, d


print(swap(1, 2, c=3, d=4), swap(*[1, 2], **{"c": 3, "d": 4}))
x = [1, 2, 3]
i = 0
i, x[i] = 1, 9
print(i, x)
x[0], x[1] = x[1], x[0]
print(x, [*x, *x][::2], {**{"a": 1}, "a": 2})


@lambda f: (lambda *a: ("wrapped", f(*a)))
def decorated(n):
    return n


print(decorated(2))


@dataclass
class Point:
    x: int
    y: int = 0


def m(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case "a" | b"a":
            return "letter"
        case [Point(x=0), *rest]:
            return f"origin {len(rest)}"
        case Point(1, y):
            return f"one {y}"
        case {"k": [a, (b, c)], **rest}:
            return f"{a}{b}{c}{rest}"
        case (float() as f, str() | None as g):
            return f"{f} {g}"
        case -1.5 | 2 + 3j:
            return "number"
        case [[]] | ():
            return "empty"
        case sys.maxsize:
            return "max"
        case _:
            return "?"


for v in (1, 500, "a", [Point(0), 1, 2], Point(1, 7), {"k": [1, [2, 3]], "z": 0}, (1.5, None), -1.5, 2 + 3j, [[]], (), sys.maxsize, 50, None):
    print(m(v), end=", ")
print()
print((a := 10) + a, [b := 1, b + 1], not (a == 10), a if a else b, (yield_ := 3))
del x[:], (i), [a]
print(x)
try:
    a
except NameError:
    print("a is gone")
for x[0:0] in [[1], [2]]:
    pass
print(x)
with open(__file__) as f, open(__file__) as g:
    print(f.readline() == g.readline(), f.name == __file__)
print(f.closed, 1 if not [] else 2, 3 .real, 1..is_integer(), "a" "b" == "ab", [1, 2, 3][1:][0])
print(*(lambda: (yield))(), type(lambda: 0).__name__, (lambda *a, **k: (a, k))(*"ab", c=1))
print(__debug__, __name__, Ellipsis is ..., NotImplemented, (1).__add__(2), [].__class__, "".join.__name__)


def annotated(a: int, b: "str" = "x") -> None:
    c: list[int] = []
    d: undefined_name
    return c


print(annotated(1), annotated.__annotations__)
v: int = 3
w: str
print(__annotations__)
assert v == 3, "never"
if True: print("one line"); print("two")
class E(Exception): pass
try: raise E
except E: print("E")
finally: print("F")
print(0 if 0 else 1 if 0 else 2, [i for i in range(5) if i if i > 1], {i: j for i, j in [(1, 2)]})
print("%s" % (1,), "%r" % "x", b"%b" % b"y", -2**2, (-2)**2, 2**3**2, not 1 == 2, 1 in [1] == True)
print(eval("[v for v in range(n)]", {"n": 3}), sorted(vars(Point(1))), Point(1) == Point(1), Point(2))
