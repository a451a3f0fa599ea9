package jyston.runtime;

import java.math.BigInteger;
import java.util.List;
import jyston.frontend.ast.Const;
import jyston.frontend.code.Code;

/** Front-end constants as Python objects, and back. */
public final class Constants {
  private Constants() {}

  /** The object of a {@link Const} value; a nested {@link Code} becomes a {@link PyCode}. */
  public static PyObject toPy(Object c) {
    return switch (c) {
      case Long l -> PyInt.of(l);
      case String s -> isName(s) ? PyStr.intern(s) : PyStr.of(s);
      case Const.Singleton s ->
          switch (s) {
            case NONE -> Py.None;
            case TRUE -> Py.True;
            case FALSE -> Py.False;
            case ELLIPSIS -> Py.Ellipsis;
          };
      case Double d -> new PyFloat(d);
      case BigInteger b -> PyLong.of(b);
      case Const.Imaginary z -> new PyComplex(z.real(), z.imag());
      case Const.CodePoints p -> PyStr.ofCodePoints(p.points());
      case Const.Bytes b -> PyBytes.of(b.data());
      case Const.TupleConst t -> PyTuple.wrap(all(t.items()));
      case Const.FrozenSetConst t -> frozenSet(all(t.items()));
      case Code code -> new PyCode(code);
      default -> throw new IllegalArgumentException("no constant: " + c.getClass());
    };
  }

  /** Whether CPython would intern this constant: it looks like an identifier. */
  private static boolean isName(String s) {
    int n = s.length();
    if (n > 64) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      char c = s.charAt(i);
      if (c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** A frozenset in the order it has when CPython's compiler has made another of its items. */
  private static PyFrozenSet frozenSet(PyObject[] items) {
    return PyFrozenSet.of(Sequences.toArray(PyFrozenSet.of(items)));
  }

  private static PyObject[] all(List<Object> items) {
    PyObject[] out = new PyObject[items.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = toPy(items.get(i));
    }
    return out;
  }

  /**
   * The {@link Const} value of a constant object, for {@code compile()} of node trees.
   *
   * @return null when the object cannot be a constant
   */
  public static Object fromPy(PyObject o) {
    if (o == Py.None) {
      return Const.Singleton.NONE;
    }
    if (o == Py.Ellipsis) {
      return Const.Singleton.ELLIPSIS;
    }
    PyType t = o.type();
    if (o instanceof PyBool b) {
      return b.value ? Const.Singleton.TRUE : Const.Singleton.FALSE;
    }
    if (t == PyLong.TYPE) {
      PyLong l = (PyLong) o;
      return l.fitsLong() ? (Object) l.longValue() : l.bigValue();
    }
    if (t == PyFloat.TYPE) {
      return ((PyFloat) o).value;
    }
    if (t == PyStr.TYPE) {
      PyStr s = (PyStr) o;
      if (s.isWide()) {
        for (int cp : s.codePoints()) {
          if (cp >= 0xD800 && cp < 0xE000) {
            return new Const.CodePoints(s.codePoints());
          }
        }
      }
      return s.javaString();
    }
    if (t == PyComplex.TYPE) {
      PyComplex z = (PyComplex) o;
      return new Const.Imaginary(z.real, z.imag);
    }
    if (t == PyBytes.TYPE) {
      return new Const.Bytes(((PyBytes) o).value);
    }
    if (t == PyTuple.TYPE || t == PyFrozenSet.TYPE) {
      PyObject[] items = Ops.toArray(o);
      java.util.ArrayList<Object> out = new java.util.ArrayList<>(items.length);
      for (PyObject i : items) {
        Object c = fromPy(i);
        if (c == null) {
          return null;
        }
        out.add(c);
      }
      return t == PyTuple.TYPE ? new Const.TupleConst(out) : new Const.FrozenSetConst(out);
    }
    return null;
  }
}
