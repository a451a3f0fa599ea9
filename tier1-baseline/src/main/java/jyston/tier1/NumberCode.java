package jyston.tier1;

import jyston.analysis.Kind;
import jyston.analysis.NumberPlan;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import jyston.runtime.Compare;
import jyston.runtime.Operators;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Arithmetic and comparisons, on unboxed numbers where the plan says so. */
final class NumberCode implements Opcodes {
  private static final String TWO = "(I" + Asm.DESC + Asm.DESC + ")" + Asm.DESC;

  private final Body b;
  private final Asm asm;

  NumberCode(Body b) {
    this.b = b;
    this.asm = b.asm;
  }

  /** An arithmetic operation or a comparison with a result. */
  void binary(Instr i, int pc) {
    NumberPlan plan = b.types.plan(pc, b.s.kind);
    if (plan == NumberPlan.GENERIC) {
      generic(i, pc);
      return;
    }
    b.guard(i.a, plan.left(), pc, ExitKind.LEFT_OPERAND);
    b.guard(i.b, plan.right(), pc, ExitKind.RIGHT_OPERAND);
    if (NumberPlan.compares(i.op)) {
      Label yes = new Label();
      Label end = new Label();
      compare(i.op, i, plan, yes);
      truth("False");
      asm.var(ASTORE, b.temp);
      asm.jump(GOTO, end);
      asm.label(yes);
      truth("True");
      asm.var(ASTORE, b.temp);
      asm.label(end);
      asm.var(ALOAD, b.temp);
      b.setObject(i.dst);
    } else if (plan == NumberPlan.INTS) {
      ints(i, pc);
    } else {
      floats(i, pc, plan);
    }
  }

  void truth(String name) {
    asm.field(GETSTATIC, Asm.P + "Py", name, "L" + Asm.P + "PyBool;");
  }

  private void generic(Instr i, int pc) {
    b.memory.observe(pc);
    if (NumberPlan.compares(i.op)) {
      b.object(i.a);
      b.object(i.b);
      asm.push(Operators.comparison(i.op));
      asm.fixed(Asm.P + "Compare", "rich", "(" + Asm.DESC + Asm.DESC + "I)" + Asm.DESC);
    } else {
      boolean inPlace = Operators.inPlace(i.op);
      asm.push(Operators.arithmetic(i.op));
      b.object(i.a);
      b.object(i.b);
      if (i.op == Op.ADD || i.op == Op.IADD) {
        asm.support(inPlace ? "addTo" : "add", TWO);
      } else {
        asm.fixed(Asm.P + "Arith", inPlace ? "inPlace" : "binary", TWO);
      }
    }
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  // ---- ints

  private void ints(Instr i, int pc) {
    Label fail = b.exit(pc, ExitKind.OVERFLOW);
    switch (i.op) {
      case ADD, IADD -> {
        both(i, LADD);
        asm.var(LSTORE, b.tempLong);
        sign(i, fail);
      }
      case SUB, ISUB -> {
        both(i, LSUB);
        asm.var(LSTORE, b.tempLong);
        subSign(i, fail);
      }
      case MUL, IMUL -> {
        both(i, LMUL);
        asm.var(LSTORE, b.tempLong);
        b.asLong(i.a);
        b.asLong(i.b);
        asm.fixed("java/lang/Math", "multiplyHigh", "(JJ)J");
        asm.var(LLOAD, b.tempLong);
        asm.push(63);
        asm.insn(LSHR);
        asm.insn(LCMP);
        asm.jump(IFNE, fail);
      }
      case AND, IAND -> bits(i, LAND);
      case OR, IOR -> bits(i, LOR);
      case XOR, IXOR -> bits(i, LXOR);
      case RSHIFT, IRSHIFT -> {
        negative(i.b, fail);
        b.asLong(i.a);
        b.asLong(i.b);
        asm.push(63L);
        asm.fixed("java/lang/Math", "min", "(JJ)J");
        asm.insn(L2I);
        asm.insn(LSHR);
        asm.var(LSTORE, b.tempLong);
      }
      case LSHIFT, ILSHIFT -> {
        negative(i.b, fail);
        b.asLong(i.b);
        asm.push(62L);
        asm.insn(LCMP);
        asm.jump(IFGT, fail);
        b.asLong(i.a);
        b.asLong(i.b);
        asm.insn(L2I);
        asm.insn(LSHL);
        asm.var(LSTORE, b.tempLong);
        asm.var(LLOAD, b.tempLong);
        b.asLong(i.b);
        asm.insn(L2I);
        asm.insn(LSHR);
        b.asLong(i.a);
        asm.insn(LCMP);
        asm.jump(IFNE, fail);
      }
      case FLOORDIV, IFLOORDIV -> division(i, "floorDiv", true, fail);
      case MOD, IMOD -> division(i, "floorMod", false, fail);
      case DIV, IDIV -> {
        b.asLong(i.a);
        b.asLong(i.b);
        asm.fixed(Asm.P + "Operators", "divides", "(JJ)Z");
        asm.jump(IFEQ, fail);
        b.asLong(i.a);
        asm.insn(L2D);
        b.asLong(i.b);
        asm.insn(L2D);
        asm.insn(DDIV);
        b.setDouble(i.dst);
        return;
      }
      default -> throw new IllegalStateException("no int form of " + i.op);
    }
    b.probe(fail);
    asm.var(LLOAD, b.tempLong);
    b.setLong(i.dst);
  }

  private void both(Instr i, int op) {
    b.asLong(i.a);
    b.asLong(i.b);
    asm.insn(op);
  }

  private void bits(Instr i, int op) {
    both(i, op);
    asm.var(LSTORE, b.tempLong);
  }

  /** Jumps when an addition's result in tempLong has overflowed. */
  private void sign(Instr i, Label fail) {
    b.asLong(i.a);
    asm.var(LLOAD, b.tempLong);
    asm.insn(LXOR);
    b.asLong(i.b);
    asm.var(LLOAD, b.tempLong);
    asm.insn(LXOR);
    asm.insn(LAND);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, fail);
  }

