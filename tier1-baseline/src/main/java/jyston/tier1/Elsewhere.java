package jyston.tier1;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;

/** What a part of compiled code returns when another part is to go on; nobody else sees it. */
final class Elsewhere extends PyObject {
  /** The only one; {@link jyston.runtime.Frame#next} has the number of the entry. */
  static final Elsewhere NEXT = new Elsewhere();

  private Elsewhere() {}

  @Override
  public PyType type() {
    return PyType.OBJECT;
  }
}
