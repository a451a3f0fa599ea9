package jyston.runtime;

import java.nio.charset.StandardCharsets;
import jyston.runtime.format.NumberFormat;

/** {@code format % args} for str and bytes. */
final class PercentFormat {
  private final PyStr fmt;
  private final boolean bytes;
  private final StrBuilder out;
  private final PyObject mapping;
  private PyObject args;
  private PyObject[] items;
  private int argLen;
  private int argIndex;
  private int pos;

  private PercentFormat(PyStr fmt, PyObject args, boolean bytes) {
    this.fmt = fmt;
    this.bytes = bytes;
    this.args = args;
    out = new StrBuilder(fmt.length() + 32);
    if (args instanceof PyTuple t) {
      items = t.items;
      argLen = items.length;
      argIndex = 0;
      mapping = null;
    } else {
      argLen = -1;
      argIndex = -2;
      boolean text = args instanceof PyStr || bytes && args instanceof BytesLike;
      mapping = !text && args.type().slot(Slot.GETITEM) != null ? args : null;
    }
  }

  static PyStr text(PyStr fmt, PyObject args) {
    PercentFormat p = new PercentFormat(fmt, args, false);
    p.run();
    return p.out.build();
  }

  static byte[] bytes(BytesLike fmt, PyObject args) {
    String s = new String(fmt.arr(), fmt.off(), fmt.size(), StandardCharsets.ISO_8859_1);
    PercentFormat p = new PercentFormat(PyStr.ofBmp(s), args, true);
    p.run();
    return p.out.build().bmp().getBytes(StandardCharsets.ISO_8859_1);
  }

  private PyObject nextArg() {
    if (argIndex < argLen) {
      argIndex++;
      return argLen < 0 ? args : items[argIndex - 1];
    }
    throw Py.typeError("not enough arguments for format string");
  }

  private int ch() {
    if (pos >= fmt.length()) {
      throw Py.valueError("incomplete format");
    }
    return fmt.codePointAt(pos++);
  }

  private void run() {
    int n = fmt.length();
    while (pos < n) {
      int i = pos;
      while (i < n && fmt.codePointAt(i) != '%') {
        i++;
      }
      out.append(fmt, pos, i);
      pos = i;
      if (i < n) {
        pos++;
        directive();
      }
    }
    if (argIndex < argLen && mapping == null) {
      throw Py.typeError(
          "not all arguments converted during " + (bytes ? "bytes" : "string") + " formatting");
    }
  }

