package jyston.tier1;

import java.util.Arrays;
import jyston.analysis.Flow;
import jyston.analysis.Loops;
import jyston.analysis.TypeInference;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * A division of code that is too large for one method: each part is a run of blocks, cut where few
 * loops are. Between the parts registers are in the frame's memory. A block that is too large by
 * itself, such as a display of thousands of items, is left to the interpreter.
 */
final class Parts {
  private final int[] part;
  private final int count;

  /**
   * Divides.
   *
   * @param entry the block that is entered; the order of writing begins there
   * @param sizes by block, the bytes of its code; 0 where it is not compiled
   * @param target how large a part should be
   * @param most how large a block may be
   */
  Parts(Cfg cfg, int entry, int[] sizes, int target, int most) {
    Loops loops = Loops.of(Flow.of(cfg));
    int n = sizes.length;
    part = new int[n];
    int at = 0;
    int parts = 0;
    while (at < n) {
      int end = at;
      int bytes = 0;
      int best = -1;
      while (end < n && (bytes == 0 || bytes + sizes[(entry + end) % n] <= target)) {
        bytes += sizes[(entry + end) % n];
        end++;
        // The latest of the best places in the second half.
        if (end < n
            && bytes * 2 >= target
            && (best < 0 || depth(loops, entry, end, n) <= depth(loops, entry, best, n))) {
          best = end;
        }
      }
      if (end < n && best > at) {
        end = best;
      }
      for (int i = at; i < end; i++) {
        part[(entry + i) % n] = parts;
      }
      parts++;
      at = end;
    }
    count = parts;
    for (int b = 0; b < n; b++) {
      if (sizes[b] > most && b != entry) {
        part[b] = -1;
      }
    }
  }

  private static int depth(Loops loops, int entry, int i, int n) {
    return loops.depthOf((entry + i) % n);
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The part that a block is in, or -1. */
  int of(int block) {
    return part[block];
  }

  /** The blocks of a part that are compiled. */
  boolean[] blocks(int k, TypeInference types) {
    boolean[] out = new boolean[part.length];
    for (int b = 0; b < out.length; b++) {
      out[b] = part[b] == k && types.reached(b);
    }
    return out;
  }

  /** The blocks that are entered from other parts, or first. */
  boolean[] entered(Cfg cfg, TypeInference types, int entry) {
    boolean[] out = new boolean[part.length];
    out[entry] = true;
    for (int b = 0; b < out.length; b++) {
      if (types.reached(b)) {
        Instr t = cfg.terminator(b);
        note(out, t.t0, b, types);
        note(out, t.t1, b, types);
        if (t.op == Op.YIELD && t.b != Instr.NONE && cfg.terminator(t.t0).op == Op.SEND) {
          note(out, cfg.terminator(t.t0).t1, b, types);
        }
      }
    }
    return out;
  }

  private void note(boolean[] out, int to, int from, TypeInference types) {
    if (to >= 0 && part[to] != part[from] && types.reached(to)) {
      out[to] = true;
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(part);
  }
}
