package jyston.runtime;

/** The less used parts of {@link PyFunction}. */
final class FunctionAttrs {
  private FunctionAttrs() {}

  static PyObject make(
      PyObject code,
      PyObject globals,
      PyObject name,
      PyObject argdefs,
      PyObject closure,
      PyObject kwdefaults) {
    if (!(code instanceof PyCode c)) {
      throw Py.typeError("function() argument 'code' must be code, not " + Ops.typeName(code));
    }
    if (!(globals instanceof PyDict g)) {
      throw Py.typeError(
          "function() argument 'globals' must be dict, not " + Ops.typeName(globals));
    }
    if (name != null && name != Py.None && !(name instanceof PyStr)) {
      throw Py.typeError("arg 3 (name) must be None or string");
    }
    if (argdefs != null && argdefs != Py.None && !(argdefs instanceof PyTuple)) {
      throw Py.typeError("arg 4 (defaults) must be None or tuple");
    }
    boolean none = closure == null || closure == Py.None;
    if (!none && !(closure instanceof PyTuple) || none && c.freeCount() > 0) {
      throw Py.typeError(
          "arg 5 (closure) must be " + (c.freeCount() > 0 ? "tuple" : "None or tuple"));
    }
    if (kwdefaults != null && kwdefaults != Py.None && !(kwdefaults instanceof PyDict)) {
      throw Py.typeError("arg 6 (kwdefaults) must be None or dict");
    }
    PyObject[] cells = none ? PyObject.NO_ARGS : ((PyTuple) closure).items;
    if (cells.length != c.freeCount()) {
      throw Py.valueError(
          c.name + " requires closure of length " + c.freeCount() + ", not " + cells.length);
    }
    for (PyObject o : cells) {
      if (!(o instanceof PyCell)) {
        throw Py.typeError("arg 5 (closure) expected cell, found " + o.type().name());
      }
    }
    PyFunction f =
        new PyFunction(
            c,
            g,
            argdefs instanceof PyTuple t ? t.items : null,
            kwdefaults instanceof PyDict d ? d : null,
            null,
            cells);
    if (name instanceof PyStr s) {
      f.name = s;
    }
    return f;
  }

  static PyStr checkName(PyObject v, String what) {
    if (v instanceof PyStr s) {
      return s;
    }
    throw Py.typeError(what + " must be set to a string object");
  }

  /** Annotations come from the compiler as a flat tuple of names and values. */
  static PyObject annotationsDict(PyObject a) {
    if (a instanceof PyDict) {
      return a;
    }
    PyDict d = new PyDict();
    if (a instanceof PyTuple t) {
      for (int i = 0; i + 1 < t.size(); i += 2) {
        d.put(t.get(i), t.get(i + 1));
      }
    }
    return d;
  }

  static String address(PyObject o) {
    return "0x" + Long.toHexString(Interpreter.current().id(o));
  }
}
