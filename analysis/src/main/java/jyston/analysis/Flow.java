package jyston.analysis;

import java.util.Arrays;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;

/**
 * The edges of a graph, its blocks in reverse postorder, and which of them can be reached. Normal
 * edges (jumps, branches, resumption of a generator) and exception edges are kept apart. An
 * exception edge goes from a block to its handler if anything in the block may raise.
 *
 * <p>The order is that of one depth-first walk along both kinds of edges (Aho, Lam, Sethi, Ullman,
 * "Compilers: Principles, Techniques, and Tools", 2nd ed., 9.6): a block comes before its
 * successors, except along back edges.
 */
public final class Flow {
  private final Cfg cfg;
  private final int[] targets;
  private final int[] handlers;
  private final int[] raises;
  private final int[] order;
  private final int[] index;
  private final int[] preorder;
  private final int[] last;
  private final int[] predStart;
  private final int[] preds;
  private final int[] raiserStart;
  private final int[] raisers;

  /** Walks a graph. */
  public static Flow of(Cfg cfg) {
    return new Flow(cfg);
  }

  private Flow(Cfg cfg) {
    this.cfg = cfg;
    int n = cfg.blockCount();
    targets = new int[2 * n];
    handlers = new int[n];
    raises = new int[n];
    for (int b = 0; b < n; b++) {
      BasicBlock k = cfg.block(b);
      Instr t = cfg.instr(k.end() - 1);
      targets[2 * b] = t.t0;
      targets[2 * b + 1] = t.t1;
      int p = k.start();
      while (p < k.end() && !mayRaise(p)) {
        p++;
      }
      raises[b] = p < k.end() ? p : -1;
      handlers[b] = p < k.end() ? k.handler() : -1;
    }
    int[] found = new int[n];
    index = new int[n];
    preorder = new int[n];
    last = new int[n];
    order = Arrays.copyOfRange(found, walk(found), n);
    Arrays.fill(index, -1);
    for (int i = 0; i < order.length; i++) {
      index[order[i]] = i;
    }
    predStart = new int[n + 1];
    raiserStart = new int[n + 1];
    for (int b : order) {
      count(predStart, targets[2 * b]);
      count(predStart, targets[2 * b + 1]);
      count(raiserStart, handlers[b]);
    }
    for (int b = 0; b < n; b++) {
      predStart[b + 1] += predStart[b];
      raiserStart[b + 1] += raiserStart[b];
    }
    preds = new int[predStart[n]];
    raisers = new int[raiserStart[n]];
    int[] at = predStart.clone();
    int[] raiserAt = raiserStart.clone();
    for (int b : order) {
      if (targets[2 * b] >= 0) {
        preds[at[targets[2 * b]]++] = b;
      }
      if (targets[2 * b + 1] >= 0) {
        preds[at[targets[2 * b + 1]]++] = b;
      }
      if (handlers[b] >= 0) {
        raisers[raiserAt[handlers[b]]++] = b;
      }
    }
  }

  private static void count(int[] starts, int target) {
    if (target >= 0) {
      starts[target + 1]++;
    }
  }

  /** Depth first from the entry; fills {@code found} from its end and returns where it begins. */
  private int walk(int[] found) {
    int n = found.length;
    int[] stack = new int[n];
    byte[] next = new byte[n];
    Arrays.fill(preorder, -1);
    int depth = 1;
    int seen = 1;
    int top = n;
    preorder[0] = 0;
    while (depth > 0) {
      int b = stack[depth - 1];
      int s;
      switch (next[b]++) {
        // What is visited last comes first in the order: the first target follows its block.
        case 0 -> s = handlers[b];
        case 1 -> s = targets[2 * b + 1];
        case 2 -> s = targets[2 * b];
        default -> {
          last[b] = seen - 1;
          found[--top] = b;
          depth--;
          continue;
        }
      }
      if (s >= 0 && preorder[s] < 0) {
        preorder[s] = seen++;
        stack[depth++] = s;
      }
    }
    return top;
  }

  /** The graph. */
  public Cfg cfg() {
    return cfg;
  }

  /**
   * A normal successor of a block. Both may be the same block.
   *
   * @param k 0 or 1
   * @return the block, or -1
   */
  public int successor(int block, int k) {
    return targets[2 * block + k];
  }

  /** The handler that exceptions raised in a block go to, or -1. */
  public int exceptionSuccessor(int block) {
    return handlers[block];
  }

  /** Number of normal edges into a block from blocks that can be reached. */
  public int predecessorCount(int block) {
    return predStart[block + 1] - predStart[block];
  }

  /** The source of a normal edge; a block that branches here on both edges is there twice. */
  public int predecessor(int block, int k) {
    return preds[predStart[block] + k];
  }

  /** Number of blocks whose exceptions a block handles. */
  public int exceptionPredecessorCount(int block) {
    return raiserStart[block + 1] - raiserStart[block];
  }

  /** A block whose exceptions a block handles. */
  public int exceptionPredecessor(int block, int k) {
    return raisers[raiserStart[block] + k];
  }

  /** Number of blocks that can be reached from the entry. */
  public int reachableCount() {
    return order.length;
  }

  /** Whether a block can be reached from the entry. */
  public boolean isReachable(int block) {
    return index[block] >= 0;
  }

  /** The block at a place of the reverse postorder; the entry is at 0. */
  public int inOrder(int place) {
    return order[place];
  }

  /** The place of a block in the reverse postorder, or -1 if it cannot be reached. */
  public int placeOf(int block) {
    return index[block];
  }

  /** The number of a block in the order of first visits, or -1 if it cannot be reached. */
  int preorder(int block) {
    return preorder[block];
  }

  /** The greatest {@link #preorder} number in the depth-first tree below a block. */
  int lastDescendant(int block) {
    return last[block];
  }

  /** The first program point of a block that may raise, or -1. */
  public int firstRaise(int block) {
    return raises[block];
  }

  /** Whether an instruction may raise: its op may, or it goes back and therefore polls. */
  public boolean mayRaise(int point) {
    return cfg.instr(point).op.mayRaise() || polls(point);
  }

  /** Whether an instruction has a back edge, on which the VM polls after its results are there. */
  public boolean polls(int point) {
    Instr i = cfg.instr(point);
    return i.t0 >= 0 && (cfg.isBackEdge(point, i.t0) || i.t1 >= 0 && cfg.isBackEdge(point, i.t1));
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder("order");
    for (int block : order) {
      b.append(" B").append(block);
    }
    return b.toString();
  }
}
