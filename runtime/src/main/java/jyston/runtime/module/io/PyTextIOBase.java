package jyston.runtime.module.io;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io._TextIOBase}. */
@PyClass(
    name = "_TextIOBase",
    module = "_io",
    base = PyIOBase.class,
    doc =
        "Base class for text I/O.\n\n"
            + "This class provides a character and line based interface to stream\n"
            + "I/O. There is no readinto method because Python's character strings\n"
            + "are immutable.")
public class PyTextIOBase extends PyIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyTextIOBaseTable.INSTANCE).withWeakref();

  /** An instance of a class. */
  protected PyTextIOBase(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyTextIOBase(cls);
  }

  @PyMethod(
      doc =
          "Separate the underlying buffer from the TextIOBase and return it.\n\n"
              + "After the underlying buffer has been detached, the TextIO is in an unusable"
              + " state.")
  PyObject detach() {
    throw IoErrors.unsupported("detach");
  }

  @PyMethod(
      sig = "(size=-1, /)",
      doc =
          "Read at most size characters from stream.\n\n"
              + "Read from underlying buffer until we have size characters or we hit EOF.\n"
              + "If size is negative or omitted, read until EOF.")
  PyObject read(PyObject size) {
    throw IoErrors.unsupported("read");
  }

  @Override
  @PyMethod(
      sig = "(size=-1, /)",
      doc =
          "Read until newline or EOF.\n\n"
              + "Return an empty string if EOF is hit immediately.\n"
              + "If size is specified, at most size characters will be read.")
  PyObject readline(PyObject size) {
    throw IoErrors.unsupported("readline");
  }

  @PyMethod(
      doc =
          "Write string s to stream.\n\n"
              + "Return the number of characters written\n"
              + "(which is always equal to the length of the string).")
  PyObject write(PyObject s) {
    throw IoErrors.unsupported("write");
  }

  @PyGetter(
      value = "encoding",
      doc = "Encoding of the text stream.\n\nSubclasses should override.\n")
  PyObject getEncoding() {
    return Py.None;
  }

  @PyGetter(
      value = "newlines",
      doc =
          "Line endings translated so far.\n\n"
              + "Only line endings translated during reading are considered.\n\n"
              + "Subclasses should override.\n")
  PyObject getNewlines() {
    return Py.None;
  }

  @PyGetter(
      value = "errors",
      doc = "The error setting of the decoder or encoder.\n\nSubclasses should override.\n")
  PyObject getErrors() {
    return Py.None;
  }
}
