# stat tier1: 20 <= tier1_late_frames
# stat tier1: tier1_crashes <= 0
# stat default: 5 <= tier1_late_frames
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat tier0: osr_entries <= 0
"""Small functions that return before anything can look at their frames, and what happens when it does."""
import sys
import traceback


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def add(a, b):
    return a + b


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def first(self):
        return self.x

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    def scaled(self):
        return self.x * self.scale

    @property
    def both(self):
        return (self.x, self.y)

    def method(self):
        return self.first


class Watching:
    """Attributes whose reading looks at the frames of callers."""

    def __getattr__(self, name):
        f = sys._getframe(1)
        seen.append((name, f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, sorted(f.f_locals)))
        if name == "kept":
            frames.append(f)
        if name == "missing":
            raise AttributeError(name)
        return 7


class Plain:
    def __init__(self):
        self.x = 1
        self.kept = 2


seen = []
frames = []


def read(o):
    return o.x


def read_kept(o):
    before = 1
    return o.kept


def read_twice(o, p):
    a = o.x
    b = p.x
    return a, b


def pick(items, i):
    return items[i]


def put(items, i, v):
    items[i] = v


def apart(pair):
    a, b = pair
    return b


def limit_of(n):
    if n < 0:
        return None
    return n * 2


def unbound(flag):
    if flag:
        value = 1
    return value


CONSTANT = 5


def with_global(x):
    return x + CONSTANT


def closure(k):
    def inner(x):
        return x + k

    return inner


def depth(n):
    return n if n == 0 else depth(n - 1)


def big(a):
    return a * a


def main():
    print(fib(18))
    p = Point(3, 4)
    q = Point(1.5, 2.5)
    inner = closure(10)
    total = 0
    for i in range(3000):
        p = Point(i, 1)
        total += add(i, 1) + p.first() + p.dot(p) + p.scaled() + p.both[0] + p.method()()
        total += pick([1, 2, 3], i % 3) + apart((i, 2)) + with_global(i) + inner(i)
        items = [0, 0]
        put(items, i & 1, i)
        total += items[0] - items[1] + (limit_of(i) or 0) + unbound(True) + depth(3)
    print(total, q.dot(q), add("a", "b"), add([1], [2]))

    # Other types, other shapes, errors: the frame is there when it is asked for.
    plain = Plain()
    watching = Watching()
    for _ in range(500):
        read(plain), read_kept(plain), read_twice(plain, plain)
    for i in range(30):
        read(watching)
        read_twice(plain, watching)
        read_twice(watching, plain)
    print(len(seen), seen[0], seen[1], seen[2], seen[-1])
    del seen[:]
    for i in range(5):
        print(read_kept(watching), end=" ")
    print(seen)
    print([(f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, f.f_locals["before"]) for f in frames])
    print(len(set(map(id, frames))), all(f.f_back.f_code.co_name == "main" for f in frames))

    for f, args in (
        (add, (1, "x")),
        (pick, ([1], 5)),
        (pick, (None, 0)),
        (apart, ((1, 2, 3),)),
        (apart, (5,)),
        (unbound, (False,)),
        (read, (5,)),
        (put, ((1, 2), 0, 0)),
        (put, ([1, 2], 9, 0)),
        (Point.first, (5,)),
        (limit_of, ("x",)),
    ):
        try:
            print(f(*args))
        except Exception as e:
            tb = e.__traceback__.tb_next
            print(f.__name__, type(e).__name__, e, tb.tb_lineno - f.__code__.co_firstlineno, sorted(tb.tb_frame.f_locals))
    print(big(2**40), big(-(2**62)))

    # The depth is counted though there is no frame.
    old = sys.getrecursionlimit()
    here = len(traceback.extract_stack())
    for extra in (2, 5, 20):
        sys.setrecursionlimit(here + 10 + extra)
        deepest = 0
        for n in range(60):
            try:
                depth(n)
                deepest = n
            except RecursionError:
                break
        sys.setrecursionlimit(old)
        print("deepest", deepest)

    # Tracing sees every call.
    events = []

    def tracer(frame, event, arg):
        events.append((event, frame.f_code.co_name))
        return tracer

    sys.settrace(tracer)
    add(1, 2)
    p.first()
    sys.settrace(None)
    print(events)

    global CONSTANT
    CONSTANT = 50
    print(with_global(1))
    del CONSTANT
    try:
        with_global(1)
    except NameError as e:
        print(e, e.__traceback__.tb_next.tb_lineno - with_global.__code__.co_firstlineno)
    Point.first = lambda self: "patched"
    print(p.first(), p.method()())
    Point.scale = 9
    print(p.scaled())


main()
