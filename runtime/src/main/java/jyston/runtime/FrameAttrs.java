package jyston.runtime;

/** The less used parts of {@link Frame}. */
final class FrameAttrs {
  private FrameAttrs() {}

  static boolean bool(PyObject v) {
    if (v instanceof PyBool b) {
      return b.value;
    }
    throw Py.typeError(v == null ? "cannot delete attribute" : "attribute value type must be bool");
  }

  static void clear(Frame f) {
    PyGenerator g = f.generator;
    if (g == null && f.unstarted != null) {
      g = f.unstarted.coroutine();
    }
    if (g != null) {
      if (g.running) {
        throw Py.runtimeError("cannot clear an executing frame");
      }
      if (g.suspended()) {
        throw Py.runtimeError("cannot clear a suspended frame");
      }
      g.closeIt();
    } else if (!f.finished) {
      throw Py.runtimeError("cannot clear an executing frame");
    }
    java.util.Arrays.fill(f.regs, null);
    f.extraLocals = null;
    f.trace = null;
  }
}
