package jyston.tier0;

import jyston.frontend.code.Op;
import jyston.runtime.Frame;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;

/**
 * {@code raise}, and the end of a handler. Tells the loop instead of throwing: a handler of the
 * same frame is then reached without the cost of a Java exception.
 */
final class RaiseNode extends Node {
  private final boolean again;
  private final int a;
  private final PyObject ka;
  private final int b;
  private final PyObject kb;

  RaiseNode(int pc, Op op, int a, PyObject ka, int b, PyObject kb) {
    super(pc);
    this.again = op == Op.RERAISE;
    this.a = a;
    this.ka = ka;
    this.b = b;
    this.kb = kb;
  }

  @Override
  int exec(Frame f, PyObject[] r) {
    PyObject x = ka != null ? ka : a >= 0 ? r[a] : null;
    if (again) {
      f.raising = PyException.again((PyBaseException) x);
    } else {
      PyObject cause = kb != null ? kb : b >= 0 ? r[b] : null;
      PyException e = PyException.raise(x, cause);
      e.reraised = x == null && f.thread.handled != null;
      f.raising = e;
    }
    return THROW;
  }
}
