package jyston.runtime;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code BaseExceptionGroup} and {@code ExceptionGroup} (PEP 654), and what except* needs. */
@PyClass(name = "BaseExceptionGroup", base = PyBaseException.class)
public final class PyExceptionGroup extends PyBaseException {
  /** {@code message}. */
  public PyObject message = Py.None;

  /** {@code exceptions}. */
  public PyTuple exceptions = PyTuple.EMPTY;

  PyExceptionGroup(PyType type) {
    super(type);
  }

  static PyBaseException make(PyType cls, PyObject[] a) {
    if (a.length != 2) {
      throw Py.typeError(
          "BaseExceptionGroup.__new__() takes exactly 2 arguments (" + a.length + " given)");
    }
    if (!(a[0] instanceof PyStr)) {
      throw Py.typeError(
          "BaseExceptionGroup.__new__() argument 1 must be str, not " + Ops.typeName(a[0]));
    }
    if (a[1] instanceof PyDict || a[1].type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("second argument (exceptions) must be a sequence");
    }
    PyTuple excs = PyTuple.wrap(Ops.toArray(a[1]));
    if (excs.size() == 0) {
      throw Py.valueError("second argument (exceptions) must be a non-empty sequence");
    }
    boolean bases = false;
    for (int i = 0; i < excs.size(); i++) {
      if (!(excs.get(i) instanceof PyBaseException e)) {
        throw Py.valueError("Item " + i + " of second argument (exceptions) is not an exception");
      }
      bases |= !e.type().isSubtypeOf(EXCEPTION);
    }
    PyType t = cls;
    if (cls == BASE_EXCEPTION_GROUP) {
      t = bases ? cls : EXCEPTION_GROUP;
    } else if (bases && cls == EXCEPTION_GROUP) {
      throw Py.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (bases && cls.isSubtypeOf(EXCEPTION)) {
      throw Py.typeError("Cannot nest BaseExceptions in '" + cls.name() + "'");
    }
    PyExceptionGroup g = new PyExceptionGroup(t);
    g.args = PyTuple.wrap(a);
    g.message = a[0];
    g.exceptions = excs;
    return g;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject newGroup(PyType cls, PyObject[] a, PyDict kwargs) {
    return make(cls, a);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initGroup(PyObject[] a, PyDict kwargs) {
    noKeywords(kwargs);
    args = PyTuple.wrap(a);
  }

  @PyMethod(name = "__str__")
  String groupStr() {
    int n = exceptions.size();
    return Ops.str(message) + " (" + n + " sub-exception" + (n > 1 ? "s" : "") + ")";
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject classGetitem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @PyGetter(value = "message", member = true, doc = "exception message")
  PyObject getMsg() {
    return message;
  }

  @PyGetter(value = "exceptions", member = true, doc = "nested exceptions")
  PyObject getExceptions() {
    return exceptions;
  }

  @PyMethod(name = "derive", sig = "(excs, /)")
  PyObject derive(PyObject excs) {
    return make(BASE_EXCEPTION_GROUP, new PyObject[] {message, excs});
  }

  @PyMethod(name = "split", sig = "(matcher_value, /)")
  PyObject split(PyObject condition) {
    checkMatcher(condition);
    PyBaseException[] r = split(this, condition, null, true);
    return PyTuple.of(orNone(r[0]), orNone(r[1]));
  }

  @PyMethod(name = "subgroup", sig = "(matcher_value, /)")
  PyObject subgroup(PyObject condition) {
    checkMatcher(condition);
    return orNone(split(this, condition, null, false)[0]);
  }

  private static PyObject orNone(PyBaseException e) {
    return e == null ? Py.None : e;
  }

  private static void checkMatcher(PyObject c) {
    if (c instanceof PyType ? PyBaseException.isClass(c) : c.isCallable()) {
      return;
    }
    if (c.getClass() == PyTuple.class) {
      boolean ok = true;
      for (PyObject o : ((PyTuple) c).items) {
        ok &= PyBaseException.isClass(o);
      }
      if (ok) {
        return;
      }
    }
    throw Py.typeError(
        "expected an exception type, a tuple of exception types, or a callable (other than a"
            + " class)");
  }

  private static boolean matches(
      PyBaseException e, PyObject condition, IdentityHashMap<PyBaseException, Boolean> ids) {
    if (ids != null) {
      return !(e instanceof PyExceptionGroup) && ids.containsKey(e);
    }
    if (condition instanceof PyType || condition.getClass() == PyTuple.class) {
      return givenMatches(e, condition);
    }
    return condition.call1(e).isTrue();
  }

  /** The part that matches and, when wanted, the rest; null where empty. */
  private static PyBaseException[] split(
      PyBaseException e,
      PyObject condition,
      IdentityHashMap<PyBaseException, Boolean> ids,
      boolean wantRest) {
    if (matches(e, condition, ids)) {
      return new PyBaseException[] {e, null};
    }
    if (!(e instanceof PyExceptionGroup g)) {
      return new PyBaseException[] {null, wantRest ? e : null};
    }
    ArrayList<PyObject> match = new ArrayList<>();
    ArrayList<PyObject> rest = new ArrayList<>();
    ThreadState ts = ThreadState.current();
    for (PyObject o : g.exceptions.items) {
      ts.enterNative(" in exceptiongroup_split_recursive");
      try {
        PyBaseException[] r = split((PyBaseException) o, condition, ids, wantRest);
        if (r[0] != null) {
          match.add(r[0]);
        }
        if (r[1] != null) {
          rest.add(r[1]);
        }
      } finally {
        ts.leaveNative();
      }
    }
    return new PyBaseException[] {subset(g, match), wantRest ? subset(g, rest) : null};
  }

  private static PyBaseException subset(PyExceptionGroup g, ArrayList<PyObject> excs) {
    if (excs.isEmpty()) {
      return null;
    }
    PyObject d = Ops.callMethod(g, "derive", PyList.wrap(excs.toArray(new PyObject[0])));
    if (!(d instanceof PyExceptionGroup n)) {
      throw Py.typeError("derive must return an instance of BaseExceptionGroup");
    }
    n.traceback = g.traceback;
    n.context = g.context;
    n.setCause(g.cause);
    n.suppressContext = g.cause != null || g.suppressContext;
    PyObject notes = Ops.findAttr(g, NOTES);
    if (notes != null && notes.type().slot(Slot.GETITEM) != null && !(notes instanceof PyDict)) {
      n.setAttr(NOTES, PyList.wrap(Ops.toArray(notes)));
    }
    return n;
  }

  // For the interpreter.

  /** Whether an exception matches a class or a tuple of classes (nested ones too). */
  public static boolean givenMatches(PyBaseException e, PyObject types) {
    if (types instanceof PyType t) {
      return e.type().isSubtypeOf(t);
    }
    if (types instanceof PyTuple t) {
      for (PyObject o : t.items) {
        if (givenMatches(e, o)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether {@code except types:} catches an exception.
   *
   * @throws PyException TypeError when types is no exception class or tuple of them
   */
  public static boolean exceptMatches(PyBaseException e, PyObject types) {
    if (types instanceof PyType t && t.isSubtypeOf(TYPE)) {
      return e.type().isSubtypeOf(t);
    }
    checkTypes(types);
    return givenMatches(e, types);
  }

  private static void checkTypes(PyObject types) {
    boolean ok = true;
    if (types instanceof PyTuple t) {
      for (PyObject o : t.items) {
        ok &= PyBaseException.isClass(o);
      }
    } else {
      ok = PyBaseException.isClass(types);
    }
    if (!ok) {
      throw Py.typeError("catching classes that do not inherit from BaseException is not allowed");
    }
  }

  /**
   * What {@code except* types:} takes of an exception: element 0 is the matching part, element 1
   * the rest; null where there is none.
   *
   * @param e the exception; null when all of it was handled already
   */
  public static PyBaseException[] matchStar(PyBaseException e, PyObject types) {
    checkTypes(types);
    boolean group = false;
    if (types instanceof PyTuple t) {
      for (PyObject o : t.items) {
        group |= ((PyType) o).isSubtypeOf(BASE_EXCEPTION_GROUP);
      }
    } else {
      group = ((PyType) types).isSubtypeOf(BASE_EXCEPTION_GROUP);
    }
    if (group) {
      throw Py.typeError(
          "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    if (e == null) {
      return new PyBaseException[2];
    }
    if (givenMatches(e, types)) {
      if (e instanceof PyExceptionGroup) {
        return new PyBaseException[] {e, null};
      }
      PyBaseException g = wrap(new PyObject[] {e});
      Frame f = ThreadState.current().frame;
      if (f != null) {
        g.traceback = new PyTraceback(null, f, f.pc);
      }
      return new PyBaseException[] {g, null};
    }
    if (!(e instanceof PyExceptionGroup)) {
      return new PyBaseException[] {null, e};
    }
    PyObject pair = Ops.callMethod(e, "split", types);
    if (pair.getClass() != PyTuple.class) {
      throw Py.typeError(e.type().name() + ".split must return a tuple, not " + pair.type().name());
    }
    PyTuple p = (PyTuple) pair;
    if (p.size() < 2) {
      throw Py.typeError(
          e.type().name() + ".split must return a 2-tuple, got tuple of size " + p.size());
    }
    return new PyBaseException[] {
      p.get(0) instanceof PyBaseException m ? m : null,
      p.get(1) instanceof PyBaseException r ? r : null
    };
  }

  private static PyBaseException wrap(PyObject[] excs) {
    return make(BASE_EXCEPTION_GROUP, new PyObject[] {PyStr.EMPTY, PyList.wrap(excs)});
  }

  /**
   * What to raise after the except* clauses (CPython's {@code _PyExc_PrepReraiseStar}), or null.
   *
   * @param orig the exception that the clauses handled
   * @param raisedList what the clauses raised, and the unhandled rest; Nones are skipped
   */
  public static PyBaseException prepareReraise(PyBaseException orig, PyObject raisedList) {
    PyObject[] excs = Ops.toArray(raisedList);
    if (!(orig instanceof PyExceptionGroup g)) {
      // One exception caught by a clause: at most one can have come out of it.
      for (PyObject o : excs) {
        if (o instanceof PyBaseException e) {
          return e;
        }
      }
      return null;
    }
    ArrayList<PyObject> raised = new ArrayList<>();
    IdentityHashMap<PyBaseException, Boolean> again = new IdentityHashMap<>();
    for (PyObject o : excs) {
      if (!(o instanceof PyBaseException e)) {
        continue;
      }
      if (sameMetadata(e, g)) {
        leaves(e, again);
      } else {
        raised.add(e);
      }
    }
    PyBaseException rest = again.isEmpty() ? null : split(g, null, again, false)[0];
    if (raised.isEmpty()) {
      return rest;
    }
    if (rest != null) {
      raised.add(rest);
    }
    return raised.size() == 1
        ? (PyBaseException) raised.get(0)
        : wrap(raised.toArray(new PyObject[0]));
  }

  private static void leaves(PyBaseException e, IdentityHashMap<PyBaseException, Boolean> out) {
    if (e instanceof PyExceptionGroup g) {
      for (PyObject o : g.exceptions.items) {
        leaves((PyBaseException) o, out);
      }
    } else {
      out.put(e, Boolean.TRUE);
    }
  }

  private static boolean sameMetadata(PyBaseException a, PyExceptionGroup b) {
    return a instanceof PyExceptionGroup
        && a.getOwn(NOTES) == b.getOwn(NOTES)
        && a.traceback == b.traceback
        && a.cause == b.cause
        && a.context == b.context;
  }
}
