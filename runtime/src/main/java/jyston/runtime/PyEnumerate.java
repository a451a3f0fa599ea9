package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code enumerate}. */
@PyClass(
    name = "enumerate",
    sig = "(iterable, start=0)",
    doc =
        "Return an enumerate object.\n\n"
            + "  iterable\n    an object supporting iteration\n\n"
            + "The enumerate object yields pairs containing a count (from start, which\n"
            + "defaults to zero) and a value yielded by the iterable argument.\n\n"
            + "enumerate is useful for obtaining an indexed list:\n"
            + "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...")
public final class PyEnumerate extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyEnumerateTable());

  private final PyObject it;
  private long index;
  private BigInteger big;

  private PyEnumerate(PyType cls, PyObject it, PyLong start) {
    super(cls.rootShape(0));
    this.it = it;
    if (start.fitsLong()) {
      index = start.longValue();
    } else {
      big = start.bigValue();
    }
  }

  @PyNew(sig = "(iterable, start=0)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject start) {
    PyLong s = start == null ? PyInt.of(0) : Ops.index(start);
    return new PyEnumerate(cls, iterable.iter(), s);
  }

  @Override
  public PyObject iter() {
    return shape.type.isHeap() ? super.iter() : this;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iterNext() {
    return shape.type.isHeap() ? super.iterNext() : step();
  }

  /** Whether {@link #nextItem} and {@link #position} do what this iterator does. */
  public boolean isPlain() {
    return big == null && index != Long.MAX_VALUE && !shape.type.isHeap();
  }

  /** The next item, or null; its number is then one less than {@link #position}. */
  public PyObject nextItem() {
    PyObject x = it instanceof PyListIter l ? l.iterNext() : it.iterNext();
    if (x != null) {
      index++;
    }
    return x;
  }

  /** The number of the next item. */
  public long position() {
    return index;
  }

  @PyMethod(name = "__next__", doc = "Implement next(self).")
  PyObject step() {
    PyObject x = it.iterNext();
    if (x == null) {
      return null;
    }
    if (big != null) {
      BigInteger b = big;
      big = b.add(BigInteger.ONE);
      return PyTuple.of(PyLong.of(b), x);
    }
    long i = index;
    if (i == Long.MAX_VALUE) {
      big = BigInteger.valueOf(i).add(BigInteger.ONE);
    } else {
      index = i + 1;
    }
    return PyTuple.of(PyInt.of(i), x);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject i = big != null ? PyLong.of(big) : PyInt.of(index);
    return PyTuple.of(type(), PyTuple.of(it, i));
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
