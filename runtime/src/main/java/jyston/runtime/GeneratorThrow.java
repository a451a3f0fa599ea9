package jyston.runtime;

/** Exceptions that are thrown into generators, coroutines and async generators, and their end. */
final class GeneratorThrow {
  private GeneratorThrow() {}

  /**
   * Raises an exception at the point of suspension.
   *
   * @param closeOnExit whether a GeneratorExit closes what the frame delegates to, instead of being
   *     thrown into it
   * @return what is yielded next; null when it returned, with {@link PySendable#returnValue} set
   */
  static PyObject into(PyGenerator g, PyException e, boolean closeOnExit) {
    if (g.running) {
      throw Py.valueError(g.kind() + " already executing");
    }
    PyObject d = g.delegate;
    if (d != null) {
      if (closeOnExit && e.matches(PyBaseException.GENERATOR_EXIT)) {
        try {
          closeDelegate(g, d);
        } catch (PyException n) {
          return here(g, n);
        }
        return here(g, e);
      }
      PyObject r;
      ThreadState ts = push(g);
      try {
        if (d instanceof PyGenerator inner && !(d instanceof PyAsyncGenerator)) {
          r = into(inner, e, closeOnExit);
          if (r == null) {
            throw Py.stopIteration(inner.takeReturn());
          }
        } else {
          PyObject m;
          try {
            m = Ops.findAttr(d, Names.THROW);
          } catch (PyException broken) {
            pop(g, ts);
            throw broken;
          }
          if (m == null) {
            throw e;
          }
          r = m.call1(e.value());
        }
      } catch (PyException n) {
        if (!g.running) {
          throw n;
        }
        pop(g, ts);
        // A StopIteration ends the delegation: the frame's own handler takes its value.
        return here(g, n);
      }
      pop(g, ts);
      return r;
    }
    return here(g, e);
  }

  /** Shows the suspended frame as the caller of what it delegates to. */
  private static ThreadState push(PyGenerator g) {
    g.running = true;
    ThreadState ts = ThreadState.current();
    g.frame.back = ts.frame;
    g.frame.thread = ts;
    ts.frame = g.frame;
    return ts;
  }

  private static void pop(PyGenerator g, ThreadState ts) {
    g.running = false;
    ts.frame = g.frame.back;
    g.frame.back = null;
  }

  private static PyObject here(PyGenerator g, PyException e) {
    if (g.closed) {
      if (g instanceof PyCoroutine) {
        g.afterEnd();
      }
      throw e;
    }
    if (!g.started) {
      // No handler of the frame can be active yet.
      e.addTraceback(g.frame, -1);
      g.begin();
      g.started = true;
      PyException end = g.ended(e);
      g.finish();
      throw end;
    }
    e.value().chain(g.frame.handled);
    return g.step(null, e);
  }

  private static void closeDelegate(PyGenerator g, PyObject d) {
    ThreadState ts = push(g);
    try {
      if (d instanceof PyGenerator inner && !(d instanceof PyAsyncGenerator)) {
        close(inner);
        return;
      }
      PyObject m;
      try {
        m = Ops.findAttr(d, Names.CLOSE);
      } catch (PyException e) {
        Unraisable.write(e, null, d);
        return;
      }
      if (m != null) {
        m.call0();
      }
    } finally {
      pop(g, ts);
    }
  }

  /** {@code close()}; gives what the generator returned. */
  static PyObject close(PyGenerator g) {
    if (g.running) {
      throw Py.valueError(g.kind() + " already executing");
    }
    if (g.closed) {
      return Py.None;
    }
    if (!g.started) {
      g.begin();
      g.started = true;
      g.finish();
      return Py.None;
    }
    PyException exit = null;
    PyObject d = g.delegate;
    if (d != null) {
      try {
        closeDelegate(g, d);
      } catch (PyException e) {
        exit = e;
      }
    }
    if (exit == null) {
      exit = new PyException(PyBaseException.GENERATOR_EXIT);
    }
    PyObject r;
    try {
      r = here(g, exit);
    } catch (PyException e) {
      if (e.value() instanceof PyStopIteration s) {
        return s.value == null ? Py.None : s.value;
      }
      if (e.matches(PyBaseException.GENERATOR_EXIT)) {
        return Py.None;
      }
      throw e;
    }
    if (r != null) {
      throw Py.runtimeError(g.kind() + " ignored GeneratorExit");
    }
    return g.takeReturn();
  }

  /** The exception that the arguments of {@code throw} stand for. */
  static PyException thrown(PyObject[] a, String method) {
    if (a.length == 0) {
      throw Py.typeError(method + " expected at least 1 argument, got 0");
    }
    if (a.length > 3) {
      throw Py.typeError(method + " expected at most 3 arguments, got " + a.length);
    }
    if (a.length > 1) {
      Warnings.deprecated(
          "the (type, exc, tb) signature of "
              + method
              + "() is deprecated, use the single-arg signature instead.",
          1);
    }
    PyObject typ = a[0];
    PyObject val = a.length > 1 ? a[1] : Py.None;
    PyObject tb = a.length > 2 ? a[2] : Py.None;
    if (tb != Py.None && !(tb instanceof PyTraceback)) {
      throw Py.typeError("throw() third argument must be a traceback object");
    }
    PyBaseException e;
    if (PyBaseException.isClass(typ)) {
      if (val instanceof PyBaseException v && v.type().isSubtypeOf((PyType) typ)) {
        e = v;
      } else {
        e = instantiate(typ, val);
      }
    } else if (typ instanceof PyBaseException v) {
      if (val != Py.None) {
        throw Py.typeError("instance exception may not have a separate value");
      }
      e = v;
    } else {
      throw Py.typeError(
          "exceptions must be classes or instances deriving from BaseException, not "
              + typ.type().name());
    }
    if (tb instanceof PyTraceback t) {
      e.traceback = t;
    }
    return new PyException(e);
  }

  /** The instance; where making it fails, the exception that this raised is thrown instead. */
  private static PyBaseException instantiate(PyObject cls, PyObject arg) {
    try {
      PyObject o =
          arg == Py.None
              ? cls.call0()
              : arg instanceof PyTuple t ? cls.callN(t.items) : cls.call1(arg);
      return o instanceof PyBaseException e ? e : PyBaseException.notAnException(cls, o).value();
    } catch (PyException e) {
      return e.value();
    }
  }
}
