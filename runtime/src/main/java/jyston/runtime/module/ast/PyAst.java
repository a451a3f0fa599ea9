package jyston.runtime.module.ast;

import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.PyUnion;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code ast.AST}, the base of all node classes (CPython's generated {@code Python-ast.c}). */
@PyClass(name = "AST", module = "ast")
public final class PyAst extends PyInstance {
  /** Makes the type: it can be changed, so every interpreter has its own. */
  static PyType newType() {
    PyType t = PyType.builtin(new PyAstTable()).withDict().withWeakref().withAttributes();
    for (PyStr s : new PyStr[] {FIELDS, MATCH_ARGS, ATTRIBUTES}) {
      t.setAttr(s, PyTuple.EMPTY);
    }
    t.setAttr(Names.ANNOTATIONS, new PyDict());
    return t;
  }

  static final PyStr FIELDS = PyStr.intern("_fields");
  static final PyStr ATTRIBUTES = PyStr.intern("_attributes");
  static final PyStr FIELD_TYPES = PyStr.intern("_field_types");

  /** A node without fields. */
  public PyAst(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyAst(cls);
  }

  private static PyObject[] names(PyObject self, PyStr which) {
    PyObject v = Ops.findAttr(self.type(), which);
    if (v == null && which == FIELDS) {
      throw Py.attributeError(
          "type object '" + self.type().fullName() + "' has no attribute '_fields'");
    }
    return v == null ? NO_ARGS : Ops.toArray(v);
  }

  private static boolean has(PyObject[] names, PyObject name) {
    for (PyObject n : names) {
      if (n instanceof PyStr s && s.equals(name)) {
        return true;
      }
    }
    return false;
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void init(PyObject[] args, PyDict kwargs) {
    PyObject[] fields = names(this, FIELDS);
    String cls = type().name();
    if (args.length > fields.length) {
      throw Py.typeError(
          cls
              + " constructor takes at most "
              + fields.length
              + " positional argument"
              + (fields.length == 1 ? "" : "s"));
    }
    PyDict seen = new PyDict();
    for (int i = 0; i < args.length; i++) {
      setAttr(Ops.attrName(fields[i]), args[i]);
      seen.put(fields[i], Py.None);
    }
    PyObject[] attributes = null;
    PyObject[] keys = kwargs.keys();
    PyObject[] values = kwargs.values();
    for (int i = 0; i < keys.length; i++) {
      if (has(fields, keys[i])) {
        if (seen.containsKey(keys[i])) {
          throw Py.typeError(cls + " got multiple values for argument " + Ops.repr(keys[i]));
        }
        seen.put(keys[i], Py.None);
      } else {
        if (attributes == null) {
          attributes = names(this, ATTRIBUTES);
        }
        if (!has(attributes, keys[i])) {
          Warnings.warn(
              PyBaseException.DEPRECATION_WARNING,
              cls
                  + ".__init__ got an unexpected keyword argument "
                  + Ops.repr(keys[i])
                  + ". Support for arbitrary keyword arguments is deprecated and will be removed"
                  + " in Python 3.15.",
              1);
        }
      }
      setAttr(Ops.attrName(keys[i]), values[i]);
    }
    if (seen.size() < fields.length) {
      defaults(fields, seen);
    }
  }

  /** Fields not given: lists are empty, contexts are Load, others should have been given. */
  private void defaults(PyObject[] fields, PyDict seen) {
    PyObject types = Ops.findAttr(type(), FIELD_TYPES);
    if (!(types instanceof PyDict d)) {
      return;
    }
    for (PyObject f : fields) {
      if (seen.containsKey(f)) {
        continue;
      }
      PyStr name = Ops.attrName(f);
      PyObject t = d.get(f);
      if (t == null) {
        Warnings.warn(
            PyBaseException.DEPRECATION_WARNING,
            "Field "
                + Ops.repr(f)
                + " is missing from "
                + type().name()
                + "._field_types. This will become an error in Python 3.15.",
            1);
      } else if (t instanceof PyUnion) {
        // The class attribute None is the default.
        continue;
      } else if (t instanceof PyGenericAlias) {
        setAttr(name, new PyList());
      } else if (t == AstTypes.current().sum("expr_context")) {
        setAttr(name, AstTypes.current().constant("Load"));
      } else {
        Warnings.warn(
            PyBaseException.DEPRECATION_WARNING,
            type().name()
                + ".__init__ missing 1 required positional argument: "
                + Ops.repr(f)
                + ". This will become an error in Python 3.15.",
            1);
      }
    }
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyDict d = toDict().copy();
    PyObject[] fields = names(this, FIELDS);
    PyList positional = new PyList();
    // Fields come first as positional arguments as long as they are all there.
    for (PyObject f : fields) {
      if (d.get(f) == null) {
        break;
      }
      // The value itself is in the state: a node may contain itself.
      positional.add(Py.None);
    }
    return PyTuple.of(type(), PyTuple.wrap(Ops.toArray(positional)), d);
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  void setDict(PyObject v) {
    if (!(v instanceof PyDict d)) {
      throw Py.typeError(
          "__dict__ must be set to a dictionary, not a '"
              + (v == null ? "NULL" : v.type().name())
              + "'");
    }
    replaceDict(d);
  }

  /** Interned names of the position attributes. */
  static final PyStr LINENO = PyStr.intern("lineno");

  static final PyStr COL = PyStr.intern("col_offset");
  static final PyStr END_LINENO = PyStr.intern("end_lineno");
  static final PyStr END_COL = PyStr.intern("end_col_offset");
  static final PyStr MATCH_ARGS = Names.MATCH_ARGS;
}
