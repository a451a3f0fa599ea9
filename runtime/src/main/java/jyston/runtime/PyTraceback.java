package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code traceback}: one frame that an exception passed, and the next inner one. */
@PyClass(
    name = "traceback",
    subclassable = false,
    sig = "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    doc = "Create a new traceback object.")
public final class PyTraceback extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTracebackTable());

  /** The next inner traceback, or null. */
  public PyTraceback next;

  /** The frame. */
  public final Frame frame;

  /** The program point in the frame: the index of the instruction. */
  public final int pc;

  /** The line, or -1 when it is still to be found from the program point. */
  private int line;

  /** {@code tb_lasti} as given to the constructor, or -2 when it follows from the program point. */
  private int lasti = -2;

  /** A frame passed at a program point. */
  public PyTraceback(PyTraceback next, Frame frame, int pc) {
    this(next, frame, pc, -1);
  }

  /** A frame passed at a program point with a line given. */
  public PyTraceback(PyTraceback next, Frame frame, int pc, int line) {
    this.next = next;
    this.frame = frame.expose();
    this.pc = pc;
    this.line = line;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The line. */
  public int line() {
    if (line == -1) {
      line = frame.code.lineAt(pc);
    }
    return line;
  }

  @PyNew(sig = "(tb_next, tb_frame, tb_lasti, tb_lineno)")
  static PyObject new_(PyType cls, PyObject next, Frame frame, int lasti, int line) {
    PyTraceback n = null;
    if (next instanceof PyTraceback t) {
      n = t;
    } else if (next != Py.None) {
      throw Py.typeError("expected traceback object or None, got '" + next.type().name() + "'");
    }
    PyTraceback t = new PyTraceback(n, frame, frame.code.pointAt(lasti), line);
    t.lasti = lasti;
    return t;
  }

  @PyMethod(name = "__dir__")
  static PyObject dir(PyTraceback self) {
    return PyList.wrap(
        new PyObject[] {
          PyStr.intern("tb_frame"),
          PyStr.intern("tb_next"),
          PyStr.intern("tb_lasti"),
          PyStr.intern("tb_lineno")
        });
  }

  @PyGetter("tb_next")
  PyObject getNext() {
    return next == null ? Py.None : next;
  }

  @PySetter("tb_next")
  void setNext(PyObject v) {
    if (v == null) {
      throw Py.typeError("can't delete tb_next attribute");
    }
    if (v == Py.None) {
      next = null;
      return;
    }
    if (!(v instanceof PyTraceback t)) {
      throw Py.typeError("expected traceback object, got '" + v.type().name() + "'");
    }
    for (PyTraceback c = t; c != null; c = c.next) {
      if (c == this) {
        throw Py.valueError("traceback loop detected");
      }
    }
    next = t;
  }

  @PyGetter(value = "tb_frame", member = true)
  PyObject getFrame() {
    return frame;
  }

  @PyGetter(value = "tb_lasti", member = true)
  int getLasti() {
    return lasti == -2 ? frame.code.offset(pc) : lasti;
  }

  @PyGetter("tb_lineno")
  PyObject getLine() {
    int n = line();
    return n < 0 ? Py.None : Py.integer(n);
  }
}
