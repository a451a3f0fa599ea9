package jyston.frontend.cfg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import jyston.frontend.cfg.Emitter.Block;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * Turns emitted blocks into a {@link Cfg}: threads jumps, drops what cannot be reached, joins
 * blocks, removes checks of locals that are bound on every path, and numbers the registers.
 */
final class Finisher {
  private final Emitter e;
  private final int numVars;
  private List<Block> blocks = new ArrayList<>();

  Finisher(Emitter e) {
    this.e = e;
    numVars = e.numVars;
  }

  Cfg finish() {
    dropNops(e.order);
    thread();
    duplicateExits();
    reach();
    merge();
    propagateSpans();
    definedness();
    dropNops(blocks);
    return number();
  }

  private Block block(int id) {
    return e.all.get(id);
  }

  private int line(Instr i) {
    return i.span < 0 ? -1 : e.spans[4 * i.span];
  }

  /** Whether anything in a block may raise; what signals do is raised on back edges. */
  private boolean mayRaise(Block b) {
    for (Instr i : b.code) {
      if (i.op.mayRaise()) {
        return true;
      }
    }
    Instr t = b.last();
    return t.t0 >= 0 && block(t.t0).newId <= b.newId || t.t1 >= 0 && block(t.t1).newId <= b.newId;
  }

  /** A NOP is kept only where it is the one instruction of its line. */
  private void dropNops(List<Block> all) {
    for (Block b : all) {
      ArrayList<Instr> code = b.code;
      int out = 0;
      int before = -1;
      for (int i = 0; i < code.size(); i++) {
        Instr x = code.get(i);
        int line = line(x);
        if (x.op == Op.NOP) {
          boolean last = i + 1 == code.size();
          if (line < 0
              || line == before
              || !last && code.get(i + 1).op != Op.JUMP && line(code.get(i + 1)) == line) {
            continue;
          }
        }
        before = line;
        code.set(out++, x);
      }
      while (code.size() > out) {
        code.removeLast();
      }
    }
  }

  private int target(int id) {
    for (int hops = 0; hops < 100; hops++) {
      Block b = block(id);
      if (b.code.size() != 1 || b.code.getFirst().op != Op.JUMP) {
        return id;
      }
      id = b.code.getFirst().t0;
    }
    return id;
  }

  private void thread() {
    for (Block b : e.order) {
      Instr t = b.last();
      if (t != null && t.t0 >= 0) {
        t.t0 = target(t.t0);
        if (t.t1 >= 0) {
          t.t1 = target(t.t1);
        }
      }
    }
  }

  /**
   * Whether a block has no place in the source and leaves or goes round a loop: the end of a
   * function or class, or of a handler in a loop; or the end of a finally that raises again.
   */
  private boolean isBareExit(Block b) {
    for (Instr i : b.code) {
      if (i.span >= 0) {
        return false;
      }
    }
    Instr t = b.last();
    if (t == null || t.op == Op.RETURN || t.op == Op.RERAISE) {
      return t != null;
    }
    if (t.op != Op.JUMP || b.landing) {
      return false;
    }
    Block to = block(t.t0);
    // The next ones may be such an exit together with this one.
    return to.newId <= b.newId || to.last() != null && to.last().op == Op.JUMP && isBareExit(to);
  }

  private static void exit(Block from, Block to, int span) {
    for (Instr i : from.code) {
      Instr copy = i.copy();
      copy.span = span;
      to.code.add(copy);
    }
  }

  /** Every way to the end of the function or round a loop is on its own line, as in CPython. */
  private void duplicateExits() {
    boolean more = true;
    while (more) {
      more = duplicateOnce();
    }
  }

  /** A block that takes over an exit may be one itself for those that lead to it. */
  private boolean duplicateOnce() {
    boolean done = false;
    layOut();
    for (Block b : List.copyOf(e.order)) {
      Instr t = b.last();
      if (t == null || t.t0 < 0) {
        continue;
      }
      if (t.op == Op.JUMP) {
        Block x = block(t.t0);
        if (isBareExit(x) && x != b) {
          int n = b.code.size();
          int span = t.span >= 0 || n < 2 ? t.span : b.code.get(n - 2).span;
          if (x.handler == b.handler) {
            b.code.removeLast();
            exit(x, b, span);
            done = true;
          } else if (x.last().op == Op.JUMP) {
            t.t0 = exitBlock(x, span);
            done |= t.t0 != x.id;
          }
        }
        continue;
      }
      int t0 = t.t0;
      int t1 = t.t1;
      if (isBareExit(block(t0))) {
        t.t0 = exitBlock(block(t0), t.span);
      }
      if (t1 >= 0 && isBareExit(block(t1))) {
        t.t1 = exitBlock(block(t1), t.span);
      }
      done |= t.t0 != t0 || t.t1 != t1;
    }
    return done;
  }

