package jyston.stdlib.pickle;

import java.util.ArrayList;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.Modules;

/** {@code pickle.Unpickler}. The operations are in {@link PickleLoader}. */
@PyClass(
    name = "Unpickler",
    module = "_pickle",
    sig = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
    doc = "This takes a binary file for reading a pickle data stream.")
public final class PyUnpickler extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyUnpicklerTable()).withDict().withWeakref();

  private static final PyStr PERSISTENT_LOAD = PyStr.intern("persistent_load");
  private static final PyStr FIND_CLASS = PyStr.intern("find_class");

  /** Null before {@code __init__}. */
  PickleModule module;

  private PickleReader in;
  private boolean fixImports;

  /** How strs of Python 2 are decoded. */
  String encoding;

  String errors;

  /** An iterator over the buffers that are not in the stream, or null. */
  PyObject buffers;

  /** The objects by number; null where there is none. */
  ArrayList<PyObject> memo = new ArrayList<>();

  /** The protocol of the pickle being read. */
  int protocol;

  /** What replaces the methods here, or null. */
  private PyObject persistentLoad;

  private PyObject findClass;

  PyUnpickler(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyUnpickler(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(
      PyObject file, boolean fixImports, PyObject encoding, PyObject errors, PyObject buffers) {
    PickleModule m = PickleModule.current();
    setUp(m, new PickleReader(m, file), fixImports, encoding, errors, buffers);
  }

  void setUp(
      PickleModule m,
      PickleReader reader,
      boolean fix,
      PyObject enc,
      PyObject err,
      PyObject outOfBand) {
    module = m;
    in = reader;
    fixImports = fix;
    encoding = text(enc, "ASCII", "encoding");
    errors = text(err, "strict", "errors");
    buffers = outOfBand == null || outOfBand == Py.None ? null : outOfBand.iter();
    memo = new ArrayList<>();
    protocol = 0;
  }

  private static String text(PyObject o, String deflt, String what) {
    if (o == null) {
      return deflt;
    }
    if (o instanceof PyStr s) {
      return s.javaString();
    }
    throw Py.typeError("Unpickler() argument '" + what + "' must be str, not " + o.type().name());
  }

  @PyMethod(
      name = "load",
      doc =
          "Load a pickle.\n\n"
              + "Read a pickled object representation from the open file object given\n"
              + "in the constructor, and return the reconstituted object hierarchy\n"
              + "specified therein.")
  PyObject load() {
    if (module == null) {
      throw PickleModule.current()
          .unpicklingError(
              "Unpickler.__init__() was not called by " + type().name() + ".__init__()");
    }
    boolean plain = shape.type == TYPE && !shape.dictMode && shape.count == shape.hidden;
    persistentLoad = plain ? null : own(PERSISTENT_LOAD);
    findClass = plain ? null : own(FIND_CLASS);
    protocol = 0;
    return new PickleLoader(this, in).load();
  }

  private PyObject own(PyStr name) {
    PyObject m = getAttr(name);
    return m instanceof PyBuiltinFunction f
            && f.self == this
            && f.spec.table instanceof PyUnpicklerTable
        ? null
        : m;
  }

  /** What a persistent id stands for. */
  PyObject persistent(PyObject pid) {
    return persistentLoad == null ? persistentLoadMethod(pid) : persistentLoad.call1(pid);
  }

  /** A global by its names. */
  PyObject global(PyObject moduleName, PyObject name) {
    return findClass == null
        ? findClassMethod(moduleName, name)
        : findClass.call2(moduleName, name);
  }

  @PyMethod(name = "persistent_load", sig = "(pid, /)")
  PyObject persistentLoadMethod(PyObject pid) {
    throw (module == null ? PickleModule.current() : module)
        .unpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function"
                + " was specified.");
  }

  @PyMethod(
      name = "find_class",
      sig = "(module_name, global_name, /)",
      doc =
          "Return an object from a specified module.\n\n"
              + "If necessary, the module will be imported. Subclasses may override\n"
              + "this method (e.g. to restrict unpickling of arbitrary classes and\n"
              + "functions).\n\n"
              + "This method is called whenever a class or a function object is\n"
              + "needed.  Both arguments passed are str objects.")
  PyObject findClassMethod(PyObject givenModule, PyObject givenName) {
    Modules.audit("pickle.find_class", givenModule, givenName);
    PyObject mod = givenModule;
    PyObject name = givenName;
    if (protocol < 3 && fixImports) {
      PyObject pair = PickleModule.compat("NAME_MAPPING", PyTuple.of(mod, name));
      if (pair instanceof PyTuple t && t.size() == 2) {
        mod = t.get(0);
        name = t.get(1);
      } else {
        PyObject now = PickleModule.compat("IMPORT_MAPPING", mod);
        mod = now == null ? mod : now;
      }
    }
    if (!(mod instanceof PyStr m)) {
      throw Py.typeError("module name must be a string");
    }
    if (!(name instanceof PyStr n)) {
      throw Py.typeError("attribute name must be string, not '" + name.type().name() + "'");
    }
    PyObject found = Modules.importModule(m.javaString());
    if (protocol < 4) {
      return found.getAttr(n.interned());
    }
    if (n.javaString().indexOf('.') < 0) {
      return attribute(found, n, found, n);
    }
    PyObject top = found;
    for (String part : n.javaString().split("\\.", -1)) {
      found = attribute(found, PyStr.intern(part), top, n);
    }
    return found;
  }

  private static PyObject attribute(PyObject o, PyStr part, PyObject top, PyStr whole) {
    if (part.javaString().equals("<locals>")) {
      throw Py.attributeError(
          "Can't get local attribute " + Ops.repr(whole) + " on " + Ops.repr(top));
    }
    PyObject r = Ops.findAttr(o, part.interned());
    if (r == null) {
      throw Py.attributeError("Can't get attribute " + Ops.repr(whole) + " on " + Ops.repr(top));
    }
    return r;
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeof() {
    return 240 + 8L * memo.size();
  }

  @PyGetter("memo")
  PyObject getMemo() {
    return new PyUnpicklerMemo(this);
  }

  @PySetter("memo")
  void setMemo(PyObject v) {
    if (v == null) {
      throw Py.typeError("attribute deletion is not supported");
    }
    ArrayList<PyObject> n = new ArrayList<>();
    if (v instanceof PyUnpicklerMemo p) {
      n.addAll(p.unpickler.memo);
    } else if (v instanceof PyDict d) {
      for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
        if (!(d.keyAt(i) instanceof PyLong)) {
          throw Py.typeError("memo key must be integers");
        }
        long k = Ops.asSize(d.keyAt(i));
        if (k < 0) {
          throw Py.valueError("memo key must be positive integers.");
        }
        put(n, k, d.valueAt(i));
      }
    } else {
      throw Py.typeError(
          "'memo' attribute must be an UnpicklerMemoProxy object or dict, not " + v.type().name());
    }
    memo = n;
  }

  /** Puts an object into a memo. */
  static void put(ArrayList<PyObject> memo, long index, PyObject o) {
    if (index < memo.size()) {
      memo.set((int) index, o);
      return;
    }
    // A number far beyond the others would fill the memory with nothing.
    if (index > Integer.MAX_VALUE - 16 || index > 16L * memo.size() + (1 << 24)) {
      throw Py.memoryError();
    }
    while (memo.size() < index) {
      memo.add(null);
    }
    memo.add(o);
  }

  /** The memo as a dict. */
  PyDict memoDict() {
    PyDict d = new PyDict();
    for (int i = 0; i < memo.size(); i++) {
      if (memo.get(i) != null) {
        d.put(Py.integer(i), memo.get(i));
      }
    }
    return d;
  }
}
