# stat: 30 <= tier0_specialised
# stat: 200 <= tier0_fused
# stat: tier0_misses <= 20000
# stat plain: tier0_specialised <= 0
# stat plain: tier0_fused <= 0
"""Inline caches: what they remember must be forgotten when the class, the instance or the namespace changes."""


class Meta(type):
    shared = "of the metaclass"

    def __getattr__(cls, name):
        return "no " + name


class Base(metaclass=Meta):
    count = 0
    label = "base"

    def __init__(self, value=1, scale=2):
        self.value = value
        self.scale = scale

    @property
    def doubled(self):
        return self.value * self.scale

    def method(self, *rest, extra=None):
        return ("Base", self.value, rest, extra)


class Left(Base):
    def method(self, *rest, **more):
        return ("Left", super().method(*rest, **more), super().method(1), super().label)


class Right(Base):
    __slots__ = ("own",)
    label = "right"


def read(o):
    return o.value, o.doubled, o.label, o.count


def call(o):
    return o.method(), o.method(1), o.method(1, 2), o.method(extra=3)


def class_reads(c):
    return c.count, c.label, c.shared, c.missing, c.__name__


objects = [Base(), Left(3), Right(4, 5), Base(6)]
for _ in range(3):
    for o in objects:
        print(read(o), call(o), class_reads(type(o)))

# Class attributes that hold data are written again and again.
for i in range(300):
    Base.count += i
    assert read(objects[0])[3] == Base.count == Left.count == objects[2].count
print(Base.count)

# The same name turns from data to a function, a property, nothing.
for new in ("text", 5, None, lambda self: "called", property(lambda self: "computed"), 7):
    Base.label = new
    got = [read(o)[2] for o in objects]
    print([g() if callable(g) else g for g in got], callable(class_reads(Base)[1]))
del Base.label
try:
    read(objects[0])
except AttributeError as e:
    print(e)
Base.label = "again"

# An attribute of the instance hides the class's, and stops hiding it.
o = objects[3]
for change in range(4):
    if change % 2:
        del o.label
    else:
        o.label = f"own {change}"
    print(read(o)[2])

# A data descriptor that arrives late wins over the instance.
Base.value = property(lambda self: "from the class", lambda self, v: None)
print(read(objects[0])[0], read(objects[1])[0])
del Base.value
print(read(objects[0])[0], read(objects[1])[0])

# The metaclass learns and forgets a data descriptor.
Meta.count = property(lambda cls: "of Meta")
print(class_reads(Base)[0])
del Meta.count
print(class_reads(Base)[0])

# A getter is replaced inside the same property object.
p = Base.__dict__["doubled"]
p.__init__(lambda self: "new getter")
print(read(objects[1])[1])
p.__init__()
try:
    read(objects[1])
except AttributeError as e:
    print(e)
p.__init__(lambda self: self.value * 2)

# Methods replaced in the class and bases replaced under it.
for version in range(3):
    Base.method = lambda self, *a, version=version, **k: ("version", version, a, k)
    print(call(objects[1])[1], call(objects[0])[3])


class Other:
    value = doubled = count = 0
    label = "other"

    def method(self, *a, **k):
        return "Other"


Left.__bases__ = (Other, Base)
print(read(objects[1]), call(objects[1]))
objects[0].__class__ = Left
print(read(objects[0]), call(objects[0])[0])

# Many classes at one site.
kinds = [type(f"K{i}", (), {"x": i, "get": lambda self: self.x}) for i in range(40)]
instances = [k() for k in kinds]


def total(things):
    t = 0
    for thing in things:
        t += thing.x + thing.get()
        thing.y = t
    return t


for _ in range(20):
    result = total(instances)
print(result, sum(i.y for i in instances))

# Globals and builtins come and go.
def use():
    return limit, len("abc")


for limit in range(3):
    print(use())
len = lambda s: "mine"
print(use())
del len
print(use())
del limit
try:
    use()
except NameError as e:
    print(e)


# Defaults change between calls; missing and surplus arguments are reported.
def defaults(a, b=1, c=2):
    return a, b, c


for d in ((1, 2), (3, 4), None, (5,)):
    defaults.__defaults__ = d
    for args in ((0,), (0, 9), (0, 9, 8), (), (0, 9, 8, 7)):
        try:
            print(defaults(*args), end=" ")
            print(defaults(0))
        except TypeError as e:
            print(e)
