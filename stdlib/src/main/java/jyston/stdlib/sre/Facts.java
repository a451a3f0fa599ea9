package jyston.stdlib.sre;

import java.util.concurrent.atomic.AtomicInteger;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;

/**
 * What is found out about the code of a pattern when it first matters: sets as tables of the ASCII
 * characters they hold, runs of literals as text, repeats that need no way back.
 */
final class Facts {
  private final int[] code;
  private final boolean[][] tables;
  private final String[] runs;

  /** What {@link #first} says, and 0 where it has not been asked. */
  private final int[] firsts;

  /** For each REPEAT_ONE 1 where it is possessive in effect, 2 where not, 0 where not known yet. */
  private final byte[] firm;

  /** Steps until it is worth having bytecode; negative where that is being written, or never. */
  private int budget;

  private volatile Program program;

  /** Counts what gets bytecode. */
  private final AtomicInteger programs;

  /** Facts about the code of a pattern of the interpreter. */
  Facts(int[] code, Interpreter interp) {
    this.code = code;
    this.budget = interp.regexSteps;
    this.programs = interp.regexPrograms;
    this.tables = new boolean[code.length][];
    this.runs = new String[code.length];
    this.firsts = new int[code.length];
    this.firm = new byte[code.length];
  }

  /** The pattern as bytecode, or null while there is none. */
  Program program() {
    if (budget == 0) {
      budget = -1;
      write();
    }
    return program;
  }

  /** Counts the steps of a match; when they are many, bytecode is written beside the program. */
  void took(int steps) {
    if (budget > 0 && (budget -= steps) <= 0) {
      budget = -1;
      Thread.ofPlatform().daemon().name("jyston-regex").start(this::write);
    }
  }

  private void write() {
    Program p = ProgramWriter.write(code, this);
    if (p != null) {
      program = p;
      programs.incrementAndGet();
    }
  }

  /** The instruction that the first character from here on has to pass, or -1. */
  int first(int from) {
    int f = firsts[from];
    if (f == 0) {
      firsts[from] = f = findFirst(from);
    }
    return f;
  }

  private int findFirst(int from) {
    int pc = from;
    while (code[pc] == Op.MARK) {
      pc += 2;
    }
    if (code[pc] == Op.REPEAT_ONE || code[pc] == Op.MIN_REPEAT_ONE) {
      if (code[pc + 2] == 0) {
        return -1;
      }
      pc += 4;
    }
    return switch (code[pc]) {
      case Op.LITERAL, Op.NOT_LITERAL, Op.IN, Op.CATEGORY -> pc == 0 ? -1 : pc;
      default -> -1;
    };
  }

  /** The literals from a LITERAL on, or an empty text for less than two of them. */
  String run(int pc) {
    String r = runs[pc];
    if (r == null) {
      StringBuilder b = new StringBuilder();
      for (int i = pc; code[i] == Op.LITERAL; i += 2) {
        int c = code[i + 1];
        if (c < 0 || c > 0xFFFF || Character.isSurrogate((char) c)) {
          // Such a character is in no Java text; the single instruction says so.
          break;
        }
        b.append((char) c);
      }
      runs[pc] = r = b.length() < 2 ? "" : b.toString();
    }
    return r;
  }

  /**
   * Whether what follows a REPEAT_ONE is a literal that its item does not accept: then no shorter
   * repeat can go on where the longest cannot.
   */
  boolean isFirm(int pc) {
    byte f = firm[pc];
    if (f == 0) {
      int next = pc + code[pc + 1] + 1;
      while (code[next] == Op.MARK) {
        next += 2;
      }
      boolean r = false;
      if (code[next] == Op.LITERAL) {
        int c = code[next + 1];
        r =
            switch (code[pc + 4]) {
              case Op.IN -> !Chars.inSet(code, pc + 6, c);
              case Op.LITERAL -> c != code[pc + 5];
              case Op.NOT_LITERAL -> c == code[pc + 5];
              case Op.ANY -> c == '\n';
              default -> false;
            };
      }
      firm[pc] = f = (byte) (r ? 1 : 2);
    }
    return f == 1;
  }

  /** The table of the set whose IN instruction is at {@code pc}. */
  boolean[] at(int pc) {
    boolean[] t = tables[pc];
    return t != null ? t : make(pc);
  }

  /** Whether a set holds a character. */
  boolean has(int pc, int c) {
    return c < 128 ? at(pc)[c] : Chars.inSet(code, pc + 2, c);
  }

  private boolean[] make(int pc) {
    boolean[] t = new boolean[128];
    for (int c = 0; c < t.length; c++) {
      t[c] = Chars.inSet(code, pc + 2, c);
    }
    tables[pc] = t;
    return t;
  }

  /** How many characters from {@code p} to {@code stop} are in a set. */
  int count(int pc, Input in, int p, int stop) {
    boolean[] t = at(pc);
    String s = in.text;
    int i = p;
    if (s == null) {
      while (i < stop && has(pc, in.at(i))) {
        i++;
      }
      return i - p;
    }
    for (; i < stop; i++) {
      int c = s.charAt(i);
      if (c < 128 ? !t[c] : !Chars.inSet(code, pc + 2, c)) {
        break;
      }
    }
    return i - p;
  }

  /** The length of a single-character instruction, or 0 where there is none. */
  static int size(int[] code, int pc) {
    return switch (code[pc]) {
      case Op.ANY, Op.ANY_ALL -> 1;
      case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> code[pc + 1] + 1;
      case Op.LITERAL,
          Op.NOT_LITERAL,
          Op.CATEGORY,
          Op.LITERAL_IGNORE,
          Op.NOT_LITERAL_IGNORE,
          Op.LITERAL_UNI_IGNORE,
          Op.NOT_LITERAL_UNI_IGNORE,
          Op.LITERAL_LOC_IGNORE,
          Op.NOT_LITERAL_LOC_IGNORE ->
          2;
      default -> 0;
    };
  }

  /** Whether a single-character instruction accepts a character. */
  boolean one(int pc, int c) {
    return switch (code[pc]) {
      case Op.LITERAL -> c == code[pc + 1];
      case Op.NOT_LITERAL -> c != code[pc + 1];
      case Op.ANY -> c != '\n';
      case Op.ANY_ALL -> true;
      case Op.IN -> has(pc, c);
      case Op.CATEGORY -> Chars.category(code[pc + 1], c);
      case Op.LITERAL_IGNORE -> Chars.lowerAscii(c) == code[pc + 1];
      case Op.NOT_LITERAL_IGNORE -> Chars.lowerAscii(c) != code[pc + 1];
      case Op.LITERAL_UNI_IGNORE -> Chars.lower(c) == code[pc + 1];
      case Op.NOT_LITERAL_UNI_IGNORE -> Chars.lower(c) != code[pc + 1];
      case Op.LITERAL_LOC_IGNORE -> Chars.locIgnore(code[pc + 1], c);
      case Op.NOT_LITERAL_LOC_IGNORE -> !Chars.locIgnore(code[pc + 1], c);
      case Op.IN_IGNORE -> Chars.inSet(code, pc + 2, Chars.lowerAscii(c));
      case Op.IN_UNI_IGNORE -> Chars.inSet(code, pc + 2, Chars.lower(c));
      case Op.IN_LOC_IGNORE -> Chars.setLocIgnore(code, pc + 2, c);
      default -> throw Py.runtimeError("invalid SRE code");
    };
  }
}
