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

  BuiltinCode(Body b) {
    this.b = b;
    this.asm = b.asm;
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
    for (int m : i.more) {
      if (!Instr.isConst(m)) {
        b.object(m);
        asm.insn(POP);
      }
    }
    b.memory.observe(pc);
    String table = p.spec.table.getClass().getName().replace('.', '/');
    b.data.push(asm, p.spec.table, table);
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
    char c = p.result;
    asm.virtual(
        table,
        "f" + p.spec.id + "_" + p.args,
        "(" + Asm.DESC.repeat(p.args) + ")" + (c == 'L' ? Asm.DESC : c));
    result(c, i.dst);
    b.attention(pc, i.dst);
  }

  /** Puts what a Java method has returned into a register. */
  private void result(char c, int dst) {
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

  /** The kind of the result of a plan. */
  static byte kind(CallPlan p) {
    return p == null ? Kind.OBJECT : p.kind();
  }
}
