package jyston.stdlib.binary;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _struct.Struct}. */
@PyClass(name = "Struct", module = "_struct", doc = "Struct(fmt) --> compiled struct object\n\n")
public final class PyStruct extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyStructTable.INSTANCE).withWeakref();

  /** Null before {@code __init__}. */
  private StructLayout layout;

  private PyStruct(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyStruct(cls);
  }

  @PyMethod(name = "__init__", sig = "(format)")
  void init(PyObject format) {
    layout = StructLayout.parse(StructModule.formatText(format));
  }

  private StructLayout layout() {
    if (layout == null) {
      throw Py.runtimeError("Struct object is not initialized");
    }
    return layout;
  }

  @PyGetter(value = "format", doc = "struct format string")
  PyObject format() {
    return PyStr.of(layout().format);
  }

  @PyGetter(value = "size", doc = "struct size in bytes")
  long size() {
    return layout == null ? -1 : layout.size;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.of(type().simpleName() + "(" + Ops.repr(format()) + ")");
  }

  @PyMethod(name = "__sizeof__")
  long sizeof() {
    return 56L + 32L * (layout == null ? 1 : layout.count + 1);
  }

  @PyMethod(
      doc =
          "S.pack(v1, v2, ...) -> bytes\n\n"
              + "Return a bytes object containing values v1, v2, ... packed according\n"
              + "to the format string S.format.  See help(struct) for more on format\n"
              + "strings.")
  PyObject pack(PyObject... values) {
    if (layout == null) {
      throw StructModule.error("pack expected -1 items for packing (got " + values.length + ")");
    }
    return pack(layout, values, 0);
  }

  static PyObject pack(StructLayout l, PyObject[] args, int from) {
    if (args.length - from != l.count) {
      throw StructModule.error(
          "pack expected " + l.count + " items for packing (got " + (args.length - from) + ")");
    }
    byte[] out = new byte[l.size];
    l.pack(args, from, out, 0);
    return PyBytes.of(out);
  }

  @PyMethod(
      name = "pack_into",
      doc =
          "S.pack_into(buffer, offset, v1, v2, ...)\n\n"
              + "Pack the values v1, v2, ... according to the format string S.format\n"
              + "and write the packed bytes into the writable buffer buf starting at\n"
              + "offset.  Note that the offset is a required argument.  See\n"
              + "help(struct) for more on format strings.")
  void packInto(PyObject... args) {
    packInto(layout(), args, 0);
  }

  static void packInto(StructLayout l, PyObject[] args, int from) {
    int got = args.length - from;
    if (got == 0) {
      throw StructModule.error("pack_into expected buffer argument");
    }
    if (got == 1) {
      throw StructModule.error("pack_into expected offset argument");
    }
    if (got - 2 != l.count) {
      throw StructModule.error(
          "pack_into expected " + l.count + " items for packing (got " + (got - 2) + ")");
    }
    PyBuffer b = PyBuffer.writable(args[from], "argument");
    try {
      long offset = Ops.asIndex(args[from + 1]);
      int len = b.length();
      if (offset < 0) {
        if (offset + l.size > 0) {
          throw StructModule.error("no space to pack " + l.size + " bytes at offset " + offset);
        }
        if (offset + len < 0) {
          throw outOfRange(offset, len);
        }
        offset += len;
      }
      if (len - offset < l.size) {
        throw StructModule.error(
            "pack_into requires a buffer of at least "
                + Long.toUnsignedString(l.size + offset)
                + " bytes for packing "
                + l.size
                + " bytes at offset "
                + offset
                + " (actual buffer size is "
                + len
                + ")");
      }
      byte[] out = new byte[l.size];
      // Values packed before one that fails are written, as CPython does.
      try {
        l.pack(args, from + 2, out, 0);
      } finally {
        b.copyFrom(b.start + (int) offset, out, 0, out.length);
      }
    } finally {
      b.release();
    }
  }

  private static PyException outOfRange(long offset, int len) {
    return StructModule.error("offset " + offset + " out of range for " + len + "-byte buffer");
  }

  @PyMethod(
      sig = "(buffer, /)",
      doc =
          "Return a tuple containing unpacked values.\n\n"
              + "Unpack according to the format string Struct.format. The buffer's size\n"
              + "in bytes must be Struct.size.\n\n"
              + "See help(struct) for more on format strings.")
  PyObject unpack(PyObject buffer) {
    return unpack(layout(), buffer);
  }

  static PyObject unpack(StructLayout l, PyObject buffer) {
    PyBuffer b = PyBuffer.of(buffer);
    try {
      if (b.length() != l.size) {
        throw StructModule.error("unpack requires a buffer of " + l.size + " bytes");
      }
      return PyTuple.wrap(unpack(l, b, 0));
    } finally {
      b.release();
    }
  }

  private static PyObject[] unpack(StructLayout l, PyBuffer b, int offset) {
    if (b.array() != null) {
      return l.unpack(b.array(), b.start + offset);
    }
    byte[] copy = new byte[l.size];
    b.copyTo(b.start + offset, copy, 0, l.size);
    return l.unpack(copy, 0);
  }

  @PyMethod(
      name = "unpack_from",
      sig = "(buffer, offset=0)",
      doc =
          "Return a tuple containing unpacked values.\n\n"
              + "Values are unpacked according to the format string Struct.format.\n\n"
              + "The buffer's size in bytes, starting at position offset, must be\n"
              + "at least Struct.size.\n\n"
              + "See help(struct) for more on format strings.")
  PyObject unpackFrom(PyObject buffer, long offset) {
    return unpackFrom(layout(), buffer, offset);
  }

  static PyObject unpackFrom(StructLayout l, PyObject buffer, long at) {
    PyBuffer b = PyBuffer.of(buffer);
    try {
      long offset = at;
      int len = b.length();
      if (offset < 0) {
        if (offset + l.size > 0) {
          throw StructModule.error(
              "not enough data to unpack " + l.size + " bytes at offset " + offset);
        }
        if (offset + len < 0) {
          throw outOfRange(offset, len);
        }
        offset += len;
      }
      if (len - offset < l.size) {
        throw StructModule.error(
            "unpack_from requires a buffer of at least "
                + Long.toUnsignedString(l.size + offset)
                + " bytes for unpacking "
                + l.size
                + " bytes at offset "
                + offset
                + " (actual buffer size is "
                + len
                + ")");
      }
      return PyTuple.wrap(unpack(l, b, (int) offset));
    } finally {
      b.release();
    }
  }

  @PyMethod(
      name = "iter_unpack",
      sig = "(buffer, /)",
      doc =
          "Return an iterator yielding tuples.\n\n"
              + "Tuples are unpacked from the given bytes source, like a repeated\n"
              + "invocation of unpack_from().\n\n"
              + "Requires that the bytes length be a multiple of the struct size.")
  PyObject iterUnpack(PyObject buffer) {
    return new UnpackIterator(layout(), buffer);
  }

  /** {@code _struct.unpack_iterator}. */
  @PyClass(name = "unpack_iterator", module = "_struct", subclassable = false)
  public static final class UnpackIterator extends PyObject {
    /** The type. */
    public static final PyType TYPE = PyType.builtin(UnpackIteratorTable.INSTANCE);

    private final StructLayout layout;
    private PyBuffer buffer;
    private int at;

    UnpackIterator(StructLayout layout, PyObject source) {
      this.layout = layout;
      if (layout.size == 0) {
        throw StructModule.error("cannot iteratively unpack with a struct of length 0");
      }
      buffer = PyBuffer.of(source);
      if (buffer.length() % layout.size != 0) {
        buffer.release();
        throw StructModule.error(
            "iterative unpacking requires a buffer of a multiple of " + layout.size + " bytes");
      }
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    @PyMethod(name = "__iter__")
    public PyObject iter() {
      return this;
    }

    @Override
    @PyMethod(name = "__next__")
    public PyObject iterNext() {
      if (buffer == null) {
        return null;
      }
      if (at >= buffer.length()) {
        buffer.release();
        buffer = null;
        return null;
      }
      PyObject[] r = PyStruct.unpack(layout, buffer, at);
      at += layout.size;
      return PyTuple.wrap(r);
    }

    @PyMethod(name = "__length_hint__")
    PyObject lengthHint() {
      return PyInt.of(buffer == null ? 0 : (buffer.length() - at) / layout.size);
    }
  }
}
