package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/**
 * Python classes. Builtin ones are shared by all interpreters and immutable; their dict is filled
 * from the generated table when first looked into.
 */
@PyClass(name = "type")
public final class PyType extends TypeLookup {
  private List<Object> keptCode;

  /**
   * {@link #patternKind}: neither; a sequence; a mapping ({@code Py_TPFLAGS_SEQUENCE, MAPPING}).
   */
  public static final int NO_PATTERN = 0;

  public static final int SEQUENCE = 1;
  public static final int MAPPING = 2;

  private static final PyObject[] NO_OBJECTS = {};

  /** {@code object}. */
  public static final PyType OBJECT = new PyType(null);

  /** {@code type}. */
  public static final PyType TYPE = new PyType(null);

  static {
    OBJECT.shape = TYPE.rootShape(0);
    TYPE.shape = TYPE.rootShape(0);
    OBJECT.table = new ObjectMethodsTable();
    OBJECT.name = "object";
    TYPE.table = new PyTypeTable();
    TYPE.name = "type";
    TYPE.base = OBJECT;
    TYPE.hasDict = true;
    TYPE.hasWeakref = true;
    OBJECT.solidBase = OBJECT;
    TYPE.solidBase = TYPE;
    TYPE.ownLookup = true;
    for (PyType t : new PyType[] {OBJECT, TYPE}) {
      t.subclassable = true;
    }
    TYPE.bases = new PyType[] {OBJECT};
    OBJECT.bases = new PyType[0];
    OBJECT.mro = new PyType[] {OBJECT};
    TYPE.mro = new PyType[] {TYPE, OBJECT};
  }

  BuiltinTable table;
  String name;
  private PyStr nameObject;
  private String messageName;
  PyStr qualName;
  PyType base;
  PyType[] bases;
  PyDict typeDict;
  boolean heap;
  boolean subclassable;
  boolean hasDict;
  boolean hasWeakref;

  /** Whether instances of this builtin type do not look attributes up as {@code object} does. */
  private boolean ownLookup;

  /** Whether {@code __abstractmethods__} is set and not empty. */
  boolean isAbstract;

  /** The nearest type in the base chain that fixes the Java class of instances or adds slots. */
  PyType solidBase;

  int hiddenSlots;

  private boolean immutable = true;
  private int inlineSlots = 4;
  private Shape root0;
  private Shape root4;
  private Shape root8;
  private Shape dict0;
  private Shape dict4;
  private Shape dict8;

  /**
   * The builtin type whose {@code __new__} makes the instances of this heap type; null where {@code
   * __new__} is looked up (CPython's {@code tp_new}, which forgets as little as this).
   */
  private PyType newOwner;

  private PyTuple mroTuple;
  private PyTuple basesTuple;
  private PyType[] mroTupleOf;
  private PyType[] basesTupleOf;

  /** A type under construction; see {@link TypeBuilder}. */
  PyType(PyType meta) {
    super(meta == null ? Shape.root(null, 0, 0, false) : meta.rootShape(0));
  }

  /**
   * Makes a builtin type.
   *
   * @param table its generated table
   */
  public static PyType builtin(BuiltinTable table) {
    return builtin(table, table.name(), table.base());
  }

  /** Makes a builtin type whose name or base is not what its table says. */
  public static PyType builtin(BuiltinTable table, String name, PyType base) {
    PyType t = new PyType(TYPE);
    t.table = table;
    t.name = name;
    t.base = base == null ? OBJECT : base;
    t.bases = new PyType[] {t.base};
    t.subclassable = table.subclassable();
    t.hasDict = t.base.hasDict;
    PyType[] bm = t.base.mro;
    PyType[] m = new PyType[bm.length + 1];
    m[0] = t;
    System.arraycopy(bm, 0, m, 1, bm.length);
    t.mro = m;
    t.solidBase = t;
    t.base.addSubclass(t);
    return t;
  }

  private int patternKind = NO_PATTERN;

