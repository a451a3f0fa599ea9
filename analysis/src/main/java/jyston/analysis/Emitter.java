package jyston.analysis;

import jyston.frontend.code.Op;

/**
 * Writes code on numbers whose kinds are known: what a back end implements, and {@link TypedCode}
 * calls. Operands are registers or constants as in {@link jyston.frontend.code.Instr}; a point is
 * the index of an instruction. "Exits" means that the frame is handed to the interpreter before the
 * instruction at the point, which has had no effect.
 */
public interface Emitter {
  /** The kind an operand is known to have where code is being emitted. */
  byte kind(int operand);

  /**
   * Makes sure that an operand is of a kind, INT, FLOAT or COMPLEX, or exits; behind it {@link
   * #kind} is that kind.
   *
   * @param left whether it is the left or only operand of the instruction
   */
  void guard(int operand, byte kind, int point, boolean left);

  /** Gives a register what an operand holds, of whatever kind. */
  void copy(int dst, int a);

  /**
   * Does ADD, SUB, MUL, POW, FLOORDIV, MOD, AND, OR, XOR, LSHIFT or RSHIFT on two ints; exits where
   * the result is no int of 64 bits, and where Python raises.
   */
  void intOp(Op op, int dst, int a, int b, int point);

  /** Does NEG or INVERT on an int; exits where the result has no 64 bits. */
  void intOp(Op op, int dst, int a, int point);

  /**
   * The true quotient of two ints, a float; exits where Python raises, and where the quotient of
   * the two as floats may not be the nearest float.
   */
  void intQuotient(int dst, int a, int b, int point);

  /**
   * Does ADD, SUB, MUL, DIV, FLOORDIV, MOD or POW on two numbers, an int of which is turned to a
   * float; exits where the result is no float, and where Python raises.
   */
  void floatOp(Op op, int dst, int a, int b, int point);

  /** Does NEG on a float. */
  void floatOp(Op op, int dst, int a);

  /**
   * Does ADD, SUB, MUL, DIV or POW on two numbers, at least one of them complex, the other turned
   * to a complex one; exits where Python raises.
   */
  void complexOp(Op op, int dst, int a, int b, int point);

  /** Does NEG on a complex number. */
  void complexOp(Op op, int dst, int a);

  /** Gives a register the real or the imaginary part of a complex number, a float. */
  void complexPart(boolean imaginary, int dst, int a);

  /**
   * Gives a register the bool of LT, LE, EQ, NE, GT or GE on two ints or floats, or of EQ or NE on
   * two complex numbers; exits where an int is compared with a float and may not be one exactly.
   */
  void compare(Op op, int dst, int a, int b, int point);

  /** Ends the block by a comparison as {@link #compare} does it, as the branch at a point says. */
  void branch(Op op, int a, int b, int point);

  /** Ends the block by whether a number is not zero, as the branch at a point says. */
  void branchNonZero(int a, int point);
}
