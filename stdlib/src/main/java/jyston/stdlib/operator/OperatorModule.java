package jyston.stdlib.operator;

import jyston.runtime.Arith;
import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _operator}. */
@PyModuleDef(
    name = "_operator",
    doc =
        "Operator interface.\n\n"
            + "This module exports a set of functions implemented in C corresponding\n"
            + "to the intrinsic operators of Python.  For example, operator.add(x, y)\n"
            + "is equivalent to the expression x+y.")
public final class OperatorModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add(PyItemGetter.TYPE, PyAttrGetter.TYPE, PyMethodCaller.TYPE);
  }

  @PyFunction(name = "add", sig = "(a, b, /)", doc = "Same as a + b.")
  static PyObject addOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.ADD, a, b);
  }

  @PyFunction(name = "iadd", sig = "(a, b, /)", doc = "Same as a += b.")
  static PyObject iaddOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.ADD, a, b);
  }

  @PyFunction(name = "sub", sig = "(a, b, /)", doc = "Same as a - b.")
  static PyObject subOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.SUB, a, b);
  }

  @PyFunction(name = "isub", sig = "(a, b, /)", doc = "Same as a -= b.")
  static PyObject isubOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.SUB, a, b);
  }

  @PyFunction(name = "mul", sig = "(a, b, /)", doc = "Same as a * b.")
  static PyObject mulOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.MUL, a, b);
  }

  @PyFunction(name = "imul", sig = "(a, b, /)", doc = "Same as a *= b.")
  static PyObject imulOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.MUL, a, b);
  }

  @PyFunction(name = "matmul", sig = "(a, b, /)", doc = "Same as a @ b.")
  static PyObject matmulOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.MATMUL, a, b);
  }

  @PyFunction(name = "imatmul", sig = "(a, b, /)", doc = "Same as a @= b.")
  static PyObject imatmulOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.MATMUL, a, b);
  }

  @PyFunction(name = "truediv", sig = "(a, b, /)", doc = "Same as a / b.")
  static PyObject truedivOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.TRUEDIV, a, b);
  }

  @PyFunction(name = "itruediv", sig = "(a, b, /)", doc = "Same as a /= b.")
  static PyObject itruedivOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.TRUEDIV, a, b);
  }

  @PyFunction(name = "floordiv", sig = "(a, b, /)", doc = "Same as a // b.")
  static PyObject floordivOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.FLOORDIV, a, b);
  }

  @PyFunction(name = "ifloordiv", sig = "(a, b, /)", doc = "Same as a //= b.")
  static PyObject ifloordivOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.FLOORDIV, a, b);
  }

  @PyFunction(name = "mod", sig = "(a, b, /)", doc = "Same as a % b.")
  static PyObject modOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.MOD, a, b);
  }

  @PyFunction(name = "imod", sig = "(a, b, /)", doc = "Same as a %= b.")
  static PyObject imodOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.MOD, a, b);
  }

  @PyFunction(name = "lshift", sig = "(a, b, /)", doc = "Same as a << b.")
  static PyObject lshiftOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.LSHIFT, a, b);
  }

  @PyFunction(name = "ilshift", sig = "(a, b, /)", doc = "Same as a <<= b.")
  static PyObject ilshiftOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.LSHIFT, a, b);
  }

  @PyFunction(name = "rshift", sig = "(a, b, /)", doc = "Same as a >> b.")
  static PyObject rshiftOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.RSHIFT, a, b);
  }

  @PyFunction(name = "irshift", sig = "(a, b, /)", doc = "Same as a >>= b.")
  static PyObject irshiftOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.RSHIFT, a, b);
  }

  @PyFunction(name = "and_", sig = "(a, b, /)", doc = "Same as a & b.")
  static PyObject andOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.AND, a, b);
  }

  @PyFunction(name = "iand", sig = "(a, b, /)", doc = "Same as a &= b.")
  static PyObject iandOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.AND, a, b);
  }

  @PyFunction(name = "xor", sig = "(a, b, /)", doc = "Same as a ^ b.")
  static PyObject xorOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.XOR, a, b);
  }

  @PyFunction(name = "ixor", sig = "(a, b, /)", doc = "Same as a ^= b.")
  static PyObject ixorOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.XOR, a, b);
  }

  @PyFunction(name = "or_", sig = "(a, b, /)", doc = "Same as a | b.")
  static PyObject orOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.OR, a, b);
  }

  @PyFunction(name = "ior", sig = "(a, b, /)", doc = "Same as a |= b.")
  static PyObject iorOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.OR, a, b);
  }

  @PyFunction(name = "pow", sig = "(a, b, /)", doc = "Same as a ** b.")
  static PyObject powOp(PyObject a, PyObject b) {
    return Arith.binary(Slot.POW, a, b);
  }

  @PyFunction(name = "ipow", sig = "(a, b, /)", doc = "Same as a **= b.")
  static PyObject ipowOp(PyObject a, PyObject b) {
    return Arith.inPlace(Slot.POW, a, b);
  }

  @PyFunction(name = "neg", sig = "(a, /)", doc = "Same as -a.")
  static PyObject negOp(PyObject a) {
    return Arith.unary(Slot.NEG, a);
  }

  @PyFunction(name = "pos", sig = "(a, /)", doc = "Same as +a.")
  static PyObject posOp(PyObject a) {
    return Arith.unary(Slot.POS, a);
  }

  @PyFunction(name = "inv", sig = "(a, /)", doc = "Same as ~a.")
  static PyObject invOp(PyObject a) {
    return Arith.unary(Slot.INVERT, a);
  }

  @PyFunction(name = "invert", sig = "(a, /)", doc = "Same as ~a.")
  static PyObject invertOp(PyObject a) {
    return Arith.unary(Slot.INVERT, a);
  }

  @PyFunction(name = "abs", sig = "(a, /)", doc = "Same as abs(a).")
  static PyObject absOp(PyObject a) {
    return Arith.unary(Slot.ABS, a);
  }

  @PyFunction(name = "lt", sig = "(a, b, /)", doc = "Same as a < b.")
  static PyObject ltOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.LT);
  }

  @PyFunction(name = "le", sig = "(a, b, /)", doc = "Same as a <= b.")
  static PyObject leOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.LE);
  }

  @PyFunction(name = "eq", sig = "(a, b, /)", doc = "Same as a == b.")
  static PyObject eqOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.EQ);
  }

  @PyFunction(name = "ne", sig = "(a, b, /)", doc = "Same as a != b.")
  static PyObject neOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.NE);
  }

  @PyFunction(name = "gt", sig = "(a, b, /)", doc = "Same as a > b.")
  static PyObject gtOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.GT);
  }

  @PyFunction(name = "ge", sig = "(a, b, /)", doc = "Same as a >= b.")
  static PyObject geOp(PyObject a, PyObject b) {
    return Compare.rich(a, b, Compare.GE);
  }

  @PyFunction(name = "not_", sig = "(a, /)", doc = "Same as not a.")
  static boolean notOp(PyObject a) {
    return !a.isTrue();
  }

  @PyFunction(name = "truth", sig = "(a, /)", doc = "Return True if a is true, False otherwise.")
  static boolean truth(PyObject a) {
    return a.isTrue();
  }

  @PyFunction(name = "is_", sig = "(a, b, /)", doc = "Same as a is b.")
  static boolean isOp(PyObject a, PyObject b) {
    return Ops.same(a, b);
  }

  @PyFunction(name = "is_not", sig = "(a, b, /)", doc = "Same as a is not b.")
  static boolean isNotOp(PyObject a, PyObject b) {
    return !Ops.same(a, b);
  }

  @PyFunction(name = "index", sig = "(a, /)", doc = "Same as a.__index__()")
  static PyObject index(PyObject a) {
    return Ops.index(a).exact();
  }

  @PyFunction(
      name = "contains",
      sig = "(a, b, /)",
      doc = "Same as b in a (note reversed operands).")
  static boolean contains(PyObject a, PyObject b) {
    return a.contains(b);
  }

  @PyFunction(name = "getitem", sig = "(a, b, /)", doc = "Same as a[b].")
  static PyObject getItem(PyObject a, PyObject b) {
    return a.getItem(b);
  }

  @PyFunction(name = "setitem", sig = "(a, b, c, /)", doc = "Same as a[b] = c.")
  static void setItem(PyObject a, PyObject b, PyObject c) {
    a.setItem(b, c);
  }

  @PyFunction(name = "delitem", sig = "(a, b, /)", doc = "Same as del a[b].")
  static void delItem(PyObject a, PyObject b) {
    a.setItem(b, null);
  }

  @PyFunction(
      name = "countOf",
      sig = "(a, b, /)",
      doc = "Return the number of items in a which are, or which equal, b.")
  static long countOf(PyObject a, PyObject b) {
    long n = 0;
    PyObject it = iterate(a);
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (Compare.identicalOrEqual(x, b)) {
        n++;
      }
    }
    return n;
  }

  @PyFunction(name = "indexOf", sig = "(a, b, /)", doc = "Return the first index of b in a.")
  static long indexOf(PyObject a, PyObject b) {
    PyObject it = iterate(a);
    PyObject x;
    for (long i = 0; (x = it.iterNext()) != null; i++) {
      if (Compare.identicalOrEqual(x, b)) {
        return i;
      }
    }
    throw Py.valueError("sequence.index(x): x not in sequence");
  }

  @PyFunction(name = "concat", sig = "(a, b, /)", doc = "Same as a + b, for a and b sequences.")
  static PyObject concat(PyObject a, PyObject b) {
    checkSequence(a, b);
    return Arith.binary(Slot.ADD, a, b);
  }

  @PyFunction(name = "iconcat", sig = "(a, b, /)", doc = "Same as a += b, for a and b sequences.")
  static PyObject iconcat(PyObject a, PyObject b) {
    checkSequence(a, b);
    return Arith.inPlace(Slot.ADD, a, b);
  }

  @PyFunction(
      name = "length_hint",
      sig = "(obj, default=0, /)",
      doc =
          "Return an estimate of the number of items in obj.\n\n"
              + "This is useful for presizing containers when building from an iterable.\n\n"
              + "If the object supports len(), the result will be exact.\n"
              + "Otherwise, it may over- or under-estimate by an arbitrary amount.")
  static PyObject lengthHint(PyObject obj, PyObject deflt) {
    if (deflt != null && !(deflt instanceof PyLong)) {
      throw Py.typeError(
          "'" + deflt.type().name() + "' object cannot be interpreted as an integer");
    }
    return PyInt.of(Ops.lengthHint(obj, deflt == null ? 0 : Ops.asInt(deflt)));
  }

  @PyFunction(
      name = "call",
      sig = "(obj, /, *args, **kwargs)",
      doc = "Same as obj(*args, **kwargs).")
  static PyObject callOp(PyObject obj, PyObject[] args, PyDict kwargs) {
    return obj.callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  private static PyObject iterate(PyObject o) {
    if (o.type().slot(Slot.ITER) == null && o.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("argument of type '" + o.type().name() + "' is not iterable");
    }
    return o.iter();
  }

  private static void checkSequence(PyObject a, PyObject b) {
    if (a.type().slot(Slot.GETITEM) == null || a instanceof PyDict) {
      throw Py.typeError("'" + a.type().name() + "' object can't be concatenated");
    }
  }

  @PyFunction(name = "_compare_digest", sig = "(a, b, /)", doc = "Return 'a == b'.")
  static boolean compareDigest(PyObject a, PyObject b) {
    if (a instanceof PyStr x && b instanceof PyStr y) {
      for (PyStr s : new PyStr[] {x, y}) {
        for (int i = 0; i < s.length(); i++) {
          if (s.codePointAt(i) > 127) {
            throw Py.typeError("comparing strings with non-ASCII characters is not supported");
          }
        }
      }
      return constantTime(ascii(x), ascii(y));
    }
    boolean bytesLike =
        (a instanceof PyBytes || a instanceof PyByteArray)
            && (b instanceof PyBytes || b instanceof PyByteArray);
    if (!bytesLike) {
      throw Py.typeError(
          "unsupported operand types(s) or combination of types: '"
              + a.type().name()
              + "' and '"
              + b.type().name()
              + "'");
    }
    return constantTime(bytes(a), bytes(b));
  }

  private static byte[] ascii(PyStr s) {
    byte[] r = new byte[s.length()];
    for (int i = 0; i < r.length; i++) {
      r[i] = (byte) s.codePointAt(i);
    }
    return r;
  }

  private static byte[] bytes(PyObject o) {
    byte[] r = new byte[o.len()];
    PyObject it = o.iter();
    PyObject x;
    for (int i = 0; (x = it.iterNext()) != null && i < r.length; i++) {
      r[i] = (byte) Ops.asLong(x);
    }
    return r;
  }

  private static boolean constantTime(byte[] a, byte[] b) {
    return java.security.MessageDigest.isEqual(a, b);
  }
}
