package jyston.tier1;

import java.util.Arrays;
import jyston.analysis.Kind;
import jyston.deopt.RegisterMap;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Suspension and delegation. A yield leaves the method with all registers in the frame's memory;
 * resuming enters the method anew and goes, by a switch, to where the yield takes them back.
 */
final class GeneratorCode implements Opcodes {
  private static final String STATE = Asm.P + "ThreadState";
  private static final String GENERATOR = Asm.P + "PyGenerator";
  private static final String SINK = Asm.P + "Sink";

  private final Body b;
  private final Asm asm;
  private final Cfg cfg;

  /** Whether it yields to sinks. */
  private final boolean sinks;

  GeneratorCode(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.cfg = b.cfg;
    Code c = b.unit.code.code;
    this.sinks =
        b.unit.may(Optimisation.SINKS) && !c.has(Code.COROUTINE) && !c.has(Code.ASYNC_GENERATOR);
  }

  /**
   * Begins the method: goes where a frame is to be resumed, or takes its registers at the start.
   */
  void begin() {
    asm.var(ILOAD, Entries.NUMBER);
    asm.jump(IFNE, b.entries.dispatch);
    byte[] kinds = b.types.in(0).clone();
    byte[] memory = new byte[kinds.length];
    Arrays.fill(memory, b.variables, memory.length, State.DIRTY);
    Arrays.fill(kinds, 0, b.variables, Kind.OBJECT);
    b.s = new State(kinds, memory);
    for (int r = 0; r < b.variables; r++) {
      if (b.has(r)) {
        b.memory.load(r, Kind.OBJECT);
      }
    }
  }

  /** {@code RETURN}: whoever has the frame finds the variables as they are. */
  void ret(Instr i, int pc) {
    b.memory.observe(pc);
    b.object(i.a);
    asm.var(ALOAD, b.frame);
    asm.push(1);
    asm.field(PUTFIELD, Asm.FRAME, "finished", "Z");
    asm.insn(ARETURN);
  }

  /**
   * {@code YIELD}.
   *
   * @param go writes the way to the block behind it
   * @param on writes that way for a frame that was not suspended
   */
  void yield(Instr i, int pc, Runnable go, Runnable on) {
    boolean delegates = i.b != Instr.NONE;
    Instr send = delegates ? cfg.terminator(i.t0) : null;
    if (delegates && send.op != Op.SEND) {
      throw new NotCompiled("a yield that delegates without a send");
    }
    for (int r = 0; r < b.s.kind.length; r++) {
      if (b.has(r) && b.s.kind[r] == Kind.MIXED) {
        b.object(r);
        asm.insn(POP);
      }
    }
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    if (sinks && !delegates) {
      offer(i, on);
    }
    b.memory.observe(pc);
    keep(i, pc, send);
    if (delegates) {
      asm.var(ALOAD, b.frame);
      asm.field(GETFIELD, Asm.FRAME, "generator", "L" + GENERATOR + ";");
      b.object(i.b);
      asm.field(PUTFIELD, GENERATOR, "delegate", Asm.DESC);
    }
    closes(i, pc);
    if (i.t0 <= b.block) {
      asm.var(ALOAD, b.thread);
      asm.fixed(Compiler.GENERATOR, "poll", "(L" + STATE + ";)V");
    }
    asm.var(ALOAD, b.temp);
    asm.insn(ARETURN);
    State suspended = b.s.copy();
    resumed(Entries.sent(cfg.blockCount(), pc), i.dst);
    go.run();
    if (delegates) {
      b.s = suspended;
      resumed(Entries.returned(cfg.blockCount(), pc), send.dst);
      b.toBlock(send.t1);
    }
  }

  /** Goes on without a suspension where a sink takes the value. */
  private void offer(Instr i, Runnable on) {
    b.unit.count(Optimisation.SINKS);
    Label suspend = new Label();
    sink();
    asm.jump(IFNULL, suspend);
    sink();
    asm.var(ALOAD, b.temp);
    asm.virtual(SINK, "take", "(" + Asm.DESC + ")Z");
    asm.jump(IFEQ, suspend);
    State here = b.s.copy();
    if (i.dst != Instr.NONE && b.has(i.dst)) {
      asm.field(GETSTATIC, Asm.P + "Py", "None", "L" + Asm.P + "PyNone;");
      b.setObject(i.dst);
    }
    on.run();
    b.s = here;
    asm.label(suspend);
  }

  private void sink() {
    asm.var(ALOAD, b.frame);
    asm.field(GETFIELD, Asm.FRAME, "generator", "L" + GENERATOR + ";");
    asm.field(GETFIELD, GENERATOR, "sink", "L" + SINK + ";");
  }

  /** Where a handler is active: has the generator closed when it is dropped while suspended. */
  private void closes(Instr i, int pc) {
    if (!b.unit.code.handlesAt(pc)) {
      return;
    }
    asm.var(ALOAD, b.frame);
    asm.field(GETFIELD, Asm.FRAME, "generator", "L" + GENERATOR + ";");
    asm.push(pc);
    asm.virtual(GENERATOR, "watchAt", "(I)V");
  }

