"""Modules made on the fly: packages, relative imports, reload, import hooks."""

import importlib
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    pkg = os.path.join(folder, "pkg")
    os.makedirs(os.path.join(pkg, "sub"))
    files = {
        "__init__.py": "print('init pkg')\nfrom .a import value\n__all__ = ['a', 'value']\n",
        "a.py": "value = 1\nfrom . import b\n",
        "b.py": "from .sub import deep\nimport pkg as me\nprint(me.__name__, deep.where())\n",
        "sub/__init__.py": "",
        "sub/deep.py": "from .. import a\ndef where(): return __name__, __package__, a.__name__\n",
        "bad.py": "def f(:\n",
        "raises.py": "1 / 0\n",
    }
    for name, text in files.items():
        with open(os.path.join(pkg, name), "w") as f:
            f.write(text)
    sys.path.insert(0, folder)
    import pkg
    from pkg import *
    import pkg.sub.deep as deep

    print(value, a.b is pkg.b, deep.__file__.endswith("deep.py"), pkg.__path__ == [os.path.join(folder, "pkg")])
    with open(os.path.join(pkg.__path__[0], "a.py"), "w") as f:
        f.write("value = 'changed by reload'\n")
    importlib.invalidate_caches()
    print(importlib.reload(pkg.a).value)
    for name in ("pkg.missing", "pkg.bad", "pkg.raises", "nowhere"):
        try:
            importlib.import_module(name)
        except (ImportError, SyntaxError, ZeroDivisionError) as e:
            print(type(e).__name__, getattr(e, "msg", e))
    try:
        from pkg import nothing
    except ImportError as e:
        print(str(e).split(" (")[0], e.name)
    print("pkg.raises" in sys.modules, pkg.__spec__.name, pkg.__spec__.submodule_search_locations is not None)
import math as m, json.decoder as jd

print(m.__name__, jd.__name__, __name__, sys.modules["__main__"].__file__.endswith("imports.py"))
