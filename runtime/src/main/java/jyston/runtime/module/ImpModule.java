package jyston.runtime.module;

import java.util.concurrent.locks.ReentrantLock;
import jyston.frontend.code.CodeWriter;
import jyston.runtime.BuiltinTable;
import jyston.runtime.CodeExec;
import jyston.runtime.Gil;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.marshal.Marshal;

/** {@code _imp}. */
@PyModuleDef(
    name = "_imp",
    doc = "(Extremely) low-level import machinery bits as used by importlib.")
public final class ImpModule extends BuiltinModule {
  private static final PyStr NAME = PyStr.intern("name");
  private static final PyStr ORIGNAME = PyStr.intern("__origname__");

  /** For the index. */
  public ImpModule() {}

  @Override
  protected BuiltinTable table() {
    return new ImpModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    PyObject v = Modules.sys().find("_jyston_check_pycs");
    m.add("check_hash_based_pycs", v == null ? PyStr.intern("default") : v);
    m.add("pyc_magic_number_token", Py.integer(CodeWriter.MAGIC | CodeWriter.fingerprint()));
  }

  private static ImportState state() {
    return Modules.state();
  }

  @PyFunction(
      name = "lock_held",
      doc = "Return True if the import lock is currently held, else False.")
  static boolean lockHeld() {
    return Interpreter.current().importLock().isLocked();
  }

  @PyFunction(
      name = "acquire_lock",
      doc = "Acquires the interpreter's import lock for the current thread.")
  static void acquireLock() {
    Interpreter in = Interpreter.current();
    ReentrantLock l = in.importLock();
    if (!l.tryLock()) {
      Gil gil = in.gil;
      int n = gil.releaseAll();
      try {
        l.lock();
      } finally {
        gil.restore(n);
      }
    }
  }

  @PyFunction(name = "release_lock", doc = "Release the interpreter's import lock.")
  static void releaseLock() {
    ReentrantLock l = Interpreter.current().importLock();
    if (!l.isHeldByCurrentThread()) {
      throw Py.runtimeError("not holding the import lock");
    }
    l.unlock();
  }

  @PyFunction(
      name = "extension_suffixes",
      doc = "Returns the list of file suffixes used to identify extension modules.")
  static PyObject extensionSuffixes() {
    return new PyList();
  }

  @PyFunction(
      name = "is_builtin",
      sig = "(name, /)",
      doc = "Returns True if the module name corresponds to a built-in module.")
  static int isBuiltin(PyStr name) {
    String n = name.toString();
    return n.equals("sys") || n.equals("builtins") ? -1 : state().isBuiltin(n) ? 1 : 0;
  }

  @PyFunction(name = "create_builtin", sig = "(spec, /)", doc = "Create an extension module.")
  static PyObject createBuiltin(PyObject spec) {
    PyObject name = spec.getAttr(NAME);
    if (!(name instanceof PyStr n)) {
      throw Py.typeError("name must be string, not " + name.type().name());
    }
    PyObject there = Imports.find(state(), n);
    if (there instanceof PyModule m && m.builtin != null) {
      return m;
    }
    PyModule m = state().createBuiltin(n);
    return m == null ? Py.None : m;
  }

  @PyFunction(name = "exec_builtin", sig = "(mod, /)", doc = "Initialize a built-in module.")
  static int execBuiltin(PyObject mod) {
    if (mod instanceof PyModule m && m.builtin != null) {
      m.builtin.exec();
    }
    return 0;
  }

  @PyFunction(
      name = "create_dynamic",
      sig = "(spec, file=None, /)",
      doc = "Create an extension module.")
  static PyObject createDynamic(PyObject spec, PyObject file) {
    PyObject name = spec.getAttr(NAME);
    throw Imports.importError(
        "extension modules of CPython cannot be loaded: " + name,
        name,
        Ops.findAttr(spec, PyStr.intern("origin")),
        null);
  }

  @PyFunction(name = "exec_dynamic", sig = "(mod, /)", doc = "Initialize an extension module.")
  static int execDynamic(PyObject mod) {
    return 0;
  }

  private static FrozenModules.Entry entry(PyObject name) {
    return name instanceof PyStr s ? state().frozen.find(s.toString()) : null;
  }

