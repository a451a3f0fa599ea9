package jyston.stdlib.sre;

import java.util.Arrays;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;

/**
 * Runs compiled patterns: a backtracking machine with an explicit stack. The registers are the
 * place in the code, the place in the subject, the innermost repeat and the innermost group that is
 * matched on its own (assertions, atomic groups); the stack holds choices (which restore all
 * registers) and what is needed to take back marks.
 */
final class Matcher {
  /** One turn of a REPEAT: immutable, so that going back is taking the old one again. */
  private record Repeat(int pc, int count, int last, Repeat outer) {}

  /** A sub-match that ends with SUCCESS. */
  private record Group(
      int kind, int next, int ptr, int depth, int pc, int count, Repeat repeat, Group outer) {}

  private static final int MARK = 0;
  private static final int JUMP = 1;
  private static final int ONE = 2;
  private static final int MIN_ONE = 3;
  private static final int MIN_BODY = 4;
  private static final int BRANCH = 5;
  private static final int BARRIER = 6;

  private static final int WIDTH = 4;
  private static final int[] NONE = {};

  /** Choices that fit at first: small, as most matches are. */
  private static final int ROOM = 16;

  final int[] code;
  private final Facts facts;

  /** The pattern as bytecode, or null. */
  private final Program program;

  final Input in;
  final int end;

  /** Group boundaries, -1 where not set. */
  final int[] marks;

  /** {@code lastindex}, -1 for none. */
  int lastIndex = -1;

  /** Where the match (or the next search) starts. */
  int start;

  /** Where the match ends. */
  int ptr;

  /** Whether an empty match at the start is no match. */
  boolean mustAdvance;

  /** Whether the match has to reach the end. */
  boolean matchAll;

  int[] stack = NONE;

  /** Repeats and groups of the choices; null while all of these are null. */
  private Repeat[] repeats;

  private Group[] groups;
  private int sp;
  private int steps;

  Matcher(int[] code, Facts facts, Input in, int groupCount, int start, int end) {
    this.code = code;
    this.facts = facts;
    this.in = in;
    this.program = in.text == null ? null : facts.program();
    this.marks = new int[groupCount * 2];
    this.start = start;
    this.ptr = start;
    this.end = end;
    reset();
  }

  /** Forgets the groups. */
  void reset() {
    Arrays.fill(marks, -1);
    lastIndex = -1;
  }

  private void push(int kind, int a, int b, int c, Repeat r, Group g) {
    int i = sp * WIDTH;
    if (i == stack.length) {
      grow();
    }
    stack[i] = kind;
    stack[i + 1] = a;
    stack[i + 2] = b;
    stack[i + 3] = c;
    if (repeats != null) {
      repeats[sp] = r;
      groups[sp] = g;
    } else if (r != null || g != null) {
      repeats = new Repeat[stack.length / WIDTH];
      groups = new Group[stack.length / WIDTH];
      repeats[sp] = r;
      groups[sp] = g;
    }
    sp++;
  }

  private void grow() {
    room();
    if (repeats != null) {
      repeats = Arrays.copyOf(repeats, stack.length / WIDTH);
      groups = Arrays.copyOf(groups, stack.length / WIDTH);
    }
  }

  /** Makes room for more choices. */
  int[] room() {
    if (stack.length > 1 << 28) {
      throw Py.memoryError();
    }
    return stack = Arrays.copyOf(stack, Math.max(stack.length * 2, ROOM * WIDTH));
  }

  /** Notes the group that the barrier pushed last belongs to. */
  private void own(Group g) {
    if (groups == null) {
      repeats = new Repeat[stack.length / WIDTH];
      groups = new Group[stack.length / WIDTH];
    }
    groups[sp - 1] = g;
  }

  /** Drops the choices above a depth, but keeps what takes back marks. */
  private void cut(int depth) {
    int to = depth;
    for (int i = depth; i < sp; i++) {
      if (stack[i * WIDTH] == MARK) {
        if (to != i) {
          System.arraycopy(stack, i * WIDTH, stack, to * WIDTH, WIDTH);
          if (repeats != null) {
            repeats[to] = null;
            groups[to] = null;
          }
        }
        to++;
      }
    }
    sp = to;
  }

  private void unmark(int i) {
    int m = stack[i * WIDTH + 1];
    marks[m] = stack[i * WIDTH + 2];
    lastIndex = stack[i * WIDTH + 3];
  }

