package jyston.runtime;

import jyston.frontend.code.Op;

/** Which operation of the object model an op of the code stands for. */
public final class Operators {
  private static final long EXACT_DOUBLE = 1L << 53;

  private Operators() {}

  /** Whether an op is an arithmetic one in place, such as {@code +=}. */
  public static boolean inPlace(Op op) {
    return op.ordinal() >= Op.IADD.ordinal() && op.ordinal() <= Op.IFLOORDIV.ordinal();
  }

  /** The number in {@link Compare} of a comparison, or of a branch on one. */
  public static int comparison(Op op) {
    return switch (op) {
      case LT, BRANCH_LT -> Compare.LT;
      case LE, BRANCH_LE -> Compare.LE;
      case EQ, BRANCH_EQ -> Compare.EQ;
      case NE, BRANCH_NE -> Compare.NE;
      case GT, BRANCH_GT -> Compare.GT;
      case GE, BRANCH_GE -> Compare.GE;
      default -> throw new IllegalArgumentException("no comparison: " + op);
    };
  }

  /** The number in {@link Slot} of an arithmetic op, in place or not. */
  public static int arithmetic(Op op) {
    return switch (op) {
      case ADD, IADD -> Slot.ADD;
      case SUB, ISUB -> Slot.SUB;
      case MUL, IMUL -> Slot.MUL;
      case DIV, IDIV -> Slot.TRUEDIV;
      case MOD, IMOD -> Slot.MOD;
      case POW, IPOW -> Slot.POW;
      case LSHIFT, ILSHIFT -> Slot.LSHIFT;
      case RSHIFT, IRSHIFT -> Slot.RSHIFT;
      case OR, IOR -> Slot.OR;
      case XOR, IXOR -> Slot.XOR;
      case AND, IAND -> Slot.AND;
      case FLOORDIV, IFLOORDIV -> Slot.FLOORDIV;
      case MATMUL, IMATMUL -> Slot.MATMUL;
      default -> throw new IllegalArgumentException("no arithmetic: " + op);
    };
  }

  /** Whether the quotient of the two as doubles is the correctly rounded true quotient. */
  public static boolean divides(long p, long q) {
    return q != 0 && exact(p) && exact(q);
  }

  private static boolean exact(long v) {
    return v <= EXACT_DOUBLE && v >= -EXACT_DOUBLE;
  }
}
