package jyston.frontend.ast;

import java.util.List;

/** Makes records from field arrays. */
final class AstFactory {
  private AstFactory() {}

  static Node create(NodeType type, Object[] f, int line, int col, int endLine, int endCol) {
    return switch (type.base()) {
      case "stmt" -> stmt(type, f, line, col, endLine, endCol);
      case "expr" -> expr(type, f, line, col, endLine, endCol);
      case "pattern" -> pattern(type, f, line, col, endLine, endCol);
      default -> other(type, f, line, col, endLine, endCol);
    };
  }

  @SuppressWarnings("unchecked") // the schema says what the lists hold
  private static <T> List<T> list(Object o) {
    return (List<T>) o;
  }

  private static Stmt stmt(NodeType type, Object[] f, int line, int col, int endLine, int endCol) {
    return switch (type) {
      case FUNCTION_DEF ->
          new Stmt.FunctionDef(
              (String) f[0],
              (Arguments) f[1],
              list(f[2]),
              list(f[3]),
              (Expr) f[4],
              (String) f[5],
              list(f[6]),
              line,
              col,
              endLine,
              endCol);
      case ASYNC_FUNCTION_DEF ->
          new Stmt.AsyncFunctionDef(
              (String) f[0],
              (Arguments) f[1],
              list(f[2]),
              list(f[3]),
              (Expr) f[4],
              (String) f[5],
              list(f[6]),
              line,
              col,
              endLine,
              endCol);
      case CLASS_DEF ->
          new Stmt.ClassDef(
              (String) f[0],
              list(f[1]),
              list(f[2]),
              list(f[3]),
              list(f[4]),
              list(f[5]),
              line,
              col,
              endLine,
              endCol);
      case RETURN -> new Stmt.Return((Expr) f[0], line, col, endLine, endCol);
      case DELETE -> new Stmt.Delete(list(f[0]), line, col, endLine, endCol);
      case ASSIGN ->
          new Stmt.Assign(list(f[0]), (Expr) f[1], (String) f[2], line, col, endLine, endCol);
      case TYPE_ALIAS ->
          new Stmt.TypeAlias((Expr) f[0], list(f[1]), (Expr) f[2], line, col, endLine, endCol);
      case AUG_ASSIGN ->
          new Stmt.AugAssign((Expr) f[0], (Operator) f[1], (Expr) f[2], line, col, endLine, endCol);
      case ANN_ASSIGN ->
          new Stmt.AnnAssign(
              (Expr) f[0], (Expr) f[1], (Expr) f[2], (int) f[3], line, col, endLine, endCol);
      case FOR ->
          new Stmt.For(
              (Expr) f[0],
              (Expr) f[1],
              list(f[2]),
              list(f[3]),
              (String) f[4],
              line,
              col,
              endLine,
              endCol);
      case ASYNC_FOR ->
          new Stmt.AsyncFor(
              (Expr) f[0],
              (Expr) f[1],
              list(f[2]),
              list(f[3]),
              (String) f[4],
              line,
              col,
              endLine,
              endCol);
      case WHILE -> new Stmt.While((Expr) f[0], list(f[1]), list(f[2]), line, col, endLine, endCol);
      case IF -> new Stmt.If((Expr) f[0], list(f[1]), list(f[2]), line, col, endLine, endCol);
      case WITH -> new Stmt.With(list(f[0]), list(f[1]), (String) f[2], line, col, endLine, endCol);
      case ASYNC_WITH ->
          new Stmt.AsyncWith(list(f[0]), list(f[1]), (String) f[2], line, col, endLine, endCol);
      case MATCH -> new Stmt.Match((Expr) f[0], list(f[1]), line, col, endLine, endCol);
      case RAISE -> new Stmt.Raise((Expr) f[0], (Expr) f[1], line, col, endLine, endCol);
      case TRY ->
          new Stmt.Try(list(f[0]), list(f[1]), list(f[2]), list(f[3]), line, col, endLine, endCol);
      case TRY_STAR ->
          new Stmt.TryStar(
              list(f[0]), list(f[1]), list(f[2]), list(f[3]), line, col, endLine, endCol);
      case ASSERT -> new Stmt.Assert((Expr) f[0], (Expr) f[1], line, col, endLine, endCol);
      case IMPORT -> new Stmt.Import(list(f[0]), line, col, endLine, endCol);
      case IMPORT_FROM ->
          new Stmt.ImportFrom((String) f[0], list(f[1]), (int) f[2], line, col, endLine, endCol);
      case GLOBAL -> new Stmt.Global(list(f[0]), line, col, endLine, endCol);
      case NONLOCAL -> new Stmt.Nonlocal(list(f[0]), line, col, endLine, endCol);
      case EXPR_STMT -> new Stmt.ExprStmt((Expr) f[0], line, col, endLine, endCol);
      case PASS -> new Stmt.Pass(line, col, endLine, endCol);
      case BREAK -> new Stmt.Break(line, col, endLine, endCol);
      case CONTINUE -> new Stmt.Continue(line, col, endLine, endCol);
      default -> throw new IllegalArgumentException(type.pythonName());
    };
  }

