package jyston.analysis;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/** How compiled code does an arithmetic operation or a comparison. */
public enum NumberPlan {
  /** On objects. */
  GENERIC,
  /** On two ints, guarded; the result is an int, a float for a true division. */
  INTS,
  /** On two floats, guarded. */
  FLOATS,
  /** On an int, turned to a float, and a float. */
  INT_FLOAT,
  /** On a float and an int, turned to a float. */
  FLOAT_INT;

  /**
   * The plan for an instruction with two operands.
   *
   * @param left the kind of the left operand where it is known, else OBJECT or MIXED
   * @param right the same of the right operand
   */
  public static NumberPlan of(Instr i, int point, byte left, byte right, Feedback feedback) {
    if (!i.op.hasIntForm() || feedback.overflowed(point)) {
      return GENERIC;
    }
    int l = side(left, feedback.left(point));
    int r = side(right, feedback.right(point));
    if (l == Feedback.INT && r == Feedback.INT) {
      return INTS;
    }
    if (!i.op.hasFloatForm()) {
      return GENERIC;
    }
    if (l == Feedback.FLOAT && r == Feedback.FLOAT) {
      return FLOATS;
    }
    if (compares(i.op)) {
      // An int and a float are compared exactly, which is more than turning one into the other.
      return GENERIC;
    }
    if (l == Feedback.INT && r == Feedback.FLOAT) {
      return INT_FLOAT;
    }
    return l == Feedback.FLOAT && r == Feedback.INT ? FLOAT_INT : GENERIC;
  }

  private static int side(byte kind, int seen) {
    return kind == Kind.INT ? Feedback.INT : kind == Kind.FLOAT ? Feedback.FLOAT : seen;
  }

  /** Whether an op is a comparison, be it of a branch. */
  public static boolean compares(Op op) {
    return switch (op.plain()) {
      case LT, LE, EQ, NE, GT, GE -> true;
      default -> false;
    };
  }

  /** The kind of the result of an arithmetic operation. */
  public byte result(Op op) {
    return switch (this) {
      case GENERIC -> Kind.OBJECT;
      case INTS -> op.plain() == Op.DIV ? Kind.FLOAT : Kind.INT;
      default -> Kind.FLOAT;
    };
  }

  /** The kind the left operand is guarded to be, or OBJECT. */
  public byte left() {
    return switch (this) {
      case GENERIC -> Kind.OBJECT;
      case INTS, INT_FLOAT -> Kind.INT;
      default -> Kind.FLOAT;
    };
  }

  /** The kind the right operand is guarded to be, or OBJECT. */
  public byte right() {
    return switch (this) {
      case GENERIC -> Kind.OBJECT;
      case INTS, FLOAT_INT -> Kind.INT;
      default -> Kind.FLOAT;
    };
  }
}
