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
 * hands the frame over; the exits of a block share that code where they keep the registers in the
 * same locals, as they mostly do.
 */
final class Leaving implements Opcodes {
  private static final byte NOTHING = 0;
  private static final int[] NONE = {};

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

    Exit(int number, Shared to) {
      this.number = number;
      this.to = to;
    }
  }

  /** Code that stores registers, each by its kind, and leaves. */
  private static final class Shared {
    final Label label = new Label();
    final int block;
    final boolean after;
    final int[] results;
    final byte[] need;

    Shared(int block, boolean after, int[] results, byte[] need) {
      this.block = block;
      this.after = after;
      this.results = results;
      this.need = need;
    }

    /** Takes over what another exit needs; false where that contradicts. */
    boolean merge(byte[] other) {
      for (int r = 0; r < need.length; r++) {
        if (need[r] != NOTHING && other[r] != NOTHING && need[r] != other[r]) {
          return false;
        }
      }
      for (int r = 0; r < need.length; r++) {
        need[r] = need[r] == NOTHING ? other[r] : need[r];
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
  private boolean live(int pc, int r) {
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
    for (int r = 0; r < n; r++) {
      if (r < b.variables) {
        if (!b.has(r)
            || b.s.memory[r] == RegisterMap.UNBOUND
            || b.s.memory[r] == RegisterMap.CLOSURE) {
          where[r] = b.s.memory[r] == State.DIRTY ? RegisterMap.UNBOUND : b.s.memory[r];
          continue;
        }
      } else if (!b.has(r) || b.s.kind[r] == Kind.NONE || !live(pc, r)) {
        continue;
      }
      need[r] = b.s.kind[r];
      where[r] = where(need[r]);
    }
    return add(new ExitPoint(pc, new RegisterMap(where), why, false), need, NONE);
  }

  /**
   * An exit behind an instruction, where the variables are taken as the frame has them.
   *
   * @param next program point to go on at
   * @param results the registers with its results; -1 for none
   */
  Label after(int next, int... results) {
    int n = b.s.kind.length;
    byte[] need = new byte[n];
    byte[] where = new byte[n];
    Arrays.fill(where, RegisterMap.KEPT);
    for (int r = b.variables; r < n; r++) {
      if (b.has(r) && b.s.kind[r] != Kind.NONE && live(next, r)) {
        need[r] = b.s.kind[r];
        where[r] = where(need[r]);
      }
    }
    int[] variables = Arrays.stream(results).filter(r -> r >= 0 && r < b.variables).toArray();
    for (int r : variables) {
      need[r] = b.s.kind[r];
      where[r] = where(need[r]);
    }
    ExitPoint p = new ExitPoint(next, new RegisterMap(where), ExitKind.ATTENTION, true);
    return add(p, need, variables);
  }

  private static byte where(byte kind) {
    return kind == Kind.INT
        ? RegisterMap.INT
        : kind == Kind.FLOAT ? RegisterMap.FLOAT : RegisterMap.OBJECT;
  }

  private Label add(ExitPoint p, byte[] need, int[] results) {
    Shared to = null;
    for (int i = shared.size() - 1; i >= 0 && to == null; i--) {
      Shared c = shared.get(i);
      if (c.block == b.block
          && c.after == p.after()
          && Arrays.equals(c.results, results)
          && c.merge(need)) {
        to = c;
      }
    }
    if (to == null) {
      to = new Shared(b.block, p.after(), results, need);
      shared.add(to);
    }
    Exit e = new Exit(b.unit.exit(p), to);
    exits.add(e);
    return e.label;
  }

  /** Writes them all. */
  void write() {
    for (Exit e : exits) {
      asm.label(e.label);
      asm.push(e.number);
      asm.var(ISTORE, b.exit);
      asm.jump(GOTO, e.to.label);
    }
    for (Shared c : shared) {
      asm.label(c.label);
      if (c.after) {
        asm.var(ALOAD, b.frame);
        asm.virtual(Asm.FRAME, "release", "()V");
      }
      for (int r = 0; r < c.need.length; r++) {
        if (c.need[r] != NOTHING) {
          b.storeAs(r, c.need[r]);
        }
      }
      asm.var(ALOAD, b.self);
      if (!b.loop) {
        asm.var(ALOAD, b.thread);
      }
      asm.var(ALOAD, b.frame);
      asm.var(ILOAD, b.exit);
      asm.virtual(
          b.loop ? Compiler.LOOP : Compiler.CODE,
          "exit",
          "(" + (b.loop ? "" : "L" + Asm.P + "ThreadState;") + "L" + Asm.FRAME + ";I)" + Asm.DESC);
      asm.insn(ARETURN);
    }
  }
}
