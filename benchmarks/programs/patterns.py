"""Expression trees simplified and differentiated by structural pattern matching."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Op:
    sign: str
    left: object
    right: object


def simplify(e):
    match e:
        case Op(sign, left, right):
            match sign, simplify(left), simplify(right):
                case "+", Num(a), Num(b):
                    return Num(a + b)
                case "*", Num(a), Num(b):
                    return Num(a * b)
                case ("+", Num(0), x) | ("+", x, Num(0)):
                    return x
                case ("*", Num(1), x) | ("*", x, Num(1)):
                    return x
                case ("*", Num(0), _) | ("*", _, Num(0)):
                    return Num(0)
                case s, x, y:
                    return Op(s, x, y)
        case _:
            return e


def derive(e, name):
    match e:
        case Num():
            return Num(0)
        case Var(n) if n == name:
            return Num(1)
        case Var():
            return Num(0)
        case Op("+", a, b):
            return Op("+", derive(a, name), derive(b, name))
        case Op("*", a, b):
            return Op("+", Op("*", derive(a, name), b), Op("*", a, derive(b, name)))
    raise TypeError(e)


def evaluate(e, env):
    match e:
        case Num(value=v):
            return v
        case Var(name=n):
            return env[n]
        case Op(sign="+", left=a, right=b):
            return evaluate(a, env) + evaluate(b, env)
        case Op(sign="*", left=a, right=b):
            return evaluate(a, env) * evaluate(b, env)


def shape(data):
    match data:
        case []:
            return "empty"
        case [int() | float() as x]:
            return f"one {x}"
        case [first, *_, last] if first == last:
            return "round"
        case {"type": "point", "at": [x, y], **rest}:
            return f"point {x},{y} {len(rest)}"
        case str(s):
            return s.upper()
        case True | False | None:
            return "constant"
        case _:
            return "unknown"


def run():
    e = Var("x")
    for i in range(7):
        e = Op("*", e, Op("+", Var("x"), Num(i % 3)))
    sizes = 0
    for _ in range(60):
        d = simplify(derive(e, "x"))
        d2 = simplify(derive(d, "x"))
        sizes += evaluate(d, {"x": 3}) + evaluate(d2, {"x": 2})
    data = [[], [1], [1, 2, 1], {"type": "point", "at": (1, 2), "z": 0}, "abc", None, 4.5]
    shapes = [shape(d) for _ in range(20000) for d in data]
    return sizes, shapes[:7], len(set(shapes))


if __name__ == "__main__":
    import harness

    harness.main(run)