  /** Takes back all marks above a depth and drops everything there. */
  private void undo(int depth) {
    while (sp > depth) {
      sp--;
      if (stack[sp * WIDTH] == MARK) {
        unmark(sp);
      }
    }
  }

  private static int limit(int v) {
    return v < 0 ? Integer.MAX_VALUE : v;
  }

  /** Matches at {@link #start}; sets {@link #ptr}. */
  boolean match() {
    boolean r;
    if (program != null) {
      r = program.match(this, in.text, start);
    } else {
      sp = 0;
      steps = 0;
      r = run(0, start);
      facts.took(steps);
    }
    if (!r) {
      reset();
    }
    return r;
  }

  private boolean run(int pc, int p) {
    final int[] code = this.code;
    final Input in = this.in;
    final String text = in.text;
    final int end = this.end;
    Repeat rep = null;
    Group grp = null;
    int turn = steps;
    while (true) {
      if ((++turn & 0x3FFF) == 0) {
        Interpreter it = Interpreter.current();
        if (it.pollRequested()) {
          it.poll();
        }
      }
      boolean ok = true;
      switch (code[pc]) {
        case Op.SUCCESS -> {
          if (grp == null) {
            if (matchAll && p != end || mustAdvance && p == start) {
              ok = false;
            } else {
              ptr = p;
              steps = turn;
              return true;
            }
          } else {
            switch (grp.kind) {
              case Op.ASSERT -> {
                cut(grp.depth);
                p = grp.ptr;
                pc = grp.next;
                rep = grp.repeat;
                grp = grp.outer;
              }
              case Op.ASSERT_NOT -> {
                undo(grp.depth);
                ok = false;
              }
              case Op.ATOMIC_GROUP -> {
                cut(grp.depth);
                pc = grp.next;
                rep = grp.repeat;
                grp = grp.outer;
              }
              default -> {
                // One more turn of a possessive repeat is done.
                cut(grp.depth);
                int count = grp.count + 1;
                rep = grp.repeat;
                if (count < limit(code[grp.pc + 3]) && p != grp.ptr
                    || count < limit(code[grp.pc + 2])) {
                  Group outer = grp.outer;
                  int rpc = grp.pc;
                  push(BARRIER, 0, p, 0, rep, null);
                  grp =
                      new Group(Op.POSSESSIVE_REPEAT, grp.next, p, sp - 1, rpc, count, rep, outer);
                  own(grp);
                  pc = rpc + 4;
                } else {
                  pc = grp.next;
                  grp = grp.outer;
                }
              }
            }
          }
        }
        case Op.FAILURE -> ok = false;
        case Op.MARK -> {
          int m = code[pc + 1];
          // Where nothing is left to go back to, failing forgets all marks anyway.
          if (sp > 0) {
            push(MARK, m, marks[m], lastIndex, null, null);
          }
          if ((m & 1) != 0) {
            lastIndex = m / 2 + 1;
          }
          marks[m] = p;
          pc += 2;
        }
        case Op.LITERAL -> {
          String run = text == null ? "" : facts.run(pc);
          int n = run.length();
          if (n == 0) {
            ok = p < end && in.at(p) == code[pc + 1];
            p++;
            pc += 2;
          } else {
            ok = end - p >= n && text.startsWith(run, p);
            p += n;
            pc += 2 * n;
          }
        }
        case Op.IN -> {
          ok = p < end && facts.has(pc, in.at(p));
          p++;
          pc += code[pc + 1] + 1;
        }
        case Op.NOT_LITERAL,
            Op.ANY,
            Op.ANY_ALL,
            Op.CATEGORY,
            Op.LITERAL_IGNORE,
            Op.NOT_LITERAL_IGNORE,
            Op.LITERAL_UNI_IGNORE,
            Op.NOT_LITERAL_UNI_IGNORE,
            Op.LITERAL_LOC_IGNORE,
            Op.NOT_LITERAL_LOC_IGNORE,
            Op.IN_IGNORE,
            Op.IN_UNI_IGNORE,
            Op.IN_LOC_IGNORE -> {
          ok = p < end && one(pc, in.at(p));
          p++;
          pc += Facts.size(code, pc);
        }
        case Op.AT -> {
          ok = at(code[pc + 1], p);
          pc += 2;
        }
        case Op.JUMP, Op.INFO -> pc += code[pc + 1] + 1;
        case Op.BRANCH -> {
          pc = branch(pc + 1, p, rep, grp);
          ok = pc >= 0;
        }
        case Op.REPEAT_ONE -> {
          int min = limit(code[pc + 2]);
          int got = end - p < min ? -1 : count(pc + 4, p, limit(code[pc + 3]));
          if (got < min) {
            ok = false;
          } else {
            int next = pc + code[pc + 1] + 1;
            boolean firm = facts.isFirm(pc);
            int q = firm ? p + got : backOff(next, p + got, p + min);
            if (q < 0) {
              ok = false;
            } else {
              if (q > p + min && !firm) {
                push(ONE, next, q, p + min, rep, grp);
              }
              p = q;
              pc = next;
            }
          }
        }
        case Op.MIN_REPEAT_ONE -> {
          int min = limit(code[pc + 2]);
          int got = min == 0 ? 0 : end - p < min ? -1 : count(pc + 4, p, min);
          if (got < min) {
            ok = false;
          } else {
            int max = limit(code[pc + 3]);
            p += min;
            if (max > min) {
              push(MIN_ONE, pc, p, max - min, rep, grp);
            }
            pc += code[pc + 1] + 1;
          }
        }
        case Op.POSSESSIVE_REPEAT_ONE -> {
          int min = limit(code[pc + 2]);
          int got = end - p < min ? -1 : count(pc + 4, p, limit(code[pc + 3]));
          ok = got >= min;
          p += got;
          pc += code[pc + 1] + 1;
        }
        case Op.REPEAT -> {
          rep = new Repeat(pc, -1, -1, rep);
          pc += code[pc + 1] + 1;
        }
        case Op.MAX_UNTIL -> {
          int count = rep.count + 1;
          int rpc = rep.pc;
          if (count < limit(code[rpc + 2])) {
            rep = new Repeat(rpc, count, rep.last, rep.outer);
            pc = rpc + 4;
          } else if (count < limit(code[rpc + 3]) && p != rep.last) {
            push(JUMP, pc + 1, p, 0, rep.outer, grp);
            rep = new Repeat(rpc, count, p, rep.outer);
            pc = rpc + 4;
          } else {
            rep = rep.outer;
            pc++;
          }
        }
        case Op.MIN_UNTIL -> {
          int count = rep.count + 1;
          int rpc = rep.pc;
          if (count < limit(code[rpc + 2])) {
            rep = new Repeat(rpc, count, rep.last, rep.outer);
            pc = rpc + 4;
          } else {
            if (count < limit(code[rpc + 3]) && p != rep.last) {
              push(MIN_BODY, pc, p, 0, rep, grp);
            }
            rep = rep.outer;
            pc++;
          }
        }
        case Op.POSSESSIVE_REPEAT -> {
          int next = pc + code[pc + 1] + 2;
          if (limit(code[pc + 3]) == 0) {
            pc = next;
          } else {
            push(BARRIER, 0, p, 0, rep, null);
            grp = new Group(Op.POSSESSIVE_REPEAT, next, p, sp - 1, pc, 0, rep, grp);
            own(grp);
            pc += 4;
          }
        }
        case Op.ATOMIC_GROUP -> {
          push(BARRIER, 0, p, 0, rep, null);
          grp = new Group(Op.ATOMIC_GROUP, pc + code[pc + 1] + 1, p, sp - 1, pc, 0, rep, grp);
          own(grp);
          pc += 2;
        }
        case Op.ASSERT, Op.ASSERT_NOT -> {
          int back = code[pc + 2];
          int next = pc + code[pc + 1] + 1;
          if (p < back) {
            ok = code[pc] == Op.ASSERT_NOT;
            pc = next;
          } else {
            push(BARRIER, 0, p, 0, rep, null);
            grp = new Group(code[pc], next, p, sp - 1, pc, 0, rep, grp);
            own(grp);
            p -= back;
            pc += 3;
          }
        }
        case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE -> {
          int q = backReference(code[pc], code[pc + 1], p);
          ok = q >= 0;
          p = q;
          pc += 2;
        }
        case Op.GROUPREF_EXISTS -> {
          int g = code[pc + 1] * 2;
          boolean set = marks[g] >= 0 && marks[g + 1] >= marks[g];
          pc += set ? 3 : code[pc + 2] + 1;
        }
        default -> throw Py.runtimeError("invalid SRE code");
      }
      if (ok) {
        continue;
      }
      // Back to the last choice.
      while (true) {
        if (sp == 0) {
          steps = turn;
          return false;
        }
        sp--;
        int i = sp * WIDTH;
        int kind = stack[i];
        if (kind == MARK) {
          unmark(sp);
          continue;
        }
        int a = stack[i + 1];
        p = stack[i + 2];
        rep = repeats == null ? null : repeats[sp];
        grp = repeats == null ? null : groups[sp];
        if (kind == JUMP) {
          pc = a;
          break;
        }
        if (kind == ONE) {
          int least = stack[i + 3];
          p = backOff(a, p - 1, least);
          if (p < 0) {
            continue;
          }
          if (p > least) {
            push(ONE, a, p, least, rep, grp);
          }
          pc = a;
          break;
        }
        if (kind == MIN_ONE) {
          if (p >= end || !one(a + 4, in.at(p))) {
            continue;
          }
          p++;
          int left = stack[i + 3] - 1;
          if (left > 0) {
            push(MIN_ONE, a, p, left, rep, grp);
          }
          pc = a + code[a + 1] + 1;
          break;
        }
        if (kind == MIN_BODY) {
          int rpc = rep.pc;
          rep = new Repeat(rpc, rep.count + 1, p, rep.outer);
          pc = rpc + 4;
          break;
        }
        if (kind == BRANCH) {
          pc = branch(a, p, rep, grp);
          if (pc < 0) {
            continue;
          }
          break;
        }
        // A barrier: the group could not be matched.
        Group g = grp;
        grp = g.outer;
        if (g.kind == Op.ASSERT_NOT
            || g.kind == Op.POSSESSIVE_REPEAT && g.count >= limit(code[g.pc + 2])) {
          pc = g.next;
          p = g.ptr;
          break;
        }
      }
    }
  }

