"""Names: closures, nonlocal, class scopes, comprehensions, late binding, locals()."""

x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x += "+inner"
        return x

    class K:
        y = x
        x = "class"
        z = [x for _ in range(1)]

        def method(self):
            return x

    return inner(), x, K.y, K.x, K.z, K().method()


print(outer(), x)


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def free():
    def g():
        return later

    try:
        g()
    except NameError as e:
        print(e)
    later = 1
    return g()


print(free())
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


def local_names(a, *b, c=1, **d):
    e = a
    return sorted(locals().items())


print(local_names(1, 2, 3, z=4))


def defaults(n, acc=[]):
    acc.append(n)
    return acc


print(defaults(1), defaults(2), defaults.__defaults__)


class C:
    a = 1
    b = [a for _ in range(2)] if False else a
    __private = "mangled"

    def get(self):
        return self.__private, __class__.__name__


print(C.b, C().get(), C._C__private)
print((lambda: [y := 1, y])(), [last := i for i in range(4)][-1], last)


def gen_scope():
    values = (n for n in range(limit))
    return list(values)


limit = 3
print(gen_scope(), globals()["limit"], "gen_scope" in dir())
ns = {}
exec("def f(): return v\nv = 5", ns)
print(ns["f"](), sorted(k for k in ns if k != "__builtins__"))


def deleted():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(deleted())


def generic[T: (int, str), *Ts, **P](v: T) -> T:
    return v


type Pair[A, B = int] = tuple[A, B]
print(generic.__type_params__, generic(1), Pair, Pair.__value__, Pair[str].__args__, generic.__annotations__["v"])


# A comprehension in a generator expression whose targets have the same name.
def same_names(l):
    yield sum(q * sum([2 for q in range(3)]) for q in l)
    yield list(q + sum([q for q in range(3)]) + q for q in l)
    yield list([q for q in range(2)] + [q] for q in l)
    yield list({q for q in range(2)} | {q} for q in l if [q for q in "ab"] and q)
    yield list((q, [q for q, w in [(1, 2)]], [w for w in "ab"], q, w) for q, w in zip(l, l))
    yield list([[q for q in "xy"] for q in range(q)] for q in l)


print(*same_names([2, 3]), sep="\n")
print(list(q * sum([2 for q in range(3)]) for q in [1, 2]))
