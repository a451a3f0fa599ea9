package jyston.stdlib.sre;

import java.util.ArrayList;
import java.util.Arrays;
import jyston.runtime.BytesBuilder;
import jyston.runtime.Compare;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyMappingProxy;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.module.Modules;

/** {@code re.Pattern}. */
@PyClass(
    name = "Pattern",
    module = "re",
    subclassable = false,
    doc = "Compiled regular expression object.")
public final class PyPattern extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyPatternTable.INSTANCE).withWeakref();

  private static final int UNICODE = 32;
  private static final String[] FLAG_NAMES = {
    "re.IGNORECASE",
    "re.LOCALE",
    "re.MULTILINE",
    "re.DOTALL",
    "re.UNICODE",
    "re.VERBOSE",
    "re.DEBUG",
    "re.ASCII"
  };
  private static final int[] FLAG_BITS = {2, 4, 8, 16, 32, 64, 128, 256};

  final PyObject pattern;
  final int flags;
  final int[] code;
  final int groups;
  final PyDict groupIndex;
  final PyTuple indexGroup;
  private final Prefix prefix;
  private final Facts facts;

  PyPattern(
      PyObject pattern, int flags, int[] code, int groups, PyDict groupIndex, PyTuple indexGroup) {
    this.pattern = pattern;
    this.flags = flags;
    this.code = code;
    this.groups = groups;
    this.groupIndex = groupIndex;
    this.indexGroup = indexGroup;
    this.prefix = Prefix.of(code);
    this.facts = new Facts(code, Interpreter.current());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** Opens the subject: checks that pattern and subject are of one kind. */
  private Input input(PyObject o) {
    Input in = new Input(o);
    if (pattern != Py.None) {
      boolean text = pattern instanceof PyStr;
      if (text != in.isText) {
        in.close();
        throw Py.typeError(
            text
                ? "cannot use a string pattern on a bytes-like object"
                : "cannot use a bytes pattern on a string-like object");
      }
    }
    return in;
  }

  private static int clamp(PyObject o, int deflt, int n) {
    if (o == null) {
      return deflt;
    }
    return (int) Math.max(0, Math.min(((PyInt) o).value, n));
  }

  /** A position argument as an int, before the subject is looked at. */
  private static PyObject size(PyObject o) {
    if (o == null) {
      return null;
    }
    PyLong l = Ops.index(o);
    if (!l.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C ssize_t");
    }
    return PyInt.of(l.longValue());
  }

  Matcher matcher(Input in, PyObject pos, PyObject endpos) {
    int end = clamp(endpos, in.length, in.length);
    int start = clamp(pos, 0, in.length);
    return new Matcher(code, facts, in, groups, Math.min(start, end), end);
  }

  Matcher open(PyObject string, PyObject pos, PyObject endpos) {
    PyObject p = size(pos);
    PyObject e = size(endpos);
    return matcher(input(string), p, e);
  }

  boolean search(Matcher m) {
    return m.search(prefix);
  }

  private static final int MATCH = 0;
  private static final int FULL = 1;
  private static final int SEARCH = 2;

  private PyObject run(int how, PyObject string, PyObject pos, PyObject endpos) {
    PyObject p = size(pos);
    PyObject e = size(endpos);
    Input in = input(string);
    try {
      Matcher m = matcher(in, p, e);
      int from = m.start;
      m.matchAll = how == FULL;
      boolean ok = how == SEARCH ? m.search(prefix) : m.match();
      return ok ? new PyMatch(this, m, from) : Py.None;
    } finally {
      in.close();
    }
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject match(PyObject string, PyObject pos, PyObject endpos) {
    return run(MATCH, string, pos, endpos);
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject fullmatch(PyObject string, PyObject pos, PyObject endpos) {
    return run(FULL, string, pos, endpos);
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject search(PyObject string, PyObject pos, PyObject endpos) {
    return run(SEARCH, string, pos, endpos);
  }

  /** Prepares for the match after this one. */
  static void advance(Matcher m) {
    m.mustAdvance = m.ptr == m.start;
    m.start = m.ptr;
    m.reset();
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject findall(PyObject string, PyObject pos, PyObject endpos) {
    PyObject p = size(pos);
    PyObject e = size(endpos);
    Input in = input(string);
    try {
      Matcher m = matcher(in, p, e);
      ArrayList<PyObject> out = new ArrayList<>();
      PyObject empty = in.slice(0, 0);
      while (m.start <= m.end && m.search(prefix)) {
        if (groups == 0) {
          out.add(in.slice(m.start, m.ptr));
        } else if (groups == 1) {
          out.add(group(m, 0, empty));
        } else {
          PyObject[] g = new PyObject[groups];
          for (int i = 0; i < groups; i++) {
            g[i] = group(m, i, empty);
          }
          out.add(PyTuple.wrap(g));
        }
        advance(m);
      }
      return PyList.wrap(out.toArray(NO_ARGS));
    } finally {
      in.close();
    }
  }

  private static PyObject group(Matcher m, int i, PyObject absent) {
    int s = m.marks[2 * i];
    int e = m.marks[2 * i + 1];
    return s < 0 || e < s ? absent : m.in.slice(s, e);
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject finditer(PyObject string, PyObject pos, PyObject endpos) {
    return new PyMatchIter(this, open(string, pos, endpos));
  }

  @PyMethod(sig = "(string, pos=0, endpos=sys.maxsize)")
  PyObject scanner(PyObject string, PyObject pos, PyObject endpos) {
    return new PyScanner(this, open(string, pos, endpos));
  }

  @PyMethod(sig = "(string, maxsplit=0)")
  PyObject split(PyObject string, long maxsplit) {
    Input in = input(string);
    try {
      Matcher m = matcher(in, null, null);
      ArrayList<PyObject> out = new ArrayList<>();
      int last = 0;
      long n = 0;
      while ((maxsplit == 0 || n < maxsplit) && m.search(prefix)) {
        out.add(in.slice(last, m.start));
        for (int i = 0; i < groups; i++) {
          out.add(group(m, i, Py.None));
        }
        n++;
        last = m.ptr;
        advance(m);
      }
      out.add(in.slice(last, in.length));
      return PyList.wrap(out.toArray(NO_ARGS));
    } finally {
      in.close();
    }
  }

  @PyMethod(sig = "(repl, string, count=0)")
  PyObject sub(PyObject repl, PyObject string, long count) {
    return substitute(repl, string, count, false);
  }

  @PyMethod(sig = "(repl, string, count=0)")
  PyObject subn(PyObject repl, PyObject string, long count) {
    return substitute(repl, string, count, true);
  }

  private static boolean hasBackslash(PyObject o) {
    if (o instanceof PyStr s) {
      if (!s.isWide()) {
        return s.bmp().indexOf('\\') >= 0;
      }
      int n = s.length();
      for (int i = 0; i < n; i++) {
        if (s.codePointAt(i) == '\\') {
          return true;
        }
      }
      return false;
    }
    if (PyBuffer.isBuffer(o)) {
      for (byte b : PyBuffer.bytes(o)) {
        if (b == '\\') {
          return true;
        }
      }
      return false;
    }
    return true;
  }

  /** The template of a replacement, or the literal it is. */
  PyObject template(PyObject repl) {
    if (!hasBackslash(repl)) {
      return repl;
    }
    PyObject t = Modules.importAttr("re", "_compile_template").call2(this, repl);
    return t instanceof PyTemplate p && p.isLiteral() ? p.literal() : t;
  }

  private PyObject substitute(PyObject repl, PyObject string, long count, boolean withCount) {
    boolean callable = repl.isCallable();
    PyObject filter = callable ? repl : template(repl);
    PyTemplate template = filter instanceof PyTemplate t ? t : null;
    Input in = input(string);
    try {
      Matcher m = matcher(in, null, null);
      if (!m.search(prefix)) {
        PyObject same = in.slice(0, in.length);
        return withCount ? PyTuple.of(same, PyInt.of(0)) : same;
      }
      Joiner out = new Joiner(in.isText, in.length);
      int last = 0;
      long n = 0;
      do {
        int b = m.start;
        int e = m.ptr;
        if (last < b) {
          out.add(in, last, b);
        }
        if (callable) {
          PyObject item = filter.call1(new PyMatch(this, m, 0));
          if (item != Py.None) {
            out.add(item);
          }
        } else if (template != null) {
          template.expand(new PyMatch(this, m, 0), out);
        } else {
          out.add(filter);
        }
        last = e;
        n++;
        advance(m);
      } while ((count == 0 || n < count) && m.search(prefix));
      if (last < in.length) {
        out.add(in, last, in.length);
      }
      PyObject r = out.build();
      return withCount ? PyTuple.of(r, PyInt.of(n)) : r;
    } finally {
      in.close();
    }
  }

  /** Joins pieces of one kind. */
  static final class Joiner {
    private final StrBuilder text;
    private final BytesBuilder bytes;
    private int n;

    Joiner(boolean isText, int length) {
      text = isText ? new StrBuilder(length + 16) : null;
      bytes = isText ? null : new BytesBuilder(64);
    }

    /** Adds a part of the subject. */
    void add(Input in, int from, int to) {
      if (text != null && in.text != null) {
        text.append(in.text, from, to);
        n++;
      } else {
        add(in.slice(from, to));
      }
    }

    void add(PyObject o) {
      if (text != null) {
        if (!(o instanceof PyStr s)) {
          throw Py.typeError(
              "sequence item " + n + ": expected str instance, " + o.type().name() + " found");
        }
        text.append(s);
      } else {
        if (!PyBuffer.isBuffer(o)) {
          throw Py.typeError(
              "sequence item "
                  + n
                  + ": expected a bytes-like object, "
                  + o.type().name()
                  + " found");
        }
        bytes.append(PyBuffer.bytes(o));
      }
      n++;
    }

    PyObject build() {
      return text != null ? text.build() : PyBytes.of(bytes.toBytes());
    }
  }

  @PyMethod(name = "__copy__")
  PyObject copy() {
    return this;
  }

  @PyMethod(name = "__deepcopy__")
  PyObject deepCopy(PyObject memo) {
    return this;
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject object) {
    return PyGenericAlias.of(cls, object);
  }

  @PyGetter(
      value = "pattern",
      member = true,
      doc = "The pattern string from which the RE object was compiled.")
  PyObject getPattern() {
    return pattern;
  }

  @PyGetter(value = "flags", member = true, doc = "The regex matching flags.")
  PyObject getFlags() {
    return PyInt.of(flags);
  }

  @PyGetter(value = "groups", member = true, doc = "The number of capturing groups in the pattern.")
  PyObject getGroups() {
    return PyInt.of(groups);
  }

  @PyGetter(value = "groupindex", doc = "A dictionary mapping group names to group numbers.")
  PyObject getGroupIndex() {
    return new PyMappingProxy(groupIndex);
  }

  private boolean same(PyPattern o) {
    return this == o
        || flags == o.flags
            && (pattern instanceof PyStr) == (o.pattern instanceof PyStr)
            && Arrays.equals(code, o.code)
            && Compare.equal(pattern, o.pattern);
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyPattern p ? Py.bool(same(p)) : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject o) {
    return o instanceof PyPattern p ? Py.bool(!same(p)) : Py.NotImplemented;
  }

  @Override
  public long hash() {
    long h = Arrays.hashCode(code) * 31L + pattern.hash() + flags;
    return h == -1 ? -2 : h;
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return hash();
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    int shown = flags;
    // Text patterns are Unicode unless something else is said.
    if (pattern instanceof PyStr && (flags & (4 | UNICODE | 256)) == UNICODE) {
      shown &= ~UNICODE;
    }
    StrBuilder b = new StrBuilder().append("re.compile(");
    PyStr r = Ops.repr(pattern);
    b.append(r, 0, Math.min(200, r.length()));
    String sep = ", ";
    for (int i = 0; i < FLAG_BITS.length; i++) {
      if ((shown & FLAG_BITS[i]) != 0) {
        b.append(sep).append(FLAG_NAMES[i]);
        sep = "|";
        shown &= ~FLAG_BITS[i];
      }
    }
    if (shown != 0) {
      b.append(sep).append("0x" + Integer.toHexString(shown));
    }
    return b.append(')').build();
  }
}
