package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyStaticMethod;

/** What bytes and bytearray have in common (CPython's {@code bytes_methods.c}). */
public abstract class BytesLike extends BytesTests {

  // The needle of a search.

  static byte[] needle(PyObject sub) {
    if (sub instanceof PyBytes b) {
      return b.value;
    }
    if (PyBuffer.isBuffer(sub)) {
      return PyBuffer.bytes(sub);
    }
    if (!Ops.isIndex(sub)) {
      throw Py.typeError(
          "argument should be integer or bytes-like object, not '" + sub.type().name() + "'");
    }
    return one(byteArg(sub));
  }

  private static byte[] one(int b) {
    return new byte[] {(byte) b};
  }

  private static int byteArg(PyObject o) {
    PyLong l = Ops.index(o);
    long v = l.longValue();
    if (!l.fitsLong() || v < 0 || v > 255) {
      throw Py.valueError("byte must be in range(0, 256)");
    }
    return (int) v;
  }

  /** Index of {@code p} within {@code a[from..to)}, absolute, or -1. */
  static int indexOf(byte[] a, int from, int to, byte[] p) {
    int m = p.length;
    if (m == 0) {
      return from <= to ? from : -1;
    }
    byte first = p[0];
    int last = to - m;
    long work = 0;
    for (int i = from; i <= last; i++) {
      if (a[i] != first) {
        continue;
      }
      int k = 1;
      while (k < m && a[i + k] == p[k]) {
        k++;
      }
      if (k == m) {
        return i;
      }
      work += k;
      if (work > 4L * (i - from) + 4096) {
        // Content that repeats itself: search in linear time from here.
        return kmp(a, i + 1, to, p);
      }
    }
    return -1;
  }

  /** The search of Knuth, Morris and Pratt. */
  private static int kmp(byte[] a, int from, int to, byte[] p) {
    int m = p.length;
    int[] fail = new int[m];
    for (int i = 1, k = 0; i < m; i++) {
      while (k > 0 && p[i] != p[k]) {
        k = fail[k - 1];
      }
      if (p[i] == p[k]) {
        k++;
      }
      fail[i] = k;
    }
    int k = 0;
    for (int i = from; i < to; i++) {
      while (k > 0 && a[i] != p[k]) {
        k = fail[k - 1];
      }
      if (a[i] == p[k] && ++k == m) {
        return i - m + 1;
      }
    }
    return -1;
  }

  static int lastIndexOf(byte[] a, int from, int to, byte[] p) {
    int m = p.length;
    if (m == 0) {
      return from <= to ? to : -1;
    }
    for (int i = to - m; i >= from; i--) {
      int k = 0;
      while (k < m && a[i + k] == p[k]) {
        k++;
      }
      if (k == m) {
        return i;
      }
    }
    return -1;
  }

  private int search(PyObject sub, PyObject start, PyObject end, boolean last) {
    int n = size();
    int s = SliceArgs.start(start, n);
    int e = SliceArgs.end(end, n);
    byte[] p = needle(sub);
    if (s > e) {
      return -1;
    }
    int o = off();
    int i = last ? lastIndexOf(arr(), o + s, o + e, p) : indexOf(arr(), o + s, o + e, p);
    return i < 0 ? -1 : i - o;
  }

  @PyMethod(name = "find", sig = "(sub, start=None, end=None, /)")
  int find(PyObject sub, PyObject start, PyObject end) {
    return search(sub, start, end, false);
  }

  @PyMethod(name = "rfind", sig = "(sub, start=None, end=None, /)")
  int rfind(PyObject sub, PyObject start, PyObject end) {
    return search(sub, start, end, true);
  }

  @PyMethod(name = "index", sig = "(sub, start=None, end=None, /)")
  int index(PyObject sub, PyObject start, PyObject end) {
    int i = search(sub, start, end, false);
    if (i < 0) {
      throw Py.valueError("subsection not found");
    }
    return i;
  }

  @PyMethod(name = "rindex", sig = "(sub, start=None, end=None, /)")
  int rindex(PyObject sub, PyObject start, PyObject end) {
    int i = search(sub, start, end, true);
    if (i < 0) {
      throw Py.valueError("subsection not found");
    }
    return i;
  }

  @PyMethod(name = "count", sig = "(sub, start=None, end=None, /)")
  int count(PyObject sub, PyObject start, PyObject end) {
    int n = size();
    int s = SliceArgs.start(start, n);
    int e = SliceArgs.end(end, n);
    byte[] p = needle(sub);
    if (s > e) {
      return 0;
    }
    if (p.length == 0) {
      return e - s + 1;
    }
    int c = 0;
    int o = off();
    byte[] a = arr();
    int i = o + s;
    while ((i = indexOf(a, i, o + e, p)) >= 0) {
      c++;
      i += p.length;
    }
    return c;
  }