  /** Which patterns may match instances; inherited, and set by {@code abc} registration. */
  public int patternKind() {
    if (patternKind == NO_PATTERN) {
      for (int i = 1; i < mro.length; i++) {
        if (mro[i].patternKind != NO_PATTERN) {
          return mro[i].patternKind;
        }
      }
    }
    return patternKind;
  }

  /** Says which patterns may match instances of this type and its subclasses. */
  public void setPatternKind(int kind) {
    patternKind = kind;
  }

  /** As {@link #setPatternKind}, for the declaration of a builtin type. */
  public PyType withPattern(int kind) {
    patternKind = kind;
    return this;
  }

  /** Says that instances of this builtin type have a {@code __dict__}. */
  public PyType withDict() {
    hasDict = true;
    return this;
  }

  /**
   * Says that the Java class looks attributes up in its own way: it overrides {@link
   * PyObject#getAttrNative} or {@link PyObject#setAttrNative}.
   */
  public PyType withOwnLookup() {
    ownLookup = true;
    return this;
  }

  /** Says that this builtin type adds nothing to the Java class of its base's instances. */
  PyType withoutLayout() {
    solidBase = null;
    return this;
  }

  /** Says that programs may set attributes of this builtin type, which one interpreter owns. */
  public PyType withAttributes() {
    immutable = false;
    return this;
  }

  /** Says that instances of this builtin type can be weakly referenced; all heap types can. */
  public PyType withWeakref() {
    hasWeakref = true;
    return this;
  }

  // What there is to know of a type.

  /**
   * The name for messages (CPython's {@code tp_name}): {@code __name__}, with the module before it
   * for types of builtin modules.
   */
  public String name() {
    String n = messageName;
    if (n == null) {
      String module = heap || isSubtypeOf(PyBaseException.TYPE) ? null : table.module();
      n = module == null || module.equals("builtins") ? name : module + "." + name;
      messageName = n;
    }
    return n;
  }

  /** {@code __name__}, as a Java string. */
  public String simpleName() {
    return name;
  }

  /** The {@code __module__}-qualified name for messages: without module for builtins. */
  public String fullName() {
    PyObject m = moduleObject();
    if (m instanceof PyStr s && !s.toString().equals("builtins")) {
      return s + "." + qualName();
    }
    return qualName().toString();
  }

  /** The name as {@code %T} in CPython's messages: {@link #fullName} but for {@code __main__}. */
  public String messageName() {
    PyObject m = moduleObject();
    return m instanceof PyStr s && s.toString().equals("__main__")
        ? qualName().toString()
        : fullName();
  }

  /** Compiled code that the class is embedded in: what is kept as long as the class is there. */
  public List<Object> keptCode() {
    if (keptCode == null) {
      keptCode = new ArrayList<>();
    }
    return keptCode;
  }

  /** {@code __qualname__}. */
  public PyStr qualName() {
    return qualName == null ? PyStr.of(name) : qualName;
  }

  /** {@code __base__}; null for object. */
  public PyType base() {
    return base;
  }

  /** {@code __bases__}; not to be changed. */
  public PyType[] bases() {
    return bases;
  }

  /** {@code __mro__}; not to be changed. */
  public PyType[] mro() {
    return mro;
  }

  /** Whether a class statement (or {@code type()}) made it. */
  public boolean isHeap() {
    return heap;
  }

  /** Whether instances have a dict. */
  public boolean hasDict() {
    return hasDict;
  }

  /** Whether instances can be weakly referenced. */
  public boolean hasWeakref() {
    return hasWeakref;
  }

  /** Whether this type is {@code other} or inherits from it, by MRO. */
  public boolean isSubtypeOf(PyType other) {
    return this == other || mroHas(other);
  }

  boolean mroHas(PyType other) {
    if (mro == Mro.INCOMPLETE) {
      return isSubtypeOfBases(other);
    }
    for (PyType t : mro) {
      if (t == other) {
        return true;
      }
    }
    return false;
  }

