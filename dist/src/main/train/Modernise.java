import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives the classes of a jar that are older than Java 7 stack map frames and a class file version
 * of today. The class cache takes no classes without frames, and Java verifies them slowly; ASM's
 * are such. The code stays as it is.
 */
public final class Modernise {
  private static final int WITH_FRAMES = 51;

  private Modernise() {}

  /** Rewrites the jars given, in place. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  private static void rewrite(Path jar) throws IOException {
    Path next = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile in = new JarFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
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
        out.write(entry.getName().endsWith(".class") ? modern(bytes, loader) : bytes);
        out.closeEntry();
      }
    }
    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modern(byte[] bytes, ClassLoader loader) {
    ClassHierarchyResolver classes =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver())
            .cached();
    ClassFile cf =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(classes));
    ClassModel model = cf.parse(bytes);
    if (model.majorVersion() >= WITH_FRAMES) {
      return bytes;
    }
    ClassTransform methods =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    ClassTransform version =
        ClassTransform.endHandler(c -> c.withVersion(ClassFile.JAVA_17_VERSION, 0));
    ClassTransform keep =
        (c, element) -> {
          if (!(element instanceof ClassFileVersion)) {
            c.with(element);
          }
        };
    return cf.transformClass(model, keep.andThen(methods).andThen(version));
  }
}
