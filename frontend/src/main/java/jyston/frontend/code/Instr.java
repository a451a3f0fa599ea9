package jyston.frontend.code;

/**
 * One register instruction. Operands are registers when not negative and constants when negative:
 * operand {@code x < 0} is constant number {@code ~x}; {@link #NONE} marks an absent operand.
 * Instructions are mutable while a graph is built and must not change after {@link Cfg} has them.
 */
public final class Instr {
  /** An absent operand or result. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final int[] EMPTY = {};

  /** What it does. */
  public final Op op;

  /** The result register. */
  public int dst = NONE;

  /** First operand. */
  public int a = NONE;

  /** Second operand. */
  public int b = NONE;

  /** Third operand. */
  public int c = NONE;

  /** Further operands or further result registers, as the op says. */
  public int[] more = EMPTY;

  /** Name index, constant index or number, as the op says. */
  public int imm;

  /** First target block of a terminator, or -1. */
  public int t0 = -1;

  /** Second target block of a terminator, or -1. */
  public int t1 = -1;

  /** Index of the source span, -1 for an instruction without a place in the source. */
  public int span = -1;

  /** Makes an instruction without operands. */
  public Instr(Op op) {
    this.op = op;
  }

  /** Another instruction with the same operands. */
  public Instr copy() {
    Instr i = new Instr(op);
    i.dst = dst;
    i.a = a;
    i.b = b;
    i.c = c;
    i.more = more.clone();
    i.imm = imm;
    i.t0 = t0;
    i.t1 = t1;
    i.span = span;
    return i;
  }

  /** Whether an operand is a constant. */
  public static boolean isConst(int operand) {
    return operand < 0 && operand != NONE;
  }
}
