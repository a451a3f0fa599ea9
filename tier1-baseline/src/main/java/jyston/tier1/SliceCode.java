package jyston.tier1;

import jyston.analysis.Kind;
import jyston.frontend.ast.Const;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Slices. Those with bounds that are unboxed or left out are taken of a list, or assigned to one,
 * without an object for the slice or for a bound.
 */
final class SliceCode implements Opcodes {
  private static final String SLICE = Asm.P + "PySlice";
  private static final String SLICES = Asm.P + "Slices";

  private final Body b;
  private final Asm asm;

  SliceCode(Body b) {
    this.b = b;
    this.asm = b.asm;
  }

  /** {@code GET_SLICE}. */
  void get(Instr i, int pc) {
    Runnable generic =
        () -> {
          b.memory.observe(pc);
          b.object(i.a);
          b.object(i.b);
          b.object(i.c);
          asm.fixed(SLICES, "get", "(" + Asm.DESC.repeat(3) + ")" + Asm.DESC);
          b.setObject(i.dst);
          b.attention(pc, i.dst);
        };
    if (isBound(i.b) && isBound(i.c)) {
      ofList(i.a, i.b, i.c, 1, i, pc, generic);
    } else {
      generic.run();
    }
  }

  /** {@code SET_SLICE}. */
  void set(Instr i, int pc) {
    int value = i.more[0];
    Runnable generic =
        () -> {
          b.memory.observe(pc);
          b.object(i.a);
          b.object(i.b);
          b.object(i.c);
          b.object(value);
          asm.fixed(SLICES, "set", "(" + Asm.DESC.repeat(4) + ")V");
          b.attention(pc);
        };
    if (!isBound(i.b) || !isBound(i.c)) {
      generic.run();
      return;
    }
    b.unit.count(Optimisation.SLICES);
    b.object(i.a);
    asm.insn(POP);
    b.object(value);
    asm.insn(POP);
    Label done = new Label();
    Label slow =
        b.later(
            () -> {
              generic.run();
              b.unframe(pc + 1);
              asm.jump(GOTO, done);
            });
    b.object(i.a);
    bound(i.b, 0);
    bound(i.c, Long.MAX_VALUE);
    b.object(value);
    asm.fixed(SLICES, "replace", "(" + Asm.DESC + "JJ" + Asm.DESC + ")Z");
    asm.jump(IFEQ, slow);
    asm.label(done);
  }

  /** {@code BUILD_SLICE}. */
  void build(Instr i) {
    asm.type(NEW, SLICE);
    asm.insn(DUP);
    b.object(i.a);
    b.object(i.b);
    if (i.c != Instr.NONE) {
      b.object(i.c);
    } else {
      asm.insn(ACONST_NULL);
    }
    asm.special(SLICE, "<init>", "(" + Asm.DESC.repeat(3) + ")V");
    b.setObject(i.dst);
  }

  /**
   * Whether the slice that an instruction makes is only there for the subscript read by the next
   * one, which takes its bounds instead: the register keeps what it had.
   */
  boolean merges(Instr i, int pc) {
    Instr next = b.cfg.instr(pc + 1);
    return next.op == Op.GET_ITEM
        && next.b == i.dst
        && next.a != i.dst
        && i.dst >= b.variables
        && !b.memory.hidden(i.dst)
        && (next.dst == i.dst || !b.leaving.live(pc + 2, i.dst))
        && isBound(i.a)
        && isBound(i.b)
        && step(i) != 0;
  }

  /** The instruction before a subscript that makes the slice for it alone, or null. */
  Instr merged(int pc) {
    if (pc == b.cfg.blockAt(pc).start()) {
      return null;
    }
    Instr i = b.cfg.instr(pc - 1);
    return i.op == Op.BUILD_SLICE && merges(i, pc - 1) ? i : null;
  }

  /**
   * A subscript with a slice of its own.
   *
   * @param generic writes the subscript of whatever it is, with the slice in its register
   */
  void item(Instr slice, Instr i, int pc, Runnable generic) {
    ofList(
        i.a,
        slice.a,
        slice.b,
        step(slice),
        i,
        pc,
        () -> {
          build(slice);
          generic.run();
        });
  }

  private void ofList(int list, int from, int to, long step, Instr i, int pc, Runnable generic) {
    b.unit.count(Optimisation.SLICES);
    b.memory.observe(pc);
    b.object(list);
    asm.insn(POP);
    Label done = new Label();
    Label slow =
        b.later(
            () -> {
              generic.run();
              b.unframe(pc + 1, i.dst);
              asm.jump(GOTO, done);
            });
    b.object(list);
    bound(from, step > 0 ? 0 : Long.MAX_VALUE);
    bound(to, step > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
    if (step == 1) {
      asm.fixed(SLICES, "ofList", "(" + Asm.DESC + "JJ)" + Asm.DESC);
    } else {
      asm.push(step);
      asm.fixed(SLICES, "ofList", "(" + Asm.DESC + "JJJ)" + Asm.DESC);
    }
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.jump(IFNULL, slow);
    asm.var(ALOAD, b.temp);
    b.setObject(i.dst);
    asm.label(done);
  }

  /** Whether a bound is left out, or an unboxed int. */
  private boolean isBound(int operand) {
    return b.unit.may(Optimisation.SLICES) && (isNone(operand) || b.kind(operand) == Kind.INT);
  }

  private boolean isNone(int operand) {
    return Instr.isConst(operand) && b.cfg.constant(~operand) == Const.Singleton.NONE;
  }

  /** Pushes a bound as a long. */
  private void bound(int operand, long none) {
    if (isNone(operand)) {
      asm.push(none);
    } else {
      b.asLong(operand);
    }
  }

  /** The step where it is known, else 0. */
  private long step(Instr slice) {
    if (slice.c == Instr.NONE || isNone(slice.c)) {
      return 1;
    }
    return Instr.isConst(slice.c) && b.cfg.constant(~slice.c) instanceof Long l ? l : 0;
  }
}
