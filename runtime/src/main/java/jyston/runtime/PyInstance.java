package jyston.runtime;

/**
 * An object with a shape: its class, and its own attributes in slots. The sized subclasses {@link
 * PyObj4} and {@link PyObj8} hold the first slots in fields; this class holds all in {@link #more}.
 */
public abstract class PyInstance extends PyObject {
  /** Class and attribute layout. Never null after construction. */
  public Shape shape;

  /** Slots from {@link Shape#inline} on; null while there are none. */
  public PyObject[] more;

  /** The dict, once something asked for {@code __dict__}; then attributes live here. */
  public PyDict dict;

  /** What {@code __del__} needs, where the class has one. */
  private DelCall del;

  /** Makes an instance without attributes. */
  protected PyInstance(Shape shape) {
    this.shape = shape;
    if (shape.inline == 0) {
      init(shape, this);
    }
  }

  /** Makes the attributes of another object, which its {@code __del__} is called with. */
  PyInstance(Shape shape, PyObject owner) {
    this.shape = shape;
    init(shape, owner);
  }

  private void init(Shape shape, PyObject owner) {
    if (shape.hidden > 0) {
      more = new PyObject[shape.hidden];
    }
    PyType t = shape.type;
    // The first types are made before there is a type of types.
    if (t != null && t.isHeap() && hasDel(t)) {
      watch(owner);
    }
  }

  /** Whether a class has a {@code __del__} that is not of a builtin, which see to their own. */
  protected static boolean hasDel(PyType t) {
    PyObject m = t.slot(Slot.DEL);
    return m != null && !(m instanceof PyBuiltinDescr);
  }

  /** Has {@code __del__} called with an object when it is garbage. */
  final void watch(PyObject owner) {
    del = new DelCall(owner);
  }

  /** Whether {@code __del__} was called ({@code gc.is_finalized}). */
  public final boolean isFinalized() {
    return del != null && del.done();
  }

  @Override
  public PyType type() {
    return shape.type;
  }

  @Override
  public PyInstance attrs() {
    return this;
  }

  /** The function that a call runs with this object in front; null where it takes more. */
  final PyObject callMethod() {
    PyObject m = shape.type.slot(Slot.CALL);
    return m instanceof PyFunction ? m : null;
  }

  /** Value of a slot, or null. */
  public PyObject slot(int i) {
    return more[i];
  }

  /** Sets a slot that exists, or the next one to come. */
  public void setSlot(int i, PyObject v) {
    setMore(i, v);
  }

  final void setMore(int i, PyObject v) {
    PyObject[] m = more;
    if (m == null) {
      m = more = new PyObject[Math.max(4, i + 1)];
    } else if (i >= m.length) {
      m = more = java.util.Arrays.copyOf(m, Math.max(i + 1, m.length * 2));
    }
    m[i] = v;
  }

  /** Own attribute, or null. */
  public final PyObject getOwn(PyStr name) {
    if (shape.dictMode) {
      return dict.get(name);
    }
    int i = shape.find(name);
    return i < 0 ? null : slot(i);
  }

  /** Sets an own attribute. */
  public final void setOwn(PyStr name, PyObject value) {
    Shape s = shape;
    if (s.dictMode) {
      dict.put(name, value);
      return;
    }
    int i = s.find(name);
    if (i >= 0) {
      setSlot(i, value);
      return;
    }
    if (s.count >= Shape.MAX_KEYS) {
      toDict().put(name, value);
      return;
    }
    // Slot before shape: another reader of the shape never sees the slot missing.
    setSlot(s.count, value);
    Shape n = s.with(name);
    shape = n;
    if (n.inline > 0 && n.count > n.inline) {
      n.type.wantSlots(n.count);
    }
  }

  /** Removes an own attribute; false when there is none. */
  public final boolean deleteOwn(PyStr name) {
    if (shape.dictMode) {
      return dict.remove(name) != null;
    }
    if (shape.find(name) < 0) {
      return false;
    }
    PyStr[] keys = shape.keys();
    int hidden = shape.hidden;
    PyObject[] vals = new PyObject[keys.length];
    for (int i = 0; i < keys.length; i++) {
      vals[i] = slot(hidden + i);
      setSlot(hidden + i, null);
    }
    Shape s = shape.type.rootShape(shape.inline);
    shape = s;
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != name) {
        setOwn(keys[i], vals[i]);
      }
    }
    return true;
  }

  /** The attributes as a dict which from now on is where they live. */
  public final PyDict toDict() {
    if (shape.dictMode) {
      return dict;
    }
    PyDict d = new PyDict();
    PyStr[] keys = shape.keys();
    int hidden = shape.hidden;
    for (int i = 0; i < keys.length; i++) {
      d.put(keys[i], slot(hidden + i));
      setSlot(hidden + i, null);
    }
    dict = d;
    shape = shape.type.dictShape(shape.inline);
    return d;
  }

  /** Replaces the dict ({@code obj.__dict__ = d}). */
  public final void replaceDict(PyDict d) {
    toDict();
    dict = d;
  }

  /** Gives the object another class of the same layout ({@code obj.__class__ = t}). */
  public final void changeType(PyType t) {
    if (shape.dictMode) {
      shape = t.dictShape(shape.inline);
      return;
    }
    PyStr[] keys = shape.keys();
    Shape s = t.rootShape(shape.inline);
    for (PyStr k : keys) {
      s = s.with(k);
    }
    shape = s;
  }
}
