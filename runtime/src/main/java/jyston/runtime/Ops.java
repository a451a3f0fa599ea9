package jyston.runtime;

import jyston.runtime.format.FloatFormat;
import jyston.runtime.format.NumberFormat;

/** Generic operations and conversions (CPython's abstract object layer). */
public final class Ops {
  private Ops() {}

  /**
   * {@code a is b}; ints, floats and complex numbers are identical by value (and sign, for zero).
   */
  public static boolean same(PyObject a, PyObject b) {
    if (a == b) {
      return true;
    }
    if (a.getClass() == PyInt.class) {
      return b.getClass() == PyInt.class && ((PyInt) a).value == ((PyInt) b).value;
    }
    if (a.getClass() == PyFloat.class) {
      return b.getClass() == PyFloat.class
          && Double.doubleToRawLongBits(((PyFloat) a).value)
              == Double.doubleToRawLongBits(((PyFloat) b).value);
    }
    if (a.getClass() == PyComplex.class) {
      return b.getClass() == PyComplex.class && PyComplex.sameBits((PyComplex) a, (PyComplex) b);
    }
    return a.getClass() == PyBigInt.class
        && b.getClass() == PyBigInt.class
        && IntOps.compare((PyBigInt) a, (PyBigInt) b) == 0;
  }

  /** {@code str(o)}. */
  public static PyStr str(PyObject o) {
    if (o.getClass() == PyStr.class) {
      return (PyStr) o;
    }
    PyStr number = numberText(o);
    if (number != null) {
      return number;
    }
    ThreadState ts = ThreadState.current();
    ts.enterNative(" while getting the str of an object");
    try {
      PyObject r = Slot.call(o.type().slot(Slot.STR), o);
      if (r instanceof PyStr s) {
        return s;
      }
      throw Py.typeError("__str__ returned non-string (type " + r.type().name() + ")");
    } finally {
      ts.leaveNative();
    }
  }

  /** The text of an exact number of 64 bits, or null. */
  private static PyStr numberText(PyObject o) {
    if (o.getClass() == PyInt.class) {
      long v = ((PyInt) o).value;
      return v >= 0 && v < 10 ? StrOps.single((int) ('0' + v)) : PyStr.ofBmp(Long.toString(v));
    }
    return o.getClass() == PyFloat.class
        ? PyStr.ofBmp(FloatFormat.repr(((PyFloat) o).value))
        : null;
  }

  /** {@code repr(o)}. */
  public static PyStr repr(PyObject o) {
    if (o.getClass() == PyStr.class) {
      return StrOps.repr((PyStr) o);
    }
    PyStr number = numberText(o);
    if (number != null) {
      return number;
    }
    ThreadState ts = ThreadState.current();
    ts.enterNative(" while getting the repr of an object");
    try {
      PyObject r = Slot.call(o.type().slot(Slot.REPR), o);
      if (r instanceof PyStr s) {
        return s;
      }
      throw Py.typeError("__repr__ returned non-string (type " + r.type().name() + ")");
    } finally {
      ts.leaveNative();
    }
  }

  /** {@code ascii(o)}. */
  public static PyStr ascii(PyObject o) {
    return StrOps.asciiOf(o);
  }

  /** A NameError (or a subclass of it) with its {@code name}. */
  public static PyException nameError(PyType type, String message, PyStr name) {
    PyException e = Py.error(type, message);
    if (type == PyBaseException.NAME_ERROR) {
      ((PyNameCarrier) e.value()).name = name;
    }
    return e;
  }

  /** The items of an iterable as a tuple. */
  public static PyObject toTuple(PyObject o) {
    return PyTuple.wrap(toArray(o));
  }

