package jyston.tier1;

import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.profiler.SiteCell;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Calls: of Python functions straight to their compiled code, of classes, of anything. */
final class CallCode implements Opcodes {
  private static final String FUNCTION = Asm.P + "PyFunction";
  private static final String COMPILED = Asm.P + "CompiledCode";
  private static final String TYPE = Asm.P + "PyType";
  private static final int FIXED = 4;

  private final Body b;
  private final Asm asm;
  final BuiltinCode builtins;
  final BindingCode bindings;

  CallCode(Body b) {
    this.b = b;
    this.builtins = new BuiltinCode(b);
    this.asm = b.asm;
    this.bindings = new BindingCode(b, this);
  }

  private static String objects(int n) {
    return Asm.DESC.repeat(n);
  }

  /** Pushes the result of a call of a function that is known, as long as it is one of Python. */
  void known(PyObject fn, int n, Runnable args) {
    if (fn instanceof PyFunction && n <= FIXED) {
      b.data.push(asm, fn, FUNCTION);
      asm.field(GETFIELD, FUNCTION, "compiled", "L" + COMPILED + ";");
      b.data.push(asm, fn, FUNCTION);
      args.run();
      asm.virtual(COMPILED, "try" + n, "(L" + FUNCTION + ";" + objects(n) + ")" + Asm.DESC);
      asm.var(ASTORE, b.temp);
      asm.var(ALOAD, b.temp);
      asm.jump(IFNULL, b.handlers.raised);
      asm.var(ALOAD, b.temp);
    } else {
      b.data.push(asm, fn, Asm.OBJECT);
      args.run();
      asm.virtual(Asm.OBJECT, "call" + n, "(" + objects(n) + ")" + Asm.DESC);
    }
  }

