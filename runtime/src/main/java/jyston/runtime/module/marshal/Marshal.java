package jyston.runtime.module.marshal;

import java.util.Arrays;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodeReader;
import jyston.frontend.code.CodeWriter;
import jyston.runtime.PyCode;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** Entry points of the format. */
public final class Marshal {
  private Marshal() {}

  /** The bytes of a value. */
  public static byte[] dump(PyObject value, int version, boolean allowCode) {
    MarshalWriter w = new MarshalWriter(version, allowCode);
    w.write(value, 1);
    return w.toBytes();
  }

  /** The value of bytes. */
  public static PyObject load(byte[] b) {
    return new MarshalReader(b, null, true).readTop();
  }

  /** A code object as bytes: its file name, then what the front end's writer gives. */
  static byte[] codeBytes(PyCode c) {
    return CodeWriter.write(c.code);
  }

  static PyCode codeOf(byte[] b, String filename) {
    Code c = CodeReader.read(Arrays.copyOf(b, b.length), filename);
    return new PyCode(c);
  }

  /** Makes code say that it came from another file. */
  public static void fixFilename(PyCode c, PyStr path) {
    c.rename(path);
  }
}
