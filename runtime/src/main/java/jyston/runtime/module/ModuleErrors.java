package jyston.runtime.module;

import jyston.runtime.Attrs;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** How modules print, and what is said when an attribute is missing (CPython's moduleobject.c). */
public final class ModuleErrors {
  private ModuleErrors() {}

  private static final PyStr INITIALIZING = PyStr.intern("_initializing");
  private static final PyStr UNINITIALIZED = PyStr.intern("_uninitialized_submodules");
  private static final PyStr HAS_LOCATION = PyStr.intern("has_location");
  private static final PyStr ORIGIN = PyStr.intern("origin");

  /** The AttributeError for a name the module does not have. */
  public static PyException noAttribute(PyModule m, PyStr name) {
    PyDict d = m.globals();
    return Attrs.attributeError(message(d, name), m, name);
  }

  private static String message(PyDict d, PyStr name) {
    if (!(d.get(Names.NAME) instanceof PyStr mod)) {
      return "module has no attribute '" + name + "'";
    }
    PyObject spec = d.get(Names.SPEC);
    String plain = "module '" + mod + "' has no attribute '" + name + "'";
    if (spec == null) {
      return plain;
    }
    PyStr origin = origin(spec);
    boolean shadowing = origin != null && shadows(origin.toString());
    if (shadowing && isStdlibName(mod)) {
      return plain
          + " (consider renaming '"
          + origin
          + "' since it has the same name as the standard library module named '"
          + mod
          + "' and prevents importing that standard library module)";
    }
    if (isInitializing(spec)) {
      if (shadowing) {
        return plain
            + " (consider renaming '"
            + origin
            + "' if it has the same name as a library you intended to import)";
      }
      return "partially initialized "
          + "module '"
          + mod
          + "'"
          + (origin != null ? " from '" + origin + "'" : "")
          + " has no attribute '"
          + name
          + "' (most likely due to a circular import)";
    }
    PyObject subs = Ops.findAttr(spec, UNINITIALIZED);
    if (subs != null && subs.contains(name)) {
      return "cannot access submodule '"
          + name
          + "' of module '"
          + mod
          + "' (most likely due to a circular import)";
    }
    return plain;
  }

  /** Whether a spec says that the module's code is still running. */
  public static boolean isInitializing(PyObject spec) {
    if (spec == null || spec == Py.None) {
      return false;
    }
    PyObject v = Ops.findAttr(spec, INITIALIZING);
    return v != null && v.isTrue();
  }

  /** The file a spec says its module came from, or null. */
  public static PyStr origin(PyObject spec) {
    if (spec == null || spec == Py.None) {
      return null;
    }
    PyObject has = Ops.findAttr(spec, HAS_LOCATION);
    if (has == null || !has.isTrue()) {
      return null;
    }
    return Ops.findAttr(spec, ORIGIN) instanceof PyStr s ? s : null;
  }

  /**
   * Whether a file may shadow a module because it sits in the folder that comes first on {@code
   * sys.path} (CPython's {@code _PyModule_IsPossiblyShadowing}).
   */
  public static boolean shadows(String origin) {
    PyModule sys = Modules.sys();
    PyObject flags = sys.find("flags");
    if (flags == null || Ops.getAttr(flags, "safe_path").isTrue()) {
      return false;
    }
    PyObject path = sys.find("path");
    if (!(path instanceof jyston.runtime.PyList l)
        || l.size() == 0
        || !(l.get(0) instanceof PyStr p)) {
      return false;
    }
    String first = p.toString();
    if (first.isEmpty()) {
      first = Modules.cwd();
    }
    int slash = origin.lastIndexOf('/');
    if (slash < 0) {
      return false;
    }
    String root = origin.substring(0, slash);
    if (origin.endsWith("/__init__.py")) {
      int up = root.lastIndexOf('/');
      if (up < 0) {
        return false;
      }
      root = root.substring(0, up);
    }
    return root.equals(first);
  }

  /** Whether {@code sys.stdlib_module_names} has the name. */
  public static boolean isStdlibName(PyObject name) {
    PyObject names = Modules.sys().find("stdlib_module_names");
    return names != null && names.contains(name);
  }

  /** {@code repr(module)}, by {@code importlib._bootstrap._module_repr}. */
  public static PyObject repr(PyModule m) {
    PyObject bootstrap = Modules.importlib();
    if (bootstrap == null) {
      return PyStr.of("<module '" + m.name() + "' (built-in)>");
    }
    return Ops.callMethod(bootstrap, "_module_repr", m);
  }
}
