"""str and bytes: methods, formatting, Unicode."""

s = "Hello, W\u00f6rld \U0001f600!"
print(s, len(s), s.upper(), s.lower(), s.swapcase(), s.title(), s.casefold())
print(s[::-1], s.find("W"), s.index("o"), s.count("l"), s.replace("l", "L", 2))
print("a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(None, 1), "a\nb\r\nc".splitlines(True))
print("x=1=2".partition("="), "x=1=2".rpartition("="), "-".join("abc"), "ab" * 3)
print("abc".center(9, "*"), "7".zfill(3), "-7".zfill(4), "a".ljust(3) + "|", "\tx".expandtabs(4))
print("abc".startswith(("x", "a")), "abc".endswith("bc"), "xxabxx".strip("x"), "prefix".removeprefix("pre"))
print("abc".isalpha(), "12".isdigit(), "\u00b2".isdigit(), "a b".isidentifier(), "A".isupper(), "".isspace())
print("%s %r %5d|%-5d|%05.1f %x %o %e %c %%" % ("s", "r", 42, 42, 3.14159, 255, 8, 12345.678, "c"))
print("%(a)s %(b)+d" % {"a": 1, "b": 2}, "%*d" % (5, 3), "%.3s" % "abcdef")
print("{0} {1} {0!r} {name} {d[k]} {o.real}".format("a", "b", name="n", d={"k": 1}, o=3 + 4j))
for spec in ("", "d", "5", "<5", "^5", ">+5", "05", ",", "_", "x", "#b", "e", ".2f", "g", "%", "c", "n"):
    print(spec, format(65, spec), end="; ")
print()
for spec in ("", "f", ".3", ".3g", "10.2e", "+.1%", "010.3f", ",.2f", "#.3g"):
    print(spec, format(1234.5678, spec), format(-0.00001234, spec), end="; ")
print()
print(repr("it's"), repr('q"q'), repr("both'\""), repr("\x00\x7f\u0100\ud800\n\\"), ascii("\u00e9\U0001f600"))
print("\N{GREEK SMALL LETTER ALPHA}", "\x41\101", r"\n", "tab\there", len("""a
b"""))
print(str(b"bytes"), b"a\x00\xff'", bytes([1, 2]), b"%d-%s" % (1, b"x"), b"abc".hex(), bytes.fromhex("ff 00"))
print("\u00e9\u4e2d".encode(), "\u00e9".encode("latin-1"), b"\xc3\xa9".decode(), "a\u20ac".encode("ascii", "replace"))
print("a\u20ac".encode("ascii", "xmlcharrefreplace"), b"a\xff".decode("utf-8", "replace"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
ba = bytearray(b"hello")
ba[0] = 72
ba += b"!"
ba[1:3] = b"EE"
print(ba, ba.find(b"l"), ba.pop(), list(ba[:2]))
print("ss" == "\u00df".casefold(), "\u0130".lower(), "\ufb01".upper(), "\u01c5".title(), "\u03a3\u03a3".lower())
print("abc" < "abd", "Z" < "a", "" < "a", max("hello"), sorted("hello"), "l" in "hello", "".join(reversed("abc")))
print("a-b_c".translate(str.maketrans({"-": None, "_": "__"})), "x".join(["1", "2"]), hash("") == hash(b""))
print(f"{'nested ' + f'{1 + 1}'}", f"{{}}", f"{3!s:>3}", f"{[1, 2]!r:^10}|", f"{1:{'>'}{4}}")
name, width = "n", 8
print(f"{name=!r:>{width}}", f"{name = }", f'{"a" if name else "b"}', f"{(lambda x: x * 2)(3)}")
print(int("  42 "), int("-0x1f", 16), int("z", 36), int("0b11", 0), float(" 1e-3 "), float("nan"), float("-inf"))
