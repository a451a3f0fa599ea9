package jyston.runtime;

import java.util.HashMap;
import java.util.Map;

/**
 * The special methods, numbered, and the generic dispatch through them (CPython's {@code
 * Objects/typeobject.c} slot functions). Each {@link PyType} caches what it finds per number.
 */
public final class Slot {
  private Slot() {}

  private static final String[] TEXT = {
    "__add__",
    "__radd__",
    "__iadd__",
    "__sub__",
    "__rsub__",
    "__isub__",
    "__mul__",
    "__rmul__",
    "__imul__",
    "__matmul__",
    "__rmatmul__",
    "__imatmul__",
    "__truediv__",
    "__rtruediv__",
    "__itruediv__",
    "__floordiv__",
    "__rfloordiv__",
    "__ifloordiv__",
    "__mod__",
    "__rmod__",
    "__imod__",
    "__divmod__",
    "__rdivmod__",
    "",
    "__pow__",
    "__rpow__",
    "__ipow__",
    "__lshift__",
    "__rlshift__",
    "__ilshift__",
    "__rshift__",
    "__rrshift__",
    "__irshift__",
    "__and__",
    "__rand__",
    "__iand__",
    "__xor__",
    "__rxor__",
    "__ixor__",
    "__or__",
    "__ror__",
    "__ior__",
    "__lt__",
    "__le__",
    "__eq__",
    "__ne__",
    "__gt__",
    "__ge__",
    "__neg__",
    "__pos__",
    "__abs__",
    "__invert__",
    "__bool__",
    "__int__",
    "__float__",
    "__index__",
    "__complex__",
    "__len__",
    "__length_hint__",
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__missing__",
    "__contains__",
    "__iter__",
    "__next__",
    "__reversed__",
    "__hash__",
    "__repr__",
    "__str__",
    "__format__",
    "__bytes__",
    "__call__",
    "__new__",
    "__init__",
    "__del__",
    "__getattribute__",
    "__getattr__",
    "__setattr__",
    "__delattr__",
    "__get__",
    "__set__",
    "__delete__",
    "__set_name__",
    "__init_subclass__",
    "__class_getitem__",
    "__instancecheck__",
    "__subclasscheck__",
    "__subclasshook__",
    "__mro_entries__",
    "__prepare__",
    "__enter__",
    "__exit__",
    "__aenter__",
    "__aexit__",
    "__await__",
    "__aiter__",
    "__anext__",
    "__buffer__",
    "__release_buffer__",
    "__dir__",
    "__round__",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__reduce__",
    "__reduce_ex__",
    "__getstate__",
    "__sizeof__",
    "__fspath__",
    "__copy__",
    "__deepcopy__",
  };

  /** Binary operations come in triples: plain, reflected, in place. */
  public static final int ADD = 0;

  public static final int SUB = 3;
  public static final int MUL = 6;
  public static final int MATMUL = 9;
  public static final int TRUEDIV = 12;
  public static final int FLOORDIV = 15;
  public static final int MOD = 18;
  public static final int DIVMOD = 21;
  public static final int POW = 24;
  public static final int LSHIFT = 27;
  public static final int RSHIFT = 30;
  public static final int AND = 33;
  public static final int XOR = 36;
  public static final int OR = 39;

  /** Comparisons, in the order of {@link Compare}. */
  public static final int LT = 42;

