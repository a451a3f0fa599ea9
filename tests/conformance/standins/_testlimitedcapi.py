"""Stands in for CPython's test extension of this name, so that modules that import it start.

The abstract object protocol is what operators do; a test that asks for more is skipped.
"""

import sys
import unittest


class _Missing(AttributeError, unittest.SkipTest):
    """Makes "from ... import" fail as for any module, and skips a test that gets further."""


def __getattr__(name):
    raise _Missing(f"_testlimitedcapi.{name} is part of CPython's C interface")


def _index(seq, i):
    # PySequence_GetItem and its like add the length once and then do not count from the end again.
    if i < 0:
        i += len(seq)
        if i < 0:
            raise IndexError(f"{type(seq).__name__} index out of range")
    return i


def sequence_getitem(seq, i):
    return seq[_index(seq, i)]


def sequence_setitem(seq, i, value):
    seq[_index(seq, i)] = value


def sequence_delitem(seq, i):
    del seq[_index(seq, i)]


def object_hasattrstring(obj, name):
    """As PyObject_HasAttrString, which has no way to raise."""
    try:
        getattr(obj, name.decode())
    except AttributeError:
        return 0
    except BaseException as e:
        sys.unraisablehook(
            _Unraisable(type(e), e, e.__traceback__,
                        "Exception ignored in PyObject_HasAttrString(); consider using "
                        "PyObject_HasAttrStringWithError(), PyObject_GetOptionalAttrString() or "
                        "PyObject_GetAttrString()", None))
        return 0
    return 1


class _Unraisable:
    def __init__(self, exc_type, exc_value, exc_traceback, err_msg, object):
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.err_msg = err_msg
        self.object = object
