package jyston.stdlib.sre;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes a {@link Program}: one straight piece of bytecode per instruction of the pattern. A
 * failure takes the last choice from the stack and goes on by a switch over all places that choices
 * lead to; all jumps back go through that switch, so that it is the only loop HotSpot sees beside
 * those of single characters. What must be restored is pushed on the same stack.
 *
 * <p>Assertions, atomic groups, possessive repeats of groups and conditions are left to {@link
 * Matcher}.
 */
final class ProgramWriter {
  /** HotSpot does not compile a method beyond 8,000 bytes. */
  private static final int METHOD_BYTES = 7500;

  private static final int LONGEST = 1500;

  private static final String PACKAGE = "jyston/stdlib/sre/";
  private static final String SUPER = PACKAGE + "Program";
  private static final String MATCHER = PACKAGE + "Matcher";
  private static final String STRING = "java/lang/String";

  // Locals of both methods.
  private static final int M = 1;
  private static final int S = 2;
  private static final int P = 3;
  private static final int END = 4;

  // Locals of match(); in scan() the last place is where END is.
  private static final int MARKS = 5;
  private static final int STACK = 6;
  private static final int SP = 7;
  private static final int C = 8;
  private static final int Q = 9;
  private static final int STOP = 10;
  private static final int TURN = 11;
  private static final int FREE = 12;

  /** Says that a pattern has something that is left to the matcher. */
  private static final class Unfit extends RuntimeException {
    Unfit() {
      super(null, null, false, false);
    }
  }

  /** A place that choices lead to, and what it does with what was pushed. */
  private record Resume(Label label, Runnable code) {}

  /** A repeat of a group: its number of turns and where the last began, both in locals. */
  private record Loop(int pc, int min, int max, int count, int last, Label body, int enter) {}

  private final int[] code;
  private final Facts facts;
  private final Outlook outlook;
  private final ArrayList<boolean[]> tables = new ArrayList<>();
  private final ArrayList<Resume> resumes = new ArrayList<>();
  private final HashMap<Integer, Label> targets = new HashMap<>();
  private final Label fail = new Label();
  private final Label resume = new Label();
  private MethodVisitor mv;
  private int locals = FREE;

  /** Near the end of the method that matches. */
  private Label bytes;

  private ProgramWriter(int[] code, Facts facts) {
    this.code = code;
    this.facts = facts;
    this.outlook = new Outlook(code, facts);
  }

