package jyston.analysis;

import java.util.Arrays;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;

/**
 * Which registers hold a value: a forward analysis of two sets, what may be bound and what may be
 * unbound (Aho, Lam, Sethi, Ullman, 2nd ed., 9.2.4 and 9.3). At the entry parameters and free cells
 * are bound and all else is not. An instruction that raises has not written its results. Cells
 * count as bound when there is a cell, whatever is in it.
 *
 * <p>UNDEFINED is what the code itself does; a debugger may bind a local through {@code f_locals}.
 */
public final class Definedness {
  /** What is known of a register. */
  public enum State {
    /** Control does not get here. */
    UNREACHED,
    /** Holds nothing. */
    UNDEFINED,
    /** Holds a value on some paths. */
    MAYBE,
    /** Holds a value. */
    DEFINED
  }

  private static final State[] STATES = State.values();

  private final Flow flow;
  private final int words;
  private final int row;

  /** Per block: words of what may be bound, words of what may be unbound. */
  private final long[] in;

  /** Computes what is bound in a code object, whose body the flow must be of. */
  public static Definedness of(Code code, Flow flow) {
    return new Definedness(code, flow);
  }

  private Definedness(Code code, Flow flow) {
    this.flow = flow;
    Cfg cfg = flow.cfg();
    words = cfg.numRegisters() + 63 >> 6;
    row = 2 * words;
    in = new long[cfg.blockCount() * row];
    for (int r = 0; r < cfg.numRegisters(); r++) {
      in[words + (r >> 6)] |= 1L << r;
    }
    int params = Math.min(code.paramCount(), code.varCount());
    for (int r = 0; r < params; r++) {
      bind(r, in, 0);
    }
    for (int r = code.freeStart(); r < cfg.numVars(); r++) {
      bind(r, in, 0);
    }
    if (words > 0) {
      solve();
    }
  }

  private void solve() {
    boolean[] dirty = new boolean[flow.cfg().blockCount()];
    long[] state = new long[row];
    long[] raised = new long[row];
    dirty[0] = true;
    boolean again = true;
    while (again) {
      again = false;
      for (int k = 0; k < flow.reachableCount(); k++) {
        int b = flow.inOrder(k);
        if (dirty[b]) {
          dirty[b] = false;
          again |= flow(flow.cfg().block(b), k, state, raised, dirty);
        }
      }
    }
  }

  /** Takes a block's state to its successors; whether one that came earlier has changed. */
  private boolean flow(BasicBlock b, int place, long[] state, long[] raised, boolean[] dirty) {
    Cfg cfg = flow.cfg();
    System.arraycopy(in, b.id() * row, state, 0, row);
    int handler = flow.exceptionSuccessor(b.id());
    int last = b.end() - 1;
    boolean news = handler >= 0;
    if (news) {
      Arrays.fill(raised, 0);
    }
    for (int p = b.start(); p < last; p++) {
      Instr i = cfg.instr(p);
      if (news && i.op.mayRaise()) {
        add(state, raised, 0);
        news = false;
      }
      news |= step(i, state, 0) && handler >= 0;
    }
    Instr t = cfg.instr(last);
    if (news && flow.mayRaise(last)) {
      add(state, raised, 0);
    }
    boolean back = false;
    if (Uses.edgeResult(t) >= 0) {
      back = arrive(t.t1, place, state, dirty);
      step(t, state, 0);
      back |= arrive(t.t0, place, state, dirty);
    } else {
      step(t, state, 0);
      back = arrive(t.t0, place, state, dirty);
      back |= arrive(t.t1, place, state, dirty);
    }
    if (handler >= 0) {
      if (flow.polls(last)) {
        add(state, raised, 0);
      }
      back |= arrive(handler, place, raised, dirty);
    }
    return back;
  }

  private boolean arrive(int target, int place, long[] state, boolean[] dirty) {
    if (target >= 0 && add(state, in, target * row)) {
      dirty[target] = true;
      return flow.placeOf(target) <= place;
    }
    return false;
  }

  private boolean add(long[] from, long[] to, int base) {
    long more = 0;
    for (int w = 0; w < row; w++) {
      more |= from[w] & ~to[base + w];
      to[base + w] |= from[w];
    }
    return more != 0;
  }

