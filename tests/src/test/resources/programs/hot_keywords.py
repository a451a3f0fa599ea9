# stat tier1: 30 <= tier1_keyword_calls
# stat tier1: tier1_crashes <= 0
# stat default: 20 <= tier1_keyword_calls
# stat default: tier1_crashes <= 0
# stat tier0: osr_entries <= 0
"""Hot calls with keywords, defaults and arguments that are collected, and what changes under them."""
import functools
import sys
import traceback

N = 500


def show(a, b, c=3, *, d=4, e):
    return (a, b, c, d, e)


def permuted(i):
    return (
        show(b=i, a=1, e=5),
        show(1, e=2, b=i, c=7),
        show(i, 2, e=i, d=3),
        show(e=1, d=2, c=3, b=4, a=i),
    )


def collect(a, /, b=2, *rest, c=3, **more):
    return (a, b, rest, c, more)


def collecting(i):
    return (
        collect(i),
        collect(i, 1),
        collect(i, 1, 2, 3),
        collect(i, c=1, d=5),
        collect(i, a=7, b=8, z=9),
        collect(i, p=1, q=2, r=3, s=4, t=5, u=6, v=7),
        collect(i, 1, 2, y=i, x=i),
    )


def order(log):
    def note(x):
        log.append(x)
        return x

    def target(a=0, b=0, *, c=0):
        return (a, b, c)

    out = None
    for _ in range(N):
        log.clear()
        out = target(c=note("c"), a=note("a"), b=note("b"))
    return out, log


def power(base, exponent, *, modulus=None, trace=()):
    """Recursion through keywords."""
    if exponent == 0:
        return len(trace)
    return power(exponent=exponent - 1, base=base, trace=trace + (base,), modulus=modulus)


def many(a, b, c, d, e, f=6, g=7, h=8):
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h


def too_many(a, b, c, d, e, f, g, h, i=9, j=10):
    return [a, b, c, d, e, f, g, h, i, j]


def wide(i):
    return (
        many(i, 2, 3, 4, 5),
        many(i, 2, 3, 4, 5, 6, 7, 8),
        many(i, 2, e=3, d=4, c=5, h=1.5),
        too_many(i, 2, 3, 4, 5, 6, 7, 8),
        too_many(i, 2, 3, 4, j=5, i=6, h=7, g=8, f=9, e=0),
    )


class Shape:
    def __init__(self, x, y=0, *, name="shape", **style):
        self.x = x
        self.y = y
        self.name = name
        self.style = style

    def moved(self, dx=0, dy=0, *, scale=1):
        return type(self)(self.x + dx * scale, y=self.y + dy * scale, name=self.name, **self.style)

    def near(self, *others, limit=10):
        return [o.name for o in others if abs(o.x - self.x) + abs(o.y - self.y) < limit]

    @classmethod
    def unit(cls, *, name="unit"):
        return cls(1, 1, name=name)

    @staticmethod
    def add(a, b=1):
        return a + b

    def __call__(self, *args, key=None):
        return (self.name, args, key)


class Named(Shape):
    def moved(self, dx=0, dy=0, *, scale=1):
        return super().moved(dy=dy, dx=dx + 1, scale=scale)


class Fixed:
    def __new__(cls, value=0, *, twice=False):
        o = super().__new__(cls)
        o.value = value * 2 if twice else value
        return o


class Slots:
    __slots__ = ("a", "b", "c", "d", "e", "f")

    def __init__(self, a, b, c, d, e=5, f=6):
        self.a, self.b, self.c, self.d, self.e, self.f = a, b, c, d, e, f

    def all(self):
        return (self.a, self.b, self.c, self.d, self.e, self.f)


def objects(i):
    s = Shape(i, name="s", color="red")
    t = Shape(y=i, x=2)
    n = Named(5, y=i)
    m = s.moved(dy=1).moved(1, scale=3)
    k = n.moved(dx=i, scale=2)
    return (
        (m.x, m.y, m.name, m.style),
        (k.x, k.y, k.name, type(k).__name__),
        s.near(t, n, limit=20),
        s.near(t),
        Named.unit(name="u").name,
        Shape.unit().name,
        s.add(i),
        s.add(b=i, a=2),
        s(1, key=i),
        s(),
        Fixed(i, twice=True).value,
        Fixed(twice=False).value,
        Slots(1, i, 3, 4).all(),
        Slots(1, 2, d=i, c=4, f=0).all(),
    )


def polymorphic(things, i):
    return [t.moved(dx=i, dy=1).x for t in things]


def countdown(start, *, step=1, stop=0):
    while start > stop:
        got = yield start
        start -= step if got is None else got


async def answer(value, *, plus=0):
    return value + plus


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


