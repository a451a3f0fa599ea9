package jyston.tier1;

import jyston.analysis.Kind;
import jyston.deopt.RegisterMap;
import jyston.frontend.code.Instr;
import org.objectweb.asm.Opcodes;

/**
 * The frame's memory, as the method being written uses it: registers are stored there before
 * somebody may look at the frame, and JVM locals that nobody reads any more are cleared.
 */
final class FrameMemory implements Opcodes {
  private final Body b;
  private final Asm asm;

  /** Variables of comprehensions, which those who look at the frame see while they are bound. */
  private final boolean[] hidden;

  FrameMemory(Body b) {
    this.b = b;
    this.asm = b.asm;
    hidden = new boolean[b.cfg.numRegisters()];
    for (int i = 0; i < b.cfg.hiddenCount(); i++) {
      hidden[b.cfg.hiddenRegister(i)] = true;
    }
  }

  /** Where the frame's memory has a register of a kind, a {@link RegisterMap} constant. */
  static byte where(byte kind) {
    return switch (kind) {
      case Kind.INT -> RegisterMap.INT;
      case Kind.FLOAT -> RegisterMap.FLOAT;
      case Kind.COMPLEX -> RegisterMap.COMPLEX;
      default -> RegisterMap.OBJECT;
    };
  }

  /** What is stored there, as bits ({@link Leaving#O} and so on); of MIXED see {@link #marked}. */
  static byte what(byte kind) {
    return switch (kind) {
      case Kind.INT -> Leaving.L;
      case Kind.FLOAT -> Leaving.D;
      case Kind.COMPLEX -> Leaving.C;
      default -> Leaving.O;
    };
  }

  /** Stores variables that the frame's memory does not have. */
  void flush() {
    for (int r = 0; r < b.variables; r++) {
      flush(r);
    }
  }

  void flush(int r) {
    if (b.s.memory[r] == State.DIRTY && b.objects[r] != 0) {
      store(r);
    }
  }

  private void store(int r) {
    byte kind = b.s.kind[r];
    if (kind == Kind.COMPLEX) {
      storeObject(r);
      b.s.memory[r] = RegisterMap.COMPLEX;
    } else if (b.s.asObject(r)) {
      store(r, kind == Kind.MIXED ? marked(r) : Leaving.O);
      b.s.memory[r] = RegisterMap.OBJECT;
    } else {
      store(r, what(kind));
      b.s.memory[r] = where(kind);
    }
  }

  /** What is to be stored of a register that may have a mark. */
  byte marked(int r) {
    int object = b.complexes.has(r) ? Leaving.O | Leaving.SOME : Leaving.O;
    if (b.longs[r] != 0 && b.doubles[r] != 0) {
      return (byte) (object | Leaving.MARKED);
    }
    return (byte)
        (b.longs[r] != 0 ? object | Leaving.L : b.doubles[r] != 0 ? object | Leaving.D : object);
  }

  /** Stores what the locals of a register hold, as bits say ({@link Leaving#O} and so on). */
  void store(int r, int what) {
    if ((what & Leaving.O) != 0) {
      b.ranges.give(r);
      asm.var(ALOAD, b.regs);
      asm.push(r);
      if ((what & Leaving.SOME) != 0) {
        b.complexes.slot(r);
      } else {
        asm.var(ALOAD, b.objects[r]);
      }
      asm.insn(AASTORE);
    }
    if (what == Leaving.C) {
      asm.var(ALOAD, b.regs);
      asm.push(r);
      b.complexes.box(r);
      asm.insn(AASTORE);
      return;
    }
    if ((what & ~(Leaving.O | Leaving.SOME)) == 0) {
      return;
    }
    asm.var(ALOAD, b.raw);
    asm.push(r);
    if ((what & Leaving.L) != 0) {
      asm.var(LLOAD, b.longs[r]);
    } else if ((what & Leaving.D) != 0) {
      asm.var(DLOAD, b.doubles[r]);
      asm.fixed("java/lang/Double", "doubleToRawLongBits", "(D)J");
    } else {
      asm.var(ALOAD, b.objects[r]);
      asm.var(LLOAD, b.longs[r]);
      asm.var(DLOAD, b.doubles[r]);
      asm.fixed(Body.UNBOXED, "bits", "(" + Asm.DESC + "JD)J");
    }
    asm.insn(LASTORE);
  }

  /** Stores an operand's register as an object, for an instruction the interpreter runs. */
  void storeObject(int operand) {
    if (Instr.isConst(operand) || operand < 0) {
      return;
    }
    asm.var(ALOAD, b.regs);
    asm.push(operand);
    b.object(operand);
    asm.insn(AASTORE);
    b.s.memory[operand] = RegisterMap.OBJECT;
  }

  /** Reads a register back that the interpreter has set. */
  void loadObject(int r) {
    asm.var(ALOAD, b.regs);
    asm.push(r);
    asm.insn(AALOAD);
    b.setObject(r);
    b.s.memory[r] = RegisterMap.OBJECT;
  }

  /** Takes a register from the frame's memory, which has it by its kind. */
  void load(int r, byte kind) {
    if (kind == Kind.INT || kind == Kind.FLOAT) {
      asm.var(ALOAD, b.raw);
      asm.push(r);
      asm.insn(LALOAD);
      if (kind == Kind.FLOAT) {
        asm.fixed("java/lang/Double", "longBitsToDouble", "(J)D");
      }
      asm.var(kind == Kind.INT ? LSTORE : DSTORE, kind == Kind.INT ? b.longs[r] : b.doubles[r]);
    } else {
      asm.var(ALOAD, b.regs);
      asm.push(r);
      asm.insn(AALOAD);
      asm.var(ASTORE, b.objects[r]);
      b.ranges.taken(r);
    }
    if (kind == Kind.COMPLEX) {
      b.complexes.unbox(r);
    }
    if (kind == Kind.MIXED) {
      if (b.longs[r] != 0) {
        load(r, Kind.INT);
      }
      if (b.doubles[r] != 0) {
        load(r, Kind.FLOAT);
      }
    }
  }

