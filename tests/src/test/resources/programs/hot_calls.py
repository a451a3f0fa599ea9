# stat tier1: 20 <= tier1_compiles
# stat tier1: tier1_crashes <= 0
# stat tier1: 1 <= osr_entries
# stat tier1: 1 <= invalidations
# stat tier1: 50 <= tier1_inline_caches
# stat default: 10 <= tier1_compiles
# stat default: tier1_crashes <= 0
# stat deopt: 50 <= deopts_forced
# stat deopt: tier1_crashes <= 0
"""Compiled calls: what they call changes, raises, has many kinds of arguments."""
import sys

N = 900
scale = 2


def none():
    return 1


def one(a):
    return a + 1


def two(a, b):
    return a - b


def three(a, b, c):
    return a, b, c


def four(a, b, c, d):
    return a + b + c + d


def five(a, b, c, d, e):
    return a + b + c + d + e


def six(a, b, c, d, e, f):
    return (a, b, c, d, e, f)


def defaults(a, b=2, *, c=3, **kw):
    return a + b + c + len(kw)


def stars(*args, **kw):
    return len(args), sorted(kw)


def arities(n):
    for i in range(n):
        r = none(), one(i), two(i, 1), three(i, 2, 3), four(i, 1, 1, 1), five(1, 2, 3, 4, i), six(i, 1, 2, 3, 4, 5)
        s = defaults(i), defaults(i, 5), defaults(i, c=9), defaults(i, x=1, y=2), defaults(b=1, a=i)
        t = stars(), stars(i, 2), stars(*range(i % 5), k=1), stars(**{"z": i})
    try:
        for i in range(n):
            two(*range(2 + (i == n - 1)))
    except TypeError as e:
        print(e)
    return r, s, t


def uses_global(n, out):
    for i in range(n):
        out += i * scale
        if i == n // 2:
            change(scale + 1)
    return out


def change(v):
    global scale
    scale = v


def uses_builtin(n):
    total = 0
    for i in range(n):
        total += len("abc")
        if i == n // 2:
            globals()["len"] = lambda s: 10
        if i == n - 1:
            del globals()["len"]
    return total


class Shape:
    kind = 1

    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v

    def twice(self):
        return self.get() * 2

    @property
    def area(self):
        return self.v * 3

    @classmethod
    def make(cls, v):
        return cls(v)

    @staticmethod
    def free(a, b):
        return a * b


class Square(Shape):
    def get(self):
        return super().get() + 1

    def __getattr__(self, name):
        if name.startswith("m"):
            return len(name)
        raise AttributeError(name)


class Slots:
    __slots__ = ("v", "w")

    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v


def methods(objects, n):
    total = 0
    for i in range(n):
        o = objects[i % len(objects)]
        total += o.get()
    return total


def attributes(n):
    s, q = Shape(1), Square(2)
    total = 0
    for i in range(n):
        total += s.v + q.v + s.area + q.missing + q.twice() + Shape.make(i).v + s.free(i, 2) + s.kind
        s.v = i
        if i == n // 2:
            s.extra = 1.5
            q.kind = 5
            Shape.kind = 10
    try:
        q.absent
    except AttributeError as e:
        return total, str(e), s.extra


def replaced(n):
    s = Shape(3)
    before = Shape.get
    total = 0
    for i in range(n):
        total += s.twice()
        if i == n // 2:
            Shape.get = lambda self: 100
        if i == n - 1:
            Shape.get = before
    return total


class Replacing:
    def step(self, depth):
        """Replaces itself while it is on the stack."""
        if depth == 0:
            Replacing.step = lambda self, depth: depth + 1000
            return 0
        return self.step(depth - 1) + self.step(depth - 1)


def raising(i):
    if i % 7 == 3:
        raise ValueError(i)
    return i


def handlers(n):
    out = caught = last = 0
    for i in range(n):
        try:
            out += raising(i)
        except ValueError as e:
            caught += e.args[0]
        finally:
            last = i
        try:
            try:
                raising(i)
            finally:
                out += 1
        except ValueError:
            continue
        out += 2
    return out, caught, last, sys.exception()


class Context:
    def __init__(self):
        self.log = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.log.append(kind and kind.__name__)
        return kind is ValueError


def contexts(n):
    c = Context()
    for i in range(n):
        with c as d:
            raising(i)
            if i == n - 2:
                break
    return len(c.log), c.log[:5], c.log[-1], d is c


def returning(n):
    for i in range(n):
        try:
            if i == n - 1:
                return "try", i
        finally:
            if i == n - 2:
                n += 0


def outer(n):
    count = 0

    def add(k=1):
        nonlocal count
        count += k
        return count

    for i in range(n):
        add()
        inner = lambda: i + count
        add(inner() % 3)
    return count, inner()


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def generate(n):
    for i in range(n):
        yield i
        if i % 100 == 50:
            yield -1.5


def consume(n):
    total = 0
    for v in generate(n):
        total += v
    return total, sum(generate(n)), max(v * 2 for v in generate(n))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def endless(n):
    return endless(n + 1)


def mixed(n):
    # eval'd frames stay in the interpreter.
    return 0 if n <= 0 else 1 + eval("mixed(n - 1)", {"mixed": mixed, "n": n})


for n in 3, N:
    print(arities(n))
    print(uses_global(n, 0), uses_global(n, 0.5), uses_builtin(n), uses_builtin(n), scale)
    change(2)
    print(methods([Shape(1)], n), methods([Shape(1), Square(2)], n), methods([Shape(1), Slots(5), Square(2.5)], n))
    Shape.kind = 1
    print(attributes(n), replaced(n), handlers(n), contexts(n), returning(n))
    print(outer(n), consume(n), fib(11 if n > 3 else 3), deep(n // 3), mixed(n // 20))
print(Replacing().step(8), Replacing().step(3))
for _ in range(3):
    try:
        endless(0)
    except RecursionError as e:
        print(e)
    print(deep(200))


class Named:
    """Its name in messages is whatever the attribute gives."""

    def __init__(self, **names):
        self.__dict__.update(names)

    def __call__(self, *a, **k):
        pass

    def __str__(self):
        return "some Named"


def unnamed(f):
    said = []
    for call in (lambda: f(*5), lambda: f(**5), lambda: f(a=1, **{"a": 2})):
        try:
            call()
        except Exception as e:
            said.append(f"{type(e).__name__}: {e}")
    return said


for f in (
    Named(),
    Named(__qualname__=12),
    Named(__qualname__="q", __module__=None),
    Named(__qualname__=("q",), __module__=3),
    Named(__qualname__="q", __module__="builtins"),
    len,
    Named,
    unnamed,
):
    print(unnamed(f))
