"""The first program: a greeting from the VM that runs it."""

import sys

print(f"hello from Python {sys.version_info.major}.{sys.version_info.minor} on {sys.implementation.name}")
