"""Counts the words of the files given, or of this one: python words.py [FILE ...]"""

import re
import sys
from collections import Counter


def words(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield from re.findall(r"[a-z']+", line.lower())


counts = Counter()
for name in sys.argv[1:] or [__file__]:
    counts.update(words(name))
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:10]:
    print(f"{n:6} {word}")