def generators(i):
    return (
        list(countdown(start=i % 7, stop=1)),
        list(countdown(i % 5, step=2)),
        sum(countdown(9, step=i % 3 + 1)),
        run(answer(plus=i, value=1)),
        run(answer(i)),
    )


def forward(*args, **kwargs):
    return collect(*args, **kwargs)


def again(fn, *args, **kwargs):
    return fn(*args, **kwargs)


def starred(i):
    args = (i, 2)
    return (
        collect(*args, **{"c": 7}),
        collect(*[i, 1, 2], k=3),
        forward(i, 1, z=2, c=9),
        forward(i),
        again(forward, i, w=1),
        again(show, 1, e=i, b=2),
        again(Shape, i, name="again").name,
        show(*args, e=1),
        show(**{"a": i, "b": 2, "e": 3}),
        show(*iter(args), **dict(e=1, c=2)),
    )


def repeat(fn, *args):
    first = last = None
    for i in range(N):
        last = fn(i, *args)
        if i == 0:
            first = last
    print(fn.__name__, first, last)


repeat(permuted)
repeat(collecting)
print(order([]))
for n in range(60):
    power(2, n % 9)
print(power(3, 8), power(exponent=4, base=1, trace=(0,)))
repeat(wide)
repeat(objects)
shapes = [Shape(1), Named(2), Shape(3, name="x")]
for i in range(N):
    moved = polymorphic(shapes, i)
print(moved)
repeat(generators)
repeat(starred)

# ---- defaults that change


def tuned(a, b=2, c=3, *, d=4, e=5):
    return (a, b, c, d, e)


def tune(i):
    return tuned(i), tuned(i, 7), tuned(i, c=8), tuned(i, d=9), tuned(e=0, a=i)


def attempt(fn, *args):
    try:
        return fn(*args)
    except TypeError as e:
        return f"{type(e).__name__}: {e}"


repeat(tune)
tuned.__defaults__ = (20, 30)
print(tune(1))
tuned.__defaults__ = (10, 20, 30)
print(tune(2), attempt(tuned), attempt(lambda: tuned(e=3)))
tuned.__defaults__ = (300,)
print(attempt(tune, 3), tuned(1, 2), attempt(tuned, 1))
tuned.__defaults__ = None
print(attempt(tune, 4), tuned(1, 2, 3))
tuned.__defaults__ = (2, 3)
tuned.__kwdefaults__["d"] = 40
print(tune(5))
del tuned.__kwdefaults__["e"]
print(attempt(tune, 6), tuned(e=0, a=6))
tuned.__kwdefaults__ = {"e": 50, "d": 60}
print(tune(7))
tuned.__kwdefaults__ = None
print(attempt(tune, 8))
tuned.__kwdefaults__ = {"d": 4, "e": 5, "unknown": 6}
repeat(tune)

# ---- code that is replaced


def replaced(a, b=2, *, key=None):
    return ("first", a, b, key)


def use(i):
    return replaced(i, key=1), replaced(b=i, a=0)


repeat(use)


def second(key, a=5, b=6):
    return ("second", key, a, b)


def third(*a, **b):
    return ("third", a, b)


original = replaced.__code__
for other in (second, third):
    replaced.__code__ = other.__code__
    print(attempt(use, 1), attempt(lambda: replaced(1, a=2, b=3)))
replaced.__code__ = original
repeat(use)
Shape.__init__.__code__, kept = (lambda self, name="?", x=0, **y: setattr(self, "made", (name, x, y))).__code__, (
    Shape.__init__.__code__
)


def make(i):
    return Shape(i, y=2, name=3).__dict__


print(attempt(make, 1), Shape.__init__.__defaults__, Shape.__init__.__kwdefaults__)
Shape.__init__.__code__ = kept
repeat(make)

# ---- other functions under the same name


def caller(fn, i):
    return fn(i, key=2)


for n in range(N):
    caller(third, n)
print(caller(third, 1), attempt(caller, second, 1), caller(dict, {"a": 1}), attempt(caller, len, 1))
print(caller(lambda x, key: x - key, 5), attempt(caller, 3, 4), caller(Shape.unit(), 9))

# ---- objects that are called


class Meta(type):
    def __call__(cls, value, extra=None, *rest, a=1, b=2, c=3, d=4, e=5, f=6):
        return (cls.__name__, value, extra, rest, a, b, c, d, e, f)


class Made(metaclass=Meta):
    pass


class Other(metaclass=Meta):
    pass


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, y=0, *, z=0):
        return self.n + x + y + z


class Doubler(Adder):
    pass


def calling(i):
    add = Adder(1)
    return Made(i), Made(i, 1, 2, c=i), Other(value=i, f=0), add(i), add(i, z=3), add(x=i, y=2), add(i, 1)


def call(what, i):
    return what(i, z=1)


repeat(calling)
for n in range(N):
    call(Adder(n), n)
