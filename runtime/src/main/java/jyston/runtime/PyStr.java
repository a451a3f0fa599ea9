package jyston.runtime;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/**
 * {@code str}. Text of the basic plane without surrogates is a Java string; anything else (astral
 * characters, lone surrogates) is an array of code points. So length and index are O(1) always.
 */
@PyClass(
    name = "str",
    doc = "The text of an object, or of bytes in an encoding: a sequence of code points.")
public class PyStr extends StrMethods {
  /** No keyword names. */
  public static final PyStr[] NO_NAMES = {};

  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyStrTable.INSTANCE);

  /** The empty string. */
  public static final PyStr EMPTY = new PyStr("");

  /** From this length on, text that keeps being appended to is built in place. */
  private static final int GROWING = 256;

  /** The text; null where it is in {@link #cps} or still in {@link #tail}. */
  private String s;

  /** The code points, where one at least is above U+FFFF or a surrogate; else null. */
  final int[] cps;

  /**
   * A longer text that begins with this one, or null. It is shared by the strs of a chain {@code s
   * += x}, which each add to its end, so that such a loop does not copy all text every time.
   */
  private StringBuilder tail;

  /** Whether it was made by concatenation, so that more may follow. */
  private boolean appended;

  /** The hash; while the text is in {@link #tail}, the length. */
  private long hash;

  private boolean hashed;
  private boolean interned;

  PyStr(String s) {
    this.s = s;
    this.cps = null;
  }

  PyStr(int[] cps) {
    this.s = null;
    this.cps = cps;
  }

  /** Copies the text of another, for subclass instances. */
  protected PyStr(PyStr o) {
    this.s = o.bmp();
    this.cps = o.cps;
  }

  /** The pool of interned strings; only for identity, so it is shared by all interpreters. */
  private static final class Pool {
    static final ConcurrentHashMap<String, PyStr> BY_TEXT = new ConcurrentHashMap<>(4096);

    /** Wide text: as Java text two lone surrogates would equal an astral character. */
    static final ConcurrentHashMap<PyStr, PyStr> WIDE = new ConcurrentHashMap<>();
  }

  /** A str from Java text; pairs of surrogates become one code point, lone ones stay. */
  public static PyStr of(String s) {
    int n = s.length();
    if (n == 0) {
      return EMPTY;
    }
    for (int i = 0; i < n; i++) {
      if (Character.isSurrogate(s.charAt(i))) {
        return new PyStr(s.codePoints().toArray());
      }
    }
    return new PyStr(s);
  }

  /** A str from Java text known to hold no surrogates. */
  public static PyStr ofBmp(String s) {
    return new PyStr(s);
  }

  /** A str of one code point. */
  public static PyStr ofCodePoint(int cp) {
    return cp > 0xFFFF || cp >= 0xD800 && cp < 0xE000
        ? new PyStr(new int[] {cp})
        : new PyStr(String.valueOf((char) cp));
  }

  /** A str from code points; the array is kept when it has to be. */
  public static PyStr ofCodePoints(int[] cps) {
    boolean bmp = true;
    for (int c : cps) {
      if (c > 0xFFFF || c >= 0xD800 && c < 0xE000) {
        bmp = false;
        break;
      }
    }
    return bmp ? new PyStr(new String(cps, 0, cps.length)) : new PyStr(cps);
  }

  /** The one exact str with this text that is used for names. */
  public static PyStr intern(String s) {
    PyStr p = Pool.BY_TEXT.get(s);
    if (p == null) {
      PyStr n = s.isEmpty() ? EMPTY : of(s);
      if (n.s == null) {
        return internWide(n);
      }
      n.interned = true;
      p = Pool.BY_TEXT.putIfAbsent(s, n);
      if (p == null) {
        p = n;
      }
    }
    return p;
  }

  private static PyStr internWide(PyStr n) {
    PyStr p = Pool.WIDE.get(n);
    if (p == null) {
      n = new PyStr(n.cps);
      n.interned = true;
      p = Pool.WIDE.putIfAbsent(n, n);
      if (p == null) {
        p = n;
      }
    }
    return p;
  }

  /** The interned str equal to this one. */
  public PyStr interned() {
    return interned ? this : cps == null ? intern(bmp()) : internWide(this);
  }

  /** Whether this is the interned one. */
  public boolean isInterned() {
    return interned;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** Length in code points. */
  public final int length() {
    return s != null ? s.length() : cps != null ? cps.length : (int) hash;
  }

  /** Code point at an index in range. */
  public final int codePointAt(int i) {
    return s != null ? s.charAt(i) : cps != null ? cps[i] : tail.charAt(i);
  }

  /** Whether there is a code point above U+FFFF or a surrogate. */
  public final boolean isWide() {
    return cps != null;
  }

  /** The Java text when not wide. */
  public final String bmp() {
    String t = s;
    return t != null || tail == null ? t : flatten();
  }

  private String flatten() {
    String t = tail.substring(0, (int) hash);
    s = t;
    hash = 0;
    tail = null;
    appended = false;
    return t;
  }

  /** The concatenation of two strs that are not wide. */
  static PyStr concatBmp(PyStr a, PyStr b) {
    String right = b.bmp();
    int n = a.length();
    if (!a.appended || n < GROWING) {
      PyStr r = new PyStr(a.bmp().concat(right));
      r.appended = true;
      return r;
    }
    StringBuilder t = a.tail;
    if (t == null || t.length() != n) {
      t = new StringBuilder(n + n / 2 + right.length()).append(a.bmp());
    }
    t.append(right);
    PyStr r = new PyStr((String) null);
    r.tail = t;
    r.hash = t.length();
    r.appended = true;
    return r;
  }

  /** The code points, freshly made when not wide; not to be changed. */
  public final int[] codePoints() {
    return cps != null ? cps : bmp().chars().toArray();
  }

  /** The text as a Java string (lone surrogates stay as such). */
  public final String javaString() {
    return cps == null ? bmp() : new String(cps, 0, cps.length);
  }

  /** A cheap hash for small caches. */
  final int cacheHash() {
    return cps == null ? bmp().hashCode() : Arrays.hashCode(cps);
  }

  /** Equality of text. */
  public final boolean sameText(PyStr o) {
    return this == o
        || (cps == null
            ? o.cps == null && bmp().equals(o.bmp())
            : o.cps != null && Arrays.equals(cps, o.cps));
  }

  @Override
  public final boolean equals(Object o) {
    return o instanceof PyStr p && sameText(p);
  }

  @Override
  public final int hashCode() {
    return cacheHash();
  }

  @Override
  public long hash() {
    if (!hashed) {
      hash = StrHash.of(this);
      hashed = true;
    }
    return hash;
  }

  @PyMethod(name = "__hash__")
  final long hashMethod() {
    if (!hashed) {
      hash = StrHash.of(this);
      hashed = true;
    }
    return hash;
  }

  @Override
  public boolean isTrue() {
    return length() != 0;
  }

  @Override
  public int len() {
    return length();
  }

  @PyMethod(name = "__len__")
  final int lenMethod() {
    return length();
  }

  @Override
  public PyObject getItem(PyObject key) {
    if (key.getClass() == PyInt.class) {
      long i = ((PyInt) key).value;
      int n = length();
      if (i < 0) {
        i += n;
      }
      if (i < 0 || i >= n) {
        throw Py.indexError("string index out of range");
      }
      return StrOps.single(codePointAt((int) i));
    }
    return getItemMethod(key);
  }

  @PyMethod(name = "__getitem__")
  final PyObject getItemMethod(PyObject key) {
    if (key instanceof PySlice sl) {
      SliceArgs.Range r = SliceArgs.of(sl, length());
      if (r.step() == 1) {
        return StrOps.sub(this, r.start(), r.start() + r.count());
      }
      if (r.step() == -1 && r.count() == length() && r.count() > 1 && !isWide()) {
        return new PyStr(new StringBuilder(bmp()).reverse().toString());
      }
      StrBuilder b = new StrBuilder(r.count());
      for (int i = 0, p = r.start(); i < r.count(); i++, p += r.step()) {
        b.append(codePointAt(p));
      }
      return b.build();
    }
    if (!Ops.isIndex(key)) {
      throw Py.typeError("string indices must be integers, not '" + key.type().name() + "'");
    }
    long i = Ops.asIndex(key);
    int n = length();
    if (i < 0) {
      i += n;
    }
    if (i < 0 || i >= n) {
      throw Py.indexError("string index out of range");
    }
    return StrOps.single(codePointAt((int) i));
  }

  @Override
  public boolean contains(PyObject value) {
    return containsMethod(value);
  }

  @PyMethod(name = "__contains__")
  final boolean containsMethod(PyObject value) {
    if (!(value instanceof PyStr p)) {
      throw Py.typeError(
          "'in <string>' requires string as left operand, not " + value.type().name());
    }
    return StrOps.indexOf(this, p, 0, length()) >= 0;
  }

  @Override
  public PyObject iter() {
    return new PyStrIter(this);
  }

  @PyMethod(name = "__iter__")
  final PyObject iterMethod() {
    return new PyStrIter(this);
  }

  @PyMethod(name = "__add__")
  final PyObject add(PyObject other) {
    if (!(other instanceof PyStr p)) {
      if (other.type().slot(Slot.ADD + 1) != null) {
        return Py.NotImplemented;
      }
      throw Py.typeError("can only concatenate str (not \"" + other.type().name() + "\") to str");
    }
    return StrOps.concat(this, p);
  }

  @PyMethod(name = "__mul__")
  final PyObject mul(PyObject times) {
    return Ops.isIndex(times)
        ? StrOps.repeat(this, Ops.asSize(times))
        : SequenceErrors.repeatBy(times);
  }

  @PyMethod(name = "__rmul__")
  final PyObject rmul(PyObject times) {
    return mul(times);
  }

  @PyMethod(name = "__eq__")
  final PyObject eq(PyObject o) {
    return o instanceof PyStr p ? Py.bool(sameText(p)) : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__")
  final PyObject ne(PyObject o) {
    return o instanceof PyStr p ? Py.bool(!sameText(p)) : Py.NotImplemented;
  }

  @PyMethod(name = "__lt__")
  final PyObject lt(PyObject o) {
    return o instanceof PyStr p ? Py.bool(StrOps.compare(this, p) < 0) : Py.NotImplemented;
  }

  @PyMethod(name = "__le__")
  final PyObject le(PyObject o) {
    return o instanceof PyStr p ? Py.bool(StrOps.compare(this, p) <= 0) : Py.NotImplemented;
  }

  @PyMethod(name = "__gt__")
  final PyObject gt(PyObject o) {
    return o instanceof PyStr p ? Py.bool(StrOps.compare(this, p) > 0) : Py.NotImplemented;
  }

  @PyMethod(name = "__ge__")
  final PyObject ge(PyObject o) {
    return o instanceof PyStr p ? Py.bool(StrOps.compare(this, p) >= 0) : Py.NotImplemented;
  }

  @PyMethod(name = "__str__")
  final PyObject str() {
    return StrOps.exact(this);
  }

  @PyMethod(name = "__repr__")
  final PyObject repr() {
    return StrOps.repr(this);
  }

  @PyMethod(name = "__getnewargs__")
  final PyObject getNewArgs() {
    return PyTuple.of(cps == null ? new PyStr(bmp()) : new PyStr(cps));
  }

  @PyMethod(name = "__sizeof__")
  final long sizeof() {
    int n = length();
    int max = 0;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, codePointAt(i));
    }
    return max < 128 ? 41L + n : max < 256 ? 57L + n : max < 0x10000 ? 58L + 2L * n : 60L + 4L * n;
  }

  @PyNew(sig = "(object='', encoding='utf-8', errors='strict')")
  static PyObject new_(PyType cls, PyObject object, PyObject encoding, PyObject errors) {
    PyStr r;
    if (object == null) {
      r = EMPTY;
    } else if (encoding == null && errors == null) {
      r = Ops.str(object);
    } else {
      r = decode(object, encoding, errors);
    }
    return cls == TYPE ? r : new PyStrSub(cls, r);
  }

  private static PyStr decode(PyObject o, PyObject encoding, PyObject errors) {
    if (encoding != null && !(encoding instanceof PyStr)) {
      throw Py.typeError("str() argument 'encoding' must be str, not " + encoding.type().name());
    }
    if (errors != null && !(errors instanceof PyStr)) {
      throw Py.typeError("str() argument 'errors' must be str, not " + errors.type().name());
    }
    if (o instanceof PyStr) {
      throw Py.typeError("decoding str is not supported");
    }
    if (!PyBuffer.isBuffer(o)) {
      throw Py.typeError(
          "decoding to str: need a bytes-like object, " + o.type().name() + " found");
    }
    PyObject bytes = o instanceof BytesLike ? o : PyBytes.of(PyBuffer.anyBytes(o));
    return Codecs.decode(
        bytes,
        encoding == null ? "utf-8" : textArg(encoding),
        errors == null ? "strict" : textArg(errors));
  }

  @Override
  public final String toString() {
    return javaString();
  }
}
