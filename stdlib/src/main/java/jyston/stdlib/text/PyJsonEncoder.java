package jyston.stdlib.text;

import java.util.IdentityHashMap;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyDict;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.StrBuilder;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.format.FloatFormat;
import jyston.runtime.format.IntText;

/** {@code _json.Encoder}. */
@PyClass(
    name = "Encoder",
    module = "_json",
    doc =
        "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys,"
            + " skipkeys, allow_nan)")
final class PyJsonEncoder extends PyInstance {
  static final PyType TYPE = PyType.builtin(PyJsonEncoderTable.INSTANCE);

  private final PyObject markers;
  private final PyObject fallback;
  private final PyObject encoder;
  private final PyObject indent;
  private final PyStr keySeparator;
  private final PyStr itemSeparator;
  private final boolean sortKeys;
  private final boolean skipKeys;
  private final boolean allowNan;
  private final int quoting;
  private final IdentityHashMap<PyObject, PyObject> active;

  private PyJsonEncoder(
      PyType cls,
      PyObject markers,
      PyObject fallback,
      PyObject encoder,
      PyObject indent,
      PyStr keySeparator,
      PyStr itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    super(cls.rootShape(0));
    this.markers = markers;
    this.fallback = fallback;
    this.encoder = encoder;
    this.indent = indent;
    this.keySeparator = keySeparator;
    this.itemSeparator = itemSeparator;
    this.sortKeys = sortKeys;
    this.skipKeys = skipKeys;
    this.allowNan = allowNan;
    this.active = markers == Py.None ? null : new IdentityHashMap<>();
    int q = 0;
    if (encoder instanceof PyBuiltinFunction f) {
      String n = f.spec.name.javaString();
      boolean ours = f.spec.table instanceof JsonModuleTable;
      q =
          ours && n.equals("encode_basestring_ascii")
              ? 1
              : ours && n.equals("encode_basestring") ? 2 : 0;
    }
    this.quoting = q;
  }

  @PyNew(
      sig =
          "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys,"
              + " allow_nan)")
  static PyObject new_(
      PyType cls,
      PyObject markers,
      PyObject fallback,
      PyObject encoder,
      PyObject indent,
      PyStr keySeparator,
      PyStr itemSeparator,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan) {
    if (markers != Py.None && !(markers instanceof PyDict)) {
      throw Py.typeError(
          "make_encoder() argument 1 must be dict or None, not " + markers.type().name());
    }
    return new PyJsonEncoder(
        cls,
        markers,
        fallback,
        encoder,
        indent,
        keySeparator,
        itemSeparator,
        sortKeys,
        skipKeys,
        allowNan);
  }

  @PyMethod(name = "__call__", sig = "(obj, _current_indent_level)")
  PyObject call(PyObject obj, int level) {
    JsonSink b = new JsonSink();
    encode(b, obj, level);
    return PyTuple.of(b.build());
  }

  private void string(JsonSink b, PyStr s) {
    if (quoting == 1) {
      b.quote(s);
      return;
    }
    if (quoting == 2) {
      StrBuilder q = new StrBuilder();
      JsonModule.quote(q, s, false);
      b.append(q.build());
      return;
    }
    PyObject r = encoder.call1(s);
    if (!(r instanceof PyStr t)) {
      throw Py.typeError("encoder() must return a string, not " + r.type().name());
    }
    b.append(t);
  }

  private PyStr real(PyFloat f) {
    double d = f.value;
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      if (!allowNan) {
        throw Py.valueError("Out of range float values are not JSON compliant: " + Ops.repr(f));
      }
      return PyStr.intern(Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
    }
    return PyStr.ofBmp(FloatFormat.repr(d));
  }

  private static PyStr integer(PyLong l) {
    return l.fitsLong()
        ? PyStr.ofBmp(Long.toString(l.longValue()))
        : PyStr.ofBmp(IntText.toDecimal(l));
  }

  private void encode(JsonSink b, PyObject o, int level) {
    if (o == Py.None) {
      b.append("null");
    } else if (o == Py.True) {
      b.append("true");
    } else if (o == Py.False) {
      b.append("false");
    } else if (o instanceof PyStr s) {
      string(b, s);
    } else if (o instanceof PyLong l) {
      if (l.fitsLong()) {
        b.append(l.longValue());
      } else {
        b.append(IntText.toDecimal(l));
      }
    } else if (o instanceof PyFloat f) {
      b.append(real(f));
    } else {
      ThreadState ts = ThreadState.current();
      ts.enterNative(" while encoding a JSON object");
      try {
        if (o instanceof PyList || o instanceof PyTuple) {
          list(b, o, level);
        } else if (o instanceof PyDict d) {
          dict(b, d, level);
        } else {
          enter(o);
          PyObject r = fallback.call1(o);
          encode(b, r, level);
          leave(o);
        }
      } finally {
        ts.leaveNative();
      }
    }
  }