print(call(Adder(1), 2), call(Doubler(1), 2), call(lambda x, z: x * z, 5), attempt(call, 3, 4))
Adder.__call__ = lambda self, x, y=10, *, z=20: ("new", self.n, x, y, z)
repeat(calling)
print(call(Adder(1), 2), call(Doubler(1), 2))
changed = Adder(5)
changed.__class__ = Doubler
print(call(changed, 2))
Meta.__call__ = lambda cls, value, *more, **names: ("made", cls.__name__, value, more, names)
repeat(calling)


class Circle:
    def draw(self, x, *, fill=None, width=1):
        return ("circle", x, fill, width)


class Square:
    def draw(self, x, *, fill=None, width=2):
        return ("square", x, fill, width)


class Odd:
    def draw(self, y, x=7, **style):
        return ("odd", y, x, style)


class Stored:
    def __init__(self):
        self.draw = lambda *args, **style: ("stored", args, style)


class Static:
    @staticmethod
    def draw(x, *, fill=None, width=3):
        return ("static", x, fill, width)


def drawing(shapes, i):
    return [(s.draw(i, fill=i), s.draw(i)) for s in shapes]


for n in range(N):
    same = drawing([Circle(), Square()], n)
print(same)
print(drawing([Circle(), Square(), Odd(), Stored(), Static()], 1))
for n in range(N):
    mixed = drawing([Odd(), Circle(), Stored(), Static(), Square()], n)
print(mixed)


def partials(i):
    p = functools.partial(show, 1, e=i)
    q = functools.partial(p, b=2)
    r = functools.partial(collect, d=i)
    return p(2), p(2, c=3), q(), q(e=3), q(d=3, e=4), r(1), r(1, 2, 3, d=4, z=5), attempt(p), attempt(q, 1, 2)


class Kept(Shape):
    saved = functools.partialmethod(Shape.moved, dx=1)


def bound(i):
    s = Kept(i, y=1)
    m = s.moved
    d = {"dx": i, "scale": 2}
    return m(dy=i).y, m(**d).x, Shape(**{"x": i, "name": "n", "q": 1}).style, s.saved(dy=2).x, Fixed(**{"twice": True}).value


repeat(partials)
repeat(bound)

# ---- calls that are wrong


def one(a, *, k):
    return a, k


def posonly(a, b=1, /, c=2):
    return a, b, c


def wrong(which):
    if which == 0:
        return one(1, k=2)
    if which == 1:
        return one(1)
    if which == 2:
        return one(1, 2, k=3)
    if which == 3:
        return one(k=1)
    if which == 4:
        return one(1, a=2, k=3)
    if which == 5:
        return one(1, kk=2)
    if which == 6:
        return posonly(1, b=3)
    if which == 7:
        return posonly(c=1)
    if which == 8:
        return posonly()
    if which == 9:
        return Shape(name=1)
    if which == 10:
        return Shape(1, 2, 3)
    if which == 11:
        return Slots(1, 2, 3)
    if which == 12:
        return shapes[0].moved(1, 2, 3)
    if which == 13:
        return shapes[0].moved(1, dx=2)
    if which == 14:
        return many(1, 2, 3)
    if which == 15:
        return many(1, 2, 3, 4, 5, 6, 7, 8, 9)
    if which == 16:
        return collect(*(), **{"b": 1})
    if which == 17:
        return show(*(1, 2), **{"a": 1, "e": 2})
    if which == 18:
        return show(*(1, 2), **{1: 2})
    if which == 19:
        return show(1, *2)
    if which == 20:
        return show(1, **2)
    if which == 21:
        return show(1, 2, e=1, **{"e": 2})
    return posonly(1, 2, c=which)


for n in range(8):
    for which in range(23):
        text = attempt(wrong, which)
        if n in (0, 7):
            print(which, text)


def raising(a, *, b=0):
    if a == N - 1:
        raise ValueError(b)
    return a


def traced(n):
    for i in range(n):
        raising(b=i, a=i)


try:
    traced(N)
except ValueError:
    traceback.print_exc(file=sys.stdout)


def looking(*, depth=1):
    return sys._getframe(depth).f_locals.get("mark"), sys._getframe().f_locals


def watched(mark):
    return looking(depth=1), looking()


repeat(watched)


def deep(n=0, *, more=1):
    return deep(n=n + more)


try:
    deep()
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
more = {}
for i in range(N):
    more = third(**more, **{f"k{i % 12}{i}": i})[2] if i % 12 else {}
print(len(more), list(more)[:3])
kept = third(a=1, b=2)[2]
kept["c"] = 3
kept["a"] = 0
for i in range(20):
    kept[i] = i
del kept["b"]
print(kept, "a" in kept, kept.get("b"), third(a=1) == third(a=1))