  /** Stores all registers that a block reads, as it expects them in the frame's memory. */
  void spill(int block) {
    byte[] want = b.handlers.memory(block);
    for (int r = 0; r < want.length; r++) {
      if (reads(block, r)) {
        spill(r, want[r]);
      }
    }
  }

  /** Whether a block may read a register, or those who look at the frame there. */
  private boolean reads(int block, int r) {
    return b.has(r)
        && b.s.kind[r] != Kind.NONE
        && (r < b.variables || hidden[r] || b.leaving.liveIn(block, r));
  }

  private void spill(int r, byte want) {
    byte kind = b.s.kind[r];
    if (b.s.memory[r] != want || b.ranges.has(r)) {
      store(r, kind == Kind.MIXED ? marked(r) : what(kind));
      b.s.memory[r] = want;
    }
  }

  /**
   * Puts a call between two rounds of a loop so that it is not in the way of what the loop
   * computes: the registers that change in it go to the frame's memory and come back from there.
   * HotSpot would keep all of a value on the stack if it were needed behind a call, however seldom
   * that is made.
   *
   * @param block where the loop begins, whose kinds the registers have
   * @param changes by register, as far as it goes, whether the loop changes it
   */
  void around(int block, boolean[] changes, Runnable call) {
    byte[] want = b.handlers.memory(block);
    for (int r = 0; r < want.length; r++) {
      if (reads(block, r) && changed(r, changes)) {
        spill(r, want[r]);
      }
    }
    call.run();
    for (int r = 0; r < want.length; r++) {
      if (reads(block, r) && changed(r, changes)) {
        load(r, b.s.kind[r]);
      }
    }
  }

  private boolean changed(int r, boolean[] changes) {
    return r < changes.length ? changes[r] : b.s.kind[r] != Kind.OBJECT || b.ranges.has(r);
  }

  /** Registers that a handler of a point needs, besides variables. */
  private void flushForHandler(int pc) {
    int h = b.cfg.blockAt(pc).handler();
    if (h < 0) {
      return;
    }
    for (int r = b.variables; r < b.s.kind.length; r++) {
      if (b.objects[r] == 0 || b.s.kind[r] == Kind.NONE || !b.leaving.liveIn(h, r)) {
        continue;
      }
      if (b.ranges.has(r) && b.s.kind[r] == Kind.OBJECT) {
        // Also where the memory has the iterator: it may be behind its loop.
        store(r, Leaving.O);
        b.s.memory[r] = RegisterMap.OBJECT;
      } else if (b.s.memory[r] != RegisterMap.OBJECT) {
        storeObject(r);
      }
    }
  }

  /**
   * Before a call: clears the locals whose objects nobody will read. The JVM keeps alive what a
   * local of a running method holds, unless it has optimised the method.
   */
  void forget(int pc) {
    for (int r = b.variables; r < b.s.kind.length; r++) {
      if (b.objects[r] != 0 && b.s.kind[r] != Kind.NONE && !hidden[r] && !b.leaving.live(pc, r)) {
        b.clear(b.objects[r], ASTORE);
        b.s.kind[r] = Kind.NONE;
        b.s.boxed[r] = false;
      }
    }
    b.clear(b.temp, ASTORE);
    b.clear(b.temp2, ASTORE);
  }

  /**
   * Clears the local of an operand that was pushed and that nobody reads from a point on.
   *
   * @param dst the register set before that point
   */
  void drop(int operand, int pc, int dst) {
    if (!Instr.isConst(operand)
        && operand >= b.variables
        && !hidden[operand]
        && (operand == dst || !b.leaving.live(pc, operand))) {
      b.clear(b.objects[operand], ASTORE);
    }
  }

  /** Where the interpreter takes over and the method only waits for it: the same for all locals. */
  void forgetAll() {
    for (int slot : b.objects) {
      if (slot != 0) {
        b.clear(slot, ASTORE);
      }
    }
    b.clear(b.temp, ASTORE);
    b.clear(b.temp2, ASTORE);
  }

  /** Stores the variables of comprehensions. */
  private void flushHidden() {
    for (int i = 0; i < b.cfg.hiddenCount(); i++) {
      int r = b.cfg.hiddenRegister(i);
      if (b.objects[r] != 0 && b.s.kind[r] != Kind.NONE && b.s.memory[r] != RegisterMap.OBJECT) {
        storeObject(r);
      }
    }
  }

  /** Whether a register is that of a variable of a comprehension. */
  boolean hidden(int r) {
    return hidden[r];
  }

  /** Makes the frame one that may be looked at, and that an exception may be raised in. */
  void observe(int pc) {
    b.enterFrame();
    flush();
    flushHidden();
    flushForHandler(pc);
    b.unit.mapAt(pc, map());
    asm.var(ALOAD, b.frame);
    asm.push(pc);
    asm.field(PUTFIELD, Asm.FRAME, "pc", "I");
  }

  private RegisterMap map() {
    byte[] where = new byte[b.variables];
    for (int r = 0; r < b.variables; r++) {
      where[r] = b.s.memory[r] == State.DIRTY ? RegisterMap.UNBOUND : b.s.memory[r];
    }
    return new RegisterMap(where);
  }
}
