package jyston.runtime;

import java.util.Arrays;

/**
 * Tuples with named fields such as {@code time.struct_time} and {@code os.stat_result} (CPython's
 * {@code Objects/structseq.c}). Fields beyond the visible ones are attributes but no items.
 */
public final class PyStructSeq extends PyTuple {
  private final StructSeqType kind;

  /** Values of the fields that are no items. */
  private final PyObject[] hidden;

  PyStructSeq(StructSeqType kind, PyObject[] visible, PyObject[] hidden) {
    super(visible);
    this.kind = kind;
    this.hidden = hidden;
  }

  @Override
  public PyType type() {
    return kind.type();
  }

  /** Value of a field by number, hidden ones included. */
  public PyObject field(int i) {
    return i < items.length ? items[i] : hidden[i - items.length];
  }

  StructSeqType kind() {
    return kind;
  }

  @Override
  PyObject repr() {
    StringBuilder sb = new StringBuilder(kind.fullName()).append('(');
    for (int i = 0; i < items.length; i++) {
      if (i > 0) {
        sb.append(", ");
      }
      sb.append(kind.fieldName(i)).append('=').append(Ops.repr(items[i]));
    }
    return Py.str(sb.append(')').toString());
  }

  PyObject reduce() {
    PyDict d = new PyDict();
    for (int i = 0; i < hidden.length; i++) {
      String n = kind.fieldName(items.length + i);
      if (n != null) {
        d.put(PyStr.intern(n), hidden[i]);
      }
    }
    return PyTuple.of(type(), PyTuple.of(PyTuple.wrap(items.clone()), d));
  }

  PyObject replace(PyDict changes) {
    PyObject[] all = Arrays.copyOf(items, items.length + hidden.length);
    System.arraycopy(hidden, 0, all, items.length, hidden.length);
    PyDict left = changes.copy();
    for (int i = 0; i < all.length; i++) {
      String n = kind.fieldName(i);
      if (n == null) {
        throw Py.typeError(
            "__replace__() is not supported for "
                + kind.fullName()
                + " because it has unnamed field(s)");
      }
      PyObject v = left.remove(PyStr.intern(n));
      if (v != null) {
        all[i] = v;
      }
    }
    if (left.size() > 0) {
      throw Py.typeError("Got unexpected field name(s): " + Ops.repr(PyList.wrap(left.keys())));
    }
    return kind.make(all);
  }
}
