package jyston.stdlib.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.SetCore;
import jyston.runtime.ThreadState;
import jyston.runtime.format.IntText;
import jyston.runtime.module.Modules;

/** Writes one pickle: what each kind of object becomes. */
final class PickleSaver {
  private static final PyStr REDUCE_EX = PyStr.intern("__reduce_ex__");
  private static final PyStr REDUCE = PyStr.intern("__reduce__");

  final PyPickler pickler;
  final PickleModule module;
  final PickleWriter out;
  final int protocol;
  final boolean binary;
  private final ThreadState ts = ThreadState.current();
  private final PickleContainers containers;

  PickleSaver(PyPickler pickler) {
    this.pickler = pickler;
    this.module = pickler.module;
    this.out = pickler.out;
    this.protocol = pickler.protocol;
    this.binary = pickler.binary;
    this.containers = new PickleContainers(this);
  }

  // The memo.

  boolean isSaved(PyObject o) {
    return pickler.memo.containsKey(o);
  }

  /** Writes a reference to an object that is in the memo. */
  void get(PyObject o) {
    int i = pickler.memo.get(o);
    if (!binary) {
      out.ascii("g" + i + "\n");
    } else if (i < 256) {
      out.op(PickleOps.BINGET);
      out.b1(i);
    } else {
      out.op(PickleOps.LONG_BINGET);
      out.little(i, 4);
    }
  }

  /** Puts the object that was just written into the memo. */
  void memoize(PyObject o) {
    if (pickler.fast) {
      return;
    }
    int i = pickler.memo.size();
    pickler.memo.put(o, i);
    if (protocol >= 4) {
      out.op(PickleOps.MEMOIZE);
    } else if (!binary) {
      out.ascii("p" + i + "\n");
    } else if (i < 256) {
      out.op(PickleOps.BINPUT);
      out.b1(i);
    } else {
      out.op(PickleOps.LONG_BINPUT);
      out.little(i, 4);
    }
  }

  /** Writes an object. */
  void save(PyObject o) {
    save(o, true);
  }

  /**
   * Writes an object.
   *
   * @param askPersistent whether {@code persistent_id} may replace it
   */
  void save(PyObject o, boolean askPersistent) {
    out.boundary();
    if (askPersistent && pickler.persistentId != null && savePersistent(o)) {
      return;
    }
    Class<?> c = o.getClass();
    if (c == PyInt.class) {
      saveInt(((PyInt) o).value);
      return;
    }
    if (o == Py.None) {
      out.op(PickleOps.NONE);
      return;
    }
    if (o == Py.True || o == Py.False) {
      if (protocol >= 2) {
        out.op(o == Py.True ? PickleOps.NEWTRUE : PickleOps.NEWFALSE);
      } else {
        out.ascii(o == Py.True ? "I01\n" : "I00\n");
      }
      return;
    }
    if (c == PyFloat.class) {
      saveFloat(((PyFloat) o).value);
      return;
    }
    PyType type = o.type();
    if (type == PyLong.TYPE) {
      saveBig((PyLong) o);
      return;
    }
    if (isSaved(o)) {
      get(o);
      return;
    }
    if (c == PyStr.class) {
      saveStr((PyStr) o);
      return;
    }
    if (c == PyBytes.class) {
      saveBytes((PyBytes) o);
      return;
    }
    ts.enterNative(" while pickling an object");
    try {
      saveCompound(o, type, c);
    } finally {
      ts.leaveNative();
    }
  }

  private void saveCompound(PyObject o, PyType type, Class<?> c) {
    if (c == PyDict.class) {
      containers.dict((PyDict) o);
    } else if (c == PyList.class) {
      containers.list((PyList) o);
    } else if (c == PyTuple.class) {
      containers.tuple((PyTuple) o);
    } else if (c == PySet.class) {
      containers.set((SetCore) o);
    } else if (c == PyFrozenSet.class) {
      containers.frozenset((SetCore) o);
    } else if (c == PyByteArray.class) {
      saveByteArray((PyByteArray) o);
    } else if (c == PyPickleBuffer.class) {
      saveBuffer((PyPickleBuffer) o);
    } else {
      saveReduced(o, type);
    }
  }