  /** The program of a pattern, or null where it has none. */
  static Program write(int[] code, Facts facts) {
    if (code.length > LONGEST) {
      return null;
    }
    try {
      return new ProgramWriter(code, facts).make();
    } catch (Unfit | IndexOutOfBoundsException e) {
      // Beyond the code a pattern goes only when it was not made by the compiler of the library.
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Program make() throws ReflectiveOperationException {
    ClassWriter cw = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    cw.visit(V21, ACC_FINAL | ACC_SUPER, PACKAGE + "Compiled", null, SUPER, null);
    mv = cw.visitMethod(0, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0);
    mv.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "()V", false);
    mv.visitInsn(RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
    mv = cw.visitMethod(0, "match", "(L" + MATCHER + ";L" + STRING + ";I)Z", null, null);
    mv.visitCode();
    matchMethod();
    mv.visitMaxs(0, 0);
    mv.visitEnd();
    mv = cw.visitMethod(0, "scan", "(L" + MATCHER + ";L" + STRING + ";II)I", null, null);
    mv.visitCode();
    scanMethod();
    mv.visitMaxs(0, 0);
    mv.visitEnd();
    cw.visitEnd();
    byte[] written = cw.toByteArray();
    if (bytes.getOffset() > METHOD_BYTES) {
      return null;
    }
    MethodHandles.Lookup l =
        MethodHandles.lookup().defineHiddenClassWithClassData(written, List.copyOf(tables), true);
    return (Program) l.lookupClass().getDeclaredConstructor().newInstance();
  }

  // Small pieces.

  private void load(int local) {
    mv.visitVarInsn(ILOAD, local);
  }

  private void store(int local) {
    mv.visitVarInsn(ISTORE, local);
  }

  private void push(int v) {
    if (v >= -1 && v <= 5) {
      mv.visitInsn(ICONST_0 + v);
    } else if (v == (byte) v) {
      mv.visitIntInsn(BIPUSH, v);
    } else if (v == (short) v) {
      mv.visitIntInsn(SIPUSH, v);
    } else {
      mv.visitLdcInsn(v);
    }
  }

  private void jump(int opcode, Label to) {
    mv.visitJumpInsn(opcode, to);
  }

  private void go(Label to) {
    mv.visitJumpInsn(GOTO, to);
  }

  private void charAt(int place) {
    mv.visitVarInsn(ALOAD, S);
    load(place);
    mv.visitMethodInsn(INVOKEVIRTUAL, STRING, "charAt", "(I)C", false);
  }

  private void field(int opcode, String name, String type) {
    mv.visitFieldInsn(opcode, MATCHER, name, type);
  }

  private void helper(String name, String type) {
    mv.visitMethodInsn(INVOKESTATIC, SUPER, name, type, false);
  }

  private void call(String name, String type) {
    mv.visitMethodInsn(INVOKEVIRTUAL, MATCHER, name, type, false);
  }

  /** Pushes a table as a constant, so that its length is known to HotSpot. */
  private void table(boolean[] t) {
    int i = 0;
    while (i < tables.size() && !Arrays.equals(tables.get(i), t)) {
      i++;
    }
    if (i == tables.size()) {
      tables.add(t);
    }
    Handle at =
        new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)"
                + "Ljava/lang/Object;",
            false);
    mv.visitLdcInsn(new ConstantDynamic("_", "[Z", at, i));
  }

  /** Goes to {@code no} where the character in {@link #C} does not pass an instruction. */
  private void test(int pc, Label no) {
    switch (code[pc]) {
      case Op.LITERAL -> {
        load(C);
        push(code[pc + 1]);
        jump(IF_ICMPNE, no);
      }
      case Op.NOT_LITERAL -> {
        load(C);
        push(code[pc + 1]);
        jump(IF_ICMPEQ, no);
      }
      case Op.ANY -> {
        load(C);
        push('\n');
        jump(IF_ICMPEQ, no);
      }
      case Op.ANY_ALL -> {}
      default -> {
        boolean[] t = outlook.table(pc);
        Label other = new Label();
        Label ok = new Label();
        load(C);
        push(t.length);
        jump(IF_ICMPGE, other);
        inTable(t);
        jump(IFEQ, no);
        go(ok);
        mv.visitLabel(other);
        mv.visitVarInsn(ALOAD, M);
        push(pc);
        load(C);
        call("one", "(II)Z");
        jump(IFEQ, no);
        mv.visitLabel(ok);
      }
    }
  }

  /** Whether a table has the character in {@link #C}, which is in its range. */
  private void inTable(boolean[] t) {
    table(t);
    load(C);
    mv.visitInsn(BALOAD);
  }

  /** Goes to {@code no} where nothing that may come first does. */
  private void filter(boolean[] first, Label no) {
    if (first == null) {
      return;
    }
    Label ok = new Label();
    load(P);
    load(END);
    jump(IF_ICMPGE, no);
    charAt(P);
    store(C);
    load(C);
    push(first.length);
    jump(IF_ICMPGE, ok);
    inTable(first);
    jump(IFEQ, no);
    mv.visitLabel(ok);
  }

