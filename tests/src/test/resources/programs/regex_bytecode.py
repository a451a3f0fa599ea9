# stat plain: regex_programs <= 0
# stat tier1: 25 <= regex_programs
"""Regular expressions as bytecode do what the matcher does."""

import re
pats = [r"(\w+)=(\d+);", r"l[a-z]+y\s+dog\Z", r"\b[a-z]{4,}\b", r"\d+", "quick|lazy|dog|cat", r"<(.*?)>", r"[\w.+-]+@[\w-]+\.[\w.]+", r"(?:([a-z]+),)*([a-z]+)$", "(a*)*b", r"(a|ab)(c|bcd)(d*)", r"(?P<x>a+)(?P=x)", r"^(?:(\d+)|(x))+?y$", r"a{2,3}?b", r"(?:a{1,2}b?){2,3}c", r"(?i)FOX|dog", r"(?s).*o", r"(?m)^\w+", r"x*", r"(?:(a)|b)*", r"(a(b)?)+", r"((?:a|b)*?)c", r"\w+?\b", r"(?:x|y(?:z|w)?)*q?", r"(\w+)\s+\1", r"[^,]*,?", r"(?:,|[a-z]+)+?\d"]
texts = ["foo=123; bar", "the lazy dog", "the quick brown fox jumps over the lazy dog", "abc 12 345", "<a><b>text</b></a>", "xx foo.bar@example.com yy", "aaa,bbb,ccc", "aaaaaaaaaab", "abcd", "aaaa", "12x3xy", "aaab", "aababc", "THE Fox and DOG", "a\nbo\no", "", "abab", "ababc", "yzxywq", "hello hello", "a,b,,c", "é中 текст a1", "abc,def,1", "\U0001F600a1"]

for p in pats:
    r = re.compile(p)
    for t in texts:
        for f in (r.match, r.search, r.fullmatch):
            m = f(t)
            print(p, repr(t), m and (m.span(), m.groups(), m.lastindex, m.regs))
        print(r.findall(t), r.sub("-", t), r.split(t), [m.span() for m in r.finditer(t, 1)], r.match(t, 1, 3))

# Assertions and possessive groups stay with the matcher.
for p in [r"(?<!\w)\w+(?=,)", r"(?:ab)++c", r"(?>a+)b", r"(a)?b(?(1)c|d)"]:
    print([m.span() for m in re.finditer(p, "ab,abab ababc,aab abc bd")])

# A match that takes long, and one that needs much room.
print(re.match(r"(?:a?){18}a{18}", "a" * 18).span())
print(re.match(r"(?:ab|a|b)*c", "ab" * 20000 + "c").span())
print(re.match(r"(?:ab|a|b)*c", "ab" * 8))

# Long enough for bytecode to be written beside the program.
words = re.compile(r"\b[a-z]{4,}\b|\d+")
print(sum(len(words.findall("some words, 12 of them, é and more " * 200)) for _ in range(50)))
