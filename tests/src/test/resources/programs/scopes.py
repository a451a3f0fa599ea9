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