  /** {@code format(o, spec)}; spec may be null. */
  public static PyStr format(PyObject o, PyObject spec) {
    if (spec == null || spec.getClass() == PyStr.class) {
      PyStr given = spec == null ? PyStr.EMPTY : (PyStr) spec;
      // The types that cannot have a __format__ of their own.
      if (o.getClass() == PyStr.class) {
        return FormatEngine.formatStr((PyStr) o, given);
      }
      if (o.getClass() == PyInt.class) {
        return NumberFormat.formatInt((PyInt) o, given);
      }
      if (o.getClass() == PyFloat.class) {
        return NumberFormat.formatFloat(o, ((PyFloat) o).value, given);
      }
    }
    PyObject r = Slot.call(o.type().slot(Slot.FORMAT), o, spec == null ? PyStr.EMPTY : spec);
    if (r instanceof PyStr s) {
      return s;
    }
    throw Py.typeError("__format__ must return a str, not " + r.type().name());
  }

  /** The name argument of getattr and its kin: an interned str. */
  public static PyStr attrName(PyObject o) {
    if (o instanceof PyStr s) {
      return s.interned();
    }
    throw Py.typeError("attribute name must be string, not '" + o.type().name() + "'");
  }

  /** {@code o.name}. */
  public static PyObject getAttr(PyObject o, String name) {
    return o.getAttr(PyStr.intern(name));
  }

