"""Tracing that begins while compiled code is running."""

import sys

events = []


def trace(frame, event, arg):
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


# The caller is traced from an exception on: it was called long ago.
def begin_and_raise():
    sys.settrace(trace)
    sys._getframe().f_back.f_trace = trace
    raise RuntimeError


def caught():
    try:
        begin_and_raise()
    except RuntimeError:
        pass


# The same, but the caller has no trace function of its own.
def only_begin_and_raise():
    sys.settrace(trace)
    raise RuntimeError


def caught_without():
    try:
        only_begin_and_raise()
    except RuntimeError:
        sum([1, 2])


def profile_and_raise():
    sys.setprofile(lambda frame, event, arg: events.append((event, frame.f_code.co_name)))
    raise RuntimeError


def profiled():
    try:
        profile_and_raise()
    except RuntimeError:
        len("abc")


for f in caught, caught_without, profiled:
    for i in range(6):
        f()
        sys.settrace(None)
        sys.setprofile(None)
        print(f.__name__, events)
        events.clear()