  /** The class's own dict. Change it through {@link #setAttr} only. */
  public PyDict dict() {
    PyDict d = typeDict;
    if (d == null) {
      d = BuiltinTypes.fill(this);
    }
    return d;
  }

  /** {@code __module__}: a str, or whatever was assigned. */
  PyObject moduleObject() {
    if (heap) {
      PyObject m = dict().get(Names.MODULE);
      return m == null ? PyStr.of("builtins") : m;
    }
    String m = table.module();
    return PyStr.of(m == null ? "builtins" : m);
  }

  // Lookup.

  /** Whether attribute reads on instances are the Java class's own (nothing user-defined). */
  public boolean plainGetattr() {
    return getattrKind() == NATIVE && looksUpPlainly();
  }

  /** Whether the Java class looks attributes up as that of {@code object} does. */
  boolean looksUpPlainly() {
    return !solidBuiltin().ownLookup;
  }

  /** The {@code __new__} that calling this class uses, or null. */
  PyObject newSlot() {
    PyType owner = newOwner;
    return owner == null ? slot(Slot.NEW) : owner.slot(Slot.NEW);
  }

  /**
   * The builtin {@code __new__} that makes what calling this class gives, and no other code; or
   * null.
   */
  public BuiltinSpec maker() {
    return TypeCall.maker(this);
  }

  /** Whether instances are made by {@code object.__new__}, without looking it up. */
  boolean hasObjectNew() {
    PyType owner = heap ? newOwner : this;
    return owner != null && owner.slot(Slot.NEW) == ObjectMethods.newFunction();
  }

  /** Takes over how instances of the base are made, for a class being built. */
  void inheritNew() {
    newOwner = base.heap ? base.newOwner : base;
    newChanged();
  }

  /**
   * To be called when the lookup of {@code __new__} may give something else. As in CPython, a
   * builtin {@code __new__} put into a class's dict does not change how calling it goes.
   */
  void newChanged() {
    if (newOwner != null && !(slot(Slot.NEW) instanceof PyBuiltinFunction f && f.isNew)) {
      newOwner = null;
    }
    callMode = 0;
    for (PyType t : subclasses()) {
      if (t.newOwner != null) {
        t.newChanged();
      }
    }
  }

  /** Sets the bases, keeping the tuple given, which may be of a subclass. */
  void setBases(PyType[] b, PyTuple given) {
    bases = b;
    basesTuple = given;
    basesTupleOf = b;
  }

  void setName(PyStr s) {
    name = s.javaString();
    nameObject = s;
    messageName = null;
  }

  void setMutable() {
    immutable = false;
  }

  /** Whether attributes of the class cannot be set. */
  public boolean isImmutable() {
    return immutable;
  }

  /** The nearest type in the base chain that fixes the layout of instances. */
  PyType solid() {
    PyType t = this;
    while (t.solidBase != t && t.base != null) {
      t = t.base;
    }
    return t;
  }

  /** The nearest builtin type in the base chain. */
  public PyType solidBuiltin() {
    PyType t = this;
    while (t.heap) {
      t = t.base;
    }
    return t;
  }

  /** Whether the other type is in the chain of {@code __base__}. */
  boolean isSubtypeOfBases(PyType other) {
    for (PyType t = this; t != null; t = t.base) {
      if (t == other) {
        return true;
      }
    }
    return false;
  }

  /** Whether the other type is reached by {@code __bases__}. */
  boolean isSubtypeOfAnyBase(PyType other) {
    if (this == other) {
      return true;
    }
    for (PyType b : bases) {
      if (b.isSubtypeOfAnyBase(other)) {
        return true;
      }
    }
    return false;
  }

  // Instances.

  /** The shape of an instance without attributes. */
  public Shape rootShape(int inline) {
    if (inline == 0) {
      return root0 != null ? root0 : (root0 = Shape.root(this, 0, hiddenSlots, false));
    }
    if (inline == 4) {
      return root4 != null ? root4 : (root4 = Shape.root(this, 4, hiddenSlots, false));
    }
    return root8 != null ? root8 : (root8 = Shape.root(this, 8, hiddenSlots, false));
  }

