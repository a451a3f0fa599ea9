package jyston.runtime.codec;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** What incremental multibyte codecs and streams have in common. */
abstract class MultibyteState extends PyInstance {
  final Multibyte codec;
  private PyObject errors;

  MultibyteState(PyType cls, PyObject errors) {
    super(cls.rootShape(0));
    PyObject c = Ops.getAttr(cls, "codec");
    if (!(c instanceof PyMultibyteCodec m)) {
      throw Py.typeError("codec is unexpected type");
    }
    this.codec = m.codec;
    this.errors = errors == null ? PyStr.intern("strict") : errors;
  }

  /** Keeps the {@code __init__} of the classes of {@code codecs} out; all was done before. */
  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  final void init(PyObject[] args, PyDict kwargs) {}

  final String mode() {
    return PyMultibyteCodec.errors(errors);
  }

  @PyGetter("errors")
  final PyObject getErrors() {
    return errors;
  }

  @PySetter("errors")
  final void setErrors(PyObject v) {
    if (!(v instanceof PyStr)) {
      throw Py.typeError("errors must be a string");
    }
    errors = v;
  }
}
