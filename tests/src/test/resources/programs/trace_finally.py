# The line that tracing sees when a finally section raises again is that of what ran last in it.
import sys
def f1():
    try:
        1 / 0
    finally:
        a = 1
def f2():
    try:
        1 / 0
    finally:
        for i in range(2):
            a = 1
def f3():
    try:
        1 / 0
    finally:
        for i in range(2):
            a = 1
            if i > 5:
                break
def f4():
    try:
        1 / 0
    finally:
        if not f1:
            a = 1
def f5():
    try:
        1 / 0
    finally:
        if f1:
            a = 1
        else:
            b = 2
def f6():
    try:
        1 / 0
    finally:
        while sys is None:
            a = 1
def f7():
    try:
        1 / 0
    finally:
        for i in range(2):
            if i:
                break
def f8():
    try:
        1 / 0
    finally:
        try:
            a = 1
        except ValueError:
            b = 2
def f9():
    try:
        1 / 0
    except ValueError:
        pass
    finally:
        with open('/dev/null'):
            pass
def f10():
    for k in range(2):
        try:
            1 / 0
        finally:
            for i in range(2):
                a = 1
                if i > 5:
                    break
def f11():
    for k in range(2):
        try:
            1 / 0
        finally:
            b = 0
            for i in range(8):
                b += 1
                if b > 50: break
def f12():
    for k in range(2):
        try:
            1 / 0
        finally:
            b = 0
            for i in range(8):
                b += 1
                if b > 50: break
        b = 2
    b = 3
def f13():
    try:
        1 / 0
    finally:
        for i in range(2):
            for j in range(2):
                if i > 50: break
def f14():
    try:
        1 / 0
    finally:
        while True:
            if f1: break
def f15():
    try:
        1 / 0
    finally:
        i = 0
        while i < 3:
            i += 1
            if i > 50: break
def f16():
    try:
        1 / 0
    finally:
        i = 0
        while i < 3:
            i += 1
            if i > 50: break
        else:
            b = 2
def f17():
    try:
        1 / 0
    finally:
        if f1 and f2 or f3: b = 2
def f18():
    try:
        1 / 0
    finally:
        if f1 and not f2 or f3 and \
           not f4: b = 2
def f19():
    try:
        1 / 0
    finally:
        match f1:
            case int(): b = 1
            case [a]: b = 2
def f20():
    try:
        1 / 0
    finally:
        assert f1, f2
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename != tracer.__code__.co_filename: return
    events.append((event, frame.f_lineno))
    return tracer
for i in range(1, 21):
    f = globals()[f"f{i}"]
    sys.settrace(tracer)
    try:
        f()
    except ZeroDivisionError as e:
        pass
    sys.settrace(None)
    print(i, *events)
    events.clear()
