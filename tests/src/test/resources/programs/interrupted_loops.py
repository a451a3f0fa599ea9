"""Loops in which nothing but a signal can raise are inside their try and with statements."""

import _thread
import signal
import threading

# Who starts this in the background may have it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


def interrupted(f):
    timer = threading.Timer(0.2, _thread.interrupt_main)
    timer.start()
    try:
        f()
    except KeyboardInterrupt:
        print(f.__name__, "did not catch it")
    timer.join()


def empty():
    try:
        while True:
            pass
    except KeyboardInterrupt:
        print("caught")


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        print("left with", kind.__name__)
        return True


def managed():
    with Manager():
        a, b = 1, 2
        while True:
            a, b = b, a


def nested():
    try:
        try:
            while True:
                pass
        except ValueError:
            print("never")
        finally:
            print("inner")
    except KeyboardInterrupt as e:
        print("outer", repr(e))


for function in empty, managed, nested:
    interrupted(function)
