package jyston.runtime;

import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyStaticMethod;
import jyston.runtime.unicode.CharTable;

/** The str methods about content: searching, splitting, padding, translating, formatting. */
public abstract class StrMethods extends StrCase {
  private PyStr me() {
    return (PyStr) this;
  }

  static PyStr arg(String fn, int number, PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError(
        fn
            + "() argument"
            + (number > 0 ? " " + number : "")
            + " must be str, not "
            + Ops.typeName(o));
  }

  // Searching.

  @PyMethod(name = "find", sig = "(sub, start=None, end=None, /)")
  int find(PyObject sub, PyObject start, PyObject end) {
    int n = me().length();
    PyStr s = arg("find", 1, sub);
    return StrOps.indexOf(me(), s, SliceArgs.start(start, n), SliceArgs.end(end, n));
  }

  @PyMethod(name = "rfind", sig = "(sub, start=None, end=None, /)")
  int rfind(PyObject sub, PyObject start, PyObject end) {
    int n = me().length();
    PyStr s = arg("rfind", 1, sub);
    return StrOps.lastIndexOf(me(), s, SliceArgs.start(start, n), SliceArgs.end(end, n));
  }

  @PyMethod(name = "index", sig = "(sub, start=None, end=None, /)")
  int index(PyObject sub, PyObject start, PyObject end) {
    int n = me().length();
    PyStr s = arg("index", 1, sub);
    int i = StrOps.indexOf(me(), s, SliceArgs.start(start, n), SliceArgs.end(end, n));
    if (i < 0) {
      throw Py.valueError("substring not found");
    }
    return i;
  }

  @PyMethod(name = "rindex", sig = "(sub, start=None, end=None, /)")
  int rindex(PyObject sub, PyObject start, PyObject end) {
    int n = me().length();
    PyStr s = arg("rindex", 1, sub);
    int i = StrOps.lastIndexOf(me(), s, SliceArgs.start(start, n), SliceArgs.end(end, n));
    if (i < 0) {
      throw Py.valueError("substring not found");
    }
    return i;
  }

  @PyMethod(name = "count", sig = "(sub, start=None, end=None, /)")
  int count(PyObject sub, PyObject start, PyObject end) {
    int n = me().length();
    PyStr s = arg("count", 1, sub);
    return StrOps.count(me(), s, SliceArgs.start(start, n), SliceArgs.end(end, n));
  }

  private boolean tail(String fn, PyObject what, PyObject start, PyObject end, boolean suffix) {
    PyStr p = me();
    int n = p.length();
    if (what instanceof PyStr x) {
      return StrOps.tail(p, x, SliceArgs.start(start, n), SliceArgs.end(end, n), suffix);
    }
    if (!(what instanceof PyTuple t)) {
      throw Py.typeError(
          fn + " first arg must be str or a tuple of str, not " + what.type().name());
    }
    int from = SliceArgs.start(start, n);
    int to = SliceArgs.end(end, n);
    for (PyObject x : t.items) {
      if (!(x instanceof PyStr s)) {
        throw Py.typeError("tuple for " + fn + " must only contain str, not " + Ops.typeName(x));
      }
      if (StrOps.tail(p, s, from, to, suffix)) {
        return true;
      }
    }
    return false;
  }

  @PyMethod(name = "startswith", sig = "(prefix, start=None, end=None, /)")
  boolean startsWith(PyObject prefix, PyObject start, PyObject end) {
    return tail("startswith", prefix, start, end, false);
  }

  @PyMethod(name = "endswith", sig = "(suffix, start=None, end=None, /)")
  boolean endsWith(PyObject suffix, PyObject start, PyObject end) {
    return tail("endswith", suffix, start, end, true);
  }

  // Splitting and joining.

