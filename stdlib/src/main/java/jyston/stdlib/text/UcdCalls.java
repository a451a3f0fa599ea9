package jyston.stdlib.text;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.unicode.CharNames;
import jyston.runtime.unicode.UnicodeDb;

/** What {@code unicodedata} and its {@code ucd_3_2_0} have in common. */
final class UcdCalls {
  private UcdCalls() {}

  private static int cp(String fn, PyObject o) {
    if (o instanceof PyStr s && s.length() == 1) {
      return s.codePointAt(0);
    }
    throw Py.typeError(
        fn
            + "() argument"
            + (isTwo(fn) ? " 1" : "")
            + " must be a unicode character, not "
            + Ops.typeName(o));
  }

  private static boolean isTwo(String fn) {
    return switch (fn) {
      case "decimal", "digit", "numeric", "name" -> true;
      default -> false;
    };
  }

  private static PyObject str(String s) {
    return PyStr.of(s);
  }

  private static PyObject number(String message, int v, PyObject fallback) {
    if (v >= 0) {
      return PyInt.of(v);
    }
    if (fallback == null) {
      throw Py.valueError(message);
    }
    return fallback;
  }

  private static PyObject real(double v, PyObject fallback) {
    if (!Double.isNaN(v)) {
      return Py.real(v);
    }
    if (fallback == null) {
      throw Py.valueError("not a numeric character");
    }
    return fallback;
  }

  private static PyObject nameOf(UnicodeDb db, int cp, PyObject fallback) {
    String n =
        db == UnicodeDb.current() || !db.category(cp).equals("Cn") ? CharNames.name(cp) : null;
    if (n != null) {
      return PyStr.of(n);
    }
    if (fallback == null) {
      throw Py.valueError("no such name");
    }
    return fallback;
  }

  private static PyObject find(UnicodeDb db, PyObject name) {
    byte[] b;
    if (name instanceof PyStr s) {
      b = jyston.runtime.Codecs.encodeUtf8(s);
    } else {
      b = jyston.runtime.PyBuffer.bytes(name);
    }
    if (b.length > 256) {
      throw Py.keyError(PyStr.of("name too long"));
    }
    String n = new String(b, java.nio.charset.StandardCharsets.UTF_8);
    String r = db == UnicodeDb.current() ? CharNames.lookup(n, true) : CharNames.lookupName(n);
    if (r == null) {
      throw Py.keyError(PyStr.of("undefined character name '" + n + "'"));
    }
    return PyStr.of(r);
  }

  private static PyStr text(String fn, int i, PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError(fn + "() argument " + i + " must be str, not " + Ops.typeName(o));
  }

  private static int[] normalized(String fn, UnicodeDb db, PyObject form, PyStr s) {
    String f = text(fn, 1, form).javaString();
    boolean compose = f.equals("NFC") || f.equals("NFKC");
    boolean compat = f.equals("NFKC") || f.equals("NFKD");
    if (!compose && !f.equals("NFD") && !f.equals("NFKD")) {
      throw Py.valueError("invalid normalization form");
    }
    if (!s.isWide()) {
      String t = s.bmp();
      boolean ascii = true;
      for (int i = 0; i < t.length() && ascii; i++) {
        ascii = t.charAt(i) < 128;
      }
      if (ascii) {
        return null;
      }
    }
    return db.normalize(s.codePoints(), compose, compat);
  }

  static PyObject normalize(UnicodeDb db, PyObject form, PyObject o) {
    PyStr s = text("normalize", 2, o);
    int[] r = normalized("normalize", db, form, s);
    return r == null ? jyston.runtime.StrOps.exact(s) : PyStr.ofCodePoints(r);
  }

  static PyObject isNormalized(UnicodeDb db, PyObject form, PyObject o) {
    PyStr s = text("is_normalized", 2, o);
    int[] r = normalized("is_normalized", db, form, s);
    return Py.bool(r == null || Arrays.equals(r, s.codePoints()));
  }

  static PyObject category(UnicodeDb db, PyObject chr) {
    return str(db.category(cp("category", chr)));
  }

  static PyObject bidirectional(UnicodeDb db, PyObject chr) {
    return str(db.bidirectional(cp("bidirectional", chr)));
  }

  static PyObject combining(UnicodeDb db, PyObject chr) {
    return PyInt.of(db.combining(cp("combining", chr)));
  }

  static PyObject mirrored(UnicodeDb db, PyObject chr) {
    return PyInt.of(db.mirrored(cp("mirrored", chr)));
  }

  static PyObject eastAsianWidth(UnicodeDb db, PyObject chr) {
    return str(db.eastAsianWidth(cp("east_asian_width", chr)));
  }

  static PyObject decomposition(UnicodeDb db, PyObject chr) {
    return str(db.decomposition(cp("decomposition", chr)));
  }

  static PyObject decimal(UnicodeDb db, PyObject chr, PyObject fallback) {
    return number("not a decimal", db.decimal(cp("decimal", chr)), fallback);
  }

  static PyObject digit(UnicodeDb db, PyObject chr, PyObject fallback) {
    return number("not a digit", db.digit(cp("digit", chr)), fallback);
  }

  static PyObject numeric(UnicodeDb db, PyObject chr, PyObject fallback) {
    return real(db.numeric(cp("numeric", chr)), fallback);
  }

  static PyObject name(UnicodeDb db, PyObject chr, PyObject fallback) {
    return nameOf(db, cp("name", chr), fallback);
  }

  static PyObject lookup(UnicodeDb db, PyObject name) {
    return find(db, name);
  }
}
