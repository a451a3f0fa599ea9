package jyston.stdlib.pickle;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/**
 * The bytes of a pickle that is read: an array, or a file of which nothing beyond the pickle is
 * taken.
 */
final class PickleReader {
  private static final PyStr READ = PyStr.intern("read");
  private static final PyStr READLINE = PyStr.intern("readline");

  private final PickleModule module;

  /** The file's methods, or null for an array. */
  private PyObject read;

  private PyObject readline;
  private byte[] buf;
  private int pos;
  private int end;

  /** Reads an array. */
  PickleReader(PickleModule module, byte[] data) {
    this.module = module;
    buf = data;
    end = data.length;
  }

  /** Reads a file. */
  PickleReader(PickleModule module, PyObject file) {
    this.module = module;
    read = Ops.findAttr(file, READ);
    readline = Ops.findAttr(file, READLINE);
    if (read == null || readline == null) {
      throw Py.typeError("file must have 'read' and 'readline' attributes");
    }
    buf = new byte[0];
  }

  private PyException truncated() {
    return module.unpicklingError("pickle data was truncated");
  }

  /** Makes n bytes available; false at the end of the data. */
  private boolean fill(long n) {
    if (n <= end - pos) {
      return true;
    }
    if (read == null || n > Integer.MAX_VALUE - 16) {
      return false;
    }
    int have = end - pos;
    byte[] more = bytes(read.call1(PyInt.of(n - have)), "read");
    if (have == 0) {
      buf = more;
    } else {
      byte[] all = Arrays.copyOfRange(buf, pos, end + more.length);
      System.arraycopy(more, 0, all, have, more.length);
      buf = all;
    }
    pos = 0;
    end = buf.length;
    return end >= n;
  }

  private static byte[] bytes(PyObject o, String method) {
    if (o instanceof PyBytes b) {
      return b.value;
    }
    if (PyBuffer.isBuffer(o)) {
      return PyBuffer.bytes(o);
    }
    throw Py.valueError(method + "() returned non-bytes object (" + o.type().name() + ")");
  }

  /** The next operation; -1 at the end of the data. */
  int op() {
    if (pos == end && !fill(1)) {
      return -1;
    }
    return buf[pos++] & 0xFF;
  }

  int byte1() {
    if (!fill(1)) {
      throw truncated();
    }
    return buf[pos++] & 0xFF;
  }

  /** A number of up to eight bytes, the lowest first. */
  long little(int n) {
    if (!fill(n)) {
      throw truncated();
    }
    long v = 0;
    for (int i = 0; i < n; i++) {
      v |= (buf[pos + i] & 0xFFL) << 8 * i;
    }
    pos += n;
    return v;
  }

  /** So many bytes, as a new array. */
  byte[] take(long n) {
    if (!fill(n)) {
      throw truncated();
    }
    int from = pos;
    pos += (int) n;
    return Arrays.copyOfRange(buf, from, pos);
  }

  /** Announces that so many bytes belong together, so that a file is asked once for them. */
  void frame(long n) {
    if (!fill(n)) {
      throw truncated();
    }
  }

  /** A line without its end. */
  byte[] line() {
    int i = pos;
    while (i < end && buf[i] != '\n') {
      i++;
    }
    if (i == end) {
      if (readline == null || pos < end) {
        throw truncated();
      }
      buf = bytes(readline.call0(), "readline");
      pos = 0;
      end = buf.length;
      i = end - 1;
      if (end == 0 || buf[i] != '\n') {
        throw truncated();
      }
    }
    byte[] r = Arrays.copyOfRange(buf, pos, i);
    pos = i + 1;
    return r;
  }

  /** A line of a character at least. */
  byte[] filledLine() {
    byte[] r = line();
    if (r.length == 0) {
      throw truncated();
    }
    return r;
  }
}
