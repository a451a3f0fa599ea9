package jyston.runtime.codec;

import java.util.Arrays;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code EncodingMap}: a compact inverse decoding table. */
@PyClass(name = "EncodingMap", subclassable = false)
final class PyEncodingMap extends PyObject {
  static final PyType TYPE = PyType.builtin(PyEncodingMapTable.INSTANCE);

  private final char[] keys;
  private final byte[] values;

  PyEncodingMap(PyStr table, int n) {
    long[] pairs = new long[n];
    int k = 0;
    for (int i = 0; i < n; i++) {
      int c = table.codePointAt(i);
      if (c != 0xFFFE) {
        pairs[k++] = (long) c << 8 | i;
      }
    }
    Arrays.sort(pairs, 0, k);
    keys = new char[k];
    values = new byte[k];
    for (int i = 0; i < k; i++) {
      keys[i] = (char) (pairs[i] >> 8);
      values[i] = (byte) pairs[i];
    }
  }

  int lookup(int c) {
    if (c > 0xFFFF) {
      return -1;
    }
    int i = Arrays.binarySearch(keys, (char) c);
    if (i < 0) {
      return -1;
    }
    // Of characters that occur twice the last place counts.
    while (i + 1 < keys.length && keys[i + 1] == c) {
      i++;
    }
    return values[i] & 255;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "size")
  PyObject size() {
    return PyInt.of(16 + 3L * keys.length);
  }
}
