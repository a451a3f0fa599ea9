package jyston.stdlib.hash;

import java.util.HexFormat;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** What all digest objects have but those whose length is chosen at the end. */
public abstract class PyDigest extends PyObject {
  final String name;
  final Engine engine;

  PyDigest(String name, Engine engine) {
    this.name = name;
    this.engine = engine;
  }

  /** An object of the same type over another engine. */
  abstract PyDigest with(Engine e);

  /** The bytes of an argument. */
  static byte[] bytes(PyObject o) {
    if (o instanceof PyStr) {
      throw Py.typeError("Strings must be encoded before hashing");
    }
    if (!PyBuffer.isBuffer(o)) {
      throw Py.typeError("object supporting the buffer API required");
    }
    PyBuffer b = PyBuffer.full(o, false);
    try {
      if (b.ndim() > 1) {
        throw Py.bufferError("Buffer must be single dimension");
      }
      return b.toBytes();
    } finally {
      b.release();
    }
  }

  /** The first data, given by position or under its old name. */
  static PyObject data(PyObject data, PyObject string) {
    if (data != null && string != null) {
      throw Py.typeError(
          "'data' and 'string' are mutually exclusive and support for 'string' keyword"
              + " parameter is slated for removal in a future version.");
    }
    return data != null ? data : string;
  }

  /** Adds the data of a constructor, which may be null. */
  final PyDigest start(PyObject data) {
    if (data != null) {
      update(data);
    }
    return this;
  }

  @PyMethod(sig = "(obj, /)", doc = "Update this hash object's state with the provided string.")
  void update(PyObject obj) {
    byte[] b = bytes(obj);
    engine.update(b, 0, b.length);
  }

  @PyMethod(doc = "Return a copy of the hash object.")
  PyObject copy() {
    return with(engine.copy());
  }

  @PyGetter("name")
  String getName() {
    return name;
  }

  @PyGetter("block_size")
  long blockSize() {
    return engine.blockSize();
  }

  @PyGetter("digest_size")
  long digestSize() {
    return engine.size();
  }

  static String hex(byte[] b) {
    return HexFormat.of().formatHex(b);
  }

  static PyObject wrap(byte[] b) {
    return PyBytes.of(b);
  }
}
