"""Stable sorting by keys of several kinds, both ways."""

import random

random.seed(5)
words = ["", "a", "ab", "abc", "abcd", "abcde", "abcdf", "\0", "a\0", "é", "\uffff", "\U0001f600"]
kinds = {
    "ints": [random.randrange(-5, 5) for _ in range(200)] + [2**62, -(2**63), 2**63],
    "floats": [random.choice([0.0, -0.0, 1.5, -2.5, float("inf")]) for _ in range(100)],
    "words": [random.choice(words) for _ in range(200)],
    "pairs": [(random.randrange(3), random.choice(words[:8])) for _ in range(200)],
    "mixed": [random.choice([True, 0, 1.0, -3]) for _ in range(50)],
    "lengths": [(1,), (1, 2), (), (0, 5), (1, 0)] * 5,
}
for name, items in kinds.items():
    pairs = list(enumerate(items))
    for reverse in (False, True):
        by_key = [i for i, _ in sorted(pairs, key=lambda p: p[1], reverse=reverse)]
        print(name, reverse, by_key[:40], sum(i * k for i, k in enumerate(by_key)))
        assert sorted(items, reverse=reverse) == [items[i] for i in by_key]
try:
    sorted([1, "a"], key=lambda x: x)
except TypeError as e:
    print(e)

# Keys that fit one long together with their places, and keys that do not.
for spread in (3, 10**6, 2**62, 2**63 - 1):
    keys = [(i * 7919 + 13) * 104729 % (2 * spread + 1) - spread for i in range(40)]
    pairs = [(k % 3, k, -(k % 5)) for k in keys]
    for by in (keys.__getitem__, pairs.__getitem__, lambda i: (keys[i] % 4, keys[i] % 3)):
        print(sorted(range(40), key=by), sorted(range(40), key=by, reverse=True))

# Tuples compare where numbers of several kinds decide, and where they do not.
import enum
import operator


class Suit(enum.IntEnum):
    CLUBS = 0
    HEARTS = 2


class Same(int):
    def __eq__(self, o):
        return True

    __hash__ = int.__hash__


class Lazy(int):
    def __lt__(self, o):
        return "less"


nan = float("nan")
values = [0, 2, True, Suit.CLUBS, Suit.HEARTS, Same(1), Lazy(0), 0.0, -0.0, 2.5, nan, 2**70, -(2**70), "a", None]
for op in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    row = []
    for a in values:
        for b in values:
            for x, y in (((1, a), (1, b)), ((a, 1), (b, 2)), ((a,), (b, 0)), ((a, 2, b), (b, 2, a))):
                try:
                    r = op(x, y)
                except TypeError as e:
                    r = "T"
                row.append(r if isinstance(r, str) else int(r))
    print(op.__name__, "".join(map(str, row)))
cards = [(r % 3, s, r / 2) for s in Suit for r in range(40)]
print([(a, int(b), c) for a, b, c in sorted(cards)][::7], sorted(cards, reverse=True)[-1] == min(cards))
for n in (2, 5, 63, 64, 65, 130):
    hand = [(Suit(i * 7 % 2 * 2), i * 13 % n, Suit.HEARTS) for i in range(n)]
    print(n, [x[1] for x in sorted(hand)][:20], sorted(map(list, hand)) == list(map(list, sorted(hand))))
