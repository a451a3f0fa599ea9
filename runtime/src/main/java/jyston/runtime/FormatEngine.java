package jyston.runtime;

import java.util.ArrayList;
import jyston.runtime.format.FormatSpec;
import jyston.runtime.unicode.CharTable;

/**
 * {@code str.format} and what {@code _string} offers of it (CPython's {@code unicode_format.h}).
 */
public final class FormatEngine {
  private FormatEngine() {}

  /** One piece: literal text, then a field unless {@code name} is null. */
  record Piece(PyStr literal, PyStr name, PyStr spec, int conversion, boolean nested) {}

  /** Walks over the pieces of a format string. */
  static final class Markup {
    private final PyStr s;
    private final int end;
    private int pos;
    private PyStr name;
    private PyStr spec;
    private int conversion;
    private boolean nested;

    Markup(PyStr s) {
      this.s = s;
      this.end = s.length();
    }

    Piece next() {
      if (pos >= end) {
        return null;
      }
      int start = pos;
      int c = 0;
      boolean markup = false;
      while (pos < end) {
        c = s.codePointAt(pos++);
        if (c == '{' || c == '}') {
          markup = true;
          break;
        }
      }
      boolean atEnd = pos >= end;
      int len = pos - start;
      if (c == '}' && (atEnd || s.codePointAt(pos) != '}')) {
        throw Py.valueError("Single '}' encountered in format string");
      }
      if (atEnd && c == '{') {
        throw Py.valueError("Single '{' encountered in format string");
      }
      if (!atEnd) {
        if (s.codePointAt(pos) == c) {
          pos++;
          markup = false;
        } else {
          len--;
        }
      }
      PyStr literal = StrOps.sub(s, start, start + len);
      if (!markup) {
        return new Piece(literal, null, null, 0, false);
      }
      field();
      return new Piece(literal, name, spec, conversion, nested);
    }

    private void field() {
      int start = pos;
      int c = 0;
      conversion = 0;
      nested = false;
      spec = PyStr.EMPTY;
      scan:
      while (pos < end) {
        c = s.codePointAt(pos++);
        switch (c) {
          case '{' -> throw Py.valueError("unexpected '{' in field name");
          case '[' -> {
            while (pos < end && s.codePointAt(pos) != ']') {
              pos++;
            }
          }
          case '}', ':', '!' -> {
            break scan;
          }
          default -> {}
        }
      }
      if (c != '}' && c != ':' && c != '!') {
        throw Py.valueError("expected '}' before end of string");
      }
      name = StrOps.sub(s, start, pos - 1);
      if (c == '}') {
        return;
      }
      if (c == '!') {
        if (pos >= end) {
          throw Py.valueError("end of string while looking for conversion specifier");
        }
        conversion = s.codePointAt(pos++);
        if (pos < end) {
          c = s.codePointAt(pos++);
          if (c == '}') {
            return;
          }
          if (c != ':') {
            throw Py.valueError("expected ':' after conversion specifier");
          }
        }
      }
      int from = pos;
      int depth = 1;
      while (pos < end) {
        c = s.codePointAt(pos++);
        if (c == '{') {
          nested = true;
          depth++;
        } else if (c == '}' && --depth == 0) {
          spec = StrOps.sub(s, from, pos - 1);
          return;
        }
      }
      throw Py.valueError("unmatched '{' in format spec");
    }
  }

  /** The arguments, and how fields are numbered so far. */
  private static final class Context {
    final PyObject[] args;
    final PyObject kwargs;
    int auto;
    boolean automatic;
    boolean manual;

    Context(PyObject[] args, PyObject kwargs) {
      this.args = args;
      this.kwargs = kwargs;
    }
  }

  /**
   * {@code s.format(*args, **kwargs)}; with args null, {@code s.format_map(kwargs)}.
   *
   * @param kwargs any mapping
   */
  public static PyStr format(PyStr s, PyObject[] args, PyObject kwargs) {
    return build(s, new Context(args, kwargs), 2);
  }

  private static PyStr build(PyStr s, Context cx, int depth) {
    if (depth <= 0) {
      throw Py.valueError("Max string recursion exceeded");
    }
    StrBuilder out = new StrBuilder(s.length() + 16);
    Markup m = new Markup(s);
    Piece p;
    while ((p = m.next()) != null) {
      out.append(p.literal);
      if (p.name != null) {
        PyObject v = field(p.name, cx);
        v = convert(v, p.conversion);
        PyStr spec = p.nested ? build(p.spec, cx, depth - 1) : p.spec;
        out.append(formatValue(v, spec));
      }
    }
    return out.build();
  }

  private static PyObject convert(PyObject v, int conversion) {
    return switch (conversion) {
      case 0 -> v;
      case 'r' -> Ops.repr(v);
      case 's' -> Ops.str(v);
      case 'a' -> StrOps.asciiOf(v);
      default ->
          throw Py.valueError(
              conversion > 32 && conversion < 127
                  ? "Unknown conversion specifier " + (char) conversion
                  : "Unknown conversion specifier \\x" + Integer.toHexString(conversion));
    };
  }

  private static PyStr formatValue(PyObject v, PyStr spec) {
    if (spec.length() == 0 && v.getClass() == PyStr.class) {
      return (PyStr) v;
    }
    return Ops.format(v, spec);
  }

