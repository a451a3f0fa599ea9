# Arithmetic of large ints: sizes around limbs and algorithms, long carries, signs, errors.

import sys

# The library's own way of dividing huge ints imports numbers, and a program here has that name.
del sys.path[0]
sys.set_int_max_str_digits(0)

STATE = 12345


def rnd(n):
    global STATE
    STATE = (STATE * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (STATE >> 33) % n


def bits(n):
    """About n bits: random ones, runs of ones and zeros, or powers of two and their neighbours."""
    kind = rnd(5)
    if kind == 0:
        return (1 << n) + rnd(3) - 1
    if kind == 1:
        return (1 << n) - (1 << rnd(n + 1)) + rnd(2)
    v = 0
    done = 0
    while done < n:
        k = 1 + rnd(31 if kind < 4 else 150)
        piece = rnd(1 << k) if k < 31 else (1 << k) - 1 if rnd(2) else 0
        v |= piece << done
        done += k
    return v


def signed(n):
    v = bits(n)
    return -v if rnd(2) else v


digest = 0


def note(v):
    global digest
    digest = (digest * 1000003 + v) % ((1 << 89) - 1)


SIZES = [1, 31, 62, 63, 64, 65, 126, 127, 128, 129, 190, 192, 193, 256, 320, 700, 1300, 2560, 2700, 5300]
for a_bits in SIZES:
    for b_bits in SIZES:
        for _ in range(2):
            a = signed(a_bits)
            b = signed(b_bits) or 1
            q, r = divmod(a, b)
            assert a // b == q and a % b == r and q * b + r == a
            assert (0 <= r < b) if b > 0 else (b < r <= 0)
            assert a + b - b == a and a - b + b == a and a - b == -(b - a)
            assert (a < b) == (a - b < 0) and (a == b) == (a - b == 0)
            n = rnd(200)
            assert a << n == a * 2**n and a >> n == a // 2**n
            assert abs(a) in (a, -a) and ~a == -a - 1
            for v in (a + b, a - b, a * b, q, r, a << n, a >> n, a & b, a | b, a ^ b, hash(a), hash(-b)):
                note(v)
            note(a.bit_length() + a.bit_count())
    print(a_bits, digest)

# Quotients whose first guess is too large, and divisors with the highest bit set or not.
for n in (2, 3, 4, 9):
    for top in (1, 2, (1 << 63) - 1, 1 << 63, (1 << 64) - 1):
        for low in (0, 1, (1 << 64) - 1, 1 << 63):
            d = sum(low << 64 * i for i in range(n - 1)) + (top << 64 * (n - 1))
            for q in ((1 << 64) - 1, 1 << 64, (1 << 128) - 1, 1, 3):
                for r in (0, 1, d - 1, d >> 1):
                    # The quotient alone needs the lower limbs only where the highest leave little.
                    down = (-q - 1, d - r) if r else (-q, 0)
                    assert divmod(d * q + r, d) == (q, r), (n, top, low, q, r)
                    assert divmod(-(d * q + r), d) == down
                    assert (d * q + r) // d == q and -(d * q + r) // d == down[0], (n, top, low, q, r)

# Factors of several pieces, and those that are left to other algorithms.
for a_bits, b_bits in ((2600, 2600), (6000, 6100), (9000, 2700), (40000, 3000), (110000, 100000)):
    a, b = signed(a_bits), signed(b_bits)
    c = a * b
    assert c == sum((((abs(a) >> i) & 0xFFFF) * abs(b)) << i for i in range(0, a_bits + 1, 16)) * (
        1 if (a < 0) == (b < 0) else -1
    )
    assert c // b == a and c % b == 0 and divmod(c + 1, abs(b))[1] == 1
    note(c)
    print(a_bits, b_bits, digest, len(hex(c)))

ones = (1 << 6400) - 1
print(ones + 1 == 1 << 6400, (1 << 6400) - 1 == ones, ones * ones == (1 << 12800) - (1 << 6401) + 1)
print(-(1 << 127), -(1 << 127) - 1, -(-(1 << 127)), (1 << 127) + 0, -(1 << 63), -(1 << 63) * -1, -(1 << 64) >> 1)
print(hash((1 << 61) - 1), hash(-((1 << 610) - 1)), hash((1 << 200) + 5), hash(-(1 << 61)), hash(1 - (1 << 61) * 2**61))
print((1 << 300) * True, False * (1 << 300), (1 << 300) - (1 << 300), (1 << 200) ** 2 >> 400, 0 << 10**10)
for m in (1, 2, 7, -7, 2**31 - 1, -(2**31), 2**31, 2**63 - 1, 2**64 + 13):
    print(m, pow(3, 1000, m), pow(-5, 77, m), pow(2**70, 5, m), pow(0, 0, m), end=" ")
    try:
        print(pow(10**20 + 39, -1, m), pow(3, -5, m))
    except ValueError as e:
        print(e)


class Sub(int):
    pass


big = Sub(10**50)
print(type(big + 1), big + 1, 1 - big, big * 3, big // 7, -big, big >> 100, big << 3, big == 10**50, hash(big) == hash(10**50))
for f in (lambda: big // 0, lambda: big % 0, lambda: divmod(big, 0), lambda: big << -1, lambda: big >> -1, lambda: pow(2, big, 0)):
    try:
        f()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