  private int exitBlock(Block x, int span) {
    if (span < 0) {
      return x.id;
    }
    Block copy = e.newBlock();
    exit(x, copy, span);
    copy.handler = x.handler;
    e.order.add(copy);
    return copy.id;
  }

  /** Instructions without a place take that of what runs before them. */
  private void propagateSpans() {
    Block entry = blocks.getFirst();
    for (Block b : blocks) {
      int span = -1;
      for (Instr i : b.code) {
        if (b == entry && span < 0 && i.span < 0 && i.op != Op.MAKE_CELL) {
          span = e.entrySpan();
        }
        if (i.span < 0) {
          i.span = span;
        } else {
          span = i.span;
        }
      }
      Instr t = b.last();
      inherit(t.t0, span);
      inherit(t.t1, span);
    }
  }

  private void inherit(int id, int span) {
    if (id >= 0) {
      Block b = block(id);
      if (b.preds == 1 && !b.landing && b.code.getFirst().span < 0) {
        b.code.getFirst().span = span;
      }
    }
  }

  /** Numbers the blocks in layout order. */
  private void layOut() {
    for (int k = 0; k < e.order.size(); k++) {
      e.order.get(k).newId = k;
    }
  }

  private void reach() {
    layOut();
    boolean[] seen = new boolean[e.all.size()];
    ArrayDeque<Block> work = new ArrayDeque<>();
    work.add(block(0));
    seen[0] = true;
    while (!work.isEmpty()) {
      Block b = work.poll();
      Instr t = b.last();
      if (t == null || !t.op.isTerminator()) {
        throw new IllegalStateException("open block in " + e.header.qualname());
      }
      visit(t.t0, seen, work);
      visit(t.t1, seen, work);
      if (b.handler != null) {
        if (mayRaise(b)) {
          visit(b.handler.id, seen, work);
        } else {
          b.handler = null;
        }
      }
    }
    for (Block b : e.order) {
      if (seen[b.id]) {
        blocks.add(b);
      }
    }
  }

  private void visit(int id, boolean[] seen, ArrayDeque<Block> work) {
    if (id >= 0) {
      block(id).preds++;
      if (!seen[id]) {
        seen[id] = true;
        work.add(block(id));
      }
    }
  }

  private void merge() {
    boolean[] gone = new boolean[e.all.size()];
    block(0).preds++;
    for (Block a : blocks) {
      if (gone[a.id]) {
        continue;
      }
      while (true) {
        Instr t = a.last();
        if (t.op != Op.JUMP) {
          break;
        }
        Block b = block(t.t0);
        if (b == a || b.preds != 1 || b.landing || gone[b.id]) {
          break;
        }
        if (a.handler != b.handler) {
          if (a.handler == null && !mayRaise(a)) {
            a.handler = b.handler;
          } else if (!(b.handler == null && !mayRaise(b))) {
            break;
          }
        }
        a.code.removeLast();
        a.code.addAll(b.code);
        gone[b.id] = true;
      }
    }
    List<Block> kept = new ArrayList<>(blocks.size());
    for (Block b : blocks) {
      if (!gone[b.id]) {
        b.newId = kept.size();
        kept.add(b);
      }
    }
    blocks = kept;
  }

  // ---- definedness

