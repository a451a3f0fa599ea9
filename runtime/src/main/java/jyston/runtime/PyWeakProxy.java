package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code weakref.proxy(o)}: passes every operation on to the referent. */
@PyClass(name = "ProxyType", module = "weakref", subclassable = false)
public class PyWeakProxy extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyWeakProxyTable()).withOwnLookup();

  final WeakRefs.Entry entry;

  /** Called when the referent is gone; null for none, and once called. */
  PyObject callback;

  PyWeakProxy(WeakRefs.Entry entry, PyObject callback) {
    this.entry = entry;
    this.callback = callback;
  }

  /** {@code weakref.proxy(o, callback)}; callback may be null. */
  public static PyObject of(PyObject o, PyObject callback) {
    boolean callable = o.isCallable();
    WeakRefs all = WeakRefs.current();
    PyType t = callable ? PyWeakCallableProxy.TYPE : TYPE;
    if (callback == null) {
      PyObject r = all.canonical(o, t);
      if (r != null) {
        return r;
      }
    }
    WeakRefs.Entry e = all.entry(o);
    PyObject p = callable ? new PyWeakCallableProxy(e, callback) : new PyWeakProxy(e, callback);
    all.register(e, p, callback == null);
    return p;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  final PyObject target() {
    PyObject o = entry.get();
    if (o == null) {
      throw Py.error(PyBaseException.REFERENCE_ERROR, "weakly-referenced object no longer exists");
    }
    return o;
  }

  private static PyObject real(PyObject o) {
    return o instanceof PyWeakProxy p ? p.target() : o;
  }

  @Override
  protected PyObject getAttrNative(PyStr name) {
    return target().getAttr(name);
  }

  @Override
  protected void setAttrNative(PyStr name, PyObject value) {
    target().setAttr(name, value);
  }

  @PyMethod(name = "__getattribute__", doc = "Return getattr(self, name).")
  final PyObject getattribute(PyObject name) {
    return target().getAttr(Ops.attrName(name));
  }

  @PyMethod(name = "__setattr__", doc = "Implement setattr(self, name, value).")
  final void setattr(PyObject name, PyObject value) {
    target().setAttr(Ops.attrName(name), value);
  }

  @PyMethod(name = "__delattr__", doc = "Implement delattr(self, name).")
  final void delattr(PyObject name) {
    target().setAttr(Ops.attrName(name), null);
  }

  @Override
  public long hash() {
    throw Py.typeError("unhashable type: '" + type().fullName() + "'");
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  final PyObject repr() {
    PyObject o = entry.get();
    return Py.str(
        "<weakproxy at "
            + PyWeakRef.address(this)
            + "; "
            + (o == null
                ? "dead>"
                : "to '" + o.type().fullName() + "' at " + PyWeakRef.address(o) + ">"));
  }

  @PyMethod(name = "__str__", doc = "Return str(self).")
  final PyObject str() {
    return Ops.str(target());
  }

  @PyMethod(name = "__bytes__")
  final PyObject bytes() {
    return Ops.callMethod(target(), "__bytes__");
  }

  @PyMethod(name = "__reversed__")
  final PyObject reversed() {
    return Ops.callMethod(target(), "__reversed__");
  }

  @Override
  @PyMethod(name = "__bool__", doc = "True if self else False")
  public boolean isTrue() {
    return target().isTrue();
  }

  @Override
  @PyMethod(name = "__len__", doc = "Return len(self).")
  public int len() {
    return target().len();
  }

  @Override
  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  public boolean contains(PyObject key) {
    return target().contains(key);
  }

  @Override
  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  public PyObject getItem(PyObject key) {
    return target().getItem(key);
  }

  @Override
  @PyMethod(name = "__setitem__", doc = "Set self[key] to value.")
  public void setItem(PyObject key, PyObject value) {
    target().setItem(key, value);
  }

  @PyMethod(name = "__delitem__", doc = "Delete self[key].")
  final void delItem(PyObject key) {
    target().setItem(key, null);
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return target().iter();
  }

  @Override
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  public PyObject iterNext() {
    PyObject o = target();
    if (o.type().slot(Slot.NEXT) == null) {
      throw Py.typeError(
          "Weakref proxy referenced a non-iterator '" + o.type().name() + "' object");
    }
    return o.iterNext();
  }

  @PyMethod(name = "__int__", doc = "int(self)")
  final PyObject toInt() {
    return PyLong.TYPE.call1(target());
  }

  @PyMethod(name = "__float__", doc = "float(self)")
  final PyObject toFloat() {
    return PyFloat.TYPE.call1(target());
  }

  @PyMethod(name = "__index__", doc = "Return self converted to an integer.")
  final PyObject toIndex() {
    return Ops.index(target());
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  final PyObject lt(PyObject o) {
    return Compare.rich(target(), real(o), Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  final PyObject le(PyObject o) {
    return Compare.rich(target(), real(o), Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  final PyObject eq(PyObject o) {
    return Compare.rich(target(), real(o), Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  final PyObject ne(PyObject o) {
    return Compare.rich(target(), real(o), Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  final PyObject gt(PyObject o) {
    return Compare.rich(target(), real(o), Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  final PyObject ge(PyObject o) {
    return Compare.rich(target(), real(o), Compare.GE);
  }

  @PyMethod(name = "__neg__", doc = "-self")
  final PyObject neg() {
    return Arith.unary(Slot.NEG, target());
  }

  @PyMethod(name = "__pos__", doc = "+self")
  final PyObject pos() {
    return Arith.unary(Slot.POS, target());
  }

  @PyMethod(name = "__abs__", doc = "abs(self)")
  final PyObject abs() {
    return Arith.unary(Slot.ABS, target());
  }

  @PyMethod(name = "__invert__", doc = "~self")
  final PyObject invert() {
    return Arith.unary(Slot.INVERT, target());
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  final PyObject add(PyObject o) {
    return Arith.binary(Slot.ADD, target(), real(o));
  }

  @PyMethod(name = "__radd__", doc = "Return value+self.")
  final PyObject radd(PyObject o) {
    return Arith.binary(Slot.ADD, real(o), target());
  }

  @PyMethod(name = "__iadd__", doc = "Return self+=value.")
  final PyObject iadd(PyObject o) {
    return Arith.inPlace(Slot.ADD, target(), real(o));
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  final PyObject sub(PyObject o) {
    return Arith.binary(Slot.SUB, target(), real(o));
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  final PyObject rsub(PyObject o) {
    return Arith.binary(Slot.SUB, real(o), target());
  }

  @PyMethod(name = "__isub__", doc = "Return self-=value.")
  final PyObject isub(PyObject o) {
    return Arith.inPlace(Slot.SUB, target(), real(o));
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  final PyObject mul(PyObject o) {
    return Arith.binary(Slot.MUL, target(), real(o));
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  final PyObject rmul(PyObject o) {
    return Arith.binary(Slot.MUL, real(o), target());
  }

  @PyMethod(name = "__imul__", doc = "Return self*=value.")
  final PyObject imul(PyObject o) {
    return Arith.inPlace(Slot.MUL, target(), real(o));
  }

  @PyMethod(name = "__matmul__", doc = "Return self@value.")
  final PyObject matmul(PyObject o) {
    return Arith.binary(Slot.MATMUL, target(), real(o));
  }

  @PyMethod(name = "__rmatmul__", doc = "Return value@self.")
  final PyObject rmatmul(PyObject o) {
    return Arith.binary(Slot.MATMUL, real(o), target());
  }

  @PyMethod(name = "__imatmul__", doc = "Return self@=value.")
  final PyObject imatmul(PyObject o) {
    return Arith.inPlace(Slot.MATMUL, target(), real(o));
  }

  @PyMethod(name = "__truediv__", doc = "Return self/value.")
  final PyObject truediv(PyObject o) {
    return Arith.binary(Slot.TRUEDIV, target(), real(o));
  }

  @PyMethod(name = "__rtruediv__", doc = "Return value/self.")
  final PyObject rtruediv(PyObject o) {
    return Arith.binary(Slot.TRUEDIV, real(o), target());
  }

  @PyMethod(name = "__itruediv__", doc = "Return self/=value.")
  final PyObject itruediv(PyObject o) {
    return Arith.inPlace(Slot.TRUEDIV, target(), real(o));
  }

  @PyMethod(name = "__floordiv__", doc = "Return self//value.")
  final PyObject floordiv(PyObject o) {
    return Arith.binary(Slot.FLOORDIV, target(), real(o));
  }

  @PyMethod(name = "__rfloordiv__", doc = "Return value//self.")
  final PyObject rfloordiv(PyObject o) {
    return Arith.binary(Slot.FLOORDIV, real(o), target());
  }

  @PyMethod(name = "__ifloordiv__", doc = "Return self//=value.")
  final PyObject ifloordiv(PyObject o) {
    return Arith.inPlace(Slot.FLOORDIV, target(), real(o));
  }

  @PyMethod(name = "__mod__", doc = "Return self%value.")
  final PyObject mod(PyObject o) {
    return Arith.binary(Slot.MOD, target(), real(o));
  }

  @PyMethod(name = "__rmod__", doc = "Return value%self.")
  final PyObject rmod(PyObject o) {
    return Arith.binary(Slot.MOD, real(o), target());
  }

  @PyMethod(name = "__imod__", doc = "Return self%=value.")
  final PyObject imod(PyObject o) {
    return Arith.inPlace(Slot.MOD, target(), real(o));
  }

  @PyMethod(name = "__divmod__", doc = "Return divmod(self, value).")
  final PyObject divmod(PyObject o) {
    return Arith.binary(Slot.DIVMOD, target(), real(o));
  }

  @PyMethod(name = "__rdivmod__", doc = "Return divmod(value, self).")
  final PyObject rdivmod(PyObject o) {
    return Arith.binary(Slot.DIVMOD, real(o), target());
  }

  @PyMethod(name = "__lshift__", doc = "Return self<<value.")
  final PyObject lshift(PyObject o) {
    return Arith.binary(Slot.LSHIFT, target(), real(o));
  }

  @PyMethod(name = "__rlshift__", doc = "Return value<<self.")
  final PyObject rlshift(PyObject o) {
    return Arith.binary(Slot.LSHIFT, real(o), target());
  }

  @PyMethod(name = "__ilshift__", doc = "Return self<<=value.")
  final PyObject ilshift(PyObject o) {
    return Arith.inPlace(Slot.LSHIFT, target(), real(o));
  }

  @PyMethod(name = "__rshift__", doc = "Return self>>value.")
  final PyObject rshift(PyObject o) {
    return Arith.binary(Slot.RSHIFT, target(), real(o));
  }

  @PyMethod(name = "__rrshift__", doc = "Return value>>self.")
  final PyObject rrshift(PyObject o) {
    return Arith.binary(Slot.RSHIFT, real(o), target());
  }

  @PyMethod(name = "__irshift__", doc = "Return self>>=value.")
  final PyObject irshift(PyObject o) {
    return Arith.inPlace(Slot.RSHIFT, target(), real(o));
  }

  @PyMethod(name = "__and__", doc = "Return self&value.")
  final PyObject and(PyObject o) {
    return Arith.binary(Slot.AND, target(), real(o));
  }

  @PyMethod(name = "__rand__", doc = "Return value&self.")
  final PyObject rand(PyObject o) {
    return Arith.binary(Slot.AND, real(o), target());
  }

  @PyMethod(name = "__iand__", doc = "Return self&=value.")
  final PyObject iand(PyObject o) {
    return Arith.inPlace(Slot.AND, target(), real(o));
  }

  @PyMethod(name = "__xor__", doc = "Return self^value.")
  final PyObject xor(PyObject o) {
    return Arith.binary(Slot.XOR, target(), real(o));
  }

  @PyMethod(name = "__rxor__", doc = "Return value^self.")
  final PyObject rxor(PyObject o) {
    return Arith.binary(Slot.XOR, real(o), target());
  }

  @PyMethod(name = "__ixor__", doc = "Return self^=value.")
  final PyObject ixor(PyObject o) {
    return Arith.inPlace(Slot.XOR, target(), real(o));
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  final PyObject or(PyObject o) {
    return Arith.binary(Slot.OR, target(), real(o));
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  final PyObject ror(PyObject o) {
    return Arith.binary(Slot.OR, real(o), target());
  }

  @PyMethod(name = "__ior__", doc = "Return self|=value.")
  final PyObject ior(PyObject o) {
    return Arith.inPlace(Slot.OR, target(), real(o));
  }

  @PyMethod(name = "__pow__", sig = "(value, mod=None, /)", doc = "Return pow(self, value, mod).")
  final PyObject pow(PyObject o, PyObject m) {
    return Arith.pow(target(), real(o), m == null ? null : real(m));
  }

  @PyMethod(name = "__rpow__", sig = "(value, mod=None, /)", doc = "Return pow(value, self, mod).")
  final PyObject rpow(PyObject o, PyObject m) {
    return Arith.pow(real(o), target(), m == null ? null : real(m));
  }

  @PyMethod(name = "__ipow__", doc = "Return self**=value.")
  final PyObject ipow(PyObject o) {
    return Arith.inPlace(Slot.POW, target(), real(o));
  }
}
