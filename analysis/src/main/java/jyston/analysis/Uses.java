package jyston.analysis;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * The registers an instruction reads, writes and unbinds, from the op table and the few ops whose
 * row does not say it all. Reads and writes are numbered; going through them allocates nothing:
 *
 * <pre>{@code
 * for (int k = Uses.readSlots(i) - 1; k >= 0; k--) {
 *   int register = Uses.read(i, k);
 *   if (register >= 0) ...
 * }
 * }</pre>
 */
public final class Uses {
  private Uses() {}

  /** How many numbers {@link #read} takes; some of them may stand for no register. */
  public static int readSlots(Instr i) {
    return i.op.usesMore() ? 3 + i.more.length : 3;
  }

  /**
   * A register read by an instruction.
   *
   * @param k from 0 to {@link #readSlots} - 1; 0 to 2 are the operands a, b and c
   * @return the register, or -1 where there is none or a constant
   */
  public static int read(Instr i, int k) {
    int r =
        switch (k) {
          case 0 -> i.op.hasA() && i.op != Op.DEL_LOCAL ? i.a : -1;
          case 1 -> i.op.hasB() ? i.b : -1;
          case 2 -> i.op.hasC() ? i.c : -1;
          default -> i.more[k - 3];
        };
    return Math.max(r, -1);
  }

  /** How many numbers {@link #write} takes; some of them may stand for no register. */
  public static int writeSlots(Instr i) {
    return i.op.definesMore() ? 1 + i.more.length : 1;
  }

  /**
   * A register that an instruction gives a value.
   *
   * @param k from 0 to {@link #writeSlots} - 1; 0 is {@link Instr#dst}
   * @return the register, or -1
   */
  public static int write(Instr i, int k) {
    int r = k > 0 ? i.more[k - 1] : i.op.hasDst() ? i.dst : -1;
    return Math.max(r, -1);
  }

  /**
   * The register an instruction leaves unbound: the local that DEL_LOCAL deletes, the argument that
   * MAKE_CELL moves into its cell.
   *
   * @return the register, or -1
   */
  public static int unbound(Instr i) {
    return i.op == Op.DEL_LOCAL || i.op == Op.MAKE_CELL ? Math.max(i.a, -1) : -1;
  }

  /**
   * The result that a terminator writes only on the way to its first target: that of FOR_ITER.
   * Results of other terminators are there on every normal edge.
   *
   * @return the register, or -1
   */
  public static int edgeResult(Instr i) {
    return i.op == Op.FOR_ITER ? i.dst : -1;
  }

  /**
   * A result that may be left unbound: the self of a method lookup that found no method.
   *
   * @return the register, or -1
   */
  public static int maybeUnbound(Instr i) {
    return switch (i.op) {
      case GET_METHOD, SUPER_METHOD, SUPER0_METHOD -> i.more[1];
      default -> -1;
    };
  }

  /** Adds the registers an instruction reads to the bit set that begins at word {@code base}. */
  static void addReads(Instr i, long[] set, int base) {
    Op op = i.op;
    if (i.a >= 0 && op.hasA() && op != Op.DEL_LOCAL) {
      set[base + (i.a >> 6)] |= 1L << i.a;
    }
    if (i.b >= 0 && op.hasB()) {
      set[base + (i.b >> 6)] |= 1L << i.b;
    }
    if (i.c >= 0 && op.hasC()) {
      set[base + (i.c >> 6)] |= 1L << i.c;
    }
    if (op.usesMore()) {
      for (int r : i.more) {
        if (r >= 0) {
          set[base + (r >> 6)] |= 1L << r;
        }
      }
    }
  }

  /** Adds the registers whose old value is gone after an instruction: written or unbound. */
  static void addWrites(Instr i, long[] set, int base) {
    Op op = i.op;
    if (i.dst >= 0 && op.hasDst()) {
      set[base + (i.dst >> 6)] |= 1L << i.dst;
    }
    if (op.definesMore()) {
      for (int r : i.more) {
        set[base + (r >> 6)] |= 1L << r;
      }
    }
    int u = unbound(i);
    if (u >= 0) {
      set[base + (u >> 6)] |= 1L << u;
    }
  }

  /** Takes the registers whose old value is gone after an instruction out of a bit set. */
  static void removeWrites(Instr i, long[] set, int base) {
    Op op = i.op;
    if (i.dst >= 0 && op.hasDst()) {
      set[base + (i.dst >> 6)] &= ~(1L << i.dst);
    }
    if (op.definesMore()) {
      for (int r : i.more) {
        set[base + (r >> 6)] &= ~(1L << r);
      }
    }
    int u = unbound(i);
    if (u >= 0) {
      set[base + (u >> 6)] &= ~(1L << u);
    }
  }
}
