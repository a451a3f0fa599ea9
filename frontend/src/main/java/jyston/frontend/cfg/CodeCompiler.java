package jyston.frontend.cfg;

import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
import jyston.frontend.ast.Alias;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Stmt;
import jyston.frontend.code.Code;
import jyston.frontend.scope.SymbolTable;

/** Compiles a syntax tree to a {@link Code} (CPython's {@code _PyAST_Compile}). */
public final class CodeCompiler {
  /** {@code PyCF_ALLOW_TOP_LEVEL_AWAIT}. */
  public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;

  private static final int FUTURE_MASK = 0x1FE0000;

  private CodeCompiler() {}

  /**
   * Compiles a tree. All errors are raised here, though bodies are lowered later.
   *
   * @param flags inherited CO_FUTURE_* flags, and PyCF_ALLOW_TOP_LEVEL_AWAIT
   * @param optimize level of {@code -O}: 0, 1 or 2
   * @throws SyntaxException as CPython's symtable and compiler do
   */
  public static Code compile(
      Mod mod, String filename, int flags, int optimize, WarningSink warnings) {
    int future = flags & FUTURE_MASK | futureFlags(mod, filename);
    SymbolTable table = SymbolTable.build(mod, filename, (future & Code.FUTURE_ANNOTATIONS) != 0);
    boolean topLevelAwait = (flags & ALLOW_TOP_LEVEL_AWAIT) != 0;
    Unit unit = new Unit(filename, table, optimize, future, topLevelAwait);
    new Checker(unit, warnings).check(mod);
    return unit.code(table.top(), mod, "<module>", "<module>", 1, null, null);
  }

  /** The symbol table of a tree, for the {@code symtable} module. */
  public static SymbolTable symbols(Mod mod, String filename, int flags) {
    int future = flags & FUTURE_MASK | futureFlags(mod, filename);
    return SymbolTable.build(mod, filename, (future & Code.FUTURE_ANNOTATIONS) != 0);
  }

  /** The flags that the {@code __future__} imports of a tree set ({@code _PyFuture_FromAST}). */
  public static int futureFlags(Mod mod, String filename) {
    List<Stmt> body =
        switch (mod) {
          case Mod.Module m -> m.body();
          case Mod.Interactive m -> m.body();
          default -> List.of();
        };
    int flags = 0;
    boolean first = true;
    for (Stmt s : body) {
      if (s instanceof Stmt.ImportFrom i && "__future__".equals(i.module()) && i.level() == 0) {
        for (Alias a : i.names()) {
          flags |= feature(a, i, filename);
        }
      } else if (!(first
          && s instanceof Stmt.ExprStmt e
          && e.value() instanceof Expr.Constant c
          && c.value() instanceof String)) {
        break;
      }
      first = false;
    }
    return flags;
  }

  private static int feature(Alias a, Stmt.ImportFrom i, String filename) {
    return switch (a.name()) {
      case "nested_scopes",
          "generators",
          "division",
          "absolute_import",
          "with_statement",
          "print_function",
          "unicode_literals",
          "generator_stop" ->
          0;
      case "barry_as_FLUFL" -> 0x400000;
      case "annotations" -> Code.FUTURE_ANNOTATIONS;
      case "braces" -> throw future("not a chance", a, filename);
      default -> throw future("future feature " + a.name() + " is not defined", a, filename);
    };
  }

  private static SyntaxException future(String message, Alias a, String filename) {
    return SyntaxException.at(
        message, filename, a.line(), a.col() + 1, a.endLine(), a.endCol() + 1);
  }
}
