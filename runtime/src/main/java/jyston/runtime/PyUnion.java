package jyston.runtime;

import java.util.ArrayList;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code types.UnionType}: {@code int | str} (PEP 604). */
@PyClass(
    name = "UnionType",
    module = "types",
    subclassable = false,
    doc = "Represent a PEP 604 union type\n\nE.g. for int | str")
public final class PyUnion extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyUnionTable()).withWeakref();

  private final PyTuple args;
  private PyTuple parameters;

  private PyUnion(PyTuple args) {
    this.args = args;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private static boolean unionable(PyObject o) {
    return o == Py.None
        || o instanceof PyType
        || o instanceof PyGenericAlias
        || o instanceof PyUnion
        || o instanceof PyTypeAliasType;
  }

  /** {@code a | b}, or NotImplemented where an operand is no type. */
  public static PyObject or(PyObject a, PyObject b) {
    if (!unionable(a) || !unionable(b)) {
      return Py.NotImplemented;
    }
    ArrayList<PyObject> out = new ArrayList<>();
    flatten(a, out);
    flatten(b, out);
    return make(out);
  }

  private static void flatten(PyObject o, ArrayList<PyObject> out) {
    if (o instanceof PyUnion u) {
      for (PyObject x : u.args.items) {
        addNew(x, out);
      }
    } else {
      addNew(o == Py.None ? PyNone.TYPE : o, out);
    }
  }

  private static void addNew(PyObject o, ArrayList<PyObject> out) {
    for (PyObject x : out) {
      if (x == o || !(x instanceof PyType && o instanceof PyType) && Compare.equal(x, o)) {
        return;
      }
    }
    out.add(o);
  }

  private static PyObject make(ArrayList<PyObject> items) {
    return items.size() == 1
        ? items.get(0)
        : new PyUnion(PyTuple.wrap(items.toArray(new PyObject[0])));
  }

  @PyMethod(name = "__or__")
  static PyObject orMethod(PyObject a, PyObject b) {
    return or(a, b);
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject a, PyObject b) {
    return or(b, a);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      sb.append(i == 0 ? "" : " | ").append(TypingSupport.typeRepr(args.get(i)));
    }
    return sb.toString();
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return PyFrozenSet.of(args.items).hash();
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyUnion u
        ? Py.bool(Compare.equal(PyFrozenSet.of(args.items), PyFrozenSet.of(u.args.items)))
        : Py.NotImplemented;
  }

  @PyMethod(name = "__getitem__")
  PyObject getitem(PyObject item) {
    PyTuple a = TypingSupport.substitute(this, args, params(), item);
    PyObject r = null;
    for (PyObject o : a.items) {
      r = r == null ? o : Arith.binary(Slot.OR, r, o);
    }
    return r;
  }

  private PyTuple params() {
    if (parameters == null) {
      parameters = TypingSupport.parameters(args);
    }
    return parameters;
  }

  @PyMethod(name = "__instancecheck__")
  boolean instanceCheck(PyObject o) {
    return check(o, true);
  }

  @PyMethod(name = "__subclasscheck__")
  boolean subclassCheck(PyObject o) {
    if (!(o instanceof PyType)) {
      throw Py.typeError("issubclass() arg 1 must be a class");
    }
    return check(o, false);
  }

  private boolean check(PyObject o, boolean instance) {
    for (PyObject a : args.items) {
      if (instance ? Ops.isInstance(o, a) : Ops.isSubclass(o, a)) {
        return true;
      }
    }
    return false;
  }

  @PyGetter(value = "__args__", member = true)
  PyObject getArgs() {
    return args;
  }

  @PyGetter(value = "__parameters__", doc = "Type variables in the types.UnionType.")
  PyObject getParameters() {
    return params();
  }
}
