# stat tier1: 10 <= tier1_compiles
# stat tier1: tier1_failures <= 3
# stat tier1: tier1_crashes <= 0
# stat default: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Displays, f-strings, keywords, super(), with, match, lambdas and their errors in compiled code."""
import sys
class B:
    def __init__(self, x, y=2, *, z=3): self.v = (x, y, z)
    def m(self, a, b=5, **k): return (self.v, a, b, sorted(k.items()))
    @property
    def p(self): return 7
    @classmethod
    def c(cls, k): return cls.__name__, k
class D(B):
    def __init__(self, x, **k):
        super().__init__(x, **k)
        self.w = super().p
    def m(self, a, b=6, **k):
        return super().m(a, b=b, q=1, **k), super(D, self).m(b, b=a)
    @classmethod
    def c(cls, k): return super().c(k)
class E(D):
    def m(self, *a, **k): return "E", super().m(*a, **k)
class CM:
    def __init__(s, n): s.n = n
    def __enter__(s): return s.n
    def __exit__(s, *a): return a[0] is KeyError
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def work(i):
    d = D(i, y=i + 1, z=i * 2); e = E(i)
    s = {i, i + 1, *range(3)}
    m = {"a": i, **{"b": 2}, i: "q"}
    f = f"{i}{d.w!r:>5}{i / 3:.3f}{'x'!s}{i=}{m}"
    a, *r, z = range(i % 3 + 2)
    g = lambda x, *, k=i: x + k + i
    def h(q: int = i): return q, d.w, i
    t = [*r, *s]
    with CM(i) as c:
        if i % 4 == 0: raise KeyError
        t.append(c)
    del m[i]
    match (i, [i, 2], {"k": i, "j": 1}, Pt(i, 3)):
        case (x, [y, *_], {"k": k, **rest}, Pt(x=px, y=py)):
            t.append((x, y, k, rest, px, py))
    dd = {k: v for k, v in zip("ab", r)}
    ss = sorted({x * 2 for x in t if isinstance(x, int)})
    print_args = (lambda *a, **k: (a, sorted(k.items())))(*t, **m)
    return d.m(i), e.m(i, b=1), D.c(i), E.c(i), sorted(map(str, s)), f, a, r, z, g(1), g(2, k=3), h(), t, dd, ss, print_args, ~i, -d.w, tuple(t)[:1], h.__annotations__
import zlib
out = [repr(work(i)) for i in range(500)]
print(zlib.crc32("".join(out).encode()), out[7])
def bad(i):
    r = []
    for fn in (lambda: B(1, q=2), lambda: B(*3), lambda: B(**{1: 2}), lambda: {**[1]}, lambda: f"{i:zz}", lambda: {[]: 1}, lambda: {[]}, lambda: super(), lambda: -"a", lambda: ~1.5, lambda: B(1).m(1, a=2)):
        try: r.append(fn())
        except Exception as e: r.append(type(e).__name__ + str(e))
    return r
for k in range(300): x = bad(k)
print(x)
