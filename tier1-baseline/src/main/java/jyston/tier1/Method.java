package jyston.tier1;

import java.util.Arrays;
import jyston.analysis.TypeInference;
import jyston.analysis.TypedCode;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes the blocks of a function or loop, one after the other. */
final class Method implements Opcodes {
  private final Body b;
  private final Asm asm;
  private final Unit unit;
  private final Cfg cfg;
  private final TypeInference types;
  private final TypedCode typed;
  private final PlainCode plain;
  private final IterationCode iteration;

  /**
   * By block, what is known at its start of the frame's memory; null until something leads there.
   */
  private final byte[][] memory;

  /** By block, its place in the order of writing. */
  private final int[] order;

  /** Whether a block is also entered from behind. */
  private final boolean[] header;

  /** By block, whether the one way that leads there may come without a frame. */
  private final boolean[] single;

  /** By block of those, whether it does. */
  private final boolean[] unframed;

  private boolean[] assigned;
  private int assignedFor = -1;
  private int line = -1;

  Method(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.unit = b.unit;
    this.cfg = b.cfg;
    this.types = b.types;
    typed = new TypedCode(types, new AsmEmitter(b, this::branch));
    plain = new PlainCode(b, typed);
    iteration = new IterationCode(b);
    b.goTo = to -> go(to, b.block);
    memory = new byte[cfg.blockCount()][];
    order = new int[cfg.blockCount()];
    header = new boolean[cfg.blockCount()];
    single = new boolean[cfg.blockCount()];
    unframed = new boolean[cfg.blockCount()];
  }

  /**
   * Writes the blocks of the method, from the entry on, those before it last.
   *
   * @param entered of a part, the blocks that others enter; else null
   */
  void write(int entry, boolean[] entered) {
    int n = cfg.blockCount();
    for (int k = 0; k < n; k++) {
      order[k] = k >= entry ? k - entry : n - entry + k;
    }
    for (int k = 0; k < n; k++) {
      if (b.here(k)) {
        later(cfg.terminator(k).t0, k);
        later(cfg.terminator(k).t1, k);
      }
    }
    findSingle(entry);
    for (int k = 0; k < n; k++) {
      if (HandlerCode.compiled(b, k) && b.here(k)) {
        memory[k] = b.handlers.memory(k);
      }
    }
    if (entered == null) {
      edge(entry, -1);
    } else {
      for (int k = 0; k < n; k++) {
        if (entered[k] && b.here(k)) {
          entered(k);
        }
      }
      asm.jump(GOTO, b.entries.dispatch);
    }
    for (int i = 0; i < n; i++) {
      int k = (entry + i) % n;
      if (b.here(k)) {
        int before = asm.size();
        block(cfg.block(k));
        b.sizes[k] += asm.size() - before;
      }
    }
    b.writeLate();
  }

  /** Finds the blocks that are entered in one way, from a block written before. */
  private void findSingle(int entry) {
    int[] ways = new int[cfg.blockCount()];
    ways[entry]++;
    for (int k = 0; k < ways.length; k++) {
      if (b.here(k)) {
        Instr t = cfg.terminator(k);
        if (t.t0 >= 0) {
          ways[t.t0]++;
        }
        if (t.t1 >= 0) {
          ways[t.t1]++;
        }
      }
    }
    for (int k = 0; k < ways.length; k++) {
      single[k] = ways[k] == 1 && !header[k] && !HandlerCode.compiled(b, k);
    }
  }

  /** Notes that a block is also entered with its registers in the frame's memory. */
  private void entered(int block) {
    byte[] m = b.handlers.memory(block);
    if (header[block]) {
      boolean[] set = assigned(block);
      for (int r = 0; r < m.length; r++) {
        if (r >= set.length || set[r]) {
          m[r] = State.DIRTY;
        }
      }
    }
    memory[block] = m;
  }

  /** Has another part go on at the entry that the frame's field tells. */
  static void elsewhere(Asm asm) {
    asm.field(GETSTATIC, "jyston/tier1/Elsewhere", "NEXT", "Ljyston/tier1/Elsewhere;");
    asm.insn(ARETURN);
  }

  /** Notes that a block is also entered by code that is written behind it. */
  private void later(int to, int from) {
    if (to >= 0 && b.here(to) && order[from] >= order[to]) {
      header[to] = true;
    }
  }

  private boolean forward(int to, int from) {
    return from < 0 || order[from] < order[to];
  }

