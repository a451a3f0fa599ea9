# stat tier0: 100 <= attribute_ways
# stat tier1: 100 <= attribute_ways
# stat plain: attribute_ways <= 0
# stat tier1: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Sites that see more classes than they remember, and what changes while they do."""
import gc
import threading
import types
import weakref

N = 40


class Base:
    kind = "base"
    count = 0
    table = {}

    def __init__(self, v):
        self.v = v
        self.w = v + 1

    def method(self):
        return "m", self.v

    @property
    def prop(self):
        return self.v * 2

    @prop.setter
    def prop(self, v):
        if v < 0:
            raise ValueError(v)
        self.v = v

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def free():
        return "free"


class Slots:
    __slots__ = ("v", "w", "unset")
    kind = "slots"
    prop = 5

    def __init__(self, v):
        self.v = v
        self.w = -v

    def method(self):
        return "s", self.v

    make = free = staticmethod(lambda: "slot")


class Int(int):
    kind = "int"
    v = property(lambda self: int(self))
    prop = w = 3

    def method(self):
        return "i", self + 1

    def make(self):
        return self * 2

    free = make


class Tuple(tuple):
    def __new__(cls, v):
        self = super().__new__(cls, (v, v))
        self.v = v
        return self

    kind = "tuple"
    w = 9
    prop = property(lambda self: self[0])
    method = make = free = lambda self: len(self)


class Hook:
    kind = "hook"

    def __init__(self, v):
        self.v = v

    def __getattr__(self, name):
        if name.startswith("none"):
            raise AttributeError("hook: " + name)
        return "?" + name


class Own:
    def __getattribute__(self, name):
        return object.__getattribute__(self, "x") if name == "v" else name + "!"

    def __init__(self, v):
        object.__setattr__(self, "x", v)

    def __setattr__(self, name, value):
        if name == "x":
            object.__setattr__(self, name, value)

    def method(self):
        return 1


class Error(Exception):
    kind = "error"
    w = prop = 4

    def __init__(self, v):
        super().__init__(v)
        self.v = v

    def method(self):
        return self.args

    make = free = method


class Lies(Base):
    __class__ = property(lambda self: str)


class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, o, t):
        return self.name, o is None

    def __set__(self, o, v):
        o.__dict__["set" + self.name] = v


class Descr(Base):
    kind = Data("kind")
    w = Data("w")

    def __init__(self, v):
        self.v = v


def derived(i):
    def init(self, v):
        setattr(self, f"x{i}", i)
        Base.__init__(self, v)

    return type(f"D{i}", (Base,), {"__init__": init, "kind": f"d{i}"})


many = [derived(i) for i in range(9)]
classes = many + [Base, Slots, Int, Tuple, Hook, Own, Error, Descr, Lies]


def attempt(f, *args):
    try:
        r = f(*args)
        return r if isinstance(r, (int, str, tuple)) else type(r).__name__
    except Exception as e:
        return type(e).__name__, str(e)


def get_v(o):
    return o.v


def get_w(o):
    return o.w


def get_kind(o):
    return o.kind


def get_prop(o):
    return o.prop


def get_method(o):
    return o.method


def get_missing(o):
    return o.none


def get_class(o):
    return o.__class__.__name__


def get_default(o):
    return getattr(o, "v", "no v"), getattr(o, "other", "no other"), hasattr(o, "none2")


def call_method(o):
    return o.method()


def call_make(o):
    return o.make()


def call_free(o):
    return o.free()


def set_v(o):
    o.v = 77
    return o.v


def set_w(o):
    o.w = 78
    return o.w


def set_prop(o):
    o.prop = -1
    return o.prop


def set_new(o):
    o.added = 5
    return o.added


def del_v(o):
    del o.v
    return o.v


READS = [get_v, get_w, get_kind, get_prop, get_method, get_missing, get_class, get_default]
CALLS = [call_method, call_make, call_free]
WRITES = [set_v, set_w, set_prop, set_new, set_v, del_v]


def see(functions, objects, rounds=N):
    for f in functions:
        for _ in range(rounds):
            got = [attempt(f, o) for o in objects]
        print(f.__name__, got)


def fresh():
    return [c(i + 1) for i, c in enumerate(classes)]


objects = fresh()
see(READS, objects)
see(CALLS, objects)
for f in WRITES:
    objects = fresh()
    for _ in range(N):
        got = [attempt(f, o) for o in objects]
    print(f.__name__, got)

# Instances with dicts of their own.
objects = fresh()
for o in objects:
    try:
        object.__getattribute__(o, "__dict__")["extra"] = 1
    except AttributeError:
        pass
see(READS, objects)
see(CALLS, objects)
for o in objects[:5]:
    o.__dict__ = {"v": "replaced", "method": lambda: "own method", "prop": "hidden"}
see(READS[:5], objects)
see(CALLS, objects)

# Changes of classes.
objects = fresh()
see(READS[:5], objects, 8)
see(CALLS, objects, 8)
changes = [
    lambda: setattr(Base, "kind", "base2"),
    lambda: setattr(Base, "count", 1),
    lambda: setattr(Base, "method", lambda self: "new method"),
    lambda: setattr(Base, "w", property(lambda self: "now a property")),
    lambda: setattr(Base, "w", 5),
    lambda: delattr(Base, "w"),
    lambda: setattr(Base, "v", Data("v")),
    lambda: delattr(Base, "v"),
    lambda: delattr(many[3], "kind"),
    lambda: setattr(many[4], "__getattr__", lambda self, name: "hooked " + name),
    lambda: delattr(Base, "prop"),
    lambda: setattr(many[5], "__getattribute__", lambda self, name: "caught " + name),
    lambda: delattr(many[5], "__getattribute__"),
    lambda: setattr(many[6], "__setattr__", lambda self, name, value: None),
    lambda: delattr(many[6], "__setattr__"),
    lambda: setattr(many[7], "__bases__", (Hook,)),
    lambda: setattr(objects[8], "__class__", many[0]),
    lambda: setattr(objects[0], "method", lambda: "of the instance"),
    lambda: delattr(objects[0], "method"),
    lambda: setattr(many[2], "__init__", lambda self, v: None),
]
for change in changes:
    change()
    print([attempt(f, o) for f in READS for o in objects[:11]])
    print([attempt(f, o) for f in CALLS for o in objects[:11]])
    print([attempt(f, o) for f in WRITES[:4] for o in objects[:11]])


