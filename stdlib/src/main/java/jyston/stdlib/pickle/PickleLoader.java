package jyston.stdlib.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jyston.runtime.Codecs;
import jyston.runtime.FloatConv;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.module.Modules;

/** The pickle machine: one pickle, operation by operation. */
final class PickleLoader {
  private final PyUnpickler unpickler;
  private final PickleModule module;
  private final PickleReader in;
  private final PickleStack stack;
  private final PickleBuilder builder;

  PickleLoader(PyUnpickler unpickler, PickleReader in) {
    this.unpickler = unpickler;
    this.module = unpickler.module;
    this.in = in;
    this.stack = new PickleStack(module);
    this.builder = new PickleBuilder(unpickler, stack);
  }

  private PyException error(String message) {
    return module.unpicklingError(message);
  }

  /** Runs to the end of the pickle. */
  PyObject load() {
    for (; ; ) {
      int op = in.op();
      if (op == PickleOps.STOP) {
        return stack.pop();
      }
      if (!values(op) && !containers(op) && !builder.run(op, in)) {
        throw unknown(op);
      }
    }
  }

  private PyException unknown(int op) {
    if (op < 0) {
      return Py.error(PyBaseException.EOF_ERROR, "Ran out of input");
    }
    String shown =
        op >= 0x20 && op <= 0x7E && op != '\'' && op != '\\'
            ? String.valueOf((char) op)
            : String.format("\\x%02x", op);
    return error("invalid load key, '" + shown + "'.");
  }

  // Values.

  private boolean values(int op) {
    switch (op) {
      case PickleOps.NONE -> stack.push(Py.None);
      case PickleOps.NEWTRUE -> stack.push(Py.True);
      case PickleOps.NEWFALSE -> stack.push(Py.False);
      case PickleOps.BININT -> stack.push(PyInt.of((int) in.little(4)));
      case PickleOps.BININT1 -> stack.push(PyInt.of(in.byte1()));
      case PickleOps.BININT2 -> stack.push(PyInt.of(in.little(2)));
      case PickleOps.INT -> intLine();
      case PickleOps.LONG -> longLine();
      case PickleOps.LONG1 -> counted(in.byte1());
      case PickleOps.LONG4 -> counted(signedSize("LONG"));
      case PickleOps.FLOAT -> stack.push(Py.real(FloatConv.toFloat(PyBytes.of(in.filledLine()))));
      case PickleOps.BINFLOAT ->
          stack.push(Py.real(Double.longBitsToDouble(Long.reverseBytes(in.little(8)))));
      case PickleOps.SHORT_BINUNICODE -> unicode(in.byte1());
      case PickleOps.BINUNICODE -> unicode(in.little(4));
      case PickleOps.BINUNICODE8 -> unicode(size8("BINUNICODE"));
      case PickleOps.UNICODE ->
          stack.push(Codecs.decode(PyBytes.of(in.line()), "raw_unicode_escape", "strict"));
      case PickleOps.SHORT_BINBYTES -> stack.push(PyBytes.of(in.take(in.byte1())));
      case PickleOps.BINBYTES -> stack.push(PyBytes.of(in.take(in.little(4))));
      case PickleOps.BINBYTES8 -> stack.push(PyBytes.of(in.take(size8("BINBYTES"))));
      case PickleOps.BYTEARRAY8 -> stack.push(new PyByteArray(in.take(size8("BYTEARRAY8"))));
      case PickleOps.STRING -> stringLine();
      case PickleOps.SHORT_BINSTRING -> oldString(in.take(in.byte1()));
      case PickleOps.BINSTRING -> oldString(in.take(signedSize("BINSTRING")));
      default -> {
        return false;
      }
    }
    return true;
  }

  private int signedSize(String what) {
    int n = (int) in.little(4);
    if (n < 0) {
      throw error(what + " pickle has negative byte count");
    }
    return n;
  }

  private long size8(String what) {
    long n = in.little(8);
    if (n < 0) {
      throw Py.overflowError(
          what + " exceeds system's maximum size of " + Long.MAX_VALUE + " bytes");
    }
    return n;
  }

  private void intLine() {
    byte[] b = in.filledLine();
    if (b.length == 2 && b[0] == '0' && (b[1] == '0' || b[1] == '1')) {
      stack.push(Py.bool(b[1] == '1'));
    } else {
      stack.push(parse(b, 0));
    }
  }

  private void longLine() {
    byte[] b = in.filledLine();
    int n = b[b.length - 1] == 'L' ? b.length - 1 : b.length;
    stack.push(parse(java.util.Arrays.copyOf(b, n), 0));
  }

  /** {@code int(b, base)}. */
  private static PyLong parse(byte[] b, int base) {
    return (PyLong) PyLong.TYPE.call2(PyBytes.of(b), PyInt.of(base));
  }

