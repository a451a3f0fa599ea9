package jyston.runtime;

/** A Python exception on its way through Java code. It carries no Java stack trace. */
public final class PyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exception instance. */
  private final transient PyBaseException value;

  private transient Throwable origin;

  /** Set where raising again must add no traceback entry for the frame that does so. */
  public boolean reraised;

  /**
   * Raises {@code type(*args)} where the exception being handled becomes its context (CPython's
   * {@code PyErr_SetObject}).
   */
  public PyException(PyType type, PyObject... args) {
    super(null, null, false, false);
    PyBaseException v = PyBaseException.create(type, args);
    this.value = v;
    v.chain(ThreadState.current().handled);
  }

  /** Throws an instance (again), its context left alone. */
  public PyException(PyBaseException value) {
    super(null, null, false, false);
    this.value = value;
  }

  /** The exception instance. */
  public PyBaseException value() {
    return value;
  }

  /** Whether the exception's type is the given one or derives from it. */
  public boolean matches(PyType type) {
    return value.type().isSubtypeOf(type);
  }

  /**
   * Raises an instance where the exception being handled becomes its context: {@code throw
   * PyException.chained(e)}.
   */
  public static PyException chained(PyBaseException e) {
    e.chain(ThreadState.current().handled);
    return new PyException(e);
  }

  /**
   * What {@code raise exc from cause} throws.
   *
   * @param exc an instance or a class; null for a bare {@code raise}
   * @param cause an instance, a class or None; null when there is no {@code from}
   * @return the exception to throw, which is a TypeError when the operands are wrong
   */
  public static PyException raise(PyObject exc, PyObject cause) {
    if (exc == null) {
      PyBaseException h = ThreadState.current().handled;
      return h == null ? Py.runtimeError("No active exception to reraise") : new PyException(h);
    }
    PyBaseException v;
    if (exc instanceof PyBaseException e) {
      v = e;
    } else if (PyBaseException.isClass(exc)) {
      v = instantiate((PyType) exc);
    } else {
      return Py.typeError("exceptions must derive from BaseException");
    }
    if (cause != null) {
      if (cause instanceof PyBaseException c) {
        v.setCause(c);
      } else if (PyBaseException.isClass(cause)) {
        v.setCause(instantiate((PyType) cause));
      } else if (cause == Py.None) {
        v.setCause(null);
      } else {
        return Py.typeError("exception causes must derive from BaseException");
      }
    }
    return chained(v);
  }

  private static PyBaseException instantiate(PyType cls) {
    PyObject o = cls.call0();
    if (o instanceof PyBaseException e) {
      return e;
    }
    throw PyBaseException.notAnException(cls, o);
  }

  /** Records that the exception leaves, or is raised in, a frame at a program point. */
  public void addTraceback(Frame f, int pc) {
    value.traceback = new PyTraceback(value.traceback, f, pc);
  }

  /** An exception that goes on from where a handler ends, with no traceback entry for it. */
  public static PyException again(PyBaseException e) {
    PyException x = new PyException(e);
    x.reraised = true;
    return x;
  }

  /** The Python exception for whatever Java code threw. */
  public static PyException fromJava(Throwable t) {
    return t instanceof PyException e ? e : fromError(t);
  }

  private static PyException fromError(Throwable t) {
    return switch (t) {
      case StackOverflowError e -> Py.recursionError("maximum recursion depth exceeded");
      case OutOfMemoryError e -> Py.memoryError();
      default -> {
        PyException e = Py.systemError("internal error: " + t);
        e.origin = t;
        yield e;
      }
    };
  }

  /** The Java error that this one stands for, or null. */
  @Override
  public synchronized Throwable getCause() {
    return origin;
  }

  /** The Python type and message, for Java code that lets it through. */
  @Override
  public String getMessage() {
    return value.type().name() + ": " + value.safeMessage();
  }
}
