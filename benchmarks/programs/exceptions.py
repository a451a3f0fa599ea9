"""Raising, catching, finally, with and chained exceptions."""


class Bad(ValueError):
    def __init__(self, n):
        super().__init__(f"bad {n}")
        self.n = n


class Guard:
    entered = exited = caught = 0

    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, tb):
        Guard.exited += 1
        if kind is not None:
            Guard.caught += 1
        return self.swallow


def risky(n):
    if n % 3 == 0:
        raise Bad(n)
    if n % 5 == 0:
        return {}[n]
    return n


def deep(n, k):
    if k == 0:
        return risky(n)
    try:
        return deep(n, k - 1)
    finally:
        Guard.entered += 0


def run():
    Guard.entered = Guard.exited = Guard.caught = 0
    total = bad = missing = chained = 0
    for n in range(100000):
        try:
            total += risky(n)
        except Bad as e:
            bad += e.n
        except KeyError as e:
            missing += e.args[0]
        else:
            total += 1
        finally:
            total += 1
    for n in range(18000):
        with Guard(n % 2 == 0 or n % 3 == 0 or n % 5 == 0):
            total += risky(n)
        try:
            try:
                deep(n, 5)
            except (Bad, KeyError) as e:
                raise RuntimeError("chained") from e
        except RuntimeError as e:
            chained += isinstance(e.__cause__, Bad)
    return total, bad, missing, chained, Guard.entered, Guard.exited, Guard.caught


if __name__ == "__main__":
    import harness

    harness.main(run)
