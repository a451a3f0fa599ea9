# stat tier1: 12 <= osr_entries <= 2000
# stat tier1: 1 <= deopts_overflow
# stat tier1: 1 <= deopts
# stat tier1: tier1_crashes <= 0
# stat tier1: tier1_recompiles <= 120
# stat default: 5 <= osr_entries <= 600
# stat default: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat deopt: tier1_crashes <= 0
# stat tier0: osr_entries <= 0
"""Loops that are entered in the middle by compiled code, and left where what they rely on ends."""


def whiles(n):
    i = total = 0
    while i < n:
        total += i * 3
        i += 1
    return i, total


def ranges(n):
    total = 0
    for i in range(n):
        total = total ^ (i << 2)
    return i, total


def nested(n):
    total = 0
    for i in range(n):
        j = 0
        while j < n:
            for k in range(3):
                total += i * j - k
            j += 1
    return total, i, j, k


def maybe_unbound(n, when):
    for i in range(n):
        if i == when:
            late = i * 2
    try:
        return late
    except UnboundLocalError as e:
        return str(e)


def deleted(n):
    seen = []
    gone = 0
    for i in range(n):
        if i % 100 == 99:
            del gone
            try:
                gone += 1
            except UnboundLocalError as e:
                if not seen:
                    seen.append(str(e))
            gone = i
        gone += 1
    return gone, seen


def overflow(start, n):
    total = start
    for i in range(n):
        total += 1
    return total


def product(n):
    p = 1
    for i in range(1, n):
        p *= i
    return p


def lowest(n):
    total = -(2**63) + n - 1
    while n:
        total -= 1
        n -= 1
    return total, -total, abs(total), total // -1, total << 1, total >> 70


def turns_float(n):
    x = 0
    kinds = []
    for i in range(n):
        if i == n - 3:
            x = x + 0.5
        x = x + i
        if i >= n - 4:
            kinds.append((type(x).__name__, x))
    return kinds


def turns_object(n):
    x = 0.25
    kinds = []
    for i in range(n):
        if i == n - 3:
            x = Number(7)
        x = x + 1.5
        if i >= n - 4:
            kinds.append((type(x).__name__, float(x)))
    return kinds


class Number:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return Number(self.v + o)

    def __float__(self):
        return self.v * 1.0


def storm(n):
    """Kinds that never settle: compiling it anew must end."""
    values = [1, 2.5, "a", 2**70, None, (1,), True]
    total = 0
    for i in range(n):
        v = values[i % 7]
        try:
            w = v + v
        except TypeError:
            w = 0
        if w:
            total += len(str(w))
    return total


def break_and_else(n):
    out = []
    for stop in (n // 2, n + 1):
        for i in range(n):
            if i == stop:
                break
        else:
            out.append("else")
        out.append(i)
        while i:
            i -= 1
            if i == 5:
                continue
        else:
            out.append(("while else", i))
    return out


def modified(n):
    a = list(range(5))
    b = a
    for x in a:
        if len(b) < n:
            b.append(x + 1)
        if x == 4:
            a[0] = "text"
    for i, x in enumerate(b):
        if i % 2:
            del a[-1]
    return len(a), a[:7], a[-1]


def resized(n):
    d = {i: i for i in range(n)}
    try:
        for k in d:
            if k == n - 2:
                d["new"] = 1
    except RuntimeError as e:
        return str(e), len(d)


def powers(n):
    out = 0
    for i in range(n):
        out += (i - 5) // 3 + (i - 5) % 3 + (i & 6) + (i >> 1) + (1 << (i % 70)) % 1000 + ~i
    return out


def floats(n):
    x, y = 1.0, 0.0
    for i in range(n):
        y += x / (i + 1)
        x = -x * 1.0000001
        if y != y or x >= 1e300:
            return "never"
    return x.hex(), y.hex()


def zero(n):
    out = []
    for i in range(n, -2, -1):
        try:
            r = 100 // i, 100 % i, 1 / i
        except ZeroDivisionError as e:
            out.append((i, str(e)))
    return out, r


def shifts(n):
    out = []
    for i in range(n):
        try:
            out.append(5 << (40 - i))
        except ValueError as e:
            out.append(str(e))
    return out[-4:]


for size in 5, 3000:
    print(whiles(size), ranges(size), nested(size // 50 + 3))
    print(maybe_unbound(size, size - 1), maybe_unbound(size, size))
    print(deleted(size), overflow(2**63 - size, size), overflow(2**63 - 1 - size, size))
    print(product(size // 100 + 25), lowest(size))
    print(turns_float(size), turns_object(size), storm(size))
    print(break_and_else(size), modified(size), resized(size), powers(size))
    print(floats(size), zero(size), shifts(min(size, 44)))
for value in 10, 10.5, 2**63 - 12, "x":
    try:
        print(overflow(value, 20))
    except TypeError as e:
        print(e)
