# stat: 8 <= tier0_specialised
# stat plain: tier0_specialised <= 0
"""Class patterns, mappings and isinstance: what is remembered must go when classes or instances change."""
import abc
import gc
import weakref


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("x", "y")
    __match_args__ = ("y", "x")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Sub(Point):
    @property
    def x(self):
        log.append("x")
        return 5

    @x.setter
    def x(self, v):
        pass


log = []


def look(o, cls=Point):
    match o:
        case cls(0, y):
            return "zero", y
        case cls(x, y=z):
            return x, z
        case cls():
            return "bare"
        case _:
            return "other"


def show(*args):
    for _ in range(4):
        try:
            print(look(*args), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()


p = Point(1, 2)
show(p)
show(Point(0, 3))
show(Sub(1, 2))
print(log)
show(Slotted(1, 2), Slotted)
show(Slotted(1, 0), Slotted)
show(p, Slotted)
show(p, object)
show(3, int)
show("s", str)
# The class's own arguments, first written over, then again and again.
for args in (("y", "x"), ("y",), ["x", "y"], (), ("x", 1), ("x", "y")):
    Point.__match_args__ = args
    show(p)
    show(Sub(1, 2))
del Point.__match_args__
show(p)
Point.__match_args__ = ("x", "x")
show(p)
Point.__match_args__ = ("x", "y")
show(p)
# Instances that lose, gain and hide attributes.
q = Point(3, 4)
show(q)
del q.x
show(q)
q.x = 7
show(q)
q.__dict__["y"] = 8
show(q)
Point.x = "class"
del q.x
show(q)
q.x = 1
show(q)
Point.x = property(lambda self: 99)
show(q)
show(p)
del Point.x
show(p)
s = Slotted(1, 2)
show(s, Slotted)
del s.x
show(s, Slotted)
Point.__getattribute__ = lambda self, name: "got " + name
show(p)
del Point.__getattribute__
show(p)
p.__class__ = type("Other", (), {})
show(p)
p.__class__ = Point
show(p)


class Meta(type):
    def __instancecheck__(cls, o):
        return isinstance(o, int)


class Ints(metaclass=Meta):
    __match_args__ = ("real", "imag")


for o in (0, 1, "s", p, True):
    show(o, Ints)


class Base:
    pass


class Kid(Base):
    pass


class Another:
    pass


for _ in range(3):
    print(isinstance(Kid(), Another), isinstance(Kid(), Base), end=" ")
k = Kid()
Kid.__class__ = type
Kid.__bases__ = (Another,)
print(isinstance(k, Another), isinstance(k, Base))


class Liar:
    pass


liar = Liar()
print([isinstance(liar, Base) for _ in range(3)])
Liar.__class__ = property(lambda self: Base)
print([isinstance(liar, Base) for _ in range(3)])
Liar.__class__ = Another
print(isinstance(liar, Another), isinstance(liar, Base))
Liar.__class__ = Base
print(isinstance(liar, Another), isinstance(liar, Base))
del Liar.__class__
print(isinstance(liar, Another), isinstance(liar, Base))
Liar.__getattribute__ = lambda self, name: Base
print(isinstance(liar, Base))


class Abstract(abc.ABC):
    pass


print(isinstance(3, Abstract))
Abstract.register(int)
print(isinstance(3, Abstract))


class Keys:
    a = "a"
    b = "b"
    n = 1


class Default(dict):
    def get(self, key, default=None):
        return ("got", key)

    def __missing__(self, key):
        return "missing"


def maps(o):
    match o:
        case {Keys.a: x, Keys.b: y, **rest}:
            return x, y, rest
        case {Keys.a: x, "c": y}:
            return x, y
        case {Keys.n: x}:
            return "one", x
        case {}:
            return "empty"
    return "none"


def keys():
    for o in ({"a": 1, "b": 2, "z": 3}, {"a": 1, "c": None}, {1: 2}, {True: 3}, {}, Default(a=1), Default(), [], None):
        try:
            print(maps(o), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()


keys()
Keys.b = "a"
keys()
Keys.a = []
keys()
Keys.a, Keys.b = "c", "a"
keys()


def drop():
    class Local:
        __match_args__ = ("v",)

        def __init__(self):
            self.v = 1

    def go(o):
        match o:
            case Local(v):
                return v

    print([go(Local()) for _ in range(3)])
    return weakref.ref(Local)


ref = drop()
gc.collect()
print(ref())
