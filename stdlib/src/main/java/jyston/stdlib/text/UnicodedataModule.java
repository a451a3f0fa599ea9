package jyston.stdlib.text;

import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.unicode.UnicodeDb;

/** {@code unicodedata}. */
@PyModuleDef(name = "unicodedata", doc = "The Unicode character database.")
public final class UnicodedataModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add("unidata_version", PyStr.of("15.1.0"));
    m.add("ucd_3_2_0", new PyUcd());
    m.add("UCD", PyUcd.TYPE);
  }

  @PyFunction(name = "category", sig = "(chr, /)")
  static PyObject category(PyObject chr) {
    return UcdCalls.category(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "bidirectional", sig = "(chr, /)")
  static PyObject bidirectional(PyObject chr) {
    return UcdCalls.bidirectional(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "combining", sig = "(chr, /)")
  static PyObject combining(PyObject chr) {
    return UcdCalls.combining(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "mirrored", sig = "(chr, /)")
  static PyObject mirrored(PyObject chr) {
    return UcdCalls.mirrored(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "east_asian_width", sig = "(chr, /)")
  static PyObject eastAsianWidth(PyObject chr) {
    return UcdCalls.eastAsianWidth(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "decomposition", sig = "(chr, /)")
  static PyObject decomposition(PyObject chr) {
    return UcdCalls.decomposition(UnicodeDb.current(), chr);
  }

  @PyFunction(name = "decimal", sig = "(chr, default=<unrepresentable>, /)")
  static PyObject decimal(PyObject chr, PyObject fallback) {
    return UcdCalls.decimal(UnicodeDb.current(), chr, fallback);
  }

  @PyFunction(name = "digit", sig = "(chr, default=<unrepresentable>, /)")
  static PyObject digit(PyObject chr, PyObject fallback) {
    return UcdCalls.digit(UnicodeDb.current(), chr, fallback);
  }

  @PyFunction(name = "numeric", sig = "(chr, default=<unrepresentable>, /)")
  static PyObject numeric(PyObject chr, PyObject fallback) {
    return UcdCalls.numeric(UnicodeDb.current(), chr, fallback);
  }

  @PyFunction(name = "name", sig = "(chr, default=<unrepresentable>, /)")
  static PyObject name(PyObject chr, PyObject fallback) {
    return UcdCalls.name(UnicodeDb.current(), chr, fallback);
  }

  @PyFunction(name = "lookup", sig = "(name, /)")
  static PyObject lookup(PyObject name) {
    return UcdCalls.lookup(UnicodeDb.current(), name);
  }

  @PyFunction(name = "normalize", sig = "(form, unistr, /)")
  static PyObject normalize(PyObject form, PyObject unistr) {
    return UcdCalls.normalize(UnicodeDb.current(), form, unistr);
  }

  @PyFunction(name = "is_normalized", sig = "(form, unistr, /)")
  static PyObject isNormalized(PyObject form, PyObject unistr) {
    return UcdCalls.isNormalized(UnicodeDb.current(), form, unistr);
  }
}
