package jyston.tier1;

import jyston.runtime.BuiltinSpec;
import jyston.runtime.PyType;

/** Builtin functions that compiled code has code of its own for. */
enum Intrinsic {
  LEN;

  /** The code for a function, or null. */
  static Intrinsic of(CallPlan.By by, BuiltinSpec spec, PyType type, int args) {
    return null;
  }
}
