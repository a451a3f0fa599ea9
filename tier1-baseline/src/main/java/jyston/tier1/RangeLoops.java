package jyston.tier1;

import java.util.List;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Loops over ranges whose iterator nobody else has: where it stands is in JVM locals, so that
 * HotSpot sees a counted loop. The locals are taken from the iterator whenever its register is set,
 * given back to it before that register is stored in the frame's memory, and given up where
 * something else than such a loop reads the register.
 */
final class RangeLoops implements Opcodes {
  private static final String ITERATOR = Asm.P + "PyRangeIter";

  private final Body b;
  private final Asm asm;

  /** By register, the JVM local with the iterator, or null in it; 0 where there is none. */
  private final int[] iterators;

  /** By register, the locals with the next value, with how many are left, and with the step. */
  private final int[] nexts;

  private final int[] lefts;
  private final int[] steps;

  RangeLoops(Body b) {
    this.b = b;
    this.asm = b.asm;
    int n = b.cfg.numRegisters();
    iterators = new int[n];
    nexts = new int[n];
    lefts = new int[n];
    steps = new int[n];
  }

  /**
   * Lays out the locals.
   *
   * @param next the first free one
   * @param types of the locals, added to
   * @return the first free one behind them
   */
  int layOut(int next, List<Object> types) {
    if (!b.unit.may(Optimisation.RANGES)) {
      return next;
    }
    Cfg cfg = b.cfg;
    for (int k = 0; k < cfg.blockCount(); k++) {
      Instr t = cfg.terminator(k);
      if (t.op != Op.FOR_ITER
          || !b.here(k)
          || t.a < b.variables
          || iterators[t.a] != 0
          || !b.has(t.a)
          || b.memory.hidden(t.a)
          || b.unit.iterations.at(cfg.block(k).end() - 1) != Iteration.RANGE) {
        continue;
      }
      b.unit.count(Optimisation.RANGES);
      iterators[t.a] = next++;
      types.add(ITERATOR);
      for (int[] of : new int[][] {nexts, lefts, steps}) {
        of[t.a] = next;
        next += 2;
        types.add(LONG);
      }
    }
    return next;
  }

  /** Gives the locals their first values. */
  void initialise() {
    for (int r = 0; r < iterators.length; r++) {
      if (iterators[r] != 0) {
        b.clear(iterators[r], ASTORE);
        b.clear(nexts[r], LSTORE);
        b.clear(lefts[r], LSTORE);
        b.clear(steps[r], LSTORE);
      }
    }
  }

  /** Whether the iterator of a register may have locals. */
  boolean has(int r) {
    return iterators[r] != 0;
  }

  /** Takes the locals from the object that a register has been set to. */
  void taken(int r) {
    if (!has(r)) {
      return;
    }
    // No jumps: the operand stack may hold something.
    asm.var(ALOAD, b.objects[r]);
    asm.fixed(ITERATOR, "own", "(" + Asm.DESC + ")L" + ITERATOR + ";");
    asm.var(ASTORE, iterators[r]);
    take(r, "next", nexts[r]);
    take(r, "left", lefts[r]);
    take(r, "step", steps[r]);
  }

  private void take(int r, String what, int local) {
    asm.var(ALOAD, iterators[r]);
    asm.fixed(ITERATOR, what, "(L" + ITERATOR + ";)J");
    asm.var(LSTORE, local);
  }

  /** Gives the locals back to the iterator in a register. */
  void give(int r) {
    if (has(r)) {
      asm.var(ALOAD, iterators[r]);
      asm.var(LLOAD, nexts[r]);
      asm.var(LLOAD, lefts[r]);
      asm.fixed(ITERATOR, "set", "(L" + ITERATOR + ";JJ)V");
    }
  }

  /**
   * Where somebody reads a register who may go on with the iterator: it has no locals behind it.
   */
  void release(int r) {
    if (has(r)) {
      give(r);
      b.clear(iterators[r], ASTORE);
      b.clear(lefts[r], LSTORE);
    }
  }

  /**
   * Takes the next number of a loop.
   *
   * @param done where to go at the end
   * @return the state of things there
   */
  State next(Instr i, int pc, Label done) {
    int r = i.a;
    b.probe(b.exit(pc, ExitKind.RECEIVER));
    State end = b.s.copy();
    Label have = new Label();
    asm.var(LLOAD, lefts[r]);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLE, b.later(() -> other(i, pc, done, have)));
    asm.var(LLOAD, lefts[r]);
    asm.push(1L);
    asm.insn(LSUB);
    asm.var(LSTORE, lefts[r]);
    asm.var(LLOAD, nexts[r]);
    b.setLong(i.dst);
    asm.var(LLOAD, nexts[r]);
    asm.var(LLOAD, steps[r]);
    asm.insn(LADD);
    asm.var(LSTORE, nexts[r]);
    asm.label(have);
    return end;
  }

  /** The end of a loop, or an iterator that has no locals. */
  private void other(Instr i, int pc, Label done, Label have) {
    Label fail = b.exit(pc, ExitKind.RECEIVER);
    // The locals say how far the loop has come, which the iterator is now told.
    give(i.a);
    asm.var(ALOAD, b.objects[i.a]);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, ITERATOR);
    asm.jump(IFEQ, fail);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, ITERATOR);
    asm.virtual(ITERATOR, "hasNext", "()Z");
    asm.jump(IFEQ, done);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, ITERATOR);
    asm.virtual(ITERATOR, "nextLong", "()J");
    b.setLong(i.dst);
    asm.jump(GOTO, have);
  }
}
