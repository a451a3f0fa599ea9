package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;

/** Calls: Python functions are entered directly, everything else through its call methods. */
final class Invoke {
  private Invoke() {}

  static PyObject call0(Frame f, PyObject fn) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs == 0) {
      Frame fr = c.frame((PyFunction) fn);
      return c.enter(fr, f);
    }
    return fn.call0();
  }

  static PyObject call1(Frame f, PyObject fn, PyObject x0) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs == 1) {
      Frame fr = c.frame((PyFunction) fn);
      fr.regs[0] = x0;
      return c.enter(fr, f);
    }
    return fn.call1(x0);
  }

  static PyObject call2(Frame f, PyObject fn, PyObject x0, PyObject x1) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs == 2) {
      Frame fr = c.frame((PyFunction) fn);
      fr.regs[0] = x0;
      fr.regs[1] = x1;
      return c.enter(fr, f);
    }
    return fn.call2(x0, x1);
  }

  static PyObject call3(Frame f, PyObject fn, PyObject x0, PyObject x1, PyObject x2) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs == 3) {
      Frame fr = c.frame((PyFunction) fn);
      fr.regs[0] = x0;
      fr.regs[1] = x1;
      fr.regs[2] = x2;
      return c.enter(fr, f);
    }
    return fn.call3(x0, x1, x2);
  }

  static PyObject call4(Frame f, PyObject fn, PyObject x0, PyObject x1, PyObject x2, PyObject x3) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs == 4) {
      Frame fr = c.frame((PyFunction) fn);
      fr.regs[0] = x0;
      fr.regs[1] = x1;
      fr.regs[2] = x2;
      fr.regs[3] = x3;
      return c.enter(fr, f);
    }
    return fn.call4(x0, x1, x2, x3);
  }

  static PyObject callN(Frame f, PyObject fn, PyObject[] v) {
    return switch (v.length) {
      case 0 -> call0(f, fn);
      case 1 -> call1(f, fn, v[0]);
      case 2 -> call2(f, fn, v[0], v[1]);
      case 3 -> call3(f, fn, v[0], v[1], v[2]);
      case 4 -> call4(f, fn, v[0], v[1], v[2], v[3]);
      default -> {
        if (fn.getClass() == PyFunction.class
            && ((PyFunction) fn).compiled instanceof Tier0Code c
            && c.directArgs == v.length) {
          Frame fr = c.frame((PyFunction) fn);
          System.arraycopy(v, 0, fr.regs, 0, v.length);
          yield c.enter(fr, f);
        }
        yield fn.callN(v);
      }
    };
  }
}
