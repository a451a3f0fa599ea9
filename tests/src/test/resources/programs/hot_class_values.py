# stat tier1: 10 <= tier1_class_values
# stat tier1: 100 <= tier1_inline_caches
# stat tier1: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""What classes hold, read in compiled code from instances and from the classes, and changed."""
import enum

N = 120


class Colour(enum.Enum):
    RED = 1
    BLUE = 2

    @property
    def warm(self):
        return self is Colour.RED


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5


class Base:
    kind = "base"
    limit = 10
    count = 0
    table = {"a": 1}

    def method(self):
        return self.limit

    @classmethod
    def make(cls):
        cls.count += 1
        return cls()

    @staticmethod
    def free():
        return "free"


class Derived(Base):
    kind = "derived"


class Slotted:
    __slots__ = ("a",)
    b = 7


class Meta(type):
    def_of_meta = 1


class Made(metaclass=Meta):
    value = "made"


def read(n):
    out = []
    for i in range(n):
        o = Derived() if i % 2 else Base()
        out = [o.kind, o.limit, o.table["a"], Base.kind, Derived.limit, Made.value, Made.def_of_meta]
        out += [Slotted().b, Colour.RED.warm, Colour.BLUE.value, Level.HIGH + i, Base.make().count]
        out += [Base.method(o), Base.free(), Derived.free(), Level.LOW < Level.HIGH, o.free()]
    return out


def counted(n):
    for i in range(n):
        Base.count = Base.count + 1
        Derived.count = i
    return Base.count, Derived.count, Base().count


def changed(n):
    out = []
    o, d = Base(), Derived()
    for i in range(n):
        if i == n - 12:
            Base.limit = 11
        elif i == n - 11:
            o.limit = 12
        elif i == n - 10:
            Derived.limit = 13
        elif i == n - 9:
            del Derived.limit
        elif i == n - 8:
            Base.limit = property(lambda self: "property")
        elif i == n - 7:
            Base.limit = lambda self=None: "function"
        elif i == n - 6:
            del Base.limit
        elif i == n - 5:
            Base.limit = 10
            d.__class__ = Base
        elif i == n - 4:
            del o.limit
        elif i == n - 3:
            Base.__getattribute__ = lambda self, name: "own"
        elif i == n - 2:
            del Base.__getattribute__
        for x in (lambda: o.limit, lambda: d.limit, lambda: Base.limit, lambda: Derived.limit, lambda: d.kind):
            try:
                r = x()
                out.append(r if isinstance(r, (int, str)) else type(r).__name__)
            except AttributeError as e:
                out.append(str(e))
    return out[-65:]


class Loud:
    def __get__(self, o, t):
        return "got", o is None


def metas(n):
    out = []
    for i in range(n):
        if i == n - 6:
            Meta.value = property(lambda cls: "of the metaclass")
        elif i == n - 5:
            del Meta.value
        elif i == n - 4:
            Meta.__getattribute__ = lambda cls, name: "hook"
        elif i == n - 3:
            del Meta.__getattribute__
        elif i == n - 2:
            Made.value = Loud()
        elif i == n - 1:
            Made.value = 3
        out.append((Made.value, Colour.RED.name))
    return out[-8:]


def writes(n):
    out = []
    for i in range(n):
        Made.tally = i
        out.append(Made.tally)
        if i == n - 5:
            Made.tally = Loud()
            out.append(Made.tally)
        if i == n - 3:
            del Made.tally
            try:
                Made.tally
            except AttributeError as e:
                out.append(str(e))
    return out[-8:]


print(read(N))
print(counted(N))
print(changed(N))
print(metas(N))
print(writes(N))
print(read(3)[:4])
