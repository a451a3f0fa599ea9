# stat tier1: 15 <= tier1_loop_registers
# stat tier1: tier1_crashes <= 0
# stat deopt: 20 <= deopts_forced
# stat deopt: tier1_crashes <= 0
"""Loops that hand what they compute to the frame and take it back at polls, which others ask for."""

import sys
import threading
import time

sys.setswitchinterval(0.0005)
stop = False


def others():
    while not stop:
        time.sleep(0.0003)


thread = threading.Thread(target=others)
thread.start()


def ints(n):
    a, b, c = 0, 1, 2
    for i in range(n):
        a += i
        b = (b * 3 + a) % 1000003
        if b & 1:
            c ^= b
    return a, b, c


def floats(n):
    x, y, z = 0.5, 1.5, 0
    while z < n:
        x = x * 0.999 + y
        y = -y
        z += 1
    return round(x, 9), y, z


def mixed(n):
    a = b = 0
    for i in range(n):
        a = a + 1 if i % 3 else a + 0.5
        if i == n - 5:
            b = "late"
    return a, b


def nested(n):
    total = 0
    for i in range(n):
        t = 0
        for j in range(i, 0, -2):
            t += j
            if t > 500:
                break
        else:
            total += 1
        total += t
    return total


def lists(n):
    f = [True] * n
    v = [i * 0.5 for i in range(n)]
    s = 0.0
    for k in range(2, n):
        if f[k]:
            for m in range(k * k, n, k):
                f[m] = False
    for i in range(n):
        s += v[i] if f[i] else 0.25
    return sum(f), s


def large(n):
    x = 3
    count = 0
    while count < n:
        x = x * 3
        if x > 1 << 70:
            x = x % 1000 + 2
        count += 1
    return x


def handled(n):
    bad = 0
    i = -5
    while i < n:
        try:
            i += 1
            while True:
                bad += 10 // i
                i += 1
                if i > n:
                    break
        except ZeroDivisionError:
            bad += 1000
    return bad, i


def comprehended(n):
    return sum([x * y for x in range(n) if x % 3 for y in range(3)])


def generated(n):
    def squares():
        k = 0
        while k < n:
            yield k * k
            k += 1

    t = 0
    for s in squares():
        t += s
    return t


def unbound(n):
    for i in range(n):
        if i == n - 1:
            late = i
    return late


def deleted(n):
    k = 0
    while k < n:
        step = 1
        k += step
        del step
    try:
        return step
    except UnboundLocalError as e:
        return str(e)


for n in (300, 20000):
    for f in (ints, floats, mixed, nested, lists, large, handled, comprehended, generated):
        print(f.__name__, n, f(n))
    print(unbound(n), deleted(n))

stop = True
thread.join()
print("done")
