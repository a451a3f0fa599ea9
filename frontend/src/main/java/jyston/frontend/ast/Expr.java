package jyston.frontend.ast;

import java.util.List;

/** Expressions (ASDL {@code expr}). Components that ASDL marks optional may be null. */
public sealed interface Expr extends Located {
  /** {@code and}, {@code or}. */
  record BoolOp(BoolOperator op, List<Expr> values, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code (name := value)}. */
  record NamedExpr(Expr target, Expr value, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A binary operation. */
  record BinOp(Expr left, Operator op, Expr right, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A unary operation. */
  record UnaryOp(UnaryOperator op, Expr operand, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code lambda}. */
  record Lambda(Arguments args, Expr body, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code body if test else orelse}. */
  record IfExp(Expr test, Expr body, Expr orelse, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A dict display; a null key is {@code **value}. */
  record Dict(List<Expr> keys, List<Expr> values, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A set display. */
  record Set(List<Expr> elts, int line, int col, int endLine, int endCol) implements Expr {}

  /** A list comprehension. */
  record ListComp(
      Expr elt, List<Comprehension> generators, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A set comprehension. */
  record SetComp(
      Expr elt, List<Comprehension> generators, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A dict comprehension. */
  record DictComp(
      Expr key,
      Expr value,
      List<Comprehension> generators,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Expr {}

  /** A generator expression. */
  record GeneratorExp(
      Expr elt, List<Comprehension> generators, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code await}. */
  record Await(Expr value, int line, int col, int endLine, int endCol) implements Expr {}

  /** {@code yield}; value may be null. */
  record Yield(Expr value, int line, int col, int endLine, int endCol) implements Expr {}

  /** {@code yield from}. */
  record YieldFrom(Expr value, int line, int col, int endLine, int endCol) implements Expr {}

  /** A comparison chain. */
  record Compare(
      Expr left,
      List<CmpOperator> ops,
      List<Expr> comparators,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Expr {}

  /** A call. */
  record Call(
      Expr func,
      List<Expr> args,
      List<Keyword> keywords,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Expr {}

  /**
   * A replacement field; conversion is -1 or the code point of {@code s}, {@code r} or {@code a}.
   */
  record FormattedValue(
      Expr value, int conversion, Expr formatSpec, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** An f-string. */
  record JoinedStr(List<Expr> values, int line, int col, int endLine, int endCol) implements Expr {}

  /** A constant; see {@link Const} for the values. Kind is null or {@code "u"}. */
  record Constant(Object value, String kind, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code value.attr}. */
  record Attribute(Expr value, String attr, Context ctx, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code value[slice]}. */
  record Subscript(Expr value, Expr slice, Context ctx, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code *value}. */
  record Starred(Expr value, Context ctx, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A name. */
  record Name(String id, Context ctx, int line, int col, int endLine, int endCol) implements Expr {}

  /** ASDL {@code List}. */
  record ListExpr(List<Expr> elts, Context ctx, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** A tuple display or target. */
  record Tuple(List<Expr> elts, Context ctx, int line, int col, int endLine, int endCol)
      implements Expr {}

  /** {@code lower:upper:step}; each may be null. */
  record Slice(Expr lower, Expr upper, Expr step, int line, int col, int endLine, int endCol)
      implements Expr {}
}
