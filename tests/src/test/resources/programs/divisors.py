"""math.gcd and math.lcm of numbers of many sizes."""

import math
import random

random.seed(2)
total = 0
for i in range(3000):
    a, b, c = (random.getrandbits(random.choice([1, 30, 63, 64, 100, 128, 500, 2000])) for _ in "abc")
    if i % 7 == 0:
        a = b * c
    if i % 11 == 0:
        b = (1 << random.randrange(400)) - i % 2
    if i % 13 == 0:
        a = -a
    g = math.gcd(a * c, b * c)
    if b and c:
        assert a * c % g == 0 and b * c % g == 0
        assert math.gcd(a * c // g, b * c // g) == 1
    total = (total * 31 + g + math.gcd(a, b, c) + math.lcm(a, b)) % ((1 << 127) - 1)
x, y = 1, 1
for i in range(3000):
    x, y = x + y, x
    if i % 300 == 0:
        total += math.gcd(x, y) + math.gcd(x * 6, y * 10)
numerator, denominator = 0, 1
for n in range(1, 400):
    numerator, denominator = numerator * n + denominator, denominator * n
    g = math.gcd(numerator, denominator)
    numerator, denominator = numerator // g, denominator // g
print(total, numerator, denominator)
