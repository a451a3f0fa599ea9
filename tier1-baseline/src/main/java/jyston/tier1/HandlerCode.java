package jyston.tier1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.analysis.Kind;
import jyston.deopt.RegisterMap;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Exceptions: raising them, and how a method that an exception comes to goes on in a handler. All
 * that is thrown comes to one place; there the frame's memory is right, and the handlers that are
 * compiled take the registers from it.
 */
final class HandlerCode implements Opcodes {
  private static final String EXCEPTION = Asm.P + "PyBaseException";

  private final Body b;
  private final Asm asm;
  private final Cfg cfg;

  /** Where what was thrown is in its JVM local, and the frame's program point is right. */
  private final Label thrown = new Label();

  /** Where a call has given null. */
  final Label raised = new Label();

  HandlerCode(Body b) {
    this.b = b;
    this.asm = b.asm;
    this.cfg = b.cfg;
  }

  /** Whether a block is a handler that is compiled. */
  static boolean compiled(Body b, int block) {
    return b.types.reached(block) && b.cfg.instr(b.cfg.block(block).start()).op == Op.LANDING;
  }

  /** Where the frame's memory has the registers when a handler, or another part, is entered. */
  byte[] memory(int block) {
    return memory(b.types.in(block), b.variables);
  }

  /** The same by kinds. */
  static byte[] memory(byte[] kinds, int variables) {
    byte[] where = new byte[kinds.length];
    Arrays.fill(where, State.DIRTY);
    for (int r = 0; r < where.length; r++) {
      if (r < variables || kinds[r] != Kind.NONE) {
        where[r] = FrameMemory.where(kinds[r]);
      }
    }
    return where;
  }

  // ---- instructions

  /** {@code RAISE} and {@code RERAISE}. */
  void raise(Instr i, int pc) {
    b.memory.observe(pc);
    optional(i.a);
    if (i.op == Op.RAISE) {
      optional(i.b);
      asm.support("raise", "(" + Asm.DESC + Asm.DESC + ")L" + Asm.P + "PyException;");
    } else {
      asm.support("reraise", "(" + Asm.DESC + ")L" + Asm.P + "PyException;");
    }
    asm.var(ASTORE, b.thrown);
    asm.jump(GOTO, thrown);
  }

  private void optional(int operand) {
    if (operand == Instr.NONE) {
      asm.insn(ACONST_NULL);
    } else {
      b.object(operand);
    }
  }

  /** {@code LANDING}: the register has the exception already. */
  void landing(Instr i) {
    b.s.kind[i.dst] = Kind.OBJECT;
    b.s.boxed[i.dst] = false;
    b.s.memory[i.dst] = RegisterMap.OBJECT;
  }

  /** {@code PUSH_EXC}. */
  void push(Instr i) {
    asm.var(ALOAD, b.frame);
    b.object(i.a);
    asm.support("pushHandled", "(L" + Asm.FRAME + ";" + Asm.DESC + ")" + Asm.DESC);
    b.setObject(i.dst);
  }

  /** {@code POP_EXC}. */
  void pop(Instr i) {
    asm.var(ALOAD, b.frame);
    b.object(i.a);
    asm.support("popHandled", "(L" + Asm.FRAME + ";" + Asm.DESC + ")V");
  }

  /** Pushes whether an exception matches, for {@code EXC_MATCH}. */
  void match(Instr i, int pc) {
    b.memory.observe(pc);
    b.object(i.a);
    asm.type(CHECKCAST, EXCEPTION);
    b.object(i.b);
    asm.fixed(
        Asm.P + "PyExceptionGroup", "exceptMatches", "(L" + EXCEPTION + ";" + Asm.DESC + ")Z");
  }

  // ---- the end of the method

  /**
   * Begins the place that all exceptions come to, with what was thrown on the operand stack. What
   * is written behind it is for those that no compiled handler takes.
   */
  void catchAll() {
    asm.var(ASTORE, b.thrown);
    asm.label(thrown);
    List<Integer> handlers = new ArrayList<>();
    boolean others = false;
    for (int k = 0; k < cfg.blockCount(); k++) {
      if (compiled(b, k) && (b.unit.parts == null || b.unit.parts.of(k) >= 0)) {
        b.unit.handlerAt(k, new RegisterMap(Arrays.copyOf(memory(k), b.variables)));
        others |= !b.here(k);
        if (b.here(k)) {
          handlers.add(k);
        }
      }
    }
    if (b.unit.handles) {
      b.memory.forgetAll();
    }
    if (handlers.isEmpty() && !others) {
      return;
    }
    asm.var(ALOAD, b.self);
    asm.var(ALOAD, b.frame);
    asm.var(ALOAD, b.thrown);
    asm.virtual(b.owner, "caught", "(L" + Asm.FRAME + ";Ljava/lang/Throwable;)I");
    asm.var(ISTORE, b.exit);
    int[] keys = new int[handlers.size()];
    Label[] entries = new Label[keys.length];
    for (int j = 0; j < keys.length; j++) {
      keys[j] = handlers.get(j);
      entries[j] = b.entries.add(keys[j]);
    }
    Label none = new Label();
    if (keys.length > 0) {
      asm.var(ILOAD, b.exit);
      asm.lookup(none, keys, entries);
      for (int j = 0; j < keys.length; j++) {
        asm.label(entries[j]);
        enter(keys[j]);
      }
      asm.label(none);
    }
    if (others) {
      Label nobody = new Label();
      asm.var(ILOAD, b.exit);
      asm.jump(IFLT, nobody);
      asm.var(ALOAD, b.frame);
      asm.var(ILOAD, b.exit);
      asm.field(PUTFIELD, Asm.FRAME, "next", "I");
      Method.elsewhere(asm);
      asm.label(nobody);
    }
  }

  /** Writes what is done where a call has given null. */
  void takeRaised() {
    asm.label(raised);
    asm.var(ALOAD, b.thread);
    asm.virtual(Asm.P + "ThreadState", "takeRaised", "()L" + Asm.P + "PyException;");
    asm.var(ASTORE, b.thrown);
    asm.jump(GOTO, thrown);
  }

  /** Takes the registers from the frame's memory, and goes to a block, be it a handler. */
  void enter(int block) {
    byte[] kinds = b.types.in(block);
    for (int r = 0; r < kinds.length; r++) {
      if (kinds[r] != Kind.NONE
          && b.has(r)
          && (r < b.variables || b.memory.hidden(r) || b.leaving.liveIn(block, r))) {
        b.memory.load(r, kinds[r]);
      }
    }
    Instr first = cfg.instr(cfg.block(block).start());
    if (first.op == Op.LANDING && b.has(first.dst)) {
      b.memory.load(first.dst, Kind.OBJECT);
    }
    asm.insn(ACONST_NULL);
    asm.var(ASTORE, b.thrown);
    asm.jump(GOTO, b.starts[block]);
  }
}
