package jyston.stdlib.sre;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * The small pieces of bytecode that a {@link Program} is put together from: locals, tests of a
 * character, choices and the places that they lead to. {@link ProgramWriter} and {@link
 * RepeatWriter} write the same method through one of these.
 */
final class Pieces {
  static final String PACKAGE = "jyston/stdlib/sre/";
  static final String SUPER = PACKAGE + "Program";
  static final String MATCHER = PACKAGE + "Matcher";
  static final String STRING = "java/lang/String";

  // Locals of both methods.
  static final int M = 1;
  static final int S = 2;
  static final int P = 3;
  static final int END = 4;

  // Locals of match(); in scan() the last place is where END is.
  static final int MARKS = 5;
  static final int STACK = 6;
  static final int SP = 7;
  static final int C = 8;
  static final int Q = 9;
  static final int STOP = 10;
  static final int TURN = 11;
  static final int FREE = 12;

  /** A place that choices lead to, and what it does with what was pushed. */
  record Resume(Label label, Runnable code) {}

  private final int[] code;
  private final Outlook outlook;
  final ArrayList<boolean[]> tables = new ArrayList<>();
  final ArrayList<Resume> resumes = new ArrayList<>();
  final HashMap<Integer, Label> targets = new HashMap<>();

  /** Where a failure goes: the last choice is taken from the stack there. */
  final Label fail = new Label();

  /** Where the switch over all places is; {@link #C} holds the number of one. */
  final Label resume = new Label();

  /** The first local that no loop has. */
  int locals = FREE;

  private MethodVisitor mv;

  Pieces(int[] code, Outlook outlook) {
    this.code = code;
    this.outlook = outlook;
  }

  /** Begins a method. */
  void begin(MethodVisitor method) {
    mv = method;
    mv.visitCode();
  }

  /** Ends the method. */
  void end() {
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  void load(int local) {
    mv.visitVarInsn(ILOAD, local);
  }

  void store(int local) {
    mv.visitVarInsn(ISTORE, local);
  }

  void push(int v) {
    if (v >= -1 && v <= 5) {
      insn(ICONST_0 + v);
    } else if (v == (byte) v) {
      mv.visitIntInsn(BIPUSH, v);
    } else if (v == (short) v) {
      mv.visitIntInsn(SIPUSH, v);
    } else {
      mv.visitLdcInsn(v);
    }
  }

  void jump(int opcode, Label to) {
    mv.visitJumpInsn(opcode, to);
  }

  void go(Label to) {
    mv.visitJumpInsn(GOTO, to);
  }

  void insn(int opcode) {
    mv.visitInsn(opcode);
  }

  void label(Label l) {
    mv.visitLabel(l);
  }

  void loadRef(int local) {
    mv.visitVarInsn(ALOAD, local);
  }

  void storeRef(int local) {
    mv.visitVarInsn(ASTORE, local);
  }

  void add(int local, int n) {
    mv.visitIincInsn(local, n);
  }

  void charAt(int place) {
    loadRef(S);
    load(place);
    mv.visitMethodInsn(INVOKEVIRTUAL, STRING, "charAt", "(I)C", false);
  }

  void field(int opcode, String name, String type) {
    mv.visitFieldInsn(opcode, MATCHER, name, type);
  }

  void helper(String name, String type) {
    mv.visitMethodInsn(INVOKESTATIC, SUPER, name, type, false);
  }

  void call(String name, String type) {
    mv.visitMethodInsn(INVOKEVIRTUAL, MATCHER, name, type, false);
  }

  /** Pushes a table as a constant, so that its length is known to HotSpot. */
  void table(boolean[] t) {
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
  void test(int pc, Label no) {
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
        label(other);
        loadRef(M);
        push(pc);
        load(C);
        call("one", "(II)Z");
        jump(IFEQ, no);
        label(ok);
      }
    }
  }

  /** Whether a table has the character in {@link #C}, which is in its range. */
  void inTable(boolean[] t) {
    table(t);
    load(C);
    insn(BALOAD);
  }

  /** Goes to {@code no} where a text does not follow at {@link #P}. */
  void startsWith(String text, Label no) {
    loadRef(S);
    mv.visitLdcInsn(text);
    load(P);
    mv.visitMethodInsn(INVOKEVIRTUAL, STRING, "startsWith", "(Ljava/lang/String;I)Z", false);
    jump(IFEQ, no);
  }

  /** Goes to {@code no} where nothing that may come first does. */
  void filter(boolean[] first, Label no) {
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
    label(ok);
  }

  /** Pushes a choice: locals, and where it leads to. */
  void choice(int where, int... values) {
    int n = values.length + 1;
    Label room = new Label();
    load(SP);
    push(n);
    insn(IADD);
    loadRef(STACK);
    insn(ARRAYLENGTH);
    jump(IF_ICMPLE, room);
    loadRef(M);
    call("room", "()[I");
    storeRef(STACK);
    label(room);
    for (int k = 0; k < n; k++) {
      loadRef(STACK);
      load(SP);
      push(k);
      insn(IADD);
      if (k == n - 1) {
        push(where);
      } else {
        load(values[k]);
      }
      insn(IASTORE);
    }
    add(SP, n);
  }

  /** Takes what was pushed with a choice back to its locals. */
  void pop(int... values) {
    if (values.length == 0) {
      return;
    }
    add(SP, -values.length);
    for (int k = 0; k < values.length; k++) {
      loadRef(STACK);
      load(SP);
      push(k);
      insn(IADD);
      insn(IALOAD);
      store(values[k]);
    }
  }

  /** The number of a new place that choices lead to. */
  int place(Runnable what) {
    resumes.add(new Resume(new Label(), what));
    return resumes.size();
  }

  Label target(int pc) {
    return targets.computeIfAbsent(pc, k -> new Label());
  }

  /** Goes to the place whose number {@link #C} holds. */
  void dispatch() {
    if (resumes.isEmpty()) {
      go(fail);
    } else {
      load(C);
      Label[] to = resumes.stream().map(Resume::label).toArray(Label[]::new);
      mv.visitTableSwitchInsn(1, to.length, fail, to);
    }
  }
}
