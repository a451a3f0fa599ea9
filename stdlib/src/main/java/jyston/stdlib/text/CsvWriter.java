package jyston.stdlib.text;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyComplex;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code _csv.writer}. */
@PyClass(name = "writer", module = "_csv", subclassable = false, doc = "CSV writer")
final class CsvWriter extends PyObject {
  static final PyType TYPE = PyType.builtin(CsvWriterTable.INSTANCE);

  private final PyObject write;
  private final CsvDialect dialect;

  CsvWriter(PyObject write, CsvDialect dialect) {
    this.write = write;
    this.dialect = dialect;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private static boolean isNumber(PyObject o) {
    return o instanceof PyLong
        || o instanceof PyFloat
        || o instanceof PyComplex
        || o.type().slot(Slot.INDEX) != null
        || o.type().slot(Slot.INT) != null
        || o.type().slot(Slot.FLOAT) != null;
  }

  @PyMethod
  PyObject writerow(PyObject row) {
    CsvDialect d = dialect;
    PyObject it;
    try {
      it = row.iter();
    } catch (PyException e) {
      if (e.matches(PyBaseException.TYPE_ERROR)) {
        throw CsvModule.error("iterable expected, not " + row.type().name());
      }
      throw e;
    }
    StrBuilder b = new StrBuilder();
    int n = 0;
    boolean nullField = false;
    PyObject x;
    while ((x = it.iterNext()) != null) {
      boolean quoted =
          switch (d.quoting) {
            case CsvDialect.QUOTE_NONNUMERIC -> !isNumber(x);
            case CsvDialect.QUOTE_ALL -> true;
            case CsvDialect.QUOTE_STRINGS -> x instanceof PyStr;
            case CsvDialect.QUOTE_NOTNULL -> x != Py.None;
            default -> false;
          };
      nullField = x == Py.None;
      PyStr text = x instanceof PyStr s ? s : x == Py.None ? null : Ops.str(x);
      append(b, n++, text, quoted);
    }
    if (n > 0 && b.length() == 0) {
      if (d.quoting == CsvDialect.QUOTE_NONE
          || nullField
              && (d.quoting == CsvDialect.QUOTE_STRINGS || d.quoting == CsvDialect.QUOTE_NOTNULL)) {
        throw CsvModule.error("single empty field record must be quoted");
      }
      b = new StrBuilder();
      append(b, 0, null, true);
    }
    b.append(d.lineTerminator);
    return write.call1(b.build());
  }

  private void append(StrBuilder b, int index, PyStr text, boolean quoted) {
    CsvDialect d = dialect;
    int n = text == null ? 0 : text.length();
    if (index > 0) {
      b.append(d.delimiter);
    }
    if (n == 0 && d.delimiter == ' ' && d.skipInitialSpace) {
      if (d.quoting == CsvDialect.QUOTE_NONE
          || text == null
              && (d.quoting == CsvDialect.QUOTE_STRINGS || d.quoting == CsvDialect.QUOTE_NOTNULL)) {
        throw CsvModule.error(
            "empty field must be quoted if delimiter is a space and skipinitialspace is true");
      }
      quoted = true;
    }
    StrBuilder out = new StrBuilder(n);
    for (int i = 0; i < n; i++) {
      int c = text.codePointAt(i);
      boolean escape = false;
      if (c == d.delimiter
          || c == d.escapechar
          || c == d.quotechar
          || c == '\n'
          || c == '\r'
          || contains(d.lineTerminator, c)) {
        if (d.quoting == CsvDialect.QUOTE_NONE) {
          escape = true;
        } else {
          if (c == d.quotechar) {
            if (d.doubleQuote) {
              out.append(d.quotechar);
            } else {
              escape = true;
            }
          } else if (c == d.escapechar) {
            escape = true;
          }
          if (!escape) {
            quoted = true;
          }
        }
        if (escape) {
          if (d.escapechar == CsvDialect.NONE) {
            throw CsvModule.error("need to escape, but no escapechar set");
          }
          out.append(d.escapechar);
        }
      }
      out.append(c);
    }
    if (quoted) {
      b.append(d.quotechar).append(out.build()).append(d.quotechar);
    } else {
      b.append(out.build());
    }
  }

  private static boolean contains(PyStr s, int c) {
    for (int i = 0; i < s.length(); i++) {
      if (s.codePointAt(i) == c) {
        return true;
      }
    }
    return false;
  }

  @PyMethod
  void writerows(PyObject rows) {
    PyObject it = rows.iter();
    PyObject r;
    while ((r = it.iterNext()) != null) {
      writerow(r);
    }
  }

  @PyGetter(value = "dialect", member = true)
  PyObject getDialect() {
    return dialect;
  }
}