  private void counted(int n) {
    byte[] b = in.take(n);
    for (int i = 0, j = n - 1; i < j; i++, j--) {
      byte t = b[i];
      b[i] = b[j];
      b[j] = t;
    }
    stack.push(n == 0 ? PyInt.of(0) : PyLong.of(new BigInteger(b)));
  }

  private void unicode(long n) {
    stack.push(Codecs.decodeUtf8(in.take(n), "surrogatepass"));
  }

  private void stringLine() {
    byte[] b = in.line();
    int n = b.length;
    if (n < 2 || b[0] != b[n - 1] || b[0] != '"' && b[0] != '\'') {
      throw error("the STRING opcode argument must be quoted");
    }
    PyObject r =
        Modules.importAttr("codecs", "escape_decode")
            .call1(PyBytes.of(java.util.Arrays.copyOfRange(b, 1, n - 1)));
    oldString(((PyBytes) ((PyTuple) r).get(0)).value);
  }

  /** A str of Python 2. */
  private void oldString(byte[] b) {
    stack.push(
        unpickler.encoding.equals("bytes")
            ? PyBytes.of(b)
            : Codecs.decode(PyBytes.of(b), unpickler.encoding, unpickler.errors));
  }

  // Containers, marks and the memo.

  private boolean containers(int op) {
    switch (op) {
      case PickleOps.MARK -> stack.mark();
      case PickleOps.MEMOIZE -> PyUnpickler.put(unpickler.memo, unpickler.memo.size(), stack.top());
      case PickleOps.BINGET -> get(in.byte1());
      case PickleOps.LONG_BINGET -> get(in.little(4));
      case PickleOps.GET -> get(index(parse(in.filledLine(), 10)));
      case PickleOps.BINPUT -> {
        int i = in.byte1();
        PyUnpickler.put(unpickler.memo, i, stack.top());
      }
      case PickleOps.LONG_BINPUT -> {
        long i = in.little(4);
        PyUnpickler.put(unpickler.memo, i, stack.top());
      }
      case PickleOps.PUT -> put(index(parse(in.filledLine(), 10)));
      case PickleOps.EMPTY_TUPLE -> stack.push(PyTuple.EMPTY);
      case PickleOps.TUPLE1, PickleOps.TUPLE2, PickleOps.TUPLE3 -> {
        int n = op - PickleOps.TUPLE1 + 1;
        stack.push(PyTuple.wrap(stack.popFrom(stack.size() - n)));
      }
      case PickleOps.TUPLE -> stack.push(PyTuple.wrap(stack.popFrom(stack.popMark())));
      case PickleOps.EMPTY_LIST -> stack.push(new PyList());
      case PickleOps.LIST -> stack.push(PyList.wrap(stack.popFrom(stack.popMark())));
      case PickleOps.EMPTY_DICT -> stack.push(new PyDict());
      case PickleOps.DICT -> {
        PyObject[] a = stack.popFrom(stack.popMark());
        if (a.length % 2 != 0) {
          throw error("odd number of items for DICT");
        }
        PyDict d = new PyDict();
        for (int i = 0; i < a.length; i += 2) {
          d.put(a[i], a[i + 1]);
        }
        stack.push(d);
      }
      case PickleOps.EMPTY_SET -> stack.push(new PySet());
      case PickleOps.FROZENSET ->
          stack.push(PyFrozenSet.TYPE.call1(PyList.wrap(stack.popFrom(stack.popMark()))));
      case PickleOps.POP -> stack.popAny();
      case PickleOps.POP_MARK -> stack.popFrom(stack.popMark());
      case PickleOps.DUP -> stack.push(stack.top());
      case PickleOps.PROTO -> {
        unpickler.protocol = in.byte1();
        if (unpickler.protocol > PickleOps.HIGHEST_PROTOCOL) {
          throw Py.valueError("unsupported pickle protocol: " + unpickler.protocol);
        }
      }
      case PickleOps.FRAME -> in.frame(size8("FRAME length"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long index(PyLong n) {
    return Ops.asSize(n);
  }

  private void get(long i) {
    PyObject o = i >= 0 && i < unpickler.memo.size() ? unpickler.memo.get((int) i) : null;
    if (o == null) {
      throw error("Memo value not found at index " + i);
    }
    stack.push(o);
  }

  private void put(long i) {
    PyObject o = stack.top();
    if (i < 0) {
      throw Py.valueError("negative PUT argument");
    }
    PyUnpickler.put(unpickler.memo, i, o);
  }

  /** Text of a line in ASCII. */
  static PyStr ascii(byte[] b) {
    return Codecs.decode(PyBytes.of(b), StandardCharsets.US_ASCII.name(), "strict");
  }
}