  private void bind(int r, long[] state, int base) {
    int w = base + (r >> 6);
    state[w] |= 1L << r;
    state[w + words] &= ~(1L << r);
  }

  private void unbind(int r, long[] state, int base) {
    int w = base + (r >> 6);
    state[w] &= ~(1L << r);
    state[w + words] |= 1L << r;
  }

  /** What an instruction that does not raise does to a state; whether it does anything. */
  private boolean step(Instr i, long[] state, int base) {
    switch (i.op) {
      case MOVE -> {
        // Around an inlined comprehension an unbound local is saved and restored.
        int from = i.a < 0 ? -1 : base + (i.a >> 6);
        boolean bound = from < 0 || (state[from] >>> i.a & 1) != 0;
        boolean unbound = from >= 0 && (state[from + words] >>> i.a & 1) != 0;
        int to = base + (i.dst >> 6);
        state[to] = bound ? state[to] | 1L << i.dst : state[to] & ~(1L << i.dst);
        to += words;
        state[to] = unbound ? state[to] | 1L << i.dst : state[to] & ~(1L << i.dst);
        return true;
      }
      case CHECK_LOCAL, CHECK_TEMP -> {
        bind(i.a, state, base);
        return true;
      }
      default -> {
        int u = Uses.unbound(i);
        if (u >= 0) {
          unbind(u, state, base);
        }
        boolean writes = u >= 0;
        if (i.dst >= 0 && i.op.hasDst()) {
          bind(i.dst, state, base);
          writes = true;
        }
        if (i.op.definesMore()) {
          for (int r : i.more) {
            bind(r, state, base);
          }
          int m = Uses.maybeUnbound(i);
          if (m >= 0) {
            state[base + words + (m >> 6)] |= 1L << m;
          }
          writes = true;
        }
        return writes;
      }
    }
  }

  /** Number of words of a set of registers. */
  public int words() {
    return words;
  }

  /** What is known of a register where a block begins. */
  public State in(int block, int register) {
    return state(in, block * row, register);
  }

  private State state(long[] s, int base, int register) {
    int w = base + (register >> 6);
    boolean bound = (s[w] >>> register & 1) != 0;
    boolean unbound = (s[w + words] >>> register & 1) != 0;
    return STATES[bound ? unbound ? 2 : 3 : unbound ? 1 : 0];
  }

  /** What is known of a register before an instruction. Walks its block: mind loops over points. */
  public State before(int point, int register) {
    long[] s = new long[row];
    before(point, s);
    return state(s, 0, register);
  }

  /**
   * Stores what is known before an instruction.
   *
   * @param into gets {@link #words} words of what may be bound, then as many of what may be unbound
   */
  public void before(int point, long[] into) {
    BasicBlock b = flow.cfg().blockAt(point);
    System.arraycopy(in, b.id() * row, into, 0, row);
    if (flow.isReachable(b.id())) {
      for (int p = b.start(); p < point; p++) {
        step(flow.cfg().instr(p), into, 0);
      }
    }
  }

  /**
   * Stores what is known before every instruction of a block, in one walk.
   *
   * @param rows gets a row as of {@link #before} for each instruction; must hold {@code (end -
   *     start) * 2 * words()}
   */
  public void points(int block, long[] rows) {
    BasicBlock b = flow.cfg().block(block);
    System.arraycopy(in, block * row, rows, 0, row);
    int at = 0;
    for (int p = b.start(); p + 1 < b.end(); p++, at += row) {
      System.arraycopy(rows, at, rows, at + row, row);
      if (flow.isReachable(block)) {
        step(flow.cfg().instr(p), rows, at + row);
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder();
    for (int k = 0; k < flow.cfg().blockCount(); k++) {
      b.append(k > 0 ? "; B" : "B").append(k);
      for (int r = 0; r < flow.cfg().numRegisters(); r++) {
        State s = in(k, r);
        if (s == State.MAYBE || s == State.DEFINED) {
          b.append(" %").append(r).append(s == State.MAYBE ? "?" : "");
        }
      }
    }
    return b.toString();
  }
}
