package jyston.runtime;

/** Calls of classes (CPython's {@code type_call}). */
final class TypeCall {
  private TypeCall() {}

  /** {@link #mode}: none of the others. */
  private static final int GENERAL = 1;

  /** {@link #mode}: {@code object.__new__}, any {@code __init__}. */
  static final int PLAIN = 2;

  /** {@link #mode}: a builtin {@code __new__} and no {@code __init__}. */
  private static final int NEW_ONLY = 3;

  /** How calling a class goes; remembered until {@link TypeLookup#forgetCalls}. */
  static int mode(PyType t) {
    int m = t.callMode;
    if (m == 0) {
      m = GENERAL;
      if (t != PyType.TYPE && !t.isAbstract && isTypeCall(t)) {
        PyObject n = t.newSlot();
        boolean noInit = t.slot(Slot.INIT) == ObjectMethods.initDescr();
        if (t.hasObjectNew()) {
          m = PLAIN;
        } else if (noInit && n instanceof PyBuiltinFunction f) {
          t.newFunction = f;
          m = NEW_ONLY;
        }
      }
      t.callMode = m;
    }
    return m;
  }

  static BuiltinSpec maker(PyType t) {
    return mode(t) == NEW_ONLY ? t.newFunction.spec : null;
  }

  /** Whether calling a class is {@code type.__call__}. */
  static boolean isTypeCall(PyType t) {
    PyType meta = t.shape.type;
    return meta == PyType.TYPE || meta.slot(Slot.CALL) instanceof PyBuiltinDescr;
  }

  private static PyObject newInstance(PyType t) {
    if (t.slot(Slot.INIT) == ObjectMethods.initDescr()) {
      throw Py.typeError(t.name + "() takes no arguments");
    }
    return t.newInstance();
  }

  static PyObject call0(PyType t) {
    int m = mode(t);
    if (m == PLAIN) {
      PyObject o = t.newInstance();
      PyObject init = t.slot(Slot.INIT);
      if (init != ObjectMethods.initDescr()) {
        t.checkInit(Slot.call(init, o));
      }
      return o;
    }
    return m == NEW_ONLY ? t.newFunction.call1(t) : t.callKw(PyObject.NO_ARGS, PyStr.NO_NAMES);
  }

  static PyObject call1(PyType t, PyObject a) {
    int m = mode(t);
    if (m == PLAIN) {
      PyObject o = newInstance(t);
      t.checkInit(Slot.call(t.slot(Slot.INIT), o, a));
      return o;
    }
    if (m == NEW_ONLY) {
      return t.newFunction.call2(t, a);
    }
    return t == PyType.TYPE ? a.type() : t.callKw(new PyObject[] {a}, PyStr.NO_NAMES);
  }

  static PyObject call2(PyType t, PyObject a, PyObject b) {
    int m = mode(t);
    if (m == PLAIN) {
      PyObject o = newInstance(t);
      t.checkInit(Slot.call(t.slot(Slot.INIT), o, a, b));
      return o;
    }
    return m == NEW_ONLY
        ? t.newFunction.call3(t, a, b)
        : t.callKw(new PyObject[] {a, b}, PyStr.NO_NAMES);
  }

  static PyObject call3(PyType t, PyObject a, PyObject b, PyObject c) {
    int m = mode(t);
    if (m == PLAIN) {
      PyObject o = newInstance(t);
      t.checkInit(Slot.call(t.slot(Slot.INIT), o, a, b, c));
      return o;
    }
    return m == NEW_ONLY
        ? t.newFunction.call4(t, a, b, c)
        : t.callKw(new PyObject[] {a, b, c}, PyStr.NO_NAMES);
  }

  /** The {@code __init__} where a call is just a new plain instance and that; else null. */
  static PyObject plainInit(PyType t) {
    if (mode(t) != PLAIN) {
      return null;
    }
    PyObject init = t.slot(Slot.INIT);
    return init != ObjectMethods.initDescr() && init.isMethodLike() ? init : null;
  }

  static PyObject callKw(PyType t, PyObject[] args, PyStr[] names) {
    PyObject init = plainInit(t);
    if (init == null) {
      return general(t, args, names);
    }
    PyObject o = t.newInstance();
    t.checkInit(init.callKw(PyMethod.prepend(o, args), names));
    return o;
  }

  /** {@code type.__call__(cls, ...)}. */
  static PyObject general(PyType cls, PyObject[] args, PyStr[] names) {
    if (cls == PyType.TYPE) {
      int npos = args.length - names.length;
      if (npos == 1) {
        if (names.length == 0) {
          return args[0].type();
        }
        throw Py.typeError("type() takes no keyword arguments");
      }
      if (npos != 3) {
        throw Py.typeError("type() takes 1 or 3 arguments");
      }
    }
    if (names.length == 0 && !cls.heap && cls.table instanceof ExceptionTable e) {
      return e.make(cls, args.clone());
    }
    PyObject n = cls.newSlot();
    // A builtin type without __new__ of its own does not inherit that of object.
    if (n == null || n == ObjectMethods.newFunction() && !cls.heap && cls != PyType.OBJECT) {
      throw Py.typeError(
          "cannot create '" + (cls.heap ? cls.name : cls.fullName()) + "' instances");
    }
    PyObject[] all = new PyObject[args.length + 1];
    System.arraycopy(args, 0, all, 1, args.length);
    all[0] = cls;
    PyObject make = n.descrGet(null, cls);
    PyObject o = names.length == 0 ? make.callN(all) : make.callKw(all, names);
    PyType t = o.type();
    if (!t.isSubtypeOf(cls)) {
      return o;
    }
    PyObject init = t.slot(Slot.INIT);
    if (init == ObjectMethods.initDescr()) {
      // object.__init__ complains only where neither __new__ nor __init__ is overridden.
      if (args.length > 0) {
        ObjectMethods.checkInitArgs(o, args.length);
      }
      return o;
    }
    PyObject r;
    if (init.isMethodLike()) {
      all[0] = o;
      r = init.callKw(all, names);
    } else {
      r = init.descrGet(o, t).callKw(args, names);
    }
    cls.checkInit(r);
    return o;
  }
}
