package jyston.analysis;

import java.util.function.IntFunction;
import jyston.frontend.WarningSink;
import jyston.frontend.cfg.CodeCompiler;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodePrinter;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;

/** Makes graphs to analyse, and prints what is known of their variables. */
final class Graphs {
  private Graphs() {}

  static Code compile(SourceText source, String name) {
    return CodeCompiler.compile(
        Parser.parse(source, Mode.EXEC, 0, Parser.LATEST), name, 0, 0, WarningSink.NONE);
  }

  /** The first function of a source text. */
  static Code function(String source) {
    return nested(compile(SourceText.ofString(source, "t.py"), "t.py"));
  }

  /** The first code object in the constants of another. */
  static Code nested(Code code) {
    Cfg g = code.body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        return c;
      }
    }
    throw new AssertionError("no function");
  }

  /** The program point of the first instruction of an op. */
  static int point(Code code, Op op) {
    for (int p = 0; p < code.body().size(); p++) {
      if (code.body().instr(p).op == op) {
        return p;
      }
    }
    throw new AssertionError("no " + op);
  }

  /** Lines {@code OP: text}, one for each instruction. */
  static String lines(Code code, IntFunction<String> text) {
    StringBuilder b = new StringBuilder();
    for (int p = 0; p < code.body().size(); p++) {
      b.append((code.body().instr(p).op + ": " + text.apply(p)).strip()).append('\n');
    }
    return b.toString();
  }

  /** Variables live before each instruction. */
  static String live(Code code) {
    Liveness live = Liveness.of(Flow.of(code.body()), false);
    return lines(
        code, p -> variables(code, r -> live.isLiveBefore(p, r) ? name(code, r) + " " : ""));
  }

  /** Variables bound before each instruction, with a question mark where they may not be. */
  static String bound(Code code) {
    Definedness d = Definedness.of(code, Flow.of(code.body()));
    return lines(
        code,
        p ->
            variables(
                code,
                r ->
                    switch (d.before(p, r)) {
                      case UNREACHED -> "unreached ";
                      case UNDEFINED -> "";
                      case MAYBE -> name(code, r) + "? ";
                      case DEFINED -> name(code, r) + " ";
                    }));
  }

  private static String name(Code code, int register) {
    return CodePrinter.register(code, register);
  }

  private static String variables(Code code, IntFunction<String> text) {
    StringBuilder b = new StringBuilder();
    for (int r = 0; r < code.body().numVars(); r++) {
      b.append(text.apply(r));
    }
    return b.toString();
  }

  /**
   * A graph of blocks of one instruction that branches on register 0.
   *
   * @param targets for each block none (it returns), one or two targets
   */
  static Cfg graph(int[][] targets) {
    BasicBlock[] blocks = new BasicBlock[targets.length];
    Instr[] instrs = new Instr[targets.length];
    for (int b = 0; b < targets.length; b++) {
      int[] t = targets[b];
      Instr i = new Instr(t.length == 0 ? Op.RETURN : t.length == 1 ? Op.JUMP : Op.BRANCH_TRUE);
      if (t.length != 1) {
        i.a = 0;
      }
      i.t0 = t.length > 0 ? t[0] : -1;
      i.t1 = t.length > 1 ? t[1] : -1;
      instrs[b] = i;
      blocks[b] = new BasicBlock(b, b, b + 1, -1, false, false);
    }
    return new Cfg(
        blocks,
        instrs,
        new Object[0],
        new String[0],
        new int[0],
        new String[0],
        new int[0],
        1,
        0,
        1);
  }
}