  @PyFunction(
      name = "find_frozen",
      sig = "(name, /, *, withdata=False)",
      doc =
          "Return info about the corresponding frozen module (if there is one) or None.\n\n"
              + "The returned info (a 2-tuple):\n\n"
              + " * data         the raw marshalled bytes\n"
              + " * is_package   whether or not it is a package\n"
              + " * origname     the originally frozen module's name, or None if not\n"
              + "                a stdlib module (this will usually be the same as\n"
              + "                the module's current name)")
  static PyObject findFrozen(PyStr name, boolean withdata) {
    FrozenModules.Entry e = entry(name);
    if (e == null) {
      return Py.None;
    }
    PyObject data = Py.None;
    if (withdata) {
      PyCode c = state().frozen.code(e);
      if (c == null) {
        return Py.None;
      }
      data = PyMemoryView.of(PyBytes.of(Marshal.dump(c, 4, true)), false);
    }
    return PyTuple.of(
        data, Py.bool(e.isPackage()), e.origin() == null ? Py.None : PyStr.of(e.origin()));
  }

  private static PyException noFrozen(PyObject name) {
    return Imports.importError("No such frozen object named " + name, name, null, null);
  }

  @PyFunction(name = "init_frozen", sig = "(name, /)", doc = "Initializes a frozen module.")
  static PyObject initFrozen(PyStr name) {
    FrozenModules.Entry e = entry(name);
    if (e == null) {
      return Py.None;
    }
    PyModule m = new PyModule(name, null);
    ((PyDict) Modules.sysModules()).put(name, m);
    if (e.isPackage()) {
      m.add(Names.PATH, new PyList());
    }
    m.add(ORIGNAME, e.origin() == null ? Py.None : PyStr.of(e.origin()));
    CodeExec.runModule(state().frozen.code(e), m.globals());
    return m;
  }

  @PyFunction(
      name = "get_frozen_object",
      sig = "(name, data=None, /)",
      doc = "Create a code object for a frozen module.")
  static PyObject getFrozenObject(PyStr name, PyObject data) {
    if (data != null && data != Py.None) {
      byte[] b = PyBuffer.bytes(data);
      if (b.length == 0) {
        throw Imports.importError(
            "Frozen object named " + Ops.repr(name) + " is invalid", name, null, null);
      }
      PyObject c;
      try {
        c = Marshal.load(b);
      } catch (PyException e) {
        throw Imports.importError(
            "Frozen object named " + Ops.repr(name) + " is invalid", name, null, null);
      }
      if (!(c instanceof PyCode)) {
        throw Py.typeError("frozen object " + Ops.repr(name) + " is not a code object");
      }
      return c;
    }
    FrozenModules.Entry e = entry(name);
    PyCode c = e == null ? null : state().frozen.code(e);
    if (c == null) {
      throw Imports.importError("No such frozen object named " + Ops.repr(name), name, null, null);
    }
    return c;
  }

  @PyFunction(
      name = "is_frozen_package",
      sig = "(name, /)",
      doc = "Returns True if the module name is of a frozen package.")
  static boolean isFrozenPackage(PyStr name) {
    FrozenModules.Entry e = entry(name);
    if (e == null) {
      throw noFrozen(Ops.repr(name));
    }
    return e.isPackage();
  }

  @PyFunction(
      name = "is_frozen",
      sig = "(name, /)",
      doc = "Returns True if the module name corresponds to a frozen module.")
  static boolean isFrozen(PyStr name) {
    return entry(name) != null;
  }

  @PyFunction(name = "_frozen_module_names", doc = "Returns the list of available frozen modules.")
  static PyObject frozenModuleNames() {
    PyList l = new PyList();
    for (String n : state().frozen.names()) {
      l.add(PyStr.of(n));
    }
    return l;
  }

  @PyFunction(name = "_override_frozen_modules_for_tests", sig = "(override, /)")
  static void overrideFrozen(int override) {
    state().frozen.override = override;
  }

  @PyFunction(name = "_override_multi_interp_extensions_check", sig = "(override, /)")
  static int overrideMultiInterp(int override) {
    throw Py.error(
        PyBaseException.RUNTIME_ERROR,
        "_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter");
  }

  @PyFunction(
      name = "_fix_co_filename",
      sig = "(code, path, /)",
      doc =
          "Changes code.co_filename to specify the passed-in path.\n\n"
              + "  code\n    Code object to change.\n  path\n    File path to use.")
  static void fixCoFilename(PyObject code, PyStr path) {
    if (!(code instanceof PyCode c)) {
      throw Py.typeError("_fix_co_filename() argument 1 must be code, not " + code.type().name());
    }
    if (!c.filename.sameText(path)) {
      Marshal.fixFilename(c, path);
    }
  }

  @PyFunction(name = "source_hash", sig = "(key, source)")
  static PyObject sourceHash(long key, PyObject source) {
    long h = SipHash13.hash(key, 0, PyBuffer.bytes(source));
    byte[] b = new byte[8];
    for (int i = 0; i < 8; i++) {
      b[i] = (byte) (h >>> 8 * i);
    }
    return PyBytes.of(b);
  }
}
