package jyston.analysis;

import java.util.Arrays;

/**
 * The loops of a graph and how they nest. A loop has one header, the first of its blocks that a
 * depth-first walk meets; its body is everything below the header that leads back to it. Back edges
 * to one header make one loop. Where the header dominates the sources of its back edges this is the
 * natural loop (Aho, Lam, Sethi, Ullman, 2nd ed., 9.6.6); where it does not, the loop can be
 * entered elsewhere and is marked irreducible.
 *
 * <p>The algorithm is that of P. Havlak, "Nesting of Reducible and Irreducible Loops", 1997, after
 * R. E. Tarjan, 1974. Loops are numbered from the outside in and in reverse postorder.
 */
public final class Loops {
  private final Flow flow;
  private final int count;
  private final int[] innermost;
  private final int[] headers;
  private final int[] parents;
  private final int[] depths;
  private final boolean[] irreducible;
  private int[] bodyStart;
  private int[] body;
  private int[] exitStart;
  private int[] exits;

  /** Finds the loops of a graph. */
  public static Loops of(Flow flow) {
    return new Loops(flow);
  }

  private Loops(Flow flow) {
    this.flow = flow;
    int blocks = flow.cfg().blockCount();
    innermost = new int[blocks];
    Arrays.fill(innermost, -1);
    Nesting nesting = new Nesting(flow);
    count = nesting.loops;
    headers = new int[count];
    parents = new int[count];
    depths = new int[count];
    irreducible = new boolean[count];
    if (count == 0) {
      bodyStart = new int[1];
      exitStart = bodyStart;
      return;
    }
    int id = 0;
    for (int i = 0; i < flow.reachableCount(); i++) {
      int b = flow.inOrder(i);
      int p = flow.preorder(b);
      // An enclosing header is above in the tree, hence earlier in the order.
      int outer = nesting.header[p];
      int around = outer < 0 ? -1 : innermost[nesting.block[outer]];
      if (nesting.isLoop[p]) {
        headers[id] = b;
        parents[id] = around;
        depths[id] = around < 0 ? 1 : depths[around] + 1;
        irreducible[id] = nesting.irreducible[p];
        innermost[b] = id++;
      } else {
        innermost[b] = around;
      }
    }
    bodies();
    exits();
  }

  private void bodies() {
    int[] start = new int[count + 1];
    int n = flow.reachableCount();
    for (int i = 0; i < n; i++) {
      for (int l = innermost[flow.inOrder(i)]; l >= 0; l = parents[l]) {
        start[l + 1]++;
      }
    }
    for (int l = 0; l < count; l++) {
      start[l + 1] += start[l];
    }
    body = new int[start[count]];
    int[] at = start.clone();
    for (int i = 0; i < n; i++) {
      int b = flow.inOrder(i);
      for (int l = innermost[b]; l >= 0; l = parents[l]) {
        body[at[l]++] = b;
      }
    }
    bodyStart = start;
  }

  private void exits() {
    int[] start = new int[count + 1];
    exitStart = start;
    eachExit(start, null);
    for (int l = 0; l < count; l++) {
      start[l + 1] += start[l];
    }
    exits = new int[2 * start[count]];
    eachExit(start.clone(), exits);
  }

  /** Counts the exits of loop l at l + 1, or stores them from place l on. */
  private void eachExit(int[] at, int[] into) {
    for (int i = 0; i < flow.reachableCount(); i++) {
      int b = flow.inOrder(i);
      if (innermost[b] >= 0) {
        exit(b, flow.successor(b, 0), at, into);
        exit(b, flow.successor(b, 1), at, into);
        exit(b, flow.exceptionSuccessor(b), at, into);
      }
    }
  }

  private void exit(int from, int to, int[] at, int[] into) {
    if (to < 0) {
      return;
    }
    for (int l = innermost[from]; l >= 0 && !contains(l, to); l = parents[l]) {
      if (into == null) {
        at[l + 1]++;
      } else {
        into[2 * at[l]] = from;
        into[2 * at[l] + 1] = to;
        at[l]++;
      }
    }
  }

  /** Number of loops. */
  public int count() {
    return count;
  }

  /** The innermost loop around a block (its own if it is a header), or -1. */
  public int innermost(int block) {
    return innermost[block];
  }

  /** The loop that a block is the header of, or -1. */
  public int headedBy(int block) {
    int l = innermost[block];
    return l >= 0 && headers[l] == block ? l : -1;
  }

  /** How many loops are around a block. */
  public int depthOf(int block) {
    int l = innermost[block];
    return l < 0 ? 0 : depths[l];
  }

  /** The header of a loop. */
  public int header(int loop) {
    return headers[loop];
  }

  /** The loop directly around a loop, or -1. */
  public int parent(int loop) {
    return parents[loop];
  }

  /** How deep a loop is nested; 1 for one that is in no other. */
  public int depth(int loop) {
    return depths[loop];
  }

  /** Whether a loop can be entered elsewhere than at its header. */
  public boolean isIrreducible(int loop) {
    return irreducible[loop];
  }

  /** Whether a block is in a loop or in one within it. */
  public boolean contains(int loop, int block) {
    int l = innermost[block];
    while (l > loop) {
      l = parents[l];
    }
    return l == loop;
  }

