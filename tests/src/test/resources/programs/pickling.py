"""Pickles of every protocol, byte for byte."""

import collections
import pickle
import zlib


class Point:
    def __init__(self):
        self.x = 1
        self.y = "two"


class Slotted:
    __slots__ = ("p", "q")

    def __init__(self):
        self.p, self.q = 1, [2]


loop = [1]
loop.append(loop)
knot = ([],)
knot[0].append(knot)
point = Point()
values = [
    None, True, 1, 255, 256, 65536, -1, 2**31, -(2**31), 2**63, -(2**100), 1.5, "a",
    "é\ud800\U0001f600\\\n", "x" * 300, b"", b"abc", b"z" * 300, bytearray(b"q"), (), (1,),
    (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1},
    frozenset({2}), len, int, Point, point, type(None), NotImplemented, ..., range(3),
    collections.OrderedDict(a=1), collections.Counter("aab"), complex(1, 2), list(range(2500)),
    {i: i for i in range(1500)}, [point, point], ValueError("x"), "x" * 70000,
    [b"y" * 70000, "a", 1], Point.__init__, loop, knot,
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        data = pickle.dumps(value, protocol)
        print(protocol, type(value).__name__, len(data), zlib.crc32(data))
        copy = pickle.loads(data)
        assert type(copy) is type(value)
    try:
        print(pickle.loads(pickle.dumps(Slotted(), protocol)).q)
    except TypeError as e:
        print(e)
for data in b"", b"N", b"(", b"0.", b"(0", b"a.", b"(Nd", b"\x80\x09.", b"h\0.", b"\xff", b"S'a.":
    try:
        pickle.loads(data)
    except Exception as e:
        print(data, type(e).__name__, e)
buffer = pickle.PickleBuffer(bytearray(b"data"))
taken = []
data = pickle.dumps(buffer, 5, buffer_callback=taken.append)
print(data, pickle.loads(data, buffers=taken).raw().tobytes())
