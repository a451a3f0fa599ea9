package jyston.stdlib.text;

import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.unicode.UnicodeDb;

/** {@code unicodedata.UCD}: the database of Unicode 3.2.0. */
@PyClass(name = "UCD", module = "unicodedata", subclassable = false)
final class PyUcd extends PyObject {
  static final PyType TYPE = PyType.builtin(PyUcdTable.INSTANCE);

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter(value = "unidata_version", member = true)
  PyObject getVersion() {
    return PyStr.of("3.2.0");
  }

  @PyMethod(name = "category", sig = "(chr, /)")
  PyObject category(PyObject chr) {
    return UcdCalls.category(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "bidirectional", sig = "(chr, /)")
  PyObject bidirectional(PyObject chr) {
    return UcdCalls.bidirectional(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "combining", sig = "(chr, /)")
  PyObject combining(PyObject chr) {
    return UcdCalls.combining(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "mirrored", sig = "(chr, /)")
  PyObject mirrored(PyObject chr) {
    return UcdCalls.mirrored(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "east_asian_width", sig = "(chr, /)")
  PyObject eastAsianWidth(PyObject chr) {
    return UcdCalls.eastAsianWidth(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "decomposition", sig = "(chr, /)")
  PyObject decomposition(PyObject chr) {
    return UcdCalls.decomposition(UnicodeDb.old(), chr);
  }

  @PyMethod(name = "decimal", sig = "(chr, default=<unrepresentable>, /)")
  PyObject decimal(PyObject chr, PyObject fallback) {
    return UcdCalls.decimal(UnicodeDb.old(), chr, fallback);
  }

  @PyMethod(name = "digit", sig = "(chr, default=<unrepresentable>, /)")
  PyObject digit(PyObject chr, PyObject fallback) {
    return UcdCalls.digit(UnicodeDb.old(), chr, fallback);
  }

  @PyMethod(name = "numeric", sig = "(chr, default=<unrepresentable>, /)")
  PyObject numeric(PyObject chr, PyObject fallback) {
    return UcdCalls.numeric(UnicodeDb.old(), chr, fallback);
  }

  @PyMethod(name = "name", sig = "(chr, default=<unrepresentable>, /)")
  PyObject name(PyObject chr, PyObject fallback) {
    return UcdCalls.name(UnicodeDb.old(), chr, fallback);
  }

  @PyMethod(name = "lookup", sig = "(name, /)")
  PyObject lookup(PyObject name) {
    return UcdCalls.lookup(UnicodeDb.old(), name);
  }

  @PyMethod(name = "normalize", sig = "(form, unistr, /)")
  PyObject normalize(PyObject form, PyObject unistr) {
    return UcdCalls.normalize(UnicodeDb.old(), form, unistr);
  }

  @PyMethod(name = "is_normalized", sig = "(form, unistr, /)")
  PyObject isNormalized(PyObject form, PyObject unistr) {
    return UcdCalls.isNormalized(UnicodeDb.old(), form, unistr);
  }
}
