import attr
from attrs import asdict, define, evolve, field, frozen, validators


@define
class Point:
    x: int = field(validator=validators.instance_of(int))
    y: int = 0
    tags: list = field(factory=list, repr=False)


@frozen(order=True)
class Version:
    major: int
    minor: int = field(default=0, converter=int)


p = Point(1, tags=["a"])
print(p, asdict(p), evolve(p, y=5), p == Point(1, tags=["a"]))
try:
    Point("x")
except TypeError as e:
    print(e.args[0])
print(sorted([Version(2), Version(1, "7")]), hash(Version(1)) == hash(Version(1)))
try:
    Version(1).major = 2
except attr.exceptions.FrozenInstanceError as e:
    print(type(e).__name__)
print([a.name for a in attr.fields(Point)])