  private static Expr expr(NodeType type, Object[] f, int line, int col, int endLine, int endCol) {
    return switch (type) {
      case BOOL_OP -> new Expr.BoolOp((BoolOperator) f[0], list(f[1]), line, col, endLine, endCol);
      case NAMED_EXPR -> new Expr.NamedExpr((Expr) f[0], (Expr) f[1], line, col, endLine, endCol);
      case BIN_OP ->
          new Expr.BinOp((Expr) f[0], (Operator) f[1], (Expr) f[2], line, col, endLine, endCol);
      case UNARY_OP ->
          new Expr.UnaryOp((UnaryOperator) f[0], (Expr) f[1], line, col, endLine, endCol);
      case LAMBDA -> new Expr.Lambda((Arguments) f[0], (Expr) f[1], line, col, endLine, endCol);
      case IF_EXP ->
          new Expr.IfExp((Expr) f[0], (Expr) f[1], (Expr) f[2], line, col, endLine, endCol);
      case DICT -> new Expr.Dict(list(f[0]), list(f[1]), line, col, endLine, endCol);
      case SET -> new Expr.Set(list(f[0]), line, col, endLine, endCol);
      case LIST_COMP -> new Expr.ListComp((Expr) f[0], list(f[1]), line, col, endLine, endCol);
      case SET_COMP -> new Expr.SetComp((Expr) f[0], list(f[1]), line, col, endLine, endCol);
      case DICT_COMP ->
          new Expr.DictComp((Expr) f[0], (Expr) f[1], list(f[2]), line, col, endLine, endCol);
      case GENERATOR_EXP ->
          new Expr.GeneratorExp((Expr) f[0], list(f[1]), line, col, endLine, endCol);
      case AWAIT -> new Expr.Await((Expr) f[0], line, col, endLine, endCol);
      case YIELD -> new Expr.Yield((Expr) f[0], line, col, endLine, endCol);
      case YIELD_FROM -> new Expr.YieldFrom((Expr) f[0], line, col, endLine, endCol);
      case COMPARE ->
          new Expr.Compare((Expr) f[0], list(f[1]), list(f[2]), line, col, endLine, endCol);
      case CALL -> new Expr.Call((Expr) f[0], list(f[1]), list(f[2]), line, col, endLine, endCol);
      case FORMATTED_VALUE ->
          new Expr.FormattedValue((Expr) f[0], (int) f[1], (Expr) f[2], line, col, endLine, endCol);
      case JOINED_STR -> new Expr.JoinedStr(list(f[0]), line, col, endLine, endCol);
      case CONSTANT -> new Expr.Constant(f[0], (String) f[1], line, col, endLine, endCol);
      case ATTRIBUTE ->
          new Expr.Attribute(
              (Expr) f[0], (String) f[1], (Context) f[2], line, col, endLine, endCol);
      case SUBSCRIPT ->
          new Expr.Subscript((Expr) f[0], (Expr) f[1], (Context) f[2], line, col, endLine, endCol);
      case STARRED -> new Expr.Starred((Expr) f[0], (Context) f[1], line, col, endLine, endCol);
      case NAME -> new Expr.Name((String) f[0], (Context) f[1], line, col, endLine, endCol);
      case LIST_EXPR -> new Expr.ListExpr(list(f[0]), (Context) f[1], line, col, endLine, endCol);
      case TUPLE -> new Expr.Tuple(list(f[0]), (Context) f[1], line, col, endLine, endCol);
      case SLICE ->
          new Expr.Slice((Expr) f[0], (Expr) f[1], (Expr) f[2], line, col, endLine, endCol);
      default -> throw new IllegalArgumentException(type.pythonName());
    };
  }