  Shape dictShape(int inline) {
    if (inline == 0) {
      return dict0 != null ? dict0 : (dict0 = Shape.root(this, 0, hiddenSlots, true));
    }
    if (inline == 4) {
      return dict4 != null ? dict4 : (dict4 = Shape.root(this, 4, hiddenSlots, true));
    }
    return dict8 != null ? dict8 : (dict8 = Shape.root(this, 8, hiddenSlots, true));
  }

  void wantSlots(int n) {
    if (n > inlineSlots) {
      inlineSlots = 8;
    }
  }

  /** A new instance of a class whose solid base is object, without attributes. */
  public PyInstance newInstance() {
    if (!heap && this != OBJECT) {
      throw Py.typeError("cannot create '" + fullName() + "' instances");
    }
    PyInstance o = inlineSlots == 4 ? new PyObj4(rootShape(4)) : new PyObj8(rootShape(8));
    if (slot(Slot.DEL) != null) {
      o.watch(o);
    }
    return o;
  }

  /** Throws the TypeError for an abstract class. */
  void checkConcrete() {
    if (isAbstract) {
      throw TypeOps.abstractError(this);
    }
  }

  // Calls: type.__call__.

  /** How calling this class goes, see {@link TypeCall#mode}; 0 is not known. */
  int callMode;

  /** The builtin {@code __new__} of a class in mode {@link TypeCall#NEW_ONLY}. */
  PyBuiltinFunction newFunction;

