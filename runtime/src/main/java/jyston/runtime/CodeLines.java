package jyston.runtime;

import java.util.ArrayDeque;
import java.util.BitSet;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;

/**
 * The program points of a code where a line may start: where the line changes, and where jumps and
 * exceptions arrive.
 */
public final class CodeLines {
  private final int[] line;
  private final BitSet starts = new BitSet();
  private final BitSet changes;

  /** Program points that are reached without an exception. */
  private final BitSet regular = new BitSet();

  /** The block after each one when all that only exceptions reach comes last, or -1. */
  private final int[] next;

  private final Cfg g;

  CodeLines(Cfg g) {
    this.g = g;
    int n = g.size();
    line = new int[n];
    for (int pc = 0; pc < n; pc++) {
      line[pc] = g.line(pc);
    }
    reach();
    next = new int[g.blockCount()];
    int before = -1;
    int current = -1;
    for (int k = 0; k < 2 * next.length; k++) {
      int id = k % next.length;
      BasicBlock b = g.block(id);
      if (regular.get(b.start()) != k < next.length) {
        continue;
      }
      next[id] = -1;
      if (before >= 0) {
        next[before] = id;
      }
      before = id;
      for (int pc = b.start(); pc < b.end(); pc++) {
        starts.set(pc, line[pc] >= 0 && line[pc] != current);
        current = line[pc];
      }
    }
    changes = (BitSet) starts.clone();
    for (int k = 0; k < next.length; k++) {
      Instr t = g.terminator(k);
      arrive(k, t.t0);
      arrive(k, t.t1);
      arrive(g.block(k).handler());
    }
  }

  private void arrive(int from, int to) {
    if (to != next[from]) {
      arrive(to);
    }
  }

  private void arrive(int to) {
    if (to >= 0) {
      BasicBlock b = g.block(to);
      // A handler begins with the instruction after its LANDING.
      int pc = b.isHandler() ? b.start() + 1 : b.start();
      if (line[pc] >= 0) {
        starts.set(pc);
      }
    }
  }

  private void reach() {
    BitSet seen = new BitSet();
    ArrayDeque<Integer> todo = new ArrayDeque<>();
    todo.add(0);
    while (!todo.isEmpty()) {
      int k = todo.remove();
      if (k < 0 || seen.get(k)) {
        continue;
      }
      seen.set(k);
      regular.set(g.block(k).start(), g.block(k).end());
      todo.add(g.terminator(k).t0);
      todo.add(g.terminator(k).t1);
    }
  }

  /** Whether the block of one program point comes right after that of another. */
  public boolean isNext(int pc, int target) {
    return next[g.blockAt(pc).id()] == g.blockAt(target).id();
  }

  /**
   * Whether a jump is no event: it only goes on to the next block, or leads from what exceptions
   * reach back to the ordinary way.
   */
  public boolean isSilentJump(int pc, int target) {
    return isNext(pc, target) || !regular.get(pc) && regular.get(target);
  }

  /** Whether a line may start at a program point. */
  public boolean starts(int pc) {
    return starts.get(pc);
  }

  /** Whether the line of a program point is not that of the one before. */
  boolean changes(int pc) {
    return changes.get(pc);
  }

  /** The first line of the code that is not before a line, or -1. */
  int firstLineNotBefore(int wanted) {
    int best = Integer.MAX_VALUE;
    for (int n : line) {
      if (n >= wanted && n < best) {
        best = n;
      }
    }
    return best == Integer.MAX_VALUE ? -1 : best;
  }

  /** The line of a program point, or -1. */
  public int line(int pc) {
    return line[pc];
  }
}