  /** Pushes a choice: locals, and where it leads to. */
  private void choice(int where, int... values) {
    int n = values.length + 1;
    Label room = new Label();
    load(SP);
    push(n);
    mv.visitInsn(IADD);
    mv.visitVarInsn(ALOAD, STACK);
    mv.visitInsn(ARRAYLENGTH);
    jump(IF_ICMPLE, room);
    mv.visitVarInsn(ALOAD, M);
    call("room", "()[I");
    mv.visitVarInsn(ASTORE, STACK);
    mv.visitLabel(room);
    for (int k = 0; k < n; k++) {
      mv.visitVarInsn(ALOAD, STACK);
      load(SP);
      push(k);
      mv.visitInsn(IADD);
      if (k == n - 1) {
        push(where);
      } else {
        load(values[k]);
      }
      mv.visitInsn(IASTORE);
    }
    mv.visitIincInsn(SP, n);
  }

  /** Takes what was pushed with a choice back to its locals. */
  private void pop(int... values) {
    if (values.length == 0) {
      return;
    }
    mv.visitIincInsn(SP, -values.length);
    for (int k = 0; k < values.length; k++) {
      mv.visitVarInsn(ALOAD, STACK);
      load(SP);
      push(k);
      mv.visitInsn(IADD);
      mv.visitInsn(IALOAD);
      store(values[k]);
    }
  }

  /** The number of a new place that choices lead to. */
  private int place(Runnable what) {
    resumes.add(new Resume(new Label(), what));
    return resumes.size();
  }

  private Label target(int pc) {
    return targets.computeIfAbsent(pc, k -> new Label());
  }

  // The method that matches.

