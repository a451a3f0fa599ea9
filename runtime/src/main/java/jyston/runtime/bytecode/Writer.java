package jyston.runtime.bytecode;

import static jyston.runtime.bytecode.Opcode.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * Writes the instructions of a graph in CPython's set. Temporaries are what is on its stack, so
 * they need no instructions; variables and constants are loaded, results stored or dropped.
 */
final class Writer {
  private final Code code;
  final Cfg g;
  private final int firstConst;
  private final int[] names;
  private final List<Unit> out = new ArrayList<>();

  /** By program point, the instruction that does its work. */
  final Unit[] main;

  /** By block, the index of its first instruction. */
  final int[] blockStart;

  /** Program points whose result is called with no self. */
  private final BitSet callees = new BitSet();

  /** Program points whose result nobody reads. */
  private final BitSet dropped = new BitSet();

  /** A local whose next load has to check it, or -1. */
  private int check = -1;

  int pc;

  Writer(Code code, int firstConst, int[] names) {
    this.names = names;
    this.code = code;
    this.g = code.body();
    this.firstConst = firstConst;
    main = new Unit[g.size()];
    blockStart = new int[g.blockCount()];
  }

  List<Unit> write() {
    findCallees();
    findDropped();
    int first = entry();
    Mapping m = new Mapping(this);
    for (int k = 0; k < blockStart.length; k++) {
      BasicBlock b = g.block(k);
      blockStart[k] = out.size();
      check = -1;
      for (pc = Math.max(b.start(), k == 0 ? first : 0); pc < b.end(); pc++) {
        m.write(g.instr(pc));
      }
    }
    return out;
  }

  /** What comes before the body; gives the first program point after it. */
  private int entry() {
    pc = -2;
    if (code.freeCount() > 0) {
      add(COPY_FREE_VARS, code.freeCount());
    }
    int first = 0;
    while (g.instr(first).op == Op.MAKE_CELL) {
      pc = first;
      emit(MAKE_CELL, g.instr(first).dst);
      first++;
    }
    if (code.isGeneratorLike()) {
      pc = -2;
      add(RETURN_GENERATOR, 0);
      add(POP_TOP, 0);
    }
    pc = -1;
    add(RESUME, 0);
    return first;
  }

  private void findCallees() {
    for (int k = 0; k < g.blockCount(); k++) {
      BasicBlock b = g.block(k);
      for (int p = b.start(); p < b.end(); p++) {
        Op op = g.instr(p).op;
        if (op == Op.CALL || op == Op.CALL_KW || op == Op.CALL_EX) {
          int q = p - 1;
          while (q >= b.start() && g.instr(q).dst != g.instr(p).a) {
            q--;
          }
          if (q >= b.start()) {
            callees.set(q);
          }
        }
      }
    }
  }

  private void findDropped() {
    int first = g.numVars();
    int cross = first + g.numCross();
    BitSet read = new BitSet();
    for (int p = 0; p < g.size(); p++) {
      reads(g.instr(p), read);
    }
    for (int k = 0; k < g.blockCount(); k++) {
      BitSet later = new BitSet();
      for (int p = g.block(k).end() - 1; p >= g.block(k).start(); p--) {
        Instr i = g.instr(p);
        if (i.op.hasDst() && i.dst >= first) {
          if (!(i.dst < cross ? read : later).get(i.dst)) {
            dropped.set(p);
          }
          later.clear(i.dst);
        }
        reads(i, later);
      }
    }
  }

  private static void reads(Instr i, BitSet to) {
    if (i.op.hasA() && i.a >= 0) {
      to.set(i.a);
    }
    if (i.op.hasB() && i.b >= 0) {
      to.set(i.b);
    }
    if (i.op.hasC() && i.c >= 0) {
      to.set(i.c);
    }
    if (i.op.usesMore()) {
      for (int m : i.more) {
        if (m >= 0) {
          to.set(m);
        }
      }
    }
  }

  // ---- for the mapping

  boolean isCallee() {
    return callees.get(pc);
  }

  /** Adds an instruction. */
  void add(Opcode op, int arg) {
    out.add(new Unit(op, arg, pc, -1));
  }

  /** Adds the instruction that does the work of the program point. */
  void emit(Opcode op, int arg) {
    add(op, arg);
    main[pc] = out.getLast();
  }

  /** Adds a jump that does the work of the program point. */
  void jump(Opcode op, int block) {
    out.add(new Unit(op, 0, pc, block));
    main[pc] = out.getLast();
  }

  /** Goes to a block unless it comes next. */
  void goTo(int block) {
    if (g.block(block).start() != pc + 1) {
      boolean back = g.block(block).start() <= pc;
      boolean loop = g.instr(pc).op == Op.YIELD && g.instr(pc).imm == 1;
      Opcode backward = loop ? JUMP_BACKWARD_NO_INTERRUPT : JUMP_BACKWARD;
      Unit u = new Unit(back ? backward : JUMP_FORWARD, 0, pc, block);
      out.add(u);
      if (main[pc] == null) {
        main[pc] = u;
      }
    }
  }

  /** The local is checked by its next load. */
  void check(int local) {
    check = local;
  }

  private boolean isStacked(int operand) {
    return operand >= g.numVars();
  }

  private void load(int operand) {
    if (Instr.isConst(operand)) {
      add(LOAD_CONST, ~operand + firstConst);
    } else if (operand == check) {
      add(LOAD_FAST_CHECK, operand);
      check = -1;
    } else {
      add(LOAD_FAST, operand);
    }
  }

  /** Brings operands to the stack, in order. */
  void operands(int... operands) {
    int stacked = 0;
    for (int x : operands) {
      stacked += x != Instr.NONE && isStacked(x) ? 1 : 0;
    }
    for (int x : operands) {
      if (x == Instr.NONE) {
        continue;
      }
      if (isStacked(x)) {
        stacked--;
        continue;
      }
      load(x);
      if (stacked > 0) {
        add(SWAP, stacked + 1);
      }
    }
  }

  /** What becomes of the result. */
  void result(int dst) {
    if (dst < 0) {
      return;
    }
    if (!isStacked(dst)) {
      add(STORE_FAST, dst);
    } else if (dropped.get(pc)) {
      add(POP_TOP, 0);
    } else if (isCallee()) {
      add(PUSH_NULL, 0);
    }
  }

  /** The place of a name in {@code co_names}. */
  int name(Instr i) {
    return names[i.imm];
  }

  /** The place of a constant in {@code co_consts}. */
  int constIndex(int i) {
    return i + firstConst;
  }
}