# A class that becomes one of descriptors.
class Plain:
    pass


for c in many:
    c.late = Plain()
objects = [c(1) for c in many if c is not many[7]]


def get_late(o):
    return o.late


def set_late(o):
    o.late = 3
    return o.late


see([get_late], objects)
Plain.__get__ = lambda self, o, t: "got"
see([get_late], objects, 2)
see([set_late], objects)
Plain.__set__ = lambda self, o, v: None
see([get_late, set_late], objects, 2)
del Plain.__get__
see([get_late, set_late], objects, 2)
del Plain.__set__
see([get_late, set_late], objects, 2)


class Further:
    def __get__(self, o, t):
        return "further"

    def __set__(self, o, v):
        pass


class Between(Plain):
    pass


one, two = Plain(), Between()
many[0].late = one
many[1].late = two
objects = [c(1) for c in many[:2]]
see([get_late], objects)
one.__class__ = Further
see([get_late, set_late], objects, 2)
Between.__bases__ = (Further,)
see([get_late, set_late], objects, 2)


# Objects that look attributes up in ways of their own.
class Called(Base):
    def __call__(self):
        return "called"


class Local(threading.local):
    v = 3


class Module(types.ModuleType):
    w = 4


class Alias(types.GenericAlias):
    v = 6


alive = [Base(1), Called(2)]
special = [weakref.proxy(o) for o in alive]
special += [Local(), Module("m"), Alias(list, int), alive[1].method, super(Called, alive[1]), list[int]]
special += [Base, types, print, [].append, len, property(), {}, 3, None, Exception("x")]
special[3].v = 5


def get_name(o):
    return o.__name__


def get_append(o):
    return o.append is None


see([get_v, get_w, call_method, get_missing, set_v, get_v, set_new, get_name, get_append], special)


# Counting in classes.
class Counter:
    n = 0


subs = [type(f"S{i}", (Counter,), {"n": i} if i % 2 else {}) for i in range(12)]
counters = [s() for s in subs]


def count(o):
    type(o).n += 1
    return o.n


def total():
    t = 0
    for _ in range(N):
        Counter.n += 1
        for o in counters:
            t += count(o) + o.n
    return t


print(total(), [s.n for s in subs], Counter.n)
for s in subs[::3]:
    s.n = property(lambda self: 1000)
print([o.n for o in counters])
for s in subs[::3]:
    del s.n
print([o.n for o in counters])


# Attributes of classes themselves, with metaclasses that change.
class Meta(type):
    def named(cls):
        return cls.__name__

    @property
    def shadowed(cls):
        return "of the metaclass"


class Other(type):
    late = "other"


def metas():
    out = []
    for i in range(12):
        meta = Meta if i % 3 else Other
        members = {"value": i, "function": lambda: i, "method": classmethod(lambda cls: cls.__name__)}
        members["shadowed"] = "own"
        out.append(meta(f"M{i}", (), members))
    return out


def of_class(cls):
    return (
        attempt(lambda: cls.value),
        attempt(lambda: cls.function),
        attempt(lambda: cls.method()),
        attempt(lambda: cls.named()),
        attempt(lambda: cls.shadowed),
        attempt(lambda: cls.late),
    )


ms = metas()


def show():
    for _ in range(N):
        got = [of_class(c) for c in ms]
    print(got)


show()
for change in [
    lambda: setattr(ms[1], "value", "changed"),
    lambda: setattr(Meta, "late", 1),
    lambda: setattr(Meta, "value", property(lambda cls: "data of the metaclass")),
    lambda: delattr(Meta, "value"),
    lambda: delattr(Meta, "shadowed"),
    lambda: delattr(ms[2], "value"),
    lambda: setattr(Other, "__getattribute__", lambda cls, name: "caught " + name),
    lambda: delattr(Other, "__getattribute__"),
    lambda: setattr(Meta, "__getattr__", lambda cls, name: "hooked " + name),
    lambda: setattr(ms[4], "__class__", Other),
    lambda: setattr(Other, "__setattr__", lambda cls, name, value: None),
    lambda: setattr(ms[0], "value", "not set"),
    lambda: [setattr(m, "value", i) for i, m in enumerate(ms)],
    lambda: [setattr(m, "value", -i) for i, m in enumerate(ms)],
    lambda: setattr(Meta, "value", property(lambda cls: 1, lambda cls, v: print("set", v))),
    lambda: [setattr(m, "value", i) for i, m in enumerate(ms)],
]:
    change()
    show()


# What a class remembers keeps nothing alive that it has dropped, and no class.
class Thing:
    pass


class Holder:
    thing = Thing()


kept = weakref.ref(Holder.thing)
held = weakref.ref(Holder)
name = "thing"
print(len([getattr(Holder(), name) for _ in range(N)]))
del Holder.thing
gc.collect()
print(kept() is None)
del Holder
gc.collect()
print(held() is None)
