import atexit
import sys

atexit.register(print, "at exit")
try:
    sys.exit(3)
finally:
    print("finally")
