"""Writes a line for every .py file below a folder: what CPython's parser makes of it.

usage: dump.py FOLDER. Lines: PATH, "tree", SHA-256 of ast.dump(tree, include_attributes=True), or
PATH, "error", TYPE, LINE, MESSAGE; at last "seconds" and the time that parsing alone took.
"""

import ast
import hashlib
import os
import sys
import time
import warnings

warnings.simplefilter("ignore")
root = sys.argv[1]
spent = 0.0
for folder, folders, files in sorted(os.walk(root)):
    folders[:] = [f for f in folders if f != "__pycache__"]
    for name in sorted(files):
        if not name.endswith(".py"):
            continue
        path = os.path.join(folder, name)
        with open(path, "rb") as f:
            source = f.read()
        shown = os.path.relpath(path, root)
        began = time.perf_counter()
        try:
            tree = ast.parse(source, path)
        except (SyntaxError, ValueError) as e:
            spent += time.perf_counter() - began
            message = getattr(e, "msg", None) or str(e)
            print(shown, "error", type(e).__name__, getattr(e, "lineno", None), message, sep="\t")
            continue
        spent += time.perf_counter() - began
        dump = ast.dump(tree, include_attributes=True)
        digest = hashlib.sha256(dump.encode("utf-8", "surrogatepass")).hexdigest()
        print(shown, "tree", digest, sep="\t")
print("seconds", f"{spent:.3f}", sep="\t")
