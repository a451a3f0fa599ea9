package jyston.runtime.module;

import jyston.runtime.Compare;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTraceback;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Warnings;

/** The import statement and {@code __import__} (CPython's {@code import.c} and {@code ceval.c}). */
public final class Imports {
  private Imports() {}

  private static final PyStr IMPORT = PyStr.intern("__import__");
  private static final PyStr FIND_AND_LOAD = PyStr.intern("_find_and_load");
  private static final PyStr HANDLE_FROMLIST = PyStr.intern("_handle_fromlist");
  private static final PyStr CALL_WITH_FRAMES_REMOVED = PyStr.intern("_call_with_frames_removed");
  private static final PyStr ALL = PyStr.intern("__all__");
  private static final PyStr PARENT = PyStr.intern("parent");
  private static final PyStr[] IMPORT_ERROR_NAMES = {
    PyStr.intern("name"), PyStr.intern("path"), PyStr.intern("name_from")
  };

  /**
   * {@code import a.b} as a statement: calls {@code __import__} as the frame's builtins have it.
   */
  public static PyObject importName(
      PyObject builtins,
      PyDict globals,
      PyObject locals,
      PyStr name,
      PyObject fromlist,
      PyObject level) {
    PyObject f = builtins instanceof PyDict d ? d.get(IMPORT) : lookup(builtins, IMPORT);
    if (f == null) {
      throw Py.error(PyBaseException.IMPORT_ERROR, "__import__ not found");
    }
    ImportState st = Modules.state();
    if (f == st.importFunction) {
      return importLevel(st, name, globals, fromlist, (int) ((PyLong) level).longValue());
    }
    return f.callN(
        new PyObject[] {name, globals, locals == null ? Py.None : locals, fromlist, level});
  }

