"""Stands in for CPython's test extension of this name, so that modules that import it start.

What can be done without CPython's internals is done; a test that asks for anything else is skipped.
"""

import os
import sys
import unittest


class _Missing(AttributeError, unittest.SkipTest):
    """Makes "from ... import" fail as for any module, and skips a test that gets further."""


def __getattr__(name):
    raise _Missing(f"_testinternalcapi.{name} looks into CPython's implementation")


def get_recursion_depth():
    """How many frames are on the stack: what the limit counts."""
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def get_config():
    """What there is of CPython's configuration, under its names."""
    env = {} if sys.flags.ignore_environment else os.environ
    ranges = "no_debug_ranges" not in sys._xoptions and not env.get("PYTHONNODEBUGRANGES")
    return {
        "code_debug_ranges": int(ranges),
        "dev_mode": int(sys.flags.dev_mode),
        "isolated": sys.flags.isolated,
        "optimization_level": sys.flags.optimize,
        "use_environment": int(not sys.flags.ignore_environment),
        "verbose": sys.flags.verbose,
    }


def suppress_immortalization(suppress):
    """Nothing is immortal here that would not be anyway."""


def get_immortalize_deferred():
    return False


def has_inline_values(obj):
    raise unittest.SkipTest("asks where CPython stores the attributes of an object")
