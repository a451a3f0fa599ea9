package jyston.tier1;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;
import jyston.profiler.EntryPoint;
import jyston.profiler.NamePattern;
import jyston.runtime.PyFunction;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/**
 * Prints the classes made for functions of some name, as the JDK's {@code javap} shows them, with
 * the objects embedded in them before ({@code --vm-dump-bytecode}).
 */
final class BytecodeDump {
  private final NamePattern names;
  private final PrintStream out;
  private final Optional<ToolProvider> javap;

  /**
   * A dump of all code whose qualified name fits.
   *
   * @param javap what lists a class file, if there is such a tool
   */
  BytecodeDump(NamePattern names, PrintStream out, Optional<ToolProvider> javap) {
    this.names = names;
    this.out = out;
    this.javap = javap;
  }

  /** A dump to standard error; null where no names are given. */
  static BytecodeDump of(NamePattern names) {
    return names == null
        ? null
        : new BytecodeDump(
            names,
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            ToolProvider.findFirst("javap"));
  }

  /**
   * Prints a class that was just made, if it is asked for.
   *
   * @param bytes the class file
   * @param data its class data: the objects embedded, by number
   */
  void made(Unit unit, byte[] bytes, Object[] data) {
    String name = unit.code.code.qualname();
    if (!names.matches(name)) {
      return;
    }
    EntryPoint at = unit.loop < 0 ? EntryPoint.FUNCTION : EntryPoint.loop(unit.loop);
    StringBuilder sb = new StringBuilder("[bytecode] ");
    sb.append(unit.code.filename).append(':').append(at.line(unit.code.code));
    sb.append(' ').append(name).append(' ').append(at).append('\n');
    for (int i = 0; i < ClassData.embedded(data); i++) {
      sb.append("  k").append(i).append(" = ").append(describe(data[i])).append('\n');
    }
    sb.append(listing(bytes));
    out.print(sb);
    out.flush();
  }

  /** An object in a few words, for which nothing of it is called. */
  private static String describe(Object o) {
    String kind = o.getClass().getSimpleName();
    return switch (o) {
      case PyStr s -> kind + " '" + s.toString().replace("\n", "\\n") + "'";
      case PyType t -> kind + ' ' + t.name();
      case PyFunction f -> kind + ' ' + f.code.code.qualname();
      case Shape s -> kind + " of " + s.type.name();
      default -> kind;
    };
  }

  private String listing(byte[] bytes) {
    if (javap.isEmpty()) {
      return "  (to list it takes a JDK: this Java has no javap)\n";
    }
    Path file = null;
    try {
      file = Files.createTempFile("jyston", ".class");
      Files.write(file, bytes);
      StringWriter text = new StringWriter();
      PrintWriter to = new PrintWriter(text);
      javap.get().run(to, to, "-p", "-c", "-l", file.toString());
      return text.toString();
    } catch (IOException e) {
      return "  (javap reads files, and none can be written: " + e.getMessage() + ")\n";
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Left behind in the folder for temporary files, which is no loss.
      return;
    }
  }
}
