package jyston.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.AstDump;
import jyston.frontend.ast.Mod;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;

/**
 * Compares {@code ast.dump(tree, include_attributes=True)} of every file of the library with
 * CPython's, and the errors of the files that CPython rejects; also the time it takes.
 */
public final class AstEquality {
  private static final int WARM = 3;

  private final Path library;
  private final Path oracle;

  /** Compares the files below {@code library} with the lines of {@code oracle} (see dump.py). */
  public AstEquality(Path library, Path oracle) {
    this.library = library;
    this.oracle = oracle;
  }

  /** What one run found. */
  public record Result(int equal, int all, List<String> differences, double theirSeconds) {}

  /** Compares all files; {@code filter}, when not null, restricts them to paths that hold it. */
  public Result compare(String filter) throws IOException {
    int equal = 0;
    int all = 0;
    double seconds = 0;
    List<String> differences = new ArrayList<>();
    for (String line : Files.readAllLines(oracle)) {
      String[] f = line.split("\t", 5);
      if (f[0].equals("seconds")) {
        seconds = Double.parseDouble(f[1]);
        continue;
      }
      if (filter != null && !f[0].contains(filter)) {
        continue;
      }
      all++;
      String expected = line.substring(f[0].length() + 1);
      String got = describe(library.resolve(f[0]));
      if (got.equals(expected)) {
        equal++;
      } else {
        differences.add(f[0] + "\n    cpython " + expected + "\n    jyston  " + got);
      }
    }
    return new Result(equal, all, differences, seconds);
  }

  private static String describe(Path file) throws IOException {
    byte[] source = Files.readAllBytes(file);
    try {
      Mod tree = parse(source, file);
      byte[] dump = AstDump.dump(tree, true).getBytes(StandardCharsets.UTF_8);
      return "tree\t" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(dump));
    } catch (SyntaxException e) {
      return "error\t" + e.kind().pythonName() + "\t" + e.line() + "\t" + e.getMessage();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      return "crash\t" + e;
    }
  }

  private static Mod parse(byte[] source, Path file) {
    SourceText text = SourceText.ofBytes(source, file.toString());
    return Parser.parse(text, Mode.EXEC, 0, Parser.LATEST);
  }

  /** Seconds to parse every file, once warm, without reading them. */
  public double time() throws IOException {
    List<byte[]> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(library)) {
      for (Path p : files.filter(f -> f.toString().endsWith(".py")).toList()) {
        sources.add(Files.readAllBytes(p));
      }
    }
    double best = Double.MAX_VALUE;
    for (int i = 0; i < WARM; i++) {
      long began = System.nanoTime();
      for (byte[] source : sources) {
        try {
          parse(source, library);
        } catch (SyntaxException e) {
          // Some of the tests' files are wrong on purpose.
        }
      }
      best = Math.min(best, (System.nanoTime() - began) / 1e9);
    }
    return best;
  }

  /** {@code AstEquality LIBRARY ORACLE [TEXT]}: prints the differences and the count. */
  public static void main(String[] args) throws IOException {
    AstEquality check = new AstEquality(Path.of(args[0]), Path.of(args[1]));
    Result r = check.compare(args.length > 2 ? args[2] : null);
    r.differences.forEach(System.out::println);
    System.out.println("equal " + r.equal + " of " + r.all);
    if (args.length == 2) {
      System.out.printf(
          "parsing them all, warm: %.2f s (CPython %.2f s)%n", check.time(), r.theirSeconds);
    }
    System.exit(r.equal == r.all ? 0 : 1);
  }
}