  private void definedness() {
    HashMap<Integer, Integer> bits = new HashMap<>();
    for (Block b : blocks) {
      for (Instr i : b.code) {
        if (i.op == Op.CHECK_LOCAL || i.op == Op.CHECK_TEMP) {
          bits.putIfAbsent(i.a, bits.size());
        }
      }
    }
    if (bits.isEmpty()) {
      return;
    }
    // What is saved around an inlined comprehension is as unbound as it was.
    boolean more = true;
    while (more) {
      more = false;
      for (Block b : blocks) {
        for (Instr i : b.code) {
          if (i.op == Op.MOVE && i.a >= 0 && bits.containsKey(i.dst)) {
            more |= bits.putIfAbsent(i.a, bits.size()) == null;
          }
        }
      }
    }
    int words = bits.size() + 63 >> 6;
    int n = blocks.size();
    long[][] in = new long[n][];
    long[] entry = new long[words];
    int params =
        e.header.varNames().isEmpty() ? 0 : Math.min(e.header.varNames().size(), paramCount());
    for (int p = 0; p < params; p++) {
      Integer bit = bits.get(p);
      if (bit != null) {
        entry[bit >> 6] |= 1L << bit;
      }
    }
    in[0] = entry;
    boolean changed = true;
    long[] state = new long[words];
    long[] deleted = new long[words];
    while (changed) {
      changed = false;
      for (int k = 0; k < n; k++) {
        if (in[k] == null) {
          continue;
        }
        Block b = blocks.get(k);
        System.arraycopy(in[k], 0, state, 0, words);
        Arrays.fill(deleted, 0);
        int size = b.code.size();
        for (int j = 0; j < size; j++) {
          Instr i = b.code.get(j);
          if (j == size - 1) {
            if (i.op == Op.FOR_ITER) {
              changed |= meet(in, block(i.t1).newId, state);
              transfer(i, bits, state, deleted);
              changed |= meet(in, block(i.t0).newId, state);
            } else {
              transfer(i, bits, state, deleted);
              if (i.t0 >= 0) {
                changed |= meet(in, block(i.t0).newId, state);
              }
              if (i.t1 >= 0) {
                changed |= meet(in, block(i.t1).newId, state);
              }
            }
          } else {
            transfer(i, bits, state, deleted);
          }
        }
        if (b.handler != null) {
          for (int w = 0; w < words; w++) {
            deleted[w] = in[k][w] & ~deleted[w];
          }
          changed |= meet(in, b.handler.newId, deleted);
        }
      }
    }
    for (int k = 0; k < n; k++) {
      Block b = blocks.get(k);
      if (in[k] == null) {
        continue;
      }
      System.arraycopy(in[k], 0, state, 0, words);
      ArrayList<Instr> code = b.code;
      int out = 0;
      for (int j = 0; j < code.size(); j++) {
        Instr i = code.get(j);
        if (i.op == Op.CHECK_LOCAL || i.op == Op.CHECK_TEMP) {
          int bit = bits.get(i.a);
          if ((state[bit >> 6] & 1L << bit) != 0) {
            Instr nop = new Instr(Op.NOP);
            nop.span = i.span;
            i = nop;
          }
        }
        transfer(i, bits, state, deleted);
        code.set(out++, i);
      }
      while (code.size() > out) {
        code.removeLast();
      }
    }
  }

  private int paramCount() {
    var h = e.header;
    int f = h.flags();
    return h.argCount() + h.kwOnlyArgCount() + ((f & 4) != 0 ? 1 : 0) + ((f & 8) != 0 ? 1 : 0);
  }

  private static boolean meet(long[][] in, int k, long[] state) {
    if (in[k] == null) {
      in[k] = state.clone();
      return true;
    }
    boolean changed = false;
    for (int w = 0; w < state.length; w++) {
      long v = in[k][w] & state[w];
      changed |= v != in[k][w];
      in[k][w] = v;
    }
    return changed;
  }

  private static void set(HashMap<Integer, Integer> bits, int reg, long[] state, boolean on) {
    Integer bit = bits.get(reg);
    if (bit != null) {
      if (on) {
        state[bit >> 6] |= 1L << bit;
      } else {
        state[bit >> 6] &= ~(1L << bit);
      }
    }
  }

  private static void transfer(
      Instr i, HashMap<Integer, Integer> bits, long[] state, long[] deleted) {
    switch (i.op) {
      case CHECK_LOCAL, CHECK_TEMP -> set(bits, i.a, state, true);
      case DEL_LOCAL -> {
        set(bits, i.a, state, false);
        set(bits, i.a, deleted, true);
      }
      case MAKE_CELL -> {
        if (i.a >= 0) {
          set(bits, i.a, state, false);
          set(bits, i.a, deleted, true);
        }
        set(bits, i.dst, state, true);
      }
      case MOVE -> {
        // Saving and restoring around an inlined comprehension may move an unbound local.
        boolean bound = true;
        if (i.a >= 0) {
          Integer bit = bits.get(i.a);
          bound = bit == null || (state[bit >> 6] & 1L << bit) != 0;
        }
        set(bits, i.dst, state, bound);
        if (!bound) {
          set(bits, i.dst, deleted, true);
        }
      }
      default -> {
        if (i.op.hasDst()) {
          set(bits, i.dst, state, true);
        }
        if (i.op.definesMore()) {
          for (int r : i.more) {
            set(bits, r, state, true);
          }
        }
      }
    }
  }

  // ---- registers

  private interface Visitor {
    int visit(int reg);
  }

