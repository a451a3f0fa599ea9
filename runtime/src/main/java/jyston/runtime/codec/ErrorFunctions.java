package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyUnicodeDecodeError;
import jyston.runtime.PyUnicodeEncodeError;
import jyston.runtime.PyUnicodeTranslateError;
import jyston.runtime.StrBuilder;
import jyston.runtime.StrOps;
import jyston.runtime.UnicodeErrorFields;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** The error handlers as Python functions. */
@PyModuleDef(name = "_codecs")
final class ErrorFunctions {
  private ErrorFunctions() {}

  private static PyException wrongType(PyObject exc) {
    return Py.typeError("don't know how to handle " + exc.type().name() + " in error callback");
  }

  /** Throws the TypeError for an object attribute of the wrong type. */
  private static <T extends UnicodeErrorFields> T checked(T e) {
    boolean bytes = e instanceof PyUnicodeDecodeError;
    if (e.object == null) {
      throw Py.typeError("object attribute not set");
    }
    if (bytes ? !(e.object instanceof PyBytes) : !(e.object instanceof PyStr)) {
      throw Py.typeError("object attribute must be " + (bytes ? "bytes" : "unicode"));
    }
    return e;
  }

  private static PyObject result(PyObject replacement, int at) {
    return PyTuple.of(replacement, PyInt.of(at));
  }

  @PyFunction(name = "strict_errors")
  static PyObject strict(PyObject exc) {
    if (exc instanceof PyBaseException e) {
      throw new PyException(e);
    }
    throw Py.typeError("codec must pass exception instance");
  }

  @PyFunction(name = "ignore_errors")
  static PyObject ignore(PyObject exc) {
    if (exc instanceof UnicodeErrorFields e) {
      checked(e);
      return result(PyStr.EMPTY, e.clampedEnd());
    }
    throw wrongType(exc);
  }

  @PyFunction(name = "replace_errors")
  static PyObject replace(PyObject exc) {
    if (exc instanceof PyUnicodeEncodeError e) {
      checked(e);
      int n = Math.max(0, e.clampedEnd() - e.clampedStart());
      return result(PyStr.of("?".repeat(n)), e.clampedEnd());
    }
    if (exc instanceof PyUnicodeDecodeError e) {
      checked(e);
      return result(PyStr.of("\uFFFD"), e.clampedEnd());
    }
    if (exc instanceof PyUnicodeTranslateError e) {
      checked(e);
      int n = Math.max(0, e.clampedEnd() - e.clampedStart());
      return result(PyStr.of("\uFFFD".repeat(n)), e.clampedEnd());
    }
    throw wrongType(exc);
  }

  private static PyObject describe(PyObject exc, ErrorMode mode) {
    UnicodeErrorFields e = checked((UnicodeErrorFields) exc);
    return result(
        EncodeErrors.describe((PyStr) e.object, e.clampedStart(), e.clampedEnd(), mode),
        e.clampedEnd());
  }

  @PyFunction(name = "xmlcharrefreplace_errors")
  static PyObject xml(PyObject exc) {
    if (exc instanceof PyUnicodeEncodeError) {
      return describe(exc, ErrorMode.XMLCHARREFREPLACE);
    }
    throw wrongType(exc);
  }

  @PyFunction(name = "backslashreplace_errors")
  static PyObject backslash(PyObject exc) {
    if (exc instanceof PyUnicodeDecodeError e) {
      checked(e);
      StrBuilder b = new StrBuilder();
      byte[] in = ((PyBytes) e.object).value;
      for (int i = e.clampedStart(); i < e.clampedEnd(); i++) {
        StrOps.escape(b, in[i] & 255);
      }
      return result(b.build(), e.clampedEnd());
    }
    if (exc instanceof PyUnicodeEncodeError || exc instanceof PyUnicodeTranslateError) {
      return describe(exc, ErrorMode.BACKSLASHREPLACE);
    }
    throw wrongType(exc);
  }

  @PyFunction(name = "namereplace_errors")
  static PyObject name(PyObject exc) {
    if (exc instanceof PyUnicodeEncodeError) {
      return describe(exc, ErrorMode.NAMEREPLACE);
    }
    throw wrongType(exc);
  }

  @PyFunction(name = "surrogatepass_errors")
  static PyObject pass(PyObject exc) {
    if (exc instanceof PyUnicodeEncodeError e) {
      checked(e);
      String enc = e.encoding.toString();
      byte[] b = EncodeErrors.surrogates((PyStr) e.object, e.clampedStart(), e.clampedEnd(), enc);
      if (b == null) {
        throw new PyException(e);
      }
      return result(PyBytes.of(b), e.clampedEnd());
    }
    if (exc instanceof PyUnicodeDecodeError e) {
      checked(e);
      String enc = e.encoding.toString();
      int c = DecodeErrors.surrogate(((PyBytes) e.object).value, e.clampedStart(), enc);
      if (c < 0) {
        throw new PyException(e);
      }
      int unit = Utf.unit(enc);
      return result(PyStr.ofCodePoint(c), e.clampedStart() + (unit == 1 ? 3 : unit));
    }
    throw wrongType(exc);
  }

  @PyFunction(name = "surrogateescape_errors")
  static PyObject escape(PyObject exc) {
    if (exc instanceof PyUnicodeEncodeError e) {
      checked(e);
      PyStr s = (PyStr) e.object;
      int start = e.clampedStart();
      int end = e.clampedEnd();
      byte[] b = new byte[Math.max(0, end - start)];
      for (int i = start; i < end; i++) {
        int c = s.codePointAt(i);
        if (c < 0xDC80 || c > 0xDCFF) {
          throw new PyException(e);
        }
        b[i - start] = (byte) c;
      }
      return result(PyBytes.of(b), end);
    }
    if (exc instanceof PyUnicodeDecodeError e) {
      checked(e);
      byte[] in = ((PyBytes) e.object).value;
      int start = e.clampedStart();
      int end = e.clampedEnd();
      StrBuilder b = new StrBuilder();
      int i = start;
      while (i < end && i < start + 4 && in[i] < 0) {
        b.append(0xDC00 + (in[i++] & 255));
      }
      if (i == start) {
        throw new PyException(e);
      }
      return result(b.build(), i);
    }
    throw wrongType(exc);
  }
}
