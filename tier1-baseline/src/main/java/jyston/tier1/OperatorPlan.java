package jyston.tier1;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.code.Instr;
import jyston.profiler.OperandCell;
import jyston.profiler.TypeSet;
import jyston.runtime.Operators;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFunction;
import jyston.runtime.PyLong;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Slot;

/**
 * How an operator, a comparison or a subscript comes down to a call of a special method written in
 * Python, because one operand is an instance of a class that has it.
 *
 * @param type the class
 * @param version of the class, as long as which the method is the one that counts
 * @param method what is called with the instance and the other operand
 * @param reflected whether the instance is the right operand, and the left one a number
 * @param others the types the other operand may have, PyLong and PyFloat standing for unboxed
 *     numbers; null for any
 * @param step what comes next when the method gives NotImplemented
 */
record OperatorPlan(
    PyType type,
    int version,
    PyFunction method,
    boolean reflected,
    List<PyType> others,
    Step step) {
  /** What the method called is, among those that are tried. */
  enum Step {
    IN_PLACE,
    BINARY,
    COMPARISON,
    /** A subscript: the only one that is tried, whose result counts whatever it is. */
    ITEM
  }

  /** More types than these are not told apart. */
  private static final int SOME = 2;

  /** The plan for an arithmetic operation, or null. */
  static OperatorPlan arithmetic(Instr i, OperandCell cell) {
    int slot = Operators.arithmetic(i.op);
    return Operators.inPlace(i.op)
        ? make(cell, slot + 2, slot, slot + 1)
        : make(cell, -1, slot, slot + 1);
  }

  /** The plan for a comparison, or null. */
  static OperatorPlan comparison(Instr i, OperandCell cell) {
    int op = Operators.comparison(i.op);
    return make(cell, -1, Slot.LT + op, Slot.LT + Operators.swapped(op));
  }

  /** The plan for reading a subscript, or null. */
  static OperatorPlan item(OperandCell cell) {
    PyType t = cell == null ? null : instance(cell.left(), cell.leftTypes());
    return t != null && t.slot(Slot.GETITEM) instanceof PyFunction f
        ? new OperatorPlan(t, t.version, f, false, null, Step.ITEM)
        : null;
  }

  private static OperatorPlan make(OperandCell cell, int inPlace, int slot, int reflected) {
    if (cell == null) {
      return null;
    }
    Step step = slot >= Slot.LT ? Step.COMPARISON : Step.BINARY;
    PyType left = instance(cell.left(), cell.leftTypes());
    if (left != null) {
      if (inPlace >= 0 && left.slot(inPlace) != null) {
        return left.slot(inPlace) instanceof PyFunction f
            ? new OperatorPlan(left, left.version, f, false, null, Step.IN_PLACE)
            : null;
      }
      if (!(left.slot(slot) instanceof PyFunction f)) {
        return null;
      }
      List<PyType> others = others(cell.right(), cell.rightTypes());
      return others != null && others.stream().noneMatch(t -> comesFirst(t, left, reflected))
          ? new OperatorPlan(left, left.version, f, false, others, step)
          : null;
    }
    // A number knows nothing of an instance: its own method is not asked.
    PyType right = instance(cell.right(), cell.rightTypes());
    if (right == null
        || (cell.left() & ~(OperandCell.INT | OperandCell.FLOAT)) != 0
        || !(right.slot(reflected) instanceof PyFunction f)) {
      return null;
    }
    List<PyType> others = others(cell.left(), null);
    return others == null ? null : new OperatorPlan(right, right.version, f, true, others, step);
  }

  /** Whether the reflected method of a right operand is asked before the method of the left one. */
  private static boolean comesFirst(PyType right, PyType left, int reflected) {
    return right != left && right.isSubtypeOf(left) && right.slot(reflected) != null;
  }

  /** The class of an operand that always was a plain instance of it, or null. */
  private static PyType instance(int kinds, TypeSet types) {
    return kinds == OperandCell.OTHER
            && types != null
            && types.single()
            && types.get(0) instanceof PyType t
            && t.isHeap()
            && t.solidBuiltin() == PyType.OBJECT
        ? t
        : null;
  }

  private static List<PyType> others(int kinds, TypeSet types) {
    List<PyType> out = new ArrayList<>();
    if ((kinds & OperandCell.INT) != 0) {
      out.add(PyLong.TYPE);
    }
    if ((kinds & OperandCell.FLOAT) != 0) {
      out.add(PyFloat.TYPE);
    }
    if ((kinds & OperandCell.STR) != 0) {
      out.add(PyStr.TYPE);
    }
    if ((kinds & OperandCell.OTHER) != 0) {
      if (types == null || types.many()) {
        return null;
      }
      for (int k = 0; k < types.size(); k++) {
        Object t = types.get(k);
        if (t instanceof PyType p) {
          out.add(p);
        }
      }
    }
    return out.isEmpty() || out.size() > SOME ? null : out;
  }
}
