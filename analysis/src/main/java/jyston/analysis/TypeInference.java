package jyston.analysis;

import jyston.frontend.ast.Const;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * Which registers compiled code keeps unboxed where: a forward data-flow analysis over the part of
 * a graph that is compiled, on kinds ({@link Kind}) and on what the interpreter has seen. Where an
 * operand's kind rests on feedback, the code has a guard; behind it the register has that kind.
 */
public final class TypeInference {
  /** How many jumps and branches are followed to where an item is used. */
  private static final int WAYS = 4;

  private final Cfg cfg;
  private final Feedback feedback;
  private final byte[][] in;
  private final boolean[] region;
  private final int registers;
  private final Liveness live;

  /** Whether the code goes on behind a yield. */
  private final boolean resumes;

  /** While they are collected: the kinds each register ever has. */
  private int[] ever;

  /**
   * Infers.
   *
   * @param entry the block that is entered
   * @param at kinds of the registers on entry
   * @param resumes whether the code goes on behind a yield; else it is left there
   */
  public TypeInference(Cfg cfg, Feedback feedback, int entry, byte[] at, boolean resumes) {
    this.resumes = resumes;
    this.cfg = cfg;
    this.feedback = feedback;
    this.registers = cfg.numRegisters();
    this.live = Liveness.of(Flow.of(cfg), false);
    this.in = new byte[cfg.blockCount()][];
    this.region = new boolean[cfg.blockCount()];
    in[entry] = at.clone();
    run(entry);
  }

  private void run(int entry) {
    boolean[] pending = new boolean[cfg.blockCount()];
    pending[entry] = true;
    boolean more = true;
    while (more) {
      more = false;
      for (int b = 0; b < pending.length; b++) {
        if (pending[b]) {
          pending[b] = false;
          more = true;
          region[b] = true;
          flow(cfg.block(b), pending);
        }
      }
    }
  }

  private void flow(BasicBlock b, boolean[] pending) {
    byte[] s = in[b.id()].clone();
    boolean handled = b.handler() >= 0 && !feedback.unhandled(cfg.block(b.handler()).start());
    for (int p = b.start(); p < b.end(); p++) {
      if (handled && cfg.instr(p).op.mayRaise()) {
        merge(b.handler(), raised(s, b.handler()), pending);
      }
      if (!transfer(p, s)) {
        return;
      }
    }
    int last = b.end() - 1;
    Instr t = cfg.instr(last);
    if (t.op == Op.YIELD && t.b != Instr.NONE && cfg.terminator(t.t0).op == Op.SEND) {
      // Resumed where what it delegates to has returned.
      Instr send = cfg.terminator(t.t0);
      byte[] done = s.clone();
      done[send.dst] = Kind.OBJECT;
      merge(send.t1, done, pending);
    }
    if (t.t0 >= 0 && !leaves(last, true)) {
      byte[] taken = s.clone();
      taken(last, taken);
      merge(t.t0, taken, pending);
    }
    if (t.t1 >= 0 && !leaves(last, false)) {
      merge(t.t1, s, pending);
    }
  }

  /** Kinds at the start of a handler: the frame's memory has no marks there. */
  private byte[] raised(byte[] s, int handler) {
    byte[] k = s.clone();
    for (int r = 0; r < k.length; r++) {
      if (r >= cfg.numVars()) {
        k[r] = k[r] != Kind.NONE && live.isLiveIn(handler, r) ? Kind.OBJECT : Kind.NONE;
      } else if (k[r] == Kind.MIXED) {
        k[r] = Kind.OBJECT;
      }
    }
    return k;
  }

  private void merge(int block, byte[] s, boolean[] pending) {
    byte[] old = in[block];
    if (old == null) {
      in[block] = s.clone();
      pending[block] = true;
      return;
    }
    boolean changed = false;
    for (int i = 0; i < registers; i++) {
      byte k = join(block, old[i], s[i]);
      changed |= k != old[i];
      old[i] = k;
    }
    pending[block] |= changed;
  }

  private byte join(int block, byte a, byte b) {
    byte k = Kind.join(a, b);
    return k == Kind.MIXED && cfg.instr(cfg.block(block).start()).op == Op.LANDING
        ? Kind.OBJECT
        : k;
  }

  /** Whether a block is compiled. */
  public boolean reached(int block) {
    return region[block];
  }

  /** The kinds at the start of a block that is compiled; not to be changed. */
  public byte[] in(int block) {
    return in[block];
  }