  public static final int LE = 43;
  public static final int EQ = 44;
  public static final int NE = 45;
  public static final int GT = 46;
  public static final int GE = 47;
  public static final int NEG = 48;
  public static final int POS = 49;
  public static final int ABS = 50;
  public static final int INVERT = 51;
  public static final int BOOL = 52;
  public static final int INT = 53;
  public static final int FLOAT = 54;
  public static final int INDEX = 55;
  public static final int COMPLEX = 56;
  public static final int LEN = 57;
  public static final int LENGTH_HINT = 58;
  public static final int GETITEM = 59;
  public static final int SETITEM = 60;
  public static final int DELITEM = 61;
  public static final int MISSING = 62;
  public static final int CONTAINS = 63;
  public static final int ITER = 64;
  public static final int NEXT = 65;
  public static final int REVERSED = 66;
  public static final int HASH = 67;
  public static final int REPR = 68;
  public static final int STR = 69;
  public static final int FORMAT = 70;
  public static final int BYTES = 71;
  public static final int CALL = 72;
  public static final int NEW = 73;
  public static final int INIT = 74;
  public static final int DEL = 75;
  public static final int GETATTRIBUTE = 76;
  public static final int GETATTR = 77;
  public static final int SETATTR = 78;
  public static final int DELATTR = 79;
  public static final int GET = 80;
  public static final int SET = 81;
  public static final int DELETE = 82;
  public static final int SET_NAME = 83;
  public static final int INIT_SUBCLASS = 84;
  public static final int CLASS_GETITEM = 85;
  public static final int INSTANCECHECK = 86;
  public static final int SUBCLASSCHECK = 87;
  public static final int SUBCLASSHOOK = 88;
  public static final int MRO_ENTRIES = 89;
  public static final int PREPARE = 90;
  public static final int ENTER = 91;
  public static final int EXIT = 92;
  public static final int AENTER = 93;
  public static final int AEXIT = 94;
  public static final int AWAIT = 95;
  public static final int AITER = 96;
  public static final int ANEXT = 97;
  public static final int BUFFER = 98;
  public static final int RELEASE_BUFFER = 99;
  public static final int DIR = 100;
  public static final int ROUND = 101;
  public static final int TRUNC = 102;
  public static final int FLOOR = 103;
  public static final int CEIL = 104;
  public static final int REDUCE = 105;
  public static final int REDUCE_EX = 106;
  public static final int GETSTATE = 107;
  public static final int SIZEOF = 108;
  public static final int FSPATH = 109;

  /** How many there are. */
  public static final int COUNT = 110;

  /** The names, by number. */
  public static final PyStr[] NAMES = new PyStr[COUNT];

  private static final Map<PyStr, Integer> NUMBERS = new HashMap<>(256);

  static {
    for (int i = 0; i < COUNT; i++) {
      NAMES[i] = PyStr.intern(TEXT[i]);
      NUMBERS.put(NAMES[i], i);
    }
  }

  /** Number of a special name, or -1. */
  public static int number(PyStr name) {
    Integer n = NUMBERS.get(name);
    return n == null ? -1 : n;
  }

  /**
   * Whether a builtin method of this name is shown as a slot wrapper ({@code wrapper_descriptor}).
   */
  public static boolean isSpecial(PyStr name) {
    int n = number(name);
    return n >= 0
        && n < REDUCE
        && n != LENGTH_HINT
        && n != MISSING
        && n != REVERSED
        && n != FORMAT
        && n != BYTES
        && n != COMPLEX
        && n != NEW
        && (n < SET_NAME
            || n == AWAIT
            || n == AITER
            || n == ANEXT
            || n == BUFFER
            || n == RELEASE_BUFFER);
  }

  /** Calls a special method found on the type with self alone. */
  public static PyObject call(PyObject m, PyObject self) {
    return m.isMethodLike() ? m.call1(self) : m.descrGet(self, self.type()).call0();
  }

  /** Calls a special method found on the type. */
  public static PyObject call(PyObject m, PyObject self, PyObject a) {
    return m.isMethodLike() ? m.call2(self, a) : m.descrGet(self, self.type()).call1(a);
  }

  /** Calls a special method found on the type. */
  public static PyObject call(PyObject m, PyObject self, PyObject a, PyObject b) {
    return m.isMethodLike() ? m.call3(self, a, b) : m.descrGet(self, self.type()).call2(a, b);
  }

  /** Calls a special method found on the type. */
  public static PyObject call(PyObject m, PyObject self, PyObject a, PyObject b, PyObject c) {
    return m.isMethodLike() ? m.call4(self, a, b, c) : m.descrGet(self, self.type()).call3(a, b, c);
  }

  static boolean isTrue(PyObject o) {
    PyType t = o.type();
    PyObject m = t.slot(BOOL);
    if (m != null) {
      PyObject r = call(m, o);
      if (r == Py.True) {
        return true;
      }
      if (r == Py.False) {
        return false;
      }
      throw Py.typeError("__bool__ should return bool, returned " + r.type().name());
    }
    return t.slot(LEN) == null || o.len() != 0;
  }

