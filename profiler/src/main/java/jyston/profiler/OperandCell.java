package jyston.profiler;

import java.util.function.Function;

/** The kinds of the operands of an arithmetic operation, a comparison or a subscript. */
public final class OperandCell extends FeedbackCell {
  /** The operand was an int of 64 bits. */
  public static final int INT = 1;

  /** The operand was a float. */
  public static final int FLOAT = 2;

  /** The operand was a str. */
  public static final int STR = 4;

  /** The operand was something else; {@link #leftTypes} or {@link #rightTypes} know what. */
  public static final int OTHER = 8;

  /** How far the kinds of the right operand stand left of those of the left one. */
  public static final int RIGHT = 4;

  /** Both operands ints. */
  public static final int INTS = INT | INT << RIGHT;

  /** Both operands floats. */
  public static final int FLOATS = FLOAT | FLOAT << RIGHT;

  /**
   * Two ints gave a result that is not an int of 64 bits, or the result was not what was wanted.
   */
  public static final int OVERFLOW = 1 << 8;

  /** For a comparison that decides a branch: how often it held, and how often not. */
  public int taken;

  /** See {@link #taken}. */
  public int notTaken;

  private static final String[] NAMES = {"int", "float", "str", "other"};

  /** The bits seen so far. */
  public int seen;

  private TypeSet leftTypes;
  private TypeSet rightTypes;

  /** A cell that has seen nothing. */
  public OperandCell(int point) {
    super(point);
  }

  /** Kinds of the left operand: INT, FLOAT, STR and OTHER bits. */
  public int left() {
    return seen & 15;
  }

  /** Kinds of the right operand. */
  public int right() {
    return seen >> RIGHT & 15;
  }

  /** Whether two ints ever gave a result outside 64 bits. */
  public boolean overflowed() {
    return (seen & OVERFLOW) != 0;
  }

  /** The types of left operands of kind OTHER, or null. */
  public TypeSet leftTypes() {
    return leftTypes;
  }

  /** The types of right operands of kind OTHER, or null. */
  public TypeSet rightTypes() {
    return rightTypes;
  }

  /** Notes bits and, for operands of kind OTHER, their types (null otherwise). */
  public void note(int bits, Object leftType, Object rightType) {
    seen |= bits;
    if (leftType != null) {
      if (leftTypes == null) {
        leftTypes = new TypeSet();
      }
      leftTypes.add(leftType);
    }
    if (rightType != null) {
      if (rightTypes == null) {
        rightTypes = new TypeSet();
      }
      rightTypes.add(rightType);
    }
  }

  @Override
  public void clear() {
    seen = 0;
    taken = 0;
    notTaken = 0;
    leftTypes = null;
    rightTypes = null;
  }

  @Override
  public void widen() {
    seen |= OTHER | OTHER << RIGHT | OVERFLOW;
    taken = Math.max(taken, 1);
    notTaken = Math.max(notTaken, 1);
    if (leftTypes != null) {
      leftTypes.widen();
    }
    if (rightTypes != null) {
      rightTypes.widen();
    }
  }

  @Override
  public void widen(ExitKind kind) {
    switch (kind) {
      case OVERFLOW, RESULT -> seen |= OVERFLOW;
      case LEFT_OPERAND -> {
        seen |= OTHER;
        if (leftTypes != null) {
          leftTypes.widen();
        }
      }
      case RIGHT_OPERAND -> {
        seen |= OTHER << RIGHT;
        if (rightTypes != null) {
          rightTypes.widen();
        }
      }
      case BRANCH -> {
        taken = taken == 0 ? 1 : taken;
        notTaken = notTaken == 0 ? 1 : notTaken;
      }
      default -> widen();
    }
  }

  @Override
  Feedback copy() {
    return new Feedback.Operands(seen, copy(leftTypes), copy(rightTypes), taken, notTaken);
  }

  private static Feedback.Types copy(TypeSet types) {
    return types == null ? Feedback.Types.NONE : types.copy();
  }

  @Override
  void weaken() {
    if (leftTypes != null) {
      leftTypes.weaken();
    }
    if (rightTypes != null) {
      rightTypes.weaken();
    }
  }

  @Override
  void restore() {
    if (leftTypes != null) {
      leftTypes.restore();
    }
    if (rightTypes != null) {
      rightTypes.restore();
    }
  }

  @Override
  public String describe(Function<Object, String> name) {
    if (seen == 0) {
      return "not reached";
    }
    return side(left(), leftTypes, name)
        + ", "
        + side(right(), rightTypes, name)
        + (overflowed() ? ", overflow" : "")
        + (taken + notTaken != 0 ? ", taken " + taken + ", not " + notTaken : "");
  }

  private static String side(int kinds, TypeSet types, Function<Object, String> namer) {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < NAMES.length; i++) {
      if ((kinds >> i & 1) != 0) {
        String name = 1 << i == OTHER && types != null ? types.describe(namer) : NAMES[i];
        sb.append(sb.isEmpty() ? "" : " | ").append(name);
      }
    }
    return sb.isEmpty() ? "none" : sb.toString();
  }
}
