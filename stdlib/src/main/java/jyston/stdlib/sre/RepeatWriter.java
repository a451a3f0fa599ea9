package jyston.stdlib.sre;

import static jyston.stdlib.sre.Pieces.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/**
 * Writes the repeats of a {@link Program}: those of one character, which are loops of their own,
 * and those of groups, whose turns go through the switch over all places.
 */
final class RepeatWriter {
  /** A repeat of a group: its number of turns and where the last began, both in locals. */
  private record Loop(int pc, int min, int max, int count, int last, Label body, int enter) {}

  private final int[] code;
  private final Outlook outlook;
  private final Pieces out;

  /** Writes what is in a group. */
  private final ProgramWriter writer;

  RepeatWriter(int[] code, Outlook outlook, Pieces out, ProgramWriter writer) {
    this.code = code;
    this.outlook = outlook;
    this.out = out;
    this.writer = writer;
  }

  // Repeats of one character.

  /**
   * Sets {@link Pieces#STOP} to where a repeat from {@link Pieces#P} on has to end at the latest.
   */
  private void stop(int max) {
    out.load(END);
    out.store(STOP);
    if (max != Integer.MAX_VALUE) {
      Label ok = new Label();
      out.load(END);
      out.load(P);
      out.insn(ISUB);
      out.push(max);
      out.jump(IF_ICMPLE, ok);
      out.load(P);
      out.push(max);
      out.insn(IADD);
      out.store(STOP);
      out.label(ok);
    }
  }

  /**
   * Moves {@link Pieces#Q} over the characters before {@link Pieces#STOP} that pass an instruction.
   */
  private void span(int item) {
    if (code[item] == Op.ANY_ALL) {
      out.load(STOP);
      out.store(Q);
      return;
    }
    Label loop = new Label();
    Label done = new Label();
    out.label(loop);
    out.load(Q);
    out.load(STOP);
    out.jump(IF_ICMPGE, done);
    out.charAt(Q);
    out.store(C);
    out.test(item, done);
    out.add(Q, 1);
    out.go(loop);
    out.label(done);
  }

  /** Fails where {@link Pieces#Q} is not so many characters behind {@link Pieces#P}. */
  private void atLeast(int min) {
    if (min > 0) {
      out.load(Q);
      out.load(P);
      out.insn(ISUB);
      out.push(min);
      out.jump(IF_ICMPLT, out.fail);
    }
  }

  /**
   * Writes a repeat that takes as many characters as it can; where the next instruction is.
   *
   * @param firm whether it never gives any back
   */
  int repeatOne(int pc, boolean firm) {
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    int next = pc + code[pc + 1] + 1;
    out.load(P);
    out.store(Q);
    stop(max);
    span(pc + 4);
    atLeast(min);
    if (!firm && min != max) {
      // From here on STOP is the least place to end.
      out.load(P);
      out.push(min);
      out.insn(IADD);
      out.store(STOP);
      Label retry = new Label();
      Label only = new Label();
      int where =
          out.place(
              () -> {
                out.pop(Q, STOP);
                out.add(Q, -1);
                out.go(retry);
              });
      out.label(retry);
      int tail = next;
      while (code[tail] == Op.MARK) {
        tail += 2;
      }
      if (code[tail] == Op.LITERAL) {
        backOff(code[tail + 1]);
      }
      out.load(Q);
      out.load(STOP);
      out.jump(IF_ICMPLE, only);
      out.choice(where, Q, STOP);
      out.label(only);
    }
    out.load(Q);
    out.store(P);
    return next;
  }

  /** Moves {@link Pieces#Q} back to the last place where a character is, or fails. */
  private void backOff(int c) {
    Label loop = new Label();
    Label back = new Label();
    Label found = new Label();
    out.label(loop);
    out.load(Q);
    out.load(STOP);
    out.jump(IF_ICMPLT, out.fail);
    out.load(Q);
    out.load(END);
    out.jump(IF_ICMPGE, back);
    out.charAt(Q);
    out.push(c);
    out.jump(IF_ICMPEQ, found);
    out.label(back);
    out.add(Q, -1);
    out.go(loop);
    out.label(found);
  }

