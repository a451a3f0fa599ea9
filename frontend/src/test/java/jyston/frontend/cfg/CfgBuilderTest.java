package jyston.frontend.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
import jyston.frontend.ast.Mod;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodePrinter;
import jyston.frontend.code.CodeReader;
import jyston.frontend.code.CodeWriter;
import jyston.frontend.code.Op;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small graphs, compile-time errors, serialisation. */
class CfgBuilderTest {
  private static Code compile(String source) {
    return compile(source, WarningSink.NONE);
  }

  private static Code compile(String source, WarningSink warnings) {
    Mod m = Parser.parse(SourceText.ofString(source, "t.py"), Mode.EXEC, 0, Parser.LATEST);
    return CodeCompiler.compile(m, "t.py", 0, 0, warnings);
  }

  private static Code function(String source) {
    Cfg g = compile(source).body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        return c;
      }
    }
    throw new AssertionError("no function");
  }

  private static String ops(Code c) {
    StringBuilder b = new StringBuilder();
    Cfg g = c.body();
    for (int i = 0; i < g.size(); i++) {
      b.append(i > 0 ? " " : "").append(g.instr(i).op);
    }
    return b.toString();
  }

  @Test
  void loopIsOneFusedBranchAndOneBackEdge() {
    Code c = function("def f(n):\n i = 0\n while i < n:\n  i += 1\n return i\n");
    assertEquals("MOVE JUMP BRANCH_LT IADD JUMP RETURN", ops(c));
    Cfg g = c.body();
    assertTrue(g.block(1).loopHeader());
    assertTrue(g.isBackEdge(4, g.instr(4).t0));
  }

  @Test
  void checksOnlyWhatMayBeUnbound() {
    assertEquals(
        "BRANCH_TRUE MOVE JUMP CHECK_LOCAL RETURN",
        ops(function("def f(c):\n if c: x = 1\n return x\n")));
    assertEquals("MOVE RETURN", ops(function("def f():\n x = 1\n return x\n")));
  }

  @Test
  void handlersCoverTheBody() {
    Code c = function("def f():\n try:\n  g()\n except E: pass\n");
    Cfg g = c.body();
    boolean covered = false;
    for (int i = 0; i < g.size(); i++) {
      if (g.instr(i).op == Op.CALL) {
        covered = g.blockAt(i).handler() >= 0;
        assertTrue(g.block(g.blockAt(i).handler()).isHandler());
      }
    }
    assertTrue(covered);
  }

  @Test
  void handlersCoverLoopsThatOnlySignalsInterrupt() {
    Cfg g = function("def f():\n try:\n  while 1: pass\n except E: pass\n").body();
    for (int i = 0; i < g.size(); i++) {
      if (g.instr(i).op == Op.JUMP && g.isBackEdge(i, g.instr(i).t0)) {
        assertTrue(g.blockAt(i).handler() >= 0);
        assertTrue(g.block(g.blockAt(i).handler()).isHandler());
        return;
      }
    }
    throw new AssertionError("no loop");
  }

  @Test
  void constantsFold() {
    assertEquals("RETURN", ops(function("def f():\n return 60 * 60 * 24\n")));
    assertEquals(86400L, function("def f():\n return 60 * 60 * 24\n").body().constant(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return 1 | 'return' outside function",
        "break | 'break' outside loop",
        "continue | 'continue' not properly in loop",
        "def f(a, a): pass | duplicate argument 'a' in function definition",
        "def f(x): global x | name 'x' is parameter and global",
        "nonlocal x | nonlocal declaration not allowed at module level",
        "await x | 'await' outside function",
        "yield x | 'yield' outside function",
        "*a, *b = c | multiple starred expressions in assignment",
        "f(a=1, a=2) | keyword argument repeated: a",
        "[x := 1 for x in y] | assignment expression cannot rebind comprehension iteration"
            + " variable 'x'",
        "def f(): import_ = 1; from m import * | import * only allowed at module level",
        "class A: [y := 1 for x in z] | assignment expression within a comprehension cannot be used"
            + " in a class body",
        "x: (yield) | 'yield' outside function",
        "__debug__ = 1 | cannot assign to __debug__",
      })
  void errors(String source, String message) {
    SyntaxException e = assertThrows(SyntaxException.class, () -> compile(source + "\n"));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x is 1 | \"is\" with 'int' literal. Did you mean \"==\"?",
        "assert (x, 'm') | assertion is always true, perhaps remove parentheses?",
        "1(2) | 'int' object is not callable; perhaps you missed a comma?",
        "[1]['a'] | list indices must be integers or slices, not str; perhaps you missed a comma?",
      })
  void warnings(String source, String message) {
    List<String> seen = new ArrayList<>();
    compile(
        source + "\n",
        (category, text, line, col, endLine, endCol) -> {
          seen.add(text);
          return true;
        });
    assertEquals(List.of(message), seen);
  }

  @Test
  void codeSurvivesWriting() {
    String source =
        "class A[T](B, k=1):\n  'doc'\n  x: int = 2**70\n  async def f(self, *a, b=1j, **k):\n"
            + "    async with a as c, d: yield [i async for i in c if b'x' in {1, 2.5}]\n"
            + "match q:\n  case {'a': [1, *_], **r} | A(z=r): pass\n";
    Code c = compile(source);
    String before = CodePrinter.text(c);
    byte[] bytes = CodeWriter.write(c);
    assertEquals(before, CodePrinter.text(CodeReader.read(bytes, null)));
    bytes[0]++;
    assertNull(CodeReader.read(bytes, null));
  }
}
