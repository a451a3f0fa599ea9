package jyston.stdlib.pickle;

import java.util.IdentityHashMap;
import java.util.Map;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code pickle.Pickler}. What it does with an object is in {@link PickleSaver}. */
@PyClass(
    name = "Pickler",
    module = "_pickle",
    sig = "(file, protocol=None, fix_imports=True, buffer_callback=None)",
    doc = "This takes a binary file for writing a pickle data stream.")
public final class PyPickler extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyPicklerTable()).withDict().withWeakref();

  private static final PyStr PERSISTENT_ID = PyStr.intern("persistent_id");
  private static final PyStr DISPATCH_TABLE = PyStr.intern("dispatch_table");
  private static final PyStr REDUCER_OVERRIDE = PyStr.intern("reducer_override");

  /** Null before {@code __init__}. */
  PickleModule module;

  PickleWriter out;

  /** The number of each object that was written. */
  IdentityHashMap<PyObject, Integer> memo = new IdentityHashMap<>();

  int protocol;
  boolean binary;
  boolean fast;
  boolean fixImports;

  /** Null for none. */
  PyObject bufferCallback;

  PyObject persistentId;
  PyObject dispatchTable;
  PyObject reducerOverride;

  PyPickler(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyPickler(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(file, protocol=None, fix_imports=True, buffer_callback=None)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject file, PyObject protocol, boolean fixImports, PyObject callback) {
    setUp(PickleModule.current(), PickleModule.writeMethod(file), protocol, fixImports, callback);
  }

  void setUp(PickleModule m, PyObject write, PyObject proto, boolean fix, PyObject callback) {
    long p = PickleOps.DEFAULT_PROTOCOL;
    if (proto != null && proto != Py.None) {
      p = Ops.asInt(proto);
      if (p < 0) {
        p = PickleOps.HIGHEST_PROTOCOL;
      } else if (p > PickleOps.HIGHEST_PROTOCOL) {
        throw Py.valueError("pickle protocol must be <= " + PickleOps.HIGHEST_PROTOCOL);
      }
    }
    PyObject cb = callback == Py.None ? null : callback;
    if (cb != null && p < 5) {
      throw Py.valueError("buffer_callback needs protocol >= 5");
    }
    module = m;
    protocol = (int) p;
    binary = p > 0;
    fixImports = fix && p < 3;
    bufferCallback = cb;
    out = new PickleWriter(write);
    memo = new IdentityHashMap<>();
    fast = false;
  }

  @PyMethod(
      name = "dump",
      sig = "(obj, /)",
      doc = "Write a pickled representation of the given object to the open file.")
  void dump(PyObject obj) {
    if (module == null) {
      throw PickleModule.current()
          .picklingError("Pickler.__init__() was not called by " + type().name() + ".__init__()");
    }
    boolean plain = shape.type == TYPE && !shape.dictMode && shape.count == shape.hidden;
    persistentId = plain ? null : own(PERSISTENT_ID);
    dispatchTable = plain ? null : Ops.findAttr(this, DISPATCH_TABLE);
    reducerOverride = plain ? null : Ops.findAttr(this, REDUCER_OVERRIDE);
    out.begin(protocol);
    new PickleSaver(this).save(obj, true);
    out.end();
    out.flush();
  }

  /** A method that is not this class's own, or null. */
  private PyObject own(PyStr name) {
    PyObject m = getAttr(name);
    return m instanceof PyBuiltinFunction f
            && f.self == this
            && f.spec.table instanceof PyPicklerTable
        ? null
        : m;
  }

  @PyMethod(
      name = "clear_memo",
      doc =
          "Clears the pickler's \"memo\".\n\n"
              + "The memo is the data structure that remembers which objects the\n"
              + "pickler has already seen, so that shared or recursive objects are\n"
              + "pickled by reference and not by value.  This method is useful when\n"
              + "re-using picklers.")
  void clearMemo() {
    memo.clear();
  }

  @PyMethod(name = "persistent_id", sig = "(obj, /)")
  PyObject noPersistentId(PyObject obj) {
    return Py.None;
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeof() {
    return 200 + 24L * memo.size();
  }

  @PyGetter(value = "bin", member = true)
  long getBin() {
    return binary ? 1 : 0;
  }

  @PySetter(value = "bin", member = true)
  void setBin(PyObject v) {
    binary = Ops.asInt(v) != 0;
  }

  @PyGetter(value = "fast", member = true)
  long getFast() {
    return fast ? 1 : 0;
  }

  @PySetter(value = "fast", member = true)
  void setFast(PyObject v) {
    fast = Ops.asInt(v) != 0;
  }

  @PyGetter("memo")
  PyObject getMemo() {
    return new PyPicklerMemo(this);
  }

  @PySetter("memo")
  void setMemo(PyObject v) {
    if (v == null) {
      throw Py.typeError("attribute deletion is not supported");
    }
    IdentityHashMap<PyObject, Integer> n = new IdentityHashMap<>();
    if (v instanceof PyPicklerMemo p) {
      n.putAll(p.pickler.memo);
    } else if (v instanceof PyDict d) {
      for (PyObject e : d.values()) {
        if (!(e instanceof PyTuple t) || t.size() != 2) {
          throw Py.typeError("'memo' values must be 2-item tuples");
        }
        n.put(t.get(1), Ops.asInt(t.get(0)));
      }
    } else {
      throw Py.typeError(
          "'memo' attribute must be a PicklerMemoProxy object or dict, not " + v.type().name());
    }
    memo = n;
  }

  /** The memo as a dict: number and object by identity. */
  PyDict memoDict() {
    PyDict d = new PyDict();
    Interpreter i = Interpreter.current();
    for (Map.Entry<PyObject, Integer> e : memo.entrySet()) {
      d.put(Py.integer(i.id(e.getKey())), PyTuple.of(Py.integer(e.getValue()), e.getKey()));
    }
    return d;
  }
}
