package jyston.tier0;

import jyston.frontend.code.Op;
import jyston.runtime.Calls;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySuper;
import jyston.runtime.PyTuple;

/** Calls with keywords or unpacking, and through super. */
final class RareCalls {
  private RareCalls() {}

  static PyStr[] names(PyObject tuple) {
    PyObject[] items = ((PyTuple) tuple).items;
    PyStr[] out = new PyStr[items.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = ((PyStr) items[i]).interned();
    }
    return out;
  }

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    return switch (n.op) {
      case CALL_METHOD_KW -> {
        PyObject self = n.b(r);
        if (self == null) {
          yield n.a(r).callKw(n.more(r, 0), n.keywords);
        }
        PyObject[] args = n.more(r, 1);
        args[0] = self;
        yield n.a(r).callKw(args, n.keywords);
      }
      case CALL_EX -> Calls.callEx(n.a(r), n.b(r), n.c(r));
      case SUPER_ATTR, SUPER0_ATTR ->
          superAttr(n.a(r), n.b(r), n.c(r), n.name, n.op == Op.SUPER0_ATTR);
      case WITH_EXCEPT -> {
        PyBaseException e = (PyBaseException) n.b(r);
        PyObject tb = e.traceback == null ? Py.None : e.traceback;
        yield n.a(r).call3(e.type(), e, tb);
      }
      default -> throw n.unknown();
    };
  }

  /**
   * {@code super(cls, self).name}, whatever {@code super} is bound to.
   *
   * @param bare whether the source has no arguments
   */
  static PyObject superAttr(PyObject fn, PyObject cls, PyObject self, PyStr name, boolean bare) {
    if (fn == PySuper.TYPE) {
      return PySuper.attr(cls, self, name);
    }
    PyObject made = bare ? fn.call0() : fn.call2(cls, self);
    return made.getAttr(name);
  }
}
