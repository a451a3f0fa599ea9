package jyston.stdlib.text;

import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _csv}. */
@PyModuleDef(name = "_csv", doc = "CSV parsing and writing.")
public final class CsvModule extends BuiltinModule {
  /** The module's state in one interpreter. */
  static final class State {
    final PyDict dialects = new PyDict();
    long limit = 131072;
    PyType error;

    PyObject dialect(PyObject name) {
      PyObject d = dialects.get(name);
      if (d == null) {
        throw new PyException(error(), PyStr.of("unknown dialect"));
      }
      return d;
    }

    PyType error() {
      if (error == null) {
        PyDict ns = new PyDict();
        ns.put(PyStr.intern("__module__"), PyStr.intern("_csv"));
        error =
            (PyType)
                PyType.TYPE.call3(PyStr.intern("Error"), PyTuple.of(PyBaseException.EXCEPTION), ns);
      }
      return error;
    }
  }

  static State state() {
    return Interpreter.current().state(State.class, State::new);
  }

  static PyException error(String message) {
    return new PyException(state().error(), PyStr.of(message));
  }

  @Override
  protected void init(PyModule m) {
    State s = state();
    m.add("_dialects", s.dialects);
    m.add("QUOTE_MINIMAL", PyInt.of(CsvDialect.QUOTE_MINIMAL));
    m.add("QUOTE_ALL", PyInt.of(CsvDialect.QUOTE_ALL));
    m.add("QUOTE_NONNUMERIC", PyInt.of(CsvDialect.QUOTE_NONNUMERIC));
    m.add("QUOTE_NONE", PyInt.of(CsvDialect.QUOTE_NONE));
    m.add("QUOTE_STRINGS", PyInt.of(CsvDialect.QUOTE_STRINGS));
    m.add("QUOTE_NOTNULL", PyInt.of(CsvDialect.QUOTE_NOTNULL));
    m.add("Dialect", CsvDialect.TYPE);
    m.add("Reader", CsvReader.TYPE);
    m.add("Writer", CsvWriter.TYPE);
    m.add("Error", s.error());
  }

  @PyFunction(sig = "(iterable, dialect='excel', /, **kwargs)")
  static PyObject reader(PyObject iterable, PyObject dialect, PyDict kwargs) {
    PyObject it = iterable.iter();
    return new CsvReader(it, CsvDialect.call(dialect, kwargs));
  }

  @PyFunction(sig = "(fileobj, dialect='excel', /, **kwargs)")
  static PyObject writer(PyObject fileobj, PyObject dialect, PyDict kwargs) {
    CsvDialect d = CsvDialect.call(dialect, kwargs);
    PyObject write = Ops.findAttr(fileobj, PyStr.intern("write"));
    if (write == null || !write.isCallable()) {
      throw Py.typeError("argument 1 must have a \"write\" method");
    }
    return new CsvWriter(write, d);
  }

  @PyFunction(name = "list_dialects")
  static PyObject listDialects() {
    return PyList.wrap(Ops.toArray(state().dialects));
  }

  @PyFunction(name = "register_dialect", sig = "(name, dialect=None, /, **kwargs)")
  static void registerDialect(PyObject name, PyObject dialect, PyDict kwargs) {
    if (!(name instanceof PyStr)) {
      throw Py.typeError("dialect name must be a string");
    }
    state().dialects.put(name, CsvDialect.call(dialect, kwargs));
  }

  @PyFunction(name = "unregister_dialect")
  static void unregisterDialect(PyObject name) {
    if (state().dialects.remove(name) == null) {
      throw error("unknown dialect");
    }
  }

  @PyFunction(name = "get_dialect")
  static PyObject getDialect(PyObject name) {
    return state().dialect(name);
  }

  @PyFunction(name = "field_size_limit", sig = "(new_limit=None)")
  static PyObject fieldSizeLimit(PyObject newLimit) {
    State s = state();
    PyObject old = PyInt.of(s.limit);
    if (newLimit != null) {
      if (newLimit.type() != PyLong.TYPE) {
        throw Py.typeError("limit must be an integer");
      }
      s.limit = Ops.asLong(newLimit);
    }
    return old;
  }
}
