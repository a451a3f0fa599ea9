package jyston.runtime;

/**
 * Every Python value. Generic operations on values are virtual methods here or static methods of
 * {@link Ops}; each default implementation goes through the special methods of {@link #type()}.
 */
public abstract class PyObject {
  /** An empty argument array. */
  public static final PyObject[] NO_ARGS = {};

  /** Python's {@code type(self)}. */
  public abstract PyType type();

  // Attributes.

  /**
   * Python's {@code getattr(self, name)}.
   *
   * @param name an interned name
   * @throws PyException AttributeError and whatever descriptors raise
   */
  public final PyObject getAttr(PyStr name) {
    PyObject r;
    try {
      r = Attrs.get(this, name);
    } catch (PyException e) {
      throw Attrs.withContext(e, this, name);
    }
    if (r == null) {
      throw Attrs.noAttribute(this, name);
    }
    return r;
  }

  /**
   * As {@link #getAttr}, with null in place of the AttributeError when nothing was run that could
   * have raised it.
   */
  public final PyObject getAttrOrNull(PyStr name) {
    return Attrs.get(this, name);
  }

  /**
   * Python's {@code setattr}, or {@code delattr} when value is null.
   *
   * @param name an interned name
   */
  public final void setAttr(PyStr name, PyObject value) {
    Attrs.set(this, name, value);
  }

  /**
   * The builtin {@code __getattribute__} of this object's Java class; null where it would raise a
   * plain AttributeError. Overridden by types with a lookup of their own (type, module, super).
   */
  protected PyObject getAttrNative(PyStr name) {
    return Attrs.generic(this, name);
  }

  /** The builtin {@code __setattr__} (or {@code __delattr__}, for null) of the Java class. */
  protected void setAttrNative(PyStr name, PyObject value) {
    Attrs.genericSet(this, name, value);
  }

  /** The holder of this object's own attributes, or null when it has none. */
  public PyInstance attrs() {
    return null;
  }

  // Descriptors.

  /** Whether instances of this object's type define {@code __get__}. */
  public boolean hasDescrGet() {
    return type().slot(Slot.GET) != null;
  }

  /** Whether this is a data descriptor (defines {@code __set__} or {@code __delete__}). */
  public boolean isDataDescr() {
    PyType t = type();
    return t.slot(Slot.SET) != null || t.slot(Slot.DELETE) != null;
  }

  /**
   * {@code self.__get__(obj, type)}, or self when it is not a descriptor.
   *
   * @param obj the instance, or null for access through the class
   */
  public PyObject descrGet(PyObject obj, PyType owner) {
    PyObject get = type().slot(Slot.GET);
    if (get == null) {
      return this;
    }
    return Slot.call(get, this, obj == null ? Py.None : obj, owner == null ? Py.None : owner);
  }

  /** {@code self.__set__(obj, value)}, or {@code __delete__} when value is null. */
  public void descrSet(PyObject obj, PyObject value) {
    PyObject m = type().slot(value == null ? Slot.DELETE : Slot.SET);
    if (m == null) {
      throw Py.attributeError(value == null ? "__delete__" : "__set__");
    }
    if (value == null) {
      Slot.call(m, this, obj);
    } else {
      Slot.call(m, this, obj, value);
    }
  }

  /**
   * Whether {@code x.f(a)} may be run as {@code f.call2(x, a)} when this is {@code f} as found in
   * the type (functions and method descriptors).
   */
  public boolean isMethodLike() {
    return false;
  }

  // Calls.

  /** Calls with no argument. */
  public PyObject call0() {
    return callKw(NO_ARGS, PyStr.NO_NAMES);
  }

  /** Calls with one positional argument. */
  public PyObject call1(PyObject a) {
    return callKw(new PyObject[] {a}, PyStr.NO_NAMES);
  }

  /** Calls with two positional arguments. */
  public PyObject call2(PyObject a, PyObject b) {
    return callKw(new PyObject[] {a, b}, PyStr.NO_NAMES);
  }

  /** Calls with three positional arguments. */
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    return callKw(new PyObject[] {a, b, c}, PyStr.NO_NAMES);
  }

  /** Calls with four positional arguments. */
  public PyObject call4(PyObject a, PyObject b, PyObject c, PyObject d) {
    return callKw(new PyObject[] {a, b, c, d}, PyStr.NO_NAMES);
  }

  /** Calls with positional arguments. The array is not changed and must not be kept. */
  public PyObject callN(PyObject[] args) {
    return callKw(args, PyStr.NO_NAMES);
  }

  /**
   * Calls with positional arguments followed by one value per keyword name.
   *
   * @param args not changed; must not be kept
   * @param names interned keyword names, in the order of the last values
   */
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    PyObject m = type().slot(Slot.CALL);
    if (m == null) {
      throw Py.typeError("'" + type().name() + "' object is not callable");
    }
    PyObject[] all = new PyObject[args.length + 1];
    System.arraycopy(args, 0, all, 1, args.length);
    if (m.isMethodLike()) {
      all[0] = this;
      return names.length == 0 ? m.callN(all) : m.callKw(all, names);
    }
    // Where __call__ is an instance again, no Python frame need come to count the recursion.
    ThreadState ts = ThreadState.current();
    ts.enterNative(" while calling a Python object");
    try {
      return m.descrGet(this, type()).callKw(args, names);
    } finally {
      ts.leaveNative();
    }
  }

  /**
   * Calls with positional arguments and a dict of others.
   *
   * @param args never changed by anybody
   * @param kw not changed; must not be kept
   */
  public PyObject callEx(PyObject[] args, PyDict kw) {
    return kw.size() == 0 ? callN(args) : callKw(PyDict.joinArgs(args, kw), kw.keywordNames());
  }

  /** Whether {@code callable(self)}. */
  public boolean isCallable() {
    return type().slot(Slot.CALL) != null;
  }

  // Protocols that are hot enough to be virtual.

  /** Truth value. */
  public boolean isTrue() {
    return Slot.isTrue(this);
  }

  /** {@code len(self)}. */
  public int len() {
    return Slot.len(this);
  }

  /** {@code self[key]}. */
  public PyObject getItem(PyObject key) {
    return Slot.getItem(this, key);
  }

  /** {@code self[key] = value}, or {@code del self[key]} when value is null. */
  public void setItem(PyObject key, PyObject value) {
    Slot.setItem(this, key, value);
  }

  /** {@code iter(self)}. */
  public PyObject iter() {
    return Slot.iter(this);
  }

  /** {@code next(self)}, with null (and nothing raised) when exhausted. */
  public PyObject iterNext() {
    return Slot.next(this);
  }

  /** {@code hash(self)}. */
  public long hash() {
    return Slot.hash(this);
  }

  /** {@code value in self}. */
  public boolean contains(PyObject value) {
    return Slot.contains(this, value);
  }

  /** The text of {@code str(self)}; for messages and host code. */
  @Override
  public String toString() {
    return Ops.str(this).toString();
  }
}