  private static int limit(long max) {
    return max < 0 || max > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) max;
  }

  private static PyStr separator(PyObject sep) {
    if (sep == null || sep == Py.None) {
      return null;
    }
    if (!(sep instanceof PyStr s)) {
      throw Py.typeError("must be str or None, not " + Ops.typeName(sep));
    }
    if (s.length() == 0) {
      throw Py.valueError("empty separator");
    }
    return s;
  }

  @PyMethod(name = "split", sig = "(sep=None, maxsplit=-1)")
  PyObject split(PyObject sep, long maxsplit) {
    return StrOps.split(me(), separator(sep), limit(maxsplit));
  }

  @PyMethod(name = "rsplit", sig = "(sep=None, maxsplit=-1)")
  PyObject rsplit(PyObject sep, long maxsplit) {
    return StrOps.rsplit(me(), separator(sep), limit(maxsplit));
  }

  @PyMethod(name = "splitlines", sig = "(keepends=False)")
  PyObject splitLines(boolean keepends) {
    return StrOps.splitLines(me(), keepends);
  }

  private PyStr partitionArg(PyObject sep) {
    if (!(sep instanceof PyStr s)) {
      throw Py.typeError("must be str, not " + sep.type().name());
    }
    if (s.length() == 0) {
      throw Py.valueError("empty separator");
    }
    return s;
  }

  @PyMethod(name = "partition")
  PyObject partition(PyObject sep) {
    PyStr p = me();
    PyStr s = partitionArg(sep);
    int i = StrOps.indexOf(p, s, 0, p.length());
    return i < 0
        ? PyTuple.of(StrOps.exact(p), PyStr.EMPTY, PyStr.EMPTY)
        : PyTuple.of(StrOps.sub(p, 0, i), s, StrOps.sub(p, i + s.length(), p.length()));
  }

  @PyMethod(name = "rpartition")
  PyObject rpartition(PyObject sep) {
    PyStr p = me();
    PyStr s = partitionArg(sep);
    int i = StrOps.lastIndexOf(p, s, 0, p.length());
    return i < 0
        ? PyTuple.of(PyStr.EMPTY, PyStr.EMPTY, StrOps.exact(p))
        : PyTuple.of(StrOps.sub(p, 0, i), s, StrOps.sub(p, i + s.length(), p.length()));
  }

  @PyMethod(name = "join")
  PyObject join(PyObject iterable) {
    if (iterable.type().slot(Slot.ITER) == null && iterable.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("can only join an iterable");
    }
    return StrOps.join(me(), Ops.toArray(iterable));
  }

  @PyMethod(name = "replace", sig = "(old, new, /, count=-1)")
  PyObject replace(PyObject old, PyObject with, long count) {
    return StrOps.replace(me(), arg("replace", 1, old), arg("replace", 2, with), count);
  }

  // Stripping and padding.

  private PyObject strip(String fn, PyObject chars, boolean left, boolean right) {
    PyStr p = me();
    PyStr set = null;
    if (chars != null && chars != Py.None) {
      if (!(chars instanceof PyStr s)) {
        throw Py.typeError(fn + " arg must be None or str");
      }
      set = s;
    }
    int i = 0;
    int e = p.length();
    while (left && i < e && strips(set, p.codePointAt(i))) {
      i++;
    }
    while (right && e > i && strips(set, p.codePointAt(e - 1))) {
      e--;
    }
    return StrOps.sub(p, i, e);
  }

  private static boolean strips(PyStr set, int c) {
    if (set == null) {
      return CharTable.isSpace(c);
    }
    for (int i = 0; i < set.length(); i++) {
      if (set.codePointAt(i) == c) {
        return true;
      }
    }
    return false;
  }

  @PyMethod(name = "strip", sig = "(chars=None, /)")
  PyObject strip(PyObject chars) {
    return strip("strip", chars, true, true);
  }

  @PyMethod(name = "lstrip", sig = "(chars=None, /)")
  PyObject lstrip(PyObject chars) {
    return strip("lstrip", chars, true, false);
  }

  @PyMethod(name = "rstrip", sig = "(chars=None, /)")
  PyObject rstrip(PyObject chars) {
    return strip("rstrip", chars, false, true);
  }

  @PyMethod(name = "removeprefix")
  PyObject removePrefix(PyObject prefix) {
    PyStr p = me();
    PyStr x = arg("removeprefix", 0, prefix);
    return StrOps.tail(p, x, 0, p.length(), false)
        ? StrOps.sub(p, x.length(), p.length())
        : StrOps.exact(p);
  }

  @PyMethod(name = "removesuffix")
  PyObject removeSuffix(PyObject suffix) {
    PyStr p = me();
    PyStr x = arg("removesuffix", 0, suffix);
    return StrOps.tail(p, x, 0, p.length(), true)
        ? StrOps.sub(p, 0, p.length() - x.length())
        : StrOps.exact(p);
  }

  private static int fillChar(PyObject o) {
    if (o == null) {
      return ' ';
    }
    if (!(o instanceof PyStr s)) {
      throw Py.typeError("The fill character must be a unicode character, not " + Ops.typeName(o));
    }
    if (s.length() != 1) {
      throw Py.typeError("The fill character must be exactly one character long");
    }
    return s.codePointAt(0);
  }

  private PyObject pad(long left, long right, int fill) {
    PyStr p = me();
    left = Math.max(0, left);
    right = Math.max(0, right);
    if (left == 0 && right == 0) {
      return StrOps.exact(p);
    }
    long free = Long.MAX_VALUE - p.length();
    if (left > free || right > free - left) {
      throw Py.overflowError("padded string is too long");
    }
    if (left + right + p.length() > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    return new StrBuilder((int) (left + right + p.length()))
        .fill(fill, (int) left)
        .append(p)
        .fill(fill, (int) right)
        .build();
  }

  @PyMethod(name = "center", sig = "(width, fillchar=' ', /)")
  PyObject center(long width, PyObject fillchar) {
    int f = fillChar(fillchar);
    long d = Math.max(0, width - me().length());
    long left = d / 2 + (d & width & 1);
    return pad(left, d - left, f);
  }

  @PyMethod(name = "ljust", sig = "(width, fillchar=' ', /)")
  PyObject ljust(long width, PyObject fillchar) {
    return pad(0, width - me().length(), fillChar(fillchar));
  }

  @PyMethod(name = "rjust", sig = "(width, fillchar=' ', /)")
  PyObject rjust(long width, PyObject fillchar) {
    return pad(width - me().length(), 0, fillChar(fillchar));
  }

  @PyMethod(name = "zfill")
  PyObject zfill(long width) {
    PyStr p = me();
    long d = width - p.length();
    if (d <= 0) {
      return StrOps.exact(p);
    }
    if (width > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    int c = p.length() > 0 ? p.codePointAt(0) : 0;
    StrBuilder b = new StrBuilder((int) width);
    if (c == '+' || c == '-') {
      return b.append(c).fill('0', (int) d).append(p, 1, p.length()).build();
    }
    return b.fill('0', (int) d).append(p).build();
  }

  @PyMethod(name = "expandtabs", sig = "(tabsize=8)")
  PyObject expandTabs(int tabsize) {
    PyStr p = me();
    int n = p.length();
    long total = 0;
    long col = 0;
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      if (c == '\t') {
        long k = tabsize > 0 ? tabsize - col % tabsize : 0;
        col += k;
        total += k;
      } else {
        total++;
        col = c == '\n' || c == '\r' ? 0 : col + 1;
      }
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw Py.overflowError("new string is too long");
    }
    StrBuilder b = new StrBuilder((int) total);
    col = 0;
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      if (c == '\t') {
        if (tabsize > 0) {
          int k = (int) (tabsize - col % tabsize);
          col += k;
          b.fill(' ', k);
        }
      } else {
        b.append(c);
        col = c == '\n' || c == '\r' ? 0 : col + 1;
      }
    }
    return b.build();
  }

  // Translating.

  @PyMethod(name = "translate")
  PyObject translate(PyObject table) {
    return StrTranslate.of(me(), table);
  }

  @PyStaticMethod(name = "maketrans", sig = "(x, y=<unrepresentable>, z=<unrepresentable>, /)")
  static PyObject makeTrans(PyObject x, PyObject y, PyObject z) {
    PyDict d = new PyDict();
    if (y == null) {
      if (!(x instanceof PyDict m)) {
        throw Py.typeError("if you give only one argument to maketrans it must be a dict");
      }
      for (PyObject k : m.keys()) {
        PyObject v = m.get(k);
        if (k instanceof PyStr s) {
          if (s.length() != 1) {
            throw Py.valueError("string keys in translate table must be of length 1");
          }
          d.put(PyInt.of(s.codePointAt(0)), v);
        } else if (k instanceof PyLong) {
          d.put(k, v);
        } else {
          throw Py.typeError("keys in translate table must be strings or integers");
        }
      }
      return d;
    }
    if (!(y instanceof PyStr)) {
      throw Py.typeError("maketrans() argument 2 must be str, not " + Ops.typeName(y));
    }
    if (!(x instanceof PyStr a)) {
      throw Py.typeError("first maketrans argument must be a string if there is a second argument");
    }
    PyStr b = arg("maketrans", 2, y);
    if (a.length() != b.length()) {
      throw Py.valueError("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < a.length(); i++) {
      d.put(PyInt.of(a.codePointAt(i)), PyInt.of(b.codePointAt(i)));
    }
    if (z != null) {
      PyStr drop = arg("maketrans", 3, z);
      for (int i = 0; i < drop.length(); i++) {
        d.put(PyInt.of(drop.codePointAt(i)), Py.None);
      }
    }
    return d;
  }

  // Formatting and encoding.

  @PyMethod(name = "encode", sig = "(encoding='utf-8', errors='strict')")
  PyObject encode(PyObject encoding, PyObject errors) {
    if (encoding != null && !(encoding instanceof PyStr)) {
      throw Py.typeError("encode() argument 'encoding' must be str, not " + Ops.typeName(encoding));
    }
    if (errors != null && !(errors instanceof PyStr)) {
      throw Py.typeError("encode() argument 'errors' must be str, not " + Ops.typeName(errors));
    }
    return Codecs.encode(
        me(),
        encoding == null ? "utf-8" : textArg(encoding),
        errors == null ? "strict" : textArg(errors));
  }

  static String textArg(PyObject o) {
    return Codecs.nameArg((PyStr) o);
  }

  @PyMethod(name = "format", sig = "(*args, **kwargs)")
  PyObject format(PyObject[] args, PyDict kwargs) {
    return FormatEngine.format(me(), args, kwargs);
  }

  @PyMethod(name = "format_map")
  PyObject formatMap(PyObject mapping) {
    return FormatEngine.format(me(), null, mapping);
  }

  @PyMethod(name = "__format__")
  PyObject formatSpec(PyObject spec) {
    if (!(spec instanceof PyStr s)) {
      throw Py.typeError("__format__() argument must be str, not " + Ops.typeName(spec));
    }
    return FormatEngine.formatStr(me(), s);
  }

  @PyMethod(name = "__mod__")
  PyObject mod(PyObject args) {
    return PercentFormat.text(me(), args);
  }

  @PyMethod(name = "__rmod__")
  PyObject rmod(PyObject left) {
    return left instanceof PyStr s ? PercentFormat.text(s, me()) : Py.NotImplemented;
  }
}
