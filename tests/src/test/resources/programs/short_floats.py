# Floats with few digits, as text and from text; JSON with them, with keys of all kinds, and with
# text that stops being ASCII somewhere.

import json

digest = 0
for i in range(-40000, 40000, 7):
    for unit in (1000, 100, 8, 3, 1 / 64, 1 / 999999937, 1e-9, 1 / 0.1):
        v = i / unit
        s = repr(v)
        assert float(s) == v and float(f" {s}\n") == v
        digest = (digest * 31 + hash(s)) % 1000003
for e in range(-12, 19):
    for m in (1, 15, 123, 999, 1001, 999999, 1234567, 123456789012, 999999999999999, 9007199254740993):
        for v in (m * 10.0**e, -m / 10.0 ** abs(e), m * 2.0**e):
            s = repr(v)
            assert float(s) == v
            print(s, end=" ")
    print()
TEXTS = """0 -0 0.0 -0.0 .5 -.5 5. -5. . - -. +1 +.25 1.2.3 1e5 1_0.5 _1 1_ 123456789012345 1234567890123456
12345678901234.5 0.123456789012345 0.1234567890123456 00000000000000000001.5 000000000001.5 0x10 1,5
123456789.123456 99999999999999.9 3.14159265358979 infinity nan -inf 1e400 \u0661.\u0665 --1 1- 0.000000000000001"""
for t in TEXTS.split():
    try:
        print(t, repr(float(t)), end="; ")
    except ValueError as e:
        print(e, end="; ")
print(digest)
assert str(1.5) == "1.5" and f"{2.25}" == "2.25" and repr(complex(1.5, -0.25)) == "(1.5-0.25j)"


class Odd(dict):
    def items(self):
        return [("a", 1), ("b", 2.5)]


class Text(str):
    pass


class Number(int):
    def __repr__(self):
        return "no"


class Real(float):
    def __repr__(self):
        return "no"


VALUES = [
    {"a": 1.5, "b": [True, None, -7, 2**70, 1e100, 0.001, -123456.789, 9223372036854775807, -(2**63)]},
    {"\u00e9": "\u4e2d", "x\ud83d": "\U0001f600 \" \\ \n \x7f \x00", "plain": "text"},
    {1: 2, 1.5: 3, None: 4, True: 5, "": ""},
    Odd(z=1),
    Text("t"),
    {Text("k"): Number(5), "r": Real(2.5)},
    [[], {}, (), [[]], ({},)],
    10**17, -10, 0, 99, 100, 1000000007,
]
for v in VALUES:
    for kw in ({}, {"ensure_ascii": False}, {"indent": 2}, {"separators": (",\u2028", ":\U0001f600")}, {"indent": "\u00e9"}):
        t = json.dumps(v, **kw)
        print(ascii(t))
        if "separators" not in kw and "indent" not in kw:
            back = json.loads(t)
            print(ascii(back))
    try:
        print(json.dumps(v, sort_keys=True) == json.dumps(v))
    except TypeError as e:
        print(e)
print(json.dumps({(1, 2): 3, "a": {(): 1}}, skipkeys=True), json.dumps({(1, 2): 3}, skipkeys=True, indent=1))

d = {"a": object(), "b": object(), "c": 3}


def default(o):
    d.pop("c", None)
    d[f"new{len(d)}"] = 1
    return "x"


print(json.dumps(d, default=default), len(d))
loop = {}
loop["x"] = [loop]
for bad in (loop, {"a": object()}, {b"k": 1}, [float("nan")]):
    try:
        print(json.dumps(bad, allow_nan=False))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# Keys are shared within a document, also those that collide or are written in other ways.
keys = [f"k{i}" for i in range(3000)] + ["", "Aa", "BB", "AaAa", "BBBB", "AaBB", "\u00e9", "\u4e2d\u6587", "\U0001f600"]
doc = "[" + ",".join("{" + ",".join(f'{json.dumps(k, ensure_ascii=j % 2)}:{j}' for k in keys) + "}" for j in range(3)) + "]"
for text in (doc, doc.replace("\U0001f600", "smile")):
    back = json.loads(text)
    print([list(b) == list(back[0]) for b in back], all(a is b for a, b in zip(back[0], back[1])), len(back[0]), list(back[0])[-4:])
for text in ('{"a\\u0062": 1, "ab": 2}', '{"a": 1, "a": -0.0}', '{"a', '{"a\n": 1}', '{"a" 1}', "[1.5, 1.5e3, -2E-2, 123456789012345678.5, 1.]", "[-]", "[01]", "-0", "1.0e400"):
    try:
        print(json.loads(text))
    except ValueError as e:
        print(e)
