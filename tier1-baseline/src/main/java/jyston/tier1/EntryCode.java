package jyston.tier1;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes how the code of a function is entered, by other ways and at all. */
final class EntryCode implements Opcodes {
  private static final String FUNCTION = Asm.P + "PyFunction";

  private final Unit unit;
  private final ClassWriter cw;
  private final ClassData data;
  private final String name;

  EntryCode(Unit unit, ClassWriter cw, ClassData data, String name) {
    this.unit = unit;
    this.cw = cw;
    this.data = data;
    this.name = name;
  }

  /** Writes the method for those who want what a call raises thrown. */
  void called(int n, String desc) {
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "call" + n, desc, null, null);
    mv.visitCode();
    for (int i = 0; i < n + 2; i++) {
      mv.visitVarInsn(ALOAD, i);
    }
    mv.visitMethodInsn(INVOKEVIRTUAL, name, "try" + n, desc, false);
    mv.visitMethodInsn(
        INVOKESTATIC, Compiler.CODE, "value", "(" + Asm.DESC + ")" + Asm.DESC, false);
    mv.visitInsn(ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** Writes the method for those who have the arguments in an array. */
  void spread(int n, String desc) {
    MethodVisitor mv =
        cw.visitMethod(
            ACC_PUBLIC | ACC_FINAL,
            "bound",
            "(L" + FUNCTION + ";[" + Asm.DESC + ")" + Asm.DESC,
            null,
            null);
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0);
    mv.visitVarInsn(ALOAD, 1);
    for (int i = 0; i < n; i++) {
      mv.visitVarInsn(ALOAD, 2);
      mv.visitIntInsn(BIPUSH, i);
      mv.visitInsn(AALOAD);
    }
    mv.visitMethodInsn(INVOKEVIRTUAL, name, "bound" + n, desc, false);
    mv.visitInsn(ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /**
   * Writes the test whether the code may run the call.
   *
   * @param simple whether any call with as many arguments comes here, else those that are bound
   * @param n how many arguments; -1 for an array of them
   */
  void unfit(Asm asm, boolean simple, int n) {
    Label fits = new Label();
    // What is called as the code of a function is fit for it but for what changes while it runs.
    String interpreter = Asm.P + "Interpreter";
    data.push(asm, unit.interp.polls, "[B");
    asm.push(0);
    asm.insn(BALOAD);
    data.push(asm, unit.interp, interpreter);
    asm.field(GETFIELD, interpreter, "instrumented", "Z");
    asm.insn(IOR);
    asm.var(ALOAD, 0);
    asm.field(GETFIELD, Compiler.OVER, "dead", "Z");
    asm.insn(IOR);
    asm.jump(IFEQ, fits);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 1);
    asm.virtual(Compiler.CODE, "unfit", "(L" + FUNCTION + ";)Z");
    asm.jump(IFEQ, fits);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 1);
    if (simple) {
      for (int i = 0; i < n; i++) {
        asm.var(ALOAD, 2 + i);
      }
      asm.virtual(
          Compiler.CODE, "elsewhere", "(L" + FUNCTION + ";" + Asm.DESC.repeat(n) + ")" + Asm.DESC);
    } else {
      if (n < 0) {
        asm.var(ALOAD, 2);
      } else {
        asm.push(n);
        asm.type(ANEWARRAY, Asm.OBJECT);
        for (int i = 0; i < n; i++) {
          asm.insn(DUP);
          asm.push(i);
          asm.var(ALOAD, 2 + i);
          asm.insn(AASTORE);
        }
      }
      asm.virtual(
          Compiler.CODE, "boundElsewhere", "(L" + FUNCTION + ";[" + Asm.DESC + ")" + Asm.DESC);
    }
    asm.insn(ARETURN);
    asm.label(fits);
  }
}
