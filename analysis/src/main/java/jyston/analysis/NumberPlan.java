package jyston.analysis;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/** How compiled code does an arithmetic operation or a comparison. */
public enum NumberPlan {
  /** On objects. */
  GENERIC(Kind.OBJECT, Kind.OBJECT),
  /** On two ints, guarded; the result is an int, a float for a true division. */
  INTS(Kind.INT, Kind.INT),
  /** On two floats, guarded. */
  FLOATS(Kind.FLOAT, Kind.FLOAT),
  /** On an int, turned to a float, and a float; they are compared only where that is exact. */
  INT_FLOAT(Kind.INT, Kind.FLOAT),
  /** On a float and an int, turned to a float; they are compared only where that is exact. */
  FLOAT_INT(Kind.FLOAT, Kind.INT),
  /** On two complex numbers, guarded. */
  COMPLEXES(Kind.COMPLEX, Kind.COMPLEX),
  /** On a complex number and an int, turned to one. */
  COMPLEX_INT(Kind.COMPLEX, Kind.INT),
  /** On an int, turned to a complex number, and one. */
  INT_COMPLEX(Kind.INT, Kind.COMPLEX),
  /** On a complex number and a float, turned to one. */
  COMPLEX_FLOAT(Kind.COMPLEX, Kind.FLOAT),
  /** On a float, turned to a complex number, and one. */
  FLOAT_COMPLEX(Kind.FLOAT, Kind.COMPLEX);

  private final byte left;
  private final byte right;

  NumberPlan(byte left, byte right) {
    this.left = left;
    this.right = right;
  }

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
    if (l == Feedback.COMPLEX || r == Feedback.COMPLEX) {
      return i.op.hasComplexForm() ? complex(i.op, l, r) : GENERIC;
    }
    if (!i.op.hasFloatForm()) {
      return GENERIC;
    }
    if (l == Feedback.FLOAT && r == Feedback.FLOAT) {
      return FLOATS;
    }
    if (l == Feedback.INT && r == Feedback.FLOAT) {
      return INT_FLOAT;
    }
    return l == Feedback.FLOAT && r == Feedback.INT ? FLOAT_INT : GENERIC;
  }

  private static NumberPlan complex(Op op, int l, int r) {
    if (l == r) {
      return COMPLEXES;
    }
    if (compares(op)) {
      return GENERIC;
    }
    return switch (l == Feedback.COMPLEX ? r : l) {
      case Feedback.INT -> l == Feedback.COMPLEX ? COMPLEX_INT : INT_COMPLEX;
      case Feedback.FLOAT -> l == Feedback.COMPLEX ? COMPLEX_FLOAT : FLOAT_COMPLEX;
      default -> GENERIC;
    };
  }

  private static int side(byte kind, int seen) {
    return switch (kind) {
      case Kind.INT -> Feedback.INT;
      case Kind.FLOAT -> Feedback.FLOAT;
      case Kind.COMPLEX -> Feedback.COMPLEX;
      default -> seen;
    };
  }

  /** Whether one of the operands is a complex number. */
  public boolean isComplex() {
    return left == Kind.COMPLEX || right == Kind.COMPLEX;
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
    if (isComplex()) {
      return Kind.COMPLEX;
    }
    return switch (this) {
      case GENERIC -> Kind.OBJECT;
      case INTS -> op.plain() == Op.DIV ? Kind.FLOAT : Kind.INT;
      default -> Kind.FLOAT;
    };
  }

  /** The kind the left operand is guarded to be, or OBJECT. */
  public byte left() {
    return left;
  }

  /** The kind the right operand is guarded to be, or OBJECT. */
  public byte right() {
    return right;
  }
}
