package jyston.tier1;

import java.util.Arrays;
import java.util.List;
import jyston.analysis.Kind;
import jyston.frontend.ast.Const;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Complex numbers, in two JVM locals of their register. In the frame's memory they are objects. */
final class ComplexCode implements Opcodes {
  private static final String COMPLEX = Asm.P + "PyComplex";
  private static final String OPS = Asm.P + "ComplexOps";

  private final Body b;
  private final Asm asm;

  /** By register, the JVM local of the real part, before that of the imaginary one; 0 for none. */
  private final int[] reals;

  ComplexCode(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.reals = new int[b.cfg.numRegisters()];
  }

  /**
   * Lays out the locals of a register.
   *
   * @param next the first free one
   * @param types of the locals, added to
   * @return the first free one behind them
   */
  int layOut(int r, int next, List<Object> types) {
    reals[r] = next;
    types.addAll(Arrays.asList(DOUBLE, DOUBLE));
    return next + 4;
  }

  /** Gives the locals of a register their first values. */
  void initialise(int r) {
    if (reals[r] != 0) {
      b.clear(reals[r], DSTORE);
      b.clear(reals[r] + 2, DSTORE);
    }
  }

  // ---- registers

  /** Whether a register ever holds a complex number. */
  boolean has(int r) {
    return reals[r] != 0;
  }

  /** Pushes the object slot of a register, an object in place of the mark for a complex number. */
  void slot(int r) {
    asm.var(ALOAD, b.objects[r]);
    if (has(r)) {
      asm.var(DLOAD, reals[r]);
      asm.var(DLOAD, reals[r] + 2);
      asm.fixed(Body.UNBOXED, "boxComplex", "(" + Asm.DESC + "DD)" + Asm.DESC);
    }
  }

  /** Pops the imaginary part, then the real one, into a register. */
  void set(int r) {
    keep(r);
    b.s.kind[r] = Kind.COMPLEX;
    b.s.boxed[r] = false;
    b.s.memory[r] = State.DIRTY;
  }

  private void keep(int r) {
    asm.var(DSTORE, reals[r] + 2);
    asm.var(DSTORE, reals[r]);
  }

  /** Pushes the real part of a number of any kind. */
  void real(int operand) {
    if (b.kind(operand) != Kind.COMPLEX) {
      b.number(operand);
    } else if (Instr.isConst(operand)) {
      asm.push(((Const.Imaginary) b.cfg.constant(~operand)).real());
    } else {
      asm.var(DLOAD, reals[operand]);
    }
  }

  /** Pushes the imaginary part of a number of any kind. */
  void imag(int operand) {
    if (b.kind(operand) != Kind.COMPLEX) {
      asm.push(0.0);
    } else if (Instr.isConst(operand)) {
      asm.push(((Const.Imaginary) b.cfg.constant(~operand)).imag());
    } else {
      asm.var(DLOAD, reals[operand] + 2);
    }
  }

  private void both(int operand) {
    real(operand);
    imag(operand);
  }

  /** Pushes a new object with the number in a register's locals. */
  void box(int r) {
    asm.type(NEW, COMPLEX);
    asm.insn(DUP);
    asm.var(DLOAD, reals[r]);
    asm.var(DLOAD, reals[r] + 2);
    asm.special(COMPLEX, "<init>", "(DD)V");
  }

  /** Takes the parts of the object that is in a register's object slot, and is known to be one. */
  void unbox(int r) {
    asm.var(ALOAD, b.objects[r]);
    parts();
    keep(r);
  }

  /** Turns the object pushed to its parts, by way of {@link Body#temp}. */
  private void parts() {
    asm.var(ASTORE, b.temp);
    for (String part : new String[] {"real", "imag"}) {
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, COMPLEX);
      asm.field(GETFIELD, COMPLEX, part, "D");
    }
  }

  // ---- operations

  /** ADD, SUB, MUL, DIV or POW on two numbers. */
  void operation(Op op, int dst, int left, int right, int point) {
    b.unit.count(Optimisation.COMPLEX);
    switch (op) {
      case ADD, SUB -> {
        int insn = op == Op.ADD ? DADD : DSUB;
        real(left);
        real(right);
        asm.insn(insn);
        imag(left);
        imag(right);
        asm.insn(insn);
      }
      case MUL -> {
        real(left);
        real(right);
        asm.insn(DMUL);
        imag(left);
        imag(right);
        asm.insn(DMUL);
        asm.insn(DSUB);
        real(left);
        imag(right);
        asm.insn(DMUL);
        imag(left);
        real(right);
        asm.insn(DMUL);
        asm.insn(DADD);
      }
      case DIV, POW -> {
        Label fail = b.exit(point, ExitKind.OVERFLOW);
        b.probe(fail);
        both(left);
        both(right);
        asm.fixed(OPS, op == Op.DIV ? "quotient" : "powOrNull", "(DDDD)L" + COMPLEX + ";");
        asm.var(ASTORE, b.temp);
        asm.var(ALOAD, b.temp);
        asm.jump(IFNULL, fail);
        asm.var(ALOAD, b.temp);
        parts();
      }
      default -> throw new IllegalStateException("no complex form of " + op);
    }
    set(dst);
  }

  /** Gives a register the negative of a complex number. */
  void negate(int dst, int a) {
    real(a);
    asm.insn(DNEG);
    imag(a);
    asm.insn(DNEG);
    set(dst);
  }

  /** Gives a register what an operand holds. */
  void copy(int dst, int a) {
    both(a);
    set(dst);
  }

  /** Gives a register the complex number of one or two ints or floats. */
  void make(int dst, int[] parts) {
    b.unit.count(Optimisation.COMPLEX);
    b.number(parts[0]);
    if (parts.length > 1) {
      b.number(parts[1]);
    } else {
      asm.push(0.0);
    }
    set(dst);
  }

  /** Gives a register the absolute value; leaves where that raises. */
  void abs(int dst, int a, int point) {
    b.unit.count(Optimisation.COMPLEX);
    Label fail = b.exit(point, ExitKind.OVERFLOW);
    b.probe(fail);
    both(a);
    asm.fixed(OPS, "absOrNegative", "(DD)D");
    asm.var(DSTORE, b.tempDouble);
    asm.var(DLOAD, b.tempDouble);
    asm.push(0.0);
    asm.insn(DCMPG);
    asm.jump(IFLT, fail);
    asm.var(DLOAD, b.tempDouble);
    b.setDouble(dst);
  }

  /** Jumps when two complex numbers are equal, or are not. */
  void test(boolean equal, int left, int right, Label yes) {
    Label no = new Label();
    real(left);
    real(right);
    asm.insn(DCMPL);
    asm.jump(IFNE, equal ? no : yes);
    imag(left);
    imag(right);
    asm.insn(DCMPL);
    asm.jump(equal ? IFEQ : IFNE, yes);
    asm.label(no);
  }

  /** Jumps when a complex number is not zero. */
  void testNonZero(int a, Label yes) {
    real(a);
    asm.push(0.0);
    asm.insn(DCMPL);
    asm.jump(IFNE, yes);
    imag(a);
    asm.push(0.0);
    asm.insn(DCMPL);
    asm.jump(IFNE, yes);
  }
}