  /** Stores the temporaries that are read behind a yield, and says where all registers are. */
  private void keep(Instr i, int pc, Instr send) {
    int h = cfg.blockAt(pc).handler();
    byte[] where = new byte[b.s.kind.length];
    for (int r = 0; r < where.length; r++) {
      byte kind = b.s.kind[r];
      byte number = FrameMemory.where(kind);
      boolean variable = r < b.variables;
      if (!b.has(r) || !variable && (kind == Kind.NONE || !read(r, i, send, h))) {
        where[r] = variable && b.s.memory[r] != State.DIRTY ? b.s.memory[r] : RegisterMap.OBJECT;
        b.s.kind[r] = variable ? kind : Kind.NONE;
        continue;
      }
      if (number != RegisterMap.OBJECT && b.s.memory[r] != number) {
        b.memory.store(r, FrameMemory.what(kind));
        b.s.memory[r] = number;
      } else if (!variable && number == RegisterMap.OBJECT) {
        b.memory.store(r, Leaving.O);
        b.s.memory[r] = number;
      }
      where[r] = b.s.memory[r];
    }
    b.unit.yieldAt(pc, new RegisterMap(where));
  }

  private boolean read(int r, Instr i, Instr send, int handler) {
    return b.leaving.liveIn(i.t0, r)
        || send != null && b.leaving.liveIn(send.t1, r)
        || handler >= 0 && b.leaving.liveIn(handler, r)
        || b.memory.hidden(r);
  }

  /** Where a frame is resumed: takes the registers back, and the value. */
  private void resumed(int number, int dst) {
    asm.label(b.entries.add(number));
    for (int r = 0; r < b.s.kind.length; r++) {
      b.s.boxed[r] = false;
      if (b.has(r) && b.s.kind[r] != Kind.NONE) {
        b.memory.load(r, b.s.kind[r]);
      }
    }
    if (dst != Instr.NONE && b.has(dst)) {
      asm.var(ALOAD, Entries.VALUE);
      b.setObject(dst);
    }
    asm.insn(ACONST_NULL);
    asm.var(ASTORE, Entries.VALUE);
  }

  /** {@code SEND}: pushes what comes back, null when the value it returned is the thread's. */
  void send(Instr i, int pc) {
    b.memory.observe(pc);
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    b.object(i.b);
    asm.var(ASTORE, b.temp2);
    Label have = new Label();
    Label other =
        b.later(
            () -> {
              asm.var(ALOAD, b.temp);
              asm.var(ALOAD, b.temp2);
              asm.fixed(Asm.P + "PySendable", "send", "(" + Asm.DESC + Asm.DESC + ")" + Asm.DESC);
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, have);
            });
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, GENERATOR);
    asm.jump(IFEQ, other);
    if (sinks) {
      sink();
      asm.jump(IFNONNULL, drained(have));
    }
    resume(asm, () -> asm.var(ALOAD, b.temp), () -> asm.var(ALOAD, b.temp2));
    asm.var(ASTORE, b.temp2);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNONNULL, have);
    takeReturn();
    asm.label(have);
    asm.var(ALOAD, b.temp2);
  }

  private void takeReturn() {
    asm.var(ALOAD, b.thread);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, GENERATOR);
    asm.virtual(GENERATOR, "takeReturn", "()" + Asm.DESC);
    asm.field(PUTFIELD, STATE, "returned", Asm.DESC);
  }

  /** Where this generator has a sink: the one it delegates to yields there, too. */
  private Label drained(Label have) {
    return b.later(
        () -> {
          asm.var(ALOAD, b.temp);
          asm.type(CHECKCAST, GENERATOR);
          asm.var(ALOAD, b.temp2);
          sink();
          asm.fixed(
              Compiler.GENERATOR,
              "send",
              "(L" + GENERATOR + ";" + Asm.DESC + "L" + SINK + ";)" + Asm.DESC);
          asm.var(ASTORE, b.temp2);
          asm.var(ALOAD, b.temp2);
          asm.jump(IFNONNULL, have);
          takeReturn();
          asm.jump(GOTO, have);
        });
  }

  /**
   * Pushes what a generator gives when it is resumed, null at its end. Each place that does so has
   * a profile of its own of what it resumes.
   *
   * @param generator pushes it
   * @param value pushes what is sent
   */
  static void resume(Asm asm, Runnable generator, Runnable value) {
    String code = Asm.P + "CompiledCode";
    generator.run();
    asm.type(CHECKCAST, GENERATOR);
    asm.field(GETFIELD, GENERATOR, "runs", "L" + code + ";");
    generator.run();
    asm.type(CHECKCAST, GENERATOR);
    value.run();
    asm.virtual(code, "next", "(L" + GENERATOR + ";" + Asm.DESC + ")" + Asm.DESC);
  }

  /** Pushes what the other end of a {@code SEND} has returned. */
  void returned() {
    asm.var(ALOAD, b.thread);
    asm.field(GETFIELD, STATE, "returned", Asm.DESC);
  }
}
