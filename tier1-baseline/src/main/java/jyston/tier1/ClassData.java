package jyston.tier1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The objects that a generated class has embedded: each is a static final field, filled from the
 * class data of the hidden class, so that HotSpot takes it for a constant. Behind them the class
 * data holds what the constructor takes, and gets the instance that the static initialiser makes,
 * which is quicker than reflection.
 */
final class ClassData implements Opcodes {
  private static final int PER_METHOD = 500;
  private static final String UNIT = "jyston/tier1/Unit";

  private final String owner;
  private final List<Object> values = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final Map<String, Map<Object, Integer>> places = new HashMap<>();

  ClassData(String owner) {
    this.owner = owner;
  }

  private static String descriptor(String type) {
    return type.charAt(0) == '[' ? type : "L" + type + ";";
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
    asm.field(GETSTATIC, owner, "k" + at, descriptor(types.get(at)));
  }

  /** The class data of a class whose constructor takes a unit. */
  Object[] values(Unit unit) {
    Object[] all = values.toArray(new Object[values.size() + 2]);
    all[values.size()] = unit;
    return all;
  }

  /** How many objects class data has embedded. */
  static int embedded(Object[] data) {
    return data.length - 2;
  }

  /** The instance that a class made when it was initialised. */
  static Object instance(Object[] data) {
    return data[data.length - 1];
  }

  /** Writes the fields and the static initialiser. */
  void write(ClassVisitor cv) {
    for (int i = 0; i < values.size(); i++) {
      cv.visitField(
          ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "k" + i, descriptor(types.get(i)), null, null);
    }
    if (values.size() > PER_METHOD * 8) {
      throw new NotCompiled("more than " + PER_METHOD * 8 + " constants");
    }
    MethodVisitor mv = cv.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    mv.visitCode();
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
      element(mv, i, types.get(i));
      mv.visitFieldInsn(PUTSTATIC, owner, "k" + i, descriptor(types.get(i)));
    }
    mv.visitVarInsn(ALOAD, 0);
    mv.visitLdcInsn(values.size() + 1);
    mv.visitTypeInsn(NEW, owner);
    mv.visitInsn(DUP);
    element(mv, values.size(), UNIT);
    mv.visitMethodInsn(INVOKESPECIAL, owner, "<init>", "(L" + UNIT + ";)V", false);
    mv.visitInsn(AASTORE);
    mv.visitInsn(RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private static void element(MethodVisitor mv, int i, String type) {
    mv.visitVarInsn(ALOAD, 0);
    mv.visitLdcInsn(i);
    mv.visitInsn(AALOAD);
    mv.visitTypeInsn(CHECKCAST, type);
  }
}