  private boolean tail(String fn, PyObject what, PyObject start, PyObject end, boolean suffix) {
    if (what instanceof PyTuple t) {
      for (PyObject x : t.items) {
        if (tailOne(x, start, end, suffix)) {
          return true;
        }
      }
      return false;
    }
    if (!PyBuffer.isBuffer(what)) {
      SliceArgs.start(start, size());
      SliceArgs.end(end, size());
      throw Py.typeError(
          fn + " first arg must be bytes or a tuple of bytes, not " + what.type().name());
    }
    return tailOne(what, start, end, suffix);
  }

  private boolean tailOne(PyObject what, PyObject start, PyObject end, boolean suffix) {
    byte[] p = PyBuffer.bytes(what);
    int n = size();
    int s = SliceArgs.start(start, n);
    int e = SliceArgs.end(end, n);
    if (s > e || e - s < p.length) {
      return false;
    }
    int at = off() + (suffix ? e - p.length : s);
    return Arrays.equals(arr(), at, at + p.length, p, 0, p.length);
  }

  @PyMethod(name = "startswith", sig = "(prefix, start=None, end=None, /)")
  boolean startsWith(PyObject prefix, PyObject start, PyObject end) {
    return tail("startswith", prefix, start, end, false);
  }

  @PyMethod(name = "endswith", sig = "(suffix, start=None, end=None, /)")
  boolean endsWith(PyObject suffix, PyObject start, PyObject end) {
    return tail("endswith", suffix, start, end, true);
  }

  // Sequence protocol.

  @PyMethod(name = "__len__")
  int lenMethod() {
    return size();
  }

  @PyMethod(name = "__contains__")
  boolean containsMethod(PyObject v) {
    if (Ops.isIndex(v)) {
      int b = byteArg(v);
      byte[] a = arr();
      for (int i = off(), e = i + size(); i < e; i++) {
        if ((a[i] & 255) == b) {
          return true;
        }
      }
      return false;
    }
    return indexOf(arr(), off(), off() + size(), PyBuffer.bytes(v)) >= 0;
  }

  @Override
  public boolean contains(PyObject value) {
    return containsMethod(value);
  }

  /** Byte at an index that may be negative. */
  final int byteAt(PyObject key) {
    long i = Ops.asIndex(key);
    int n = size();
    if (i < 0) {
      i += n;
    }
    if (i < 0 || i >= n) {
      throw Py.indexError(
          this instanceof PyBytes ? "index out of range" : "bytearray index out of range");
    }
    return arr()[off() + (int) i] & 255;
  }

  @PyMethod(name = "__getitem__")
  PyObject getItemMethod(PyObject key) {
    if (key instanceof PySlice s) {
      SliceArgs.Range r = SliceArgs.of(s, size());
      if (r.step() == 1) {
        if (r.count() == size()) {
          return same();
        }
        int from = off() + r.start();
        return make(Arrays.copyOfRange(arr(), from, from + r.count()));
      }
      byte[] out = new byte[r.count()];
      byte[] a = arr();
      for (int i = 0, p = off() + r.start(); i < out.length; i++, p += r.step()) {
        out[i] = a[p];
      }
      return make(out);
    }
    if (!Ops.isIndex(key)) {
      throw Py.typeError(
          (this instanceof PyBytes ? "byte" : "bytearray")
              + " indices must be integers or slices, not "
              + key.type().name());
    }
    return PyInt.of(byteAt(key));
  }

  @Override
  public PyObject getItem(PyObject key) {
    return getItemMethod(key);
  }

  @PyMethod(name = "__add__")
  PyObject add(PyObject other) {
    if (!PyBuffer.isBuffer(other)) {
      throw Py.typeError("can't concat " + other.type().name() + " to " + type().name());
    }
    byte[] b = PyBuffer.anyBytes(other);
    if (b.length == 0) {
      return same();
    }
    int n = size();
    checkSize((long) n + b.length);
    byte[] r = new byte[n + b.length];
    System.arraycopy(arr(), off(), r, 0, n);
    System.arraycopy(b, 0, r, n, b.length);
    return make(r);
  }

