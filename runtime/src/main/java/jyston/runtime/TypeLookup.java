package jyston.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What a type finds through its MRO, and what it remembers of that: attributes by name, special
 * methods by number, and who has to be told when a class changes.
 */
abstract class TypeLookup extends PyInstance {
  /** {@link #getattrKind}: nothing overrides the Java class's own attribute access. */
  static final int NATIVE = 0;

  /** There is a {@code __getattr__}. */
  static final int FALLBACK = 1;

  /** There is a {@code __getattribute__} in Python. */
  static final int CUSTOM = 2;

  /** Method resolution order. */
  PyType[] mro;

  /** Changes whenever a lookup through this type may give another answer. */
  public int version = 1;

  /** What {@link #lookup} gave. */
  private AttrWay[] found;

  /** How instances get to attributes. */
  AttrWay[] reads;

  /** How attributes of instances are set. */
  AttrWay[] writes;

  private PyObject[] slots;

  private int kind = -1;

  private int nativeSet = -1;

  private int ownClass = -1;

  private int strEquality = -1;

  private int intComparison = -1;

  private int rememberReads = -1;

  private int rememberWrites = -1;

  private List<WeakReference<PyType>> subclasses;

  /** How many entries make {@link #addSubclass} look for dead ones. */
  private int sweepSubclasses = 16;

  /** Types that have this one in their MRO without inheriting from it, thanks to a metaclass. */
  private List<WeakReference<PyType>> dependents;

  /** Set while {@link #modified} runs: a metaclass can make subclasses go round in a circle. */
  private boolean telling;

  TypeLookup(Shape shape) {
    super(shape);
  }

  /** To be called when how calling the class goes may have changed. */
  abstract void forgetCalls();

  /**
   * What the MRO holds under a name (CPython's {@code _PyType_Lookup}), or null.
   *
   * @param n interned
   */
  public PyObject lookup(PyStr n) {
    AttrWay w = AttrWay.find(found, n, null);
    if (w == null) {
      return search(n);
    }
    return w.how == AttrWay.IN_CELL ? ((Cell) w.value).value : w.value;
  }

  private PyObject search(PyStr n) {
    int v = version;
    PyObject r = null;
    Cell in = null;
    for (PyType t : mro) {
      PyDict d = t.dict();
      r = d.get(n);
      if (r != null) {
        in = d.cellOrNull(n);
        break;
      }
    }
    if (v != version) {
      // A key's __eq__ has changed the classes.
      return r;
    }
    found =
        AttrWay.add(
            found,
            in != null
                ? new AttrWay(n, null, AttrWay.IN_CELL, -1, in, null)
                : new AttrWay(n, null, AttrWay.VALUE, -1, r, null));
    return r;
  }

  /**
   * Whether a class attribute of this value is read as it is, whoever asks: writing other data over
   * it then invalidates no lookup that remembers the cell.
   */
  public static boolean isData(PyObject v) {
    Class<?> c = v.getClass();
    if (c == PyInt.class || c == PyStr.class || c == PyFloat.class) {
      return true;
    }
    return !(v instanceof PyInstance) && !v.hasDescrGet() && !v.isDataDescr() && !v.isMethodLike();
  }

  /** Whether instances, which are ints, are compared as ints are. */
  final boolean comparesAsInt() {
    int k = intComparison;
    if (k < 0) {
      k = 1;
      for (int number = Slot.LT; number <= Slot.GE; number++) {
        if (slot(number) != PyLong.TYPE.slot(number)) {
          k = 0;
        }
      }
      intComparison = k;
    }
    return k != 0;
  }

  /** Whether instances, which are strs, are equal as strs are. */
  final boolean equalsAsStr() {
    int k = strEquality;
    if (k < 0) {
      k =
          slot(Slot.EQ) == PyStr.TYPE.slot(Slot.EQ) && slot(Slot.NE) == PyStr.TYPE.slot(Slot.NE)
              ? 1
              : 0;
      strEquality = k;
    }
    return k != 0;
  }

  /**
   * The cell of what {@link #lookup} finds, when code writes that now and then; caches must then
   * remember the cell, since {@link #version} stays. Null where the value itself may be remembered.
   */
  public Cell lookupCell(PyStr n) {
    PyType t = definer(n);
    return t == null ? null : t.dict().cellOrNull(n);
  }

  /** The type in the MRO whose own dict has the name, or null. */
  public PyType definer(PyStr n) {
    for (PyType t : mro) {
      if (t.dict().get(n) != null) {
        return t;
      }
    }
    return null;
  }

