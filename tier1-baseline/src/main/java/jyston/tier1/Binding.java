package jyston.tier1;

import jyston.frontend.code.Code;
import jyston.runtime.PyFunction;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;

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

  /** The code that the function must have. */
  final Code callee;

  /** The function where it is known, else null: then it is what the call finds. */
  final PyFunction function;

  /** The class that is called and whose {@code __init__} the function is, or null. */
  final PyType type;

  /** Whether something comes before the arguments: the instance. */
  final boolean self;

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

  private Binding(
      Code callee, PyFunction function, PyType type, boolean self, int given, int[] sources) {
    this.callee = callee;
    this.function = function;
    this.type = type;
    this.self = self;
    this.given = given;
    this.sources = sources;
  }

  /**
   * Binds.
   *
   * @param positional how many arguments have no name, the instance not counted
   * @return null where that is an error, or where there is nothing to be done
   */
  static Binding of(
      Code c, PyFunction function, PyType type, boolean self, int positional, PyStr[] names) {
    int given = positional + (self ? 1 : 0);
    Binding b = new Binding(c, function, type, self, given, new int[c.paramCount()]);
    return b.bind(names) && !b.plain() ? b : null;
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