  private static PyObject lookup(PyObject mapping, PyStr key) {
    try {
      return mapping.getItem(key);
    } catch (PyException e) {
      if (e.matches(PyBaseException.KEY_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  /** Imports a module by its full name and returns that very module. */
  public static PyObject importModule(PyStr name) {
    ImportState st = Modules.state();
    PyObject m = find(st, name);
    if (m != null && m != Py.None) {
      waitFor(st, m, name);
      return m;
    }
    importLevel(st, name, null, PyTuple.EMPTY, 0);
    m = find(st, name);
    if (m == null) {
      throw Py.keyError(name);
    }
    return m;
  }

  /** {@code sys.modules.get(name)}, or null. */
  public static PyObject find(ImportState st, PyStr name) {
    PyObject modules = st.modules();
    return modules instanceof PyDict d && d.getClass() == PyDict.class
        ? d.get(name)
        : lookup(modules, name);
  }

  /** {@code PyImport_ImportModuleLevelObject}. */
  public static PyObject importLevel(
      ImportState st, PyStr name, PyObject globals, PyObject fromlist, int level) {
    if (level < 0) {
      throw Py.valueError("level must be >= 0");
    }
    PyStr abs;
    if (level > 0) {
      abs = resolve(st, name, globals, level);
    } else {
      if (name.length() == 0) {
        throw Py.valueError("Empty module name");
      }
      abs = name;
    }
    PyObject mod = find(st, abs);
    if (mod != null && mod != Py.None) {
      waitFor(st, mod, abs);
    } else {
      if (st.importlib == null) {
        throw Py.error(PyBaseException.IMPORT_ERROR, "no import system yet, for " + abs);
      }
      try {
        mod = findAndLoad(st, abs);
      } catch (PyException e) {
        removeImportlibFrames(e);
        throw e;
      }
    }
    boolean hasFrom = fromlist != null && fromlist != Py.None && fromlist.isTrue();
    if (!hasFrom) {
      if (level != 0 && name.length() == 0) {
        return mod;
      }
      String n = name.toString();
      int dot = n.indexOf('.');
      if (dot < 0) {
        return mod;
      }
      if (level == 0) {
        return importLevel(st, PyStr.intern(n.substring(0, dot)), null, null, 0);
      }
      String a = abs.toString();
      PyStr top = PyStr.intern(a.substring(0, a.length() - (n.length() - dot)));
      PyObject r = find(st, top);
      if (r == null) {
        throw new PyException(
            PyBaseException.KEY_ERROR, PyStr.of(Ops.repr(top) + " not in sys.modules as expected"));
      }
      return r;
    }
    if (Ops.findAttr(mod, Names.PATH) != null) {
      try {
        return Ops.callMethod(st.importlib, HANDLE_FROMLIST, mod, fromlist, st.importFunction);
      } catch (PyException e) {
        removeImportlibFrames(e);
        throw e;
      }
    }
    return mod;
  }

  private static PyObject findAndLoad(ImportState st, PyStr name) {
    ImportTimes times = st.times;
    if (times != null) {
      return times.time(
          name.toString(),
          () -> Ops.callMethod(st.importlib, FIND_AND_LOAD, name, st.importFunction));
    }
    return Ops.callMethod(st.importlib, FIND_AND_LOAD, name, st.importFunction);
  }

  /** Takes the frames of importlib out of a traceback (CPython's remove_importlib_frames). */
  private static void removeImportlibFrames(PyException e) {
    PyBaseException v = e.value();
    boolean always = e.matches(PyBaseException.IMPORT_ERROR);
    PyTraceback outer = null;
    PyTraceback previous = null;
    boolean inside = false;
    for (PyTraceback t = v.traceback; t != null; t = t.next) {
      String file = t.frame.code.filename.toString();
      boolean now =
          file.equals("<frozen importlib._bootstrap>")
              || file.equals("<frozen importlib._bootstrap_external>");
      if (now && !inside) {
        outer = previous;
      }
      inside = now;
      if (now && (always || t.frame.code.name == CALL_WITH_FRAMES_REMOVED)) {
        if (outer == null) {
          v.traceback = t.next;
        } else {
          outer.next = t.next;
        }
        previous = outer;
      } else {
        previous = t;
      }
    }
  }

  private static void waitFor(ImportState st, PyObject mod, PyStr name) {
    PyObject spec = mod instanceof PyModule m ? m.globals().get(Names.SPEC) : null;
    if (spec == null && !(mod instanceof PyModule)) {
      spec = Ops.findAttr(mod, Names.SPEC);
    }
    if (spec != null && spec != Py.None && ModuleErrors.isInitializing(spec)) {
      Ops.callMethod(st.importlib, "_lock_unlock_module", name);
    }
  }

  private static PyStr resolve(ImportState st, PyStr name, PyObject globals, int level) {
    if (globals == null || globals == Py.None) {
      throw Py.keyError(PyStr.of("'__name__' not in globals"));
    }
    if (!(globals instanceof PyDict g)) {
      throw Py.typeError("globals must be a dict");
    }
    PyObject pkg = g.get(Names.PACKAGE);
    PyObject spec = g.get(Names.SPEC);
    if (pkg != null && pkg != Py.None) {
      if (!(pkg instanceof PyStr)) {
        throw Py.typeError("package must be a string");
      }
      if (spec != null && spec != Py.None) {
        PyObject parent = spec.getAttr(PARENT);
        if (!Compare.equal(pkg, parent)) {
          Warnings.warn(PyBaseException.DEPRECATION_WARNING, "__package__ != __spec__.parent", 1);
        }
      }
    } else if (spec != null && spec != Py.None) {
      pkg = spec.getAttr(PARENT);
      if (!(pkg instanceof PyStr)) {
        throw Py.typeError("__spec__.parent must be a string");
      }
    } else {
      Warnings.warn(
          PyBaseException.IMPORT_WARNING,
          "can't resolve package from __spec__ or __package__, falling back on __name__ and"
              + " __path__",
          1);
      pkg = g.get(Names.NAME);
      if (pkg == null) {
        throw Py.keyError(PyStr.of("'__name__' not in globals"));
      }
      if (!(pkg instanceof PyStr)) {
        throw Py.typeError("__name__ must be a string");
      }
      if (g.get(Names.PATH) == null) {
        String p = pkg.toString();
        int dot = p.lastIndexOf('.');
        if (dot < 0) {
          throw Py.error(
              PyBaseException.IMPORT_ERROR,
              "attempted relative import with no known parent package");
        }
        pkg = PyStr.of(p.substring(0, dot));
      }
    }
    String p = pkg.toString();
    if (p.isEmpty()) {
      throw Py.error(
          PyBaseException.IMPORT_ERROR, "attempted relative import with no known parent package");
    }
    int end = p.length();
    for (int i = 1; i < level; i++) {
      end = p.lastIndexOf('.', end - 1);
      if (end < 0) {
        throw Py.error(
            PyBaseException.IMPORT_ERROR, "attempted relative import beyond top-level package");
      }
    }
    String base = p.substring(0, end);
    return PyStr.intern(name.length() == 0 ? base : base + "." + name);
  }

  /** {@code from module import name}. */
  public static PyObject importFrom(PyObject module, PyStr name) {
    PyObject r = Ops.findAttr(module, name);
    if (r != null) {
      return r;
    }
    PyObject pkg = Ops.findAttr(module, Names.NAME);
    if (pkg instanceof PyStr p) {
      r = find(Modules.state(), PyStr.intern(p + "." + name));
      if (r != null) {
        return r;
      }
    } else {
      pkg = null;
    }
    PyStr shown = pkg == null ? PyStr.of("<unknown module name>") : (PyStr) pkg;
    PyObject spec = Ops.findAttr(module, Names.SPEC);
    PyStr origin = ModuleErrors.origin(spec);
    boolean shadowing = origin != null && ModuleErrors.shadows(origin.toString());
    String start = "cannot import name " + Ops.repr(name) + " from ";
    String text;
    if (shadowing && ModuleErrors.isStdlibName(shown)) {
      text =
          start
              + Ops.repr(shown)
              + " (consider renaming "
              + Ops.repr(origin)
              + " since it has the same name as the standard library module named "
              + Ops.repr(shown)
              + " and prevents importing that standard library module)";
    } else if (ModuleErrors.isInitializing(spec)) {
      if (shadowing) {
        text =
            start
                + Ops.repr(shown)
                + " (consider renaming "
                + Ops.repr(origin)
                + " if it has the same name as a library you intended to import)";
      } else {
        text =
            start
                + "partially initialized module "
                + Ops.repr(shown)
                + " (most likely due to a circular import)"
                + (origin != null ? " (" + origin + ")" : "");
      }
    } else {
      text = start + Ops.repr(shown) + " (" + (origin != null ? origin : "unknown location") + ")";
    }
    throw importError(text, pkg, origin, name);
  }

  /** An ImportError with its attributes; each may be null. */
  public static PyException importError(
      String message, PyObject name, PyObject path, PyObject nameFrom) {
    return importError(PyBaseException.IMPORT_ERROR, message, name, path, nameFrom);
  }

  /** An ImportError or ModuleNotFoundError with its attributes; each may be null. */
  public static PyException importError(
      PyType type, String message, PyObject name, PyObject path, PyObject nameFrom) {
    PyException e = Py.error(type, message);
    PyObject[] values = {name, path, nameFrom};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        e.value().setAttr(IMPORT_ERROR_NAMES[i], values[i]);
      }
    }
    return e;
  }

  /** {@code from module import *} into a namespace. */
  public static void importStar(PyObject module, PyObject locals) {
    boolean skip = false;
    PyObject all = Ops.findAttr(module, ALL);
    if (all == null) {
      PyObject d = Ops.findAttr(module, Names.DICT);
      if (d == null) {
        throw Py.error(
            PyBaseException.IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__");
      }
      all = PyList.wrap(Ops.toArray(Ops.callMethod(d, Names.KEYS)));
      skip = true;
    }
    for (long i = 0; ; i++) {
      PyObject n;
      try {
        n = all.getItem(Py.integer(i));
      } catch (PyException e) {
        if (e.matches(PyBaseException.INDEX_ERROR)) {
          return;
        }
        throw e;
      }
      if (!(n instanceof PyStr name)) {
        PyObject mod = module.getAttr(Names.NAME);
        if (!(mod instanceof PyStr)) {
          throw Py.typeError("module __name__ must be a string, not " + mod.type().name());
        }
        throw Py.typeError(
            (skip ? "Key" : "Item")
                + " in "
                + mod
                + "."
                + (skip ? "__dict__" : "__all__")
                + " must be str, not "
                + n.type().name());
      }
      if (skip && name.length() > 0 && name.codePointAt(0) == '_') {
        continue;
      }
      PyStr key = name.interned();
      locals.setItem(key, module.getAttr(key));
    }
  }
}
