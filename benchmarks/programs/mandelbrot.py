"""The Mandelbrot set with complex numbers, and again with pairs of floats."""


def with_complex(size, limit):
    inside = 0
    for row in range(size):
        for col in range(size):
            c = complex(3.0 * col / size - 2.0, 2.0 * row / size - 1.0)
            z = 0j
            for _ in range(limit):
                z = z * z + c
                if abs(z) > 2.0:
                    break
            else:
                inside += 1
    return inside


def with_floats(size, limit):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for col in range(size):
            cr = 3.0 * col / size - 2.0
            zr = zi = 0.0
            n = 0
            while n < limit:
                rr = zr * zr
                ii = zi * zi
                if rr + ii > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                n += 1
            if n == limit:
                inside += 1
    return inside


def run():
    return with_complex(120, 100), with_floats(200, 100)


if __name__ == "__main__":
    import harness

    harness.main(run)
