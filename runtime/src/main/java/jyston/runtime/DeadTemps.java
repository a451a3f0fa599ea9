package jyston.runtime;

import java.util.BitSet;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;

/**
 * Clears what no instruction of a running frame will read again: results of expression statements,
 * exceptions that were handled. Objects held by nothing else are garbage for Python, so an explicit
 * collection has to find them.
 */
final class DeadTemps {
  private DeadTemps() {}

  /** Clears dead temporaries in the frames that run on a thread. */
  static void clear(ThreadState ts) {
    for (Frame f = ts.frame; f != null; f = f.back) {
      f.settle();
      if (f.pc >= 0 && !f.finished) {
        clear(f);
      }
    }
    Frames.clear(ts);
  }

  private static void clear(Frame f) {
    Cfg g = f.code.code.body();
    BitSet[] out = f.code.liveOut();
    BasicBlock b = g.blockAt(f.pc);
    BitSet live = (BitSet) out[b.id()].clone();
    for (int i = b.end() - 1; i > f.pc; i--) {
      step(g.instr(i), live);
    }
    Instr now = g.instr(f.pc);
    results(now, live);
    switch (now.op) {
      case CALL, CALL_KW, CALL_METHOD, CALL_METHOD_KW, CALL_EX -> {
        // The arguments were read before the call.
      }
      default ->
          // The instruction may read its operands again.
          uses(now, live);
    }
    PyObject[] r = f.regs;
    for (int i = g.numVars(); i < r.length; i++) {
      if (!live.get(i)) {
        r[i] = null;
      }
    }
  }

  private static void step(Instr n, BitSet live) {
    results(n, live);
    uses(n, live);
  }

  private static void results(Instr n, BitSet live) {
    if (n.dst >= 0) {
      live.clear(n.dst);
    }
    if (n.op.definesMore()) {
      for (int m : n.more) {
        live.clear(m);
      }
    }
  }

  private static void uses(Instr n, BitSet live) {
    use(n.a, live);
    use(n.b, live);
    use(n.c, live);
    if (!n.op.definesMore()) {
      for (int m : n.more) {
        use(m, live);
      }
    }
  }

  private static void use(int operand, BitSet live) {
    if (operand >= 0) {
      live.set(operand);
    }
  }

  /** Registers live at the end of each block, or at an exception in it. */
  static BitSet[] liveOut(Cfg g) {
    int n = g.blockCount();
    BitSet[] in = new BitSet[n];
    BitSet[] out = new BitSet[n];
    for (int i = 0; i < n; i++) {
      in[i] = new BitSet();
      out[i] = new BitSet();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = n - 1; i >= 0; i--) {
        BasicBlock b = g.block(i);
        Instr t = g.terminator(i);
        BitSet o = out[i];
        if (t.t0 >= 0) {
          o.or(in[t.t0]);
        }
        if (t.t1 >= 0) {
          o.or(in[t.t1]);
        }
        if (b.handler() >= 0) {
          o.or(in[b.handler()]);
        }
        BitSet live = (BitSet) o.clone();
        for (int k = b.end() - 1; k >= b.start(); k--) {
          step(g.instr(k), live);
        }
        if (b.handler() >= 0) {
          live.or(in[b.handler()]);
        }
        if (!live.equals(in[i])) {
          in[i] = live;
          changed = true;
        }
      }
    }
    return out;
  }
}
