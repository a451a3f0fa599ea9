package jyston.profiler;

import jyston.frontend.WarningSink;
import jyston.frontend.cfg.CodeCompiler;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Op;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;

/** Code objects for tests. */
final class Codes {
  /** A loop on line 3, a branch on line 4 and an addition on line 5. */
  static final String LOOP =
      """
      def f(n):
          s = 0
          while s < n:
              if n:
                  s = s + n
          return s
      """;

  private Codes() {}

  /** The first function in a source text. */
  static Code function(String source) {
    Cfg g =
        CodeCompiler.compile(
                Parser.parse(SourceText.ofString(source, "t.py"), Mode.EXEC, 0, Parser.LATEST),
                "t.py",
                0,
                0,
                WarningSink.NONE)
            .body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        return c;
      }
    }
    throw new AssertionError("no function");
  }

  /** The first program point with an op. */
  static int point(Code c, Op op) {
    for (int i = 0; i < c.body().size(); i++) {
      if (c.body().instr(i).op == op) {
        return i;
      }
    }
    throw new AssertionError("no " + op);
  }

  /** The first loop header. */
  static EntryPoint loop(Code c) {
    for (int i = 0; i < c.body().blockCount(); i++) {
      if (c.body().block(i).loopHeader()) {
        return EntryPoint.loop(i);
      }
    }
    throw new AssertionError("no loop");
  }
}