  private boolean savePersistent(PyObject o) {
    PyObject pid = pickler.persistentId.call1(o);
    if (pid == Py.None) {
      return false;
    }
    if (binary) {
      save(pid, false);
      out.op(PickleOps.BINPERSID);
      return true;
    }
    String s = Ops.str(pid).javaString();
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(s)) {
      throw module.picklingError("persistent IDs in protocol 0 must be ASCII strings");
    }
    out.ascii("P" + s + "\n");
    return true;
  }

  // Values.

  private void saveInt(long v) {
    if (v != (int) v) {
      saveBig(PyInt.of(v));
    } else if (!binary) {
      out.ascii("I" + v + "\n");
    } else if (v >= 0 && v <= 0xFF) {
      out.op(PickleOps.BININT1);
      out.b1((int) v);
    } else if (v >= 0 && v <= 0xFFFF) {
      out.op(PickleOps.BININT2);
      out.little(v, 2);
    } else {
      out.op(PickleOps.BININT);
      out.little(v, 4);
    }
  }

  private void saveBig(PyLong n) {
    if (protocol < 2) {
      out.ascii("L" + IntText.toDecimal(n) + "L\n");
      return;
    }
    BigInteger v = n.bigValue();
    byte[] b = v.toByteArray();
    for (int i = 0, j = b.length - 1; i < j; i++, j--) {
      byte t = b[i];
      b[i] = b[j];
      b[j] = t;
    }
    if (b.length < 256) {
      out.op(PickleOps.LONG1);
      out.b1(b.length);
    } else {
      out.op(PickleOps.LONG4);
      out.little(b.length, 4);
    }
    out.bytes(b);
  }

  private void saveFloat(double d) {
    if (binary) {
      out.op(PickleOps.BINFLOAT);
      out.big8(Double.doubleToRawLongBits(d));
    } else {
      out.ascii("F" + Ops.repr(Py.real(d)) + "\n");
    }
  }

  private void saveStr(PyStr s) {
    if (!binary) {
      out.op(PickleOps.UNICODE);
      out.bytes(Codecs.encode(escaped(s), "raw_unicode_escape", "strict").value);
      out.op('\n');
    } else {
      byte[] b = Codecs.encodeUtf8(s, "surrogatepass");
      if (b.length <= 0xFF && protocol >= 4) {
        out.op(PickleOps.SHORT_BINUNICODE);
        out.b1(b.length);
        out.bytes(b);
      } else {
        out.counted(PickleOps.BINUNICODE, 4, b, null);
      }
    }
    memoize(s);
  }

  /** Escapes what raw-unicode-escape leaves alone and the line format cannot hold. */
  private static PyStr escaped(PyStr s) {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      int c = s.codePointAt(i);
      if (c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1A) {
        sb.append(String.format("\\u%04x", c));
      } else if (c >= 0xD800 && c < 0xE000) {
        // Appended as it is, a lone surrogate could pair with the next one.
        sb.append(String.format("\\u%04x", c));
      } else {
        sb.appendCodePoint(c);
      }
    }
    return PyStr.of(sb.toString());
  }

  private void saveBytes(PyBytes b) {
    if (protocol < 3) {
      PyObject func = PyBytes.TYPE;
      PyTuple args = PyTuple.EMPTY;
      if (b.value.length > 0) {
        func = Modules.importAttr("codecs", "encode");
        String text = new String(b.value, StandardCharsets.ISO_8859_1);
        args = PyTuple.of(Py.str(text), PyStr.intern("latin1"));
      }
      new PickleReduction(this).save(PyTuple.of(func, args), b);
      return;
    }
    writeBytes(b.value, b);
    memoize(b);
  }

  private void writeBytes(byte[] data, PyObject payload) {
    if (data.length <= 0xFF) {
      out.op(PickleOps.SHORT_BINBYTES);
      out.b1(data.length);
      out.bytes(data);
    } else {
      out.counted(PickleOps.BINBYTES, 4, data, payload);
    }
  }

  private void saveBuffer(PyPickleBuffer o) {
    if (protocol < 5) {
      throw module.picklingError("PickleBuffer can only be pickled with protocol >= 5");
    }
    PyBuffer view = o.view();
    if (!view.isContiguous() && !view.isFortranContiguous()) {
      throw module.picklingError(
          "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
    }
    if (pickler.bufferCallback != null && !pickler.bufferCallback.call1(o).isTrue()) {
      out.op(PickleOps.NEXT_BUFFER);
      if (view.readonly) {
        out.op(PickleOps.READONLY_BUFFER);
      }
      return;
    }
    PyObject raw = o.raw();
    byte[] data = PyBuffer.bytes(raw);
    if (view.readonly) {
      writeBytes(data, null);
    } else {
      out.counted(PickleOps.BYTEARRAY8, 8, data, null);
    }
    memoize(o);
  }

  private void saveByteArray(PyByteArray b) {
    byte[] data = PyBuffer.bytes(b);
    if (protocol < 5) {
      PyTuple args = data.length == 0 ? PyTuple.EMPTY : PyTuple.of(PyBytes.of(data));
      new PickleReduction(this).save(PyTuple.of(PyByteArray.TYPE, args), b);
      return;
    }
    out.counted(PickleOps.BYTEARRAY8, 8, data, b);
    memoize(b);
  }

  // Everything else.

  private void saveReduced(PyObject o, PyType type) {
    PyObject r = Py.NotImplemented;
    if (pickler.reducerOverride != null) {
      r = pickler.reducerOverride.call1(o);
    }
    if (r == Py.NotImplemented) {
      if (type == PyType.TYPE) {
        saveType(o);
        return;
      }
      if (type == PyFunction.TYPE) {
        new PickleGlobals(this).save(o, null);
        return;
      }
      PyObject reduce = dispatched(type);
      if (reduce != null) {
        r = reduce.call1(o);
      } else if (type.isSubtypeOf(PyType.TYPE)) {
        new PickleGlobals(this).save(o, null);
        return;
      } else {
        r = reduce(o, type);
      }
    }
    if (r instanceof PyStr name) {
      new PickleGlobals(this).save(o, name);
    } else if (r instanceof PyTuple t) {
      new PickleReduction(this).save(t, o);
    } else {
      throw module.picklingError("__reduce__ must return a string or tuple");
    }
  }

  private PyObject dispatched(PyType type) {
    PyObject table = pickler.dispatchTable;
    if (table == null) {
      return module.dispatchTable.get(type);
    }
    if (table.getClass() == PyDict.class) {
      return ((PyDict) table).get(type);
    }
    try {
      return table.getItem(type);
    } catch (PyException e) {
      if (e.matches(PyBaseException.KEY_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  private PyObject reduce(PyObject o, PyType type) {
    PyObject f = Ops.findAttr(o, REDUCE_EX);
    if (f != null) {
      return f.call1(PyInt.of(protocol));
    }
    f = Ops.findAttr(o, REDUCE);
    if (f != null) {
      return f.call0();
    }
    throw module.picklingError("can't pickle '" + type.name() + "' object: " + Ops.repr(o));
  }

  private void saveType(PyObject o) {
    PyObject only =
        o == Py.None.type()
            ? Py.None
            : o == Py.NotImplemented.type()
                ? Py.NotImplemented
                : o == Py.Ellipsis.type() ? Py.Ellipsis : null;
    if (only != null) {
      new PickleReduction(this).save(PyTuple.of(PyType.TYPE, PyTuple.of(only)), o);
    } else {
      new PickleGlobals(this).save(o, null);
    }
  }
}