  /** Jumps to a block from here, with the registers as it wants them. */
  private void edge(int to, int from) {
    if (!b.here(to)) {
      if (unit.parts.of(to) < 0) {
        asm.jump(GOTO, b.exit(cfg.block(to).start(), null));
        return;
      }
      b.convert(types.in(to));
      b.memory.spill(to);
      asm.var(ALOAD, b.frame);
      asm.push(to);
      asm.field(PUTFIELD, Asm.FRAME, "next", "I");
      elsewhere(asm);
      return;
    }
    if (single[to]) {
      unframed[to] = !b.s.framed;
    } else {
      b.enterFrame();
    }
    if (forward(to, from) && header[to]) {
      flushUnchanged(to);
      // Each loop counts for itself, for HotSpot to have the number in a register.
      asm.push(0);
      asm.var(ISTORE, b.round);
    }
    b.convert(types.in(to));
    if (forward(to, from)) {
      meet(to);
    }
    // Otherwise the block has been written, with what may change taken for not stored.
    asm.jump(GOTO, b.starts[to]);
  }

  /** Before a loop: stores what the loop does not change, so that it is not stored in it. */
  private void flushUnchanged(int to) {
    boolean[] set = assigned(to);
    for (int r = 0; r < b.variables; r++) {
      if (!set[r]) {
        b.memory.flush(r);
      }
    }
  }

  private void meet(int to) {
    byte[] m = b.s.memory.clone();
    if (header[to]) {
      boolean[] set = assigned(to);
      for (int r = 0; r < m.length; r++) {
        if (r >= set.length || set[r]) {
          m[r] = State.DIRTY;
        }
      }
    }
    if (memory[to] == null) {
      memory[to] = m;
    } else {
      for (int r = 0; r < m.length; r++) {
        if (memory[to][r] != m[r]) {
          memory[to][r] = State.DIRTY;
        }
      }
    }
  }

  /** The variables that code between a block and the jumps back to it may change. */
  private boolean[] assigned(int to) {
    if (assignedFor == to) {
      return assigned;
    }
    boolean[] set = new boolean[b.variables];
    int first = b.loop ? 0 : to;
    int last = b.loop ? cfg.blockCount() - 1 : lastOf(to);
    for (int p = cfg.block(first).start(); p < cfg.block(last).end(); p++) {
      Instr i = cfg.instr(p);
      mark(set, i.op.hasDst() ? i.dst : -1);
      if (i.op == Op.DEL_LOCAL || i.op == Op.MAKE_CELL) {
        mark(set, i.a);
      }
      if (i.op.definesMore()) {
        for (int m : i.more) {
          mark(set, m);
        }
      }
    }
    assignedFor = to;
    assigned = set;
    return set;
  }

  /** The last block of the loops that a block is in, as far as they come behind it. */
  private int lastOf(int to) {
    int last = to;
    for (boolean grown = true; grown; ) {
      grown = false;
      for (int k = last + 1; k < cfg.blockCount(); k++) {
        Instr t = cfg.terminator(k);
        if (back(t.t0, to, last) || back(t.t1, to, last)) {
          last = k;
          grown = true;
        }
      }
    }
    return last;
  }

  private static boolean back(int to, int from, int last) {
    return to >= from && to <= last;
  }

  private static void mark(boolean[] set, int r) {
    if (r >= 0 && r < set.length) {
      set[r] = true;
    }
  }

  private void block(BasicBlock k) {
    asm.label(b.starts[k.id()]);
    b.block = k.id();
    byte[] m = memory[k.id()];
    if (m == null) {
      // All that leads here comes behind.
      m = new byte[cfg.numRegisters()];
      Arrays.fill(m, State.DIRTY);
    }
    b.s = new State(types.in(k.id()).clone(), m.clone());
    b.s.framed = !unframed[k.id()];
    line = -1;
    for (int pc = k.start(); pc < k.end(); pc++) {
      int l = cfg.line(pc);
      if (l > 0 && l != line && l <= 65535) {
        line = l;
        asm.line(l);
      }
      Instr i = cfg.instr(pc);
      if (!LateFrames.does(i.op)) {
        b.enterFrame();
      }
      if (i.op.isTerminator()) {
        terminator(i, pc, k.id());
      } else if (decides(i, pc)) {
        return;
      } else if (!types.merged(pc)) {
        plain.write(i, pc);
      }
    }
  }

