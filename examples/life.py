"""Conway's game of life on an endless board: python life.py [GENERATIONS]"""

import sys
from itertools import product

GLIDER_GUN = """
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................
"""


def read(picture):
    rows = picture.split()
    return {(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "O"}


def step(alive):
    near = {}
    for x, y in alive:
        for dx, dy in product((-1, 0, 1), repeat=2):
            if dx or dy:
                cell = x + dx, y + dy
                near[cell] = near.get(cell, 0) + 1
    return {c for c, n in near.items() if n == 3 or (n == 2 and c in alive)}


board = read(GLIDER_GUN)
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 60):
    board = step(board)
for y in range(18):
    print("".join("O" if (x, y) in board else "." for x in range(48)).rstrip("."))
print(len(board), "cells alive")