  static void checkSize(long n) {
    if (n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
  }

  final byte[] repeat(PyObject times) {
    long k = Math.max(0, Ops.asSize(times));
    int n = size();
    if (n == 0 || k == 0) {
      return new byte[0];
    }
    if (k > Integer.MAX_VALUE) {
      throw Py.memoryError();
    }
    checkSize(k * n);
    byte[] r = new byte[(int) (k * n)];
    if (n == 1) {
      Arrays.fill(r, arr()[off()]);
      return r;
    }
    System.arraycopy(arr(), off(), r, 0, n);
    for (int done = n; done < r.length; done *= 2) {
      System.arraycopy(r, 0, r, done, Math.min(done, r.length - done));
      if (done > r.length / 2) {
        break;
      }
    }
    return r;
  }

  @PyMethod(name = "__mul__")
  PyObject mul(PyObject times) {
    if (!Ops.isIndex(times)) {
      return SequenceErrors.repeatBy(times);
    }
    if (times instanceof PyLong l && l.fitsLong() && l.longValue() == 1) {
      return same();
    }
    return make(repeat(times));
  }

  @PyMethod(name = "__rmul__")
  PyObject rmul(PyObject times) {
    return mul(times);
  }

  @PyMethod(name = "__mod__")
  PyObject mod(PyObject args) {
    return make(PercentFormat.bytes(this, args));
  }

  @PyMethod(name = "__rmod__")
  PyObject rmod(PyObject left) {
    return Py.NotImplemented;
  }

  // Comparison.

  private PyObject compare(PyObject other, int op) {
    byte[] b;
    int bo = 0;
    int bn;
    if (other instanceof BytesLike o) {
      b = o.arr();
      bo = o.off();
      bn = o.size();
    } else {
      if (!PyBuffer.isBuffer(other)) {
        if (this instanceof PyBytes && (op == Compare.EQ || op == Compare.NE)) {
          if (other instanceof PyStr) {
            Warnings.bytesWarning("Comparison between bytes and string");
          } else if (other instanceof PyLong) {
            Warnings.bytesWarning("Comparison between bytes and int");
          }
        } else if (other instanceof PyStr && (op == Compare.EQ || op == Compare.NE)) {
          Warnings.bytesWarning("Comparison between bytearray and string");
        }
        return Py.NotImplemented;
      }
      if (this instanceof PyBytes) {
        return Py.NotImplemented;
      }
      b = PyBuffer.anyBytes(other);
      bn = b.length;
    }
    int s = Arrays.compareUnsigned(arr(), off(), off() + size(), b, bo, bo + bn);
    return Compare.bySign(s, op);
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__lt__")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__gt__")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  // Stripping, splitting, joining.

  private PyObject strip(PyObject chars, boolean left, boolean right) {
    byte[] set = chars == null || chars == Py.None ? null : PyBuffer.bytes(chars);
    byte[] a = arr();
    int i = off();
    int e = i + size();
    if (left) {
      while (i < e && in(set, a[i])) {
        i++;
      }
    }
    if (right) {
      while (e > i && in(set, a[e - 1])) {
        e--;
      }
    }
    return e - i == size() ? same() : make(Arrays.copyOfRange(a, i, e));
  }

  private static boolean in(byte[] set, byte c) {
    if (set == null) {
      return isSpace(c);
    }
    for (byte b : set) {
      if (b == c) {
        return true;
      }
    }
    return false;
  }

  @PyMethod(name = "strip", sig = "(bytes=None, /)")
  PyObject strip(PyObject bytes) {
    return strip(bytes, true, true);
  }

  @PyMethod(name = "lstrip", sig = "(bytes=None, /)")
  PyObject lstrip(PyObject bytes) {
    return strip(bytes, true, false);
  }

  @PyMethod(name = "rstrip", sig = "(bytes=None, /)")
  PyObject rstrip(PyObject bytes) {
    return strip(bytes, false, true);
  }

  @PyMethod(name = "removeprefix")
  PyObject removePrefix(PyObject prefix) {
    byte[] p = PyBuffer.bytes(prefix);
    return p.length > 0 && tailOne(prefix, null, null, false)
        ? make(Arrays.copyOfRange(arr(), off() + p.length, off() + size()))
        : same();
  }

  @PyMethod(name = "removesuffix")
  PyObject removeSuffix(PyObject suffix) {
    byte[] p = PyBuffer.bytes(suffix);
    return p.length > 0 && tailOne(suffix, null, null, true)
        ? make(Arrays.copyOfRange(arr(), off(), off() + size() - p.length))
        : same();
  }

  private PyObject part(int from, int to) {
    return make(Arrays.copyOfRange(arr(), from, to));
  }

  private static int limit(long maxsplit) {
    return maxsplit < 0 || maxsplit > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) maxsplit;
  }