  /** A decimal number, or -1 when the text is none. */
  private static long integer(PyStr s, int from, int to) {
    if (from >= to) {
      return -1;
    }
    long v = 0;
    for (int i = from; i < to; i++) {
      int c = s.codePointAt(i);
      int d = c < 128 ? (c >= '0' && c <= '9' ? c - '0' : -1) : CharTable.decimal(c);
      if (d < 0) {
        return -1;
      }
      if (v > (Long.MAX_VALUE - d) / 10) {
        throw Py.valueError("Too many decimal digits in format string");
      }
      v = v * 10 + d;
    }
    return v;
  }

  private static int firstEnd(PyStr name) {
    int n = name.length();
    int i = 0;
    while (i < n && name.codePointAt(i) != '.' && name.codePointAt(i) != '[') {
      i++;
    }
    return i;
  }

  private static PyObject field(PyStr name, Context cx) {
    int i = firstEnd(name);
    long index = integer(name, 0, i);
    boolean empty = i == 0;
    if (empty || index >= 0) {
      if (cx.automatic && !empty) {
        throw Py.valueError(
            "cannot switch from automatic field numbering to manual field specification");
      }
      if (cx.manual && empty) {
        throw Py.valueError(
            "cannot switch from manual field specification to automatic field numbering");
      }
      cx.automatic |= empty;
      cx.manual |= !empty;
      if (empty) {
        index = cx.auto++;
      }
    }
    PyObject v;
    if (index < 0) {
      PyStr key = StrOps.sub(name, 0, i);
      if (cx.kwargs == null) {
        throw Py.keyError(key);
      }
      v = cx.kwargs.getItem(key);
    } else if (cx.args == null) {
      throw Py.valueError("Format string contains positional fields");
    } else if (index >= cx.args.length) {
      throw Py.indexError("Replacement index " + index + " out of range for positional args tuple");
    } else {
      v = cx.args[(int) index];
    }
    Rest rest = new Rest(name, i);
    while (rest.next()) {
      if (rest.attribute) {
        v = v.getAttr(rest.text.interned());
      } else {
        v = v.getItem(rest.index >= 0 ? PyInt.of(rest.index) : rest.text);
      }
    }
    return v;
  }

  /** What follows the first part of a field name. */
  private static final class Rest {
    private final PyStr s;
    private int pos;
    boolean attribute;
    long index;
    PyStr text;

    Rest(PyStr s, int pos) {
      this.s = s;
      this.pos = pos;
    }

    boolean next() {
      int n = s.length();
      if (pos >= n) {
        return false;
      }
      int c = s.codePointAt(pos++);
      int start = pos;
      index = -1;
      if (c == '.') {
        attribute = true;
        while (pos < n && s.codePointAt(pos) != '.' && s.codePointAt(pos) != '[') {
          pos++;
        }
        text = StrOps.sub(s, start, pos);
      } else if (c == '[') {
        attribute = false;
        while (pos < n && s.codePointAt(pos) != ']') {
          pos++;
        }
        if (pos == n) {
          throw Py.valueError("Missing ']' in format string");
        }
        text = StrOps.sub(s, start, pos);
        index = integer(s, start, pos);
        pos++;
      } else {
        throw Py.valueError("Only '.' or '[' may follow ']' in format field specifier");
      }
      if (text.length() == 0) {
        throw Py.valueError("Empty attribute in format string");
      }
      return true;
    }
  }

  /** {@code _string.formatter_parser}: an iterator of (literal, name, spec, conversion). */
  public static PyObject parser(PyStr s) {
    return new PyFormatterIterator(new Markup(s));
  }

  static PyObject tuple(Piece p) {
    if (p.name == null) {
      return PyTuple.of(p.literal, Py.None, Py.None, Py.None);
    }
    return PyTuple.of(
        p.literal, p.name, p.spec, p.conversion == 0 ? Py.None : StrOps.single(p.conversion));
  }

  /** {@code _string.formatter_field_name_split}: (first, iterator of (is_attr, key)). */
  public static PyObject splitFieldName(PyStr s) {
    int i = firstEnd(s);
    long index = integer(s, 0, i);
    ArrayList<PyObject> rest = new ArrayList<>();
    Rest r = new Rest(s, i);
    while (r.next()) {
      rest.add(
          PyTuple.of(
              Py.bool(r.attribute), !r.attribute && r.index >= 0 ? PyInt.of(r.index) : r.text));
    }
    return PyTuple.of(
        index >= 0 ? PyInt.of(index) : StrOps.sub(s, 0, i),
        PyList.wrap(rest.toArray(PyObject.NO_ARGS)).iter());
  }

  /** {@code str.__format__}. */
  static PyStr formatStr(PyStr v, PyStr spec) {
    if (spec.length() == 0) {
      return v.getClass() == PyStr.class ? v : Ops.str(v);
    }
    FormatSpec f = FormatSpec.parse(spec, v, 's', '<');
    if (f.type != 's') {
      throw f.unknownType(v);
    }
    if (f.sign != 0) {
      throw Py.valueError(
          (f.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    if (f.noNegativeZero) {
      throw Py.valueError("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (f.alternate) {
      throw Py.valueError("Alternate form (#) not allowed in string format specifier");
    }
    if (f.align == '=') {
      throw Py.valueError("'=' alignment not allowed in string format specifier");
    }
    PyStr text = StrOps.exact(v);
    if (f.precision >= 0 && f.precision < text.length()) {
      text = StrOps.sub(text, 0, (int) f.precision);
    }
    return f.pad(text);
  }
}
