# The names of a comprehension are gone behind it, also when an exception ended it.
import sys
def boom(q):
    print(sorted(sys._getframe(1).f_locals))
    if q == 2: raise ValueError
def f():
    try:
        [boom(q) for q in range(5)]
    except ValueError:
        pass
    print(sorted(locals()), sorted(sys._getframe().f_locals))
    try:
        print(q)
    except Exception as e:
        print(type(e), e)
    q = 7
    try:
        [boom(q) for q in range(5)]
    except ValueError:
        pass
    print(q)
    print(sorted(sys._getframe().f_locals))
def g():
    try:
        [boom(q) for q in range(5)]
    except ValueError:
        pass
    print(sorted(sys._getframe().f_locals))
    try:
        [boom(q) for w in range(5) for q in range(w)]
    except ValueError:
        pass
    print(sorted(sys._getframe().f_locals), sorted(locals()))
f(); g()
class C:
    try:
        [boom(q) for q in range(5)]
    except ValueError:
        pass
    print(sorted(locals()))
def h():
    def boom(q):
        if q == 2: raise ValueError
    try:
        [boom(q) for q in range(5)]
    except ValueError:
        pass
    print(sorted(locals()))
    for k in range(3):
        try:
            [boom(q) for q in range(5)]
        except ValueError as e:
            pass
        print(sorted(locals()))
h()
class D:
    try:
        [1/(2-q) for q in range(5)]
    except ZeroDivisionError:
        pass
    print(sorted(locals()))


def last():
    return [1 / (2 - q) for q in range(5)]


try:
    last()
except ZeroDivisionError as e:
    print(sorted(e.__traceback__.tb_next.tb_frame.f_locals))
