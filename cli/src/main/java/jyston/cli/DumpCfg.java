package jyston.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jyston.analysis.Report;
import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
import jyston.frontend.cfg.CodeCompiler;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodePrinter;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;

/** {@code --dump-cfg FILE [function]}. */
final class DumpCfg {
  private DumpCfg() {}

  static int run(Program program, CommandLine line) {
    if (line.mode != CommandLine.Mode.FILE) {
      Main.write(FileDescriptor.err, "jyston: --dump-cfg needs a file\n");
      return 2;
    }
    String only = line.config.argv.size() > 1 ? line.config.argv.get(1) : null;
    byte[] data;
    try {
      data = Files.readAllBytes(Path.of(line.target));
    } catch (IOException | InvalidPathException e) {
      Main.write(FileDescriptor.err, "jyston: can't open file '" + line.target + "'\n");
      return 2;
    }
    Code code;
    try {
      code =
          CodeCompiler.compile(
              Parser.parse(SourceText.ofBytes(data, line.target), Mode.EXEC, 0, Parser.LATEST),
              line.target,
              0,
              line.config.optimize,
              WarningSink.NONE);
    } catch (SyntaxException e) {
      Main.write(
          FileDescriptor.err,
          line.target
              + ":"
              + e.line()
              + ": "
              + e.kind().pythonName()
              + ": "
              + e.getMessage()
              + "\n");
      return 1;
    }
    StringBuilder sb = new StringBuilder();
    dump(code, only, line.vm(VmOption.DUMP_CFG), sb);
    if (sb.isEmpty()) {
      Main.write(FileDescriptor.err, "jyston: no function '" + only + "' in " + line.target + "\n");
      return 1;
    }
    Main.write(FileDescriptor.out, sb.toString());
    return 0;
  }

  private static void dump(Code code, String only, String form, StringBuilder sb) {
    Report report = Report.named(form);
    if (only == null || only.equals(code.qualname()) || only.equals(code.name())) {
      if (report != null) {
        sb.append(report.text(code));
      } else {
        // With all that is nested in it.
        sb.append(form.equals("dot") ? CodePrinter.dot(code) : CodePrinter.text(code)).append('\n');
        return;
      }
    }
    Cfg g = code.body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        dump(c, only, form, sb);
      }
    }
  }
}