  /** Takes the alternative whose skip is at {@code alt}; where it starts, or -1 when none fits. */
  private int branch(int alt, int p, Repeat rep, Group grp) {
    int taken = possible(alt, p);
    if (code[taken] == 0) {
      return -1;
    }
    int other = possible(taken + code[taken], p);
    if (code[other] != 0) {
      push(BRANCH, other, p, 0, rep, grp);
    }
    return taken + 1;
  }

  /** The first alternative that the next character does not rule out, or the end of them. */
  private int possible(int first, int p) {
    int alt = first;
    while (code[alt] != 0) {
      int pc = facts.first(alt + 1);
      if (pc < 0 || p < end && one(pc, in.at(p))) {
        break;
      }
      alt += code[alt];
    }
    return alt;
  }

  /** The last place down to {@code least} where the tail could go on, or -1. */
  private int backOff(int tail, int p, int least) {
    if (p < least) {
      return -1;
    }
    if (code[tail] == Op.LITERAL) {
      int c = code[tail + 1];
      while (p >= least && (p >= end || in.at(p) != c)) {
        p--;
      }
      return p < least ? -1 : p;
    }
    return p;
  }

  boolean one(int pc, int c) {
    return facts.one(pc, c);
  }

  /** How many characters from {@code p} on a single-character instruction accepts. */
  private int count(int pc, int p, int max) {
    int stop = max < end - p ? p + max : end;
    int i = p;
    switch (code[pc]) {
      case Op.ANY_ALL -> {
        return stop - p;
      }
      case Op.ANY -> {
        int k = in.find('\n', p, stop);
        return (k < 0 ? stop : k) - p;
      }
      case Op.NOT_LITERAL -> {
        int k = in.find(code[pc + 1], p, stop);
        return (k < 0 ? stop : k) - p;
      }
      case Op.LITERAL -> {
        int c = code[pc + 1];
        while (i < stop && in.at(i) == c) {
          i++;
        }
      }
      case Op.IN -> {
        return facts.count(pc, in, p, stop);
      }
      default -> {
        while (i < stop && one(pc, in.at(i))) {
          i++;
        }
      }
    }
    return i - p;
  }