  /** Pushes the result of a call of the object in temp, with n arguments. */
  private void call(int n, Runnable args, boolean python) {
    if (!python || n > FIXED) {
      any(n, args);
      return;
    }
    Label done = new Label();
    Label other =
        b.later(
            () -> {
              any(n, args);
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, FUNCTION);
    asm.jump(IFEQ, other);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, FUNCTION);
    asm.field(GETFIELD, FUNCTION, "compiled", "L" + COMPILED + ";");
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, FUNCTION);
    args.run();
    asm.virtual(COMPILED, "try" + n, "(L" + FUNCTION + ";" + objects(n) + ")" + Asm.DESC);
    asm.var(ASTORE, b.temp2);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNULL, b.handlers.raised);
    asm.label(done);
    asm.var(ALOAD, b.temp2);
  }

  /** Pushes the result of a call of the object in temp, whatever it is. */
  void any(int n, Runnable args) {
    asm.var(ALOAD, b.temp);
    args.run();
    if (n > FIXED) {
      asm.virtual(Asm.OBJECT, "callN", "([" + Asm.DESC + ")" + Asm.DESC);
    } else {
      asm.virtual(Asm.OBJECT, "call" + n, "(" + objects(n) + ")" + Asm.DESC);
    }
  }

  /** Pushes operands, or an array of them where there are many, which nobody else need keep. */
  void arguments(Instr i, int pc, int lead) {
    int[] more = i.more;
    int n = more.length + (lead >= 0 ? 1 : 0);
    if (n <= FIXED) {
      if (lead >= 0) {
        b.object(lead);
      }
      for (int m : more) {
        b.object(m);
      }
    } else {
      array(lead, more);
    }
    for (int m : more) {
      b.memory.drop(m, pc + 1, i.dst);
    }
  }

  /** Pushes a new array of operands. */
  void array(int lead, int[] more) {
    int k = 0;
    asm.push(more.length + (lead >= 0 ? 1 : 0));
    asm.type(ANEWARRAY, Asm.OBJECT);
    if (lead >= 0) {
      element(k++, lead);
    }
    for (int m : more) {
      element(k++, m);
    }
  }

  private void element(int k, int operand) {
    asm.insn(DUP);
    asm.push(k);
    b.object(operand);
    asm.insn(AASTORE);
  }

  /** Brings the operands into object slots first, so that code out of line finds them there. */
  void prepare(int[] more) {
    for (int m : more) {
      if (!Instr.isConst(m)) {
        b.object(m);
        asm.insn(POP);
      }
    }
  }

  /** {@code CALL}. */
  void call(Instr i, int pc) {
    CallPlan plan = b.unit.plans.at(pc);
    if (plan != null) {
      builtins.guard(plan, i, pc);
      builtins.call(plan, i, pc);
      return;
    }
    Binding binding = b.unit.bindings.at(pc);
    if (binding != null) {
      bindings.call(binding, i, pc);
      return;
    }
    prepare(i.more);
    b.memory.forget(pc);
    b.memory.observe(pc);
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    SiteCell cell = b.unit.profile.at(pc) instanceof SiteCell c ? c : null;
    Object target = cell != null && cell.seen.single() ? cell.seen.get(0) : null;
    if (target instanceof PyType t && makes(t, i.more.length)) {
      construct(t, i, pc);
    } else {
      boolean python = cell == null || cell.seen.size() == 0 || seesCode(cell);
      call(i.more.length, () -> arguments(i, pc, -1), python);
    }
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  private static boolean seesCode(SiteCell cell) {
    for (int k = 0; k < cell.seen.size(); k++) {
      if (cell.seen.get(k) instanceof Code) {
        return true;
      }
    }
    return cell.seen.many();
  }

  private static boolean makes(PyType t, int args) {
    return args < FIXED
        && t.isHeap()
        && t.makesPlainInstances()
        && t.initializer() instanceof PyFunction;
  }

  /** A new instance of a class and its {@code __init__}, while the class stays as it is. */
  private void construct(PyType t, Instr i, int pc) {
    int n = i.more.length;
    Label done = new Label();
    Label other =
        b.later(
            () -> {
              any(n, () -> arguments(i, pc, -1));
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    asm.var(ALOAD, b.temp);
    b.data.push(asm, t, TYPE);
    asm.jump(IF_ACMPNE, other);
    b.probe(other);
    b.data.push(asm, t, TYPE);
    asm.field(GETFIELD, TYPE, "version", "I");
    asm.push(t.version);
    asm.jump(IF_ICMPNE, other);
    b.data.push(asm, t, TYPE);
    asm.virtual(TYPE, "newInstance", "()L" + Asm.P + "PyInstance;");
    asm.var(ASTORE, b.temp2);
    known(
        t.initializer(),
        n + 1,
        () -> {
          asm.var(ALOAD, b.temp2);
          arguments(i, pc, -1);
        });
    asm.var(ASTORE, b.temp);
    b.data.push(asm, t, TYPE);
    asm.var(ALOAD, b.temp);
    asm.virtual(TYPE, "checkInit", "(" + Asm.DESC + ")V");
    asm.label(done);
    asm.var(ALOAD, b.temp2);
  }

  /** {@code CALL_METHOD}. */
  void method(Instr i, int pc) {
    CallPlan plan = b.unit.plans.at(pc);
    if (plan != null && plan.python == null) {
      builtins.call(plan, i, pc);
      return;
    }
    Binding binding = b.unit.bindings.at(pc);
    if (binding != null) {
      bindings.call(binding, i, pc);
      return;
    }
    prepare(i.more);
    b.memory.forget(pc);
    b.memory.observe(pc);
    if (plan != null && plan.args <= FIXED) {
      known(plan.python, plan.args, () -> arguments(i, pc, -1));
      b.setObject(i.dst);
      b.attention(pc, i.dst);
      return;
    }
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label done = new Label();
    Label bound =
        b.later(
            () -> {
              any(i.more.length, () -> arguments(i, pc, -1));
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    b.object(i.b);
    asm.jump(IFNULL, bound);
    call(i.more.length + 1, () -> arguments(i, pc, i.b), true);
    asm.var(ASTORE, b.temp2);
    asm.label(done);
    asm.var(ALOAD, b.temp2);
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }
}
