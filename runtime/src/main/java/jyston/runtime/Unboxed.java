package jyston.runtime;

/**
 * What stands in a register whose number compiled code has left unboxed, in {@link Frame#raw}.
 * Never seen outside the tiers: {@link Frame#settle} puts the number in its place.
 */
public final class Unboxed extends PyObject {
  /** The register holds an int of 64 bits. */
  public static final Unboxed INT = new Unboxed();

  /** The register holds a float. */
  public static final Unboxed FLOAT = new Unboxed();

  /**
   * The register holds a complex number. Only in local variables of compiled code: {@link Frame}
   * has no place for two doubles.
   */
  public static final Unboxed COMPLEX = new Unboxed();

  private Unboxed() {}

  @Override
  public PyType type() {
    return PyType.OBJECT;
  }

  /** The value of a register that may hold a mark: the number boxed, or the object itself. */
  public static PyObject box(PyObject o, long l, double d) {
    if (o == INT) {
      return PyInt.of(l);
    }
    return o == FLOAT ? new PyFloat(d) : o;
  }

  /** The object in place of {@link #COMPLEX}; any other one, be it a mark, as it is. */
  public static PyObject boxComplex(PyObject o, double real, double imag) {
    return o == COMPLEX ? new PyComplex(real, imag) : o;
  }

  /** The bits {@link Frame#raw} holds for a register that may hold a mark. */
  public static long bits(PyObject o, long l, double d) {
    return o == FLOAT ? Double.doubleToRawLongBits(d) : l;
  }
}
