# Small dicts whose keys are all strs, until one is not: growth, removal, order, copies, collisions.

from collections import OrderedDict, defaultdict


class K(str):
    __slots__ = ()

    def __hash__(self):
        return hash("a")

    def __eq__(self, o):
        return "K" in str.__repr__(self) and str.__eq__(self, o)


class H:
    def __init__(self, of):
        self.of = of

    def __hash__(self):
        return hash(self.of)

    def __eq__(self, o):
        return self.of == o

    def __repr__(self):
        return f"H({self.of!r})"


def fresh(s):
    return "".join(list(s))


for n in range(12):
    for odd in (None, 1, K("a"), K("K"), H("k1"), ("t",), 2.0, b"k0"):
        d = {fresh(f"k{i}"): i for i in range(n)}
        if odd is not None:
            d[odd] = "odd"
        e = d.copy()
        found = [d.get(fresh(f"k{i}")) for i in range(n + 1)] + [d.get(odd), K("k1") in d, H("k0") in d]
        for i in range(0, n, 2):
            e.pop(fresh(f"k{i}"), None)
        e["new"] = 1
        e[3] = 2
        f = dict(e)
        f.update(d)
        o = OrderedDict(d)
        for k in list(o)[:3]:
            o.move_to_end(k, last=False)
        o[H("front")] = 0
        o.move_to_end("front", last=False)
        o.move_to_end(next(iter(o)))
        while e:
            e.popitem()
        e["again"] = d == f
        e.setdefault(K("again"), 5)
        print(found, list(f.items()), list(o), e, d | {"z": 1}, {**e, 1: 2})
c = defaultdict(list)
for i, w in enumerate("a b c a d e f g a".split()):
    c[fresh(w)].append(i)
c[None].append(0)
print(c, sorted(map(str, c)), "a" in c, K("a") in c, c.keys() & {"a", None, 5})


def kw(**k):
    k[1] = 2
    return k


print(kw(a=1, b=2), kw(**{fresh("x"): 1}))
g = {}
exec("a = 1\ndef f(): return a", g)
g[5] = 1
g["a"] = 7
print(g["f"](), 5 in g)
