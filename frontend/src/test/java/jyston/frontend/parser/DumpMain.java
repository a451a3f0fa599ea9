package jyston.frontend.parser;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.AstDump;
import jyston.frontend.ast.Mod;
import jyston.frontend.lexer.SourceText;

/**
 * Prints, for each file of a list, the SHA-1 of its dump or the error; with {@code -p} the dump
 * itself, with {@code -t} only times. For comparison with CPython.
 */
public final class DumpMain {
  private DumpMain() {}

  /** Arguments: root directory, file list, output; or -p FILE; or -t FILELIST. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("-p")) {
      byte[] data = Files.readAllBytes(Path.of(args[1]));
      System.out.write(encode(dump(data)));
      System.out.println();
      return;
    }
    if (args[0].equals("-t")) {
      time(Path.of(args[1]));
      return;
    }
    Path root = Path.of(args[0]);
    try (PrintStream out = new PrintStream(args[2], StandardCharsets.UTF_8)) {
      for (String file : Files.readAllLines(Path.of(args[1]))) {
        byte[] data = Files.readAllBytes(Path.of(file));
        String result;
        try {
          MessageDigest sha = MessageDigest.getInstance("SHA-1");
          result = HexFormat.of().formatHex(sha.digest(encode(dump(data))));
        } catch (SyntaxException e) {
          result = describe(e);
        } catch (RuntimeException | StackOverflowError e) {
          result = "CRASH " + e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
        }
        out.println(root.relativize(Path.of(file)) + "\t" + result);
      }
    }
  }

  private static byte[] encode(String s) {
    return SourceText.encode(s);
  }

  static String dump(byte[] data) {
    Mod tree = Parser.parse(SourceText.ofBytes(data, "<string>"), Mode.EXEC, 0, Parser.LATEST);
    return AstDump.dump(tree, true);
  }

  static String describe(SyntaxException e) {
    return e.kind().pythonName()
        + "|"
        + e.getMessage()
        + "|"
        + number(e.line())
        + "|"
        + number(e.offset())
        + "|"
        + number(e.endLine())
        + "|"
        + number(e.endOffset())
        + "|"
        + ascii(e.text());
  }

  private static String number(int n) {
    return n == SyntaxException.NONE ? "None" : Integer.toString(n);
  }

  /** {@code ascii(text)}. */
  static String ascii(String s) {
    if (s == null) {
      return "None";
    }
    StringBuilder out = new StringBuilder();
    jyston.frontend.ast.PyRepr.text(out, s);
    StringBuilder b = new StringBuilder();
    out.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                b.append((char) c);
              } else {
                b.append(String.format(c < 256 ? "\\x%02x" : c < 65536 ? "\\u%04x" : "\\U%08x", c));
              }
            });
    return b.toString();
  }

  private static void time(Path list) throws IOException {
    java.util.List<byte[]> sources = new java.util.ArrayList<>();
    for (String file : Files.readAllLines(list)) {
      sources.add(Files.readAllBytes(Path.of(file)));
    }
    for (int round = 0; round < 6; round++) {
      long t = System.nanoTime();
      long lex = 0;
      int bad = 0;
      for (byte[] data : sources) {
        long a = System.nanoTime();
        try {
          new jyston.frontend.lexer.Lexer(SourceText.ofBytes(data, "x"), 1).run();
        } catch (SyntaxException e) {
          bad++;
        }
        lex += System.nanoTime() - a;
        try {
          Parser.parse(SourceText.ofBytes(data, "x"), Mode.EXEC, 0, Parser.LATEST);
        } catch (SyntaxException e) {
          bad++;
        }
      }
      t = System.nanoTime() - t;
      System.out.println(
          "parse " + (t - lex) / 1000000 + " ms, of which lexing " + lex / 1000000 + " ms " + bad);
    }
  }
}