  static int len(PyObject o) {
    PyObject m = o.type().slot(LEN);
    if (m == null) {
      throw Py.typeError("object of type '" + o.type().name() + "' has no len()");
    }
    PyObject r = call(m, o);
    PyLong n = Ops.index(r);
    if (n.signum() < 0) {
      throw Py.valueError("__len__() should return >= 0");
    }
    if (!n.fitsLong() || n.longValue() > Integer.MAX_VALUE) {
      if (n.fitsLong()) {
        return Integer.MAX_VALUE;
      }
      throw Py.overflowError("cannot fit 'int' into an index-sized integer");
    }
    return (int) n.longValue();
  }

  static PyObject getItem(PyObject o, PyObject key) {
    PyObject m = o.type().slot(GETITEM);
    if (m != null) {
      return call(m, o, key);
    }
    if (o instanceof PyType t) {
      return PyType.classGetItem(t, key);
    }
    throw Py.typeError("'" + o.type().name() + "' object is not subscriptable");
  }

  /** Whether CPython's type has {@code tp_as_sequence}, which decides about some messages. */
  static boolean hasSequenceSlots(PyType t) {
    return t.isHeap() || t.slot(LEN) != null || t.slot(CONTAINS) != null;
  }

  static void setItem(PyObject o, PyObject key, PyObject value) {
    PyObject m = o.type().slot(value == null ? DELITEM : SETITEM);
    if (m == null) {
      String how = value == null ? " not support item deletion" : " not support item assignment";
      if (value == null && Ops.isIndex(key) && hasSequenceSlots(o.type())) {
        Ops.asIndex(key);
        how = "n't support item deletion";
      }
      throw Py.typeError("'" + o.type().name() + "' object does" + how);
    }
    if (value == null) {
      call(m, o, key);
    } else {
      call(m, o, key, value);
    }
  }

  static PyObject iter(PyObject o) {
    PyType t = o.type();
    PyObject m = t.slot(ITER);
    if (m == null) {
      PyObject get = t.slot(GETITEM);
      // A builtin type with __getitem__ only, such as re.Match, is a mapping to CPython.
      if (get != null
          && !(o instanceof PyDict)
          && !(get instanceof PyBuiltinDescr && t.slot(LEN) == null)) {
        return new PySeqIter(o);
      }
      throw Py.typeError("'" + t.name() + "' object is not iterable");
    }
    if (m == Py.None) {
      throw Py.typeError("'" + t.name() + "' object is not iterable");
    }
    PyObject it = call(m, o);
    if (it.type().slot(NEXT) == null) {
      throw Py.typeError("iter() returned non-iterator of type '" + it.type().name() + "'");
    }
    return it;
  }

  static PyObject next(PyObject o) {
    PyObject m = o.type().slot(NEXT);
    if (m == null) {
      throw Py.typeError("'" + o.type().name() + "' object is not an iterator");
    }
    try {
      return m instanceof PyBuiltinDescr d ? d.next(o) : call(m, o);
    } catch (PyException e) {
      if (e.matches(PyBaseException.STOP_ITERATION)) {
        return null;
      }
      throw e;
    }
  }

  private static final class IntHash {
    static final PyObject DESCR = PyLong.TYPE.dict().get(NAMES[HASH]);
  }

  static long hash(PyObject o) {
    PyObject m = o.type().slot(HASH);
    // Known ones need no ints made for their results.
    if (m == ObjectMethods.hashDescr()) {
      return ObjectMethods.identityHash(o);
    }
    if (o instanceof PyLong n && m == IntHash.DESCR) {
      return IntOps.hash(n);
    }
    if (m == null || m == Py.None) {
      throw Py.typeError("unhashable type: '" + o.type().name() + "'");
    }
    PyObject r = call(m, o);
    if (!(r instanceof PyLong n)) {
      throw Py.typeError("__hash__ method should return an integer");
    }
    long h = n.fitsLong() ? n.longValue() : n.hash();
    return h == -1 ? -2 : h;
  }

  static boolean contains(PyObject o, PyObject value) {
    PyObject m = o.type().slot(CONTAINS);
    if (m == Py.None) {
      throw Py.typeError("'" + o.type().name() + "' object is not a container");
    }
    if (m != null) {
      return call(m, o, value).isTrue();
    }
    PyType t = o.type();
    if (t.slot(ITER) == null && t.slot(GETITEM) == null) {
      throw Py.typeError("argument of type '" + t.name() + "' is not iterable");
    }
    PyObject it = o.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (Compare.identicalOrEqual(x, value)) {
        return true;
      }
    }
    return false;
  }
}
