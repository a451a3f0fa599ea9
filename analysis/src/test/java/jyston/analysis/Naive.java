package jyston.analysis;

import java.util.BitSet;
import java.util.TreeMap;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * The analyses in their plainest form, slow and with nothing in common with the real ones: single
 * instructions instead of blocks, sets of operands straight from the signatures of the op table,
 * dominance by taking blocks out of the graph.
 */
final class Naive {
  final Cfg g;
  final int n;

  /** Live before each instruction. */
  BitSet[] live;

  /** What may be bound, and what may be unbound, before each instruction. */
  BitSet[] bound;

  BitSet[] unbound;

  Naive(Cfg g) {
    this.g = g;
    n = g.size();
  }

  private static BitSet[] sets(int n) {
    BitSet[] s = new BitSet[n];
    for (int i = 0; i < n; i++) {
      s[i] = new BitSet();
    }
    return s;
  }

  static BitSet reads(Instr i) {
    BitSet s = new BitSet();
    for (char c : i.op.signature().toCharArray()) {
      switch (c) {
        case 'a', 'A' -> add(s, i.op == Op.DEL_LOCAL ? -1 : i.a);
        case 'b', 'B' -> add(s, i.b);
        case 'c', 'C' -> add(s, i.c);
        case '*' -> {
          for (int r : i.more) {
            add(s, r);
          }
        }
        default -> {}
      }
    }
    return s;
  }

  static BitSet writes(Instr i) {
    BitSet s = new BitSet();
    if (i.op.signature().contains("d")) {
      add(s, i.dst);
    }
    if (i.op.signature().contains(">")) {
      for (int r : i.more) {
        add(s, r);
      }
    }
    return s;
  }

  static BitSet unbinds(Instr i) {
    BitSet s = new BitSet();
    if (i.op == Op.DEL_LOCAL || i.op == Op.MAKE_CELL) {
      add(s, i.a);
    }
    return s;
  }

  private static void add(BitSet s, int r) {
    if (r >= 0) {
      s.set(r);
    }
  }

  int handler(int p) {
    int h = g.blockAt(p).handler();
    return h < 0 ? -1 : g.block(h).start();
  }

  boolean goesBack(int p) {
    Instr i = g.instr(p);
    int b = g.blockAt(p).id();
    return i.t0 >= 0 && i.t0 <= b || i.t1 >= 0 && i.t1 <= b;
  }

  /** The point an instruction goes on at: k 0 or 1; -1 for none. */
  int next(int p, int k) {
    Instr i = g.instr(p);
    if (!i.op.isTerminator()) {
      return k == 0 ? p + 1 : -1;
    }
    int t = k == 0 ? i.t0 : i.t1;
    return t < 0 ? -1 : g.block(t).start();
  }

