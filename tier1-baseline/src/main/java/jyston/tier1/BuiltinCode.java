package jyston.tier1;

import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls of builtin functions, methods and classes that are known: straight to the Java method. */
final class BuiltinCode implements Opcodes {
  private static final String BUILTIN = Asm.P + "PyBuiltinFunction";
  private static final String SPEC = Asm.P + "BuiltinSpec";

  private final Body b;
  private final Asm asm;
  private final IntrinsicCode intrinsics;

  BuiltinCode(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.intrinsics = new IntrinsicCode(b, this);
  }

  /** Leaves unless the function called is the one of a plan. */
  void guard(CallPlan p, Instr i, int pc) {
    if (p.by == CallPlan.By.METHOD || p.by == CallPlan.By.MODULE) {
      return;
    }
    Label fail = b.exit(pc, ExitKind.TARGET);
    b.probe(fail);
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    if (p.by == CallPlan.By.CLASS) {
      b.data.push(asm, p.type, Asm.P + "PyType");
      asm.jump(IF_ACMPNE, fail);
      return;
    }
    asm.type(INSTANCEOF, BUILTIN);
    asm.jump(IFEQ, fail);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, BUILTIN);
    asm.field(GETFIELD, BUILTIN, "spec", "L" + SPEC + ";");
    b.data.push(asm, p.spec, SPEC);
    asm.jump(IF_ACMPNE, fail);
  }

  /** A call by plan, once it is guarded. */
  void call(CallPlan p, Instr i, int pc) {
    b.unit.count(Optimisation.DIRECT_CALLS);
    if (p.intrinsic != null && intrinsics.write(p, i, pc)) {
      return;
    }
    result(invoke(p, i, pc), i.dst);
    b.attention(pc, i.dst);
  }

  /** Whether a call gives a truth value that may be branched on at once. */
  static boolean tells(CallPlan p) {
    return p != null && p.python == null && p.result == 'Z';
  }

  /**
   * A call that only decides a branch.
   *
   * @param t the branch
   * @param yes where to go when the answer is yes; behind what is written it is no
   */
  void branch(CallPlan p, Instr i, int pc, Instr t, Label yes) {
    guard(p, i, pc);
    b.unit.count(Optimisation.DIRECT_CALLS);
    b.unit.count(Optimisation.BRANCHES);
    Label no = new Label();
    if (p.intrinsic == Intrinsic.ISINSTANCE) {
      Label slow = intrinsics.isInstance(i, () -> answer(p, i, pc, t, yes, no));
      asm.var(ILOAD, b.exit);
      asm.jump(IFLT, slow);
      asm.var(ILOAD, b.exit);
      asm.jump(IFNE, yes);
    } else {
      answer(p, i, pc, t, yes, no);
    }
    asm.label(no);
    // Nothing was put there.
    b.s.kind[i.dst] = Kind.NONE;
    b.s.boxed[i.dst] = false;
  }

  /** Calls, and goes where the answer says; leaves when somebody wants the frame. */
  private void answer(CallPlan p, Instr i, int pc, Instr t, Label yes, Label no) {
    invoke(p, i, pc);
    Label positive =
        b.later(
            () -> {
              b.attentionTo(b.cfg.block(t.t0).start());
              asm.jump(GOTO, yes);
            });
    asm.jump(IFNE, positive);
    b.attentionTo(b.cfg.block(t.t1).start());
    asm.jump(GOTO, no);
  }

  /** Calls the Java method of a plan; gives the letter of what it pushes. */
  char invoke(CallPlan p, Instr i, int pc) {
    boolean doubles = p.result == 'd' && numbers(i.more);
    if (!doubles) {
      for (int m : i.more) {
        if (!Instr.isConst(m)) {
          b.object(m);
          asm.insn(POP);
        }
      }
    }
    b.memory.observe(pc);
    String table = p.spec.table.getClass().getName().replace('.', '/');
    b.data.push(asm, p.spec.table, table);
    if (doubles) {
      for (int m : i.more) {
        b.number(m);
      }
      asm.virtual(table, "d" + p.spec.id + "_" + p.args, "(" + "D".repeat(p.args) + ")D");
      return 'D';
    }
    switch (p.by) {
      case CLASS -> b.data.push(asm, p.type, Asm.OBJECT);
      case BOUND -> {
        b.object(i.a);
        asm.type(CHECKCAST, BUILTIN);
        asm.field(GETFIELD, BUILTIN, "self", Asm.DESC);
      }
      case METHOD -> b.object(i.b);
      default -> {}
    }
    for (int m : i.more) {
      b.object(m);
    }
    for (int m : i.more) {
      b.memory.drop(m, pc + 1, i.dst);
    }
    char c = p.result == 'd' ? 'D' : p.result;
    asm.virtual(
        table,
        "f" + p.spec.id + "_" + p.args,
        "(" + Asm.DESC.repeat(p.args) + ")" + (c == 'L' ? Asm.DESC : c));
    return c;
  }

  private boolean numbers(int[] operands) {
    for (int m : operands) {
      byte k = b.kind(m);
      if (k != Kind.INT && k != Kind.FLOAT) {
        return false;
      }
    }
    return true;
  }

  /** Puts what a Java method has returned into a register. */
  void result(char c, int dst) {
    switch (c) {
      case 'V' -> {
        asm.field(GETSTATIC, Asm.P + "Py", "None", "L" + Asm.P + "PyNone;");
        b.setObject(dst);
      }
      case 'I' -> {
        asm.insn(I2L);
        b.setLong(dst);
      }
      case 'J' -> b.setLong(dst);
      case 'D' -> b.setDouble(dst);
      case 'Z' -> {
        asm.fixed(Asm.P + "Py", "bool", "(Z)L" + Asm.P + "PyBool;");
        b.setObject(dst);
      }
      default -> b.setObject(dst);
    }
  }
}
