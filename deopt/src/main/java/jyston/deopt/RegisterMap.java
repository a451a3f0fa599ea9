package jyston.deopt;

import java.util.Arrays;
import jyston.runtime.Frame;
import jyston.runtime.PyComplex;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.Unboxed;

/** Where compiled code has left the registers of a frame at one program point. */
public final class RegisterMap {
  /** In {@link Frame#regs}: an object, null or a mark of {@link Unboxed}. */
  public static final byte OBJECT = 0;

  /** In {@link Frame#raw}, as an int. */
  public static final byte INT = 1;

  /** In {@link Frame#raw}, as the bits of a float. */
  public static final byte FLOAT = 2;

  /** The variable is unbound. */
  public static final byte UNBOUND = 3;

  /** The variable is a free cell, which the function has. */
  public static final byte CLOSURE = 4;

  /** In {@link Frame#regs}, and a complex number of no subclass. */
  public static final byte COMPLEX = 5;

  private final byte[] where;

  /**
   * A map.
   *
   * @param where one of the constants for each variable register
   */
  public RegisterMap(byte[] where) {
    this.where = where.clone();
  }

  /** Makes {@link Frame#regs} hold the values of all registers the map knows. */
  public void settle(Frame f) {
    settle(f, f.regs, 0, where.length);
  }

  /** Whether {@link #unsettle} can keep the values of a settled frame. */
  public boolean fits(Frame f) {
    for (int i = 0; i < where.length; i++) {
      if (where[i] == INT && !isInt(f.regs[i])
          || where[i] == FLOAT && !isFloat(f.regs[i])
          || where[i] == COMPLEX && !isComplex(f.regs[i])
          || where[i] == UNBOUND && f.regs[i] != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Brings the registers of a frame from where another map says to where this one does, if that is
   * simple; otherwise {@link #settle} still finds what it needs.
   *
   * @return whether that was done
   */
  boolean takes(Frame f, RegisterMap from) {
    PyObject[] r = f.regs;
    for (int i = 0; i < where.length; i++) {
      byte have = from.where[i];
      if (have == where[i]) {
        if (have == OBJECT && r[i] instanceof Unboxed) {
          return false;
        }
      } else if (where[i] == OBJECT) {
        from.settle(f, r, i, i + 1);
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isInt(PyObject o) {
    return o != null && o.getClass() == PyInt.class;
  }

  private static boolean isFloat(PyObject o) {
    return o != null && o.getClass() == PyFloat.class;
  }

  private static boolean isComplex(PyObject o) {
    return o != null && o.getClass() == PyComplex.class;
  }

  /** The other way round: keeps the values that {@link Frame#regs} holds as the map says. */
  public void unsettle(Frame f) {
    for (int i = 0; i < where.length; i++) {
      if (where[i] == INT && f.regs[i] instanceof PyInt v) {
        f.raw[i] = v.value;
      } else if (where[i] == FLOAT && f.regs[i] instanceof PyFloat v) {
        f.raw[i] = Double.doubleToRawLongBits(v.value);
      }
    }
  }

  /** Makes a range of registers right, in an array that compiled code has stored in. */
  private void settle(Frame f, PyObject[] r, int first, int end) {
    long[] raw = f.raw;
    for (int i = first; i < end; i++) {
      switch (where[i]) {
        case INT -> r[i] = PyInt.of(raw[i]);
        case FLOAT -> r[i] = new PyFloat(Double.longBitsToDouble(raw[i]));
        case UNBOUND -> r[i] = null;
        case CLOSURE -> r[i] = f.function.closure[i - f.code.freeStart];
        default -> {
          if (r[i] == Unboxed.INT) {
            r[i] = PyInt.of(raw[i]);
          } else if (r[i] == Unboxed.FLOAT) {
            r[i] = new PyFloat(Double.longBitsToDouble(raw[i]));
          }
        }
      }
    }
  }

  /**
   * As {@link #settle} at an exit. Of a frame that somebody has taken the variables of, only the
   * temporaries are taken over, and what an instruction has set.
   *
   * @param results the registers set
   */
  public void leave(Frame f, int[] results) {
    if (f.owner != null) {
      settle(f);
      return;
    }
    PyObject[] set = new PyObject[results.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = f.left[results[i]];
    }
    settle(f, f.left, f.code.code.body().numVars(), where.length);
    f.rejoin();
    for (int i = 0; i < set.length; i++) {
      f.regs[results[i]] = set[i];
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof RegisterMap m && Arrays.equals(m.where, where);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(where);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    for (byte b : where) {
      sb.append("oif-cz".charAt(b));
    }
    return sb.toString();
  }
}
