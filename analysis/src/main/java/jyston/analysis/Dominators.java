package jyston.analysis;

import java.util.Arrays;

/**
 * Dominators of blocks along normal and exception edges. That a block dominates a handler does not
 * say that all of its instructions have run: an exception may leave it in the middle.
 *
 * <p>The algorithm is that of K. D. Cooper, T. J. Harvey and K. Kennedy, "A Simple, Fast Dominance
 * Algorithm", 2001: immediate dominators are intersected in reverse postorder until nothing
 * changes.
 */
public final class Dominators {
  private final Flow flow;
  private final int[] idom;
  private final int[] enter;
  private final int[] leave;

  /** Computes the dominators of a graph. */
  public static Dominators of(Flow flow) {
    return new Dominators(flow);
  }

  private Dominators(Flow flow) {
    this.flow = flow;
    int n = flow.reachableCount();
    // By place in the order, in which a dominator has the smaller number.
    int[] dom = new int[n];
    Arrays.fill(dom, 1, n, -1);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < n; i++) {
        int b = flow.inOrder(i);
        int d = -1;
        for (int k = flow.predecessorCount(b) - 1; k >= 0; k--) {
          d = meet(dom, d, flow.placeOf(flow.predecessor(b, k)));
        }
        for (int k = flow.exceptionPredecessorCount(b) - 1; k >= 0; k--) {
          d = meet(dom, d, flow.placeOf(flow.exceptionPredecessor(b, k)));
        }
        if (d != dom[i]) {
          dom[i] = d;
          changed = true;
        }
      }
    }
    idom = new int[flow.cfg().blockCount()];
    Arrays.fill(idom, -1);
    for (int i = 1; i < n; i++) {
      idom[flow.inOrder(i)] = flow.inOrder(dom[i]);
    }
    enter = new int[idom.length];
    leave = new int[idom.length];
    number(dom);
  }

  private static int meet(int[] dom, int a, int b) {
    if (a < 0 || dom[b] < 0) {
      return a < 0 && dom[b] >= 0 ? b : a;
    }
    while (a != b) {
      while (a > b) {
        a = dom[a];
      }
      while (b > a) {
        b = dom[b];
      }
    }
    return a;
  }

  /**
   * Gives each block the interval of its subtree, so that one block's dominance is two compares.
   */
  private void number(int[] dom) {
    int n = dom.length;
    int[] size = new int[n];
    for (int i = n - 1; i > 0; i--) {
      size[i]++;
      size[dom[i]] += size[i];
    }
    size[0]++;
    int[] next = new int[n];
    for (int i = 0; i < n; i++) {
      int b = flow.inOrder(i);
      int at = 0;
      if (i > 0) {
        at = next[dom[i]];
        next[dom[i]] += size[i];
      }
      enter[b] = at;
      leave[b] = at + size[i];
      next[i] = at + 1;
    }
  }

  /** The immediate dominator of a block; -1 for the entry and for what cannot be reached. */
  public int idom(int block) {
    return idom[block];
  }

  /** Whether every path from the entry to {@code b} goes through {@code a}; so each by itself. */
  public boolean dominates(int a, int b) {
    return flow.isReachable(a)
        && flow.isReachable(b)
        && enter[a] <= enter[b]
        && enter[b] < leave[a];
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder();
    for (int i = 1; i < flow.reachableCount(); i++) {
      int x = flow.inOrder(i);
      b.append(i > 1 ? " " : "").append('B').append(idom[x]).append(">B").append(x);
    }
    return b.toString();
  }
}
