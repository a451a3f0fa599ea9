package jyston.runtime;

/** What the builtin descriptors share of Python attributes. */
final class DescrAttrs {
  private DescrAttrs() {}

  static PyObject doc(BuiltinSpec spec) {
    String d =
        spec.doc != null
            ? spec.doc
            : spec.kind == BuiltinTable.METHOD ? SlotDocs.of(spec.name.toString()) : null;
    return d == null ? Py.None : PyStr.of(d);
  }

  static PyObject signature(BuiltinSpec spec) {
    String s = spec.textSignature();
    return s == null ? Py.None : PyStr.of(s);
  }

  /** The check of {@code __get__} called as a method. */
  static void checkGet(PyObject instance, PyObject owner) {
    if (instance == Py.None && (owner == null || owner == Py.None)) {
      throw Py.typeError("__get__(None, None) is invalid");
    }
  }

  static PyObject get(PyObject descr, PyObject instance, PyObject type) {
    checkGet(instance, type);
    if (instance == Py.None) {
      return descr.descrGet(null, type instanceof PyType t ? t : null);
    }
    return descr.descrGet(instance, type instanceof PyType t ? t : null);
  }

  static PyObject reduce(PyType owner, PyStr name) {
    return reduceBound(owner, name);
  }

  static PyObject reduceBound(PyObject self, PyStr name) {
    return PyTuple.of(
        Interpreter.current().builtins.get(PyStr.intern("getattr")), PyTuple.of(self, name));
  }
}
