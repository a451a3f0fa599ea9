# stat tier1: 60 <= tier1_complex_operations
# stat tier1: 10 <= deopts_overflow
# stat tier1: 2 <= tier1_parts
# stat tier1: tier1_crashes <= 0
# stat default: 10 <= tier1_complex_operations
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat tier0: osr_entries <= 0
"""Complex numbers in hot code: every operation at its edges, joins with other kinds, and exits."""
import sys
import traceback

INF = float("inf")
NAN = float("nan")
PARTS = (0.0, -0.0, 1.0, -2.5, 3e-320, 1e308, INF, -INF, NAN)
NUMBERS = [complex(a, b) for a in PARTS for b in PARTS]
OTHERS = (0, 1, -3, 2**53 + 1, 2**62, 0.0, -0.0, 2.5, INF, NAN)


def inside(size, limit):
    """Loops that start with a complex number, an int and whatever is given."""
    n = 0
    for row in range(size):
        for col in range(size):
            c = complex(3.0 * col / size - 2.0, 2.0 * row / size - 1.0)
            z = 0j
            for _ in range(limit):
                z = z * z + c
                if abs(z) > 2.0:
                    break
            else:
                n += 1
            z = 0
            for _ in range(limit):
                z = z**2 + c
                if abs(z) > 2:
                    break
            else:
                n += 1
            n += escape(c, limit)
    return n, z


def escape(z, limit):
    c = z
    for k in range(limit):
        if z.real * z.real + z.imag * z.imag > 4:
            return k
        z *= z
        z += c
    return limit


print(inside(24, 30))


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def div(a, b):
    return a / b


def power(a, b):
    return a**b


def equal(a, b):
    return a == b, a != b, not a, not b, 1 if a == b else 2, 3 if a != b else 4


def less(a, b):
    return a < b


def length(a, b):
    return abs(a * 1j), abs(b)


def parts(a, b):
    return (a.real, b.imag, -a, +b, complex(b), complex(a, b), a.conjugate())


def in_place(a, b):
    a = complex(a)
    a += b
    a -= 2
    a *= b
    a /= 0.5
    a **= 2
    return a


def make(a, b):
    return complex(a, b) + complex(a)


def table(op, lefts, rights):
    """The function anew for each table: its places see the kinds of this one only."""
    op = type(op)(op.__code__.replace(), globals(), op.__name__)
    digest = []
    for n in range(2):
        out = []
        for a in lefts:
            for b in rights:
                try:
                    out.append(op(a, b))
                except (ArithmeticError, TypeError) as e:
                    out.append((type(e).__name__, str(e)))
        digest.append(repr(out))
    print(op.__name__, digest[0] == digest[1])
    print(digest[0])


SOME = NUMBERS[::5] + [3 + 4j, 1e200 + 1e200j, 1 - 1j]
for op in (add, sub, mul, div, equal, less, length):
    table(op, SOME, SOME)
for op in (add, sub, mul, div, equal, parts, in_place):
    table(op, SOME[::2], [x for x in OTHERS if isinstance(x, int)])
    table(op, SOME[::2], [x for x in OTHERS if isinstance(x, float)])
    table(op, [x for x in OTHERS if isinstance(x, int)], SOME[::2])
    table(op, [x for x in OTHERS if isinstance(x, float)], SOME[::2])
for op in (power,):
    table(op, [1 + 2j, 0j, -1.5j, 1e200 + 1j, complex(INF, 0.0)], [0, 1, 2, 5, -3, 100, 101])
    table(op, [1 + 2j, 0j, -1.5j, 1e200 + 1j], [0.5, -1.0, 2.0])
    table(op, [1 + 2j, 0j, -1.5j], [1j, 0j, 2 - 1j])
table(make, PARTS, PARTS)
table(make, [1, -2, 2**62], PARTS)
table(make, [1, 2**70, True, "1", 2j], [2, 1.5])


def compares(xs, n):
    """A float against an int, which is exact beyond 2**53, too."""
    out = []
    for x in xs:
        out.append((x < n, x <= n, x == n, x != n, x > n, x >= n, n < x, n == x))
    return out


FLOATS = [0.0, -0.0, 1.0, 1.5, 2.0**53, 2.0**53 + 2, 2.0**63, -(2.0**63), INF, -INF, NAN]
for _ in range(30):
    small = [compares(FLOATS, n) for n in (0, 1, -1, 2, 3)]
for n in (0, 1, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), 2**70):
    print(n, compares(FLOATS, n))


class Sub(complex):
    def __add__(self, other):
        return "Sub.__add__"

    def __abs__(self):
        return "Sub.__abs__"

    @property
    def real(self):
        return "Sub.real"


def guarded(z):
    w = z + 1j
    return w, abs(z), z.real


for k in range(200):
    guarded(complex(k, 1))
print(guarded(2.5 + 1j), guarded(Sub(1, 2)), guarded(2), guarded(2.0), guarded(True))


