package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code cell}: a variable shared by closures. */
@PyClass(
    name = "cell",
    subclassable = false,
    sig = "([contents])",
    doc =
        "Create a new cell object.\n\n"
            + "  contents\n"
            + "    the contents of the cell. If not specified, the cell will be empty,\n"
            + "    and further attempts to access its cell_contents attribute will\n"
            + "    raise a ValueError.")
public final class PyCell extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCellTable());

  /** The contents, or null while unbound. */
  public PyObject value;

  /** A cell; value may be null. */
  public PyCell(PyObject value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("cell() takes no keyword arguments");
    }
    if (args.length > 1) {
      throw Py.typeError("cell expected at most 1 argument, got " + args.length);
    }
    return new PyCell(args.length == 0 ? null : args[0]);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    String at = "<cell at " + FunctionAttrs.address(this) + ": ";
    return value == null
        ? at + "empty>"
        : at + value.type().name() + " object at " + FunctionAttrs.address(value) + ">";
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyCell c)) {
      return Py.NotImplemented;
    }
    if (value != null && c.value != null) {
      return Compare.rich(value, c.value, op);
    }
    return Compare.bySign((value == null ? 0 : 1) - (c.value == null ? 0 : 1), op);
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__lt__")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__gt__")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyGetter("cell_contents")
  PyObject getContents() {
    if (value == null) {
      throw Py.valueError("cell is empty");
    }
    return value;
  }

  @PySetter("cell_contents")
  void setContents(PyObject v) {
    value = v;
  }
}
