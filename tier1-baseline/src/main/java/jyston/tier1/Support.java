package jyston.tier1;

import java.lang.invoke.MethodHandles;
import jyston.runtime.Arith;
import jyston.runtime.Cell;
import jyston.runtime.Frame;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.Slot;
import jyston.runtime.StrOps;
import jyston.runtime.ThreadState;

/** What generated code calls. Small methods, which HotSpot inlines. */
public final class Support {
  private Support() {}

  /** The objects a class has embedded. */
  public static Object[] data(MethodHandles.Lookup lookup) throws IllegalAccessException {
    return MethodHandles.classData(lookup, "_", Object[].class);
  }

  /** Whether an object is an exact float. */
  public static boolean isFloat(PyObject o) {
    return o != null && o.getClass() == PyFloat.class;
  }

  /** Whether an object is a complex number of no subclass. */
  public static boolean isComplex(PyObject o) {
    return o != null && o.getClass() == PyComplex.class;
  }

  /** {@code a + b}. */
  public static PyObject add(int slot, PyObject a, PyObject b) {
    if (a.getClass() == PyStr.class && b.getClass() == PyStr.class) {
      return StrOps.concat((PyStr) a, (PyStr) b);
    }
    return Arith.binary(Slot.ADD, a, b);
  }

  /** {@code a += b}. */
  public static PyObject addTo(int slot, PyObject a, PyObject b) {
    if (a.getClass() == PyStr.class && b.getClass() == PyStr.class) {
      return StrOps.concat((PyStr) a, (PyStr) b);
    }
    return Arith.inPlace(Slot.ADD, a, b);
  }

  /** The place an index stands for in a sequence, or -1. */
  public static int place(long i, int size) {
    long k = i < 0 ? i + size : i;
    return k >= 0 && k < size ? (int) k : -1;
  }

  /** {@code o[k]}. */
  public static PyObject item(PyObject o, PyObject k) {
    if (o.getClass() == PyDict.class) {
      PyObject v = ((PyDict) o).get(k);
      if (v != null) {
        return v;
      }
    }
    return o.getItem(k);
  }

  /** {@code list[i] = v}; false when that is not simple. */
  public static boolean setLong(PyList l, long i, long v) {
    int k = place(i, l.size());
    long[] a = l.longs();
    if (k < 0) {
      return false;
    }
    if (a == null) {
      l.set(k, PyInt.of(v));
    } else {
      a[k] = v;
    }
    return true;
  }

  /** {@code list[i] = v}; false when that is not simple. */
  public static boolean setDouble(PyList l, long i, double v) {
    int k = place(i, l.size());
    double[] a = l.doubles();
    if (k < 0) {
      return false;
    }
    if (a == null) {
      l.set(k, new PyFloat(v));
    } else {
      a[k] = v;
    }
    return true;
  }

  /** {@code list[i] = v}; false when that is not simple. */
  public static boolean setItem(PyList l, long i, PyObject v) {
    int k = place(i, l.size());
    if (k < 0) {
      return false;
    }
    l.set(k, v);
    return true;
  }

  /** How many items an object has, where it is of the simplest types; else -1. */
  public static int size(PyObject o) {
    Class<?> c = o.getClass();
    if (c == PyList.class) {
      return ((PyList) o).size();
    }
    if (c == PyStr.class) {
      return ((PyStr) o).length();
    }
    if (c == PyDict.class) {
      return ((PyDict) o).size();
    }
    return c == PyTuple.class ? ((PyTuple) o).items.length : -1;
  }

  /** {@code isinstance(o, cls)} as 1 or 0; -1 where it takes more than to look at the classes. */
  public static int isInstance(PyObject o, PyObject cls) {
    if (cls.getClass() == PyTuple.class) {
      for (PyObject c : ((PyTuple) cls).items) {
        int r = c.getClass() == PyTuple.class ? -1 : isInstance(o, c);
        if (r != 0) {
          return r;
        }
      }
      return 0;
    }
    PyType t = o.type();
    if (t == cls) {
      return 1;
    }
    if (!(cls instanceof PyType c) || c.shape.type != PyType.TYPE) {
      return -1;
    }
    return t.isSubtypeOf(c) ? 1 : t.tellsOwnClass() ? 0 : -1;
  }

  /** {@code list(o)}. */
  public static PyObject list(PyObject o) {
    PyList l = new PyList();
    l.extend(o);
    return l;
  }

  /** Whether an object is an exact tuple of so many items. */
  public static boolean isTuple(PyObject o, int n) {
    return o.getClass() == PyTuple.class && ((PyTuple) o).items.length == n;
  }

  /** Exactly n items of an iterable, as a tuple that is not seen. */
  public static PyObject unpack(PyObject o, int n) {
    return PyTuple.of(Sequences.unpack(o, n));
  }

  /**
   * Where compiled code is to be entered that has no such entry, which is an error of the compiler.
   */
  public static PyObject noEntry() {
    throw new IllegalStateException("compiled code has no such entry");
  }

  /** What {@code raise x from cause} throws; both may be null. */
  public static PyException raise(PyObject x, PyObject cause) {
    PyException e = PyException.raise(x, cause);
    e.reraised = x == null && ThreadState.current().handled != null;
    return e;
  }

  /** An exception that goes on where a handler ends. */
  public static PyException reraise(PyObject x) {
    return PyException.again((PyBaseException) x);
  }

  /** {@link Frame#pushHandled}, with None for null. */
  public static PyObject pushHandled(Frame f, PyObject e) {
    PyBaseException old = f.pushHandled(e == Py.None ? null : (PyBaseException) e);
    return old == null ? Py.None : old;
  }

  /** {@link Frame#popHandled}, with None for null. */
  public static void popHandled(Frame f, PyObject old) {
    f.popHandled(old == Py.None ? null : (PyBaseException) old);
  }

  /** A default of a parameter that is given by keyword only, or null. */
  public static PyObject keywordDefault(PyFunction fn, PyStr name) {
    return fn.kwDefaults == null ? null : fn.kwDefaults.get(name);
  }

  /** A call with keywords. */
  public static PyObject callKw(PyObject fn, PyObject[] args, CallNames names) {
    return fn.callKw(args, names.names());
  }

  /** A call with keywords; {@code self} is null where there is no first argument before others. */
  public static PyObject callKw(PyObject fn, PyObject self, PyObject[] args, CallNames names) {
    if (self == null) {
      return fn.callKw(args, names.names());
    }
    PyObject[] all = new PyObject[args.length + 1];
    all[0] = self;
    System.arraycopy(args, 0, all, 1, args.length);
    return fn.callKw(all, names.names());
  }

  /** Adds an item of a set comprehension. */
  public static void addTo(PySet s, PyObject o) {
    s.add(o);
  }

  /** A global or builtin name. */
  public static PyObject global(Frame f, Cell global, Cell builtin, PyStr name) {
    PyObject v = global.value != null ? global.value : builtin.value;
    if (v != null) {
      return v;
    }
    // A key that is no str may equal the name.
    v = f.globals.get(name);
    if (v == null) {
      v = ((PyDict) f.builtins).get(name);
    }
    if (v == null) {
      throw Ops.nameError(PyBaseException.NAME_ERROR, "name '" + name + "' is not defined", name);
    }
    return v;
  }

  /** Sets a name of a namespace that has a cell for it. */
  public static void store(PyDict ns, Cell cell, PyStr name, PyObject v) {
    if (cell.value != null) {
      cell.value = v;
    } else {
      ns.put(name, v);
    }
  }
}
