package jyston.tier1;

import java.util.List;
import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.OperandCell;
import jyston.profiler.Optimisation;
import jyston.runtime.Compare;
import jyston.runtime.Operators;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Operators on objects: by a call of the special method where that is one of Python and its class
 * is known, else through the object model.
 */
final class OperatorCode implements Opcodes {
  private static final String INSTANCE = Asm.P + "PyInstance";
  private static final String SHAPE = Asm.P + "Shape";
  private static final String TYPE = Asm.P + "PyType";
  private static final String TWO = "(I" + Asm.DESC + Asm.DESC + ")" + Asm.DESC;

  private final Body b;
  private final Asm asm;
  private final CallCode calls;

  OperatorCode(Body b, CallCode calls) {
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  private OperandCell cell(int pc) {
    return b.unit.may(Optimisation.OPERATORS) && b.unit.profile.at(pc) instanceof OperandCell c
        ? c
        : null;
  }

  /** An arithmetic operation. */
  void arithmetic(Instr i, int pc) {
    boolean inPlace = Operators.inPlace(i.op);
    int op = Operators.arithmetic(i.op);
    b.memory.observe(pc);
    Runnable generic =
        () -> {
          asm.push(op);
          b.object(i.a);
          b.object(i.b);
          if (i.op.plain() == Op.ADD) {
            asm.support(inPlace ? "addTo" : "add", TWO);
          } else {
            asm.fixed(Asm.P + "Arith", inPlace ? "inPlace" : "binary", TWO);
          }
        };
    OperatorPlan plan = OperatorPlan.arithmetic(i, cell(pc));
    if (plan == null) {
      generic.run();
    } else {
      write(plan, i, op, inPlace, generic);
    }
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  /** A comparison. */
  void compare(Instr i, int pc) {
    b.memory.observe(pc);
    result(i, pc, OperatorPlan.comparison(i, cell(pc)));
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  /** Pushes whether a comparison holds that only decides a branch. */
  void test(Instr i, int pc) {
    b.memory.observe(pc);
    OperatorPlan plan = OperatorPlan.comparison(i, cell(pc));
    int op = Operators.comparison(i.op);
    if (plan == null && (op == Compare.EQ || op == Compare.NE) && isStr(i.b)) {
      b.object(i.a);
      b.object(i.b);
      asm.type(CHECKCAST, Asm.P + "PyStr");
      asm.push(op);
      asm.fixed(Asm.P + "Compare", "testStr", "(" + Asm.DESC + "L" + Asm.P + "PyStr;I)Z");
      return;
    }
    if (plan == null) {
      b.object(i.a);
      b.object(i.b);
      asm.push(op);
      asm.fixed(Asm.P + "Compare", "test", "(" + Asm.DESC + Asm.DESC + "I)Z");
      return;
    }
    result(i, pc, plan);
    asm.virtual(Asm.OBJECT, "isTrue", "()Z");
  }

  private boolean isStr(int operand) {
    return Instr.isConst(operand) && b.unit.code.constant(~operand).getClass() == PyStr.class;
  }

  private void result(Instr i, int pc, OperatorPlan plan) {
    int op = Operators.comparison(i.op);
    Runnable generic =
        () -> {
          b.object(i.a);
          b.object(i.b);
          asm.push(op);
          asm.fixed(Asm.P + "Compare", "rich", "(" + Asm.DESC + Asm.DESC + "I)" + Asm.DESC);
        };
    if (plan == null) {
      generic.run();
    } else {
      write(plan, i, op, false, generic);
    }
  }

  /** The plan for a subscript that is read, or null. */
  OperatorPlan item(int pc) {
    return OperatorPlan.item(cell(pc));
  }

  /** Reads a subscript. */
  void item(OperatorPlan plan, Instr i, int pc) {
    b.memory.observe(pc);
    write(
        plan,
        i,
        0,
        false,
        () -> {
          b.object(i.a);
          b.object(i.b);
          asm.support("item", "(" + Asm.DESC + Asm.DESC + ")" + Asm.DESC);
        });
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  private void write(OperatorPlan plan, Instr i, int op, boolean inPlace, Runnable generic) {
    b.unit.count(Optimisation.OPERATORS);
    int self = plan.reflected() ? i.b : i.a;
    int other = plan.reflected() ? i.a : i.b;
    // Both are there as objects on every way from here.
    b.object(other);
    asm.var(ASTORE, b.temp2);
    b.object(self);
    asm.var(ASTORE, b.temp);
    Label done = new Label();
    Label slow =
        b.later(
            () -> {
              generic.run();
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    b.probe(slow);
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, INSTANCE);
    asm.jump(IFEQ, slow);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, INSTANCE);
    type();
    type(plan.type());
    asm.jump(IF_ACMPNE, slow);
    type(plan.type());
    asm.field(GETFIELD, TYPE, "version", "I");
    asm.push(plan.version());
    asm.jump(IF_ICMPNE, slow);
    if (plan.others() != null) {
      guard(plan, other, slow);
    }
    calls.known(
        plan.method(),
        2,
        () -> {
          b.object(self);
          b.object(other);
        });
    asm.var(ASTORE, b.temp2);
    if (plan.step() != OperatorPlan.Step.ITEM) {
      Label not =
          b.later(
              () -> {
                asm.push(op);
                b.object(i.a);
                b.object(i.b);
                rest(plan, inPlace);
                asm.var(ASTORE, b.temp2);
                asm.jump(GOTO, done);
              });
      asm.var(ALOAD, b.temp2);
      asm.field(GETSTATIC, Asm.P + "Py", "NotImplemented", Asm.DESC);
      asm.jump(IF_ACMPEQ, not);
    }
    asm.label(done);
    asm.var(ALOAD, b.temp2);
  }

  private void rest(OperatorPlan plan, boolean inPlace) {
    switch (plan.step()) {
      case IN_PLACE -> asm.fixed(Asm.P + "Arith", "afterInPlace", TWO);
      case COMPARISON ->
          asm.fixed(Asm.P + "Compare", plan.reflected() ? "afterReflected" : "afterMethod", TWO);
      default -> {
        asm.push(inPlace ? 1 : 0);
        asm.fixed(
            Asm.P + "Arith",
            plan.reflected() ? "afterReflected" : "afterMethod",
            "(I" + Asm.DESC + Asm.DESC + "Z)" + Asm.DESC);
      }
    }
  }

  /** Turns the instance pushed to its class. */
  private void type() {
    asm.field(GETFIELD, INSTANCE, "shape", "L" + SHAPE + ";");
    asm.field(GETFIELD, SHAPE, "type", "L" + TYPE + ";");
  }

  private void type(PyType t) {
    b.data.push(asm, t, TYPE);
  }

  /** Jumps unless the other operand, in temp2, is of a type that it was seen to be of. */
  private void guard(OperatorPlan plan, int other, Label slow) {
    List<PyType> types = plan.others();
    byte kind = b.kind(other);
    if (kind == Kind.INT && types.contains(PyLong.TYPE)
        || kind == Kind.FLOAT && types.contains(PyFloat.TYPE)) {
      return;
    }
    Label ok = new Label();
    for (int k = 0; k < types.size(); k++) {
      PyType t = types.get(k);
      boolean last = k == types.size() - 1;
      asm.var(ALOAD, b.temp2);
      if (t == PyLong.TYPE) {
        asm.type(INSTANCEOF, Asm.P + "PyInt");
        asm.jump(last ? IFEQ : IFNE, last ? slow : ok);
      } else if (t == PyFloat.TYPE) {
        asm.support("isFloat", "(" + Asm.DESC + ")Z");
        asm.jump(last ? IFEQ : IFNE, last ? slow : ok);
      } else {
        asm.virtual(Asm.OBJECT, "type", "()L" + TYPE + ";");
        type(t);
        asm.jump(last ? IF_ACMPNE : IF_ACMPEQ, last ? slow : ok);
      }
    }
    asm.label(ok);
  }
}
