"""list, tuple, dict, set, range and their views."""

a = [3, 1, 2]
a.sort()
a.extend((5, 4))
a.insert(0, 9)
a.reverse()
print(a, a.index(5), a.count(9), a.pop(1), a.copy() == a, a * 2, [1] < [1, 0], [2] > [1, 9])
a.remove(9)
a.sort(key=lambda v: -v, reverse=True)
print(a, sorted(["b", "A", "c"], key=str.lower), list(reversed(a)), a.clear(), a)
nested = [[0] * 2 for _ in range(2)]
nested[0][1] = 7
print(nested, [[]] * 2, [x for row in nested for x in row])
rec = []
rec.append(rec)
print(rec, {"self": rec})
t = (1, "two", [3])
print(t + (4,), t * 2, t.index("two"), t.count(1), (1,), (), hash((1, 2)) == hash((1, 2)), t[::-1])
d = {"b": 1, "a": 2}
d["c"] = 3
d.update(a=20, z=26)
print(d, list(d), d.get("q"), d.get("q", 0), d.setdefault("s", []), d.pop("b"), d.pop("nope", None))
print(list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), "a" in d, len(d))
print(d | {"a": 1}, {**d, "k": 0}, dict(zip("xy", (1, 2))), dict.fromkeys("ab", 0), dict([("p", 1)], q=2))
print(d.keys() & {"a", "x"}, sorted(d.keys() | {"x"}), d.items() >= {("c", 3)} if False else ("c", 3) in d.items())
del d["c"]
d["c"] = "end"
print(d, d.popitem(), d == {"z": 26, "a": 20, "s": []}, d != {})
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
s = {3, 1, 2}
s.add(4)
s.discard(9)
s |= {7}
print(sorted(s), s & {1, 2, 9}, sorted(s - {1}), sorted(s ^ {1, 8}), s >= {1}, s.isdisjoint({100}), {1} < {1, 2}, len(s))
print(frozenset([1, 2]) == {1, 2}, hash(frozenset([1])) == hash(frozenset([1])), set(), frozenset(), {frozenset([1]): 1})
r = range(10, 0, -3)
print(r, list(r), len(r), 7 in r, 8 in r, r[1], r[1:], r.index(4), range(0) == range(5, 2), r == range(10, 1, -3), hash(r) == hash(range(10, 1, -3)))
print(list(enumerate("ab", 1)), list(zip([1, 2], "ab", strict=True)), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, "", "a"])))
try:
    list(zip([1], [], strict=True))
except ValueError as e:
    print(e)
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "default"), list(iter(iter([1, 2, 0, 3]).__next__, 0)))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:3], big[999], sum(big), list(big.items())[-1])
print([1, 2.0, True, None, "s", b"b", 1j, ..., int, len, range(2)])
x = [1, 2, 3, 4, 5, 6]
del x[1::2]
x[1:1] = [10, 11]
x += "ab"
x *= 2
print(x, x[-3:], x[5:2], x[::-3])
