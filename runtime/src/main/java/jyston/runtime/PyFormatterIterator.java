package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** What {@code _string.formatter_parser} returns. */
@PyClass(name = "formatteriterator", subclassable = false)
final class PyFormatterIterator extends PyObject {
  static final PyType TYPE = PyType.builtin(PyFormatterIteratorTable.INSTANCE);

  private final FormatEngine.Markup markup;

  PyFormatterIterator(FormatEngine.Markup markup) {
    this.markup = markup;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    FormatEngine.Piece p = markup.next();
    return p == null ? null : FormatEngine.tuple(p);
  }
}
