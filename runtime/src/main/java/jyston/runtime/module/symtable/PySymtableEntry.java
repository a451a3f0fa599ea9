package jyston.runtime.module.symtable;

import java.util.List;
import jyston.frontend.scope.Scope;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code symtable entry}: one block of a symbol table (CPython's {@code PySTEntryObject}). */
@PyClass(name = "symtable entry", subclassable = false)
public final class PySymtableEntry extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySymtableEntryTable());

  private final Scope scope;
  private final PyLong id;
  private PyList children;
  private PyDict symbols;
  private PyList varnames;

  PySymtableEntry(Scope scope) {
    this.scope = scope;
    this.id = Py.integer(jyston.runtime.Interpreter.current().id(this));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<symtable entry " + scope.name() + "(" + id + "), line " + scope.line() + ">";
  }

  @PyGetter("id")
  PyObject id() {
    return id;
  }

  @PyGetter("name")
  PyObject name() {
    return PyStr.of(scope.name());
  }

  @PyGetter("symbols")
  PyObject symbols() {
    if (symbols == null) {
      symbols = new PyDict();
      for (String n : scope.names()) {
        symbols.put(PyStr.intern(n), Py.integer(scope.flags(n)));
      }
    }
    return symbols;
  }

  @PyGetter("varnames")
  PyObject varnames() {
    if (varnames == null) {
      varnames = new PyList();
      for (String n : scope.params()) {
        varnames.add(PyStr.intern(n));
      }
    }
    return varnames;
  }

  @PyGetter("children")
  PyObject children() {
    if (children == null) {
      List<Scope> inner = scope.children();
      PyList out = new PyList();
      for (Scope s : inner) {
        out.add(new PySymtableEntry(s));
      }
      children = out;
    }
    return children;
  }

  @PyGetter("nested")
  PyObject nested() {
    return Py.integer(scope.isNested() ? 1 : 0);
  }

  @PyGetter("type")
  PyObject kind() {
    return Py.integer(SymtableModule.typeOf(scope.kind()));
  }

  @PyGetter("lineno")
  PyObject lineno() {
    return Py.integer(scope.line());
  }
}
