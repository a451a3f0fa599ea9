package jyston.runtime.module;

import jyston.runtime.BuiltinTable;
import jyston.runtime.FormatEngine;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** {@code _string}: what {@code string.Formatter} is made of. */
@PyModuleDef(name = "_string", doc = "string helper module")
public final class StringModule extends BuiltinModule {
  @Override
  protected BuiltinTable table() {
    return new StringModuleTable(this);
  }

  private static PyStr text(PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError("expected str, got " + o.type().name());
  }

  @PyFunction(name = "formatter_parser", doc = "parse the argument as a format string")
  static PyObject formatterParser(PyObject string) {
    return FormatEngine.parser(text(string));
  }

  @PyFunction(name = "formatter_field_name_split", doc = "split the argument as a field name")
  static PyObject formatterFieldNameSplit(PyObject string) {
    return FormatEngine.splitFieldName(text(string));
  }
}
