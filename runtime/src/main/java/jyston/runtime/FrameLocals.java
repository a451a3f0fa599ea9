package jyston.runtime;

import jyston.frontend.code.Code;

/** The variables of a frame whose locals are registers, by name (PEP 667). */
public final class FrameLocals {
  private FrameLocals() {}

  /** {@code locals()} in a function: a new dict. */
  public static PyDict snapshot(Frame f) {
    PyDict d = new PyDict();
    Code c = f.code.code;
    int n = count(f);
    for (int i = 0; i < n; i++) {
      PyObject v = value(f, i);
      if (v != null && isVisible(c, i)) {
        d.put(name(f, i), v);
      }
    }
    if (f.extraLocals != null) {
      d.update(f.extraLocals);
    }
    return d;
  }

  /** How many registers hold variables: locals, cells, free cells. */
  static int count(Frame f) {
    Code c = f.code.code;
    int n = c.freeStart() + c.freeCount();
    return n + c.body().hiddenCount();
  }

  /** Whether a frame with a namespace has comprehension variables that are bound just now. */
  public static boolean hasHidden(Frame f) {
    int n = f.code.code.body().hiddenCount();
    if (n > 0) {
      f.settle();
    }
    for (int i = 0; i < n; i++) {
      if (f.regs[f.code.code.body().hiddenRegister(i)] != null) {
        return true;
      }
    }
    return false;
  }

  /** Which of the variables beyond the code's own a number stands for, or negative. */
  private static int hidden(Frame f, int i) {
    return i - f.code.freeStart - f.code.freeCount();
  }

  /** The name of a variable register. */
  static PyStr name(Frame f, int reg) {
    Code c = f.code.code;
    int v = c.varCount();
    int h = hidden(f, reg);
    if (h >= 0) {
      return PyStr.intern(c.body().hiddenName(h));
    }
    if (reg < v) {
      return f.code.varNames[reg];
    }
    int k = reg - v;
    return PyStr.intern(k < c.cellCount() ? c.cellName(k) : c.freeName(k - c.cellCount()));
  }

  /** Names the compiler made up (such as {@code .0}) are part of locals, as in CPython. */
  private static boolean isVisible(Code c, int reg) {
    // A captured parameter is in its cell; the register it came in is not a variable of its own.
    if (reg >= c.varCount()) {
      return true;
    }
    for (int i = 0; i < c.cellCount(); i++) {
      if (c.cellName(i).equals(c.varName(reg))) {
        return false;
      }
    }
    return true;
  }

  /** The value of a variable register, cells looked through, or null while unbound. */
  static PyObject value(Frame f, int reg) {
    f.settle();
    int h = hidden(f, reg);
    if (h >= 0) {
      return f.regs[f.code.code.body().hiddenRegister(h)];
    }
    PyObject v = f.regs[reg];
    int vars = f.code.code.varCount();
    if (reg >= vars && v instanceof PyCell c) {
      return c.value;
    }
    if (reg >= vars && v == null && reg < f.code.freeStart) {
      // The cell is not made yet: a captured parameter is still in its own register.
      String n = f.code.code.cellName(reg - vars);
      for (int i = 0; i < vars; i++) {
        if (f.code.code.varName(i).equals(n)) {
          return f.regs[i];
        }
      }
    }
    return v;
  }

  private static boolean shows(Frame f, int reg) {
    return hidden(f, reg) < 0 || value(f, reg) != null;
  }

  /** The register of a variable, or -1. */
  static int find(Frame f, PyObject key) {
    int n = count(f);
    if (key.getClass() == PyStr.class) {
      for (int i = n - 1; i >= 0; i--) {
        if (name(f, i).sameText((PyStr) key) && shows(f, i)) {
          return i;
        }
      }
      return -1;
    }
    // Any object that equals a name will do, as in a dict.
    long h = key.hash();
    for (int i = n - 1; i >= 0; i--) {
      PyStr s = name(f, i);
      if (s.hash() == h && shows(f, i) && Compare.equal(s, key)) {
        return i;
      }
    }
    return -1;
  }

  /** Sets a variable register. */
  static void set(Frame f, int reg, PyObject v) {
    if (f.owner != null) {
      // The registers are right from here on, and compiled code is to leave them so.
      f.release();
      f.attention = true;
    }
    int h = hidden(f, reg);
    if (h >= 0) {
      f.regs[f.code.code.body().hiddenRegister(h)] = v;
      return;
    }
    if (reg >= f.code.code.varCount()) {
      if (f.regs[reg] instanceof PyCell c) {
        c.value = v;
      } else {
        f.regs[reg] = new PyCell(v);
      }
    } else {
      f.regs[reg] = v;
    }
  }

  /** Whether a register shows under its name, and has a value. */
  static boolean isBound(Frame f, int reg) {
    return isVisible(f.code.code, reg) && value(f, reg) != null;
  }
}
