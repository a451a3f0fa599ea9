package jyston.tier1;

import jyston.analysis.Kind;
import jyston.runtime.BuiltinSpec;
import jyston.runtime.BuiltinTable;
import jyston.runtime.PyComplex;
import jyston.runtime.PyFloat;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyType;

/** Builtin functions that compiled code has code of its own for, at least for some arguments. */
enum Intrinsic {
  LEN,
  ISINSTANCE,
  ABS,
  MIN,
  MAX,
  /** {@code float(x)}. */
  FLOAT,
  /** {@code int(x)}. */
  INT,
  /** {@code complex(x)} and {@code complex(x, y)}. */
  COMPLEX,
  /** {@code type(x)}. */
  TYPE,
  /** {@code list(x)}. */
  LIST,
  /** {@code list.append} of an exact list. */
  APPEND;

  /**
   * The code for a function, or null.
   *
   * @param receiver the type of a method's receiver where it is exact, or null
   * @param args how many arguments there are, self included
   */
  static Intrinsic of(CallPlan.By by, BuiltinSpec spec, PyType type, PyType receiver, int args) {
    if (by == CallPlan.By.CLASS) {
      if (type == PyComplex.TYPE) {
        return args == 2 || args == 3 ? COMPLEX : null;
      }
      if (args != 2) {
        return null;
      }
      return type == PyFloat.TYPE
          ? FLOAT
          : type == PyLong.TYPE
              ? INT
              : type == PyType.TYPE ? TYPE : type == PyList.TYPE ? LIST : null;
    }
    if (by == CallPlan.By.METHOD) {
      return receiver == PyList.TYPE && args == 2 && spec.name.toString().equals("append")
          ? APPEND
          : null;
    }
    if (spec.kind != BuiltinTable.FUNCTION || !spec.table.name().equals("builtins")) {
      return null;
    }
    return switch (spec.name.toString()) {
      case "len" -> args == 1 ? LEN : null;
      case "isinstance" -> args == 2 ? ISINSTANCE : null;
      case "abs" -> args == 1 ? ABS : null;
      case "min" -> args == 2 ? MIN : null;
      case "max" -> args == 2 ? MAX : null;
      default -> null;
    };
  }

  /**
   * The kind of the result.
   *
   * @param a the kind of the first argument
   * @param b that of the second, if any
   * @param called the kind that a call gives
   */
  byte result(byte a, byte b, byte called) {
    return switch (this) {
      case LEN -> Kind.INT;
      case FLOAT -> Kind.FLOAT;
      case INT -> isReal(a) ? Kind.INT : called;
      case ABS -> a == Kind.COMPLEX ? Kind.FLOAT : isReal(a) ? a : called;
      case COMPLEX -> isReal(a) && (b == Kind.NONE || isReal(b)) ? Kind.COMPLEX : called;
      case MIN, MAX -> a == b && isReal(a) ? a : called;
      default -> called;
    };
  }

  private static boolean isReal(byte kind) {
    return kind == Kind.FLOAT || kind == Kind.INT;
  }
}
