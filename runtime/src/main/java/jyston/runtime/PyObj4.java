package jyston.runtime;

/** An instance of a Python class with room for 4 attributes in fields. */
public final class PyObj4 extends PyInstance {
  /** Slot 0, and so on. */
  public PyObject s0;

  public PyObject s1;
  public PyObject s2;
  public PyObject s3;

  /** Makes an instance; shape.inline must be 4. */
  public PyObj4(Shape shape) {
    super(shape);
  }

  @Override
  public PyObject slot(int i) {
    return switch (i) {
      case 0 -> s0;
      case 1 -> s1;
      case 2 -> s2;
      case 3 -> s3;
      default -> more == null || i - 4 >= more.length ? null : more[i - 4];
    };
  }

  @Override
  public void setSlot(int i, PyObject v) {
    switch (i) {
      case 0 -> s0 = v;
      case 1 -> s1 = v;
      case 2 -> s2 = v;
      case 3 -> s3 = v;
      default -> setMore(i - 4, v);
    }
  }

  @Override
  public PyObject call0() {
    PyObject m = callMethod();
    return m != null ? m.call1(this) : super.call0();
  }

  @Override
  public PyObject call1(PyObject a) {
    PyObject m = callMethod();
    return m != null ? m.call2(this, a) : super.call1(a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    PyObject m = callMethod();
    return m != null ? m.call3(this, a, b) : super.call2(a, b);
  }

  @Override
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    PyObject m = callMethod();
    return m != null ? m.call4(this, a, b, c) : super.call3(a, b, c);
  }
}
