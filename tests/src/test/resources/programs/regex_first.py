# Searches that skip places where no match can begin, and sets of ASCII and other characters.

import re

SUBJECTS = [
    "", "a", "ab cd", "x1y22z333", "foo_bar baz-qux", "\u00e9t\u00e9 \u0430\u0431\u0432 \u0661\u0662 z",
    "A" * 50 + "b", "\n\na\nbb\n", "\U0001f600 ab \U0001f601", "\ud800x", "tab\there", "aaa", "\u212a\u017f k s",
]
PATTERNS = [
    r"\b[a-z]{2,}\b", r"\b\w+", r"\B\w", r"^\w", r"(?m)^\w+$", r"[^a-z]+", r"[\d_]+", r"(\w)(\d)", r"(a|b)+c?", r"\b(?=\w)\S",
    r"(?<!\w)[a-f]", r"(?i)[k-s]+", r"[\u0430-\u044f]+", r"[^\W\d_]{2}", r"x*", r"(x*)y", r"(?:ab|cd)+?", r"((a)|(b))*", r"\Z", r"$",
    r"(?>a+)b", r"a++b?", r"(?:a|ab)(?:c|bcd)?", r"(\w)\1", r"(?P<n>\d)?(?(n)\d|[a-z])", r"[]\-^]", r"[\s\S]", r".", r"(?s).",
    r"(?a)\b\w+\b", r"(?i)\u00e9", r"(((((a)))))", r"(?:(a)|b|c)*d", r"(?:\w+\s?)*$", r"\b", r"[a-z]*?b", r"([a-z]+)+\d",
]
for p in PATTERNS:
    c = re.compile(p)
    found = []
    for s in SUBJECTS:
        found.append([(m.span(), m.groups(), m.lastindex) for m in c.finditer(s)])
        found.append(c.split(s, 3))
        found.append(c.sub("<\\g<0>>", s))
        for f in (c.match, c.fullmatch, c.search):
            m = f(s, 1, 9)
            found.append(m and (m.span(), m.regs))
    print(p, ascii(found))
    if "\\u" not in p and p.isascii() and "(?a)" not in p:
        b = re.compile(p.encode())
        print(b.findall(b"ab 12 \xe9\xff A_b\n"), b.search(bytearray(b"--zz9"), 1))
# Many turns, and choices of many groups in them.
print(re.match(r"(?:(a)|(b))*", "ab" * 5000).span(), re.match(r"(?:a|b)*?c", "ab" * 3000 + "c").span())
print(re.search(r"(?:(?=(a))a|(?!a)b)+$", "c" + "ab" * 500).groups(), re.findall(r"(?:(?>x|xy)z?)+", "xyz xz xxz" * 3))
# Repeats before a literal that they do or do not accept, alternatives by first character, literals in a row.
for p in (r"\d+5", r"\d+a", r"(\d+)(5)", r"(\w+)-(\w+)", r"[^-]+-", r"a*ab", r"a+b|a+c", r"(\w+|-) x", r"(GET|POST|PUT|) (\d{3})?", r".*\n", r".+a", r"a{2,3}a",
          r"(?:(\w)|(\d)|-)+=", r"(?:ab*|ac?)+d", r"abc", r"abcd?", r"\u4e2d\u6587x", r"\U0001f600a", r"(a)(b)?(?:c|d)", r"(?:x(a)|x(b)|xc)y", r"(?=(ab))abc|abd", r"(?i)abc\d+D"):
    c = re.compile(p)
    for s in ("12345", "123a", "foo-bar-baz", "aaab", "aaac", "- x", "ab x", "GET 200", "PUT ", " 12", "ab\ncd\n", "aaaa", "ab-12=", "abacabbd", "abc", "abd", "ab",
              "x\u4e2d\u6587x", "\U0001f600a", "abc", "ad", "xay", "xby", "xcy", "xa", "ABC12d", "abc\ud800"):
        r = [m.regs for m in c.finditer(s)]
        m = c.fullmatch(s)
        if r or m:
            print(p.encode("unicode_escape"), ascii(s), r, m and m.groups(), c.match(s, 1) and c.match(s, 1).span(), c.search(s, 0, len(s) - 1))