  /** Number of blocks of a loop, those of inner loops included. */
  public int blockCount(int loop) {
    return bodyStart[loop + 1] - bodyStart[loop];
  }

  /** A block of a loop; they are in reverse postorder, the header is number 0. */
  public int block(int loop, int k) {
    return body[bodyStart[loop] + k];
  }

  /** Number of edges, normal and exceptional, out of a loop. */
  public int exitCount(int loop) {
    return exitStart[loop + 1] - exitStart[loop];
  }

  /** The block in the loop where an exit begins. */
  public int exitFrom(int loop, int k) {
    return exits[2 * (exitStart[loop] + k)];
  }

  /** The block outside that an exit leads to. */
  public int exitTo(int loop, int k) {
    return exits[2 * (exitStart[loop] + k) + 1];
  }

  @Override
  public String toString() {
    StringBuilder b = new StringBuilder();
    for (int l = 0; l < count; l++) {
      b.append(l > 0 ? "; " : "").append(describe(l));
    }
    return b.toString();
  }

  /** One loop as text: header, depth, blocks, exits. */
  String describe(int loop) {
    StringBuilder b = new StringBuilder("B").append(headers[loop]);
    b.append(irreducible[loop] ? " irreducible" : "").append(" depth ").append(depths[loop]);
    b.append(":");
    for (int k = 0; k < blockCount(loop); k++) {
      b.append(" B").append(block(loop, k));
    }
    for (int k = 0; k < exitCount(loop); k++) {
      b.append(k > 0 ? ", " : " exits ").append('B').append(exitFrom(loop, k));
      b.append(">B").append(exitTo(loop, k));
    }
    return b.toString();
  }

  /** Finds, in preorder numbers, the innermost loop header above each block. */
  private static final class Nesting {
    final int[] header;
    final int[] block;
    final boolean[] isLoop;
    final boolean[] irreducible;
    int loops;
    private final Flow flow;
    private final int[] set;
    private final int[] mark;
    private final int[] work;
    private int found;
    // Edges from outside into the middle of a loop go on as edges into its header: chains per
    // block.
    private int[] extraHead;
    private int[] extra = new int[0];
    private int extraCount;

    Nesting(Flow flow) {
      this.flow = flow;
      int n = flow.reachableCount();
      header = new int[n];
      isLoop = new boolean[n];
      irreducible = new boolean[n];
      block = new int[n];
      set = new int[n];
      mark = new int[n];
      work = new int[n];
      for (int i = 0; i < n; i++) {
        int b = flow.inOrder(i);
        block[flow.preorder(b)] = b;
        set[i] = i;
        header[i] = -1;
        mark[i] = -1;
      }
      for (int w = n - 1; w >= 0; w--) {
        loop(w);
      }
    }

    private void loop(int w) {
      found = 0;
      int b = block[w];
      mark[w] = w;
      for (int k = flow.predecessorCount(b) - 1; k >= 0; k--) {
        backEdge(w, flow.preorder(flow.predecessor(b, k)));
      }
      for (int k = flow.exceptionPredecessorCount(b) - 1; k >= 0; k--) {
        backEdge(w, flow.preorder(flow.exceptionPredecessor(b, k)));
      }
      if (!isLoop[w]) {
        return;
      }
      loops++;
      for (int at = 0; at < found; at++) {
        int x = work[at];
        int xb = block[x];
        for (int k = flow.predecessorCount(xb) - 1; k >= 0; k--) {
          edge(w, x, flow.preorder(flow.predecessor(xb, k)));
        }
        for (int k = flow.exceptionPredecessorCount(xb) - 1; k >= 0; k--) {
          edge(w, x, flow.preorder(flow.exceptionPredecessor(xb, k)));
        }
        if (extraHead != null) {
          for (int e = extraHead[x]; e >= 0; e = extra[e + 1]) {
            edge(w, x, extra[e]);
          }
        }
      }
      for (int at = 0; at < found; at++) {
        header[work[at]] = w;
        set[work[at]] = w;
      }
    }

    private boolean isBelow(int w, int v) {
      return w <= v && v <= flow.lastDescendant(block[w]);
    }

    private void backEdge(int w, int v) {
      if (isBelow(w, v)) {
        isLoop[w] = true;
        add(w, find(v));
      }
    }

    private void edge(int w, int x, int v) {
      if (isBelow(x, v)) {
        // A back edge of an inner loop.
        return;
      }
      int y = find(v);
      if (isBelow(w, y)) {
        add(w, y);
      } else {
        irreducible[w] = true;
        if (extraHead == null) {
          extraHead = new int[header.length];
          Arrays.fill(extraHead, -1);
        }
        if (extraCount + 2 > extra.length) {
          extra = Arrays.copyOf(extra, Math.max(16, 2 * extra.length));
        }
        extra[extraCount] = y;
        extra[extraCount + 1] = extraHead[w];
        extraHead[w] = extraCount;
        extraCount += 2;
      }
    }

    private void add(int w, int x) {
      if (mark[x] != w) {
        mark[x] = w;
        work[found++] = x;
      }
    }

    private int find(int x) {
      int root = x;
      while (set[root] != root) {
        root = set[root];
      }
      while (set[x] != root) {
        int next = set[x];
        set[x] = root;
        x = next;
      }
      return root;
    }
  }
}
