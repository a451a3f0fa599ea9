# stat tier1: 30 <= tier1_operator_calls
# stat tier1: tier1_crashes <= 0
# stat tier1: tier1_recompiles <= 60
# stat default: 10 <= tier1_operator_calls
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
"""Operators, comparisons and subscripts that special methods of classes answer, hot."""


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __rsub__(self, k):
        return Vec(k - self.x, k - self.y)

    def __rtruediv__(self, k):
        return NotImplemented

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y if isinstance(o, Vec) else NotImplemented

    def __lt__(self, o):
        return self.x < o.x if isinstance(o, Vec) else NotImplemented

    def __le__(self, o):
        return [self.x, o.x] if self.x <= o.x else []

    def __gt__(self, o):
        return NotImplemented

    def __getitem__(self, k):
        if k > 1:
            raise IndexError(k)
        return self.x if k == 0 else self.y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


class Counter:
    def __init__(self):
        self.n = 0

    def __iadd__(self, k):
        if k == 1000:
            return NotImplemented
        self.n += k
        return self

    def __add__(self, k):
        return f"added {k}"

    def __imatmul__(self, k):
        self.n *= k
        return self

    def __ror__(self, k):
        return k + 1

    def __pow__(self, k):
        return self.n + k

    def __bool__(self):
        raise ValueError("no truth here")

    def __lt__(self, o):
        return self

    def __getitem__(self, k):
        return (self, k)


class Sub(Vec):
    """Its reflected method comes first."""

    __slots__ = ()

    def __radd__(self, o):
        return "radd"

    def __gt__(self, o):
        return "gt"


class Same(Vec):
    """Inherits all: its reflected methods are those of the left operand, which comes first."""

    __slots__ = ()


def arithmetic(n):
    p = Vec(0, 0)
    q = Vec(1, 2)
    dots = 0
    for i in range(n):
        p = p + q
        p = p - q * 0.5
        p = 2 * p - 2.5 * q
        p = 1 - p
        p = p * 0.125
        dots += p @ q
    return p, dots


print(arithmetic(3000))


def in_place(n):
    c = Counter()
    d = c
    total = 0
    for i in range(n):
        c += i & 3
        c @= 1
        total += i | c
        total += c**i
    return c is d, c.n, total


print(in_place(3000))


def odd_in_place(values):
    c = Counter()
    for v in values:
        c += v
        if type(c) is str:
            c = Counter()
    return c.n


print(odd_in_place([1, 2, 1000, 3] * 500))


def compares(items, pivot):
    less = same = other = listed = 0
    for v in items:
        if v < pivot:
            less += 1
        if v == pivot:
            same += 1
        if v != pivot:
            other += 1
        if v <= pivot:
            listed += 1
    return less, same, other, listed


items = [Vec(i % 7, i % 3) for i in range(2000)]
print(compares(items, Vec(3, 1)))


def values(items, pivot):
    out = []
    for v in items:
        r = v <= pivot
        out.append(len(r))
        out.append(v == pivot)
    return sum(out)


print(values(items, Vec(3, 1)))


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def add(a, b):
    return a + b


def quotient(a, b):
    return a / b


def greater(a, b):
    return a > b


def lower(a, b):
    return a < b


def truth(a, b):
    if a < b:
        return "yes"
    return "no"


def equal(a, b):
    return a == b


def item(a, k):
    return a[k]


def iadd(a, b):
    a += b
    return a


for f, a, b in [
    (add, Vec(1, 2), Vec(3, 4)),
    (greater, Vec(1, 2), Vec(3, 4)),
    (lower, Vec(1, 2), Vec(3, 4)),
    (equal, Vec(1, 2), Vec(1, 2)),
    (item, Vec(1, 2), 1),
    (quotient, 1, Vec(1, 2)),
    (truth, Counter(), 1),
    (iadd, Vec(1, 2), Vec(3, 4)),
]:
    got = {repr(tried(f, a, b)) for _ in range(600)}
    print(f.__name__, sorted(got))

for f in (add, greater, lower, equal, iadd):
    for b in (Sub(5, 6), Same(5, 6), 1, 2.5, "s", None, Vec(0, 0), Counter()):
        r = tried(f, Vec(1, 2), b)
        print(f.__name__, type(b).__name__, r if not isinstance(r, Counter) else "Counter")
    print(tried(f, 1, Vec(1, 2)), tried(f, "s", Vec(1, 2)), tried(f, True, Vec(1, 2)))
    print(tried(f, Sub(1, 2), Vec(1, 2)), tried(f, Vec(1, 2), Vec(1, 2)))
print(tried(item, Vec(1, 2), 5), tried(item, [1, 2], 5), tried(item, {1: 2}, 1))
print(tried(quotient, 1, Vec(1, 2)), tried(quotient, 1, 2), tried(quotient, 2.5, Vec(1, 2)))


def summed(v, n):
    s = 0
    for i in range(n):
        s += v[i & 1]
    return s


print(summed(Vec(3, 4), 2000), summed([5, 6], 100), summed(Vec(0.5, 1), 100))


def changing(n):
    """The class changes while its operators are in use."""
    a = Vec(1, 2)
    b = Vec(3, 4)
    out = []
    for i in range(n):
        r = a + b
        if i % 400 == 0:
            out.append(r)
        if i == 900:
            Vec.__add__ = lambda x, y: "new"
        if i == 1500:
            del Vec.__add__
            Vec.__radd__ = lambda x, y: "reflected"
        if i == 1700:
            break
    return out


print(tried(changing, 2000))
del Vec.__radd__
print(tried(add, Vec(1, 2), Vec(1, 2)))


class Deep:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return self.n if self.n == 0 else Deep(self.n - 1) + o

    def __lt__(self, o):
        raise KeyError("lt")

    def __getitem__(self, k):
        return self[k]


print(sum(Deep(20) + None for _ in range(200)))
print(tried(lower, Deep(1), Deep(2)), tried(item, Deep(1), 1)[0])


def traced():
    import traceback

    try:
        return Deep(1) < Deep(2)
    except KeyError as e:
        return [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)]


for _ in range(500):
    where = traced()
print(where)
