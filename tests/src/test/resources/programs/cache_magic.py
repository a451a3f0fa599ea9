# Cache files of modules begin with a magic number of their own format, and others are not read.
import importlib
import importlib.util
import os
import sys
import tempfile

CPYTHON = (3571).to_bytes(2, "little") + b"\r\n"

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
sys.dont_write_bytecode = False
with open(os.path.join(folder, "cached_module.py"), "w") as f:
    f.write("value = 1\n")

import cached_module

cache = cached_module.__cached__
with open(cache, "rb") as f:
    data = f.read()
print(cached_module.value, data[:4] == importlib.util.MAGIC_NUMBER)
print(sys.implementation.name == "cpython" or data[:4] != CPYTHON)
print(int.from_bytes(importlib.util.MAGIC_NUMBER, "little") == importlib.util._RAW_MAGIC_NUMBER)

# The code of another implementation or version: it is compiled again.
with open(cache, "wb") as f:
    f.write(b"\x01\x02\r\n" + data[4:20] + b"not code")
del sys.modules["cached_module"]
import cached_module

with open(cache, "rb") as f:
    print(cached_module.value, f.read() == data)
os.remove(cache)