  /** The special method of a {@link Slot} number as found in the MRO, or null. */
  public PyObject slot(int number) {
    PyObject[] s = slots;
    if (s == null) {
      s = slots = new PyObject[Slot.COUNT];
    }
    PyObject v = s[number];
    if (v == null) {
      v = lookup(Slot.NAMES[number]);
      s[number] = v == null ? Absent.ABSENT : v;
      return v;
    }
    return v == Absent.ABSENT ? null : v;
  }

  int getattrKind() {
    int k = kind;
    if (k < 0) {
      k = isNative(Slot.GETATTRIBUTE) ? NATIVE : CUSTOM;
      if (slot(Slot.GETATTR) != null) {
        k |= FALLBACK;
      }
      kind = k;
    }
    return k;
  }

  /**
   * Whether no class of the MRO has a {@code __getattribute__} or {@code __getattr__} in Python.
   */
  public boolean nativeGetattr() {
    return getattrKind() == NATIVE;
  }

  /** Whether {@code __class__} of instances is their type, whatever they are. */
  public final boolean tellsOwnClass() {
    int k = ownClass;
    if (k < 0) {
      PyType t = (PyType) (PyObject) this;
      k = t.plainGetattr() && lookup(Names.CLASS) == PyType.OBJECT.dict().get(Names.CLASS) ? 1 : 0;
      ownClass = k;
    }
    return k != 0;
  }

  /** Whether attribute writes on instances are the Java class's own. */
  public boolean nativeSetattr() {
    int k = nativeSet;
    if (k < 0) {
      k = isNative(Slot.SETATTR) && isNative(Slot.DELATTR) ? 1 : 0;
      nativeSet = k;
    }
    return k != 0;
  }

  /** Whether ways to read attributes of instances are remembered. */
  final boolean remembersReads() {
    int k = rememberReads;
    if (k < 0) {
      k = (getattrKind() & CUSTOM) == 0 && remembers() ? 1 : 0;
      rememberReads = k;
    }
    return k != 0;
  }

  /** Whether ways to set attributes of instances are remembered. */
  final boolean remembersWrites() {
    int k = rememberWrites;
    if (k < 0) {
      k = nativeSetattr() && remembers() ? 1 : 0;
      rememberWrites = k;
    }
    return k != 0;
  }

  private boolean remembers() {
    return ((PyType) (PyObject) this).looksUpPlainly() && Interpreter.current().attributeCache;
  }

  /** Whether a special method is the builtin one of that name. */
  private boolean isNative(int number) {
    return slot(number) instanceof PyBuiltinDescr d && d.spec.name == Slot.NAMES[number];
  }

  /** To be called after any change of the dict, bases or MRO. */
  void modified() {
    if (telling) {
      return;
    }
    telling = true;
    version++;
    found = null;
    reads = null;
    writes = null;
    slots = null;
    kind = -1;
    nativeSet = -1;
    ownClass = -1;
    strEquality = -1;
    intComparison = -1;
    rememberReads = -1;
    rememberWrites = -1;
    forgetCalls();
    tell(subclasses);
    tell(dependents);
    telling = false;
  }

  private static void tell(List<WeakReference<PyType>> types) {
    if (types != null) {
      for (WeakReference<PyType> r : types) {
        PyType t = r.get();
        if (t != null) {
          t.modified();
        }
      }
    }
  }

  /** Says that a type that does not inherit from this one has it in its MRO. */
  void addDependent(PyType t) {
    if (dependents == null) {
      dependents = new ArrayList<>();
    }
    dependents.removeIf(r -> r.get() == null || r.get() == t);
    dependents.add(new WeakReference<>(t));
  }

  void addSubclass(PyType t) {
    synchronized (this) {
      if (subclasses == null) {
        subclasses = new ArrayList<>();
      }
      // Looking through all of them each time would make many subclasses quadratic.
      if (subclasses.size() >= sweepSubclasses) {
        subclasses.removeIf(r -> r.get() == null);
        sweepSubclasses = Math.max(16, 2 * subclasses.size());
      }
      subclasses.add(new WeakReference<>(t));
    }
  }

  void removeSubclass(PyType t) {
    synchronized (this) {
      if (subclasses != null) {
        subclasses.removeIf(r -> r.get() == null || r.get() == t);
      }
    }
  }

  /** The live direct subclasses, in order of creation. */
  public List<PyType> subclasses() {
    ArrayList<PyType> out = new ArrayList<>();
    synchronized (this) {
      if (subclasses != null) {
        for (WeakReference<PyType> r : subclasses) {
          PyType t = r.get();
          if (t != null) {
            out.add(t);
          }
        }
      }
    }
    return out;
  }
}