  /** Whether compiled code is left where this way of a branch would be gone. */
  public boolean leaves(int point, boolean taken) {
    return feedback.never(point, taken);
  }

  /** Whether an instruction is done by the one that leads to it. */
  public boolean merged(int point) {
    return feedback.merged(point);
  }

  /**
   * By register, the kinds it ever has in the code compiled, as bits {@code 1 << kind}.
   *
   * @param blocks the blocks to look at, or null for all
   */
  public int[] everywhere(boolean[] blocks) {
    ever = new int[registers];
    for (int b = 0; b < in.length; b++) {
      if (region[b] && (blocks == null || blocks[b])) {
        BasicBlock k = cfg.block(b);
        byte[] s = in[b].clone();
        note(s, ever);
        for (int p = k.start(); p < k.end() && transfer(p, s); p++) {
          note(s, ever);
        }
        taken(k.end() - 1, s);
        note(s, ever);
      }
    }
    int[] out = ever;
    ever = null;
    if (blocks != null) {
      // What a mark stands for may have come from other blocks.
      int[] all = everywhere(null);
      for (int r = 0; r < out.length; r++) {
        out[r] |= (out[r] & 1 << Kind.MIXED) != 0 ? all[r] : 0;
      }
    }
    return out;
  }

  private static void note(byte[] s, int[] ever) {
    for (int r = 0; r < s.length; r++) {
      ever[r] |= s[r] == Kind.NONE ? 0 : 1 << s[r];
    }
  }

  /**
   * The plan of an instruction with two operands.
   *
   * @param left the kind of the left one where it is known, else OBJECT or MIXED
   * @param right the same of the right one
   */
  public NumberPlan plan(int point, byte left, byte right) {
    return NumberPlan.of(cfg.instr(point), point, left, right, feedback);
  }

  /** The kind of an operand. */
  public byte kind(int operand, byte[] s) {
    return kind(cfg, feedback, operand, s);
  }

  /** The kind of an operand of a code. */
  public static byte kind(Cfg cfg, Feedback feedback, int operand, byte[] s) {
    if (!Instr.isConst(operand)) {
      return s[operand];
    }
    return switch (cfg.constant(~operand)) {
      case Long l -> Kind.INT;
      case Double d -> Kind.FLOAT;
      case Const.Imaginary c when feedback.complexes() -> Kind.COMPLEX;
      default -> Kind.OBJECT;
    };
  }

  /**
   * Whether an attribute is read that is one of the parts of a complex number, or always was.
   *
   * @param kind the kind of what has the attribute where it is known, else OBJECT or MIXED
   */
  boolean isPart(Instr i, int point, byte kind) {
    return (isImaginary(i) || cfg.name(i.imm).equals("real"))
        && (kind == Kind.COMPLEX
            || (kind == Kind.OBJECT || kind == Kind.MIXED)
                && feedback.left(point) == Feedback.COMPLEX);
  }

  /** Whether the attribute read is the imaginary part. */
  boolean isImaginary(Instr i) {
    return cfg.name(i.imm).equals("imag");
  }

  /** What an item read at a point is wanted as by the instruction that uses it: INT or FLOAT. */
  public byte wanted(int point, byte[] s) {
    return feedback.overflowed(point)
        ? Kind.OBJECT
        : wanted(cfg, feedback, cfg.instr(point).dst, point + 1, WAYS);
  }

  /**
   * What a register is wanted as by the instruction that uses it first from a point on.
   *
   * @param ways how many jumps and branches are followed to where it is used, by the likely way
   */
  public static byte wanted(Cfg cfg, Feedback feedback, int register, int from, int ways) {
    int r = register;
    int end = cfg.blockAt(from).end();
    int jumps = 0;
    for (int p = from; p < end; p++) {
      Instr u = cfg.instr(p);
      if (u.op == Op.JUMP || u.op == Op.BRANCH_TRUE && u.a == r) {
        if (++jumps > ways) {
          return Kind.OBJECT;
        }
        // What is tested is used where it is not zero, most likely.
        BasicBlock to = cfg.block(u.op == Op.JUMP || !feedback.never(p, true) ? u.t0 : u.t1);
        p = to.start() - 1;
        end = to.end();
        continue;
      }
      boolean left = u.op.hasA() && u.a == r;
      boolean right = u.op.hasB() && u.b == r;
      if (left || right) {
        if (u.op == Op.MOVE) {
          // The value is used under the other name, most likely.
          r = u.dst;
          continue;
        }
        if (isBound(u, r)) {
          continue;
        }
        if (!u.op.hasIntForm()) {
          return Kind.OBJECT;
        }
        int seen = left ? feedback.left(p) : feedback.right(p);
        return seen == Feedback.INT ? Kind.INT : seen == Feedback.FLOAT ? Kind.FLOAT : Kind.OBJECT;
      }
      if (u.op.hasDst() && u.dst == r) {
        return Kind.OBJECT;
      }
    }
    return Kind.OBJECT;
  }

