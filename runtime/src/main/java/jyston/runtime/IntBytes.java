package jyston.runtime;

import java.math.BigInteger;
import java.util.Arrays;

/** Ints as bytes (CPython's {@code _PyLong_AsByteArray} and {@code _PyLong_FromByteArray}). */
public final class IntBytes {
  private IntBytes() {}

  /** {@code v.to_bytes(n, ...)}. */
  public static byte[] toBytes(PyLong v, long n, boolean little, boolean signed) {
    if (v.signum() < 0 && !signed) {
      throw Py.overflowError("can't convert negative int to unsigned");
    }
    BigInteger b = v.bigValue();
    long needed = b.bitLength() + (signed ? 1L : 0L);
    if (signed && v.signum() == 0) {
      needed = 0;
    }
    if (needed > n * 8) {
      throw Py.overflowError("int too big to convert");
    }
    if (n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    byte[] r = new byte[(int) n];
    byte[] raw = b.toByteArray();
    int count = Math.min(raw.length, r.length);
    if (v.signum() < 0) {
      Arrays.fill(r, 0, r.length - count, (byte) -1);
    }
    System.arraycopy(raw, raw.length - count, r, r.length - count, count);
    if (little) {
      reverse(r);
    }
    return r;
  }

  /** {@code int.from_bytes(...)}. The array may be reordered. */
  public static PyLong fromBytes(byte[] bytes, boolean little, boolean signed) {
    if (bytes.length == 0) {
      return PyInt.of(0);
    }
    byte[] b = bytes;
    if (little) {
      b = bytes.clone();
      reverse(b);
    }
    return PyLong.of(signed ? new BigInteger(b) : new BigInteger(1, b));
  }

  private static void reverse(byte[] b) {
    for (int i = 0, j = b.length - 1; i < j; i++, j--) {
      byte t = b[i];
      b[i] = b[j];
      b[j] = t;
    }
  }

  /** What {@code bytes(o)} holds, for objects that {@code PyObject_Bytes} takes. */
  static byte[] bytesArgument(PyObject o) {
    if (o.getClass() == PyBytes.class) {
      return ((PyBytes) o).value;
    }
    PyObject m = o.type().slot(Slot.BYTES);
    if (m != null) {
      PyObject r = Slot.call(m, o);
      if (r instanceof PyBytes b) {
        return b.value;
      }
      throw Py.typeError("__bytes__ returned non-bytes (type " + r.type().name() + ")");
    }
    if (o instanceof PyStr || o instanceof PyLong) {
      throw Py.typeError("cannot convert '" + o.type().name() + "' object to bytes");
    }
    if (PyBuffer.isBuffer(o)) {
      return PyBuffer.anyBytes(o);
    }
    if (o.type().slot(Slot.ITER) == null && o.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("cannot convert '" + o.type().name() + "' object to bytes");
    }
    return ((PyBytes) PyBytes.TYPE.call1(o)).value;
  }
}
