package jyston.frontend.ast;

/**
 * A node with a source span. Lines count from 1; columns are UTF-8 byte offsets from 0, as in
 * CPython's {@code ast} attributes.
 */
public sealed interface Located extends Node
    permits Stmt, Expr, ExceptHandler, Arg, Keyword, Alias, Pattern, TypeParam {
  /** First line, from 1. */
  int line();

  /** UTF-8 byte offset in the first line. */
  int col();

  /** Last line, from 1. */
  int endLine();

  /** UTF-8 byte offset just after the last character, in the last line. */
  int endCol();
}
