"""Stands in for the C module behind datetime, so that modules that import it start: the library's own
implementation. A test that asks for the C interface is skipped.
"""

import unittest
from _pydatetime import *
from _pydatetime import __doc__


class _Missing(AttributeError, unittest.SkipTest):
    """Makes "from ... import" fail as for any module, and skips a test that gets further."""


def __getattr__(name):
    raise _Missing(f"_datetime.{name} is part of CPython's C interface")
