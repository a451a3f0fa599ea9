"""Pancake flips over all permutations: list slices and index arithmetic."""


def flips(n):
    perm = list(range(n))
    count = [0] * n
    most = checksum = 0
    sign = 1
    while True:
        first = perm[0]
        if first:
            p = perm[:]
            k = 0
            while first:
                p[: first + 1] = p[first::-1]
                k += 1
                first = p[0]
            if k > most:
                most = k
            checksum += sign * k
        if sign == 1:
            perm[0], perm[1] = perm[1], perm[0]
            sign = -1
            continue
        perm[1], perm[2] = perm[2], perm[1]
        sign = 1
        for i in range(2, n):
            if count[i] != i:
                count[i] += 1
                break
            count[i] = 0
            if i == n - 1:
                return checksum, most
            perm.insert(i + 1, perm.pop(0))


def run():
    return flips(9)


if __name__ == "__main__":
    import harness

    harness.main(run)
