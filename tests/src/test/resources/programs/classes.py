"""Classes: inheritance, descriptors, metaclasses, special methods."""


class A:
    """Doc of A."""

    shared = []

    def __init__(self, x=1):
        self.x = x

    def __repr__(self):
        return f"{type(self).__name__}({self.x})"

    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__], D(4), A.__doc__)
print(isinstance(D(), A), issubclass(D, (int, C)), D.__bases__)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, None)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, value)


class P:
    age = Typed(int)

    @property
    def double(self):
        return self.age * 2

    @double.setter
    def double(self, v):
        self.age = v // 2

    @double.deleter
    def double(self):
        self.age = 0


p = P()
p.age = 5
print(p.double)
p.double = 30
print(p.age, vars(p))
del p.double
print(p.age)
try:
    p.age = "old"
except TypeError as e:
    print(e)


class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, kw)
        return {"made": True}

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.options = kw
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print("making", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42


class M(metaclass=Meta, flag=1):
    def __init__(self, a):
        self.a = a


print(M(3).a, len(M), M.options, M.made, type(M))


class Sub:
    registry = {}

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Sub.registry[tag] = cls.__name__

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class S1(Sub, tag="one"):
    pass


print(Sub.registry, S1[int])


class V:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

    def __eq__(self, o):
        return (self.a, self.b) == (o.a, o.b) if isinstance(o, V) else NotImplemented

    def __lt__(self, o):
        return self.a < o.a

    def __hash__(self):
        return hash((self.a, self.b))

    def __add__(self, o):
        return V(self.a + o, self.b) if isinstance(o, int) else NotImplemented

    __radd__ = __add__

    def __iadd__(self, o):
        self.b += o
        return self

    def __getitem__(self, i):
        return (self.a, self.b)[i]

    def __contains__(self, v):
        return v in (self.a, self.b)

    def __bool__(self):
        return bool(self.a)

    def __call__(self, *a, **k):
        return a, k

    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(f"no {name} here")

    def __format__(self, spec):
        return f"<{self.a}:{spec}>"


v = V(1, 2)
w = 5 + v
v += 10
print(w.a, v.b, v == V(1, 12), v != V(1, 12), v < w, list(v), 12 in v, bool(V(0, 0)))
print(v(1, k=2), v.dynamic, f"{v:spec}", len({V(1, 1), V(1, 1)}), max(v, w).a)
for bad in (lambda: v.other, lambda: v + "s", lambda: setattr(v, "z", 1), lambda: v < 3 > v):
    try:
        print(bad())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Static:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls, x):
        return cls.__name__, x


print(Static.s(1), Static().s(2), Static.c(3), Static().c(4))
T = type("T", (A,), {"who": lambda self: "T", "__module__": "m"})
print(T(9).who(), T, T.__qualname__)


class Outer:
    class Inner:
        def method(self):
            pass

    def make(self):
        class Local:
            pass

        return Local


print(Outer.Inner.method.__qualname__, Outer().make().__qualname__)
print(object.__repr__(p).startswith("<__main__.P object at 0x"), p.__class__, P.age.kind)


class Slotted:
    __slots__ = ("c",)


def missing(f, *args):
    try:
        f(*args)
    except AttributeError as e:
        return repr(e), e.name, type(e.obj).__name__


def deleted(o):
    del o.c


# Who looks an attribute up tells the error its name; the descriptor alone does not.
o = Slotted()
print(missing(lambda: o.c), missing(getattr, o, "c"), missing(object.__getattribute__, o, "c"))
print(missing(Slotted.c.__get__, o), missing(Slotted.c.__delete__, o))
print(missing(deleted, o), missing(delattr, o, "c"), missing(object.__delattr__, o, "c"))
