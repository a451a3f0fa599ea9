package jyston.tier1;

import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Code in place of calls of builtin functions, on unboxed numbers where there are some. */
final class IntrinsicCode implements Opcodes {
  private static final String LIST = Asm.P + "PyList";
  private static final String FLOAT = Asm.P + "PyFloat";
  private static final String TYPE = Asm.P + "PyType";
  private static final String MATH = "java/lang/Math";

  /** The least double that is no 64-bit int. */
  private static final double TOO_MUCH = 0x1p63;

  private final Body b;
  private final Asm asm;
  private final BuiltinCode calls;

  IntrinsicCode(Body b, BuiltinCode calls) {
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  /** Writes a call that is guarded; false where it is better called. */
  boolean write(CallPlan p, Instr i, int pc) {
    int x = i.more[0];
    byte k = b.kind(x);
    switch (p.intrinsic) {
      case LEN -> len(p, i, pc);
      case ISINSTANCE -> {
        Label done = new Label();
        Label slow =
            isInstance(
                i,
                () -> {
                  calls.result(calls.invoke(p, i, pc), i.dst);
                  b.attention(pc, i.dst);
                  asm.jump(GOTO, done);
                });
        asm.var(ILOAD, b.exit);
        asm.jump(IFLT, slow);
        asm.var(ILOAD, b.exit);
        calls.result('Z', i.dst);
        asm.label(done);
      }
      case ABS -> {
        return abs(i, pc, x, k);
      }
      case MIN, MAX -> {
        return extreme(p.intrinsic == Intrinsic.MAX, i, x, i.more[1]);
      }
      case FLOAT -> real(p, i, pc, x, k);
      case INT -> {
        return integer(i, pc, x, k);
      }
      case COMPLEX -> {
        return complex(i);
      }
      case TYPE -> {
        b.object(x);
        asm.virtual(Asm.OBJECT, "type", "()L" + TYPE + ";");
        b.setObject(i.dst);
      }
      case LIST -> {
        b.memory.observe(pc);
        b.object(x);
        asm.support("list", "(" + Asm.DESC + ")" + Asm.DESC);
        b.setObject(i.dst);
        b.attention(pc, i.dst);
      }
      case APPEND -> append(i, x, k);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void len(CallPlan p, Instr i, int pc) {
    b.object(i.more[0]);
    Label done = new Label();
    Label slow =
        b.later(
            () -> {
              calls.result(calls.invoke(p, i, pc), i.dst);
              b.attention(pc, i.dst);
              asm.jump(GOTO, done);
            });
    asm.support("size", "(" + Asm.DESC + ")I");
    asm.var(ISTORE, b.exit);
    asm.var(ILOAD, b.exit);
    asm.jump(IFLT, slow);
    asm.var(ILOAD, b.exit);
    calls.result('I', i.dst);
    asm.label(done);
  }

  /**
   * Finds out what isinstance says, as far as the classes tell: 1, 0 or, for unknown, -1 in the
   * local {@link Body#exit}.
   *
   * @param slow writes what is done where they do not tell; gives the place of that
   */
  Label isInstance(Instr i, Runnable slow) {
    b.object(i.more[0]);
    b.object(i.more[1]);
    asm.support("isInstance", "(" + Asm.DESC + Asm.DESC + ")I");
    asm.var(ISTORE, b.exit);
    return b.later(slow);
  }

  private boolean abs(Instr i, int pc, int x, byte k) {
    if (k == Kind.INT) {
      Label fail = b.exit(pc, ExitKind.OVERFLOW);
      b.asLong(x);
      asm.push(Long.MIN_VALUE);
      asm.insn(LCMP);
      asm.jump(IFEQ, fail);
      b.asLong(x);
      asm.fixed(MATH, "abs", "(J)J");
      b.setLong(i.dst);
    } else if (k == Kind.FLOAT) {
      b.asDouble(x);
      asm.fixed(MATH, "abs", "(D)D");
      b.setDouble(i.dst);
    } else if (k == Kind.COMPLEX) {
      b.complexes.abs(i.dst, x, pc);
    } else {
      return false;
    }
    return true;
  }

  private boolean complex(Instr i) {
    if (!b.unit.may(Optimisation.COMPLEX)) {
      return false;
    }
    for (int m : i.more) {
      if (b.kind(m) != Kind.INT && b.kind(m) != Kind.FLOAT) {
        return false;
      }
    }
    b.complexes.make(i.dst, i.more);
    return true;
  }

  private boolean extreme(boolean max, Instr i, int x, int y) {
    byte k = b.kind(x);
    if (k != b.kind(y)) {
      return false;
    }
    if (k == Kind.INT) {
      b.asLong(x);
      b.asLong(y);
      asm.fixed(MATH, max ? "max" : "min", "(JJ)J");
      b.setLong(i.dst);
    } else if (k == Kind.FLOAT) {
      // The second is taken only where it compares so, which a NaN never does.
      Label end = new Label();
      b.asDouble(x);
      asm.var(DSTORE, b.tempDouble);
      b.asDouble(y);
      b.asDouble(x);
      asm.insn(max ? DCMPL : DCMPG);
      asm.jump(max ? IFLE : IFGE, end);
      b.asDouble(y);
      asm.var(DSTORE, b.tempDouble);
      asm.label(end);
      asm.var(DLOAD, b.tempDouble);
      b.setDouble(i.dst);
    } else {
      return false;
    }
    return true;
  }

  private void real(CallPlan p, Instr i, int pc, int x, byte k) {
    if (k == Kind.INT) {
      b.asLong(x);
      asm.insn(L2D);
      b.setDouble(i.dst);
    } else if (k == Kind.FLOAT) {
      b.asDouble(x);
      b.setDouble(i.dst);
    } else {
      calls.invoke(p, i, pc);
      asm.type(CHECKCAST, FLOAT);
      asm.field(GETFIELD, FLOAT, "value", "D");
      b.setDouble(i.dst);
      b.attention(pc, i.dst);
    }
  }

  private boolean integer(Instr i, int pc, int x, byte k) {
    if (k == Kind.INT) {
      b.asLong(x);
      b.setLong(i.dst);
    } else if (k == Kind.FLOAT) {
      Label fail = b.exit(pc, ExitKind.OVERFLOW);
      b.asDouble(x);
      asm.fixed(MATH, "abs", "(D)D");
      asm.push(TOO_MUCH);
      asm.insn(DCMPG);
      asm.jump(IFGE, fail);
      b.asDouble(x);
      asm.insn(D2L);
      b.setLong(i.dst);
    } else {
      return false;
    }
    return true;
  }

  private void append(Instr i, int x, byte k) {
    b.object(i.b);
    asm.type(CHECKCAST, LIST);
    if (k == Kind.INT) {
      b.asLong(x);
      asm.virtual(LIST, "addLong", "(J)V");
    } else if (k == Kind.FLOAT) {
      b.asDouble(x);
      asm.virtual(LIST, "addDouble", "(D)V");
    } else {
      b.object(x);
      asm.virtual(LIST, "add", "(" + Asm.DESC + ")V");
    }
    calls.result('V', i.dst);
  }
}
