"""Statements and operators."""

x = 0
while True:
    x += 1
    if x % 2:
        continue
    if x > 8:
        break
else:
    print("never")
print(x)

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        print(i, j, end=" ")
    else:
        print("never")
else:
    print("done")

a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*a, b = "xyz"
print(a, b)
a = b = c = []
a.append(1)
print(a is b is c, 1 < 2 < 3 > 2 != 5, not None or 3, 0 and 1 / 0)
print([y := 5, y**2], (lambda n=3, /, *r, k=4, **kw: (n, r, k, kw))(1, 2, 3, k=5, z=6))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2**-1, 1 / 3, 7.5 // 2, -7.5 % 2, divmod(-7, 3))
print(1 << 70, -1 >> 3, 5 & 6, 5 | 6, 5 ^ 6, ~5, True + True, -True)
s = slice(1, 10, 2)
print(list(range(20))[s], "abcdefgh"[::-2], [1, 2, 3][-1], s.indices(5))
lst = list(range(10))
lst[2:5] = "ab"
lst[::3] = [0, 0, 0]
del lst[1]
print(lst)
print({1: "a", **{2: "b"}}, {1, 2} | {3}, [*range(3), *"ab"], (*(), 1))
print("a" "b" f"{1 + 1!r:>4}|{'q'!a}|{x = }|{3.14159:.{2}f}")
print(0x_ff, 0b1010, 0o17, 1_000, 1e3, 1j * 1j, ..., None)


def f(n):
    global counter
    counter = n
    assert n, "n is zero"
    return [k * n for k in range(n) if k % 2]


print(f(7), counter)
try:
    f(0)
except AssertionError as e:
    print("assertion:", e)
print([(i, j) for i in range(3) if i for j in "ab"], {k: v for k, v in zip("ab", (1, 2))})
print(sorted({i % 3 for i in range(10)}), sum(i for i in range(5)))
if (n := len("walrus")) > 5:
    print("n", n)
del n
try:
    n
except NameError as e:
    print(e)
print(*map(str, (1, 2)), sep="-", end="!\n")
print(eval("1 + 2"), exec("z = 3") or z, compile("4 * 5", "<s>", "eval").co_filename)