  private static Pattern pattern(
      NodeType type, Object[] f, int line, int col, int endLine, int endCol) {
    return switch (type) {
      case MATCH_VALUE -> new Pattern.MatchValue((Expr) f[0], line, col, endLine, endCol);
      case MATCH_SINGLETON -> new Pattern.MatchSingleton(f[0], line, col, endLine, endCol);
      case MATCH_SEQUENCE -> new Pattern.MatchSequence(list(f[0]), line, col, endLine, endCol);
      case MATCH_MAPPING ->
          new Pattern.MatchMapping(
              list(f[0]), list(f[1]), (String) f[2], line, col, endLine, endCol);
      case MATCH_CLASS ->
          new Pattern.MatchClass(
              (Expr) f[0], list(f[1]), list(f[2]), list(f[3]), line, col, endLine, endCol);
      case MATCH_STAR -> new Pattern.MatchStar((String) f[0], line, col, endLine, endCol);
      case MATCH_AS ->
          new Pattern.MatchAs((Pattern) f[0], (String) f[1], line, col, endLine, endCol);
      case MATCH_OR -> new Pattern.MatchOr(list(f[0]), line, col, endLine, endCol);
      default -> throw new IllegalArgumentException(type.pythonName());
    };
  }

  private static Node other(NodeType type, Object[] f, int line, int col, int endLine, int endCol) {
    return switch (type) {
      case COMPREHENSION ->
          new Comprehension((Expr) f[0], (Expr) f[1], list(f[2]), (int) f[3] != 0);
      case EXCEPT_HANDLER ->
          new ExceptHandler((Expr) f[0], (String) f[1], list(f[2]), line, col, endLine, endCol);
      case ARGUMENTS ->
          new Arguments(
              list(f[0]), list(f[1]), (Arg) f[2], list(f[3]), list(f[4]), (Arg) f[5], list(f[6]));
      case ARG -> new Arg((String) f[0], (Expr) f[1], (String) f[2], line, col, endLine, endCol);
      case KEYWORD -> new Keyword((String) f[0], (Expr) f[1], line, col, endLine, endCol);
      case ALIAS -> new Alias((String) f[0], (String) f[1], line, col, endLine, endCol);
      case WITH_ITEM -> new WithItem((Expr) f[0], (Expr) f[1]);
      case MATCH_CASE -> new MatchCase((Pattern) f[0], (Expr) f[1], list(f[2]));
      case TYPE_IGNORE -> new TypeIgnore((int) f[0], (String) f[1]);
      case MODULE -> new Mod.Module(list(f[0]), list(f[1]));
      case INTERACTIVE -> new Mod.Interactive(list(f[0]));
      case EXPRESSION -> new Mod.Expression((Expr) f[0]);
      case FUNCTION_TYPE -> new Mod.FunctionType(list(f[0]), (Expr) f[1]);
      case TYPE_VAR ->
          new TypeParam.TypeVar(
              (String) f[0], (Expr) f[1], (Expr) f[2], line, col, endLine, endCol);
      case PARAM_SPEC ->
          new TypeParam.ParamSpec((String) f[0], (Expr) f[1], line, col, endLine, endCol);
      case TYPE_VAR_TUPLE ->
          new TypeParam.TypeVarTuple((String) f[0], (Expr) f[1], line, col, endLine, endCol);
      default -> throw new IllegalArgumentException(type.pythonName());
    };
  }
}
