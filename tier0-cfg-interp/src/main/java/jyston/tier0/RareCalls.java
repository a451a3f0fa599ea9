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
import jyston.runtime.PyType;

/** Calls with keywords or unpacking, and through super. */
final class RareCalls {
  private RareCalls() {}

  private static PyStr[] names(PyObject tuple) {
    PyObject[] items = ((PyTuple) tuple).items;
    PyStr[] out = new PyStr[items.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = ((PyStr) items[i]).interned();
    }
    return out;
  }

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    return switch (n.op) {
      case CALL_KW -> n.a(r).callKw(n.more(r, 0), names(n.k));
      case CALL_METHOD_KW -> {
        PyObject self = n.b(r);
        if (self == null) {
          yield n.a(r).callKw(n.more(r, 0), names(n.k));
        }
        PyObject[] args = n.more(r, 1);
        args[0] = self;
        yield n.a(r).callKw(args, names(n.k));
      }
      case CALL_EX -> Calls.callEx(n.a(r), n.b(r), n.c(r));
      case SUPER_ATTR, SUPER0_ATTR -> superAttr(n, r);
      case SUPER_METHOD, SUPER0_METHOD -> {
        superMethod(n, r);
        yield null;
      }
      case WITH_EXCEPT -> {
        PyBaseException e = (PyBaseException) n.b(r);
        PyObject tb = e.traceback == null ? Py.None : e.traceback;
        yield n.a(r).call3(e.type(), e, tb);
      }
      default -> throw n.unknown();
    };
  }

  private static PyObject superAttr(Rare n, PyObject[] r) {
    PyObject fn = n.a(r);
    if (fn == PySuper.TYPE) {
      return PySuper.attr(n.b(r), n.c(r), n.name);
    }
    boolean bare = n.op == Op.SUPER0_ATTR || n.op == Op.SUPER0_METHOD;
    PyObject made = bare ? fn.call0() : fn.call2(n.b(r), n.c(r));
    return made.getAttr(n.name);
  }

  private static void superMethod(Rare n, PyObject[] r) {
    PyObject self = n.c(r);
    if (n.a(r) == PySuper.TYPE && n.b(r) instanceof PyType cls) {
      PyType start = PySuper.check(cls, self);
      PyObject m = PySuper.find(cls, start, n.name);
      if (m != null && m.isMethodLike() && start == self.type()) {
        r[n.more[0]] = m;
        r[n.more[1]] = self;
        return;
      }
    }
    r[n.more[0]] = superAttr(n, r);
    r[n.more[1]] = null;
  }
}
