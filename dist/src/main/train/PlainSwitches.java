import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Replaces the switches on types in the jars given by chains of {@code instanceof}. javac leaves
 * such a switch to {@code java.lang.runtime.SwitchBootstraps}, which makes a class for each when it
 * first runs: about a millisecond that no class cache saves. A chain does the same and starts at
 * once.
 */
public final class PlainSwitches {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private PlainSwitches() {}

  /** Rewrites the jars given, in place. */
  public static void main(String[] jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = Path.of(jars[i]).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls)) {
      ClassHierarchyResolver classes =
          ClassHierarchyResolver.ofResourceParsing(loader)
              .orElse(ClassHierarchyResolver.defaultResolver())
              .cached();
      ClassFile cf = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes));
      for (String jar : jars) {
        rewrite(cf, Path.of(jar));
      }
    }
  }

  private static void rewrite(ClassFile cf, Path jar) throws IOException {
    Path next = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(next);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Enumeration<JarEntry> e = in.entries(); e.hasMoreElements(); ) {
        JarEntry entry = e.nextElement();
        byte[] bytes;
        try (InputStream content = in.getInputStream(entry)) {
          bytes = content.readAllBytes();
        }
        JarEntry to = new JarEntry(entry.getName());
        to.setTime(entry.getTime());
        out.putNextEntry(to);
        out.write(entry.getName().endsWith(".class") ? plain(cf, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] plain(ClassFile cf, byte[] bytes) {
    ClassModel model = cf.parse(bytes);
    if (model.methods().stream().noneMatch(PlainSwitches::switches)) {
      return bytes;
    }
    return cf.transformClass(model, ClassTransform.ofStateful(() -> new Rewriter(model)));
  }

  private static boolean switches(MethodModel m) {
    return m.code().isPresent()
        && m.code().get().elementStream().anyMatch(e -> isTypeSwitch(e) != null);
  }

  /** The instruction if it is a switch on classes alone, else null. */
  private static InvokeDynamicInstruction isTypeSwitch(Object e) {
    if (!(e instanceof InvokeDynamicInstruction i)
        || !i.bootstrapMethod().owner().equals(BOOTSTRAPS)
        || !i.bootstrapMethod().methodName().equals("typeSwitch")) {
      return null;
    }
    List<LoadableConstantEntry> labels = i.invokedynamic().bootstrap().arguments();
    return labels.stream().allMatch(ClassEntry.class::isInstance) ? i : null;
  }

  /** Rewrites one class; the chains become methods at its end. */
  private static final class Rewriter implements ClassTransform {
    private final ClassModel model;
    private final List<InvokeDynamicInstruction> found = new ArrayList<>();

    Rewriter(ClassModel model) {
      this.model = model;
    }

    @Override
    public void accept(ClassBuilder b, ClassElement e) {
      if (e instanceof MethodModel m && switches(m)) {
        b.transformMethod(m, java.lang.classfile.MethodTransform.transformingCode(calls()));
      } else {
        b.with(e);
      }
    }

    private CodeTransform calls() {
      boolean face = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
      return (code, e) -> {
        InvokeDynamicInstruction i = isTypeSwitch(e);
        if (i == null) {
          code.with(e);
          return;
        }
        code.invokestatic(model.thisClass().asSymbol(), name(found.size()), i.typeSymbol(), face);
        found.add(i);
      };
    }

    private static String name(int k) {
      return "typeSwitch$" + k;
    }

    @Override
    public void atEnd(ClassBuilder b) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      for (int k = 0; k < found.size(); k++) {
        InvokeDynamicInstruction i = found.get(k);
        MethodTypeDesc type = i.typeSymbol();
        if (type.parameterCount() != 2 || !type.returnType().equals(CD_int)) {
          throw new IllegalStateException("a switch of type " + type.displayDescriptor());
        }
        b.withMethodBody(
            name(k), type, flags, c -> chain(c, i.invokedynamic().bootstrap().arguments()));
      }
    }

    /** The number of the first label from a place on that the object is of; -1 for null. */
    private static void chain(CodeBuilder c, List<LoadableConstantEntry> labels) {
      Label some = c.newLabel();
      Label none = c.newLabel();
      c.aload(0).ifnonnull(some).iconst_m1().ireturn();
      List<SwitchCase> from = new ArrayList<>();
      for (int k = 0; k < labels.size(); k++) {
        from.add(SwitchCase.of(k, c.newLabel()));
      }
      c.labelBinding(some);
      c.iload(1).tableswitch(0, labels.size() - 1, none, from);
      for (int k = 0; k < labels.size(); k++) {
        Label next = k + 1 < labels.size() ? from.get(k + 1).target() : none;
        c.labelBinding(from.get(k).target());
        c.aload(0).instanceOf((ClassEntry) labels.get(k)).ifeq(next).loadConstant(k).ireturn();
      }
      c.labelBinding(none);
      c.loadConstant(labels.size()).ireturn();
    }
  }
}
