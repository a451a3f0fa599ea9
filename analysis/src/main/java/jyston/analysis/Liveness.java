package jyston.analysis;

import java.util.Arrays;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;

/**
 * Which registers are live: their value may be read later (Aho, Lam, Sethi, Ullman, 2nd ed.,
 * 9.2.5). An instruction that raises has not written its result, so what a handler reads is live
 * before every instruction that may raise into it, even one that writes it.
 *
 * <p>With variables observable, locals, cells and variables of inlined comprehensions are live
 * everywhere: frames show them, and the interpreter must find them all when compiled code hands a
 * frame down. Otherwise only reads by instructions count, which is what register allocation and
 * entry into a running loop need; what {@code locals()} would show does not count then.
 *
 * <p>In blocks that cannot be reached, of which a graph may have some, there is nothing to know.
 */
public final class Liveness {
  private final Flow flow;
  private final int words;
  private final long[] in;
  private final long[] out;
  private final long[] always;

  /**
   * Computes liveness.
   *
   * @param observable whether variables are live everywhere
   */
  public static Liveness of(Flow flow, boolean observable) {
    return new Liveness(flow, observable);
  }

  private Liveness(Flow flow, boolean observable) {
    this.flow = flow;
    Cfg cfg = flow.cfg();
    int n = cfg.blockCount();
    words = cfg.numRegisters() + 63 >> 6;
    in = new long[n * words];
    out = new long[n * words];
    always = new long[words];
    if (observable) {
      for (int r = 0; r < cfg.numVars(); r++) {
        always[r >> 6] |= 1L << r;
      }
      for (int k = 0; k < cfg.hiddenCount(); k++) {
        int r = cfg.hiddenRegister(k);
        always[r >> 6] |= 1L << r;
      }
    }
    if (words > 0) {
      solve();
    }
  }

  private void solve() {
    Cfg cfg = flow.cfg();
    int n = cfg.blockCount();
    long[] kill = new long[n * words];
    long[] killBeforeRaise = new long[n * words];
    for (int k = flow.reachableCount() - 1; k >= 0; k--) {
      BasicBlock b = cfg.block(flow.inOrder(k));
      int base = b.id() * words;
      int last = b.end() - 1;
      boolean handled = flow.exceptionSuccessor(b.id()) >= 0;
      int raise = handled ? flow.firstRaise(b.id()) : 0;
      for (int p = last; p >= b.start(); p--) {
        Instr i = cfg.instr(p);
        Uses.removeWrites(i, in, base);
        Uses.addReads(i, in, base);
        if (p < last || Uses.edgeResult(i) < 0) {
          Uses.addWrites(i, kill, base);
        }
        if (p < raise) {
          Uses.addWrites(i, killBeforeRaise, base);
        }
      }
    }
    // Everything is to be looked at once, then what a successor has changed for.
    boolean[] dirty = new boolean[n];
    Arrays.fill(dirty, true);
    boolean again = true;
    while (again) {
      again = false;
      for (int k = flow.reachableCount() - 1; k >= 0; k--) {
        int b = flow.inOrder(k);
        if (!dirty[b]) {
          continue;
        }
        dirty[b] = false;
        if (update(b, kill, killBeforeRaise)) {
          for (int j = flow.predecessorCount(b) - 1; j >= 0; j--) {
            int p = flow.predecessor(b, j);
            dirty[p] = true;
            again |= flow.placeOf(p) >= k;
          }
          for (int j = flow.exceptionPredecessorCount(b) - 1; j >= 0; j--) {
            int p = flow.exceptionPredecessor(b, j);
            dirty[p] = true;
            again |= flow.placeOf(p) >= k;
          }
        }
      }
    }
  }

