# stat tier1: 10 <= tier1_parts
# stat default: 10 <= tier1_parts
# stat tier1: tier1_failures <= 3
# stat tier1: tier1_crashes <= 0
# stat default: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Code that one JVM method cannot hold: many branches, loops across parts, handlers, yields, one huge block."""


def make(name, body, parameters="n"):
    text = f"def {name}({parameters}):\n" + "".join(f"    {line}\n" for line in body)
    space = {}
    exec(text, space)
    return space[name]


branches = ["t = 0", "x = 0.5", "i = 0", "while i < n:"]
for k in range(120):
    branches += [f"    if i % {k + 2} == 0:", f"        t += {k} * i", f"    elif i % 3 == {k % 3}:", f"        x = x * 1.5 - {k}"]
    if k % 10 == 0:
        branches += [f"    for j in range({k % 4}):", "        t ^= j", "        x += j"]
branches += ["    i += 1", "    if x > 1e300: x = 1.0", "return t, x, i"]
f = make("branches", branches)
for _ in range(12):
    print(f(60))

handlers = ["r = []", "t = 1"]
for k in range(60):
    handlers += [
        "try:",
        f"    t += a[{k}] // b",
        f"    if t % 7 == {k % 7}: raise KeyError(t)",
        "except ZeroDivisionError as e:",
        f"    r.append(({k}, str(e), e.__traceback__.tb_lineno))",
        "    t += 1",
        "except KeyError as e:",
        f"    r.append(e.args)",
        "finally:",
        "    t += 2",
    ]
handlers += ["return t, r"]
g = make("handlers", handlers, "a, b")
for b in (0, 1, 2, 0, 3, 1, 2, 5):
    print(g(list(range(60)), b))
try:
    g([1, 2, 3], 1)
except IndexError as e:
    print(repr(e), e.__traceback__.tb_next.tb_lineno)

yields = ["t = 0", "y = 0.25"]
for k in range(150):
    yields += [f"t += (yield t + {k}) or {k}", f"y += t / {k + 1}"]
    if k % 25 == 0:
        yields += [f"for q in range({k // 25 + 2}):", "    yield q, y", f"yield from (t, {k})"]
yields += ["return t, y"]
h = make("yields", yields, "")


def drive(send):
    out = []
    it = h()
    v = next(it)
    try:
        while True:
            out.append(v)
            v = it.send(len(out)) if send else next(it)
    except StopIteration as e:
        return out[-3:], len(out), e.value


for k in range(8):
    print(drive(k % 2))
it = h()
[next(it) for _ in range(40)]
print(sorted(it.gi_frame.f_locals.items()))

cells = ["def inner(): return v", "v = n"]
for k in range(200):
    cells += [f"if v > {k * 3}: v = v + w", f"w = inner() % {k + 5}"]
cells += ["return v, w, inner()"]
c = make("cells", cells, "n, w=3, *more, key=4")
for k in range(20):
    print(c(k), c(k * 31, 2, 3, key=k))

display = make("display", ["x = n + 1", "return [" + ", ".join(f"x + {k}" for k in range(900)) + "][-2:]"])
for k in range(6):
    print(display(k), display(1 << 63))
try:
    display("a")
except TypeError as e:
    print(e)


def straight(p):
    for i in map(int, range(3)):
        v = pair((7 + i) % 100, sum([p for q in range(5)]) % 30)
    return v


def pair(a, b):
    return a, b


for k in range(3):
    print(straight(k))