  @PyMethod(name = "split", sig = "(sep=None, maxsplit=-1)")
  PyObject split(PyObject sep, long maxsplit) {
    int max = limit(maxsplit);
    ArrayList<PyObject> out = new ArrayList<>();
    byte[] a = arr();
    int i = off();
    int e = i + size();
    if (sep == null || sep == Py.None) {
      while (true) {
        while (i < e && isSpace(a[i])) {
          i++;
        }
        if (i == e) {
          break;
        }
        if (max-- == 0) {
          out.add(part(i, e));
          break;
        }
        int j = i;
        while (j < e && !isSpace(a[j])) {
          j++;
        }
        out.add(part(i, j));
        i = j;
      }
    } else {
      byte[] p = separator(sep);
      int j;
      while (max-- > 0 && (j = indexOf(a, i, e, p)) >= 0) {
        out.add(part(i, j));
        i = j + p.length;
      }
      out.add(part(i, e));
    }
    return PyList.wrap(out.toArray(NO_ARGS));
  }

  private static byte[] separator(PyObject sep) {
    byte[] p = PyBuffer.bytes(sep);
    if (p.length == 0) {
      throw Py.valueError("empty separator");
    }
    return p;
  }

  @PyMethod(name = "rsplit", sig = "(sep=None, maxsplit=-1)")
  PyObject rsplit(PyObject sep, long maxsplit) {
    int max = limit(maxsplit);
    ArrayList<PyObject> out = new ArrayList<>();
    byte[] a = arr();
    int b = off();
    int e = b + size();
    if (sep == null || sep == Py.None) {
      while (true) {
        while (e > b && isSpace(a[e - 1])) {
          e--;
        }
        if (e == b) {
          break;
        }
        if (max-- == 0) {
          out.add(part(b, e));
          break;
        }
        int j = e;
        while (j > b && !isSpace(a[j - 1])) {
          j--;
        }
        out.add(part(j, e));
        e = j;
      }
    } else {
      byte[] p = separator(sep);
      int j;
      while (max-- > 0 && (j = lastIndexOf(a, b, e, p)) >= 0) {
        out.add(part(j + p.length, e));
        e = j;
      }
      out.add(part(b, e));
    }
    java.util.Collections.reverse(out);
    return PyList.wrap(out.toArray(NO_ARGS));
  }

  @PyMethod(name = "splitlines", sig = "(keepends=False)")
  PyObject splitLines(boolean keepends) {
    ArrayList<PyObject> out = new ArrayList<>();
    byte[] a = arr();
    int i = off();
    int e = i + size();
    while (i < e) {
      int j = i;
      while (j < e && a[j] != '\n' && a[j] != '\r') {
        j++;
      }
      int end = j;
      if (j < e) {
        j += a[j] == '\r' && j + 1 < e && a[j + 1] == '\n' ? 2 : 1;
      }
      out.add(part(i, keepends ? j : end));
      i = j;
    }
    return PyList.wrap(out.toArray(NO_ARGS));
  }

  @PyMethod(name = "partition")
  PyObject partition(PyObject sep) {
    byte[] p = separator(sep);
    int b = off();
    int e = b + size();
    int i = indexOf(arr(), b, e, p);
    return i < 0
        ? PyTuple.of(same(), make(new byte[0]), make(new byte[0]))
        : PyTuple.of(part(b, i), make(p.clone()), part(i + p.length, e));
  }

  @PyMethod(name = "rpartition")
  PyObject rpartition(PyObject sep) {
    byte[] p = separator(sep);
    int b = off();
    int e = b + size();
    int i = lastIndexOf(arr(), b, e, p);
    return i < 0
        ? PyTuple.of(make(new byte[0]), make(new byte[0]), same())
        : PyTuple.of(part(b, i), make(p.clone()), part(i + p.length, e));
  }

  @PyMethod(name = "join")
  PyObject join(PyObject iterable) {
    if (this instanceof PyBytes) {
      return joinItems(iterable);
    }
    // The iterator must not resize the separator.
    PyBuffer held = getBuffer(false);
    try {
      return joinItems(iterable);
    } finally {
      releaseBuffer(held);
    }
  }

