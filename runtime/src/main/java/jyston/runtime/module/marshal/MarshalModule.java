package jyston.runtime.module.marshal;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** {@code marshal}: CPython's format version 4, with code objects in a form of our own. */
@PyModuleDef(
    name = "marshal",
    doc =
        "This module contains functions that can read and write Python values in\n"
            + "a binary format. The format is specific to Python, but independent of\n"
            + "machine architecture issues.")
public final class MarshalModule extends BuiltinModule {
  /** For the index. */
  public MarshalModule() {}

  @Override
  protected BuiltinTable table() {
    return new MarshalModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    m.add("version", Py.integer(4));
  }

  @PyFunction(
      sig = "(value, version=4, /, *, allow_code=True)",
      doc =
          "Return the bytes object that would be written to a file by dump(value, file).\n\n"
              + "  value\n    Must be a supported type.\n"
              + "  version\n    Indicates the data format that dumps should use.\n"
              + "  allow_code\n    Allow to write code objects.\n\n"
              + "Raise a ValueError exception if value has (or contains an object that has) an\n"
              + "unsupported type.")
  static PyObject dumps(PyObject value, int version, boolean allowCode) {
    Modules.audit("marshal.dumps", value, Py.integer(version));
    return PyBytes.of(Marshal.dump(value, version, allowCode));
  }

  @PyFunction(
      sig = "(value, file, version=4, /, *, allow_code=True)",
      doc =
          "Write the value on the open file.\n\n"
              + "  value\n    Must be a supported type.\n"
              + "  file\n    Must be a writeable binary file.\n"
              + "  version\n    Indicates the data format that dump should use.\n"
              + "  allow_code\n    Allow to write code objects.\n\n"
              + "If the value has (or contains an object that has) an unsupported type, a\n"
              + "ValueError exception is raised - but garbage data will also be written to the\n"
              + "file. The object will not be properly read back by load().")
  static PyObject dump(PyObject value, PyObject file, int version, boolean allowCode) {
    return Ops.callMethod(file, "write", dumps(value, version, allowCode));
  }

  @PyFunction(
      sig = "(bytes, /, *, allow_code=True)",
      doc =
          "Convert the bytes-like object to a value.\n\n"
              + "  allow_code\n"
              + "    Allow to load code objects.\n\n"
              + "If no valid value is found, raise EOFError, ValueError or TypeError.  Extra"
              + " bytes\n"
              + "in the input are ignored.")
  static PyObject loads(PyObject bytes, boolean allowCode) {
    byte[] b = PyBuffer.bytes(bytes);
    Modules.audit("marshal.loads", PyBytes.of(b));
    return new MarshalReader(b, null, allowCode).readTop();
  }

  @PyFunction(
      sig = "(file, /, *, allow_code=True)",
      doc =
          "Read one value from the open file and return it.\n\n"
              + "  file\n    Must be readable binary file.\n"
              + "  allow_code\n    Allow to load code objects.\n\n"
              + "If no valid value is read (e.g. because the data has a different Python\n"
              + "version's incompatible marshal format), raise EOFError, ValueError or\nTypeError.")
  static PyObject load(PyObject file, boolean allowCode) {
    PyObject d = Ops.callMethod(file, "read", Py.integer(0));
    if (!(d instanceof PyBytes)) {
      throw Py.typeError("file.read() returned not bytes but " + d.type().name());
    }
    Modules.audit("marshal.load");
    return new MarshalReader(new byte[0], file, allowCode).readTop();
  }
}
