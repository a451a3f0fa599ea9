package jyston.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * What is under way at each program point of a code, outermost first: the loops over iterators,
 * handlers, and other values (exits of with blocks, parts of expressions). Found from the
 * temporaries that are alive and the instructions that made them.
 */
final class LiveConstructs {
  /** What a temporary stands for. */
  enum Kind {
    /** An iterator of a loop. */
    ITERATOR,

    /** The exit of a with block. */
    EXIT,

    /** The exception handled outside of a handler. */
    HANDLER,

    /** The exception of a handler that may raise it again. */
    EXCEPTION,

    /** A part of an expression. */
    VALUE
  }

  /**
   * Something under way.
   *
   * @param register where it is kept
   * @param made the program point that made it
   */
  record Item(Kind kind, int register, int made) {}

  private final Cfg g;
  private final int first;
  private final BitSet skipped = new BitSet();
  private final BitSet[] liveIn;

  /** For each block and temporary the program point that made it, or -1. */
  private final int[][] madeIn;

  LiveConstructs(Cfg g) {
    this.g = g;
    first = g.numVars();
    for (int i = 0; i < g.hiddenCount(); i++) {
      skipped.set(g.hiddenRegister(i));
    }
    int n = g.blockCount();
    liveIn = new BitSet[n];
    for (int k = 0; k < n; k++) {
      liveIn[k] = new BitSet();
    }
    boolean more = true;
    while (more) {
      more = false;
      for (int k = n - 1; k >= 0; k--) {
        BitSet live = liveBefore(k, g.block(k).start());
        if (!live.equals(liveIn[k])) {
          liveIn[k] = live;
          more = true;
        }
      }
    }
    madeIn = new int[n][];
    madeIn[0] = none();
    more = true;
    while (more) {
      more = false;
      for (int k = 0; k < n; k++) {
        if (madeIn[k] != null) {
          more |= flow(k);
        }
      }
    }
  }

  private int[] none() {
    int[] none = new int[g.numRegisters() - first];
    java.util.Arrays.fill(none, -1);
    return none;
  }

  private boolean flow(int k) {
    BasicBlock b = g.block(k);
    int[] made = madeIn[k].clone();
    boolean more = false;
    if (b.handler() >= 0) {
      more |= merge(b.handler(), made);
    }
    for (int pc = b.start(); pc < b.end(); pc++) {
      define(pc, made);
      if (b.handler() >= 0) {
        more |= merge(b.handler(), made);
      }
    }
    Instr t = g.terminator(k);
    if (t.t0 >= 0) {
      more |= merge(t.t0, made);
    }
    if (t.t1 >= 0) {
      more |= merge(t.t1, made);
    }
    return more;
  }

  private boolean merge(int k, int[] made) {
    if (madeIn[k] == null) {
      madeIn[k] = made.clone();
      return true;
    }
    boolean more = false;
    for (int i = 0; i < made.length; i++) {
      if (madeIn[k][i] < 0 && made[i] >= 0) {
        madeIn[k][i] = made[i];
        more = true;
      }
    }
    return more;
  }

  private void define(int pc, int[] made) {
    Instr i = g.instr(pc);
    if (i.op.hasDst() && i.dst >= first) {
      made[i.dst - first] = pc;
    }
    if (i.op.definesMore()) {
      for (int m : i.more) {
        if (m >= first) {
          made[m - first] = pc;
        }
      }
    }
  }

  private void use(int operand, BitSet live) {
    if (operand >= first) {
      live.set(operand);
    }
  }

  /** Temporaries alive before a program point of a block. */
  private BitSet liveBefore(int k, int point) {
    BasicBlock b = g.block(k);
    Instr t = g.terminator(k);
    BitSet live = new BitSet();
    if (t.t0 >= 0) {
      live.or(liveIn[t.t0]);
    }
    if (t.t1 >= 0) {
      live.or(liveIn[t.t1]);
    }
    for (int pc = b.end() - 1; pc >= point; pc--) {
      Instr i = g.instr(pc);
      Op op = i.op;
      if (op.hasDst() && i.dst >= 0) {
        live.clear(i.dst);
      }
      if (op.definesMore()) {
        for (int m : i.more) {
          live.clear(m);
        }
      }
      if (b.handler() >= 0 && op.mayRaise()) {
        live.or(liveIn[b.handler()]);
      }
      if (op.hasA()) {
        use(i.a, live);
      }
      if (op.hasB()) {
        use(i.b, live);
      }
      if (op.hasC()) {
        use(i.c, live);
      }
      if (op.usesMore()) {
        for (int m : i.more) {
          use(m, live);
        }
      }
    }
    live.andNot(skipped);
    return live;
  }

  /** What is under way before a program point. */
  List<Item> at(int pc) {
    BasicBlock b = g.blockAt(pc);
    int[] made = (madeIn[b.id()] == null ? none() : madeIn[b.id()]).clone();
    for (int p = b.start(); p < pc; p++) {
      define(p, made);
    }
    return items(liveBefore(b.id(), pc), made);
  }

  /** What is under way when the yield at a program point is resumed, without the value sent. */
  List<Item> after(int pc) {
    Instr y = g.instr(pc);
    BasicBlock b = g.block(y.t0);
    BitSet live = liveBefore(b.id(), b.start());
    if (y.dst >= 0) {
      live.clear(y.dst);
    }
    return items(live, madeIn[b.id()] == null ? none() : madeIn[b.id()]);
  }

  private List<Item> items(BitSet live, int[] made) {
    List<Item> out = new ArrayList<>();
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      int pc = made[r - first];
      if (pc < 0) {
        continue;
      }
      Instr i = g.instr(pc);
      switch (i.op) {
        case GET_ITER, GET_AITER -> out.add(new Item(Kind.ITERATOR, r, pc));
        case BEFORE_WITH, BEFORE_ASYNC_WITH ->
            out.add(new Item(r == i.more[0] ? Kind.EXIT : Kind.VALUE, r, pc));
        case PUSH_EXC -> out.add(new Item(Kind.HANDLER, r, pc));
        case LANDING -> out.add(new Item(Kind.EXCEPTION, r, pc + 1));
        default -> out.add(new Item(Kind.VALUE, r, pc));
      }
    }
    out.sort(Comparator.comparingInt(Item::made).thenComparing(Item::kind));
    return out;
  }
}