  private void terminator(Instr i, int pc, int from) {
    if (typed.emit(i, pc)) {
      return;
    }
    switch (i.op) {
      case JUMP -> go(i.t0, from);
      case RETURN -> ret(i, pc);
      case YIELD -> suspend(i, pc, from);
      case SEND -> send(i, pc, from);
      case RAISE, RERAISE -> b.handlers.raise(i, pc);
      case FOR_ITER -> forIter(i, pc, from);
      case BRANCH_TRUE -> {
        b.enterFrame();
        Label yes = new Label();
        b.object(i.a);
        asm.var(ASTORE, b.temp);
        Label no = new Label();
        asm.var(ALOAD, b.temp);
        b.truth("True");
        asm.jump(IF_ACMPEQ, yes);
        asm.var(ALOAD, b.temp);
        b.truth("False");
        asm.jump(IF_ACMPEQ, no);
        // The ways past the call leave the frame's memory as it is here.
        State here = b.s.copy();
        b.memory.observe(pc);
        asm.var(ALOAD, b.temp);
        asm.virtual(Asm.OBJECT, "isTrue", "()Z");
        answer(i, pc, yes);
        b.s = here;
        asm.label(no);
        branch(pc, yes);
      }
      case BRANCH_NONE -> {
        Label yes = new Label();
        b.object(i.a);
        asm.field(GETSTATIC, Asm.P + "Py", "None", "L" + Asm.P + "PyNone;");
        asm.jump(IF_ACMPEQ, yes);
        branch(pc, yes);
      }
      case BRANCH_IS -> {
        Label yes = new Label();
        b.object(i.a);
        b.object(i.b);
        asm.fixed(Asm.P + "Ops", "same", "(" + Asm.DESC + Asm.DESC + ")Z");
        asm.jump(IFNE, yes);
        branch(pc, yes);
      }
      case BRANCH_IN -> {
        Label yes = new Label();
        b.memory.observe(pc);
        b.object(i.b);
        b.object(i.a);
        asm.virtual(Asm.OBJECT, "contains", "(" + Asm.DESC + ")Z");
        answer(i, pc, yes);
        branch(pc, yes);
      }
      case BRANCH_LT, BRANCH_LE, BRANCH_EQ, BRANCH_NE, BRANCH_GT, BRANCH_GE -> compareBranch(i, pc);
      default -> asm.jump(GOTO, b.exit(pc, null));
    }
  }

  /** A call of a builtin function that only decides the branch behind it; false for any other. */
  private boolean decides(Instr i, int pc) {
    if (i.op != Op.CALL && i.op != Op.CALL_METHOD || !unit.may(Optimisation.BRANCHES)) {
      return false;
    }
    Instr t = cfg.instr(pc + 1);
    CallPlan p = unit.plans.at(pc);
    if (t.op != Op.BRANCH_TRUE
        || t.a != i.dst
        || i.dst < b.variables
        || b.memory.hidden(i.dst)
        || !BuiltinCode.tells(p)
        || b.leaving.liveIn(t.t0, i.dst)
        || b.leaving.liveIn(t.t1, i.dst)) {
      return false;
    }
    Label yes = new Label();
    plain.builtins().branch(p, i, pc, t, yes);
    branch(pc + 1, yes);
    return true;
  }

  private void compareBranch(Instr i, int pc) {
    Label yes = new Label();
    plain.operators().test(i, pc);
    answer(i, pc, yes);
    branch(pc, yes);
  }

  /** Jumps when what was called says yes; leaves when it has made somebody want the frame. */
  private void answer(Instr i, int pc, Label yes) {
    Label positive =
        b.later(
            () -> {
              b.attentionTo(cfg.block(i.t0).start());
              asm.jump(GOTO, yes);
            });
    asm.jump(IFNE, positive);
    b.attentionTo(cfg.block(i.t1).start());
  }

  /** The two ways of a branch, of which the second begins here. */
  private void branch(int pc, Label yes) {
    Instr i = cfg.instr(pc);
    int from = b.block;
    State here = b.s.copy();
    way(i.t1, pc, from, false);
    b.s = here;
    asm.label(yes);
    way(i.t0, pc, from, true);
  }

  private void way(int to, int pc, int from, boolean taken) {
    if (types.leaves(pc, taken)) {
      asm.jump(GOTO, b.exit(cfg.block(to).start(), ExitKind.BRANCH));
    } else {
      go(to, from);
    }
  }

