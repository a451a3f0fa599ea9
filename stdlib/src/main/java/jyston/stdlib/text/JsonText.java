package jyston.stdlib.text;

import java.util.Arrays;
import java.util.HashMap;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.StrBuilder;
import jyston.runtime.StrOps;
import jyston.runtime.ThreadState;
import jyston.runtime.format.ShortFloats;
import jyston.runtime.module.Modules;

/** One JSON document being read. */
final class JsonText {
  /** Slots of {@link #recent}. */
  private static final int RECENT = 128;

  private final PyStr doc;

  /** The same, or null where it is wide. */
  private final String text;

  private final int length;
  private final HashMap<PyStr, PyStr> keys = new HashMap<>();

  /** Keys by a hash that is quick to compute, so that most need no str of their own. */
  private PyStr[] recent;

  /** The items of the arrays being read, so that each list is made in its size. */
  private PyObject[] items = PyObject.NO_ARGS;

  private int pending;

  /** Where the last item ended. */
  int next;

  JsonText(PyStr doc) {
    this.doc = doc;
    this.text = doc.bmp();
    this.length = doc.length();
  }

  private int code(int i) {
    return text != null ? text.charAt(i) : doc.codePointAt(i);
  }

  private int at(int i) {
    return i < length ? code(i) : -1;
  }

  PyException error(String message, int pos) {
    PyObject e =
        Modules.importAttr("json.decoder", "JSONDecodeError")
            .call3(PyStr.of(message), doc, PyInt.of(pos));
    return new PyException((PyBaseException) e);
  }

  private static PyException stop(int idx) {
    return new PyException(PyBaseException.STOP_ITERATION, PyInt.of(idx));
  }

  private int space(int i) {
    while (i < length) {
      int c = code(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        break;
      }
      i++;
    }
    return i;
  }

  /** The string whose text starts at {@code begin}, after its quote. */
  PyStr string(int begin, boolean strict) {
    int i = begin;
    StrBuilder b = null;
    while (true) {
      int from = i;
      int c = -1;
      while (i < length) {
        c = code(i);
        if (c == '"' || c == '\\') {
          break;
        }
        if (c <= 0x1f && strict) {
          throw error("Invalid control character at", i);
        }
        i++;
      }
      if (i >= length) {
        throw error("Unterminated string starting at", begin - 1);
      }
      if (c == '"') {
        next = i + 1;
        return b == null ? StrOps.sub(doc, from, i) : b.append(doc, from, i).build();
      }
      if (b == null) {
        b = new StrBuilder();
      }
      b.append(doc, from, i++);
      if (i >= length) {
        throw error("Unterminated string starting at", begin - 1);
      }
      c = code(i++);
      switch (c) {
        case '"', '\\', '/' -> b.append(c);
        case 'b' -> b.append('\b');
        case 'f' -> b.append('\f');
        case 'n' -> b.append('\n');
        case 'r' -> b.append('\r');
        case 't' -> b.append('\t');
        case 'u' -> {
          int u = hex4(i);
          if (u < 0) {
            throw error("Invalid \\uXXXX escape", i - 1);
          }
          i += 4;
          if (u >= 0xD800 && u <= 0xDBFF && at(i) == '\\' && at(i + 1) == 'u') {
            int v = hex4(i + 2);
            if (v >= 0xDC00 && v <= 0xDFFF) {
              u = Character.toCodePoint((char) u, (char) v);
              i += 6;
            }
          }
          b.append(u);
        }
        default -> throw error("Invalid \\escape", i - 2);
      }
    }
  }

  /** A key, the same object each time. */
  private PyStr key(int begin, boolean strict) {
    int slot = -1;
    if (text != null) {
      int h = 0;
      int i = begin;
      int c = 0;
      for (; i < length; i++) {
        c = text.charAt(i);
        if (c == '"' || c == '\\' || c < ' ') {
          break;
        }
        h = h * 31 + c;
      }
      if (c == '"') {
        slot = (h ^ h >>> 7 ^ h >>> 14) & RECENT - 1;
        if (recent == null) {
          recent = new PyStr[RECENT];
        }
        PyStr known = recent[slot];
        if (known != null && known.length() == i - begin && text.startsWith(known.bmp(), begin)) {
          next = i + 1;
          return known;
        }
      }
    }
    PyStr key = string(begin, strict);
    PyStr known = keys.putIfAbsent(key, key);
    if (known != null) {
      key = known;
    }
    if (slot >= 0) {
      recent[slot] = key;
    }
    return key;
  }

  private int hex4(int i) {
    // The closing quote has to follow somewhere.
    if (i + 4 >= length) {
      return -1;
    }
    int v = 0;
    for (int k = 0; k < 4; k++) {
      int c = code(i + k);
      int d = c < 128 ? Character.digit(c, 16) : -1;
      if (d < 0) {
        return -1;
      }
      v = v << 4 | d;
    }
    return v;
  }

