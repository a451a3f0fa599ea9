package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;

/** Calls: Python functions are entered directly, everything else through its call methods. */
final class Invoke {
  private Invoke() {}

  /**
   * What feedback on the targets of calls tells apart: the code of a function, what is known of a
   * builtin one, a class, the shape of an instance of a class of Python, else the Java class of the
   * thing.
   */
  static Object key(PyObject fn) {
    if (fn instanceof PyFunction p) {
      return p.code.code;
    }
    if (fn instanceof PyBuiltinFunction b) {
      return b.spec;
    }
    if (fn instanceof PyType) {
      return fn;
    }
    return fn instanceof PyInstance i && i.shape.type.isHeap() ? i.shape : fn.getClass();
  }

  /**
   * A frame for a call of a Python function with positional arguments, the defaults filled in; null
   * when the call is not that simple.
   */
  private static Frame frame(PyObject fn, int given) {
    if (fn.getClass() == PyFunction.class
        && ((PyFunction) fn).compiled instanceof Tier0Code c
        && c.directArgs() >= given) {
      PyFunction p = (PyFunction) fn;
      int missing = c.directArgs() - given;
      if (missing == 0) {
        return c.frame(p);
      }
      PyObject[] defaults = p.defaults;
      if (missing <= defaults.length) {
        Frame fr = c.frame(p);
        System.arraycopy(defaults, defaults.length - missing, fr.regs, given, missing);
        return fr;
      }
    }
    return null;
  }

  private static PyObject enter(Frame callee, Frame caller) {
    return ((Tier0Code) callee.function.compiled).enter(callee, caller);
  }

  /**
   * The frame of the {@code __init__} for {@code given} arguments besides the instance, or null.
   */
  private static Frame init(PyType t, int given) {
    return t.makesPlainInstances() ? frame(t.initializer(), given + 1) : null;
  }

  private static PyObject construct(PyType t, Frame init, Frame caller) {
    PyObject o = t.newInstance();
    init.regs[0] = o;
    t.checkInit(enter(init, caller));
    return o;
  }

  static PyObject call0(Frame f, PyObject fn) {
    Frame fr = frame(fn, 0);
    if (fr != null) {
      return enter(fr, f);
    }
    if (fn instanceof PyType t && (fr = init(t, 0)) != null) {
      return construct(t, fr, f);
    }
    return fn.call0();
  }

  static PyObject call1(Frame f, PyObject fn, PyObject x0) {
    Frame fr = frame(fn, 1);
    if (fr != null) {
      fr.regs[0] = x0;
      return enter(fr, f);
    }
    if (fn instanceof PyType t && (fr = init(t, 1)) != null) {
      fr.regs[1] = x0;
      return construct(t, fr, f);
    }
    return fn.call1(x0);
  }

  static PyObject call2(Frame f, PyObject fn, PyObject x0, PyObject x1) {
    Frame fr = frame(fn, 2);
    if (fr != null) {
      PyObject[] r = fr.regs;
      r[0] = x0;
      r[1] = x1;
      return enter(fr, f);
    }
    if (fn instanceof PyType t && (fr = init(t, 2)) != null) {
      PyObject[] r = fr.regs;
      r[1] = x0;
      r[2] = x1;
      return construct(t, fr, f);
    }
    return fn.call2(x0, x1);
  }

  static PyObject call3(Frame f, PyObject fn, PyObject x0, PyObject x1, PyObject x2) {
    Frame fr = frame(fn, 3);
    if (fr != null) {
      PyObject[] r = fr.regs;
      r[0] = x0;
      r[1] = x1;
      r[2] = x2;
      return enter(fr, f);
    }
    if (fn instanceof PyType t && (fr = init(t, 3)) != null) {
      PyObject[] r = fr.regs;
      r[1] = x0;
      r[2] = x1;
      r[3] = x2;
      return construct(t, fr, f);
    }
    return fn.call3(x0, x1, x2);
  }

  static PyObject call4(Frame f, PyObject fn, PyObject x0, PyObject x1, PyObject x2, PyObject x3) {
    Frame fr = frame(fn, 4);
    if (fr != null) {
      PyObject[] r = fr.regs;
      r[0] = x0;
      r[1] = x1;
      r[2] = x2;
      r[3] = x3;
      return enter(fr, f);
    }
    if (fn instanceof PyType t && (fr = init(t, 4)) != null) {
      PyObject[] r = fr.regs;
      r[1] = x0;
      r[2] = x1;
      r[3] = x2;
      r[4] = x3;
      return construct(t, fr, f);
    }
    return fn.call4(x0, x1, x2, x3);
  }

  static PyObject callN(Frame f, PyObject fn, PyObject[] v) {
    int n = v.length;
    switch (n) {
      case 0:
        return call0(f, fn);
      case 1:
        return call1(f, fn, v[0]);
      case 2:
        return call2(f, fn, v[0], v[1]);
      case 3:
        return call3(f, fn, v[0], v[1], v[2]);
      case 4:
        return call4(f, fn, v[0], v[1], v[2], v[3]);
      default:
        Frame fr = frame(fn, n);
        if (fr != null) {
          System.arraycopy(v, 0, fr.regs, 0, n);
          return enter(fr, f);
        }
        if (fn instanceof PyType t && (fr = init(t, n)) != null) {
          System.arraycopy(v, 0, fr.regs, 1, n);
          return construct(t, fr, f);
        }
        return fn.callN(v);
    }
  }
}
