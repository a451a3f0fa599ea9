"""Loops in which nothing but a signal can raise are inside their try and with statements."""

import _thread
import threading


def interrupted(f):
    done = threading.Event()

    def interrupt():
        # Again after a long while: on a busy machine the first may be lost before the loop begins.
        delay = 0.2
        while not done.wait(delay):
            _thread.interrupt_main()
            delay = 10

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        f()
    except KeyboardInterrupt:
        print(f.__name__, "did not catch it")
    done.set()
    thread.join()


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
