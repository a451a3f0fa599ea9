package jyston.tier1;

import jyston.analysis.Kind;
import jyston.runtime.BuiltinSpec;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;

/**
 * What a call comes down to where that is known: a function that was found when the code was made,
 * reached without its object.
 */
final class CallPlan {
  /** How the function called is found, and what is its first argument. */
  enum By {
    /** A function that the call is guarded to be of. */
    FUNCTION,
    /** A method bound to its receiver, which is in the function object. */
    BOUND,
    /** A builtin class that the call is guarded to be of; its {@code __new__} takes it. */
    CLASS,
    /** A method that was looked up, with its receiver beside it. */
    METHOD,
    /** A function of a module, looked up like a method but without a receiver. */
    MODULE
  }

  final By by;

  /** The builtin function called; null for one of Python. */
  final BuiltinSpec spec;

  /** The class called, or null. */
  final PyType type;

  /** The function, where it is one of Python in a module. */
  final PyObject python;

  /** How many arguments the function is given, self included. */
  final int args;

  /** The JVM's letter of what it returns. */
  final char result;

  /** What is written in place of a call. */
  final Intrinsic intrinsic;

  private CallPlan(
      By by, BuiltinSpec spec, PyType type, PyObject python, int args, Intrinsic intrinsic) {
    this.by = by;
    this.spec = spec;
    this.type = type;
    this.python = python;
    this.args = args;
    this.result = spec != null ? spec.table.direct(spec.id, args) : python != null ? 'L' : '.';
    this.intrinsic = intrinsic;
  }

  /**
   * A plan for a builtin function, or null.
   *
   * @param spec the function; null for a class that does more than to call its {@code __new__}
   * @param receiver the type of a method's receiver where it is exact, or null
   * @param more how many arguments the call has
   */
  static CallPlan builtin(By by, BuiltinSpec spec, PyType type, PyType receiver, int more) {
    int n = by == By.FUNCTION || by == By.MODULE ? more : more + 1;
    CallPlan p = new CallPlan(by, spec, type, null, n, Intrinsic.of(by, spec, type, receiver, n));
    return p.result == '.' && (spec != null || p.intrinsic == null) ? null : p;
  }

  /** A plan for a function of Python in a module. */
  static CallPlan python(PyObject fn, int more) {
    return new CallPlan(By.MODULE, null, null, fn, more, null);
  }

  /**
   * The kind of the result.
   *
   * @param a the kind of the call's first argument, if any
   * @param b that of the second
   */
  byte kind(byte a, byte b) {
    byte called = called();
    return intrinsic == null ? called : intrinsic.result(a, b, called);
  }

  private byte called() {
    return switch (result) {
      case 'I', 'J' -> Kind.INT;
      case 'D', 'd' -> Kind.FLOAT;
      default -> Kind.OBJECT;
    };
  }
}
