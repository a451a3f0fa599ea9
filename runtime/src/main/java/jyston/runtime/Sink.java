package jyston.runtime;

/**
 * Takes the items of an iterator one after the other: what a builtin does with them that goes
 * through an iterable. A generator hands over what it yields while it goes on running, as far as
 * taking an item runs no Python code; its frame is suspended for the others only.
 */
public abstract class Sink {
  /**
   * Takes an item if that neither runs Python code nor raises anything.
   *
   * @return false: nothing has happened, {@link #takeAny} is to be asked
   */
  public abstract boolean take(PyObject item);

  /**
   * Takes any item.
   *
   * @return whether more are wanted
   */
  protected abstract boolean takeAny(PyObject item);

  /** Takes the items of an iterator until it has no more or no more are wanted. */
  public final void drain(PyObject it) {
    PyObject x;
    if (it.getClass() == PyGenerator.class) {
      PyGenerator g = (PyGenerator) it;
      do {
        x = g.next(this);
      } while (x != null && (take(x) || takeAny(x)));
      if (x == null) {
        g.takeReturn();
      }
      return;
    }
    do {
      x = it.iterNext();
    } while (x != null && (take(x) || takeAny(x)));
  }
}