  private boolean literal(int i, String s) {
    if (i + s.length() > length) {
      return false;
    }
    for (int k = 0; k < s.length(); k++) {
      if (code(i + k) != s.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** The value at a position; {@link #next} is set behind it. */
  PyObject value(PyJsonScanner p, int i) {
    if (i >= length) {
      throw stop(i);
    }
    switch (code(i)) {
      case '"' -> {
        return string(i + 1, p.strict);
      }
      case '{', '[' -> {
        ThreadState ts = ThreadState.current();
        boolean object = code(i) == '{';
        ts.enterNative(
            object
                ? " while decoding a JSON object from a unicode string"
                : " while decoding a JSON array from a unicode string");
        try {
          return object ? object(p, i + 1) : array(p, i + 1);
        } finally {
          ts.leaveNative();
        }
      }
      case 'n' -> {
        if (literal(i, "null")) {
          next = i + 4;
          return Py.None;
        }
      }
      case 't' -> {
        if (literal(i, "true")) {
          next = i + 4;
          return Py.True;
        }
      }
      case 'f' -> {
        if (literal(i, "false")) {
          next = i + 5;
          return Py.False;
        }
      }
      case 'N' -> {
        if (literal(i, "NaN")) {
          return constant(p, "NaN", i);
        }
      }
      case 'I' -> {
        if (literal(i, "Infinity")) {
          return constant(p, "Infinity", i);
        }
      }
      case '-' -> {
        if (literal(i, "-Infinity")) {
          return constant(p, "-Infinity", i);
        }
      }
      default -> {}
    }
    return number(p, i);
  }

  private PyObject constant(PyJsonScanner p, String name, int i) {
    next = i + name.length();
    int n = next;
    PyObject r = p.parseConstant.call1(PyStr.intern(name));
    next = n;
    return r;
  }

  private int digits(int i) {
    while (i < length && code(i) >= '0' && code(i) <= '9') {
      i++;
    }
    return i;
  }

  private PyObject number(PyJsonScanner p, int start) {
    int i = start;
    if (at(i) == '-') {
      i++;
    }
    int c = at(i);
    if (c == '0') {
      i++;
    } else if (c >= '1' && c <= '9') {
      i = digits(i);
    } else {
      throw stop(start);
    }
    boolean real = false;
    if (at(i) == '.' && at(i + 1) >= '0' && at(i + 1) <= '9') {
      real = true;
      i = digits(i + 1);
    }
    if (at(i) == 'e' || at(i) == 'E') {
      int k = i + 1;
      if (at(k) == '-' || at(k) == '+') {
        k++;
      }
      int e = digits(k);
      if (e > k) {
        real = true;
        i = e;
      }
    }
    next = i;
    PyObject r;
    if (!real && p.plainInt && i - start < 18) {
      boolean minus = at(start) == '-';
      long v = 0;
      for (int k = minus ? start + 1 : start; k < i; k++) {
        v = v * 10 + code(k) - '0';
      }
      r = PyInt.of(minus ? -v : v);
    } else {
      double d = Double.NaN;
      if (real && p.plainFloat && text != null) {
        d = ShortFloats.parse(text, start, i);
      }
      if (d == d) {
        r = Py.real(d);
      } else {
        PyStr literal = StrOps.sub(doc, start, i);
        if (real && p.plainFloat) {
          r = Py.real(Double.parseDouble(literal.javaString()));
        } else {
          r = (real ? p.parseFloat : p.parseInt).call1(literal);
        }
      }
    }
    next = i;
    return r;
  }

  private PyObject object(PyJsonScanner p, int i) {
    boolean pairs = p.objectPairsHook != Py.None;
    PyDict d = pairs ? null : new PyDict();
    PyList list = pairs ? new PyList() : null;
    i = space(i);
    if (at(i) != '}') {
      while (true) {
        if (at(i) != '"') {
          throw error("Expecting property name enclosed in double quotes", i);
        }
        PyStr key = key(i + 1, p.strict);
        i = space(next);
        if (at(i) != ':') {
          throw error("Expecting ':' delimiter", i);
        }
        i = space(i + 1);
        PyObject v = value(p, i);
        if (pairs) {
          list.add(PyTuple.of(key, v));
        } else {
          d.put(key, v);
        }
        i = space(next);
        int c = at(i);
        if (c == '}') {
          break;
        }
        if (c != ',') {
          throw error("Expecting ',' delimiter", i);
        }
        int comma = i;
        i = space(i + 1);
        if (at(i) == '}') {
          throw error("Illegal trailing comma before end of object", comma);
        }
      }
    }
    int end = i + 1;
    PyObject r = d;
    if (pairs) {
      r = p.objectPairsHook.call1(list);
    } else if (p.objectHook != Py.None) {
      r = p.objectHook.call1(d);
    }
    next = end;
    return r;
  }

  private PyObject array(PyJsonScanner p, int i) {
    int base = pending;
    i = space(i);
    if (at(i) != ']') {
      while (true) {
        PyObject v = value(p, i);
        if (pending == items.length) {
          items = Arrays.copyOf(items, Math.max(16, pending * 2));
        }
        items[pending++] = v;
        i = space(next);
        int c = at(i);
        if (c == ']') {
          break;
        }
        if (c != ',') {
          throw error("Expecting ',' delimiter", i);
        }
        int comma = i;
        i = space(i + 1);
        if (at(i) == ']') {
          throw error("Illegal trailing comma before end of array", comma);
        }
      }
    }
    next = i + 1;
    PyObject[] r = Arrays.copyOfRange(items, base, pending);
    Arrays.fill(items, base, pending, null);
    pending = base;
    return PyList.wrap(r);
  }
}
