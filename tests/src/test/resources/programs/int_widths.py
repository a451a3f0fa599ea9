"""Int arithmetic around the widths at which implementations change their ways."""

import random

random.seed(11)
WIDTHS = [1, 31, 32, 62, 63, 64, 65, 96, 126, 127, 128, 129, 200, 900, 9000]
SHIFTS = [0, 1, 31, 63, 64, 65, 100, 127, 128, 200]


def number():
    width = random.choice(WIDTHS)
    n = random.choice([random.getrandbits(width), 1 << width, (1 << width) - 1, (1 << width) + 1])
    return -n if random.random() < 0.5 else n


total = 0


def mix(n):
    global total
    total = (total * 1000003 + hash(n)) % ((1 << 89) - 1)


for i in range(4000):
    a, b, n = number(), number(), random.choice(SHIFTS)
    for r in (a + b, a - b, a * b, a & b, a | b, a ^ b, ~a, -a, abs(a), a << n, a >> n):
        mix(r)
    for r in (a < b, a <= b, a == b, a != b, a & 0xFFFF, a | 1, a ^ 7, a.bit_length()):
        mix(r)
    if b:
        mix(a % b)
        mix(a // b)
        mix(divmod(a, b))
    mix(a % (b % ((1 << 63) - 1) + 1))
    if abs(a) < 1 << 9000:
        assert int(str(a)) == a
        mix(len(str(a)))
    if i % 500 == 0:
        print(total, a if abs(a) < 1 << 200 else len(str(abs(a) >> 5000)))
