package jyston.stdlib.math;

import jyston.runtime.PyModule;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _random}. */
@PyModuleDef(
    name = "_random",
    doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule extends BuiltinModule {
  /** For the index of modules. */
  public RandomModule() {}

  @Override
  protected void init(PyModule m) {
    m.add(PyRandom.TYPE);
  }
}
