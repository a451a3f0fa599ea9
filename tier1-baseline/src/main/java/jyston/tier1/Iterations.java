package jyston.tier1;

import jyston.analysis.Feedback;
import jyston.analysis.Flow;
import jyston.analysis.Kind;
import jyston.analysis.Liveness;
import jyston.analysis.TypeInference;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.profiler.SiteCell;

/** How the loops of a code go on, decided once each. */
final class Iterations {
  private static final byte[] OBJECTS = {Kind.OBJECT, Kind.OBJECT};
  private static final byte[] NUMBERED = {Kind.INT, Kind.OBJECT};

  private final Unit unit;
  private final Cfg cfg;
  private final Iteration[] made;
  private Liveness live;

  Iterations(Unit unit) {
    this.unit = unit;
    this.cfg = unit.code.code.body();
    this.made = new Iteration[cfg.size()];
  }

  /** How a FOR_ITER goes on. */
  Iteration at(int pc) {
    Iteration i = made[pc];
    if (i == null) {
      Object seen =
          unit.profile.at(pc) instanceof SiteCell c && c.seen.single() ? c.seen.get(0) : null;
      i = seen == null ? Iteration.ANY : Iteration.of(seen, unpacked(pc));
      if (i != Iteration.RANGE && !unit.may(Optimisation.ITERATION)) {
        i = Iteration.ANY;
      }
      made[pc] = i;
    }
    return i.pairs() && parted(pc) ? i.alone() : i;
  }

  /**
   * Whether a FOR_ITER and what comes behind it are in different parts of the code: between them
   * registers are handed over that the block behind reads, of which the pair's items are none.
   */
  private boolean parted(int pc) {
    Parts p = unit.parts;
    return p != null && p.of(cfg.blockAt(pc).id()) != p.of(cfg.instr(pc).t0);
  }

  /** The kind of what a FOR_ITER gives. */
  byte item(int pc, Feedback feedback) {
    Iteration how = at(pc);
    if (how == Iteration.RANGE) {
      return Kind.INT;
    }
    Instr i = cfg.instr(pc);
    return how == Iteration.LIST
        ? TypeInference.wanted(cfg, feedback, i.dst, cfg.block(i.t0).start(), 0)
        : Kind.OBJECT;
  }

  /** The kinds of the items that are taken apart at once, or null. */
  byte[] items(int pc) {
    Iteration how = at(pc);
    return !how.pairs() ? null : how == Iteration.ENUMERATE ? NUMBERED : OBJECTS;
  }

  /** Whether an instruction takes apart what the FOR_ITER before it gives as two things. */
  boolean merged(int pc) {
    if (cfg.instr(pc).op != Op.UNPACK || pc == 0) {
      return false;
    }
    int block = cfg.blockAt(pc).id();
    if (cfg.block(block).start() != pc) {
      return false;
    }
    for (int k = 0; k < cfg.blockCount(); k++) {
      Instr t = cfg.terminator(k);
      if (t.op == Op.FOR_ITER && t.t0 == block) {
        return at(cfg.block(k).end() - 1).pairs();
      }
    }
    return false;
  }

  /** Whether what a FOR_ITER gives is taken apart into two, and nobody else sees it. */
  private boolean unpacked(int pc) {
    Instr f = cfg.instr(pc);
    if (unit.parts != null && unit.parts.of(cfg.blockAt(pc).id()) != unit.parts.of(f.t0)) {
      return false;
    }
    int start = cfg.block(f.t0).start();
    Instr u = cfg.instr(start);
    if (u.op != Op.UNPACK || u.a != f.dst || u.more.length != 2 || f.dst < cfg.numVars()) {
      return false;
    }
    for (int k = 0; k < cfg.hiddenCount(); k++) {
      if (cfg.hiddenRegister(k) == f.dst) {
        return false;
      }
    }
    int ways = 0;
    for (int k = 0; k < cfg.blockCount(); k++) {
      Instr t = cfg.terminator(k);
      ways += (t.t0 == f.t0 ? 1 : 0) + (t.t1 == f.t0 ? 1 : 0);
    }
    if (ways != 1 || u.more[0] == u.more[1]) {
      return false;
    }
    if (live == null) {
      live = Liveness.of(Flow.of(cfg), false);
    }
    int words = live.words();
    long[] rows = new long[(cfg.block(f.t0).end() - start + 1) * words];
    live.points(f.t0, rows);
    return (rows[words + (f.dst >> 6)] >>> f.dst & 1) == 0;
  }
}