  private void directive() {
    if (pos < fmt.length() && fmt.codePointAt(pos) == '%') {
      pos++;
      out.append('%');
      return;
    }
    boolean left = false;
    boolean plus = false;
    boolean blank = false;
    boolean alt = false;
    boolean zero = false;
    if (pos < fmt.length() && fmt.codePointAt(pos) == '(') {
      key();
    }
    int c;
    flags:
    while (true) {
      c = ch();
      switch (c) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> blank = true;
        case '#' -> alt = true;
        case '0' -> zero = true;
        default -> {
          break flags;
        }
      }
    }
    int width = -1;
    int prec = -1;
    if (c == '*') {
      PyObject w = nextArg();
      if (!(w instanceof PyLong)) {
        throw Py.typeError("* wants int");
      }
      width = starValue(w, "Python int too large to convert to C ssize_t");
      if (width < 0) {
        left = true;
        width = -width;
      }
      c = ch();
    } else if (c >= '0' && c <= '9') {
      long wide = 0;
      while (c >= '0' && c <= '9') {
        if (wide > (Long.MAX_VALUE - 9) / 10) {
          throw Py.valueError("width too big");
        }
        wide = wide * 10 + c - '0';
        c = ch();
      }
      if (wide > Integer.MAX_VALUE - 16) {
        throw Py.memoryError();
      }
      width = (int) wide;
    }
    if (c == '.') {
      prec = 0;
      c = ch();
      if (c == '*') {
        PyObject w = nextArg();
        if (!(w instanceof PyLong)) {
          throw Py.typeError("* wants int");
        }
        prec = Math.max(0, starValue(w, "Python int too large to convert to C int"));
        c = ch();
      } else {
        while (c >= '0' && c <= '9') {
          prec = add(prec, c, bytes ? "prec too big" : "precision too big");
          c = ch();
        }
      }
    }
    if (c == 'h' || c == 'l' || c == 'L') {
      c = ch();
    }
    PyObject v = nextArg();
    PyStr text;
    boolean numeric = false;
    switch (c) {
      case 's', 'r', 'a', 'b' -> {
        text = textual(c, v);
        if (text == null) {
          throw unsupported(c);
        }
        if (prec >= 0 && prec < text.length()) {
          text = StrOps.sub(text, 0, prec);
        }
      }
      case 'd', 'i', 'u', 'o', 'x', 'X' -> {
        numeric = true;
        text =
            PyStr.ofBmp(NumberFormat.percentInt(v, bytes && c == 'i' ? 'd' : (char) c, alt, prec));
      }
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        numeric = true;
        text = PyStr.ofBmp(NumberFormat.percentFloat(v, (char) c, alt, prec));
      }
      case 'c' -> text = character(v);
      default -> throw unsupported(c);
    }
    emit(text, numeric, c, width, left, plus, blank, alt, zero);
  }

  private PyException unsupported(int c) {
    return Py.valueError(
        "unsupported format character '"
            + (c > 31 && c < 128 ? String.valueOf((char) c) : "?")
            + "' (0x"
            + Integer.toHexString(c)
            + ") at index "
            + (pos - 1));
  }

  private static int starValue(PyObject o, String overflow) {
    PyLong l = (PyLong) o;
    if (!l.fitsLong() || l.longValue() != (int) l.longValue()) {
      throw Py.overflowError(overflow);
    }
    return (int) l.longValue();
  }

  private static int add(int v, int digit, String error) {
    long r = v * 10L + digit - '0';
    if (r > Integer.MAX_VALUE) {
      throw Py.valueError(error);
    }
    return (int) r;
  }

  private void key() {
    if (mapping == null) {
      throw Py.typeError("format requires a mapping");
    }
    int start = ++pos;
    int depth = 1;
    while (depth > 0 && pos < fmt.length()) {
      int c = fmt.codePointAt(pos++);
      if (c == ')') {
        depth--;
      } else if (c == '(') {
        depth++;
      }
    }
    if (depth > 0) {
      throw Py.valueError("incomplete format key");
    }
    PyStr k = StrOps.sub(fmt, start, pos - 1);
    args = mapping.getItem(bytes ? PyBytes.of(k.bmp().getBytes(StandardCharsets.ISO_8859_1)) : k);
    argLen = -1;
    argIndex = -2;
  }

  private PyStr textual(int c, PyObject v) {
    if (!bytes) {
      return switch (c) {
        case 's' -> v.getClass() == PyStr.class ? (PyStr) v : Ops.str(v);
        case 'r' -> Ops.repr(v);
        case 'a' -> StrOps.asciiOf(v);
        default -> null;
      };
    }
    if (c == 'r' || c == 'a') {
      return StrOps.asciiOf(v);
    }
    byte[] b;
    PyObject m;
    if (v.getClass() == PyBytes.class) {
      b = ((PyBytes) v).value;
    } else if ((m = v.type().slot(Slot.BYTES)) != null) {
      PyObject r = Slot.call(m, v);
      if (!(r instanceof PyBytes rb)) {
        throw Py.typeError("__bytes__ returned non-bytes (type " + r.type().name() + ")");
      }
      b = rb.value;
    } else if (PyBuffer.isBuffer(v)) {
      b = PyBuffer.anyBytes(v);
    } else {
      throw Py.typeError(
          "%b requires a bytes-like object, or an object that implements __bytes__, not '"
              + v.type().name()
              + "'");
    }
    return PyStr.ofBmp(new String(b, StandardCharsets.ISO_8859_1));
  }

  private PyStr character(PyObject v) {
    if (bytes) {
      if (v instanceof BytesLike b && b.size() == 1) {
        return PyStr.ofCodePoint(b.arr()[b.off()] & 255);
      }
      if (!Ops.isIndex(v)) {
        throw Py.typeError("%c requires an integer in range(256) or a single byte");
      }
      PyLong l = Ops.index(v);
      if (!l.fitsLong() || l.longValue() < 0 || l.longValue() > 255) {
        throw Py.overflowError("%c arg not in range(256)");
      }
      return PyStr.ofCodePoint((int) l.longValue());
    }
    if (v instanceof PyStr s) {
      if (s.length() == 1) {
        return s;
      }
      throw Py.typeError("%c requires int or char");
    }
    if (!Ops.isIndex(v)) {
      throw Py.typeError("%c requires int or char");
    }
    PyLong l = Ops.index(v);
    if (!l.fitsLong() || l.longValue() < 0 || l.longValue() > 0x10FFFF) {
      throw Py.overflowError("%c arg not in range(0x110000)");
    }
    return PyStr.ofCodePoint((int) l.longValue());
  }

  private void emit(
      PyStr text,
      boolean numeric,
      int conv,
      int width,
      boolean left,
      boolean plus,
      boolean blank,
      boolean alt,
      boolean zero) {
    int from = 0;
    int n = text.length();
    char sign = 0;
    if (numeric) {
      int c = n > 0 ? text.codePointAt(0) : 0;
      if (c == '-' || c == '+') {
        sign = (char) c;
        from = 1;
      } else if (plus) {
        sign = '+';
      } else if (blank) {
        sign = ' ';
      }
    }
    int total = n - from + (sign != 0 ? 1 : 0);
    int missing = Math.max(0, width - total);
    boolean zeros = numeric && zero;
    if (missing > 0 && !left && !zeros) {
      out.fill(' ', missing);
      missing = 0;
    }
    if (sign != 0) {
      out.append(sign);
    }
    if (missing > 0 && !left) {
      if (alt && (conv == 'x' || conv == 'X' || conv == 'o')) {
        out.append(text, from, from + 2);
        from += 2;
      }
      out.fill('0', missing);
      missing = 0;
    }
    out.append(text, from, n);
    out.fill(' ', missing);
  }
}
