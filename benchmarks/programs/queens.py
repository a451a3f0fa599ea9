"""N queens twice: with recursive generators and with bit masks."""


def place(n, row, columns, left, right):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in columns and row + c not in left and row - c not in right:
            for rest in place(n, row + 1, columns | {c}, left | {row + c}, right | {row - c}):
                yield (c, *rest)


def count(n, columns=0, left=0, right=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += count(n, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


def run():
    solutions = list(place(10, 0, frozenset(), frozenset(), frozenset()))
    return len(solutions), solutions[0], count(11)


if __name__ == "__main__":
    import harness

    harness.main(run)
