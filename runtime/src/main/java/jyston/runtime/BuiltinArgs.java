package jyston.runtime;

import java.util.Arrays;

/** Conversions between Python and Java values in generated tables (CPython's Argument Clinic). */
public final class BuiltinArgs {
  private BuiltinArgs() {}

  /** The result of a void method. */
  public static PyObject none() {
    return Py.None;
  }

  /** An int result. */
  public static PyObject box(long v) {
    return PyInt.of(v);
  }

  /** A bool result. */
  public static PyObject box(boolean v) {
    return Py.bool(v);
  }

  /** A float result. */
  public static PyObject box(double v) {
    return Py.real(v);
  }

  /** A str result. */
  public static PyObject box(String v) {
    return v == null ? null : Py.str(v);
  }

  /** A tuple result. */
  public static PyObject box(PyObject[] v) {
    return v == null ? null : PyTuple.wrap(v);
  }

  /** An {@code int} parameter. */
  public static int toInt(PyObject o) {
    return o instanceof PyInt i && i.value == (int) i.value ? (int) i.value : Ops.asInt(o);
  }

  /** A {@code long} parameter. */
  public static long toLong(PyObject o) {
    return o instanceof PyInt i ? i.value : Ops.asSsize(o);
  }

  /** A {@code double} parameter. */
  public static double toDouble(PyObject o) {
    return Ops.asDouble(o);
  }

  /** A {@code boolean} parameter: any truth value. */
  public static boolean toBoolean(PyObject o) {
    return o.isTrue();
  }

  /** A {@code String} parameter. */
  public static String toText(BuiltinTable table, int id, int param, PyObject o) {
    if (o instanceof PyStr s) {
      return s.javaString();
    }
    throw badArgument(table, id, param, "str", o);
  }

  /** The class that a class method or {@code __new__} is called on. */
  public static PyType type(BuiltinTable table, int id, PyObject o) {
    if (o instanceof PyType t) {
      return t;
    }
    BuiltinSpec s = table.specs()[id];
    throw Py.typeError(
        s.kind == BuiltinTable.NEW
            ? table.name() + ".__new__(X): X is not a type object (" + o.type().name() + ")"
            : "descriptor '"
                + s.name
                + "' for type '"
                + table.name()
                + "' needs a type, not a '"
                + o.type().name()
                + "' as arg 2");
  }

  /** The bound {@code *args}. */
  public static PyObject[] array(PyObject tuple) {
    return tuple == null ? PyObject.NO_ARGS : ((PyTuple) tuple).items;
  }

  /** The arguments from number {@code start} on. */
  public static PyObject[] from(PyObject[] args, int start) {
    return start >= args.length
        ? PyObject.NO_ARGS
        : start == 0 ? args : Arrays.copyOfRange(args, start, args.length);
  }

  /** The error for a method called on an object of another type. */
  public static PyException badReceiver(BuiltinTable table, int id, PyObject o) {
    BuiltinSpec s = table.specs()[id];
    String owner = table.name();
    return Py.typeError(
        s.isSlotWrapper()
            ? "descriptor '"
                + s.name
                + "' requires a '"
                + owner
                + "' object but received a '"
                + o.type().name()
                + "'"
            : "descriptor '"
                + s.name
                + "' for '"
                + owner
                + "' objects doesn't apply to a '"
                + o.type().name()
                + "' object");
  }

  /** The error for an argument of the wrong type (CPython's _PyArg_BadArgument). */
  public static PyException badArgument(
      BuiltinTable table, int id, int param, String expected, PyObject o) {
    BuiltinSpec s = table.specs()[id];
    String name = s.kind == BuiltinTable.NEW ? table.name() : s.name.toString();
    String which = s.argumentName(param);
    return Py.typeError(name + "() " + which + " must be " + expected + ", not " + Ops.typeName(o));
  }

  /** Throws {@code e} where an expression is wanted. */
  public static <T> T fail(PyException e) {
    throw e;
  }
}