  /** Goes to a block; a back edge is a safepoint. */
  private void go(int to, int from) {
    if (to <= from) {
      int pc = cfg.block(from).end() - 1;
      Label poll =
          b.later(
              () -> {
                b.memory.observe(pc);
                b.convert(types.in(to));
                if (unit.roomy(from)) {
                  unit.count(Optimisation.LOOP_REGISTERS);
                  b.memory.around(to, assigned(to), this::poll);
                  asm.push(0);
                  asm.var(ISTORE, b.round);
                } else {
                  poll();
                }
                b.attentionTo(cfg.block(to).start());
                edge(to, from);
              });
      asm.increment(b.round);
      b.data.push(asm, b.unit.interp.polls, "[B");
      asm.var(ILOAD, b.round);
      asm.push(1);
      asm.insn(IAND);
      asm.insn(BALOAD);
      asm.jump(IFNE, poll);
    }
    edge(to, from);
  }

  private void poll() {
    asm.var(ALOAD, b.thread);
    asm.field(GETFIELD, Asm.P + "ThreadState", "interp", "L" + Asm.P + "Interpreter;");
    asm.virtual(Asm.P + "Interpreter", "poll", "()V");
  }

  private void suspend(Instr i, int pc, int from) {
    if (b.generator == null) {
      asm.jump(GOTO, b.exit(pc, null));
    } else {
      b.generator.yield(i, pc, () -> edge(i.t0, from), () -> go(i.t0, from));
    }
  }

  private void send(Instr i, int pc, int from) {
    if (b.generator == null) {
      asm.jump(GOTO, b.exit(pc, null));
      return;
    }
    Label done = new Label();
    b.generator.send(i, pc);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.jump(IFNULL, done);
    State other = b.s.copy();
    asm.var(ALOAD, b.temp);
    b.setObject(i.dst);
    b.attentionTo(cfg.block(i.t0).start(), i.dst);
    go(i.t0, from);
    b.s = other;
    asm.label(done);
    b.generator.returned();
    b.setObject(i.dst);
    b.attentionTo(cfg.block(i.t1).start(), i.dst);
    go(i.t1, from);
  }

  private void ret(Instr i, int pc) {
    if (b.loop) {
      asm.jump(GOTO, b.exit(pc, null));
      return;
    }
    if (b.generator != null) {
      b.generator.ret(i, pc);
      return;
    }
    if (!b.s.framed) {
      unit.count(Optimisation.LATE_FRAMES);
      b.object(i.a);
      asm.insn(ARETURN);
      return;
    }
    Label seen =
        b.later(
            () -> {
              b.memory.observe(pc);
              b.object(i.a);
              asm.var(ASTORE, b.temp);
              asm.var(ALOAD, b.self);
              asm.var(ALOAD, b.thread);
              asm.var(ALOAD, b.frame);
              asm.var(ALOAD, b.temp);
              asm.virtual(
                  Compiler.CODE,
                  "returned",
                  "(L" + Asm.P + "ThreadState;L" + Asm.FRAME + ";" + Asm.DESC + ")" + Asm.DESC);
              asm.insn(ARETURN);
            });
    asm.var(ALOAD, b.frame);
    asm.field(GETFIELD, Asm.FRAME, "exposed", "Z");
    asm.jump(IFNE, seen);
    if (unit.handles) {
      asm.var(ALOAD, b.thread);
      asm.var(ALOAD, b.frame);
      asm.field(GETFIELD, Asm.FRAME, "outerHandled", "L" + Asm.P + "PyBaseException;");
      asm.field(PUTFIELD, Asm.P + "ThreadState", "handled", "L" + Asm.P + "PyBaseException;");
    }
    // Boxing may fail for want of memory, which must not end the call twice.
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.thread);
    asm.var(ALOAD, b.frame);
    asm.fixed(Asm.P + "Frames", "leave", "(L" + Asm.P + "ThreadState;L" + Asm.FRAME + ";)V");
    asm.var(ALOAD, b.temp);
    asm.insn(ARETURN);
  }

  private void forIter(Instr i, int pc, int from) {
    Label done = new Label();
    State end = iteration.next(i, pc, done);
    way(i.t0, pc, from, true);
    b.s = end;
    asm.label(done);
    if (!iteration.quiet(pc)) {
      b.attentionTo(cfg.block(i.t1).start());
    }
    way(i.t1, pc, from, false);
  }
}