  private static void operands(Instr i, Visitor uses, Visitor defs) {
    Op op = i.op;
    if (op.hasA() && i.a >= 0) {
      i.a = uses.visit(i.a);
    }
    if (op.hasB() && i.b >= 0) {
      i.b = uses.visit(i.b);
    }
    if (op.hasC() && i.c >= 0) {
      i.c = uses.visit(i.c);
    }
    if (op.usesMore()) {
      for (int k = 0; k < i.more.length; k++) {
        if (i.more[k] >= 0) {
          i.more[k] = uses.visit(i.more[k]);
        }
      }
    }
    if (op.hasDst() && i.dst >= 0) {
      i.dst = defs.visit(i.dst);
    }
    if (op.definesMore()) {
      for (int k = 0; k < i.more.length; k++) {
        i.more[k] = defs.visit(i.more[k]);
      }
    }
  }

  private int[] hidden;
  private int curBlock;
  private int curPos;

  private Cfg number() {
    int nt = e.temps;
    int[] home = new int[nt];
    Arrays.fill(home, -1);
    boolean[] cross = new boolean[nt];
    boolean[] pinned = new boolean[nt];
    for (int r : e.hiddenRegs) {
      pinned[r - numVars] = true;
      cross[r - numVars] = true;
    }
    for (int k = 0; k < blocks.size(); k++) {
      curBlock = k;
      for (Instr i : blocks.get(k).code) {
        boolean pin = i.op == Op.CHECK_TEMP || i.op == Op.DEL_LOCAL || i.op == Op.CHECK_LOCAL;
        operands(
            i,
            r -> {
              if (r >= numVars) {
                int t = r - numVars;
                cross[t] |= home[t] != curBlock;
                pinned[t] |= pin;
              }
              return r;
            },
            r -> {
              if (r >= numVars) {
                int t = r - numVars;
                cross[t] |= home[t] >= 0 && home[t] != curBlock;
                home[t] = curBlock;
              }
              return r;
            });
      }
    }
    int[] map = new int[nt];
    int next = colorCross(cross, pinned, map);
    int numCross = next - numVars;
    int max = next;
    int[] lastUse = new int[nt];
    int[] free = new int[nt + 1];
    for (Block b : blocks) {
      curPos = 0;
      for (Instr i : b.code) {
        Visitor v =
            r -> {
              if (r >= numVars) {
                lastUse[r - numVars] = curPos;
              }
              return r;
            };
        operands(i, v, v);
        curPos++;
      }
      int[] state = {0, next};
      curPos = 0;
      for (Instr i : b.code) {
        // Registers of temporaries that die here are free for the results of this instruction,
        // except for ops that write one result before they have read everything.
        ArrayList<Integer> dying = new ArrayList<>(4);
        operands(
            i,
            r -> {
              if (r < numVars) {
                return r;
              }
              int t = r - numVars;
              if (!cross[t] && lastUse[t] == curPos && !dying.contains(map[t])) {
                dying.add(map[t]);
              }
              return map[t];
            },
            r -> r);
        for (int r : dying) {
          free[state[0]++] = r;
        }
        ArrayList<Integer> dead = new ArrayList<>(2);
        operands(
            i,
            r -> r,
            r -> {
              if (r < numVars) {
                return r;
              }
              int t = r - numVars;
              if (!cross[t]) {
                if (lastUse[t] >= curPos && !defined(t)) {
                  map[t] = state[0] > 0 ? free[--state[0]] : state[1]++;
                  mark(t);
                }
                if (lastUse[t] == curPos) {
                  dead.add(map[t]);
                }
              }
              return map[t];
            });
        for (int r : dead) {
          free[state[0]++] = r;
        }
        curPos++;
      }
      max = Math.max(max, state[1]);
    }
    hidden = new int[e.hiddenRegs.size()];
    for (int k = 0; k < hidden.length; k++) {
      hidden[k] = map[e.hiddenRegs.get(k) - numVars];
    }
    return emit(numCross, max);
  }

  private final java.util.BitSet defined = new java.util.BitSet();

  private boolean defined(int t) {
    return defined.get(t);
  }

  private void mark(int t) {
    defined.set(t);
  }

