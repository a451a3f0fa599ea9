"""Heaps, comparisons and subclasses of builtin types: what they inherit, override and change."""
import heapq
import random

nan = float("nan")
rng = random.Random(5)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def heaps(values):
    h = []
    for v in values:
        heapq.heappush(h, v)
    a = h[:]
    b = values[:]
    heapq.heapify(b)
    c = values[:]
    heapq._heapify_max(c)
    d = [heapq.heappop(h) for _ in range(len(h) // 2)]
    e = [heapq.heapreplace(h, values[0]), heapq.heappushpop(h, values[-1])]
    f = [heapq._heappop_max(c), heapq._heapreplace_max(c, values[1])]
    print(a, b, c, d, e, f, h, heapq.nsmallest(3, values), heapq.nlargest(3, values))


heaps([rng.randrange(-50, 50) for _ in range(33)])
heaps([rng.randrange(3) for _ in range(20)])
heaps([rng.choice([0.5, -0.0, 0.0, 7.25, nan, -3.5]) for _ in range(20)])
heaps([rng.choice([1, 2.5, True, 10**30]) for _ in range(12)])
heaps([(rng.randrange(4), str(i % 5), i) for i in range(15)])
for heap in ([3, 1, "a"], [1, 2, None], []):
    print(attempt(heapq.heappop, heap), heap)
    print(attempt(heapq.heappush, heap, 2j), heap)

# Tuples.
tuples = [
    (),
    (1,),
    (1, 2),
    (1, "a"),
    (nan,),
    (1.0, 2),
    (True, 2),
    ("a", "b"),
    ("a", 1),
    (2**70,),
    ((1, 2), 3),
    ((1, 3), 2),
    ([],),
]
ops = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"]
compare = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Plain(tuple):
    pass


class Odd(tuple):
    def __lt__(self, other):
        return "less"

    def __eq__(self, other):
        return NotImplemented

    def __iter__(self):
        return iter("iterated")

    def __len__(self):
        return 7

    def __getitem__(self, i):
        return "item", i

    def __contains__(self, x):
        return x == "in"

    def __hash__(self):
        return 99


def table(make):
    for name, f in compare.items():
        print(name, [attempt(f, make(a), b) for a in tuples for b in tuples])
        print(name, [attempt(f, a, make(b)) for a in tuples[:9] for b in tuples[:9]])


table(tuple)
table(Plain)
table(Odd)


def uses(t):
    a, *b = t
    return (a, b, len(t), attempt(lambda: t[0]), attempt(lambda: t[5]), 1 in t, "in" in t,
            bool(t), [x for x in t], list(map(str, t)), hash(t) == hash((1, 2)))


for cls in (Plain, Odd):
    print([uses(cls((1, 2))) for _ in range(60)][-1])


class Changing(tuple):
    pass


t = Changing((1, 2))
changes = {
    "__len__": lambda self: 0,
    "__iter__": lambda self: iter((8, 9)),
    "__getitem__": lambda self, i: -i,
    "__contains__": lambda self, x: True,
    "__hash__": lambda self: 5,
    "__bool__": lambda self: False,
    "__lt__": lambda self, o: "changed",
    "__gt__": lambda self, o: "changed too",
    "__eq__": lambda self, o: "equal",
}
for name, f in changes.items():
    print([uses(t) for _ in range(60)][-1], t < (1, 2), (0,) < t, t == (1, 2), (1, 2) == t)
    setattr(Changing, name, f)
    print(name, uses(t), t < (1, 2), (0,) < t, t == (1, 2), (1, 2) == t)
for name in changes:
    delattr(Changing, name)
print(uses(t), t < (1, 2), t == (1, 2))


# Lists, dicts and strs.
def container(c, key):
    out = [attempt(lambda: c[key]), attempt(lambda: c[key + key]), attempt(len, c), bool(c)]
    out += [attempt(lambda: key in c), attempt(lambda: [x for x in c]), attempt(list, c), attempt(sum, c, 0)]
    out += [attempt(lambda: c.__setitem__(key, 4)), attempt(lambda: (c[:1], type(c[:]).__name__))]

    def assign():
        c[key] = 3

    out.append(attempt(assign))
    return out


overrides = [
    ("__len__", lambda self: 50),
    ("__getitem__", lambda self, k: ("got", str(k))),
    ("__contains__", lambda self, k: "yes"),
    ("__iter__", lambda self: iter([7, 8])),
    ("__setitem__", lambda self, k, v: print("set", k, v)),
    ("__bool__", lambda self: False),
]
for base, args, key in ((list, [1, 2, 3], 1), (dict, {1: 2}, 1), (str, "abc", 1), (str, "a", "a")):

    class Sub(base):
        pass

    c, empty = Sub(args), Sub()
    print([container(c, key) for _ in range(50)][-1], container(empty, key), len(empty), bool(empty))
    for name, f in overrides:
        setattr(Sub, name, f)
        print(name, container(c, key), bool(empty))
    for name, f in overrides:
        delattr(Sub, name)
    print(container(c, key), attempt(hash, c) == attempt(hash, args))


class Callable:
    def __call__(self, *args, k=1):
        return args, k


class Late:
    pass


def calls(o):
    return [attempt(o), attempt(o, 1), attempt(o, 1, 2), attempt(o, 1, 2, 3), attempt(lambda: o(k=2))]


print([calls(Callable()) for _ in range(50)][-1], [calls(Late()) for _ in range(50)][-1])
for call in (lambda self, a: a, staticmethod(lambda *a: a), Callable(), print, 5, None):
    Late.__call__ = call
    print(calls(Late()))


# Ints.
class Int(int):
    pass


class Mine(int):
    def __add__(self, other):
        return "add"

    def __rsub__(self, other):
        return "rsub"

    def __lt__(self, other):
        return "lt"

    def __eq__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


def arithmetic(a, b):
    out = []
    for f in (
        lambda: a + b,
        lambda: a - b,
        lambda: a * b,
        lambda: a // b,
        lambda: a % b,
        lambda: a & b,
        lambda: a | b,
        lambda: a ^ b,
        lambda: a << b,
        lambda: a >> b,
        lambda: a**b,
        lambda: a < b,
        lambda: a <= b,
        lambda: a == b,
        lambda: a != b,
        lambda: a > b,
    ):
        r = attempt(f)
        out.append((type(r).__name__, r))
    return out


ints = [3, True, 0, Int(3), Int(-7), Int(2**70), Mine(4)]
for a in ints:
    for b in ints:
        if b < 100:
            print(arithmetic(a, b))
a, b = Int(5), Int(2)
for name, f in {
    "__sub__": lambda self, o: "sub",
    "__radd__": lambda self, o: "radd",
    "__le__": lambda self, o: "le",
    "__eq__": lambda self, o: "eq",
}.items():
    print([arithmetic(a, b) for _ in range(60)][-1])
    setattr(Int, name, f)
    print(arithmetic(a, b), arithmetic(1, b), arithmetic(a, 1))


class Bad:
    def __eq__(self, other):
        raise ValueError("eq")

    def __lt__(self, other):
        raise KeyError("lt")


bad = Bad()
print(attempt(lambda: (1, bad) == (1, bad)), attempt(lambda: (1, bad) == (1, Bad())))
print(attempt(lambda: (1, bad) < (1, 2)), attempt(sorted, [bad, Bad()]), attempt(min, bad, 3))
loop = []
loop.append((1, loop))
other = []
other.append((1, other))
print(attempt(lambda: loop == other)[0])
