"""Dataclasses, enums, named tuples and slots in quantity."""

import enum
from collections import Counter, namedtuple
from dataclasses import astuple, dataclass, field, replace


class Suit(enum.IntEnum):
    CLUBS = 0
    DIAMONDS = 1
    HEARTS = 2
    SPADES = 3

    @property
    def red(self):
        return self in (Suit.DIAMONDS, Suit.HEARTS)


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()


@dataclass(frozen=True, order=True, slots=True)
class Card:
    rank: int
    suit: Suit

    def __str__(self):
        return f"{self.rank}{self.suit.name[0]}"


@dataclass
class Hand:
    cards: list = field(default_factory=list)
    owner: str = "nobody"

    def score(self):
        return sum(c.rank * (2 if c.suit.red else 1) for c in self.cards)


Point = namedtuple("Point", "x y", defaults=(0,))


def run():
    deck = [Card(r, s) for s in Suit for r in range(2, 15)]
    order = sorted(deck, key=lambda c: (c.rank * 7919 + c.suit * 104729) % 1009)
    hands = [Hand(order[i::4], f"p{i}") for i in range(4)]
    total = 0
    for i in range(1500):
        for h in hands:
            total += h.score()
            h.cards.sort(reverse=i % 2 == 0)
        if i % 10 == 0:
            hands = [replace(h, owner=h.owner + "x") for h in hands]
    points = [Point(i, -i) for i in range(40000)]
    moved = [p._replace(x=p.x + 1) for p in points]
    flags = Counter(str(Perm(i % 8)) for i in range(20000))
    return (
        total,
        [str(c) for c in hands[0].cards[:4]],
        hands[1].owner,
        sum(x * y for x, y in moved),
        sorted(flags.items())[:3],
        astuple(hands[2])[1],
        len(set(deck)),
        min(deck) < max(deck),
    )


if __name__ == "__main__":
    import harness

    harness.main(run)
