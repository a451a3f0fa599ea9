"""What compiled code must leave right in its frame: for handlers, for those who look at it."""

import sys


# A branch on an object that has no truth of its own is a call on some ways only.
def handled(*item, flag):
    if not flag:
        try:
            [].remove(item)
        except ValueError:
            pass
        return item, flag


for i in range(6):
    print(handled(i, None, flag=i % 2 == 0 and []), handled(i, flag=False))


# The loop of a handler, in a frame that had more registers before.
def many(a):
    b, c, d, e, f, g, h = range(a, a + 7)
    try:
        return [a, b, c, d, e, f, g, h].index(a, 9)
    except ValueError:
        for k in (b, c):
            d += k
        return d


def few(n):
    while n is not None:
        try:
            n.nothing
        except AttributeError:
            pass
        n = n.after
    return n


class Link:
    def __init__(self, after):
        self.after = after


for i in range(6):
    print(many(i), few(Link(Link(Link(None)))))


# Variables written from outside, at every kind of place that calls.
class Writer:
    def __init__(self, answer):
        self.answer = answer

    def write(self):
        sys._getframe(2).f_locals["seen"] = "written"
        return self.answer

    def __bool__(self):
        return self.write()

    def __lt__(self, other):
        return self.write()

    def __contains__(self, other):
        return self.write()

    def __next__(self):
        if self.write():
            return 5
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        self.write()
        return lambda: 5


class Two:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        sys._getframe(1).f_locals["seen"] = "written"
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


def truth(w):
    seen = 0
    if w:
        return seen, "yes"
    return seen, "no"


def less(w):
    seen = 0
    if w < 3:
        return seen, "yes"
    return seen, "no"


def within(w):
    seen = 0
    if 3 in w:
        return seen, "yes"
    return seen, "no"


def each(w):
    seen = 0
    for x in w:
        return seen, x
    return seen, "none"


def method(w):
    seen = 0
    w.anything()
    return seen


def unpacked(w):
    seen = 0
    a, b = w
    return seen, a, b


for i in range(4):
    for answer in (True, False):
        for f in (truth, less, within, each, method):
            print(f.__name__, f(Writer(answer)))
    print(unpacked(Two()))
