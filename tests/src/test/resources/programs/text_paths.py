# Formatting, splitting, translating and text of numbers: common cases and those beside them.

for spec in ("", "5", "<5", ">05", "^9", "*^9", "\u00e9>9", "\u4e2d<9", "+", " ", "05d", "x", "#010x", "X", "b", "o", ",", "_", "_x",
             "c", "e", ".3f", "8.2f", "%", "s", "10s", ".2", "=6", "0=6", "z.1f", "n", "g", "\U0001f600^7", "+,.2f", "020,", "q", "5.", ",_"):
    for v in (7, -42, 2**70, 1.5, -0.04, "ab", "\u4e2d\U0001f600", True, 10**6 + 0.5, 1 + 2j, None, float("nan")):
        # Twice, as specifications are kept.
        for _ in range(2):
            try:
                r = ascii(format(v, spec))
            except (ValueError, TypeError, OverflowError) as e:
                r = f"{type(e).__name__}: {ascii(str(e))}"
        print(r, end="; ")
    print(spec.encode())
w, p = 8, 3
print([f"{v:{w}.{p}}|{v:>{w}}|{v!r:^{w}}" for v in (1.25, "abcdef", 3.14159)], [f"{i:0{i}d}" for i in range(1, 12)])


class I(int):
    def __str__(self):
        return "I!"

    def __repr__(self):
        return "i?"

    def __format__(self, spec):
        return "fmt" + spec


class F(float):
    __repr__ = lambda self: "f?"


class S(str):
    def __str__(self):
        return "S!"

    def __int__(self):
        return 99

    def __format__(self, spec):
        return "sf" + spec


class T(str):
    pass


print(str(I(5)), repr(I(5)), f"{I(5)}", f"{I(5):x}", str(F(2)), repr(F(2)), f"{F(2)}", str(S("a")), f"{S('a'):>3}", int(S("7")), int(T("8")), repr(T("x")))
print(str(0), str(9), str(10), str(-1), repr(-(2**63)), str(2**63), str(True), repr(1e16), str(-0.0), str(1e-5), [1, 2.5, "x", T("y")])
try:
    format(1, 5)
except TypeError as e:
    print(e)
try:
    int("")
except ValueError as e:
    print(e)

for text in ("", " ", "a", " a b  c ", "\x1c\x1da\x1e b\x1f", "a\u00a0b\u2003c", "\u3000", "a\x85b\x0bc", "\U0001f600 x\u2028y", "x" * 50 + " " + "y", T(" t u ")):
    print(ascii([text.split(), text.split(None, 0), text.split(None, 1), text.split(None, 2), text.split(maxsplit=-1), text.rsplit(None, 1)]))
whole = "nosplit"
print(type(T("ab").split()[0]), T("ab").split()[0] == "ab", len(("w " * 1000).split()), " ".join(("w " * 100).split(None, 40))[-12:])


class Asked(dict):
    def __init__(self):
        self.log = []

    def __missing__(self, k):
        self.log.append(k)
        if k == ord("e"):
            raise LookupError
        return {"a": "b", "b": None, "c": "\u00e9", "d": "", "f": 103, "g": 0x1F600, "h": "long"}.get(chr(k), chr(k).upper())


for text in ("aabbccdd", "abdxyz", "abcabc", "aeiouae", "ff gg hh ab", "\u00e9a\u4e2da\U0001f600a", "", "bbb", "xyz"):
    t = Asked()
    print(ascii(text.translate(t)), t.log)
print("hello".translate({104: "J", 108: None}), "hello".translate(["x"] * 200), "abc".translate(str.maketrans("ab", "ba", "c")), T("q").translate({}).__class__)
for bad in ({97: 2**40}, {97: 1.5}, {97: -1}, 5, {0x61: b"x"}):
    try:
        print("xa".translate(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
