package jyston.tier1;

import jyston.analysis.Emitter;
import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Code on unboxed numbers, in the JVM locals of their registers. */
final class AsmEmitter implements Emitter, Opcodes {
  /** Writes the two ways of a branch. */
  interface Ways {
    /**
     * Writes both ways of the branch at a point.
     *
     * @param yes where code jumps for the first target; the code here goes to the other
     */
    void branch(int point, Label yes);
  }

  /** Ints up to this one are floats exactly. */
  private static final long EXACT = 1L << 53;

  private static final String FLOATS = Asm.P + "FloatOps";

  private final Body b;
  private final Asm asm;
  private final Ways ways;

  AsmEmitter(Body b, Ways ways) {
    this.b = b;
    this.ways = ways;
    this.asm = b.asm;
  }

  @Override
  public byte kind(int operand) {
    return b.kind(operand);
  }

  @Override
  public void guard(int operand, byte kind, int point, boolean left) {
    b.guard(operand, kind, point, left ? ExitKind.LEFT_OPERAND : ExitKind.RIGHT_OPERAND);
  }

  @Override
  public void copy(int dst, int a) {
    byte k = b.kind(a);
    if (k == Kind.INT) {
      b.asLong(a);
      b.setLong(dst);
    } else if (k == Kind.FLOAT) {
      b.asDouble(a);
      b.setDouble(dst);
    } else if (k == Kind.COMPLEX) {
      b.complexes.copy(dst, a);
    } else {
      b.object(a);
      b.setObject(dst);
    }
  }

  // ---- ints

  @Override
  public void intOp(Op op, int dst, int left, int right, int point) {
    Label fail = b.exit(point, ExitKind.OVERFLOW);
    switch (op) {
      case ADD -> exact("addExact", left, right, fail);
      case SUB -> exact("subtractExact", left, right, fail);
      case MUL -> exact("multiplyExact", left, right, fail);
      case AND -> bits(left, right, LAND);
      case OR -> bits(left, right, LOR);
      case XOR -> bits(left, right, LXOR);
      case RSHIFT -> {
        negative(right, fail);
        both(left, right);
        asm.push(63L);
        asm.fixed("java/lang/Math", "min", "(JJ)J");
        asm.insn(L2I);
        asm.insn(LSHR);
        asm.var(LSTORE, b.tempLong);
      }
      case LSHIFT -> {
        negative(right, fail);
        b.asLong(right);
        asm.push(62L);
        asm.insn(LCMP);
        asm.jump(IFGT, fail);
        both(left, right);
        asm.insn(L2I);
        asm.insn(LSHL);
        asm.var(LSTORE, b.tempLong);
        asm.var(LLOAD, b.tempLong);
        b.asLong(right);
        asm.insn(L2I);
        asm.insn(LSHR);
        b.asLong(left);
        asm.insn(LCMP);
        asm.jump(IFNE, fail);
      }
      case POW -> {
        both(left, right);
        asm.fixed(Asm.P + "Operators", "power", "(JJ)J");
        asm.var(LSTORE, b.tempLong);
        asm.var(LLOAD, b.tempLong);
        asm.push(Long.MIN_VALUE);
        asm.insn(LCMP);
        asm.jump(IFEQ, fail);
      }
      case FLOORDIV -> division(left, right, "floorDiv", true, fail);
      case MOD -> division(left, right, "floorMod", false, fail);
      default -> throw new IllegalStateException("no int form of " + op);
    }
    b.probe(fail);
    asm.var(LLOAD, b.tempLong);
    b.setLong(dst);
  }

  @Override
  public void intOp(Op op, int dst, int a, int point) {
    b.asLong(a);
    if (op == Op.INVERT) {
      asm.push(-1L);
      asm.insn(LXOR);
    } else {
      Label fail = b.exit(point, ExitKind.OVERFLOW);
      asm.push(Long.MIN_VALUE);
      asm.insn(LCMP);
      asm.jump(IFEQ, fail);
      b.asLong(a);
      asm.insn(LNEG);
    }
    b.setLong(dst);
  }

  @Override
  public void intQuotient(int dst, int left, int right, int point) {
    both(left, right);
    asm.fixed(Asm.P + "Operators", "divides", "(JJ)Z");
    asm.jump(IFEQ, b.exit(point, ExitKind.OVERFLOW));
    b.asLong(left);
    asm.insn(L2D);
    b.asLong(right);
    asm.insn(L2D);
    asm.insn(DDIV);
    b.setDouble(dst);
  }

  private void both(int left, int right) {
    b.asLong(left);
    b.asLong(right);
  }

  private void bits(int left, int right, int op) {
    both(left, right);
    asm.insn(op);
    asm.var(LSTORE, b.tempLong);
  }

  /**
   * An operation that throws where it overflows: HotSpot then looks at the processor's overflow
   * flag, which bytecode cannot.
   */
  private void exact(String method, int left, int right, Label fail) {
    both(left, right);
    b.throwing(
        "java/lang/ArithmeticException", () -> asm.fixed("java/lang/Math", method, "(JJ)J"), fail);
    asm.var(LSTORE, b.tempLong);
  }

  private void negative(int operand, Label fail) {
    b.asLong(operand);
    ifNegative(fail);
  }