  private void enter(PyObject o) {
    if (active != null && active.put(o, o) != null) {
      throw Py.valueError("Circular reference detected");
    }
  }

  private void leave(PyObject o) {
    if (active != null) {
      active.remove(o);
    }
  }

  private void newline(JsonSink b, int level) {
    b.append('\n');
    PyStr s = (PyStr) indent;
    for (int i = 0; i < level; i++) {
      b.append(s);
    }
  }

  private void list(JsonSink b, PyObject o, int level) {
    int n = o instanceof PyList l ? l.size() : ((PyTuple) o).size();
    if (n == 0) {
      b.append("[]");
      return;
    }
    enter(o);
    b.append('[');
    boolean lines = indent != Py.None;
    if (lines) {
      newline(b, ++level);
    }
    for (int i = 0; i < (o instanceof PyList l ? l.size() : n); i++) {
      if (i > 0) {
        b.append(itemSeparator);
        if (lines) {
          newline(b, level);
        }
      }
      encode(b, o instanceof PyList l ? l.get(i) : ((PyTuple) o).get(i), level);
    }
    if (lines) {
      newline(b, level - 1);
    }
    b.append(']');
    leave(o);
  }

  private void dict(JsonSink b, PyDict d, int level) {
    if (d.size() == 0) {
      b.append("{}");
      return;
    }
    enter(d);
    b.append('{');
    if (d.getClass() == PyDict.class && !sortKeys) {
      plain(b, d, level + 1);
    } else {
      sorted(b, d, level + 1);
    }
    b.append('}');
    leave(d);
  }

  /** Goes over the entries as they are then: encoding one may change the dict. */
  private void plain(JsonSink b, PyDict d, int level) {
    boolean first = true;
    for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
      first &= !entry(b, d.keyAt(i), d.valueAt(i), level, first);
    }
    if (indent != Py.None && !first) {
      newline(b, level - 1);
    }
  }

  private void sorted(JsonSink b, PyDict d, int level) {
    PyObject items = Ops.callMethod(d, "items");
    PyList list = PyList.wrap(Ops.toArray(items));
    if (sortKeys) {
      Ops.callMethod(list, "sort");
    }
    boolean first = true;
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof PyTuple t) || t.size() != 2) {
        throw Py.valueError("items must return 2-tuples");
      }
      first &= !entry(b, t.get(0), t.get(1), level, first);
    }
    if (indent != Py.None && !first) {
      newline(b, level - 1);
    }
  }

  /** Writes a key and its value; false where the key is left out. */
  private boolean entry(JsonSink b, PyObject k, PyObject value, int level, boolean first) {
    PyStr key;
    if (k instanceof PyStr s) {
      key = s;
    } else if (k instanceof PyFloat f) {
      key = real(f);
    } else if (k == Py.None || k == Py.True || k == Py.False) {
      key = PyStr.intern(k == Py.None ? "null" : k == Py.True ? "true" : "false");
    } else if (k instanceof PyLong l) {
      key = integer(l);
    } else if (skipKeys) {
      return false;
    } else {
      throw Py.typeError("keys must be str, int, float, bool or None, not " + k.type().name());
    }
    if (!first) {
      b.append(itemSeparator);
    }
    if (indent != Py.None) {
      newline(b, level);
    }
    string(b, key);
    b.append(keySeparator);
    encode(b, value, level);
    return true;
  }

  @PyGetter(value = "markers", member = true)
  PyObject getMarkers() {
    return markers;
  }

  @PyGetter(value = "default", member = true)
  PyObject getDefault() {
    return fallback;
  }

  @PyGetter(value = "encoder", member = true)
  PyObject getEncoder() {
    return encoder;
  }

  @PyGetter(value = "indent", member = true)
  PyObject getIndent() {
    return indent;
  }

  @PyGetter(value = "key_separator", member = true)
  PyObject getKeySeparator() {
    return keySeparator;
  }

  @PyGetter(value = "item_separator", member = true)
  PyObject getItemSeparator() {
    return itemSeparator;
  }

  @PyGetter(value = "sort_keys", member = true)
  PyObject getSortKeys() {
    return Py.bool(sortKeys);
  }

  @PyGetter(value = "skipkeys", member = true)
  PyObject getSkipKeys() {
    return Py.bool(skipKeys);
  }
}