def overflow(n):
    z = 1e150 + 1e150j
    k = 0
    try:
        for k in range(n):
            z = z * 1.5
            if abs(z) == -1.0:
                print("never")
    except OverflowError as e:
        tb = traceback.extract_tb(e.__traceback__)
        print(e, k, z, [(t.name, t.lineno, t.colno, t.end_colno) for t in tb])


def zero(n):
    z = complex(n, 0.0)
    try:
        while True:
            w = 1j / z
            z -= 1
    except ZeroDivisionError as e:
        print(e, z, w, w is w, z is z)


for k in range(3):
    overflow(3000)
    zero(100 + k)


def identity(n):
    same = 0
    for k in range(n):
        z = complex(k, 1.0)
        w = z
        items = [z, (w,)]
        same += (w is z) + (items[0] is items[1][0]) + (id(z) == id(w)) + (z in items)
        q = complex(NAN, k)
        same += (q in [q]) + (q == q) + (q is q)
    return same


print(identity(500))


def kinds(n):
    """One variable that holds everything in turn."""
    z = 0
    out = []
    for k in range(n):
        if k % 7 == 0:
            z = k
        elif k % 7 == 1:
            z = z * 1j
        elif k % 7 == 2:
            z = z + 1
        elif k % 7 == 3:
            z = abs(z)
        elif k % 7 == 4:
            z = [z]
        elif k % 7 == 5:
            z = complex(k, z[0])
        else:
            z = z.imag
        if k > n - 20:
            out.append(z)
    return out, z


print(kinds(2000))


def watched(n):
    """Variables that are looked at while they are unboxed."""
    z = 0j
    w = 1j
    for k in range(n):
        z = z * w + k
        if k % 100 == 99:
            print({a: b for a, b in sys._getframe().f_locals.items() if a != "self"})
            look = locals()["z"]
            w = w * look / abs(look)
    return z


print(watched(500))


def turning(n):
    z = 1 + 0j
    turn = 0.6 + 0.8j
    last = None
    for k in range(n):
        got = yield z
        z = z * turn
        if got is not None:
            last = z = got
    return last


def resumed():
    t = turning(1000)
    out = [next(t)]
    for k in range(600):
        out.append(t.send(2j) if k == 300 else next(t))
    return out[::60], sum(out)


print(resumed())


def handled(n):
    z = 0j
    out = []
    for k in range(n):
        w = z
        try:
            w = z + 1
            z = w / (k % 10)
        except ZeroDivisionError:
            out.append((k, w))
            z = w * 0.5j
    return out[::40], z


print(handled(2000))


def fft(x):
    n = len(x)
    if n == 1:
        return x
    even = fft(x[0::2])
    odd = fft(x[1::2])
    t = [WAVES[k * (len(WAVES) // n)] * odd[k] for k in range(n // 2)]
    return [even[k] + t[k] for k in range(n // 2)] + [even[k] - t[k] for k in range(n // 2)]


WAVES = [1j ** (k / 16) for k in range(64)]
print([f"{z:.6f}" for z in fft([complex(k % 7, -k % 5) for k in range(64)])])


def conditions(n):
    a = b = 0
    z = 3j
    for k in range(n):
        if z:
            a += 1
            z = z - 1j
        else:
            b += 1
            z = 3j
        if z == 2j or z != z:
            a += 10
    return a, b, z


print(conditions(1000))


def lengths(n):
    """The last bits of absolute values."""
    bits = 0
    x = 12345
    for k in range(n):
        x = x * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
        z = complex((x >> 40) / 2**22 - 2.0, (x & 0xFFFFFF) / 2**22 - 2.0)
        if k % 7 == 0:
            z = z / (1 << (k & 63))
        elif k % 7 == 1:
            z = z.real * 2.0**-480 + z.imag * 2.0**-500 * 1j
        elif k % 7 == 2:
            z = z * 2.0**600
        bits = bits * 31 + hash(abs(z)) & 2**61 - 1
    return bits


print(lengths(20000))


def divided(n):
    """A function that tier 1 divides, with complex numbers, and what may be one, in all parts."""
    lines = ["def big(c, m):", " z = 0j", " w = 0", " v = 1.5", " out = []", " for k in range(m):"]
    for i in range(n):
        lines += [
            f"  z = z * c + {i % 7}",
            "  if abs(z) > 1e3: z = z / abs(z)",
            f"  w = w + z if k % {i % 5 + 2} else {i}",
            "  try:",
            f"   v = v * 0.5 + z.real / (k % {i % 11 + 3})",
            "  except ZeroDivisionError:",
            "   v = 1.0; z = -z",
        ]
    lines += ["  if k % 9 == 0: out.append((z, w, v))", " return out[::3], z, w, v"]
    namespace = {}
    exec("\n".join(lines), namespace)
    return namespace["big"]


print(divided(40)(0.3 + 0.4j, 100))
