"""Text that is worked on many characters at a time gives what one character at a time does."""

import re


def by_char(text, what):
    return "".join(what(c) for c in text)


def cases():
    bad = []
    everything = "".join(map(chr, range(128)))
    texts = [everything[i:j] for i in range(0, 128, 9) for j in range(i, 129, 11)]
    texts += [everything * 3, "aZ@[`{" * 20, "x" * 7, "X" * 8, "y" * 9]
    for text in texts:
        if text.lower() != by_char(text, str.lower):
            bad.append(("lower", text))
        if text.upper() != by_char(text, str.upper):
            bad.append(("upper", text))
        if not text.isascii():
            bad.append(("isascii", text))
        table = {97: "b", 98: None, 65: 97, "c": "d", 100: 0x37}
        want = "".join({"a": "b", "b": "", "A": "a", "d": "7"}.get(c, c) for c in text)
        if text.translate(table) != want:
            bad.append(("translate", text))
    for at in range(60):
        for c in "\x80\xdf\xff\u0130\ufb01\U0001f600\ud800":
            text = "Ab" * (at // 2) + c + "Cd" * 14
            if text.isascii() or text.lower() != by_char(text, str.lower):
                bad.append(("other", at, c))
            if text.upper() != by_char(text, str.upper):
                bad.append(("other upper", at, c))
            if text.translate({65: 66}) != text.replace("A", "B"):
                bad.append(("other translate", at, c))
    return bad


def hashes():
    bad = []
    for n in range(70):
        for c in "aé中\U0001f600":
            text = "0123456789" * 7
            a = text[:n] + c + text[n:]
            b = "".join([text[:n], c, text[n:]])
            if hash(a) != hash(b) or {a: 1}[b] != 1:
                bad.append((n, c))
            if c == "a" and hash(a) != hash(a.encode()):
                bad.append(("bytes", n))
    return bad


class Text(str):
    pass


class Number(int):
    pass


class Other:
    __hash__ = int.__hash__


class Plain:
    pass


def iterators():
    out = []
    for text in ("abc", "ab\xe9", "ab\u4e2d", "", Text("abc"), "x" * 100, "x" * 99 + "\x80"):
        it = iter(text)
        before = type(it).__name__
        list(it)
        fresh = iter(text)
        for _ in fresh:
            pass
        part = iter(text)
        next(part, None)
        part.__setstate__(len(text))
        list(part)
        out.append((before, type(it) is type(fresh) is type(part), type(part).__name__))
    return out


def orders():
    words = ["b", "a", "a\0", "a\0\0", "", "\0", "abcdefg", "abcdefgh", "abcdefg\0", "abcdefgi"]
    words += ["\xff", "abc\xe9", "abcdef\u0100", "\xff" * 7, "\xff" * 8, "ABCDEFG", "a", "b", ""]
    plain = [w for w in words if all(c < "\u0100" for c in w)]
    late = plain + ["abcdefghi\u4e2d", "abcdefghi\u0100", "abcdefghi\xff"]
    out = []
    for group in (words, plain, late):
        for reverse in (False, True):
            pairs = sorted(zip(group, range(len(group))), key=lambda p: p[0], reverse=reverse)
            same = sorted(group, key=lambda w: [ord(c) for c in w], reverse=reverse)
            out.append(([p[0] for p in pairs] == same, pairs))
            out.append(sorted(group, reverse=reverse) == same)
    return out


def substitutions():
    text, data = "no digits here", b"no digits here"
    out = [
        re.sub(r"\d", "x", text) is text,
        re.sub(rb"\d", b"x", data) is data,
        re.subn(r"\d", "x", text),
        type(re.sub(r"\d", "x", Text(text))),
        type(re.sub(rb"\d", b"x", bytearray(data))),
        re.sub(r"\d+", "#", "a1b22c333"),
        re.sub(r"\d+", "#", "a1b22c333", count=2),
        re.sub(r"(\d)(\d)", r"\2\1\\", "12 34 5"),
        re.sub(r"x*", "-", "abxd"),
        re.sub(r"", "-", ""),
        re.subn(r"b", lambda m: m.group().upper() + "\U0001f600", "abcb\u4e2d"),
        re.sub(r"b", "\U0001f600", "abcb\xe9"),
        re.sub(r"b", "-", "a\U0001f600bc"),
        re.sub(rb"b", b"\\\\", bytearray(b"abcb")),
    ]
    try:
        re.sub("b", lambda m: 5, "abc")
    except TypeError as e:
        out.append(str(e))
    return out


def numbers():
    out = []
    for text in (" 1.5", "1.5  ", "   -2.25 ", " ", "", "\t1.5\n", " 1 5", "\xa01.5", " +1.5", " 1e3 "):
        try:
            out.append(float(text))
        except ValueError as e:
            out.append(str(e))
    n = Number(-1)
    big = Number(2**70)
    out += [hash(n), hash(Number(5)), hash(big) == hash(2**70), {n: "n"}[-1]]
    p = Plain()
    out += [hash(p) == object.__hash__(p), hash(Plain) == object.__hash__(Plain), {p: 1, Plain: 2}[p]]
    try:
        hash(Other())
    except TypeError as e:
        out.append(str(e))
    return out


def joins():
    bad = []
    letters = "ab\xe9\u4e2d\U0001f600\ud800"
    for n in range(2, 40):
        for last in letters:
            for sep in ("", ",", "--", "\u4e2d", "\U0001f600"):
                for piece in ("", "x", "yz", "\xe9", "long piece of text", Text("sub")):
                    items = [piece] * n + [last]
                    want = ""
                    for item in items[:-1]:
                        want = want + item + sep
                    if sep.join(items) != want + last or sep.join(tuple(items)) != want + last:
                        bad.append((n, last, sep, piece))
    return bad


def lines():
    out = []
    breaks = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\x1f\x1b\x7f\x84\x86\t \u2027\u202a"
    for c in breaks:
        for text in ("a" + c + "b", c, c + c, "a\r" + c + "b", "x\U0001f600" + c + "y" + c):
            out.append((text.splitlines(), text.splitlines(True)))
    for text in ("", "a", "ab", "ab\xe9", "a\u4e2db", "a\U0001f600b", "\ud800\udc00x", Text("abc")):
        out.append((text[::-1], text[:0:-1], text[::-2], text[3::-1], text[-2::-1], type(text[::-1])))
    return out


print(cases(), hashes(), joins())
print(ascii(lines()))
print(iterators())
for line in orders():
    print(line)
print(substitutions())
print(numbers())