  @Override
  void forgetCalls() {
    callMode = 0;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  /** The {@code __init__} of the MRO. */
  public PyObject initializer() {
    return slot(Slot.INIT);
  }

  /** Whether {@code cls(...)} is a new plain instance followed by {@code __init__}. */
  public boolean makesPlainInstances() {
    return TypeCall.mode(this) == TypeCall.PLAIN;
  }

  @Override
  public PyObject call0() {
    return TypeCall.call0(this);
  }

  @Override
  public PyObject call1(PyObject a) {
    return TypeCall.call1(this, a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    return TypeCall.call2(this, a, b);
  }

  @Override
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    return TypeCall.call3(this, a, b, c);
  }

  /** Throws the TypeError for an {@code __init__} that returned something. */
  public void checkInit(PyObject r) {
    if (r != Py.None) {
      throw Py.typeError("__init__() should return None, not '" + r.type().name() + "'");
    }
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (!TypeCall.isTypeCall(this)) {
      return super.callKw(args, names);
    }
    return TypeCall.callKw(this, args, names);
  }

  @Override
  public PyObject callEx(PyObject[] args, PyDict kw) {
    PyObject init = TypeCall.plainInit(this);
    if (init == null || kw.size() == 0) {
      return super.callEx(args, kw);
    }
    PyObject o = newInstance();
    checkInit(init.callEx(jyston.runtime.PyMethod.prepend(o, args), kw));
    return o;
  }

  // Attributes: type.__getattribute__ and type.__setattr__.

  @Override
  protected PyObject getAttrNative(PyStr n) {
    PyType meta = shape.type;
    PyObject md = meta.lookup(n);
    if (md != null && md.isDataDescr() && md.hasDescrGet()) {
      return md.descrGet(this, meta);
    }
    PyObject d = lookup(n);
    if (d != null) {
      return d.descrGet(null, this);
    }
    return md == null ? null : md.descrGet(this, meta);
  }

  @Override
  protected void setAttrNative(PyStr n, PyObject value) {
    TypeOps.setAttr(this, n, value);
  }

  static PyObject classGetItem(PyType t, PyObject key) {
    PyObject m = t.getAttrOrNull(Slot.NAMES[Slot.CLASS_GETITEM]);
    if (m != null) {
      return m.call1(key);
    }
    if (t == TYPE) {
      return PyGenericAlias.of(t, key);
    }
    throw Py.typeError("type '" + t.name() + "' is not subscriptable");
  }

  // Methods seen from Python.

  @PyNew(sig = "(*args, **kwds)")
  static PyObject new_(PyType meta, PyObject[] args, PyDict kwds) {
    return TypeBuilder.typeNew(meta, args, kwds);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwds)")
  void init(PyObject[] args, PyDict kwds) {
    if (args.length != 1 && args.length != 3) {
      throw Py.typeError("type.__init__() takes 1 or 3 arguments");
    }
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return TypeCall.general(this, PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__getattribute__")
  PyObject getattribute(PyObject n) {
    PyStr s = Ops.attrName(n);
    PyObject r = getAttrNative(s);
    if (r == null) {
      throw Attrs.noAttribute(this, s);
    }
    return r;
  }

  @PyMethod(name = "__setattr__")
  void setattr(PyObject n, PyObject v) {
    setAttrNative(Ops.attrName(n), v);
  }

  @PyMethod(name = "__delattr__")
  void delattr(PyObject n) {
    setAttrNative(Ops.attrName(n), null);
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    PyObject m = moduleObject();
    return PyStr.of(
        m instanceof PyStr s && !s.toString().equals("builtins")
            ? "<class '" + s + "." + qualName() + "'>"
            : "<class '" + qualName() + "'>");
  }

  @PyMethod(name = "mro", doc = "Return a type's method resolution order.")
  PyObject mroMethod() {
    PyType[] m = Mro.compute(this);
    return PyList.wrap(Arrays.copyOf(m, m.length, PyObject[].class));
  }

  @PyMethod(name = "__subclasses__", doc = "Return a list of immediate subclasses.")
  PyObject subclassesMethod() {
    return PyList.wrap(subclasses().toArray(NO_OBJECTS));
  }

  @PyMethod(name = "__instancecheck__", doc = "Check if an object is an instance.")
  boolean instanceCheck(PyObject o) {
    return Ops.realIsInstance(o, this);
  }

  @PyMethod(name = "__subclasscheck__", doc = "Check if a class is a subclass.")
  boolean subclassCheck(PyObject o) {
    return Ops.realIsSubclass(o, this);
  }

  @PyClassMethod(
      name = "__prepare__",
      sig = "(*args, **kwds)",
      doc = "Create the namespace for the class statement")
  static PyObject prepare(PyType meta, PyObject[] args, PyDict kwds) {
    return new PyDict();
  }

  @PyMethod(name = "__dir__", doc = "Specialized __dir__ implementation for types.")
  PyObject dir() {
    return TypeOps.dir(this);
  }

  @PyMethod(name = "__sizeof__", doc = "Return memory consumption of the type object.")
  long sizeof() {
    return heap ? 1688 : 408;
  }

  @PyMethod(name = "__or__")
  static PyObject or(PyObject self, PyObject other) {
    return TypeOps.union(self, other);
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject self, PyObject other) {
    return TypeOps.union(other, self);
  }

  @PyGetter("__name__")
  PyObject getName() {
    PyStr n = nameObject;
    if (n == null) {
      n = nameObject = PyStr.of(name);
    }
    return n;
  }

  @PySetter("__name__")
  void setName(PyObject v) {
    TypeOps.setName(this, v);
  }

  @PyGetter("__qualname__")
  PyObject getQualName() {
    return qualName();
  }

  @PySetter("__qualname__")
  void setQualName(PyObject v) {
    TypeOps.checkSettable(this, "__qualname__", v);
    if (!(v instanceof PyStr s)) {
      throw Py.typeError(
          "can only assign string to " + name + ".__qualname__, not '" + v.type().name() + "'");
    }
    qualName = s;
  }

  @PyGetter("__module__")
  PyObject getModule() {
    if (heap) {
      PyObject m = dict().get(Names.MODULE);
      if (m == null) {
        throw Attrs.attributeError("__module__", this, Names.MODULE);
      }
      return m;
    }
    return moduleObject();
  }

  @PySetter("__module__")
  void setModule(PyObject v) {
    TypeOps.checkSettable(this, "__module__", v);
    dict().put(Names.MODULE, v);
    dict().remove(Names.FIRSTLINENO);
    modified();
  }

  @PyGetter("__bases__")
  PyObject getBases() {
    if (basesTupleOf != bases) {
      basesTuple = PyTuple.wrap(Arrays.copyOf(bases, bases.length, PyObject[].class));
      basesTupleOf = bases;
    }
    return basesTuple;
  }

  @PySetter("__bases__")
  void setBases(PyObject v) {
    BasesSetter.set(this, v);
  }

  @PyGetter(value = "__base__", member = true)
  PyObject getBase() {
    return base == null ? Py.None : base;
  }

  @PyGetter(value = "__mro__", member = true)
  PyObject getMro() {
    if (mro == Mro.INCOMPLETE) {
      return Py.None;
    }
    if (mroTupleOf != mro) {
      mroTuple = PyTuple.wrap(Arrays.copyOf(mro, mro.length, PyObject[].class));
      mroTupleOf = mro;
    }
    return mroTuple;
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return new PyMappingProxy(dict());
  }

  @PyGetter("__doc__")
  PyObject getDoc() {
    PyObject d = dict().get(Names.DOC);
    return d == null ? Py.None : d.descrGet(null, this);
  }

  @PySetter("__doc__")
  void setDoc(PyObject v) {
    TypeOps.checkSettable(this, "__doc__", v);
    dict().put(Names.DOC, v);
    modified();
  }

  @PyGetter("__text_signature__")
  PyObject getTextSignature() {
    String t = heap ? TextSignatures.inDoc(name, dict().get(Names.DOC)) : table.signature();
    return t == null ? Py.None : PyStr.of(t);
  }

  @PyGetter("__abstractmethods__")
  PyObject getAbstract() {
    PyObject v = this == TYPE ? null : dict().get(Names.ABSTRACTMETHODS);
    if (v == null) {
      throw Attrs.attributeError("__abstractmethods__", this, Names.ABSTRACTMETHODS);
    }
    return v;
  }

  @PySetter("__abstractmethods__")
  void setAbstract(PyObject v) {
    if (v == null) {
      if (dict().remove(Names.ABSTRACTMETHODS) == null) {
        throw Attrs.attributeError("__abstractmethods__", this, Names.ABSTRACTMETHODS);
      }
      isAbstract = false;
    } else {
      isAbstract = v.isTrue();
      dict().put(Names.ABSTRACTMETHODS, v);
    }
    modified();
  }

  @PyGetter("__annotations__")
  PyObject getAnnotations() {
    return TypeOps.annotations(this);
  }

  @PySetter("__annotations__")
  void setAnnotations(PyObject v) {
    TypeOps.setAnnotations(this, v);
  }

  @PyGetter("__type_params__")
  PyObject getTypeParams() {
    PyObject v = heap ? dict().get(Names.TYPE_PARAMS) : null;
    return v == null ? PyTuple.EMPTY : v;
  }

  @PySetter("__type_params__")
  void setTypeParams(PyObject v) {
    TypeOps.checkSettable(this, "__type_params__", v);
    dict().put(Names.TYPE_PARAMS, v);
    modified();
  }

  @PyGetter(value = "__flags__", member = true)
  long getFlags() {
    return TypeOps.flags(this);
  }

  @PyGetter(value = "__basicsize__", member = true)
  long getBasicSize() {
    return 16 + 8L * hiddenSlots + (isSubtypeOf(PyLong.TYPE) ? 8 : 0);
  }

  @PyGetter(value = "__itemsize__", member = true)
  long getItemSize() {
    return TypeOps.itemSize(this);
  }

  @PyGetter(value = "__dictoffset__", member = true)
  long getDictOffset() {
    return hasDict ? -1 : 0;
  }

  @PyGetter(value = "__weakrefoffset__", member = true)
  long getWeakrefOffset() {
    return hasWeakref ? -24 : 0;
  }
}
