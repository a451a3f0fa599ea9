# What is no name of a codec or error handler; charsets of email tell by these errors.
import codecs

for name in ("asc\xffii", "x\udcff", "x\x00", "\U0001f600"):
    for use in (
        codecs.lookup,
        lambda n: "a".encode(n),
        lambda n: b"a".decode(n),
        lambda n: bytearray(b"a").decode("ascii", n),
        lambda n: b"\xff".decode("ascii", n),
        lambda n: str(b"a", n),
        lambda n: "\xff".encode("ascii", n),
        lambda n: codecs.encode("a", n),
        lambda n: codecs.decode(b"a", n),
        lambda n: open("/dev/null", encoding=n),
    ):
        try:
            print(use(name))
        except Exception as e:
            print(type(e).__name__, ascii(str(e)))


class Slots:
    __slots__ = ("a", "b")


class More(Slots):
    pass


for o in Slots(), More():
    for use in (lambda: o.a, lambda: delattr(o, "a"), lambda: Slots.b.__delete__(o)):
        try:
            use()
        except AttributeError as e:
            print(e, e.name, e.obj is o)