  /** Whether an instruction uses a register as the bound of a slice, be it an object or not. */
  private static boolean isBound(Instr u, int r) {
    return switch (u.op) {
      case BUILD_SLICE -> u.c != r;
      case GET_SLICE, SET_SLICE -> u.a != r;
      default -> false;
    };
  }

  /**
   * The effect of an instruction on the kinds.
   *
   * @return false when compiled code never goes on behind it
   */
  public boolean transfer(int point, byte[] s) {
    Instr i = cfg.instr(point);
    if (feedback.merged(point)) {
      return true;
    }
    switch (i.op) {
      case MOVE -> {
        byte k = kind(i.a, s);
        s[i.dst] = k == Kind.MIXED ? Kind.OBJECT : k;
      }
      case NEG, POS, INVERT -> {
        byte k = kind(i.a, s);
        s[i.dst] =
            k == Kind.INT || (k == Kind.FLOAT || k == Kind.COMPLEX) && i.op != Op.INVERT
                ? k
                : Kind.OBJECT;
      }
      case GET_ATTR -> {
        boolean part = isPart(i, point, kind(i.a, s));
        if (part) {
          refine(i.a, Kind.COMPLEX, s);
        }
        s[i.dst] = part ? Kind.FLOAT : Kind.OBJECT;
      }
      case GET_ITEM -> {
        if (feedback.right(point) == Feedback.INT) {
          refine(i.b, Kind.INT, s);
        }
        s[i.dst] = wanted(point, s);
      }
      case CALL, CALL_METHOD -> s[i.dst] = feedback.result(point, s);
      case SET_ITEM, LIST_APPEND, RETURN, BRANCH_TRUE, BRANCH_NONE, BRANCH_IS, BRANCH_IN -> {}
      case FOR_ITER, JUMP -> {}
      case RAISE, RERAISE -> {
        return false;
      }
      case YIELD -> {
        for (int r = 0; r < registers; r++) {
          s[r] = s[r] == Kind.MIXED ? Kind.OBJECT : s[r];
        }
        other(i, s);
        return resumes;
      }
      case SEND -> {
        other(i, s);
        return resumes;
      }
      default -> {
        if (i.op.hasIntForm() && i.op.hasB()) {
          NumberPlan plan = plan(point, kind(i.a, s), kind(i.b, s));
          refine(i.a, plan.left(), s);
          refine(i.b, plan.right(), s);
          if (i.op.hasDst()) {
            s[i.dst] = NumberPlan.compares(i.op) ? Kind.OBJECT : plan.result(i.op);
          }
        } else {
          other(i, s);
        }
      }
    }
    return true;
  }

  private void refine(int operand, byte kind, byte[] s) {
    if (kind != Kind.OBJECT && !Instr.isConst(operand)) {
      s[operand] = kind;
      if (ever != null) {
        ever[operand] |= 1 << kind;
      }
    }
  }

  private static void other(Instr i, byte[] s) {
    if (i.op == Op.DEL_LOCAL || i.op == Op.MAKE_CELL && i.a >= 0) {
      s[i.a] = Kind.OBJECT;
    }
    if (i.op.hasDst()) {
      s[i.dst] = Kind.OBJECT;
    }
    if (i.op.definesMore()) {
      for (int m : i.more) {
        s[m] = Kind.OBJECT;
      }
    }
  }

  /** The further effect of a terminator on the way to its first target. */
  public void taken(int point, byte[] s) {
    Instr i = cfg.instr(point);
    if (i.op == Op.FOR_ITER) {
      byte[] items = feedback.items(point);
      if (items == null) {
        s[i.dst] = feedback.item(point);
      } else {
        int[] to = cfg.instr(cfg.block(i.t0).start()).more;
        for (int k = 0; k < to.length; k++) {
          s[to[k]] = items[k];
        }
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    for (int b = 0; b < in.length; b++) {
      if (region[b]) {
        sb.append('b').append(b).append(' ');
        for (byte k : in[b]) {
          sb.append(Kind.letter(k));
        }
        sb.append('\n');
      }
    }
    return sb.toString();
  }
}
