# stat tier1: 10 <= tier1_compiles
# stat tier1: 1 <= deopts_attention
# stat tier1: tier1_crashes <= 0
# stat default: tier1_crashes <= 0
# stat deopt: tier1_crashes <= 0
"""What looks at frames of compiled code: tracebacks, locals, tracing, monitoring, signals, threads."""
import gc
import inspect
import signal
import sys
import threading
import traceback
import warnings

N = 3000
# What imports left behind must not be told of its end while something is traced.
gc.collect()


def places(e):
    print("".join(traceback.format_exception(e)).replace(__file__, "FILE").strip())


def divide(a, b):
    return (a + 1) / (b - 1) + len(str(a))


def columns(n):
    x = 0
    for i in range(n):
        x += divide(i, n - i)
    return x


def caught(n):
    for i in range(n):
        try:
            divide(i, 1 if i == n - 1 else 5)
        except ZeroDivisionError as e:
            return e


def look(out):
    f = sys._getframe(1)
    out.append((f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, dict(f.f_locals), f.f_back.f_code.co_name))


def looked_at(n):
    out = []
    total, half = 0, 0.0
    for i in range(n):
        total += i
        half += 0.5
        if i == n - 1:
            look(out)
    del out[0][2]["out"]
    return out


def write(name, value):
    sys._getframe(1).f_locals[name] = value


def written(n):
    total = 0
    for i in range(n):
        if i == n // 2:
            write("total", 0.5)
        total += 1
        if i == n - 2:
            write("total", 2**70)
        if i == n - 1:
            write("n", "text")
    return total, i, n


def own_locals(n):
    a, b = 1, 2.5
    for i in range(n):
        a += i
    before = locals()
    del b
    a = None
    return before, sorted(locals())


def current(n):
    for i in range(n):
        f = inspect.currentframe()
    return f.f_lineno - f.f_code.co_firstlineno, f.f_locals["i"], f.f_back.f_code.co_name


def warned():
    warnings.warn("see the caller", stacklevel=2)


def warns(n):
    for i in range(n):
        if i == n - 1:
            warned()


def traced(n, events):
    def tracer(frame, event, arg):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
        return tracer

    total = 0
    for i in range(n):
        total += step(i)
        if i == n - 3:
            sys._getframe().f_trace = tracer
            sys.settrace(tracer)
    sys.settrace(None)
    return total


def step(i):
    j = i + 1
    return j


def trace_in_callee(n, events):
    total = 0
    for i in range(n):
        total += switch(i == n - 3, events)
    sys.settrace(None)
    return total


def switch(on, events):
    if on:
        sys.settrace(lambda f, e, a: events.append((f.f_code.co_name, e)))
    return 1


def monitored(n):
    m = sys.monitoring
    m.use_tool_id(2, "test")
    seen = []
    m.register_callback(2, m.events.PY_START, lambda code, at: seen.append(code.co_name))
    m.register_callback(2, m.events.LINE, lambda code, line: seen.append(line - code.co_firstlineno))
    total = 0
    for i in range(n):
        total += step(i)
        if i == n - 3:
            m.set_events(2, m.events.PY_START | m.events.LINE)
    m.set_events(2, 0)
    m.free_tool_id(2)
    return total, seen


class Interrupt(Exception):
    pass


def interrupted(n):
    i = 0
    try:
        while True:
            i += 1
            if i == n:
                signal.raise_signal(signal.SIGUSR1)
    except Interrupt as e:
        return str(e), n <= i <= n + 1


def alarmed():
    count = 0
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        while True:
            count += 1
    except Interrupt as e:
        return str(e), count > 0


def handler(number, frame):
    raise Interrupt(signal.Signals(number).name + " in " + frame.f_code.co_name)


def threads(n):
    counts = [0, 0]
    turn = 0
    sys.setswitchinterval(0.0005)

    def work(me):
        nonlocal turn
        done = 0
        while done < n:
            if turn == me:
                done += 1
                counts[me] += 1
                turn = 1 - me

    both = [threading.Thread(target=work, args=(k,)) for k in (0, 1)]
    for t in both:
        t.start()
    for t in both:
        t.join()
    sys.setswitchinterval(0.005)
    return counts


def suspended(n):
    g = (i * 2 for i in range(n))
    total = 0
    for v in g:
        total += v
        if v == n - n % 2:
            break
    return total, g.gi_frame.f_locals["i"], next(g), sum(g), g.gi_frame


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGALRM, handler)
warnings.simplefilter("always")
for n in 5, N:
    try:
        columns(n)
    except ZeroDivisionError as e:
        places(e)
    places(caught(n))
    print(looked_at(n), written(n), own_locals(n), current(n))
    with warnings.catch_warnings(record=True) as got:
        warns(n)
    print(got[0].message, got[0].lineno)
    events = []
    print(traced(n, events), events)
    events = []
    print(trace_in_callee(n, events), events)
    print(monitored(n))
    print(interrupted(n), alarmed(), threads(3 + n // 300), suspended(n))