  private void matchMethod() {
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "end", "I");
    store(END);
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "marks", "[I");
    mv.visitVarInsn(ASTORE, MARKS);
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "stack", "[I");
    mv.visitVarInsn(ASTORE, STACK);
    for (int v : new int[] {SP, C, Q, STOP, TURN}) {
      mv.visitInsn(ICONST_0);
      store(v);
    }
    // The locals of loops: their number is known only at the end.
    Label start = new Label();
    Label prepare = new Label();
    go(prepare);
    mv.visitLabel(start);
    mv.visitInsn(ICONST_0);
    store(C);
    go(resume);
    mv.visitLabel(fail);
    Label more = new Label();
    load(SP);
    jump(IFNE, more);
    mv.visitInsn(ICONST_0);
    mv.visitInsn(IRETURN);
    mv.visitLabel(more);
    mv.visitIincInsn(SP, -1);
    mv.visitVarInsn(ALOAD, STACK);
    load(SP);
    mv.visitInsn(IALOAD);
    store(C);
    Label quiet = new Label();
    mv.visitIincInsn(TURN, 1);
    load(TURN);
    push(0x3FFF);
    mv.visitInsn(IAND);
    jump(IFNE, quiet);
    helper("poll", "()V");
    mv.visitLabel(quiet);
    mv.visitLabel(resume);
    Label dispatch = new Label();
    Label first = new Label();
    // The usual case needs no table.
    load(C);
    jump(IFEQ, first);
    go(dispatch);
    mv.visitLabel(first);
    block(0, code.length);
    // Code of a choice may make further ones.
    for (int i = 0; i < resumes.size(); i++) {
      mv.visitLabel(resumes.get(i).label);
      resumes.get(i).code.run();
    }
    mv.visitLabel(dispatch);
    if (resumes.isEmpty()) {
      go(fail);
    } else {
      load(C);
      Label[] to = resumes.stream().map(Resume::label).toArray(Label[]::new);
      mv.visitTableSwitchInsn(1, to.length, fail, to);
    }
    mv.visitLabel(prepare);
    bytes = prepare;
    for (int v = FREE; v < locals; v++) {
      mv.visitInsn(ICONST_0);
      store(v);
    }
    go(start);
  }

  /** Writes the instructions of a range. */
  private void block(int from, int to) {
    int pc = from;
    while (pc < to) {
      if (targets.containsKey(pc)) {
        mv.visitLabel(targets.get(pc));
      }
      pc = one(pc);
    }
  }

  /** Writes an instruction; where the next one is. */
  private int one(int pc) {
    switch (code[pc]) {
      case Op.SUCCESS -> {
        success();
        // What follows is reached by jumps alone.
        return pc + 1;
      }
      case Op.FAILURE -> {
        go(fail);
        return pc + 1;
      }
      case Op.MARK -> {
        mark(code[pc + 1]);
        return pc + 2;
      }
      case Op.LITERAL -> {
        return literal(pc);
      }
      case Op.AT -> {
        at(code[pc + 1]);
        return pc + 2;
      }
      case Op.INFO -> {
        return pc + code[pc + 1] + 1;
      }
      case Op.JUMP -> {
        go(target(pc + code[pc + 1] + 1));
        return pc + 2;
      }
      case Op.BRANCH -> {
        return branch(pc);
      }
      case Op.REPEAT_ONE -> {
        return repeatOne(pc, outlook.isFirm(pc));
      }
      case Op.POSSESSIVE_REPEAT_ONE -> {
        return repeatOne(pc, true);
      }
      case Op.MIN_REPEAT_ONE -> {
        return minRepeatOne(pc);
      }
      case Op.REPEAT -> {
        return repeat(pc);
      }
      case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE -> {
        mv.visitVarInsn(ALOAD, M);
        push(code[pc]);
        push(code[pc + 1]);
        load(P);
        call("backReference", "(III)I");
        store(P);
        load(P);
        jump(IFLT, fail);
        return pc + 2;
      }
      default -> {
        int n = Facts.size(code, pc);
        if (n == 0) {
          throw new Unfit();
        }
        load(P);
        load(END);
        jump(IF_ICMPGE, fail);
        charAt(P);
        store(C);
        test(pc, fail);
        mv.visitIincInsn(P, 1);
        return pc + n;
      }
    }
  }

  private void success() {
    Label anywhere = new Label();
    Label moved = new Label();
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "matchAll", "Z");
    jump(IFEQ, anywhere);
    load(P);
    load(END);
    jump(IF_ICMPNE, fail);
    mv.visitLabel(anywhere);
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "mustAdvance", "Z");
    jump(IFEQ, moved);
    load(P);
    mv.visitVarInsn(ALOAD, M);
    field(GETFIELD, "start", "I");
    jump(IF_ICMPEQ, fail);
    mv.visitLabel(moved);
    mv.visitVarInsn(ALOAD, M);
    load(P);
    field(PUTFIELD, "ptr", "I");
    mv.visitInsn(ICONST_1);
    mv.visitInsn(IRETURN);
  }

  private void mark(int number) {
    boolean last = (number & 1) != 0;
    Label alone = new Label();
    // Where nothing is left to go back to, failing forgets all marks anyway.
    load(SP);
    jump(IFEQ, alone);
    mv.visitVarInsn(ALOAD, MARKS);
    push(number);
    mv.visitInsn(IALOAD);
    store(Q);
    if (last) {
      mv.visitVarInsn(ALOAD, M);
      field(GETFIELD, "lastIndex", "I");
      store(STOP);
    }
    int where =
        place(
            () -> {
              if (last) {
                pop(Q, STOP);
                mv.visitVarInsn(ALOAD, M);
                load(STOP);
                field(PUTFIELD, "lastIndex", "I");
              } else {
                pop(Q);
              }
              mv.visitVarInsn(ALOAD, MARKS);
              push(number);
              load(Q);
              mv.visitInsn(IASTORE);
              go(fail);
            });
    if (last) {
      choice(where, Q, STOP);
    } else {
      choice(where, Q);
    }
    mv.visitLabel(alone);
    if (last) {
      mv.visitVarInsn(ALOAD, M);
      push(number / 2 + 1);
      field(PUTFIELD, "lastIndex", "I");
    }
    mv.visitVarInsn(ALOAD, MARKS);
    push(number);
    load(P);
    mv.visitInsn(IASTORE);
  }

  private int literal(int pc) {
    String run = facts.run(pc);
    int n = run.length();
    if (n == 0) {
      load(P);
      load(END);
      jump(IF_ICMPGE, fail);
      charAt(P);
      push(code[pc + 1]);
      jump(IF_ICMPNE, fail);
      mv.visitIincInsn(P, 1);
      return pc + 2;
    }
    load(END);
    load(P);
    mv.visitInsn(ISUB);
    push(n);
    jump(IF_ICMPLT, fail);
    mv.visitVarInsn(ALOAD, S);
    mv.visitLdcInsn(run);
    load(P);
    mv.visitMethodInsn(INVOKEVIRTUAL, STRING, "startsWith", "(Ljava/lang/String;I)Z", false);
    jump(IFEQ, fail);
    mv.visitIincInsn(P, n);
    return pc + 2 * n;
  }

  private void at(int where) {
    switch (where) {
      case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> {
        load(P);
        jump(IFNE, fail);
      }
      case Op.AT_END_STRING -> {
        load(P);
        load(END);
        jump(IF_ICMPNE, fail);
      }
      case Op.AT_END -> {
        beside("atEnd");
        jump(IFEQ, fail);
      }
      case Op.AT_UNI_BOUNDARY -> {
        beside("uniBoundary");
        jump(IFEQ, fail);
      }
      default -> {
        mv.visitVarInsn(ALOAD, M);
        push(where);
        load(P);
        call("at", "(II)Z");
        jump(IFEQ, fail);
      }
    }
  }

  private void beside(String helper) {
    mv.visitVarInsn(ALOAD, S);
    load(P);
    load(END);
    helper(helper, "(Ljava/lang/String;II)Z");
  }

  /** Tries the alternatives in turn; each begins at a label, as do the attempts. */
  private int branch(int pc) {
    Label attempt = new Label();
    int alt = pc + 1;
    while (code[alt] != 0) {
      int next = alt + code[alt];
      boolean last = code[next] == 0;
      Label other = new Label();
      mv.visitLabel(attempt);
      filter(outlook.first(alt + 1), last ? fail : other);
      if (!last) {
        choice(
            place(
                () -> {
                  pop(P);
                  go(other);
                }),
            P);
      }
      go(target(alt + 1));
      attempt = other;
      alt = next;
    }
    for (alt = pc + 1; code[alt] != 0; alt += code[alt]) {
      block(alt + 1, alt + code[alt]);
    }
    return alt + 1;
  }

  /** Sets {@link #STOP} to where a repeat from {@link #P} on has to end at the latest. */
  private void stop(int max) {
    load(END);
    store(STOP);
    if (max != Integer.MAX_VALUE) {
      Label ok = new Label();
      load(END);
      load(P);
      mv.visitInsn(ISUB);
      push(max);
      jump(IF_ICMPLE, ok);
      load(P);
      push(max);
      mv.visitInsn(IADD);
      store(STOP);
      mv.visitLabel(ok);
    }
  }

  /** Moves {@link #Q} over the characters before {@link #STOP} that pass an instruction. */
  private void span(int item) {
    if (code[item] == Op.ANY_ALL) {
      load(STOP);
      store(Q);
      return;
    }
    Label loop = new Label();
    Label done = new Label();
    mv.visitLabel(loop);
    load(Q);
    load(STOP);
    jump(IF_ICMPGE, done);
    charAt(Q);
    store(C);
    test(item, done);
    mv.visitIincInsn(Q, 1);
    go(loop);
    mv.visitLabel(done);
  }

  /** Fails where {@link #Q} is not so many characters behind {@link #P}. */
  private void atLeast(int min) {
    if (min > 0) {
      load(Q);
      load(P);
      mv.visitInsn(ISUB);
      push(min);
      jump(IF_ICMPLT, fail);
    }
  }

  private int repeatOne(int pc, boolean firm) {
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    int next = pc + code[pc + 1] + 1;
    load(P);
    store(Q);
    stop(max);
    span(pc + 4);
    atLeast(min);
    if (!firm && min != max) {
      // From here on STOP is the least place to end.
      load(P);
      push(min);
      mv.visitInsn(IADD);
      store(STOP);
      Label retry = new Label();
      Label only = new Label();
      int where =
          place(
              () -> {
                pop(Q, STOP);
                mv.visitIincInsn(Q, -1);
                go(retry);
              });
      mv.visitLabel(retry);
      int tail = next;
      while (code[tail] == Op.MARK) {
        tail += 2;
      }
      if (code[tail] == Op.LITERAL) {
        backOff(code[tail + 1]);
      }
      load(Q);
      load(STOP);
      jump(IF_ICMPLE, only);
      choice(where, Q, STOP);
      mv.visitLabel(only);
    }
    load(Q);
    store(P);
    return next;
  }

  /** Moves {@link #Q} back to the last place where a character is, or fails. */
  private void backOff(int c) {
    Label loop = new Label();
    Label back = new Label();
    Label found = new Label();
    mv.visitLabel(loop);
    load(Q);
    load(STOP);
    jump(IF_ICMPLT, fail);
    load(Q);
    load(END);
    jump(IF_ICMPGE, back);
    charAt(Q);
    push(c);
    jump(IF_ICMPEQ, found);
    mv.visitLabel(back);
    mv.visitIincInsn(Q, -1);
    go(loop);
    mv.visitLabel(found);
  }

  private int minRepeatOne(int pc) {
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    int next = pc + code[pc + 1] + 1;
    int item = pc + 4;
    load(P);
    store(Q);
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
          place(
              () -> {
                pop(Q, STOP);
                mv.visitLabel(more);
                load(Q);
                load(STOP);
                jump(IF_ICMPGE, fail);
                charAt(Q);
                store(C);
                test(item, fail);
                mv.visitIincInsn(Q, 1);
                if (literal) {
                  // No other place than before this character can be the right one.
                  load(Q);
                  load(END);
                  jump(IF_ICMPGE, fail);
                  charAt(Q);
                  push(c);
                  jump(IF_ICMPNE, more);
                }
                go(offer);
              });
      if (literal) {
        load(Q);
        load(END);
        jump(IF_ICMPGE, fail);
        charAt(Q);
        push(c);
        jump(IF_ICMPNE, more);
      }
      mv.visitLabel(offer);
      choice(where, Q, STOP);
    }
    load(Q);
    store(P);
    return next;
  }

  // Repeats of groups.

  private int repeat(int pc) {
    int until = pc + code[pc + 1] + 1;
    int min = Outlook.limit(code[pc + 2]);
    int max = Outlook.limit(code[pc + 3]);
    boolean greedy = code[until] == Op.MAX_UNTIL;
    if (!greedy && code[until] != Op.MIN_UNTIL) {
      throw new Unfit();
    }
    outlook.repeat(until, pc);
    if (min == 0 && max == 1 && greedy) {
      return optional(pc, until);
    }
    int count = locals++;
    int last = locals++;
    Label body = new Label();
    int restore =
        place(
            () -> {
              pop(count, last);
              go(fail);
            });
    int enter =
        place(
            () -> {
              // Entered by the switch alone, so that its turns are no loop of their own.
              mv.visitLabel(body);
              go(target(pc + 4));
            });
    Loop loop = new Loop(pc, min, max, count, last, body, enter);
    Label outer = new Label();
    load(SP);
    jump(IFEQ, outer);
    choice(restore, count, last);
    mv.visitLabel(outer);
    push(-1);
    store(count);
    push(-1);
    store(last);
    go(target(until));
    target(pc + 4);
    block(pc + 4, until);
    mv.visitLabel(target(until));
    if (greedy) {
      maxUntil(loop, restore, until + 1);
    } else {
      minUntil(loop, restore, until + 1);
    }
    return until + 1;
  }

  private void turn(Loop l) {
    push(l.enter);
    store(C);
    go(resume);
  }

  private void maxUntil(Loop l, int restore, int next) {
    Label tail = target(next);
    Label free = new Label();
    if (l.min > 0) {
      load(l.count);
      push(l.min - 1);
      jump(IF_ICMPGE, free);
      choice(restore, l.count, l.last);
      mv.visitIincInsn(l.count, 1);
      turn(l);
      mv.visitLabel(free);
    }
    if (l.max != Integer.MAX_VALUE) {
      load(l.count);
      push(l.max - 1);
      jump(IF_ICMPGE, tail);
    }
    load(P);
    load(l.last);
    jump(IF_ICMPEQ, tail);
    filter(outlook.first(l.pc + 4), tail);
    choice(
        place(
            () -> {
              pop(P, l.count, l.last);
              go(tail);
            }),
        P,
        l.count,
        l.last);
    mv.visitIincInsn(l.count, 1);
    load(P);
    store(l.last);
    turn(l);
  }

  private void minUntil(Loop l, int restore, int next) {
    Label tail = target(next);
    Label free = new Label();
    if (l.min > 0) {
      load(l.count);
      push(l.min - 1);
      jump(IF_ICMPGE, free);
      choice(restore, l.count, l.last);
      mv.visitIincInsn(l.count, 1);
      turn(l);
      mv.visitLabel(free);
    }
    if (l.max != Integer.MAX_VALUE) {
      load(l.count);
      push(l.max - 1);
      jump(IF_ICMPGE, tail);
    }
    load(P);
    load(l.last);
    jump(IF_ICMPEQ, tail);
    choice(
        place(
            () -> {
              pop(P);
              choice(restore, l.count, l.last);
              mv.visitIincInsn(l.count, 1);
              load(P);
              store(l.last);
              turn(l);
            }),
        P);
    go(tail);
  }

  /** A group that is there or not. */
  private int optional(int pc, int until) {
    Label tail = target(until + 1);
    filter(outlook.first(pc + 4), tail);
    choice(
        place(
            () -> {
              pop(P);
              go(tail);
            }),
        P);
    block(pc + 4, until);
    if (targets.containsKey(until)) {
      mv.visitLabel(target(until));
    }
    return until + 1;
  }

  // The method that looks for places to begin at.

  private void scanMethod() {
    int from = code[0] == Op.INFO ? code[1] + 1 : 0;
    boolean[] first = outlook.first(from);
    while (code[from] == Op.MARK) {
      from += 2;
    }
    boolean boundary = code[from] == Op.AT && code[from + 1] == Op.AT_UNI_BOUNDARY;
    boolean place = code[from] == Op.AT && !boundary;
    Label loop = new Label();
    Label next = new Label();
    Label none = new Label();
    mv.visitLabel(loop);
    load(P);
    load(END);
    jump(IF_ICMPGT, none);
    if (first != null) {
      load(P);
      mv.visitVarInsn(ALOAD, M);
      field(GETFIELD, "end", "I");
      jump(IF_ICMPGE, none);
      charAt(P);
      store(C);
      Label ok = new Label();
      load(C);
      push(first.length);
      jump(IF_ICMPGE, ok);
      inTable(first);
      jump(IFEQ, next);
      mv.visitLabel(ok);
    }
    if (boundary) {
      mv.visitVarInsn(ALOAD, S);
      load(P);
      mv.visitVarInsn(ALOAD, M);
      field(GETFIELD, "end", "I");
      helper("uniBoundary", "(Ljava/lang/String;II)Z");
      jump(IFEQ, next);
    } else if (place) {
      mv.visitVarInsn(ALOAD, M);
      push(code[from + 1]);
      load(P);
      call("at", "(II)Z");
      jump(IFEQ, next);
    }
    load(P);
    mv.visitInsn(IRETURN);
    mv.visitLabel(next);
    mv.visitIincInsn(P, 1);
    go(loop);
    mv.visitLabel(none);
    push(-1);
    mv.visitInsn(IRETURN);
  }
}