  /** {@code mapping[name]}, or null for a KeyError. */
  public static PyObject findItem(PyObject mapping, PyStr name) {
    if (mapping.getClass() == PyDict.class) {
      return ((PyDict) mapping).get(name);
    }
    try {
      return mapping.getItem(name);
    } catch (PyException e) {
      if (e.matches(PyBaseException.KEY_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  /** {@code getattr(o, name, None)} with Java null for the default: AttributeErrors are dropped. */
  public static PyObject findAttr(PyObject o, PyStr name) {
    try {
      return o.getAttrOrNull(name);
    } catch (PyException e) {
      if (e.matches(PyBaseException.ATTRIBUTE_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  /** Whether {@code o.__dict__} is what {@link PyObject#attrs} holds, whatever else o defines. */
  public static boolean hasPlainDict(PyObject o) {
    PyType t = o.type();
    return t.hasDict()
        && t.plainGetattr()
        && o.attrs() != null
        && t.lookup(Names.DICT) instanceof PyGetSet;
  }

  /** The function behind {@code o.name(...)} that takes o first, or null when there is none. */
  private static PyObject plainMethod(PyObject o, PyStr name) {
    PyType t = o.type();
    if (t.plainGetattr()) {
      PyObject m = t.lookup(name);
      if (m != null
          && m.isMethodLike()
          && (o.attrs() == null || o.attrs().getOwn(name) == null)
          && !(o instanceof PyType)
          && !(o instanceof PyModule)) {
        return m;
      }
    }
    return null;
  }

  /** {@code o.name(args...)}. */
  public static PyObject callMethod(PyObject o, PyStr name, PyObject... args) {
    PyObject m = plainMethod(o, name);
    if (m == null) {
      return o.getAttr(name).callN(args);
    }
    return switch (args.length) {
      case 0 -> m.call1(o);
      case 1 -> m.call2(o, args[0]);
      case 2 -> m.call3(o, args[0], args[1]);
      default -> m.callN(PyMethod.prepend(o, args));
    };
  }

  /**
   * {@code o.name(args...)} where the last arguments have names.
   *
   * @param names interned keyword names, in the order of the last values
   */
  public static PyObject callMethodKw(PyObject o, PyStr name, PyObject[] args, PyStr... names) {
    PyObject m = plainMethod(o, name);
    return m == null
        ? o.getAttr(name).callKw(args, names)
        : m.callKw(PyMethod.prepend(o, args), names);
  }

  /** {@code o.name(args...)}. */
  public static PyObject callMethod(PyObject o, String name, PyObject... args) {
    return callMethod(o, PyStr.intern(name), args);
  }

  /**
   * {@code operator.index(o)} as an int object.
   *
   * @throws PyException TypeError
   */
  public static PyLong index(PyObject o) {
    if (o instanceof PyLong l) {
      return l;
    }
    PyObject m = o.type().slot(Slot.INDEX);
    if (m == null) {
      throw Py.typeError("'" + o.type().name() + "' object cannot be interpreted as an integer");
    }
    PyObject r = Slot.call(m, o);
    if (r instanceof PyLong l) {
      if (l instanceof PyIntSub || l instanceof PyBool) {
        Warnings.deprecated(
            "__index__ returned non-int (type "
                + r.type().name()
                + ").  The ability to return an instance of a strict subclass of int is deprecated,"
                + " and may not be supported in a future version of Python.",
            1);
      }
      return l;
    }
    throw Py.typeError("__index__ returned non-int (type " + r.type().name() + ")");
  }

  /** Whether {@code o} has {@code __index__}. */
  public static boolean isIndex(PyObject o) {
    return o instanceof PyLong || o.type().slot(Slot.INDEX) != null;
  }

  /** An int argument as a Java long (OverflowError beyond). */
  public static long asLong(PyObject o) {
    PyLong l = index(o);
    if (!l.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C long");
    }
    return l.longValue();
  }

  /** An int argument as a Java int (OverflowError beyond). */
  public static int asInt(PyObject o) {
    PyLong v = index(o);
    if (!v.fitsLong() || v.longValue() != (int) v.longValue()) {
      throw Py.overflowError("Python int too large to convert to C int");
    }
    return (int) v.longValue();
  }

  /** An index or size (Py_ssize_t); OverflowError beyond 64 bits. */
  public static long asSize(PyObject o) {
    PyLong l = index(o);
    if (!l.fitsLong()) {
      throw Py.overflowError("cannot fit '" + o.type().name() + "' into an index-sized integer");
    }
    return l.longValue();
  }

  /** As {@link #asSize}, in the words that are used for arguments. */
  static long asSsize(PyObject o) {
    PyLong l = index(o);
    if (!l.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C ssize_t");
    }
    return l.longValue();
  }

  /** As {@link #asSize}, IndexError beyond. */
  public static long asIndex(PyObject o) {
    PyLong l = index(o);
    if (!l.fitsLong()) {
      throw Py.indexError("cannot fit '" + o.type().name() + "' into an index-sized integer");
    }
    return l.longValue();
  }

  /** A float argument: float, {@code __float__}, {@code __index__}. */
  public static double asDouble(PyObject o) {
    if (o instanceof PyFloat f) {
      return f.value;
    }
    if (o.getClass() == PyInt.class) {
      return ((PyInt) o).value;
    }
    return FloatConv.asDouble(o);
  }

  /** A str argument for a builtin. */
  public static String asString(PyObject o, String where) {
    if (o instanceof PyStr s) {
      return s.javaString();
    }
    throw Py.typeError(where + " must be str, not " + typeName(o));
  }

  /** The type's name as messages show it, {@code None} for None. */
  public static String typeName(PyObject o) {
    return o == Py.None ? "None" : o.type().name();
  }

  /** {@code isinstance(o, cls)}. */
  public static boolean isInstance(PyObject o, PyObject cls) {
    return TypeOps.isInstance(o, cls);
  }

  /** {@code issubclass(sub, cls)}. */
  public static boolean isSubclass(PyObject sub, PyObject cls) {
    return TypeOps.isSubclass(sub, cls);
  }

  /** isinstance without hooks ({@code type.__instancecheck__}). */
  public static boolean realIsInstance(PyObject o, PyType cls) {
    return TypeOps.realIsInstance(o, cls);
  }

  /** issubclass without hooks ({@code type.__subclasscheck__}). */
  public static boolean realIsSubclass(PyObject sub, PyType cls) {
    return TypeOps.realIsSubclass(sub, cls);
  }

  /** All items of an iterable, in a new array. */
  public static PyObject[] toArray(PyObject iterable) {
    return Sequences.toArray(iterable);
  }

  /** {@code len(o)} where it may be beyond the int range. */
  public static long len(PyObject o) {
    int n = o.len();
    if (n != Integer.MAX_VALUE) {
      return n;
    }
    PyLong l = index(Slot.call(o.type().slot(Slot.LEN), o));
    return l.longValue();
  }

  /** {@code len(o)}, or a hint, or the default (PEP 424). */
  public static int lengthHint(PyObject o, int deflt) {
    return Sequences.lengthHint(o, deflt);
  }
}
