package jyston.stdlib.pickle;

import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
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
import jyston.runtime.module.Modules;

/** {@code _pickle} (CPython's {@code Modules/_pickle.c}). */
@PyModuleDef(name = "_pickle", doc = "Optimized C implementation for the Python pickle module.")
public final class PickleModule extends BuiltinModule {
  private PyType pickleError;
  private PyType picklingError;
  private PyType unpicklingError;

  /** {@code copyreg.dispatch_table}, and the registries of extension codes. */
  PyDict dispatchTable;

  PyObject extensionRegistry;
  PyObject invertedRegistry;
  PyObject extensionCache;

  @Override
  protected void init(PyModule m) {
    pickleError = exception("PickleError", PyBaseException.EXCEPTION);
    picklingError = exception("PicklingError", pickleError);
    unpicklingError = exception("UnpicklingError", pickleError);
    m.add("PickleError", pickleError);
    m.add("PicklingError", picklingError);
    m.add("UnpicklingError", unpicklingError);
    m.add(PyPickler.TYPE, PyUnpickler.TYPE, PyPickleBuffer.TYPE);
    PyObject table = Modules.importAttr("copyreg", "dispatch_table");
    if (!(table instanceof PyDict d)) {
      throw Py.runtimeError("copyreg.dispatch_table should be a dict, not " + table.type().name());
    }
    dispatchTable = d;
    extensionRegistry = Modules.importAttr("copyreg", "_extension_registry");
    invertedRegistry = Modules.importAttr("copyreg", "_inverted_registry");
    extensionCache = Modules.importAttr("copyreg", "_extension_cache");
  }

  private static PyType exception(String name, PyType base) {
    PyDict ns = new PyDict();
    ns.put(Names.MODULE, Py.str("_pickle"));
    return (PyType) PyType.TYPE.call3(Py.str(name), PyTuple.of(base), ns);
  }

  /** That of the current interpreter. */
  static PickleModule current() {
    return Modules.java("_pickle", PickleModule.class);
  }

  PyException picklingError(String message) {
    return Py.error(picklingError, message);
  }

  PyException unpicklingError(String message) {
    return Py.error(unpicklingError, message);
  }

  PyType unpicklingError() {
    return unpicklingError;
  }

  /** An entry of a mapping of {@code _compat_pickle}, or null. */
  static PyObject compat(String mapping, PyObject key) {
    return ((PyDict) Modules.importAttr("_compat_pickle", mapping)).get(key);
  }

  @PyFunction(
      name = "dump",
      sig = "(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
      doc =
          "Write a pickled representation of obj to the open file object file.\n\n"
              + "This is equivalent to ``Pickler(file, protocol).dump(obj)``, but may\n"
              + "be more efficient.")
  void dump(PyObject obj, PyObject file, PyObject protocol, boolean fixImports, PyObject callback) {
    PyPickler p = new PyPickler(PyPickler.TYPE);
    p.setUp(this, writeMethod(file), protocol, fixImports, callback);
    p.dump(obj);
  }

  @PyFunction(
      name = "dumps",
      sig = "(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
      doc = "Return the pickled representation of the object as a bytes object.")
  PyObject dumps(PyObject obj, PyObject protocol, boolean fixImports, PyObject callback) {
    PyPickler p = new PyPickler(PyPickler.TYPE);
    p.setUp(this, null, protocol, fixImports, callback);
    p.dump(obj);
    return p.out.result();
  }

  @PyFunction(
      name = "load",
      sig = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      doc =
          "Read and return an object from the pickle data stored in a file.\n\n"
              + "This is equivalent to ``Unpickler(file).load()``, but may be more\n"
              + "efficient.")
  PyObject load(
      PyObject file, boolean fixImports, PyObject encoding, PyObject errors, PyObject buffers) {
    PyUnpickler u = new PyUnpickler(PyUnpickler.TYPE);
    u.setUp(this, new PickleReader(this, file), fixImports, encoding, errors, buffers);
    return u.load();
  }

  @PyFunction(
      name = "loads",
      sig = "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      doc = "Read and return an object from the given pickle data.")
  PyObject loads(
      PyObject data, boolean fixImports, PyObject encoding, PyObject errors, PyObject buffers) {
    if (!PyBuffer.isBuffer(data)) {
      throw Py.typeError("a bytes-like object is required, not '" + data.type().name() + "'");
    }
    PyUnpickler u = new PyUnpickler(PyUnpickler.TYPE);
    byte[] bytes = PyBuffer.bytes(data);
    u.setUp(this, new PickleReader(this, bytes), fixImports, encoding, errors, buffers);
    return u.load();
  }

  static PyObject writeMethod(PyObject file) {
    PyObject write = Ops.findAttr(file, PyStr.intern("write"));
    if (write == null) {
      throw Py.typeError("file must have a 'write' attribute");
    }
    return write;
  }
}
