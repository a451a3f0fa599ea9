package jyston.stdlib.text;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _csv.Dialect}. */
@PyClass(name = "Dialect", module = "_csv", doc = "CSV dialect")
final class CsvDialect extends PyInstance {
  static final PyType TYPE = PyType.builtin(CsvDialectTable.INSTANCE);

  static final int QUOTE_MINIMAL = 0;
  static final int QUOTE_ALL = 1;
  static final int QUOTE_NONNUMERIC = 2;
  static final int QUOTE_NONE = 3;
  static final int QUOTE_STRINGS = 4;
  static final int QUOTE_NOTNULL = 5;

  /** No character. */
  static final int NONE = -1;

  int delimiter = ',';
  int quotechar = '"';
  int escapechar = NONE;
  boolean doubleQuote = true;
  boolean skipInitialSpace;
  boolean strict;
  int quoting;
  PyStr lineTerminator = PyStr.intern("\r\n");

  private CsvDialect(PyType cls) {
    super(cls.rootShape(0));
  }

  private static final String[] NAMES = {
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict"
  };

  @PyNew(
      sig =
          "(dialect=None, delimiter=None, doublequote=None, escapechar=None, lineterminator=None,"
              + " quotechar=None, quoting=None, skipinitialspace=None, strict=None)")
  static PyObject new_(
      PyType cls,
      PyObject dialect,
      PyObject delimiter,
      PyObject doublequote,
      PyObject escapechar,
      PyObject lineterminator,
      PyObject quotechar,
      PyObject quoting,
      PyObject skipinitialspace,
      PyObject strict) {
    PyObject[] v = {
      delimiter,
      doublequote,
      escapechar,
      lineterminator,
      quotechar,
      quoting,
      skipinitialspace,
      strict
    };
    boolean given = false;
    for (PyObject x : v) {
      given |= x != null;
    }
    PyObject d = dialect == null || dialect == Py.None ? null : dialect;
    if (d instanceof PyStr) {
      d = CsvModule.state().dialect(d);
    }
    if (d != null) {
      if (cls == TYPE && d.type() == TYPE && !given) {
        return d;
      }
      for (int i = 0; i < v.length; i++) {
        if (v[i] == null) {
          v[i] = Ops.findAttr(d, PyStr.intern(NAMES[i]));
        }
      }
    }
    CsvDialect r = new CsvDialect(cls);
    r.set(v);
    return r;
  }

  private void set(PyObject[] v) {
    delimiter = character("delimiter", v[0], ',', false);
    doubleQuote = v[1] == null || v[1].isTrue();
    escapechar = character("escapechar", v[2], NONE, true);
    if (v[3] != null) {
      if (!(v[3] instanceof PyStr s)) {
        throw Py.typeError(
            v[3] == Py.None ? "lineterminator must be set" : "\"lineterminator\" must be a string");
      }
      lineTerminator = s;
    }
    quotechar = character("quotechar", v[4], '"', true);
    if (v[5] != null) {
      if (v[5].type() != PyLong.TYPE) {
        throw Py.typeError("\"quoting\" must be an integer");
      }
      quoting = Ops.asInt(v[5]);
    }
    skipInitialSpace = v[6] != null && v[6].isTrue();
    strict = v[7] != null && v[7].isTrue();
    if (quoting < 0 || quoting > QUOTE_NOTNULL) {
      throw Py.typeError("bad \"quoting\" value");
    }
    if (v[4] == Py.None && v[5] == null) {
      quoting = QUOTE_NONE;
    }
    if (quoting != QUOTE_NONE && quotechar == NONE) {
      throw Py.typeError("quotechar must be set if quoting enabled");
    }
    check("delimiter", delimiter, true);
    check("escapechar", escapechar, !skipInitialSpace);
    check("quotechar", quotechar, !skipInitialSpace);
    different("delimiter", "escapechar", delimiter, escapechar);
    different("delimiter", "quotechar", delimiter, quotechar);
    different("escapechar", "quotechar", escapechar, quotechar);
    inTerminator("delimiter", delimiter);
    inTerminator("escapechar", escapechar);
    inTerminator("quotechar", quotechar);
  }

  private static void check(String name, int c, boolean allowSpace) {
    if (c == '\r' || c == '\n' || c == ' ' && !allowSpace) {
      throw Py.valueError("bad " + name + " value");
    }
  }

  private void inTerminator(String name, int c) {
    if (c != NONE) {
      for (int i = 0; i < lineTerminator.length(); i++) {
        if (lineTerminator.codePointAt(i) == c) {
          throw Py.valueError("bad " + name + " or lineterminator value");
        }
      }
    }
  }

  private static void different(String n1, String n2, int c1, int c2) {
    if (c1 == c2 && c1 != NONE) {
      throw Py.valueError("bad " + n1 + " or " + n2 + " value");
    }
  }

  private static int character(String name, PyObject o, int deflt, boolean optional) {
    if (o == null) {
      return deflt;
    }
    if (o == Py.None && optional) {
      return NONE;
    }
    if (!(o instanceof PyStr s)) {
      throw Py.typeError(
          "\""
              + name
              + "\" must be string"
              + (optional ? " or None" : "")
              + ", not "
              + o.type().name());
    }
    if (s.length() != 1) {
      throw Py.typeError("\"" + name + "\" must be a 1-character string");
    }
    return s.codePointAt(0);
  }

  private static PyObject show(int c) {
    return c == NONE ? Py.None : PyStr.ofCodePoint(c);
  }

  @PyGetter(value = "delimiter", member = true)
  PyObject getDelimiter() {
    return show(delimiter);
  }

  @PyGetter("escapechar")
  PyObject getEscapechar() {
    return show(escapechar);
  }

  @PyGetter("quotechar")
  PyObject getQuotechar() {
    return show(quotechar);
  }

  @PyGetter("lineterminator")
  PyObject getLineterminator() {
    return lineTerminator;
  }

  @PyGetter("quoting")
  PyObject getQuoting() {
    return PyInt.of(quoting);
  }

  @PyGetter(value = "doublequote", member = true)
  PyObject getDoublequote() {
    return Py.bool(doubleQuote);
  }

  @PyGetter(value = "skipinitialspace", member = true)
  PyObject getSkipinitialspace() {
    return Py.bool(skipInitialSpace);
  }

  @PyGetter(value = "strict", member = true)
  PyObject getStrict() {
    return Py.bool(strict);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    throw Py.typeError("cannot pickle '" + type().name() + "' instances");
  }

  @PyMethod(name = "__reduce_ex__")
  PyObject reduceEx(PyObject protocol) {
    throw Py.typeError("cannot pickle '" + type().name() + "' instances");
  }

  /** {@code _call_dialect}. */
  static CsvDialect call(PyObject dialect, PyDict kwargs) {
    for (PyStr k : kwargs.keywordNames()) {
      String n = k.javaString();
      if (!n.equals("dialect") && java.util.Arrays.binarySearch(NAMES, n) < 0) {
        throw Py.typeError("this function got an unexpected keyword argument '" + n + "'");
      }
    }
    PyObject[] args =
        PyDict.joinArgs(dialect == null ? new PyObject[0] : new PyObject[] {dialect}, kwargs);
    return (CsvDialect) TYPE.callKw(args, kwargs.keywordNames());
  }
}
