"""Matrices as lists of lists: product, transpose, elimination."""


def make(n, seed):
    rows = []
    for _ in range(n):
        row = []
        for _ in range(n):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append(seed % 100 / 10.0)
        rows.append(row)
    return rows


def product(a, b):
    n = len(a)
    columns = list(zip(*b))
    result = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row = a[i]
        out = result[i]
        for j in range(n):
            column = columns[j]
            total = 0.0
            for k in range(n):
                total += row[k] * column[k]
            out[j] = total
    return result


def determinant(m):
    m = [row[:] for row in m]
    n = len(m)
    det = 1.0
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        if m[pivot][i] == 0.0:
            return 0.0
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            det = -det
        det *= m[i][i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            row, top = m[r], m[i]
            for c in range(i, n):
                row[c] -= f * top[c]
    return det


def run():
    a, b = make(130, 1), make(130, 2)
    p = product(a, b)
    return repr(sum(map(sum, p))), repr(determinant(make(110, 3)))


if __name__ == "__main__":
    import harness

    harness.main(run)
