"""Integers of many digits: powers, digits of pi, factorials, modular arithmetic."""


def pi_digits(n):
    digits = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = (
                q * k,
                (2 * q + r) * x,
                t * x,
                k + 1,
                (q * (7 * k + 2) + r * x) // (t * x),
                x + 2,
            )
    return "".join(map(str, digits))


def fermat(n):
    return [p for p in range(3, n, 2) if pow(2, p - 1, p) == 1]


def run():
    f = 1
    for i in range(1, 3000):
        f *= i
    a, b = 0, 1
    for _ in range(30000):
        a, b = b, a + b
    mersenne = (1 << 2203) - 1
    return (
        pi_digits(1000)[-10:],
        f.bit_length(), len(str(f >> 18000)),
        a.bit_length(),
        len(fermat(60000)),
        mersenne % 10000000070007,
        pow(3, mersenne % 1000000007, mersenne) % 1000000007,
        hash(mersenne),
    )


if __name__ == "__main__":
    import harness

    harness.main(run)
