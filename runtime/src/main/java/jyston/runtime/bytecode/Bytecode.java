package jyston.runtime.bytecode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;

/**
 * A graph written down in CPython's instruction set. Each program point has a place in it, by which
 * tools know it; an instruction of the graph may be several here, its operands being loaded first.
 */
public final class Bytecode {
  private final Cfg g;
  private final byte[] code;

  /**
   * By program point + 1: where its instructions begin, and where the one that does its work is.
   */
  private final int[] begin;

  private final int[] main;

  /** By code unit: the program point, -1 for the entry, -2 for what comes before it. */
  private final int[] owner;

  /** By code unit: whether an instruction is there, rather than a cache or extended argument. */
  private final boolean[] instruction;

  /**
   * Writes down a code.
   *
   * @param firstConst how many constants {@code co_consts} has before those of the graph
   * @param names by name of the graph its index in {@code co_names}
   */
  public Bytecode(Code code, int firstConst, int[] names) {
    g = code.body();
    Writer w = new Writer(code, firstConst, names);
    List<Unit> units = w.write();
    int size = layOut(units, w.blockStart);
    this.code = new byte[size];
    owner = new int[size / 2];
    instruction = new boolean[size / 2];
    begin = new int[g.size() + 2];
    main = new int[g.size() + 2];
    Arrays.fill(begin, -1);
    Arrays.fill(main, -1);
    encode(units, w.main);
    int next = size;
    for (int i = begin.length - 1; i >= 0; i--) {
      if (begin[i] < 0) {
        // It needs nothing here: it is where the next one is.
        begin[i] = next;
        main[i] = i > g.size() ? size : Math.min(next, size - 2);
      }
      next = begin[i];
    }
  }

  private static int layOut(List<Unit> units, int[] blockStart) {
    boolean changed = true;
    int at = 0;
    while (changed) {
      changed = false;
      at = 0;
      for (Unit u : units) {
        at += 2 * u.extended();
        if (u.offset != at) {
          u.offset = at;
          changed = true;
        }
        at += 2 + 2 * u.op.caches;
      }
      for (Unit u : units) {
        if (u.target >= 0) {
          Unit to = blockStart[u.target] < units.size() ? units.get(blockStart[u.target]) : null;
          int there = to == null ? at : to.offset - 2 * to.extended();
          int arg = Math.abs(there - u.offset - 2 - 2 * u.op.caches) / 2;
          changed |= arg != u.arg;
          u.arg = arg;
        }
      }
    }
    return at;
  }

  private void encode(List<Unit> units, Unit[] mains) {
    for (Unit u : units) {
      int start = u.offset - 2 * u.extended();
      for (int k = u.extended(); k > 0; k--) {
        int at = u.offset - 2 * k;
        code[at] = (byte) Opcode.EXTENDED_ARG.number;
        code[at + 1] = (byte) (u.arg >> 8 * k);
      }
      code[u.offset] = (byte) u.op.number;
      code[u.offset + 1] = (byte) u.arg;
      instruction[u.offset / 2] = true;
      Arrays.fill(owner, start / 2, u.offset / 2 + 1 + u.op.caches, u.pc);
      if (u.pc >= -1) {
        int i = u.pc + 1;
        if (begin[i] < 0) {
          begin[i] = u.offset;
          main[i] = u.offset;
        }
        if (u.pc < 0 ? u.op == Opcode.RESUME : mains[u.pc] == u) {
          main[i] = u.offset;
        }
      }
    }
  }

  /** The first number in a code that is no operation code is ever shown in, or -1. */
  public static int unknownOpcode(byte[] code) {
    BitSet known = new BitSet();
    for (Opcode op : Opcode.values()) {
      known.set(op.number);
    }
    for (int i = 0; i < code.length; i += 2) {
      if (!known.get(code[i] & 0xff)) {
        return code[i] & 0xff;
      }
    }
    return -1;
  }

  /** The code, two bytes to a unit. */
  public byte[] code() {
    return code.clone();
  }

  /** Length in bytes. */
  public int size() {
    return code.length;
  }

  /** The place of the instruction that stands for a program point; -1 is the entry. */
  public int offset(int pc) {
    return pc + 1 < main.length ? main[pc + 1] : code.length;
  }

  /** The place where the instructions of a program point begin. */
  public int begin(int pc) {
    return pc + 1 < begin.length ? begin[pc + 1] : code.length;
  }

  /** The place after the instruction that stands for a program point. */
  public int after(int pc) {
    int at = offset(pc) + 2;
    while (at < code.length && !instruction[at / 2]) {
      at += 2;
    }
    return at;
  }

  /** The places of all instructions of a program point. */
  public int[] offsets(int pc) {
    return IntStream.range(begin(pc) / 2, begin(pc + 1) / 2)
        .filter(u -> instruction[u] && owner[u] == pc)
        .map(u -> 2 * u)
        .toArray();
  }

  /** The program point at a place; -1 is the entry, -2 what comes before it. */
  public int pointAt(int offset) {
    return offset < 0 || owner.length == 0 ? -1 : owner[Math.min(offset / 2, owner.length - 1)];
  }

  /** Whether an instruction is at a place, rather than a cache or an extended argument. */
  public boolean isInstruction(int offset) {
    return instruction[offset / 2];
  }

  /** The ranges in which exceptions are handled, in the format of {@code co_exceptiontable}. */
  public byte[] exceptionTable() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int k = 0; k < g.blockCount(); k++) {
      BasicBlock b = g.block(k);
      int start = begin(b.start());
      int end = begin(b.end());
      if (b.handler() < 0 || start >= end) {
        continue;
      }
      BasicBlock h = g.block(b.handler());
      int first = out.size();
      number(out, start / 2);
      number(out, (end - start) / 2);
      number(out, begin(h.start()) / 2);
      number(out, 0);
      byte[] all = out.toByteArray();
      all[first] |= (byte) 0x80;
      out.reset();
      out.writeBytes(all);
    }
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int n) {
    int bits = Math.max(1, (37 - Integer.numberOfLeadingZeros(n)) / 6);
    for (int k = bits - 1; k >= 0; k--) {
      out.write(n >> 6 * k & 0x3f | (k > 0 ? 0x40 : 0));
    }
  }
}
