package jyston.stdlib.pickle;

import java.nio.charset.StandardCharsets;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.module.Modules;

/** Writes functions, classes and whatever else is found again by its name. */
final class PickleGlobals {
  private static final PyStr QUALNAME = PyStr.intern("__qualname__");
  private static final PyStr NAME = PyStr.intern("__name__");
  private static final PyStr MODULE = PyStr.intern("__module__");

  private final PickleSaver saver;
  private final PickleWriter out;

  PickleGlobals(PickleSaver saver) {
    this.saver = saver;
    this.out = saver.out;
  }

  /** Writes an object by its name; null for the one it says itself. */
  void save(PyObject obj, PyStr givenName) {
    PyObject name = givenName;
    if (name == null) {
      name = Ops.findAttr(obj, QUALNAME);
    }
    if (name == null) {
      name = obj.getAttr(NAME);
    }
    if (!(name instanceof PyStr global)) {
      throw Py.typeError("expected a str as name, not " + name.type().name());
    }
    String[] path = path(obj, global);
    global = interned(global);
    PyObject moduleName = interned(moduleOf(obj, path));
    PyObject mod = importFor(obj, moduleName);
    PyObject parent = mod;
    PyObject found = mod;
    for (String part : path) {
      parent = found;
      found = Ops.findAttr(parent, PyStr.intern(part));
      if (found == null) {
        throw saver.module.picklingError(
            "Can't pickle "
                + Ops.repr(obj)
                + ": attribute lookup "
                + global
                + " on "
                + Ops.str(moduleName)
                + " failed");
      }
    }
    if (found != obj) {
      throw saver.module.picklingError(
          "Can't pickle "
              + Ops.repr(obj)
              + ": it's not the same object as "
              + Ops.str(moduleName)
              + "."
              + global);
    }
    if (saver.protocol >= 2 && saveExtension(obj, moduleName, global)) {
      return;
    }
    PyStr shown = parent == mod ? PyStr.intern(path[path.length - 1]) : global;
    if (saver.protocol >= 4) {
      saver.save(moduleName);
      saver.save(shown);
      out.op(PickleOps.STACK_GLOBAL);
    } else if (parent != mod) {
      nested(moduleName, path);
    } else {
      topLevel(moduleName, shown);
    }
    saver.memoize(obj);
  }

  /** Names are one object each, so that the memo knows them. */
  @SuppressWarnings("unchecked")
  private static <T extends PyObject> T interned(T name) {
    return name.getClass() == PyStr.class ? (T) ((PyStr) name).interned() : name;
  }

  private static String[] path(PyObject obj, PyStr name) {
    String[] path = name.javaString().split("\\.", -1);
    for (String p : path) {
      if (p.equals("<locals>")) {
        throw Py.attributeError("Can't get local object " + Ops.repr(name));
      }
    }
    return path;
  }

  private PyObject importFor(PyObject obj, PyObject moduleName) {
    if (!(moduleName instanceof PyStr s)) {
      throw Py.typeError("module name must be a string");
    }
    try {
      return Modules.importModule(s.javaString());
    } catch (PyException e) {
      if (!e.matches(PyBaseException.IMPORT_ERROR)) {
        throw e;
      }
      throw saver.module.picklingError(
          "Can't pickle " + Ops.repr(obj) + ": import of module " + Ops.repr(s) + " failed");
    }
  }

  /** The module an object says it is from, or the first one that has it. */
  private static PyObject moduleOf(PyObject obj, String[] path) {
    PyObject m = Ops.findAttr(obj, MODULE);
    if (m != null && m != Py.None) {
      return m;
    }
    if (Modules.sysModules() instanceof PyDict modules) {
      PyDict all = modules.copy();
      for (int i = all.next(0); i >= 0; i = all.next(i + 1)) {
        PyObject name = all.keyAt(i);
        String text = name instanceof PyStr s ? s.javaString() : "";
        PyObject found = all.valueAt(i);
        if (found == Py.None || text.equals("__main__") || text.equals("__mp_main__")) {
          continue;
        }
        for (String part : path) {
          found = found == null ? null : Ops.findAttr(found, PyStr.intern(part));
        }
        if (found == obj) {
          return name;
        }
      }
    }
    return PyStr.intern("__main__");
  }

  private boolean saveExtension(PyObject obj, PyObject moduleName, PyStr name) {
    PyObject code = ((PyDict) saver.module.extensionRegistry).get(PyTuple.of(moduleName, name));
    if (code == null) {
      return false;
    }
    if (!(code instanceof PyLong)) {
      throw Py.typeError(
          "Can't pickle "
              + Ops.repr(obj)
              + ": extension code "
              + Ops.repr(code)
              + " isn't an integer");
    }
    long n = Ops.asSize(code);
    if (n <= 0 || n > Integer.MAX_VALUE) {
      throw Py.runtimeError(
          "Can't pickle " + Ops.repr(obj) + ": extension code " + n + " is out of range");
    }
    int size = n <= 0xFF ? 1 : n <= 0xFFFF ? 2 : 4;
    out.op(size == 1 ? PickleOps.EXT1 : size == 2 ? PickleOps.EXT2 : PickleOps.EXT4);
    out.little(n, size);
    return true;
  }

  /** {@code getattr(getattr(module.first, second), ...)}, for protocols that know no paths. */
  private void nested(PyObject moduleName, String[] path) {
    PyObject getattr = Modules.builtins().find("getattr");
    for (int i = 1; i < path.length; i++) {
      saver.save(getattr);
      if (saver.protocol < 2) {
        out.op(PickleOps.MARK);
      }
    }
    topLevel(moduleName, PyStr.intern(path[0]));
    for (int i = 1; i < path.length; i++) {
      saver.save(PyStr.intern(path[i]));
      out.op(saver.protocol < 2 ? PickleOps.TUPLE : PickleOps.TUPLE2);
      out.op(PickleOps.REDUCE);
    }
  }

  private void topLevel(PyObject givenModule, PyStr givenName) {
    PyObject mod = givenModule;
    PyObject name = givenName;
    if (saver.pickler.fixImports) {
      PyObject pair = PickleModule.compat("REVERSE_NAME_MAPPING", PyTuple.of(mod, name));
      if (pair instanceof PyTuple t && t.size() == 2) {
        mod = t.get(0);
        name = t.get(1);
      } else {
        PyObject old = PickleModule.compat("REVERSE_IMPORT_MAPPING", mod);
        mod = old == null ? mod : old;
      }
    }
    byte[] m = encoded((PyStr) mod, givenModule, givenName);
    byte[] n = encoded((PyStr) name, givenModule, givenName);
    out.op(PickleOps.GLOBAL);
    out.bytes(m);
    out.op('\n');
    out.bytes(n);
    out.op('\n');
  }

  private byte[] encoded(PyStr s, PyObject mod, PyStr name) {
    if (saver.protocol >= 3) {
      return Codecs.encodeUtf8(s);
    }
    String text = s.javaString();
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      throw saver.module.picklingError(
          "can't pickle global identifier '"
              + Ops.str(mod)
              + "."
              + name
              + "' using pickle protocol "
              + saver.protocol);
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
