"""Calls of every kind: recursion, methods, defaults, keywords, star arguments, super."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


class Base:
    def __init__(self, n):
        self.n = n

    def step(self, by=1):
        self.n += by
        return self

    @staticmethod
    def double(x):
        return 2 * x

    @classmethod
    def make(cls, n):
        return cls(n)

    def __call__(self, x):
        return self.n + x


class Derived(Base):
    def step(self, by=1):
        return super().step(by + 1)


def keywords(a, b=2, *rest, c=3, **more):
    return a + b + c + len(rest) + len(more)


def run():
    total = fib(24) + ackermann(2, 60) + tak(15, 10, 5)
    obj = Derived.make(0)
    for i in range(60000):
        obj.step().step(2)
        total += obj(i) + Base.double(i)
        total += keywords(i) + keywords(i, 1, 2, 3) + keywords(a=i, c=1, d=5)
        args = (i, 2)
        total += keywords(*args, **{"c": 7})
    return total, obj.n


if __name__ == "__main__":
    import harness

    harness.main(run)
