package jyston.tier0;

import jyston.profiler.SiteCell;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/**
 * Feedback and inline cache of a method call: for the last two shapes (or the last type, where
 * instances have none) what the class holds under the name.
 */
final class MethodCell extends SiteCell {
  /** After so many fills the site is taken for one that no cache helps. */
  private static final int MAX_FILLS = 64;

  Shape shape0;
  PyType type0;
  int version0;
  PyObject target0;
  Shape shape1;
  PyType type1;
  int version1;
  PyObject target1;
  private int fills;

  MethodCell(int point) {
    super(point, "receivers");
  }

  /**
   * Puts a lookup in front; false when there were too many.
   *
   * @param s the shape of the receiver, or null for a receiver without one
   */
  boolean remember(Shape s, PyType t, PyObject target) {
    if (fills >= MAX_FILLS) {
      return false;
    }
    fills++;
    if (shape0 != null) {
      shape1 = shape0;
      type1 = type0;
      version1 = version0;
      target1 = target0;
    }
    shape0 = s;
    type0 = t;
    version0 = t.version;
    target0 = target;
    return true;
  }

  /** Remembers a lookup past one class of the MRO, in place of the last one. */
  void rememberSuper(PyType receiver, PyType past, PyObject target) {
    type0 = receiver;
    version0 = receiver.version;
    type1 = past;
    target0 = target;
  }

  @Override
  protected void dropCache() {
    super.dropCache();
    shape0 = null;
    type0 = null;
    target0 = null;
    shape1 = null;
    type1 = null;
    target1 = null;
  }
}
