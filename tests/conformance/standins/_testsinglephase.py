"""Stands in for CPython's extension module with single-phase initialisation, which shares a helper
module with tests that have nothing to do with it. A test that asks for more than its name is skipped.
"""

import unittest


class _Missing(AttributeError, unittest.SkipTest):
    """Makes "from ... import" fail as for any module, and skips a test that gets further."""


def __getattr__(name):
    raise _Missing(f"_testsinglephase.{name} is part of CPython's C interface")
