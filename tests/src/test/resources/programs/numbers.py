"""int, float, complex: arithmetic, conversion, representation."""

import math

for v in (0.1, 1.0, 1e16, 1e22, 123456789.123, 1e-5, 1e-4, 5e-324, 1.7976931348623157e308, -0.0, 2**53 + 1.0):
    print(repr(v), v.hex(), v.as_integer_ratio()[1].bit_length(), end="; ")
print()
print(0.1 + 0.2, 1e308 * 10, -1e308 * 10, float("inf") - float("inf"), round(2.5), round(3.5), round(2.675, 2), round(1234, -2))
print(2**100, -(2**63), 2**63 - 1, 10**30 // 7, -(10**30) // 7, -(10**30) % 7, 10**30 % -7, (1 << 65) >> 3)
print((2**64).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-5).bit_count(), (12).is_integer())
print(pow(3, 200, 1000007), pow(3, -1, 7), divmod(-(10**20), 3), abs(-5), int(3.99), int(-3.99), int(1e20))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500 * 3037000500, 4611686018427387904 * 2)
print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(0.5), hash(float("inf")), 1 == 1.0, 2**53 == float(2**53 + 1), 2**53 + 1 == float(2**53 + 1))
print(1 + 2j, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), abs(3 + 4j), (1j) ** 2, complex("1+2j"), -0j, complex(1.5, float("nan")), (2 + 0j) == 2)
print(math.factorial(25), math.gcd(48, 36), math.lcm(4, 6), math.isqrt(10**20), math.comb(50, 25), math.perm(5, 2))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fmod(-7, 3), math.hypot(3, 4), math.copysign(1, -0.0), math.frexp(8.0), math.ldexp(0.5, 4))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.prod([1, 2, 3.0]), math.log2(8), math.log(2**1000), math.log10(1000), math.sqrt(2))
print(bin(-10), oct(64), hex(255), f"{2**70:,}", f"{-1234567:_}", f"{255:#010x}", str(10**50)[:5], len(str(3**1000)))
print(True & False, True ^ True, isinstance(True, int), bool([]), bool("0"), int(True), [10, 20][True])
print(float.fromhex("0x1.8p1"), (3.75).as_integer_ratio(), (0.1).is_integer(), 7.0 // 2, -7.0 // 2, 7.5 % -2, 2.0**0.5, 0.0**0, (-8) ** (1 / 3))
print(1_000_000, 0xFFFF_FFFF_FFFF_FFFF_FFFF, 1e5, 1.5e-7, 123456789012345678, 1.0e15, 1e15 + 0.5, 100000000000000000000.0)
print(min(3, 1, 2), max([1, 5, 3], key=lambda v: -v), sum([[1], [2]], []), sorted([3.5, 1, 2.0]), any([0, 0.0, ""]), all([]))

# Fixed notation: halves go to even, products just off a half do not; the sign of zero stays.
for v in (0.5, 1.5, 2.5, 0.125, 0.375, 1.005, 2.675, -0.0, -0.001, 1e-300, 5e-324, 1e15 + 0.3,
          0.49999999999999994, 2.0**51 + 0.5, 2.0**52 - 0.5, 2.0**52, 1e22, -123456.789):
    print([f"{v:.{p}f}" for p in range(14)], "%+08.2f|%-12.1f|% .3f|%#.0f" % (v, v, v, v))
    print(f"{v:z.1f}|{v:*<12.2f}|{v:_>+12.1f}|{v:^12.1f}|{v:=+12.2f}|{v:012.2f}|{v:,.2f}|{v:.1%}")
for v in (0, 7, -7, 255, -(2**70)):
    print(f"{v:05d}|{v:#06x}|{v:+d}|{v:<8}|{v:*>8}|{v:^9}|{v: =#12b}|{v:,}|{v:é>9}|{v:😀>9}")
