package jyston.tier1;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the code of one method whose JVM locals all have one type each from its start to its end:
 * the stack map frame is then the same at every label.
 */
final class Asm implements Opcodes {
  static final String RT = "jyston/tier1/Support";
  static final String P = "jyston/runtime/";
  static final String OBJECT = P + "PyObject";
  static final String FRAME = P + "Frame";
  static final String DESC = "L" + OBJECT + ";";

  private static final int WIDE = 256;
  private static final Object[] NOTHING = {};
  private static final Object[] THROWN = {"java/lang/Throwable"};

  private final MethodVisitor mv;

  /** Bytes of code so far. */
  private int size;

  /** Types of the locals that stack map frames are still to be told of, or null. */
  private Object[] changed;

  /** Whether an instruction was written since the last stack map frame. */
  private boolean fresh;

  /** Where a jump goes that is not written yet, since it may be to the next place, or null. */
  private Label pending;

  /** Whether the place reached can be reached at all. */
  private boolean reachable = true;

  Asm(MethodVisitor mv) {
    this.mv = mv;
  }

  /**
   * The types of the locals, from here on, as in {@link MethodVisitor#visitFrame}. Until this is
   * called they are the parameters.
   */
  void locals(Object[] types) {
    changed = types;
  }

  boolean reachable() {
    return reachable;
  }

  /** Begins a place that jumps lead to; the operand stack is empty there. */
  void label(Label l) {
    if (pending == l) {
      pending = null;
      size -= 3;
    }
    settle();
    mv.visitLabel(l);
    frame(NOTHING);
    reachable = true;
  }

  /** Begins an exception handler. */
  void handler(Label l) {
    settle();
    if (fresh) {
      // A label that nothing follows has this place.
      insn(ACONST_NULL);
      insn(ATHROW);
    }
    mv.visitLabel(l);
    frame(THROWN);
    reachable = true;
  }

  /** Has what is thrown between two places go to a handler, if no range given before takes it. */
  void handles(Label from, Label to, Label handler, String type) {
    mv.visitTryCatchBlock(from, to, handler, type);
  }

  /** Marks a place without making it the target of a jump. */
  void mark(Label l) {
    settle();
    mv.visitLabel(l);
  }

  void line(int number) {
    settle();
    Label l = new Label();
    mv.visitLabel(l);
    mv.visitLineNumber(number, l);
  }

  /** A frame that only tells what has changed: ASM looks at every type it is given. */
  private void frame(Object[] stack) {
    if (fresh) {
      return;
    }
    fresh = true;
    if (changed != null) {
      mv.visitFrame(F_FULL, changed.length, changed, stack.length, stack);
      changed = null;
    } else {
      mv.visitFrame(stack.length == 0 ? F_SAME : F_SAME1, 0, NOTHING, stack.length, stack);
    }
  }

  /** How many bytes of code were written; some that are shorter count three. */
  int size() {
    return size;
  }

  private void wrote(int op, int bytes) {
    size += bytes;
    fresh = false;
    if (op == GOTO || op >= IRETURN && op <= RETURN || op == ATHROW || op == TABLESWITCH) {
      reachable = false;
    }
  }

  void insn(int op) {
    settle();
    mv.visitInsn(op);
    wrote(op, 1);
  }

  void var(int op, int slot) {
    settle();
    mv.visitVarInsn(op, slot);
    wrote(op, slot < 4 ? 1 : slot < WIDE ? 2 : 4);
  }

  /** Adds one to an int local. */
  void increment(int slot) {
    settle();
    mv.visitIincInsn(slot, 1);
    wrote(IINC, slot < WIDE ? 3 : 6);
  }

  void jump(int op, Label to) {
    settle();
    if (op == GOTO) {
      pending = to;
    } else {
      mv.visitJumpInsn(op, to);
    }
    wrote(op, 3);
  }

  /** Writes the jump that has been put off. */
  private void settle() {
    if (pending != null) {
      mv.visitJumpInsn(GOTO, pending);
      pending = null;
    }
  }

  /** Goes to the label of the key that is the int on the operand stack; keys ascend. */
  void lookup(Label other, int[] keys, Label[] to) {
    settle();
    mv.visitLookupSwitchInsn(other, keys, to);
    wrote(TABLESWITCH, 12 + 8 * keys.length);
  }

  void push(int n) {
    settle();
    int bytes = 3;
    if (n >= -1 && n <= 5) {
      mv.visitInsn(ICONST_0 + n);
      bytes = 1;
    } else if (n >= Byte.MIN_VALUE && n <= Byte.MAX_VALUE) {
      mv.visitIntInsn(BIPUSH, n);
      bytes = 2;
    } else if (n >= Short.MIN_VALUE && n <= Short.MAX_VALUE) {
      mv.visitIntInsn(SIPUSH, n);
    } else {
      mv.visitLdcInsn(n);
    }
    wrote(NOP, bytes);
  }

  void push(long n) {
    settle();
    if (n == 0 || n == 1) {
      mv.visitInsn(n == 0 ? LCONST_0 : LCONST_1);
    } else {
      mv.visitLdcInsn(n);
    }
    wrote(NOP, 3);
  }

  void push(double x) {
    settle();
    mv.visitLdcInsn(x);
    wrote(NOP, 3);
  }

  void text(String s) {
    settle();
    mv.visitLdcInsn(s);
    wrote(NOP, 3);
  }

  void push(Type type) {
    settle();
    mv.visitLdcInsn(type);
    wrote(NOP, 3);
  }

  void type(int op, String type) {
    settle();
    mv.visitTypeInsn(op, type);
    wrote(op, 3);
  }

  void field(int op, String owner, String name, String desc) {
    settle();
    mv.visitFieldInsn(op, owner, name, desc);
    wrote(op, 3);
  }

  void virtual(String owner, String name, String desc) {
    settle();
    mv.visitMethodInsn(INVOKEVIRTUAL, owner, name, desc, false);
    wrote(NOP, 3);
  }

  void special(String owner, String name, String desc) {
    settle();
    mv.visitMethodInsn(INVOKESPECIAL, owner, name, desc, false);
    wrote(NOP, 3);
  }

  void fixed(String owner, String name, String desc) {
    settle();
    mv.visitMethodInsn(INVOKESTATIC, owner, name, desc, false);
    wrote(NOP, 3);
  }

  /** Calls a method of {@link Support}. */
  void support(String name, String desc) {
    fixed(RT, name, desc);
  }
}
