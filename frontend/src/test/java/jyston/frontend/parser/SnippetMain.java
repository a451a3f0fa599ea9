package jyston.frontend.parser;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
import jyston.frontend.ast.AstDump;
import jyston.frontend.ast.Mod;
import jyston.frontend.lexer.SourceText;

/** Parses snippets, one per line as mode, flags and hexadecimal UTF-8; prints hash or error. */
public final class SnippetMain {
  private SnippetMain() {}

  /** With {@code -Dnodump=true} trees are not dumped, which needs stack for deep ones. */
  private static final boolean NO_DUMP = Boolean.getBoolean("nodump");

  /** Arguments: snippet file, output file. */
  public static void main(String[] args) throws Exception {
    try (PrintStream out = new PrintStream(args[1], StandardCharsets.UTF_8)) {
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] f = line.split("\t", -1);
        Mode mode =
            switch (f[0]) {
              case "exec" -> Mode.EXEC;
              case "eval" -> Mode.EVAL;
              case "single" -> Mode.SINGLE;
              default -> Mode.FUNC_TYPE;
            };
        out.println(run(HexFormat.of().parseHex(f[2]), mode, Integer.parseInt(f[1])));
      }
    }
  }

  private static String run(byte[] data, Mode mode, int flags) throws Exception {
    StringBuilder warnings = new StringBuilder();
    WarningSink sink =
        (category, message, line, col, endLine, endCol) -> {
          warnings.append('!').append(message).append('@').append(line);
          return true;
        };
    String result;
    try {
      SourceText text = SourceText.ofBytes(data, "<string>");
      Mod tree = Parser.parse(text, mode, flags, Parser.LATEST, 4300, sink);
      if (NO_DUMP) {
        return "OK";
      }
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      String dump = AstDump.dump(tree, true);
      result = HexFormat.of().formatHex(sha.digest(SourceText.encode(dump)));
    } catch (SyntaxException e) {
      result = DumpMain.describe(e);
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] t = e.getStackTrace();
      result = "CRASH " + e + (t.length > 0 ? " " + t[0] + (t.length > 1 ? t[1] : "") : "");
    }
    return result + warnings;
  }
}