  /** Computes what is live around a block from its successors; whether more is live before it. */
  private boolean update(int block, long[] kill, long[] killBeforeRaise) {
    int t0 = flow.successor(block, 0);
    int t1 = flow.successor(block, 1);
    int handler = flow.exceptionSuccessor(block);
    int only = Uses.edgeResult(flow.cfg().terminator(block));
    boolean changed = false;
    int at = block * words;
    for (int w = 0; w < words; w++, at++) {
      long v = t0 < 0 ? 0 : in[t0 * words + w];
      long after = v;
      if (only >> 6 == w) {
        v &= ~(1L << only);
      }
      if (t1 >= 0) {
        after |= in[t1 * words + w];
        v |= in[t1 * words + w];
      }
      out[at] = after;
      v = in[at] | v & ~kill[at];
      if (handler >= 0) {
        v |= in[handler * words + w] & ~killBeforeRaise[at];
      }
      if (v != in[at]) {
        in[at] = v;
        changed = true;
      }
    }
    return changed;
  }

  /** Number of words of a set of registers. */
  public int words() {
    return words;
  }

  /** Whether a register is live where a block begins. */
  public boolean isLiveIn(int block, int register) {
    return has(in, block * words, register);
  }

  /** Whether a register is live on a normal edge out of a block. */
  public boolean isLiveOut(int block, int register) {
    return has(out, block * words, register);
  }

  private boolean has(long[] set, int base, int register) {
    int w = register >> 6;
    return ((set[base + w] | always[w]) >>> register & 1) != 0;
  }

  /** Stores the registers that are live where a block begins. */
  public void liveIn(int block, long[] into) {
    copy(in, block, into, 0);
  }

  /** Stores the registers that are live on a normal edge out of a block. */
  public void liveOut(int block, long[] into) {
    copy(out, block, into, 0);
  }

  private void copy(long[] set, int block, long[] into, int base) {
    for (int w = 0; w < words; w++) {
      into[base + w] = set[block * words + w] | always[w];
    }
  }

  /** Stores the registers that are live before an instruction. */
  public void before(int point, long[] into) {
    walk(flow.cfg().blockAt(point), point, into);
  }

  /** Stores the registers that are live after an instruction that did not raise. */
  public void after(int point, long[] into) {
    walk(flow.cfg().blockAt(point), point + 1, into);
  }

  /** Whether a register is live before an instruction. Walks its block: mind loops over points. */
  public boolean isLiveBefore(int point, int register) {
    long[] set = new long[words];
    before(point, set);
    return (set[register >> 6] >>> register & 1) != 0;
  }

  private void walk(BasicBlock b, int point, long[] into) {
    copy(out, b.id(), into, 0);
    for (int p = b.end() - 1; p >= point; p--) {
      step(b.id(), p, into, 0);
    }
  }

  /**
   * Stores what is live at every point of a block, in one walk.
   *
   * @param rows gets {@link #words} words for each instruction, what is live before it, and as many
   *     for what is live after the last; must hold {@code (end - start + 1) * words()}
   */
  public void points(int block, long[] rows) {
    BasicBlock b = flow.cfg().block(block);
    int row = (b.end() - b.start()) * words;
    copy(out, block, rows, row);
    for (int p = b.end() - 1; p >= b.start(); p--) {
      System.arraycopy(rows, row, rows, row - words, words);
      row -= words;
      step(block, p, rows, row);
    }
  }

  /** Turns what is live after an instruction into what is live before it. */
  private void step(int block, int point, long[] set, int base) {
    Cfg cfg = flow.cfg();
    Instr i = cfg.instr(point);
    int only = Uses.edgeResult(i);
    if (only < 0 || !has(in, i.t1 * words, only)) {
      Uses.removeWrites(i, set, base);
    }
    Uses.addReads(i, set, base);
    int handler = flow.exceptionSuccessor(block);
    boolean raises = handler >= 0 && flow.mayRaise(point);
    for (int w = 0; w < words; w++) {
      set[base + w] |= raises ? in[handler * words + w] | always[w] : always[w];
    }
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder();
    for (int k = 0; k < flow.cfg().blockCount(); k++) {
      b.append(k > 0 ? "; B" : "B").append(k).append(" in");
      list(b, k, true);
      b.append(" out");
      list(b, k, false);
    }
    return b.toString();
  }

  private void list(StringBuilder b, int block, boolean atStart) {
    for (int r = 0; r < flow.cfg().numRegisters(); r++) {
      if (atStart ? isLiveIn(block, r) : isLiveOut(block, r)) {
        b.append(" %").append(r);
      }
    }
  }
}
