package jyston.stdlib.text;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _json}. */
@PyModuleDef(name = "_json", doc = "json speedups")
public final class JsonModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add("make_scanner", PyJsonScanner.TYPE);
    m.add("make_encoder", PyJsonEncoder.TYPE);
  }

  private static PyStr text(PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError("first argument must be a string, not " + Ops.typeName(o));
  }

  @PyFunction(name = "encode_basestring", doc = "Return a JSON representation of a Python string")
  static PyObject encodeBasestring(PyObject string) {
    StrBuilder b = new StrBuilder();
    quote(b, text(string), false);
    return b.build();
  }

  @PyFunction(
      name = "encode_basestring_ascii",
      doc = "Return an ASCII-only JSON representation of a Python string")
  static PyObject encodeBasestringAscii(PyObject string) {
    StrBuilder b = new StrBuilder();
    quote(b, text(string), true);
    return b.build();
  }

  @PyFunction(sig = "(string, end, strict=True, /)")
  static PyObject scanstring(PyObject string, long end, boolean strict) {
    if (!(string instanceof PyStr s)) {
      throw Py.typeError("first argument must be a string, not " + Ops.typeName(string));
    }
    JsonText t = new JsonText(s);
    if (end < 0 || end > s.length()) {
      throw Py.valueError("end is out of bounds");
    }
    PyStr r = t.string((int) end, strict);
    return PyTuple.of(r, PyInt.of(t.next));
  }

  private static void hex(StrBuilder b, int unit) {
    b.append("\\u");
    for (int i = 12; i >= 0; i -= 4) {
      b.append(Character.forDigit(unit >> i & 15, 16));
    }
  }

  /** Appends a string literal. */
  static void quote(StrBuilder b, PyStr s, boolean asciiOnly) {
    int n = s.length();
    b.append('"');
    int from = 0;
    for (int i = 0; i < n; i++) {
      int c = s.codePointAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && (c < 127 || !asciiOnly)) {
        continue;
      }
      b.append(s, from, i);
      from = i + 1;
      switch (c) {
        case '"' -> b.append("\\\"");
        case '\\' -> b.append("\\\\");
        case '\b' -> b.append("\\b");
        case '\f' -> b.append("\\f");
        case '\n' -> b.append("\\n");
        case '\r' -> b.append("\\r");
        case '\t' -> b.append("\\t");
        default -> {
          if (c > 0xFFFF) {
            hex(b, Character.highSurrogate(c));
            hex(b, Character.lowSurrogate(c));
          } else {
            hex(b, c);
          }
        }
      }
    }
    b.append(s, from, n).append('"');
  }
}
