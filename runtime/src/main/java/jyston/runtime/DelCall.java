package jyston.runtime;

/** The call of {@code __del__} that an object of a Python class has before it. */
final class DelCall implements Finalizers.Finalizable {
  private final PyObject self;

  /** Held by the attributes of self only. */
  private final Finalizers.Sentinel sentinel;

  private boolean done;

  DelCall(PyObject self) {
    this.self = self;
    this.sentinel = new Finalizers.Sentinel(this);
  }

  /** Whether {@code __del__} was called. */
  boolean done() {
    return done;
  }

  /** That of a builtin class closes streams, which others may still write to. */
  @Override
  public boolean late() {
    return !(self.type().slot(Slot.DEL) instanceof PyFunction);
  }

  @Override
  public PyObject object() {
    return self;
  }

  @Override
  public void finalizePython() {
    done = true;
    PyObject m = self.type().slot(Slot.DEL);
    if (m == null) {
      return;
    }
    try {
      Slot.call(m, self);
    } catch (PyException e) {
      Unraisable.write(e, null, m);
    }
  }
}
