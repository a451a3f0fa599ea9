package jyston.runtime;

/** The messages of {@code +} and {@code *} when one side is a sequence. */
final class SequenceErrors {
  private SequenceErrors() {}

  static PyException of(int op, PyObject a, PyObject b) {
    if (op == Slot.ADD) {
      String n = concatName(a);
      if (n != null) {
        return Py.typeError(
            a instanceof PyBytes || a instanceof PyByteArray
                ? "can't concat " + b.type().name() + " to " + a.type().name()
                : "can only concatenate " + n + " (not \"" + b.type().name() + "\") to " + n);
      }
    } else if (op == Slot.MUL) {
      PyObject other = concatName(a) != null ? b : concatName(b) != null ? a : null;
      if (other != null) {
        return Py.typeError(
            "can't multiply sequence by non-int of type '" + other.type().name() + "'");
      }
    }
    return null;
  }

  /** What {@code __mul__} of a sequence does with something that is no index. */
  static PyObject repeatBy(PyObject times) {
    if (concatName(times) == null && times.type().slot(Slot.MUL + 1) != null) {
      return Py.NotImplemented;
    }
    throw Py.typeError("can't multiply sequence by non-int of type '" + times.type().name() + "'");
  }

  /**
   * Whether {@code a *= b} does not repeat the sequence b: CPython looks at the right operand only
   * where the left one has no sequence slots at all.
   */
  static boolean isNoRepeatInPlace(PyObject a, PyObject b) {
    return concatName(b) != null
        && concatName(a) == null
        && Slot.hasSequenceSlots(a.type())
        && b.type().slot(Slot.MUL + 1) instanceof PyBuiltinDescr;
  }

  private static String concatName(PyObject o) {
    if (o instanceof PyStr) {
      return "str";
    }
    if (o instanceof PyList) {
      return "list";
    }
    if (o instanceof PyTuple) {
      return "tuple";
    }
    return o instanceof PyBytes || o instanceof PyByteArray ? "bytes" : null;
  }
}