  private void subSign(Instr i, Label fail) {
    b.asLong(i.a);
    b.asLong(i.b);
    asm.insn(LXOR);
    b.asLong(i.a);
    asm.var(LLOAD, b.tempLong);
    asm.insn(LXOR);
    asm.insn(LAND);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, fail);
  }

  private void negative(int operand, Label fail) {
    b.asLong(operand);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, fail);
  }

  private void division(Instr i, String method, boolean notMinusOne, Label fail) {
    b.asLong(i.b);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFEQ, fail);
    if (notMinusOne) {
      b.asLong(i.b);
      asm.push(-1L);
      asm.insn(LCMP);
      asm.jump(IFEQ, fail);
    }
    b.asLong(i.a);
    b.asLong(i.b);
    asm.fixed("java/lang/Math", method, "(JJ)J");
    asm.var(LSTORE, b.tempLong);
  }

  /** Negation and plus of a number whose kind is known; false when it is not. */
  boolean unary(Instr i, int pc) {
    byte k = b.kind(i.a);
    if (k == Kind.INT) {
      b.asLong(i.a);
      if (i.op == Op.NEG) {
        Label fail = b.exit(pc, ExitKind.OVERFLOW);
        asm.push(Long.MIN_VALUE);
        asm.insn(LCMP);
        asm.jump(IFEQ, fail);
        b.asLong(i.a);
        asm.insn(LNEG);
      }
      b.setLong(i.dst);
      return true;
    }
    if (k == Kind.FLOAT) {
      b.asDouble(i.a);
      if (i.op == Op.NEG) {
        asm.insn(DNEG);
      }
      b.setDouble(i.dst);
      return true;
    }
    return false;
  }

  // ---- floats

  private void floats(Instr i, int pc, NumberPlan plan) {
    if (i.op == Op.DIV || i.op == Op.IDIV) {
      Label fail = b.exit(pc, ExitKind.OVERFLOW);
      number(i.b, plan.right());
      asm.push(0.0);
      asm.insn(DCMPL);
      asm.jump(IFEQ, fail);
    }
    number(i.a, plan.left());
    number(i.b, plan.right());
    asm.insn(
        switch (i.op) {
          case ADD, IADD -> DADD;
          case SUB, ISUB -> DSUB;
          case MUL, IMUL -> DMUL;
          case DIV, IDIV -> DDIV;
          default -> throw new IllegalStateException("no float form of " + i.op);
        });
    b.setDouble(i.dst);
  }

  /** Pushes a number as a double. */
  private void number(int operand, byte kind) {
    if (kind == Kind.INT) {
      b.asLong(operand);
      asm.insn(L2D);
    } else {
      b.asDouble(operand);
    }
  }

  // ---- comparisons

  /** Compares two operands that are guarded already; jumps when it holds. */
  void compare(Op op, Instr i, NumberPlan plan, Label yes) {
    int c = Operators.comparison(op);
    if (plan == NumberPlan.INTS) {
      b.asLong(i.a);
      b.asLong(i.b);
      asm.insn(LCMP);
    } else {
      b.asDouble(i.a);
      b.asDouble(i.b);
      // A NaN must make every comparison but != fail.
      asm.insn(c == Compare.LT || c == Compare.LE ? DCMPG : DCMPL);
    }
    asm.jump(
        c == Compare.LT
            ? IFLT
            : c == Compare.LE
                ? IFLE
                : c == Compare.EQ ? IFEQ : c == Compare.NE ? IFNE : c == Compare.GT ? IFGT : IFGE,
        yes);
  }
}
