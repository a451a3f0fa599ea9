# stat: 20 <= tier0_specialised
# stat plain: tier0_specialised <= 0
"""Arithmetic that expects floats or ints from what it has seen, and then meets something else."""
import struct


def add(a, b):
    return a + b


def chain(a, b, c):
    return (a * b + c) * (a - b) - c / (a + b)


def whole(a, b, c):
    return (a * b + c) * (a - b) - (c % b) + (a // b) - (c & a)


def compare(a, b, c):
    return (a * b < c, a - b > c + a, a + b == c, a != b * c, a <= b, b >= c - a)


def branch(a, b):
    if a * 2 < b - 1:
        return "less"
    elif a + b >= b * b:
        return "more"
    return "else"


def index(seq, i, j):
    return seq[i + j], seq[i - j], seq[i * j]


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy):
        self.x += dx * self.y
        self.y -= dy * self.x
        return self.x * self.x + self.y * self.y


class Odd:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __bool__(self):
        return True

    def say(op, swap=False):
        def method(self, other):
            left, right = (other, self) if swap else (self, other)
            return Odd(f"({left!r} {op} {right!r})")

        return method

    __add__, __radd__ = say("+"), say("+", True)
    __sub__, __rsub__ = say("-"), say("-", True)
    __mul__, __rmul__ = say("*"), say("*", True)
    __truediv__, __rtruediv__ = say("/"), say("/", True)
    __floordiv__, __rfloordiv__ = say("//"), say("//", True)
    __mod__, __rmod__ = say("%"), say("%", True)
    __and__, __rand__ = say("&"), say("&", True)
    __lt__, __gt__, __le__, __ge__ = say("<"), say(">"), say("<="), say(">=")
    __eq__, __ne__ = say("=="), say("!=")


class Int(int):
    def __add__(self, other):
        return "Int.__add__"

    __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = __add__


class Float(float):
    def __add__(self, other):
        return "Float.__add__"

    __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = __add__


def fresh(f):
    """The function again, its sites without feedback."""
    source = f.__code__
    return type(f)(source.replace(co_name=f.__name__ + "2"), f.__globals__)


def attempt(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        r = (type(e).__name__, str(e), e.__traceback__.tb_next.tb_lineno)
    print(f.__name__, args if not any(isinstance(a, Point) for a in args) else "", r)


nan, inf = float("nan"), float("inf")
low, high = -(2**63), 2**63 - 1
odd = [Odd("o"), 1, 2.5, True, "s", [1], (2,), None, nan, inf, -0.0, 0, 0.0]
odd += [low, high, 2**64, Int(3), Float(1.5), 1j, b"b"]
warm = {"floats": (1.5, 2.25, 3.125), "ints": (7, 3, 5), "strings": ("a", "b", "c")}

for kind, args in warm.items():
    for f in (add, chain, whole, compare, branch):
        n = f.__code__.co_argcount
        for x in odd:
            for place in range(n):
                g = fresh(f)
                for _ in range(3):
                    try:
                        g(*args[:n])
                    except TypeError:
                        pass
                given = list(args[:n])
                given[place] = x
                attempt(g, *given)
                attempt(g, *args[:n])

# Results that are not numbers, zero divisors, overflows and the least int on the way.
for f in (chain, whole, compare):
    for args in [(inf, inf, 1.0), (1.0, -1.0, 2.0), (nan, nan, nan), (0.0, 0.0, 0.0), (inf, -inf, inf)]:
        g = fresh(f)
        for _ in range(3):
            try:
                g(1.5, 2.5, 3.5)
            except TypeError:
                pass
        attempt(g, *args)
        attempt(g, 1.5, 2.5, 3.5)
    for args in [(low, 1, 0), (low, -1, 0), (high, high, high), (2**62, 2, 0), (2**32, 2**31, 0), (0, 0, 0)]:
        g = fresh(f)
        for _ in range(3):
            g(5, 3, 2)
        attempt(g, *args)
        attempt(g, 5, 3, 2)
for a, b in [(low, 0), (low + 1, -1), (low, -1), (high, 1), (2**62, 2**62), (-(2**62), -(2**62))]:
    g = fresh(add)
    for _ in range(3):
        g(1, 2)
    attempt(g, a, b)
    attempt(g, a, b)
payload = struct.unpack("<d", struct.pack("<Q", 0x7FF8000000000123))[0]
for _ in range(4):
    add(1.0, 2.0)
print(struct.pack("<d", add(payload, 0.0)).hex(), add(payload, 1) != add(payload, 1))

for seq in ([1, 2, 3, 4], (1.5, 2.5, 3.5, 4.5), "text", {0: "a", 1: "b", 2: "c", 3: "d"}, range(4)):
    g = fresh(index)
    for _ in range(3):
        g(seq, 2, 1)
    for i, j in [(1, 2), (-1, -1), (3, 3), (1.0, 1.0), (Odd("o"), 1), (low, 0), (high, high), (True, False)]:
        attempt(g, seq, i, j)

p = Point(1.0, 2.0)
for i in range(6):
    p.move(0.5, 0.25)
print(p.x, p.y)
for x in (1, True, Odd("o"), nan, Float(2.5), "s"):
    p = Point(1.0, x)
    attempt(p.move, 2.0, 3)
    print(p.x, p.y)


def order(log):
    def note(v):
        log.append(v)
        return v

    def mix(a, b, c, d):
        return (note(a) * note(b)) + (note(c) * note(d))

    for args in [(1.0, 2.0, 3.0, 4.0)] * 3 + [(1.0, "s", 3.0, 4.0), (1, 2, 3.0, 4), (1.0, 2.0, 3, "t")]:
        try:
            log.append(mix(*args))
        except TypeError as e:
            log.append(str(e))
    return log


print(order([]))


def nested(n, x):
    """Recursion through a site while it holds its left operand."""
    return x if n == 0 else x * 2 + nested(n - 1, x) * nested(n - 1, x)


for x in (1.5, 2, nan, Odd("o"), 0.25, 3):
    print(nested(3, x))
total = 0.0
for i in range(20):
    total += i * 0.5 if i != 10 else 2**70
print(total)
count = high - 5
for i in range(10):
    count += 1
print(count, count - 10)
