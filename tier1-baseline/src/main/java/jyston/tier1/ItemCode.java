package jyston.tier1;

import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.profiler.OperandCell;
import jyston.profiler.SiteCell;
import jyston.profiler.TypeSet;
import jyston.runtime.PyList;
import jyston.runtime.PyTuple;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Subscripts, displays and unpacking. */
final class ItemCode implements Opcodes {
  private static final String LIST = Asm.P + "PyList";
  private static final String TUPLE = Asm.P + "PyTuple";
  private static final String ARRAY = "[" + Asm.DESC;

  private final Body b;
  private final Asm asm;
  private final CallCode calls;
  private final OperatorCode operators;

  private final SliceCode slices;

  ItemCode(Body b, CallCode calls, OperatorCode operators, SliceCode slices) {
    this.operators = operators;
    this.slices = slices;
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  /** {@code GET_ITEM}. */
  void get(Instr i, int pc) {
    OperandCell cell = b.unit.profile.at(pc) instanceof OperandCell c ? c : null;
    boolean index = cell != null && cell.right() == OperandCell.INT;
    byte want = b.types.wanted(pc, b.s.kind);
    if (index) {
      b.guard(i.b, Kind.INT, pc, ExitKind.RIGHT_OPERAND);
    }
    TypeSet in = cell == null ? null : cell.leftTypes();
    boolean list = index && in != null && in.size() > 0 && in.get(0) == PyList.TYPE;
    boolean tuple = index && in != null && in.size() > 0 && in.get(0) == PyTuple.TYPE;
    Label done = new Label();
    Runnable generic =
        () -> {
          b.memory.observe(pc);
          b.object(i.a);
          b.object(i.b);
          asm.support("item", "(" + Asm.DESC + Asm.DESC + ")" + Asm.DESC);
          b.setObject(i.dst);
          b.attention(pc, i.dst);
          if (want != Kind.OBJECT) {
            // The next instruction wants a number; it has not been reached yet.
            b.guard(i.dst, want, pc + 1, ExitKind.RESULT);
          }
        };
    OperatorPlan plan = operators.item(pc);
    if (plan != null) {
      operators.item(plan, i, pc);
      if (want != Kind.OBJECT) {
        b.guard(i.dst, want, pc + 1, ExitKind.RESULT);
      }
      return;
    }
    Instr slice = slices.merged(pc);
    if (slice != null) {
      slices.item(slice, i, pc, generic);
      return;
    }
    if (!list && !tuple) {
      generic.run();
      return;
    }
    Label slow =
        in.single()
            ? b.exit(pc, ExitKind.LEFT_OPERAND)
            : b.later(
                () -> {
                  generic.run();
                  b.unframe(pc + 1, i.dst);
                  asm.jump(GOTO, done);
                });
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.virtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
    asm.push(org.objectweb.asm.Type.getObjectType(list ? LIST : TUPLE));
    asm.jump(IF_ACMPNE, slow);
    b.asLong(i.b);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, list ? LIST : TUPLE);
    asm.virtual(list ? LIST : TUPLE, "size", "()I");
    asm.support("place", "(JI)I");
    asm.insn(I2L);
    asm.var(LSTORE, b.tempLong);
    asm.var(LLOAD, b.tempLong);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, slow);
    if (list && want != Kind.OBJECT) {
      boolean ints = want == Kind.INT;
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, LIST);
      asm.virtual(LIST, ints ? "longs" : "doubles", ints ? "()[J" : "()[D");
      asm.jump(IFNULL, slow);
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, LIST);
      asm.virtual(LIST, ints ? "longs" : "doubles", ints ? "()[J" : "()[D");
      asm.var(LLOAD, b.tempLong);
      asm.insn(L2I);
      asm.insn(ints ? LALOAD : DALOAD);
      if (ints) {
        b.setLong(i.dst);
      } else {
        b.setDouble(i.dst);
      }
    } else {
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, list ? LIST : TUPLE);
      asm.var(LLOAD, b.tempLong);
      asm.insn(L2I);
      asm.virtual(list ? LIST : TUPLE, "get", "(I)" + Asm.DESC);
      b.setObject(i.dst);
      if (want != Kind.OBJECT) {
        b.guard(i.dst, want, pc + 1, ExitKind.RESULT);
      }
    }
    asm.label(done);
    // The two ways agree on the kind only.
    b.s.boxed[i.dst] = false;
    b.s.memory[i.dst] = State.DIRTY;
  }

  /** {@code SET_ITEM}. */
  void set(Instr i, int pc) {
    SiteCell cell = b.unit.profile.at(pc) instanceof SiteCell c ? c : null;
    boolean list = cell != null && cell.seen.size() > 0 && cell.seen.get(0) == PyList.class;
    byte k = b.kind(i.b);
    Label done = new Label();
    Runnable generic =
        () -> {
          b.memory.observe(pc);
          b.object(i.a);
          b.object(i.b);
          b.object(i.c);
          asm.virtual(Asm.OBJECT, "setItem", "(" + Asm.DESC + Asm.DESC + ")V");
          b.attention(pc);
        };
    if (!list || k != Kind.INT) {
      generic.run();
      return;
    }
    Label slow =
        b.later(
            () -> {
              generic.run();
              b.unframe(pc + 1);
              asm.jump(GOTO, done);
            });
    byte v = b.kind(i.c);
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.virtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
    asm.push(org.objectweb.asm.Type.getObjectType(LIST));
    asm.jump(IF_ACMPNE, slow);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, LIST);
    b.asLong(i.b);
    if (v == Kind.INT) {
      b.asLong(i.c);
      asm.support("setLong", "(L" + LIST + ";JJ)Z");
    } else if (v == Kind.FLOAT) {
      b.asDouble(i.c);
      asm.support("setDouble", "(L" + LIST + ";JD)Z");
    } else {
      b.object(i.c);
      asm.support("setItem", "(L" + LIST + ";J" + Asm.DESC + ")Z");
    }
    asm.jump(IFEQ, slow);
    asm.label(done);
  }

  /** {@code LIST_APPEND} of a comprehension's own list. */
  void append(Instr i) {
    b.object(i.a);
    asm.type(CHECKCAST, LIST);
    byte k = b.kind(i.b);
    if (k == Kind.INT) {
      b.asLong(i.b);
      asm.virtual(LIST, "addLong", "(J)V");
    } else if (k == Kind.FLOAT) {
      b.asDouble(i.b);
      asm.virtual(LIST, "addDouble", "(D)V");
    } else {
      b.object(i.b);
      asm.virtual(LIST, "add", "(" + Asm.DESC + ")V");
    }
  }

  /** {@code BUILD_TUPLE}. */
  void tuple(Instr i) {
    calls.array(-1, i.more);
    asm.fixed(TUPLE, "wrap", "(" + ARRAY + ")L" + TUPLE + ";");
    b.setObject(i.dst);
  }

  /** {@code BUILD_LIST}. */
  void list(Instr i) {
    if (i.more.length == 0) {
      asm.type(NEW, LIST);
      asm.insn(DUP);
      asm.special(LIST, "<init>", "()V");
    } else {
      calls.array(-1, i.more);
      asm.fixed(LIST, "wrap", "(" + ARRAY + ")L" + LIST + ";");
    }
    b.setObject(i.dst);
  }

  /** {@code UNPACK}. */
  void unpack(Instr i, int pc) {
    int n = i.more.length;
    Label done = new Label();
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label slow =
        b.later(
            () -> {
              b.memory.observe(pc);
              asm.var(ALOAD, b.temp);
              asm.push(n);
              asm.support("unpack", "(" + Asm.DESC + "I)" + Asm.DESC);
              asm.var(ASTORE, b.temp);
              items(i);
              b.attentionTo(pc + 1, i.more);
              b.unframe(pc + 1, i.more);
              asm.jump(GOTO, done);
            });
    asm.var(ALOAD, b.temp);
    asm.push(n);
    asm.support("isTuple", "(" + Asm.DESC + "I)Z");
    asm.jump(IFEQ, slow);
    items(i);
    asm.label(done);
  }

  /** Takes the items of the tuple in temp. */
  private void items(Instr i) {
    for (int k = 0; k < i.more.length; k++) {
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, TUPLE);
      asm.field(GETFIELD, TUPLE, "items", ARRAY);
      asm.push(k);
      asm.insn(AALOAD);
      b.setObject(i.more[k]);
    }
  }
}
