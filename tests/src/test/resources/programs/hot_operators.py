# stat tier1: 20 <= deopts_overflow <= 700
# stat tier1: tier1_crashes <= 0
# stat tier1: tier1_recompiles <= 120
# stat default: 1 <= osr_entries <= 2000
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat tier0: osr_entries <= 0
"""Powers, remainders, inversion and what is negative, on ints and floats, hot and at their edges."""


def polynomial(n):
    s = 0
    t = 0.0
    for i in range(n):
        s += i**2 + 2 ** (i & 7) + ~i
        t += (i + 0.5) ** 2 + (i + 1.5) ** -0.5 + i % 2.5 + (i * 1.5) // 0.7 + 2**0.5
        t += -(1.5**3) % 7
        s ^= ~s >> 3
    return s, t


print(polynomial(20000))

INF = float("inf")
NAN = float("nan")
FLOATS = (0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 0.5, -0.5, 3.0, INF, -INF, NAN, 1e308, 400.0)
INTS = (0, 1, -1, 2, -2, 3, 7, 10, 62, 63, 64, 2**31, -(2**31), 2**63 - 1, -(2**63), 2**70, True)


def power(a, b):
    try:
        return a**b
    except Exception as e:
        return repr(e)


def remainder(a, b):
    try:
        return a % b, a // b
    except Exception as e:
        return repr(e)


def small(b):
    return not isinstance(b, int) or abs(b) <= 64


for _ in range(3):
    for a in FLOATS + INTS:
        for b in FLOATS + INTS:
            if small(b) or isinstance(a, float) or abs(a) <= 1:
                print(a, b, power(a, b))
            print(a, b, remainder(a, b))


def one_kind(values, f, g):
    """The same operation at places that see one kind of number only."""
    out = []
    for a in values:
        for b in values:
            out.append(f(a, b))
            out.append(g(a, b))
    return out


def float_power(a, b):
    try:
        return a**b
    except (ZeroDivisionError, OverflowError) as e:
        return str(e)


def float_remainder(a, b):
    try:
        return a % b
    except ZeroDivisionError as e:
        return str(e)


def int_power(a, b):
    return a**b


def int_remainder(a, b):
    try:
        return a // b
    except ZeroDivisionError as e:
        return str(e)


for _ in range(30):
    one_kind((1.5, 2.5, 0.25), float_power, float_remainder)
    one_kind((1, 2, 3, 5), int_power, int_remainder)
print(one_kind(FLOATS, float_power, float_remainder))
print(one_kind((0, 1, 2, 3, 7, 39, 40, 62, 63), int_power, int_remainder))
print(int_power(2, -1), int_power(-2, 63), int_power(-2, 62), int_power(3, 40))


def inverted(values):
    out = []
    for v in values:
        out.append(~v)
        out.append(-v)
        out.append(+v)
    return out


for _ in range(50):
    inverted([1, 2, 3])
print(inverted([0, -1, 2**63 - 1, -(2**63), 2**64, 5]))


def settle(n):
    """An exit at every turn is not taken for ever."""
    bad = 0
    for i in range(n):
        try:
            (i + 1.0) % (0.0 if i > 5000 else 1.0)
        except ZeroDivisionError:
            bad += 1
    return bad


print(settle(20000))
