package jyston.runtime;

import jyston.frontend.code.Op;

/** Which operation of the object model an op of the code stands for. */
public final class Operators {
  private static final long EXACT_DOUBLE = 1L << 53;

  private Operators() {}

  /** Whether an op is an arithmetic one in place, such as {@code +=}. */
  public static boolean inPlace(Op op) {
    return !op.isTerminator() && op.plain() != op;
  }

  /** The number in {@link Compare} of a comparison, or of a branch on one. */
  public static int comparison(Op op) {
    return switch (op.plain()) {
      case LT -> Compare.LT;
      case LE -> Compare.LE;
      case EQ -> Compare.EQ;
      case NE -> Compare.NE;
      case GT -> Compare.GT;
      case GE -> Compare.GE;
      default -> throw new IllegalArgumentException("no comparison: " + op);
    };
  }

  /** The comparison that holds of two operands in the other order. */
  public static int swapped(int comparison) {
    return Compare.SWAPPED[comparison];
  }

  /** The number in {@link Slot} of an arithmetic op, in place or not. */
  public static int arithmetic(Op op) {
    return switch (op.plain()) {
      case ADD -> Slot.ADD;
      case SUB -> Slot.SUB;
      case MUL -> Slot.MUL;
      case DIV -> Slot.TRUEDIV;
      case MOD -> Slot.MOD;
      case POW -> Slot.POW;
      case LSHIFT -> Slot.LSHIFT;
      case RSHIFT -> Slot.RSHIFT;
      case OR -> Slot.OR;
      case XOR -> Slot.XOR;
      case AND -> Slot.AND;
      case FLOORDIV -> Slot.FLOORDIV;
      case MATMUL -> Slot.MATMUL;
      default -> throw new IllegalArgumentException("no arithmetic: " + op);
    };
  }

  /** {@code a ** b}, or {@link Long#MIN_VALUE} where that is no int, or has no 64 bits. */
  public static long power(long a, long b) {
    if (b < 0) {
      return Long.MIN_VALUE;
    }
    long result = 1;
    long square = a;
    for (long rest = b; ; ) {
      if ((rest & 1) != 0) {
        long high = Math.multiplyHigh(result, square);
        result *= square;
        if (high != result >> 63) {
          return Long.MIN_VALUE;
        }
      }
      rest >>= 1;
      if (rest == 0) {
        return result;
      }
      long high = Math.multiplyHigh(square, square);
      square *= square;
      if (high != square >> 63) {
        return Long.MIN_VALUE;
      }
    }
  }

  /** Whether the quotient of the two as doubles is the correctly rounded true quotient. */
  public static boolean divides(long p, long q) {
    return q != 0 && exact(p) && exact(q);
  }

  private static boolean exact(long v) {
    return v <= EXACT_DOUBLE && v >= -EXACT_DOUBLE;
  }
}