  private PyObject joinItems(PyObject iterable) {
    PyObject[] items;
    if (iterable.type().slot(Slot.ITER) == null && iterable.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("can only join an iterable");
    }
    items = Ops.toArray(iterable);
    if (items.length == 1 && items[0].getClass() == PyBytes.class && this instanceof PyBytes) {
      return items[0];
    }
    byte[][] parts = new byte[items.length][];
    long total = items.length == 0 ? 0 : (long) size() * (items.length - 1);
    for (int i = 0; i < items.length; i++) {
      if (!PyBuffer.isBuffer(items[i])) {
        throw Py.typeError(
            "sequence item "
                + i
                + ": expected a bytes-like object, "
                + items[i].type().name()
                + " found");
      }
      parts[i] = PyBuffer.anyBytes(items[i]);
      total += parts[i].length;
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw Py.overflowError("join() result is too long");
    }
    byte[] r = new byte[(int) total];
    int at = 0;
    int n = size();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        System.arraycopy(arr(), off(), r, at, n);
        at += n;
      }
      System.arraycopy(parts[i], 0, r, at, parts[i].length);
      at += parts[i].length;
    }
    return make(r);
  }

  @PyMethod(name = "replace", sig = "(old, new, count=-1, /)")
  PyObject replace(PyObject old, PyObject with, long count) {
    byte[] p = PyBuffer.bytes(old);
    byte[] w = PyBuffer.bytes(with);
    long max = count < 0 ? Long.MAX_VALUE : count;
    byte[] a = arr();
    int b = off();
    int e = b + size();
    if (max == 0) {
      return same();
    }
    BytesBuilder out = new BytesBuilder(size() + 16);
    boolean any = false;
    if (p.length == 0) {
      int i = b;
      while (i < e && max-- > 0) {
        out.append(w, 0, w.length);
        out.append(a, i++, 1);
      }
      out.append(a, i, e - i);
      if (max > 0 && i == e) {
        out.append(w, 0, w.length);
      }
      return make(out.toBytes());
    }
    int i = b;
    int j;
    while (max-- > 0 && (j = indexOf(a, i, e, p)) >= 0) {
      any = true;
      out.append(a, i, j - i);
      out.append(w, 0, w.length);
      i = j + p.length;
    }
    if (!any) {
      return same();
    }
    out.append(a, i, e - i);
    return make(out.toBytes());
  }

  @PyMethod(name = "translate", sig = "(table, /, delete=b'')")
  PyObject translate(PyObject table, PyObject delete) {
    byte[] map = null;
    if (table != Py.None) {
      map = PyBuffer.bytes(table);
      if (map.length != 256) {
        throw Py.valueError("translation table must be 256 characters long");
      }
    }
    boolean[] drop = new boolean[256];
    if (delete != null) {
      for (byte x : PyBuffer.bytes(delete)) {
        drop[x & 255] = true;
      }
    }
    byte[] a = arr();
    byte[] r = new byte[size()];
    int k = 0;
    boolean changed = false;
    for (int i = off(), e = i + r.length; i < e; i++) {
      int c = a[i] & 255;
      if (drop[c]) {
        changed = true;
        continue;
      }
      byte x = map == null ? a[i] : map[c];
      changed |= x != a[i];
      r[k++] = x;
    }
    return changed ? make(k == r.length ? r : Arrays.copyOf(r, k)) : same();
  }

  @PyStaticMethod(name = "maketrans")
  static PyObject makeTrans(PyObject frm, PyObject to) {
    byte[] f = PyBuffer.bytes(frm);
    byte[] t = PyBuffer.bytes(to);
    if (f.length != t.length) {
      throw Py.valueError("maketrans arguments must have same length");
    }
    byte[] r = new byte[256];
    for (int i = 0; i < 256; i++) {
      r[i] = (byte) i;
    }
    for (int i = 0; i < f.length; i++) {
      r[f[i] & 255] = t[i];
    }
    return PyBytes.of(r);
  }

  @PyMethod(name = "decode", sig = "(encoding='utf-8', errors='strict')")
  PyObject decode(PyObject encoding, PyObject errors) {
    String enc = "utf-8";
    if (encoding != null) {
      checkStr("encoding", encoding);
      enc = Codecs.nameArg((PyStr) encoding);
    }
    String err = "strict";
    if (errors != null) {
      checkStr("errors", errors);
      err = Codecs.nameArg((PyStr) errors);
    }
    return Codecs.decode(this, enc, err);
  }

  private static void checkStr(String param, PyObject o) {
    if (!(o instanceof PyStr)) {
      throw Py.typeError("decode() argument '" + param + "' must be str, not " + Ops.typeName(o));
    }
  }

  @PyMethod(name = "__buffer__")
  PyObject bufferMethod(int flags) {
    return PyMemoryView.ofNative(this, flags);
  }
}
