package jyston.frontend.ast;

import java.util.List;

/** Statements (ASDL {@code stmt}). Components that ASDL marks optional may be null. */
public sealed interface Stmt extends Located {
  /** A {@code def}. */
  record FunctionDef(
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decoratorList,
      Expr returns,
      String typeComment,
      List<TypeParam> typeParams,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** An {@code async def}. */
  record AsyncFunctionDef(
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decoratorList,
      Expr returns,
      String typeComment,
      List<TypeParam> typeParams,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** A {@code class}. */
  record ClassDef(
      String name,
      List<Expr> bases,
      List<Keyword> keywords,
      List<Stmt> body,
      List<Expr> decoratorList,
      List<TypeParam> typeParams,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code return}; value may be null. */
  record Return(Expr value, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code del}. */
  record Delete(List<Expr> targets, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code a = b = value}. */
  record Assign(
      List<Expr> targets,
      Expr value,
      String typeComment,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code type X = ...} (PEP 695). */
  record TypeAlias(
      Expr name, List<TypeParam> typeParams, Expr value, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code target op= value}. */
  record AugAssign(Expr target, Operator op, Expr value, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code target: annotation = value}; value may be null. */
  record AnnAssign(
      Expr target,
      Expr annotation,
      Expr value,
      int simple,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code for}. */
  record For(
      Expr target,
      Expr iter,
      List<Stmt> body,
      List<Stmt> orelse,
      String typeComment,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code async for}. */
  record AsyncFor(
      Expr target,
      Expr iter,
      List<Stmt> body,
      List<Stmt> orelse,
      String typeComment,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code while}. */
  record While(
      Expr test, List<Stmt> body, List<Stmt> orelse, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code if}. */
  record If(
      Expr test, List<Stmt> body, List<Stmt> orelse, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code with}. */
  record With(
      List<WithItem> items,
      List<Stmt> body,
      String typeComment,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code async with}. */
  record AsyncWith(
      List<WithItem> items,
      List<Stmt> body,
      String typeComment,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code match}. */
  record Match(Expr subject, List<MatchCase> cases, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code raise}; both may be null. */
  record Raise(Expr exc, Expr cause, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code try}. */
  record Try(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code try} with {@code except*}. */
  record TryStar(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Stmt {}

  /** {@code assert}; msg may be null. */
  record Assert(Expr test, Expr msg, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code import}. */
  record Import(List<Alias> names, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code from ... import}; module may be null. */
  record ImportFrom(
      String module, List<Alias> names, int level, int line, int col, int endLine, int endCol)
      implements Stmt {}

  /** {@code global}. */
  record Global(List<String> names, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code nonlocal}. */
  record Nonlocal(List<String> names, int line, int col, int endLine, int endCol) implements Stmt {}

  /** ASDL {@code Expr}: an expression for its effect. */
  record ExprStmt(Expr value, int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code pass}. */
  record Pass(int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code break}. */
  record Break(int line, int col, int endLine, int endCol) implements Stmt {}

  /** {@code continue}. */
  record Continue(int line, int col, int endLine, int endCol) implements Stmt {}
}
