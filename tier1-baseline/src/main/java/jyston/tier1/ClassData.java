package jyston.tier1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The objects that a generated class has embedded: each is a static final field, filled from the
 * class data of the hidden class, so that HotSpot takes it for a constant.
 */
final class ClassData implements Opcodes {
  private static final int PER_METHOD = 500;

  private final String owner;
  private final List<Object> values = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final Map<String, Map<Object, Integer>> places = new HashMap<>();

  ClassData(String owner) {
    this.owner = owner;
  }

  /** Pushes an object; {@code type} is the internal name of its class. */
  void push(Asm asm, Object value, String type) {
    Map<Object, Integer> of = places.computeIfAbsent(type, t -> new IdentityHashMap<>());
    Integer at = of.get(value);
    if (at == null) {
      at = values.size();
      of.put(value, at);
      values.add(value);
      types.add(type);
    }
    asm.field(GETSTATIC, owner, "k" + at, "L" + types.get(at) + ";");
  }

  /** The class data. */
  Object[] values() {
    return values.toArray();
  }

  /** Writes the fields and the static initialiser. */
  void write(ClassVisitor cv) {
    for (int i = 0; i < values.size(); i++) {
      cv.visitField(
          ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "k" + i, "L" + types.get(i) + ";", null, null);
    }
    if (values.size() > PER_METHOD * 8) {
      throw new NotCompiled("more than " + PER_METHOD * 8 + " constants");
    }
    MethodVisitor mv = cv.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    mv.visitCode();
    if (!values.isEmpty()) {
      mv.visitMethodInsn(
          INVOKESTATIC,
          "java/lang/invoke/MethodHandles",
          "lookup",
          "()Ljava/lang/invoke/MethodHandles$Lookup;",
          false);
      mv.visitMethodInsn(
          INVOKESTATIC,
          Asm.RT,
          "data",
          "(Ljava/lang/invoke/MethodHandles$Lookup;)[Ljava/lang/Object;",
          false);
      mv.visitVarInsn(ASTORE, 0);
      for (int i = 0; i < values.size(); i++) {
        mv.visitLabel(new Label());
        mv.visitVarInsn(ALOAD, 0);
        mv.visitLdcInsn(i);
        mv.visitInsn(AALOAD);
        mv.visitTypeInsn(CHECKCAST, types.get(i));
        mv.visitFieldInsn(PUTSTATIC, owner, "k" + i, "L" + types.get(i) + ";");
      }
    }
    mv.visitInsn(RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
