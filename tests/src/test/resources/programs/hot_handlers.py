# stat tier1: 4 <= tier1_compiles
# stat tier1: 1000 <= handled
# stat parts: 50 <= tier1_parts
# stat parts: 1000 <= handled
# stat default: 1000 <= handled
# stat tier1: tier1_crashes <= 0
# stat default: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""Exceptions that are raised and handled in compiled code: chains, finally, with, groups, tracebacks."""
import sys, traceback
class C:
    def __enter__(self): return 5
    def __exit__(self, *a): return a[0] is not None
def g(i):
    if i % 5 == 0: raise KeyError(i)
    return i
def f(a):
    t = 0
    for i in range(a):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            t += g(i)
        except ValueError as e:
            t += 1
        except KeyError:
            t += 2
        finally:
            t += 3
        with C() as c:
            t += c
            if i % 7 == 0: raise IndexError
    return t
print(f(1000), f(3000))
def nest(n):
    r = []
    for i in range(n):
        x = i * 1.5
        try:
            try:
                y = 10 // (i % 4)
                r.append(y + x)
            except ZeroDivisionError as z:
                r.append(-1)
                if i % 8 == 0:
                    raise RuntimeError("r%d" % i) from z
                raise
            finally:
                r.append(x)
        except RuntimeError as e:
            r.append(str(e) + str(e.__cause__) + repr(sys.exception()))
        except ArithmeticError as e:
            r.append(repr(e.__traceback__.tb_lineno)+ str(e.__traceback__.tb_frame.f_locals['i']))
        else:
            r.append("else")
    assert sys.exception() is None
    return r
import zlib
for k in range(3):
    print(zlib.crc32(repr(nest(1000)).encode()))
def un(i):
    try:
        return g(i)
    except KeyError:
        raise
def un2(i):
    try:
        un(i)
    except ValueError: pass
    finally:
        i += 1
for k in range(500):
    try:
        un2(k)
    except KeyError as e:
        if k % 100 == 0: traceback.print_exc(file=sys.stdout)
def star(i):
    try:
        raise ExceptionGroup("a", [ValueError(i), KeyError(i)])
    except* ValueError as e:
        return_ = 1
    except* KeyError as e:
        return_ = 2
    return return_
print([star(k) for k in range(500)][-3:])
