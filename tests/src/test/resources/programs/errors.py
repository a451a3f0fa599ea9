"""Exceptions: matching, chaining, groups, notes, messages of the core."""

import traceback


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


attempt(lambda: 1 / 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: [][1])
attempt(lambda: ()[0])
attempt(lambda: "a"[5])
attempt(lambda: {}["k"])
attempt(lambda: "a" + 1)
attempt(lambda: 1 + "a")
attempt(lambda: [] + ())
attempt(lambda: None.x)
attempt(lambda: len(5))
attempt(lambda: 5())
attempt(lambda: int("12x"))
attempt(lambda: float("abc"))
attempt(lambda: [1, 2].index(3))
attempt(lambda: [].pop())
attempt(lambda: {}.popitem())
attempt(lambda: iter(5))
attempt(lambda: next(iter([])))
attempt(lambda: {[]: 1})
attempt(lambda: (lambda a: a)())
attempt(lambda: (lambda a: a)(1, 2))
attempt(lambda: (lambda a: a)(b=1))
attempt(lambda: (lambda *, k: k)())
attempt(lambda: print(bad=1))
attempt(lambda: "abc".replace("a"))
attempt(lambda: int([]))
attempt(lambda: sorted([1, "a"]))
attempt(lambda: max([]))
attempt(lambda: chr(-1))
attempt(lambda: "%d" % "x")
attempt(lambda: "{} {}".format(1))
attempt(lambda: [*5])
attempt(lambda: dict([1]))
attempt(lambda: undefined)
attempt(lambda: "x".nope)
attempt(lambda: range(1, 2, 0))
attempt(lambda: b"\xff".decode())
attempt(lambda: "\u20ac".encode("latin-1"))
attempt(lambda: __import__("no_such_module"))
attempt(lambda: 1 < "a")
attempt(lambda: -"a")
attempt(lambda: 2**0.5 << 1)


def unpack(v):
    a, b = v


attempt(unpack, (1,))
attempt(unpack, (1, 2, 3))
attempt(unpack, 5)


def order():
    out = []
    try:
        try:
            out.append("try")
            raise KeyError("k")
        except ValueError:
            out.append("no")
        except (KeyError, IndexError) as e:
            out.append(repr(e))
            raise RuntimeError("second") from e
        else:
            out.append("else")
        finally:
            out.append("finally")
    except RuntimeError as e:
        out.append((str(e), repr(e.__cause__), e.__suppress_context__))
    return out


print(order())


def returns():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                return i


print(returns())

try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("in", [KeyError(3)])])
except* ValueError as g:
    print("values", g.exceptions)
except* (TypeError, KeyError) as g:
    print("others", g)

e = ValueError("noted")
e.add_note("a note")
print("".join(traceback.format_exception(e)), end="")
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["missing"]
except KeyError as e:
    print(type(e.__context__), e.__traceback__.tb_lineno, e.args)


class Custom(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


try:
    raise Custom(7, "seven")
except Custom as c:
    print(c, c.args, c.code, repr(c))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        print("exit", info[0])
        return info[0] is KeyError


with Manager(), Manager() as m:
    raise KeyError
print("after")
try:
    print(m.nothing)
except AttributeError as e:
    print(e, e.name, e.obj is m)
