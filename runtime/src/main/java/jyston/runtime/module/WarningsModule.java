package jyston.runtime.module;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Compare;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
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
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** {@code _warnings} (CPython's {@code _warnings.c}). */
@PyModuleDef(
    name = "_warnings",
    doc =
        "_warnings provides basic warning filtering support.\n"
            + "It is a helper module to speed up interpreter start-up.")
public final class WarningsModule extends BuiltinModule {
  private static final PyStr REGISTRY = PyStr.intern("__warningregistry__");
  private static final PyStr VERSION = PyStr.intern("version");
  private static final PyStr WARNINGS = PyStr.intern("warnings");

  private PyObject filters;
  private PyObject onceRegistry;
  private PyStr defaultAction;
  private long version;

  /** For the index. */
  public WarningsModule() {}

  @Override
  protected BuiltinTable table() {
    return new WarningsModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    PyList l = new PyList();
    l.add(filter("default", PyBaseException.DEPRECATION_WARNING, PyStr.intern("__main__")));
    l.add(filter("ignore", PyBaseException.DEPRECATION_WARNING, Py.None));
    l.add(filter("ignore", PyBaseException.PENDING_DEPRECATION_WARNING, Py.None));
    l.add(filter("ignore", PyBaseException.IMPORT_WARNING, Py.None));
    l.add(filter("ignore", PyBaseException.RESOURCE_WARNING, Py.None));
    filters = l;
    onceRegistry = new PyDict();
    defaultAction = PyStr.intern("default");
    m.add("filters", filters);
    m.add("_onceregistry", onceRegistry);
    m.add("_defaultaction", defaultAction);
  }

  private static PyTuple filter(String action, PyType category, PyObject module) {
    return PyTuple.of(PyStr.intern(action), Py.None, category, module, Py.integer(0));
  }

  @PyFunction(name = "_filters_mutated")
  void filtersMutated() {
    version++;
  }

  /** An attribute of the Python module {@code warnings}, when that is loaded; else null. */
  private static PyObject pythonAttr(String name, boolean load) {
    ImportState st = Modules.state();
    PyObject m = Imports.find(st, WARNINGS);
    if (m == null || m == Py.None) {
      if (!load || st.importlib == null) {
        return null;
      }
      try {
        m = Modules.importModule("warnings");
      } catch (PyException e) {
        if (e.matches(PyBaseException.IMPORT_ERROR)) {
          return null;
        }
        throw e;
      }
    }
    return Ops.findAttr(m, PyStr.intern(name));
  }

  private PyObject filters() {
    PyObject f = pythonAttr("filters", false);
    if (f != null) {
      filters = f;
    }
    if (!(filters instanceof PyList)) {
      throw Py.valueError("_warnings.filters must be a list");
    }
    return filters;
  }

  private PyObject onceRegistry() {
    PyObject r = pythonAttr("onceregistry", false);
    if (r == null) {
      return onceRegistry;
    }
    if (!(r instanceof PyDict)) {
      throw Py.typeError("_warnings.onceregistry must be a dict, not '" + r.type().name() + "'");
    }
    onceRegistry = r;
    return r;
  }

  private PyStr defaultAction() {
    PyObject a = pythonAttr("defaultaction", false);
    if (a == null) {
      return defaultAction;
    }
    if (!(a instanceof PyStr s)) {
      throw Py.typeError("_warnings.defaultaction must be a string, not '" + a.type().name() + "'");
    }
    defaultAction = s;
    return s;
  }

  @PyFunction(
      sig = "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
      doc =
          "Issue a warning, or maybe ignore it or raise an exception.\n\n"
              + "  message\n"
              + "    Text of the warning message.\n"
              + "  category\n"
              + "    The Warning category subclass. Defaults to UserWarning.\n"
              + "  stacklevel\n"
              + "    How far up the call stack to make this warning appear. A value of 2 for\n"
              + "    example attributes the warning to the caller of the code calling warn().\n"
              + "  source\n"
              + "    If supplied, the destroyed object which emitted a ResourceWarning\n"
              + "  skip_file_prefixes\n"
              + "    An optional tuple of module filename prefixes indicating frames to skip\n"
              + "    during stacklevel computations for stack frame attribution.")
  void warn(
      PyObject message,
      PyObject category,
      long stacklevel,
      PyObject source,
      PyTuple skipFilePrefixes) {
    PyType cat = category(message, category);
    String[] prefixes = null;
    if (skipFilePrefixes != null && skipFilePrefixes.size() > 0) {
      prefixes = new String[skipFilePrefixes.size()];
      for (int i = 0; i < prefixes.length; i++) {
        if (!(skipFilePrefixes.get(i) instanceof PyStr s)) {
          throw Py.typeError(
              "Found non-str '"
                  + skipFilePrefixes.get(i).type().name()
                  + "' in skip_file_prefixes.");
        }
        prefixes[i] = s.toString();
      }
      if (stacklevel < 2) {
        stacklevel = 2;
      }
    }
    doWarn(cat, message, stacklevel, source == Py.None ? null : source, prefixes);
  }

  private static PyType category(PyObject message, PyObject category) {
    if (Ops.realIsInstance(message, PyBaseException.WARNING)) {
      return message.type();
    }
    if (category == null || category == Py.None) {
      return PyBaseException.USER_WARNING;
    }
    if (!(category instanceof PyType t) || !t.isSubtypeOf(PyBaseException.WARNING)) {
      throw Py.typeError(
          "category must be a Warning subclass, not '" + category.type().name() + "'");
    }
    return t;
  }

  /** For warnings of the runtime. */
  public void warnFrom(PyType category, PyStr message, int stackLevel, PyObject source) {
    doWarn(category, message, stackLevel, source, null);
  }

  /** For warnings of the compiler; they may be put down in the registry of the running module. */
  public void explicit(
      PyType category, PyStr message, PyStr filename, int line, boolean registered) {
    if (registered) {
      Frame f = ThreadState.current().frame;
      PyDict globals = f == null ? Modules.sys().globals() : f.globals;
      explicit(category, message, filename, line, module(globals), registry(globals), null, null);
    } else {
      explicit(category, message, filename, line, null, null, null, null);
    }
  }

  private static PyObject registry(PyDict globals) {
    PyObject registry = globals.get(REGISTRY);
    if (registry == null) {
      registry = new PyDict();
      globals.put(REGISTRY, registry);
    }
    return registry;
  }

  private static PyStr module(PyDict globals) {
    return globals.get(Names.NAME) instanceof PyStr s ? s : PyStr.intern("<string>");
  }

  private static boolean internal(Frame f) {
    String n = f.code.filename.toString();
    return n.contains("importlib") && n.contains("_bootstrap");
  }

  private static boolean skipped(Frame f, String[] prefixes) {
    String n = f.code.filename.toString();
    for (String p : prefixes) {
      if (n.startsWith(p)) {
        return true;
      }
    }
    return false;
  }

  private static Frame nextExternal(Frame f, String[] prefixes) {
    Frame g = f.back;
    while (g != null && (internal(g) || prefixes != null && skipped(g, prefixes))) {
      g = g.back;
    }
    return g;
  }

  private void doWarn(
      PyType category, PyObject message, long stackLevel, PyObject source, String[] prefixes) {
    Frame f = ThreadState.current().frame;
    long level = stackLevel;
    if (level <= 0 || f != null && internal(f)) {
      while (--level > 0 && f != null) {
        f = f.back;
      }
    } else {
      while (--level > 0 && f != null) {
        f = nextExternal(f, prefixes);
      }
    }
    PyDict globals;
    PyStr filename;
    int line;
    if (f == null) {
      globals = Modules.sys().globals();
      filename = PyStr.intern("<sys>");
      line = 0;
    } else {
      globals = f.globals;
      filename = f.code.filename;
      line = f.line();
    }
    explicit(category, message, filename, line, module(globals), registry(globals), null, source);
  }

  private static PyStr normalizedModule(PyStr filename) {
    String f = filename.toString();
    if (f.isEmpty()) {
      return PyStr.intern("<unknown>");
    }
    return f.endsWith(".py") ? PyStr.of(f.substring(0, f.length() - 3)) : filename;
  }

  private boolean alreadyWarned(PyDict registry, PyObject key, boolean set) {
    PyObject v = registry.get(VERSION);
    if (!(v instanceof PyLong l) || l.longValue() != version) {
      registry.clear();
      registry.put(VERSION, Py.integer(version));
    } else {
      PyObject w = registry.get(key);
      if (w != null && w.isTrue()) {
        return true;
      }
    }
    if (set) {
      registry.put(key, Py.True);
    }
    return false;
  }

  private void explicit(
      PyType category,
      PyObject message,
      PyStr filename,
      int line,
      PyStr moduleName,
      PyObject registry,
      PyObject sourceLine,
      PyObject source) {
    if (registry != null && registry != Py.None && !(registry instanceof PyDict)) {
      throw Py.typeError("'registry' must be a dict or None");
    }
    PyDict reg = registry instanceof PyDict d ? d : null;
    PyStr module = moduleName == null ? normalizedModule(filename) : moduleName;
    PyObject msg = message;
    PyStr text;
    PyType cat = category;
    if (Ops.realIsInstance(msg, PyBaseException.WARNING)) {
      text = Ops.str(msg);
      cat = msg.type();
    } else {
      text = msg instanceof PyStr s ? s : Ops.str(msg);
      msg = cat.call1(msg);
    }
    PyTuple key = PyTuple.of(text, cat, Py.integer(line));
    if (reg != null && alreadyWarned(reg, key, false)) {
      return;
    }
    PyStr action = null;
    PyObject item = null;
    PyList list = (PyList) filters();
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof PyTuple t) || t.size() != 5) {
        throw Py.valueError("_warnings.filters item " + i + " isn't a 5-tuple");
      }
      if (!(t.get(0) instanceof PyStr a)) {
        throw Py.typeError("action must be a string, not '" + t.get(0).type().name() + "'");
      }
      if (matches(t.get(1), text) && Ops.isSubclass(cat, t.get(2)) && matches(t.get(3), module)) {
        long ln = Ops.asLong(t.get(4));
        if (ln == 0 || ln == line) {
          action = a;
          item = t;
          break;
        }
      }
    }
    if (action == null) {
      action = defaultAction();
    }
    String act = action.toString();
    if (act.equals("error")) {
      throw PyException.chained((PyBaseException) msg);
    }
    if (act.equals("ignore")) {
      return;
    }
    boolean already = false;
    switch (act) {
      case "once" -> {
        PyDict once = reg;
        if (once == null) {
          once = (PyDict) onceRegistry();
        } else {
          reg.put(key, Py.True);
          once = (PyDict) onceRegistry();
        }
        already = alreadyWarned(once, PyTuple.of(text, cat, Py.integer(0)), true);
      }
      case "always", "all" -> {}
      case "module" -> {
        if (reg != null) {
          reg.put(key, Py.True);
          already = alreadyWarned(reg, PyTuple.of(text, cat, Py.integer(0)), true);
        }
      }
      case "default" -> {
        if (reg != null) {
          reg.put(key, Py.True);
        }
      }
      default ->
          throw Py.runtimeError(
              "Unrecognized action ("
                  + Ops.repr(action)
                  + ") in warnings.filters:\n "
                  + (item == null ? "???" : Ops.repr(item).toString()));
    }
    if (already) {
      return;
    }
    show(cat, text, msg, filename, line, sourceLine, source);
  }

  private static boolean matches(PyObject pattern, PyStr arg) {
    if (pattern == Py.None) {
      return true;
    }
    if (pattern instanceof PyStr s) {
      return Compare.equal(s, arg);
    }
    return Ops.callMethod(pattern, "match", arg).isTrue();
  }

  private void show(
      PyType category,
      PyStr text,
      PyObject message,
      PyStr filename,
      int line,
      PyObject sourceLine,
      PyObject source) {
    PyObject f = pythonAttr("_showwarnmsg", source != null || !Interpreter.current().finalizing);
    if (f == null) {
      showPlain(category, text, filename, line);
      return;
    }
    if (!f.isCallable()) {
      throw Py.typeError("warnings._showwarnmsg() must be set to a callable");
    }
    PyObject cls = pythonAttr("WarningMessage", false);
    if (cls == null) {
      throw Py.runtimeError("unable to get warnings.WarningMessage");
    }
    PyObject w =
        cls.callN(
            new PyObject[] {
              message,
              category,
              filename,
              Py.integer(line),
              Py.None,
              Py.None,
              source == null ? Py.None : source
            });
    f.call1(w);
  }

  private static void showPlain(PyType category, PyStr text, PyStr filename, int line) {
    PyObject err = Modules.sysAttr("stderr");
    if (err == null || err == Py.None) {
      return;
    }
    Ops.callMethod(
        err,
        "write",
        PyStr.of(filename + ":" + line + ": " + category.simpleName() + ": " + text + "\n"));
  }

  @PyFunction(
      name = "warn_explicit",
      sig =
          "(message, category, filename, lineno, module=None, registry=None, module_globals=None,"
              + " source=None)",
      doc = "Issue a warning, or maybe ignore it or raise an exception.")
  void warnExplicit(
      PyObject message,
      PyObject category,
      PyStr filename,
      int lineno,
      PyObject module,
      PyObject registry,
      PyObject moduleGlobals,
      PyObject source) {
    PyStr mod;
    if (module == null || module == Py.None) {
      mod = null;
      if (module == Py.None) {
        return;
      }
    } else if (module instanceof PyStr s) {
      mod = s;
    } else {
      throw Py.typeError("module must be a string, not " + module.type().name());
    }
    PyObject line = null;
    if (moduleGlobals != null && moduleGlobals != Py.None) {
      if (!(moduleGlobals instanceof PyDict g)) {
        throw Py.typeError(
            "module_globals must be a dict, not '" + moduleGlobals.type().name() + "'");
      }
      line = sourceLine(g, lineno);
    }
    if (!Ops.realIsInstance(message, PyBaseException.WARNING)
        && (!(category instanceof PyType t) || !t.isSubtypeOf(PyBaseException.WARNING))) {
      throw Py.typeError(
          "category must be a Warning subclass, not '" + category.type().name() + "'");
    }
    explicit(
        category instanceof PyType t ? t : message.type(),
        message,
        filename,
        lineno,
        mod,
        registry,
        line,
        source == Py.None ? null : source);
  }

  /** The line of the module's source that its loader gives, or null. */
  private static PyObject sourceLine(PyDict globals, int lineno) {
    PyObject external = Modules.state().importlibExternal;
    PyObject loader =
        external == null ? Py.None : Ops.callMethod(external, "_bless_my_loader", globals);
    PyObject name = globals.get(Names.NAME);
    if (loader == Py.None || name == null) {
      return null;
    }
    PyObject get = Ops.findAttr(loader, PyStr.intern("get_source"));
    if (get == null) {
      return null;
    }
    PyObject src = get.call1(name);
    if (src == Py.None) {
      return null;
    }
    if (!(src instanceof PyStr)) {
      throw Py.typeError("must be str, not " + src.type().name());
    }
    PyObject lines = PyStr.TYPE.lookup(PyStr.intern("splitlines")).call1(src);
    return lines.getItem(Py.integer(lineno - 1));
  }
}
