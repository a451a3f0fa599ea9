package jyston.tier1;

import jyston.frontend.code.Code;
import jyston.runtime.PyFunction;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/**
 * How the arguments of a call go to the parameters of a Python function, where its code is known
 * and so are the names at the call: which argument each parameter gets, which ones are left to
 * defaults, what is collected.
 */
final class Binding {
  /** A {@link #sources source}: a default of a positional parameter. */
  static final int DEFAULT = -1;

  /** The default of a parameter that is given by keyword only. */
  static final int KEYWORD_DEFAULT = -2;

  /** The tuple of the positional arguments that no parameter has. */
  static final int REST = -3;

  /** The dict of the keyword arguments that no parameter has. */
  static final int MORE = -4;

  /**
   * What is called.
   *
   * @param callee the code that the function must have
   * @param any whether any code of the same signature will do
   * @param function the function where it is known, else null: then it is what the call finds
   * @param type the class that is called and whose {@code __init__} the function is, or null
   * @param shape of the object that is called and whose {@code __call__} the function is, or null
   * @param self whether something comes before the arguments: the instance
   */
  record Target(
      Code callee, boolean any, PyFunction function, PyType type, Shape shape, boolean self) {
    static Target code(Code callee, boolean self) {
      return new Target(callee, false, null, null, null, self);
    }

    static Target function(PyFunction f, boolean self) {
      return new Target(f.code.code, false, f, null, null, self);
    }

    static Target made(PyFunction init, PyType type) {
      return new Target(init.code.code, false, init, type, null, true);
    }

    static Target instance(PyFunction call, Shape shape) {
      return new Target(call.code.code, false, call, null, shape, true);
    }

    /** What is both, or null. */
    static Target join(Target a, Target b) {
      if (a == null || b == null || a.equals(b)) {
        return a == null ? null : b;
      }
      boolean codes = a.function == null && b.function == null;
      return codes && a.callee.signature() == b.callee.signature()
          ? new Target(a.callee, true, null, null, null, a.self)
          : null;
    }
  }

  final Target target;

  /** The code that the function has, or one with the same parameters. */
  final Code callee;

  /** How many arguments are positional, the instance included. */
  final int given;

  /** By parameter, the argument it gets, the instance included; or what else it gets. */
  final int[] sources;

  /** The names of the arguments that no parameter has. */
  private PyStr[] moreNames = PyStr.NO_NAMES;

  /** The arguments with those names. */
  private int[] moreArguments = {};

  /** How many defaults of positional parameters the function must have. */
  private int lacking;

  /** How many defaults of other parameters. */
  private int keywordDefaults;

  private Binding(Target target, int given) {
    this.target = target;
    this.callee = target.callee;
    this.given = given;
    this.sources = new int[callee.paramCount()];
  }

  /**
   * Binds.
   *
   * @param positional how many arguments have no name, the instance not counted
   * @return null where that is an error, or where there is nothing to be done
   */
  static Binding of(Target t, int positional, PyStr[] names) {
    Binding b = new Binding(t, positional + (t.self ? 1 : 0));
    return b.bind(names) && (t.shape != null || !b.plain()) ? b : null;
  }

  private boolean bind(PyStr[] names) {
    int argc = callee.argCount();
    int named = argc + callee.kwOnlyArgCount();
    boolean rest = callee.has(Code.VARARGS);
    boolean more = callee.has(Code.VARKEYWORDS);
    if (given > argc && !rest) {
      return false;
    }
    for (int p = 0; p < named; p++) {
      sources[p] = p < Math.min(given, argc) ? p : p < argc ? DEFAULT : KEYWORD_DEFAULT;
    }
    int collected = 0;
    PyStr[] otherNames = new PyStr[names.length];
    int[] others = new int[names.length];
    for (int k = 0; k < names.length; k++) {
      int p = parameter(names[k], named);
      if (p < 0 && more) {
        otherNames[collected] = names[k];
        others[collected++] = given + k;
      } else if (p < 0 || sources[p] >= 0) {
        return false;
      } else {
        sources[p] = given + k;
      }
    }
    for (int p = 0; p < named; p++) {
      if (sources[p] == DEFAULT) {
        lacking = Math.max(lacking, argc - p);
      } else if (sources[p] == KEYWORD_DEFAULT) {
        keywordDefaults++;
      }
    }
    if (rest) {
      sources[named] = REST;
    }
    if (more) {
      sources[sources.length - 1] = MORE;
      moreNames = java.util.Arrays.copyOf(otherNames, collected);
      moreArguments = java.util.Arrays.copyOf(others, collected);
    }
    return true;
  }

  private int parameter(PyStr name, int named) {
    for (int p = callee.posOnlyArgCount(); p < named; p++) {
      if (PyStr.intern(callee.varName(p)) == name) {
        return p;
      }
    }
    return -1;
  }

  /** Whether arguments are just the registers of a call that has an entry of its own. */
  private boolean plain() {
    if (!simple() || sources.length > 4) {
      return false;
    }
    for (int p = 0; p < sources.length; p++) {
      if (sources[p] != p) {
        return false;
      }
    }
    return given == sources.length;
  }

  /** Whether each parameter gets one positional argument, or a default. */
  boolean simple() {
    return sources.length == callee.argCount();
  }

  /** How many defaults of positional parameters the function must have. */
  int lacking() {
    return lacking;
  }

  /** How many defaults of parameters that are given by keyword only. */
  int keywordDefaults() {
    return keywordDefaults;
  }

  /** The names of the arguments that are collected. */
  PyStr[] moreNames() {
    return moreNames;
  }

  /** The arguments with those names. */
  int[] moreArguments() {
    return moreArguments;
  }
}