  /** Numbers the temporaries that cross blocks; returns the first register after them. */
  private int colorCross(boolean[] cross, boolean[] pinned, int[] map) {
    int nt = cross.length;
    int[] index = new int[nt];
    int nc = 0;
    for (int t = 0; t < nt; t++) {
      index[t] = cross[t] ? nc++ : -1;
    }
    if (nc == 0) {
      return numVars;
    }
    int n = blocks.size();
    int words = nc + 63 >> 6;
    int[] first = new int[nc];
    int[] last = new int[nc];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    if ((long) n * words > 2_000_000) {
      // Too big to be worth the analysis: one register each.
      Arrays.fill(first, 0);
      Arrays.fill(last, n);
    } else {
      intervals(index, n, words, first, last);
    }
    Integer[] byStart = new Integer[nc];
    int[] temp = new int[nc];
    for (int t = 0; t < nt; t++) {
      if (cross[t]) {
        int c = index[t];
        temp[c] = t;
        if (pinned[t]) {
          first[c] = 0;
          last[c] = n;
        }
      }
    }
    for (int c = 0; c < nc; c++) {
      byStart[c] = c;
    }
    Arrays.sort(byStart, (x, y) -> Integer.compare(first[x], first[y]));
    int next = numVars;
    int[] busyUntil = new int[nc];
    for (int c : byStart) {
      int r = 0;
      while (numVars + r < next && busyUntil[r] >= first[c]) {
        r++;
      }
      if (numVars + r == next) {
        next++;
      }
      busyUntil[r] = last[c];
      map[temp[c]] = numVars + r;
    }
    return next;
  }

  private void intervals(int[] index, int n, int words, int[] first, int[] last) {
    long[][] use = new long[n][words];
    long[][] def = new long[n][words];
    long[][] liveIn = new long[n][words];
    for (int k = 0; k < n; k++) {
      int bk = k;
      for (Instr i : blocks.get(k).code) {
        operands(
            i,
            r -> {
              int c = r >= numVars ? index[r - numVars] : -1;
              if (c >= 0) {
                if ((def[bk][c >> 6] & 1L << c) == 0) {
                  use[bk][c >> 6] |= 1L << c;
                }
                first[c] = Math.min(first[c], bk);
                last[c] = Math.max(last[c], bk);
              }
              return r;
            },
            r -> {
              int c = r >= numVars ? index[r - numVars] : -1;
              if (c >= 0) {
                def[bk][c >> 6] |= 1L << c;
                first[c] = Math.min(first[c], bk);
                last[c] = Math.max(last[c], bk);
              }
              return r;
            });
      }
    }
    boolean changed = true;
    long[] out = new long[words];
    while (changed) {
      changed = false;
      for (int k = n - 1; k >= 0; k--) {
        Block b = blocks.get(k);
        Instr t = b.last();
        Arrays.fill(out, 0);
        if (t.t0 >= 0) {
          or(out, liveIn[block(t.t0).newId]);
        }
        if (t.t1 >= 0) {
          or(out, liveIn[block(t.t1).newId]);
        }
        long[] exceptional = b.handler == null ? null : liveIn[b.handler.newId];
        for (int w = 0; w < words; w++) {
          long v = use[k][w] | out[w] & ~def[k][w];
          if (exceptional != null) {
            v |= exceptional[w];
          }
          if ((v & ~liveIn[k][w]) != 0) {
            liveIn[k][w] |= v;
            changed = true;
          }
        }
      }
    }
    for (int k = 0; k < n; k++) {
      for (int w = 0; w < words; w++) {
        long v = liveIn[k][w];
        while (v != 0) {
          int c = w * 64 + Long.numberOfTrailingZeros(v);
          v &= v - 1;
          first[c] = Math.min(first[c], k);
          last[c] = Math.max(last[c], k);
        }
      }
    }
  }

  private static void or(long[] a, long[] b) {
    for (int w = 0; w < a.length; w++) {
      a[w] |= b[w];
    }
  }

  // ---- output

  private Cfg emit(int numCross, int numRegisters) {
    int n = blocks.size();
    boolean[] header = new boolean[n];
    int size = 0;
    for (Block b : blocks) {
      Instr t = b.last();
      if (t.t0 >= 0) {
        t.t0 = block(t.t0).newId;
        header[t.t0] |= t.t0 <= b.newId;
      }
      if (t.t1 >= 0) {
        t.t1 = block(t.t1).newId;
        header[t.t1] |= t.t1 <= b.newId;
      }
      size += b.code.size();
    }
    Instr[] instrs = new Instr[size];
    BasicBlock[] out = new BasicBlock[n];
    int p = 0;
    for (Block b : blocks) {
      int start = p;
      for (Instr i : b.code) {
        instrs[p++] = i;
      }
      out[b.newId] =
          new BasicBlock(
              b.newId,
              start,
              p,
              b.handler == null ? -1 : b.handler.newId,
              b.landing,
              header[b.newId]);
    }
    return new Cfg(
        out,
        instrs,
        e.consts.toArray(),
        e.names.toArray(new String[0]),
        Arrays.copyOf(e.spans, 4 * e.spanCount),
        e.hiddenNames.toArray(new String[0]),
        hidden,
        numVars,
        numCross,
        numRegisters);
  }
}
