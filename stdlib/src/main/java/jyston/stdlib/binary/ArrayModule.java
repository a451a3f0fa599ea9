package jyston.stdlib.binary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import jyston.runtime.IntBytes;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** {@code array}. */
@PyModuleDef(
    name = "array",
    doc =
        "This module defines an object type which can efficiently represent\n"
            + "an array of basic values: characters, integers, floating-point\n"
            + "numbers.  Arrays are sequence types and behave very much like lists,\n"
            + "except that the type of objects stored in them is constrained.\n")
public final class ArrayModule extends BuiltinModule {
  /** For the index of modules. */
  public ArrayModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("array", PyArray.TYPE);
    m.add("ArrayType", PyArray.TYPE);
    m.add("typecodes", Py.str(ArrayItems.CODES));
    PyObject abc = Modules.importModule("collections.abc");
    Ops.callMethod(Ops.getAttr(abc, "MutableSequence"), "register", PyArray.TYPE);
  }

  static PyObject reconstructor() {
    return Modules.importAttr("array", "_array_reconstructor");
  }

  @PyFunction(
      name = "_array_reconstructor",
      sig = "(arraytype, typecode, mformat_code, items, /)",
      doc = "Internal. Used for pickling support.")
  static PyObject arrayReconstructor(
      PyType arraytype, PyObject typecode, int mformat, PyObject items) {
    char code = PyArray.typeCode(typecode, "_array_reconstructor() argument 2");
    if (!arraytype.isSubtypeOf(PyArray.TYPE)) {
      throw Py.typeError(arraytype.name() + " is not a subtype of array.array");
    }
    if (ArrayItems.size(code) == 0) {
      throw Py.valueError("second argument must be a valid type code");
    }
    if (mformat < 0 || mformat > 21) {
      throw Py.valueError("third argument must be a valid machine format code.");
    }
    if (!(items instanceof PyBytes b)) {
      throw Py.typeError("fourth argument should be bytes, not " + items.type().name());
    }
    byte[] in = b.value;
    if (ArrayItems.machineFormat(code) == mformat) {
      PyArray a = new PyArray(arraytype, code);
      a.frombytes(items);
      return a;
    }
    if (mformat >= 18) {
      Charset cs =
          switch (mformat) {
            case 18 -> StandardCharsets.UTF_16LE;
            case 19 -> StandardCharsets.UTF_16BE;
            case 20 -> StandardCharsets.UTF_32LE;
            default -> StandardCharsets.UTF_32BE;
          };
      PyArray a = new PyArray(arraytype, code);
      a.extend(PyStr.of(new String(in, cs)));
      return a;
    }
    boolean big = (mformat & 1) == 1 && mformat >= 2;
    if (mformat >= 14) {
      int n = mformat < 16 ? 4 : 8;
      checkLength(in, n);
      PyArray a = new PyArray(arraytype, code);
      for (int i = 0; i < in.length; i += n) {
        long bits = IntBytes.fromBytes(slice(in, i, n), !big, true).longValue();
        a.append(
            Py.real(n == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits)));
      }
      return a;
    }
    boolean signed =
        mformat == 1
            || mformat == 4
            || mformat == 5
            || mformat == 8
            || mformat == 9
            || mformat >= 12;
    int n = mformat < 2 ? 1 : mformat < 6 ? 2 : mformat < 10 ? 4 : 8;
    if (mformat < 2) {
      big = false;
    }
    checkLength(in, n);
    // A code of the same size and signedness, should the one named have another on this machine.
    char as = code;
    for (char c : new char[] {'b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q'}) {
      if (ArrayItems.size(c) == n && Character.isLowerCase(c) == signed) {
        as = c;
        break;
      }
    }
    PyArray a = new PyArray(arraytype, as);
    for (int i = 0; i < in.length; i += n) {
      PyLong v = IntBytes.fromBytes(slice(in, i, n), !big, signed);
      a.append(v);
    }
    return a;
  }

  private static byte[] slice(byte[] b, int at, int n) {
    return java.util.Arrays.copyOfRange(b, at, at + n);
  }

  private static void checkLength(byte[] b, int n) {
    if (b.length % n != 0) {
      throw Py.valueError("bytes length not a multiple of item size");
    }
  }
}