  /** Pops a long; jumps when it is negative. */
  private void ifNegative(Label fail) {
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, fail);
  }

  private void division(int left, int right, String method, boolean notMinusOne, Label fail) {
    long known = b.known(right);
    if (known == 0) {
      b.asLong(right);
      asm.push(0L);
      asm.insn(LCMP);
      asm.jump(IFEQ, fail);
    }
    if (notMinusOne && (known == 0 || known == -1)) {
      b.asLong(right);
      asm.push(-1L);
      asm.insn(LCMP);
      asm.jump(IFEQ, fail);
    }
    both(left, right);
    asm.fixed("java/lang/Math", method, "(JJ)J");
    asm.var(LSTORE, b.tempLong);
  }

  // ---- floats

  @Override
  public void floatOp(Op op, int dst, int left, int right, int point) {
    boolean divides = op == Op.DIV || op == Op.MOD || op == Op.FLOORDIV;
    Label fail = divides || op == Op.POW ? b.exit(point, ExitKind.OVERFLOW) : null;
    if (divides) {
      b.number(right);
      asm.push(0.0);
      asm.insn(DCMPL);
      asm.jump(IFEQ, fail);
    }
    b.number(left);
    b.number(right);
    switch (op) {
      case ADD -> asm.insn(DADD);
      case SUB -> asm.insn(DSUB);
      case MUL -> asm.insn(DMUL);
      case DIV -> asm.insn(DDIV);
      case MOD -> asm.fixed(FLOATS, "mod", "(DD)D");
      case FLOORDIV -> asm.fixed(FLOATS, "floorDiv", "(DD)D");
      case POW -> {
        asm.fixed(FLOATS, "powOrNan", "(DD)D");
        asm.var(DSTORE, b.tempDouble);
        asm.var(DLOAD, b.tempDouble);
        asm.var(DLOAD, b.tempDouble);
        asm.insn(DCMPL);
        asm.jump(IFNE, fail);
        asm.var(DLOAD, b.tempDouble);
      }
      default -> throw new IllegalStateException("no float form of " + op);
    }
    b.setDouble(dst);
  }

  @Override
  public void floatOp(Op op, int dst, int a) {
    b.asDouble(a);
    asm.insn(DNEG);
    b.setDouble(dst);
  }

  // ---- complex numbers

  @Override
  public void complexOp(Op op, int dst, int left, int right, int point) {
    b.complexes.operation(op, dst, left, right, point);
  }

  @Override
  public void complexOp(Op op, int dst, int a) {
    b.complexes.negate(dst, a);
  }

  @Override
  public void complexPart(boolean imaginary, int dst, int a) {
    if (imaginary) {
      b.complexes.imag(a);
    } else {
      b.complexes.real(a);
    }
    b.setDouble(dst);
  }

  // ---- comparisons

  @Override
  public void compare(Op op, int dst, int left, int right, int point) {
    Label yes = new Label();
    Label end = new Label();
    test(op, left, right, point, yes);
    b.truth("False");
    asm.var(ASTORE, b.temp);
    asm.jump(GOTO, end);
    asm.label(yes);
    b.truth("True");
    asm.var(ASTORE, b.temp);
    asm.label(end);
    asm.var(ALOAD, b.temp);
    b.setObject(dst);
  }

  @Override
  public void branch(Op op, int left, int right, int point) {
    Label yes = new Label();
    test(op, left, right, point, yes);
    ways.branch(point, yes);
  }

  @Override
  public void branchNonZero(int a, int point) {
    Label yes = new Label();
    if (b.kind(a) == Kind.COMPLEX) {
      b.complexes.testNonZero(a, yes);
    } else {
      if (b.kind(a) == Kind.INT) {
        b.asLong(a);
        asm.push(0L);
        asm.insn(LCMP);
      } else {
        b.asDouble(a);
        asm.push(0.0);
        asm.insn(DCMPL);
      }
      asm.jump(IFNE, yes);
    }
    ways.branch(point, yes);
  }

  /** Leaves where a number is an int that may not be a float exactly. */
  private void exact(int operand, int point) {
    if (b.kind(operand) != Kind.INT
        || Instr.isConst(operand) && Math.abs((Long) b.cfg.constant(~operand)) <= EXACT) {
      return;
    }
    b.asLong(operand);
    asm.push(EXACT);
    asm.insn(LADD);
    asm.push(54);
    asm.insn(LUSHR);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFNE, b.exit(point, ExitKind.OVERFLOW));
  }

  /** Jumps when a comparison holds. */
  private void test(Op op, int left, int right, int point, Label yes) {
    if (b.kind(left) == Kind.COMPLEX) {
      b.complexes.test(op == Op.EQ, left, right, yes);
      return;
    }
    if (b.kind(left) == Kind.INT && b.kind(right) == Kind.INT) {
      b.asLong(left);
      b.asLong(right);
      asm.insn(LCMP);
    } else {
      exact(left, point);
      exact(right, point);
      b.number(left);
      b.number(right);
      // A NaN must make every comparison but != fail.
      asm.insn(op == Op.LT || op == Op.LE ? DCMPG : DCMPL);
    }
    asm.jump(
        switch (op) {
          case LT -> IFLT;
          case LE -> IFLE;
          case EQ -> IFEQ;
          case NE -> IFNE;
          case GT -> IFGT;
          case GE -> IFGE;
          default -> throw new IllegalStateException("no comparison: " + op);
        },
        yes);
  }
}
