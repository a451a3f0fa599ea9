package jyston.tier1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.analysis.Flow;
import jyston.analysis.Kind;
import jyston.analysis.Liveness;
import jyston.deopt.RegisterMap;
import jyston.profiler.ExitKind;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The ways out of a method. An exit sets its number and goes to code that stores registers and
 * hands the frame over, which exits share that store the same registers; outside loops that are to
 * have registers also the exits of a block, and others that differ by little, at the price of
 * keeping registers alive that not all of them need.
 */
final class Leaving implements Opcodes {
  private static final int[] NONE = {};

  /** How many registers exits of different blocks may differ by to share their code. */
  private static final int SLACK = 5;

  private static final int EXIT_BYTES = 9;

  /** Bits of what is to be stored of a register: its object, its long, its double. */
  static final byte O = 1;

  static final byte L = 2;
  static final byte D = 4;

  /** The number that goes with a mark, where it may be of either kind. */
  static final byte MARKED = 8;

  /** The complex number in its locals, as an object. */
  static final byte C = 16;

  /** The object may be the mark for the complex number in its locals. */
  static final byte SOME = 32;

  private final Body b;
  private final Asm asm;
  private final Liveness live;
  private final int words;
  private final List<Exit> exits = new ArrayList<>();
  private final List<Shared> shared = new ArrayList<>();
  private long[] rows = {};
  private int rowsOf = -1;

  /** One exit. */
  private static final class Exit {
    final Label label = new Label();
    final int number;
    final Shared to;
    final boolean framed;

    Exit(int number, Shared to, boolean framed) {
      this.number = number;
      this.to = to;
      this.framed = framed;
    }
  }

  /** Code that stores registers, each by its kind, and leaves. */
  private static final class Shared {
    final Label label = new Label();
    final int block;
    final byte[] need;

    /** Whether only exits share it that need the same. */
    final boolean exact;

    private Label unframed;

    Shared(int block, byte[] need, boolean exact) {
      this.block = block;
      this.need = need;
      this.exact = exact;
    }

    /** Where exits go that have no frame yet. */
    Label unframed() {
      if (unframed == null) {
        unframed = new Label();
      }
      return unframed;
    }

    /**
     * Whether an exit of another block needs much the same: what it does not need is kept alive for
     * it in vain.
     */
    boolean near(byte[] other) {
      int more = 0;
      int less = 0;
      for (int r = 0; r < need.length; r++) {
        more += Integer.bitCount(other[r] & ~need[r]);
        less += Integer.bitCount(need[r] & ~other[r]);
      }
      return more <= SLACK && less <= SLACK;
    }

    /** Takes over what another exit needs; false where that contradicts. */
    boolean merge(byte[] other) {
      for (int r = 0; r < need.length; r++) {
        int all = need[r] | other[r];
        // Longs and doubles go to the same place, and so do objects and complex numbers.
        int raw = all & ~(O | SOME);
        if ((raw & raw - 1) != 0 || (all & C) != 0 && all != C) {
          return false;
        }
      }
      for (int r = 0; r < need.length; r++) {
        need[r] |= other[r];
      }
      return true;
    }
  }

  Leaving(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.live = Liveness.of(Flow.of(b.cfg), false);
    this.words = live.words();
  }

  /** Whether a temporary is read at a program point or behind it. */
  boolean live(int pc, int r) {
    int block = b.cfg.blockAt(pc).id();
    int start = b.cfg.block(block).start();
    if (block != rowsOf) {
      int n = (b.cfg.block(block).end() - start + 1) * words;
      if (rows.length < n) {
        rows = new long[n];
      }
      live.points(block, rows);
      rowsOf = block;
    }
    return (rows[(pc - start) * words + (r >> 6)] >>> r & 1) != 0;
  }

  /** Whether a handler reads a temporary. */
  boolean liveIn(int block, int r) {
    return live.isLiveIn(block, r);
  }