  boolean at(int where, int p) {
    return switch (where) {
      case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> p == 0;
      case Op.AT_BEGINNING_LINE -> p == 0 || in.at(p - 1) == '\n';
      case Op.AT_END -> p == end || p + 1 == end && in.at(p) == '\n';
      case Op.AT_END_LINE -> p == end || in.at(p) == '\n';
      case Op.AT_END_STRING -> p == end;
      case Op.AT_BOUNDARY, Op.AT_LOC_BOUNDARY -> end > 0 && boundary(p, false);
      case Op.AT_NON_BOUNDARY, Op.AT_LOC_NON_BOUNDARY -> end > 0 && !boundary(p, false);
      case Op.AT_UNI_BOUNDARY -> end > 0 && boundary(p, true);
      case Op.AT_UNI_NON_BOUNDARY -> end > 0 && !boundary(p, true);
      default -> false;
    };
  }

  private boolean boundary(int p, boolean uni) {
    boolean before = p > 0 && word(in.at(p - 1), uni);
    boolean after = p < end && word(in.at(p), uni);
    return before != after;
  }

  private static boolean word(int c, boolean uni) {
    return uni ? Chars.uniWord(c) : Chars.asciiWord(c);
  }

  /** Where a back reference ends, or -1. */
  int backReference(int op, int group, int p) {
    int s = marks[group * 2];
    int e = marks[group * 2 + 1];
    if (s < 0 || e < s || end - p < e - s) {
      return -1;
    }
    for (; s < e; s++, p++) {
      int a = in.at(s);
      int b = in.at(p);
      boolean same =
          switch (op) {
            case Op.GROUPREF -> a == b;
            case Op.GROUPREF_UNI_IGNORE -> Chars.lower(a) == Chars.lower(b);
            default -> Chars.lowerAscii(a) == Chars.lowerAscii(b);
          };
      if (!same) {
        return -1;
      }
    }
    return p;
  }

