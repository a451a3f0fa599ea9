package jyston.stdlib.binary;

import java.util.HashMap;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _struct}. */
@PyModuleDef(name = "_struct", doc = "Functions to convert between Python values and C structs.\n")
public final class StructModule extends BuiltinModule {
  private static final int CACHE = 100;

  private final HashMap<String, StructLayout> cache = new HashMap<>();

  /** For the index of modules. */
  public StructModule() {}

  /** The exception type of an interpreter. */
  private static final class State {
    final PyType error = exceptionType("error", "struct", PyBaseException.EXCEPTION);
  }

  /** A new exception class. */
  public static PyType exceptionType(String name, String module, PyType base) {
    PyDict d = new PyDict();
    d.put(PyStr.intern("__module__"), Py.str(module));
    return (PyType) PyType.TYPE.call3(Py.str(name), PyTuple.of(base), d);
  }

  private static State state() {
    return Interpreter.current().state(State.class, State::new);
  }

  static PyException error(String message) {
    return Py.error(state().error, message);
  }

  @Override
  protected void init(PyModule m) {
    m.add("Struct", PyStruct.TYPE);
    m.add("error", state().error);
  }

  static String formatText(PyObject format) {
    if (format instanceof PyStr s) {
      String text = s.javaString();
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) > 127) {
          // Raises the UnicodeEncodeError.
          jyston.runtime.Ops.callMethod(s, "encode", Py.str("ascii"));
        }
      }
      return checkNull(text);
    }
    if (format instanceof PyBytes b) {
      return checkNull(new String(b.value, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    throw Py.typeError(
        "Struct() argument 1 must be a str or bytes object, not " + format.type().name());
  }

  private static String checkNull(String s) {
    if (s.indexOf(0) >= 0) {
      throw error("embedded null character");
    }
    return s;
  }

  private StructLayout layout(PyObject format) {
    String text = formatText(format);
    StructLayout l = cache.get(text);
    if (l == null) {
      l = StructLayout.parse(text);
      if (cache.size() >= CACHE) {
        cache.clear();
      }
      cache.put(text, l);
    }
    return l;
  }

  @PyFunction(name = "_clearcache", doc = "Clear the internal cache.")
  void clearCache() {
    cache.clear();
  }

  @PyFunction(
      sig = "(format, /)",
      doc = "Return size in bytes of the struct described by the format string.")
  long calcsize(PyObject format) {
    return layout(format).size;
  }

  @PyFunction(
      doc =
          "pack(format, v1, v2, ...) -> bytes\n\n"
              + "Return a bytes object containing the values v1, v2, ... packed according\n"
              + "to the format string.  See help(struct) for more on format strings.")
  PyObject pack(PyObject... args) {
    if (args.length == 0) {
      throw Py.typeError("missing format argument");
    }
    return PyStruct.pack(layout(args[0]), args, 1);
  }

  @PyFunction(
      name = "pack_into",
      doc =
          "pack_into(format, buffer, offset, v1, v2, ...)\n\n"
              + "Pack the values v1, v2, ... according to the format string and write\n"
              + "the packed bytes into the writable buffer buf starting at offset.  Note\n"
              + "that the offset is a required argument.  See help(struct) for more\n"
              + "on format strings.")
  void packInto(PyObject... args) {
    if (args.length == 0) {
      throw Py.typeError("missing format argument");
    }
    PyStruct.packInto(layout(args[0]), args, 1);
  }

  @PyFunction(
      sig = "(format, buffer, /)",
      doc =
          "Return a tuple containing values unpacked according to the format string.\n\n"
              + "The buffer's size in bytes must be calcsize(format).\n\n"
              + "See help(struct) for more on format strings.")
  PyObject unpack(PyObject format, PyObject buffer) {
    return PyStruct.unpack(layout(format), buffer);
  }

  @PyFunction(
      name = "unpack_from",
      sig = "(format, /, buffer, offset=0)",
      doc =
          "Return a tuple containing values unpacked according to the format string.\n\n"
              + "The buffer's size, minus offset, must be at least calcsize(format).\n\n"
              + "See help(struct) for more on format strings.")
  PyObject unpackFrom(PyObject format, PyObject buffer, long offset) {
    return PyStruct.unpackFrom(layout(format), buffer, offset);
  }

  @PyFunction(
      name = "iter_unpack",
      sig = "(format, buffer, /)",
      doc =
          "Return an iterator yielding tuples unpacked from the given bytes.\n\n"
              + "The bytes are unpacked according to the format string, like\n"
              + "a repeated invocation of unpack_from().\n\n"
              + "Requires that the bytes length be a multiple of the format struct size.")
  PyObject iterUnpack(PyObject format, PyObject buffer) {
    return new PyStruct.UnpackIterator(layout(format), buffer);
  }
}