  /** Writes a repeat that takes as few characters as it can; where the next instruction is. */
  int minRepeatOne(int pc) {
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    int next = pc + code[pc + 1] + 1;
    int item = pc + 4;
    out.load(P);
    out.store(Q);
    if (min > 0) {
      stop(min);
      span(item);
      atLeast(min);
    }
    // STOP: where the longest ends.
    stop(max);
    if (max > min) {
      int tail = next;
      while (code[tail] == Op.MARK) {
        tail += 2;
      }
      boolean literal = code[tail] == Op.LITERAL;
      int c = literal ? code[tail + 1] : 0;
      Label offer = new Label();
      Label more = new Label();
      int where =
          out.place(
              () -> {
                out.pop(Q, STOP);
                out.label(more);
                out.load(Q);
                out.load(STOP);
                out.jump(IF_ICMPGE, out.fail);
                out.charAt(Q);
                out.store(C);
                out.test(item, out.fail);
                out.add(Q, 1);
                if (literal) {
                  // No other place than before this character can be the right one.
                  out.load(Q);
                  out.load(END);
                  out.jump(IF_ICMPGE, out.fail);
                  out.charAt(Q);
                  out.push(c);
                  out.jump(IF_ICMPNE, more);
                }
                out.go(offer);
              });
      if (literal) {
        out.load(Q);
        out.load(END);
        out.jump(IF_ICMPGE, out.fail);
        out.charAt(Q);
        out.push(c);
        out.jump(IF_ICMPNE, more);
      }
      out.label(offer);
      out.choice(where, Q, STOP);
    }
    out.load(Q);
    out.store(P);
    return next;
  }

  // Repeats of groups.

  /** Writes a repeat of a group; where the next instruction is. */
  int repeat(int pc) {
    int until = pc + code[pc + 1] + 1;
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    boolean greedy = code[until] == Op.MAX_UNTIL;
    if (!greedy && code[until] != Op.MIN_UNTIL) {
      throw new ProgramWriter.Unfit();
    }
    outlook.repeat(until, pc);
    if (min == 0 && max == 1 && greedy) {
      return optional(pc, until);
    }
    int count = out.locals++;
    int last = out.locals++;
    Label body = new Label();
    int restore =
        out.place(
            () -> {
              out.pop(count, last);
              out.go(out.fail);
            });
    int enter =
        out.place(
            () -> {
              // Entered by the switch alone, so that its turns are no loop of their own.
              out.label(body);
              out.go(out.target(pc + 4));
            });
    Loop loop = new Loop(pc, min, max, count, last, body, enter);
    Label outer = new Label();
    out.load(SP);
    out.jump(IFEQ, outer);
    out.choice(restore, count, last);
    out.label(outer);
    out.push(-1);
    out.store(count);
    out.push(-1);
    out.store(last);
    out.go(out.target(until));
    out.target(pc + 4);
    writer.block(pc + 4, until);
    out.label(out.target(until));
    if (greedy) {
      maxUntil(loop, restore, until + 1);
    } else {
      minUntil(loop, restore, until + 1);
    }
    return until + 1;
  }

  private void turn(Loop l) {
    out.push(l.enter);
    out.store(C);
    out.go(out.resume);
  }

  /** Takes the turns that must be, and goes on where no more may be or the last was empty. */
  private void bounds(Loop l, int restore, Label tail) {
    Label free = new Label();
    if (l.min > 0) {
      out.load(l.count);
      out.push(l.min - 1);
      out.jump(IF_ICMPGE, free);
      out.choice(restore, l.count, l.last);
      out.add(l.count, 1);
      turn(l);
      out.label(free);
    }
    if (l.max != Integer.MAX_VALUE) {
      out.load(l.count);
      out.push(l.max - 1);
      out.jump(IF_ICMPGE, tail);
    }
    out.load(P);
    out.load(l.last);
    out.jump(IF_ICMPEQ, tail);
  }

  private void maxUntil(Loop l, int restore, int next) {
    Label tail = out.target(next);
    bounds(l, restore, tail);
    out.filter(outlook.first(l.pc + 4), tail);
    out.choice(
        out.place(
            () -> {
              out.pop(P, l.count, l.last);
              out.go(tail);
            }),
        P,
        l.count,
        l.last);
    out.add(l.count, 1);
    out.load(P);
    out.store(l.last);
    turn(l);
  }

  private void minUntil(Loop l, int restore, int next) {
    Label tail = out.target(next);
    bounds(l, restore, tail);
    out.choice(
        out.place(
            () -> {
              out.pop(P);
              out.choice(restore, l.count, l.last);
              out.add(l.count, 1);
              out.load(P);
              out.store(l.last);
              turn(l);
            }),
        P);
    out.go(tail);
  }

  /** A group that is there or not. */
  private int optional(int pc, int until) {
    Label tail = out.target(until + 1);
    out.filter(outlook.first(pc + 4), tail);
    out.choice(
        out.place(
            () -> {
              out.pop(P);
              out.go(tail);
            }),
        P);
    writer.block(pc + 4, until);
    if (out.targets.containsKey(until)) {
      out.label(out.target(until));
    }
    return until + 1;
  }
}
