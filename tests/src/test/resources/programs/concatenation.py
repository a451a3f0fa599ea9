"""Text that grows by concatenation, with its earlier states kept and looked into."""

import random

random.seed(3)
text, parts, kept = "", [], []
for i in range(3000):
    part = random.choice(["a", "bc", "é", "\u4e2d", "xyz" * 5, ""])
    before = text
    text = text + part
    parts.append(part)
    if i % 20 == 0:
        kept.append((text, i + 1))
    if i % 50 == 0:
        branch = before + "ZZ"
        assert branch == "".join(parts[:-1]) + "ZZ"
    if i % 70 == 0:
        whole = "".join(parts)
        assert len(text) == len(whole) and hash(text) == hash(whole)
        assert text[-1:] == whole[-1:] and text[: i // 2] == whole[: i // 2]
for state, n in kept:
    assert state == "".join(parts[:n])
double = text + text
assert double == "".join(parts) * 2
wide = double + "\U0001f600"
assert wide[-1] == "\U0001f600" and len(wide) == len(double) + 1
assert {text: 1}["".join(parts)] == 1
print(len(text), len(double), len(wide))