  /** An exit before an instruction, with the registers as they are here. */
  Label before(int pc, ExitKind why) {
    int n = b.s.kind.length;
    byte[] need = new byte[n];
    byte[] where = new byte[n];
    Arrays.fill(where, RegisterMap.UNBOUND);
    fill(pc, need, where);
    return add(new ExitPoint(pc, new RegisterMap(where), why, false, NONE), need);
  }

  /** Finds out what must be kept at a program point, and where it is. */
  private void fill(int pc, byte[] need, byte[] where) {
    for (int r = 0; r < need.length; r++) {
      if (r < b.variables) {
        if (!b.has(r)
            || b.s.memory[r] == RegisterMap.UNBOUND
            || b.s.memory[r] == RegisterMap.CLOSURE) {
          where[r] = b.s.memory[r] == State.DIRTY ? RegisterMap.UNBOUND : b.s.memory[r];
          continue;
        }
      } else if (!b.has(r) || b.s.kind[r] == Kind.NONE || !live(pc, r) && !b.memory.hidden(r)) {
        continue;
      }
      keep(r, need, where);
    }
  }

  /**
   * An exit behind an instruction, because somebody wants to look at the frame.
   *
   * @param next program point to go on at
   * @param results the registers with its results
   */
  Label after(int next, int... results) {
    int n = b.s.kind.length;
    byte[] need = new byte[n];
    byte[] where = new byte[n];
    Arrays.fill(where, RegisterMap.UNBOUND);
    fill(next, need, where);
    RegisterMap m = new RegisterMap(where);
    return add(new ExitPoint(next, m, ExitKind.ATTENTION, true, results), need);
  }

  private void keep(int r, byte[] need, byte[] where) {
    byte kind = b.s.kind[r];
    if (b.s.asObject(r)) {
      where[r] = RegisterMap.OBJECT;
      need[r] = kind == Kind.MIXED ? b.memory.marked(r) : O;
    } else {
      where[r] = FrameMemory.where(kind);
      need[r] = FrameMemory.what(kind);
    }
  }

  private Label add(ExitPoint p, byte[] need) {
    boolean exact = b.unit.roomy(b.block);
    Shared to = null;
    for (int i = shared.size() - 1; i >= 0 && to == null; i--) {
      Shared c = shared.get(i);
      boolean near = c.block == b.block || c.near(need);
      if (Arrays.equals(c.need, need) || !exact && !c.exact && near && c.merge(need)) {
        to = c;
      }
    }
    if (to == null) {
      to = new Shared(b.block, need, exact);
      shared.add(to);
    }
    b.sizes[b.block] += EXIT_BYTES;
    Exit e = new Exit(b.unit.exit(p), to, b.s.framed);
    exits.add(e);
    return e.label;
  }

  /** Writes them all. */
  void write() {
    for (Exit e : exits) {
      asm.label(e.label);
      asm.push(e.number);
      asm.var(ISTORE, b.exit);
      asm.jump(GOTO, e.framed ? e.to.label : e.to.unframed());
    }
    for (Shared c : shared) {
      if (c.unframed != null) {
        asm.label(c.unframed);
        b.writeEnter();
      }
      asm.label(c.label);
      for (int r = 0; r < c.need.length; r++) {
        b.memory.store(r, c.need[r]);
      }
      b.memory.forgetAll();
      asm.var(ALOAD, b.self);
      boolean called = b.owner.equals(Compiler.CODE);
      if (called) {
        asm.var(ALOAD, b.thread);
      }
      asm.var(ALOAD, b.frame);
      asm.var(ILOAD, b.exit);
      asm.virtual(
          b.owner,
          "exit",
          "(" + (called ? "L" + Asm.P + "ThreadState;" : "") + "L" + Asm.FRAME + ";I)" + Asm.DESC);
      asm.insn(ARETURN);
    }
  }
}
