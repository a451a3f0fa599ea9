package jyston.frontend.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.AstDump;
import jyston.frontend.ast.AstSchema;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.Stmt;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenRows;
import org.junit.jupiter.api.Test;

/** The parser against tables made with CPython 3.13. */
class ParserTest {
  private static List<String[]> table(String name) throws IOException {
    try (InputStream in = ParserTest.class.getResourceAsStream(name)) {
      assertNotNull(in, name);
      List<String[]> out = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          out.add(line.split("\t", -1));
        }
      }
      return out;
    }
  }

  private static Mod parse(String source, Mode mode) {
    return Parser.parse(SourceText.ofString(source, "<string>"), mode, 0, Parser.LATEST);
  }

  @Test
  void errorsAreThoseOfCPython() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String[] row : table("errors.tsv")) {
      Mode mode = Mode.valueOf(row[0].toUpperCase(Locale.ROOT));
      byte[] source = HexFormat.of().parseHex(row[1]);
      String got = "accepted";
      try {
        Parser.parse(SourceText.ofBytes(source, "<string>"), mode, 0, Parser.LATEST);
      } catch (SyntaxException e) {
        got = DumpMain.describe(e);
      }
      if (!got.equals(row[3])) {
        wrong.add(row[2] + "\n  expected " + row[3] + "\n  got      " + got);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void treesAreThoseOfCPython() throws IOException {
    for (String[] row : table("trees.tsv")) {
      byte[] source = HexFormat.of().parseHex(row[0]);
      String got = DumpMain.ascii(DumpMain.dump(source));
      assertEquals(row[1], got, new String(source, StandardCharsets.UTF_8));
    }
  }

  @Test
  void nodesSurviveTheSchema() throws IOException {
    for (String[] row : table("trees.tsv")) {
      String source = new String(HexFormat.of().parseHex(row[0]), StandardCharsets.UTF_8);
      Mod tree = parse(source, Mode.EXEC);
      assertEquals(AstDump.dump(tree, true), AstDump.dump(rebuild(tree), true), source);
    }
  }

  /** Takes a tree apart and puts it together again. */
  private static Node rebuild(Node node) {
    Object[] fields = AstSchema.fields(node);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = rebuildValue(fields[i]);
    }
    return node instanceof Located l
        ? AstSchema.create(
            AstSchema.typeOf(node), fields, l.line(), l.col(), l.endLine(), l.endCol())
        : AstSchema.create(AstSchema.typeOf(node), fields, 0, 0, 0, 0);
  }

  private static Object rebuildValue(Object v) {
    if (v instanceof Node n) {
      return rebuild(n);
    }
    if (v instanceof List<?> l) {
      List<Object> out = new ArrayList<>();
      for (Object o : l) {
        out.add(rebuildValue(o));
      }
      return out;
    }
    return v;
  }

  @Test
  void columnsAreBytes() {
    Mod.Module m = (Mod.Module) parse("é = 'ü'; ñ\n", Mode.EXEC);
    Stmt.ExprStmt second = (Stmt.ExprStmt) m.body().get(1);
    assertEquals(11, second.col());
    assertEquals(13, second.endCol());
  }

  @Test
  void longChainsParse() {
    Mod.Module m = (Mod.Module) parse("x" + "+x".repeat(100_000), Mode.EXEC);
    assertTrue(((Stmt.ExprStmt) m.body().get(0)).value() instanceof Expr.BinOp);
  }

  @Test
  void deepNestingIsRefusedWhereCPythonRefusesIt() {
    parse("-".repeat(5968) + "1", Mode.EXEC);
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> parse("-".repeat(5969) + "1", Mode.EXEC));
    assertEquals(SyntaxException.Kind.MEMORY_ERROR, e.kind());
    e = assertThrows(SyntaxException.class, () -> parse("(".repeat(100_000), Mode.EXEC));
    assertEquals("too many nested parentheses", e.getMessage());
  }

  @Test
  void warningsComeInOrder() {
    List<String> seen = new ArrayList<>();
    Parser.parse(
        SourceText.ofString("'\\d'\n1if x else 2\n'''\n\\q'''\n", "<string>"),
        Mode.EXEC,
        0,
        Parser.LATEST,
        0,
        (category, message, line, col, endLine, endCol) -> seen.add(line + " " + message));
    assertEquals(
        List.of(
            "1 invalid escape sequence '\\d'",
            "2 invalid decimal literal",
            "4 invalid escape sequence '\\q'"),
        seen);
  }

  @Test
  void warningsCanBecomeErrors() {
    SyntaxException e =
        assertThrows(
            SyntaxException.class,
            () ->
                Parser.parse(
                    SourceText.ofString("x = '\\d'\n", "<string>"),
                    Mode.EXEC,
                    0,
                    Parser.LATEST,
                    0,
                    (category, message, line, col, endLine, endCol) -> false));
    assertEquals("invalid escape sequence '\\d'", e.getMessage());
    assertEquals(6, e.offset());
  }

  @Test
  void incompleteInputIsTold() {
    int flags = Parser.ALLOW_INCOMPLETE_INPUT | Parser.DONT_IMPLY_DEDENT;
    for (String source : new String[] {"if x:\n  y", "(", "def f():", "'''a", "a = \\\n"}) {
      SyntaxException e =
          assertThrows(
              SyntaxException.class,
              () ->
                  Parser.parse(
                      SourceText.ofString(source, "<string>"), Mode.SINGLE, flags, Parser.LATEST),
              source);
      assertEquals(SyntaxException.Kind.INCOMPLETE_INPUT, e.kind(), source);
    }
  }

  @Test
  void commentsAreRowsOfTheTokenizer() {
    TokenRows rows = new TokenRows(SourceText.ofString("x = 1 # é\n\n", "<string>"), true);
    List<Integer> types = new ArrayList<>();
    TokenRows.Row row;
    while ((row = rows.next()) != null) {
      types.add(row.type());
    }
    assertEquals(
        List.of(Tok.NAME, Tok.OP, Tok.NUMBER, Tok.COMMENT, Tok.NEWLINE, Tok.NL, Tok.ENDMARKER),
        types);
    assertFalse(types.contains(Tok.EQUAL));
  }
}
