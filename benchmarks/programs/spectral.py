"""The spectral norm of an infinite matrix: generator expressions over floats."""

import math


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum(entry(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]


def times_transposed(v):
    return [sum(entry(j, i) * x for j, x in enumerate(v)) for i in range(len(v))]


def run():
    u = [1.0] * 180
    v = u
    for _ in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    vbv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    return f"{math.sqrt(vbv / vv):.9f}"


if __name__ == "__main__":
    import harness

    harness.main(run)