  /** Searches from {@link #start} on; sets {@link #start} and {@link #ptr}. */
  boolean search(Prefix prefix) {
    int p = start;
    if (p > end) {
      return false;
    }
    if (prefix != null) {
      int last = end - prefix.minimum;
      if (last < p) {
        return false;
      }
      if (prefix.cps != null) {
        int n = prefix.cps.length;
        while ((p = in.find(prefix.text, prefix.cps, p, end)) >= 0 && p <= last) {
          start = p;
          if (prefix.literal) {
            ptr = p + n;
            reset();
            return true;
          }
          if (match()) {
            mustAdvance = false;
            return true;
          }
          mustAdvance = false;
          p++;
        }
        return false;
      }
      if (prefix.set >= 0 && program == null) {
        for (; p <= last; p++) {
          // The set of an INFO block stands where the one of an IN two places before it would.
          if (facts.has(prefix.set - 2, in.at(p))) {
            start = p;
            if (match()) {
              mustAdvance = false;
              return true;
            }
            mustAdvance = false;
          }
        }
        return false;
      }
      return everywhere(p, last);
    }
    return everywhere(p, end);
  }

  /** Looks for a match with the program. */
  private boolean scan(int from, int last) {
    String text = in.text;
    for (int p = from; (p = program.scan(this, text, p, last)) >= 0; p++) {
      start = p;
      if (match()) {
        return true;
      }
    }
    return false;
  }

  private boolean everywhere(int p, int last) {
    int first = code[0] == Op.INFO ? code[1] + 1 : 0;
    boolean anchored =
        code[first] == Op.AT
            && (code[first + 1] == Op.AT_BEGINNING || code[first + 1] == Op.AT_BEGINNING_STRING);
    start = p;
    boolean r = match();
    mustAdvance = false;
    if (anchored || r) {
      return r;
    }
    if (program != null) {
      return scan(p + 1, last);
    }
    int from = p;
    // What the first character and the place have to be is cheaper to see than a match to begin.
    int where = first;
    while (code[where] == Op.MARK) {
      where += 2;
    }
    int place = -1;
    if (code[where] == Op.AT) {
      place = code[where + 1];
      where += 2;
    }
    int character = facts.first(where);
    while (++p <= last) {
      if (character >= 0 && !(p < end && one(character, in.at(p))) || place >= 0 && !at(place, p)) {
        continue;
      }
      start = p;
      if (match()) {
        facts.took(p - from);
        return true;
      }
    }
    facts.took(p - from);
    return false;
  }
}