  void liveness() {
    live = sets(n);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int p = n - 1; p >= 0; p--) {
        Instr i = g.instr(p);
        BitSet s = reads(i);
        for (int k = 0; k < 2; k++) {
          if (next(p, k) >= 0) {
            BitSet t = (BitSet) live[next(p, k)].clone();
            if (!(i.op == Op.FOR_ITER && k == 1)) {
              t.andNot(writes(i));
            }
            t.andNot(unbinds(i));
            s.or(t);
          }
        }
        if (handler(p) >= 0 && (i.op.mayRaise() || goesBack(p))) {
          s.or(live[handler(p)]);
        }
        if (!s.equals(live[p])) {
          live[p] = s;
          changed = true;
        }
      }
    }
  }

  void definedness(Code code) {
    bound = sets(n);
    unbound = sets(n);
    for (int r = 0; r < g.numRegisters(); r++) {
      boolean is =
          r < Math.min(code.paramCount(), code.varCount())
              || r >= code.freeStart() && r < code.freeStart() + code.freeCount();
      (is ? bound : unbound)[0].set(r);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int p = 0; p < n; p++) {
        if (bound[p].isEmpty() && unbound[p].isEmpty()) {
          continue;
        }
        Instr i = g.instr(p);
        BitSet b = (BitSet) bound[p].clone();
        BitSet u = (BitSet) unbound[p].clone();
        if (i.op == Op.MOVE && i.a >= 0) {
          b.set(i.dst, bound[p].get(i.a));
          u.set(i.dst, unbound[p].get(i.a));
        } else {
          BitSet w = writes(i);
          if (i.op == Op.CHECK_LOCAL || i.op == Op.CHECK_TEMP) {
            w.set(i.a);
          }
          b.andNot(unbinds(i));
          u.or(unbinds(i));
          b.or(w);
          u.andNot(w);
          if (i.op.name().endsWith("_METHOD") && i.op.definesMore()) {
            u.set(i.more[1]);
          }
        }
        changed |= flow(p, next(p, 0), b, u);
        boolean before = i.op == Op.FOR_ITER;
        changed |= flow(p, next(p, 1), before ? bound[p] : b, before ? unbound[p] : u);
        if (i.op.mayRaise()) {
          changed |= flow(p, handler(p), bound[p], unbound[p]);
        }
        if (goesBack(p)) {
          changed |= flow(p, handler(p), b, u);
        }
      }
    }
  }

  private boolean flow(int from, int to, BitSet b, BitSet u) {
    if (to < 0) {
      return false;
    }
    int before = bound[to].cardinality() + unbound[to].cardinality();
    bound[to].or(b);
    unbound[to].or(u);
    return bound[to].cardinality() + unbound[to].cardinality() != before;
  }

  // ---- blocks

  /** Blocks that one step may lead to. */
  BitSet successors(int block) {
    BasicBlock b = g.block(block);
    BitSet s = new BitSet();
    Instr t = g.instr(b.end() - 1);
    add(s, t.t0);
    add(s, t.t1);
    for (int p = b.start(); p < b.end(); p++) {
      if (g.instr(p).op.mayRaise() || goesBack(p)) {
        add(s, b.handler());
      }
    }
    return s;
  }

  /** Blocks on paths from the entry that avoid a block. */
  BitSet reachedWithout(int avoided) {
    BitSet seen = new BitSet();
    BitSet work = new BitSet();
    if (avoided != 0) {
      work.set(0);
    }
    while (!work.isEmpty()) {
      int b = work.nextSetBit(0);
      work.clear(b);
      seen.set(b);
      BitSet s = successors(b);
      s.clear(avoided >= 0 ? avoided : g.blockCount());
      s.andNot(seen);
      work.or(s);
    }
    return seen;
  }

  /** For each block what it dominates. */
  BitSet[] dominated() {
    BitSet[] d = new BitSet[g.blockCount()];
    for (int b = 0; b < d.length; b++) {
      d[b] = reachedWithout(-1);
      d[b].andNot(reachedWithout(b));
    }
    return d;
  }

  /** The natural loops: bodies by header. */
  TreeMap<Integer, BitSet> loops(BitSet[] dominated) {
    TreeMap<Integer, BitSet> loops = new TreeMap<>();
    int blocks = g.blockCount();
    for (int s = 0; s < blocks; s++) {
      BitSet targets = successors(s);
      for (int h = targets.nextSetBit(0); h >= 0; h = targets.nextSetBit(h + 1)) {
        if (dominated[h].get(s)) {
          BitSet body = loops.computeIfAbsent(h, k -> new BitSet());
          body.set(h);
          body.set(s);
        }
      }
    }
    for (var loop : loops.entrySet()) {
      BitSet body = loop.getValue();
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int b = 0; b < blocks; b++) {
          BitSet s = successors(b);
          s.clear(loop.getKey());
          if (!body.get(b) && dominated[0].get(b) && s.intersects(body)) {
            body.set(b);
            changed = true;
          }
        }
      }
    }
    return loops;
  }
}
