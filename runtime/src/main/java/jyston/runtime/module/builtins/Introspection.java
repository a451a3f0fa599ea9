package jyston.runtime.module.builtins;

import jyston.runtime.Frame;
import jyston.runtime.FrameLocals;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;

/** {@code dir}, {@code vars}, {@code locals} and {@code next}. */
final class Introspection {
  private static final PyStr SORT = PyStr.intern("sort");

  private Introspection() {}

  /** The frame of the Python code that called. */
  static Frame frame() {
    Frame f = ThreadState.current().frame;
    if (f == null) {
      throw Py.systemError("frame does not exist");
    }
    return f;
  }

  /** {@code locals()} (PEP 667): a snapshot for functions, the namespace itself elsewhere. */
  static PyObject locals(Frame f) {
    return f.locals != null && !FrameLocals.hasHidden(f) ? f.locals : FrameLocals.snapshot(f);
  }

  static PyObject vars(PyObject o) {
    if (o == null) {
      return locals(frame());
    }
    PyObject d = Ops.findAttr(o, Names.DICT);
    if (d == null) {
      throw Py.typeError("vars() argument must have __dict__ attribute");
    }
    return d;
  }

  static PyObject dir(PyObject o) {
    PyObject names;
    if (o == null) {
      PyObject l = locals(frame());
      names = Ops.callMethod(l, Names.KEYS);
    } else {
      PyObject m = o.type().slot(Slot.DIR);
      if (m == null) {
        throw Py.typeError("object does not provide __dir__");
      }
      names = Slot.call(m, o);
    }
    PyList l = PyList.wrap(Ops.toArray(names));
    Ops.callMethod(l, SORT);
    return l;
  }

  static PyObject next(PyObject it, PyObject deflt) {
    PyObject m = it.type().slot(Slot.NEXT);
    if (m == null) {
      throw Py.typeError("'" + it.type().name() + "' object is not an iterator");
    }
    if (deflt == null) {
      // Through the method, so that StopIteration keeps its value.
      return Slot.call(m, it);
    }
    PyObject r = it.iterNext();
    return r == null ? deflt : r;
  }
}
