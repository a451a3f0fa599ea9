package jyston.frontend.ast;

import java.util.List;

/** Patterns of {@code match} (ASDL {@code pattern}). */
public sealed interface Pattern extends Located {
  /** A value pattern. */
  record MatchValue(Expr value, int line, int col, int endLine, int endCol) implements Pattern {}

  /** {@code None}, {@code True} or {@code False}, as in {@link Const}. */
  record MatchSingleton(Object value, int line, int col, int endLine, int endCol)
      implements Pattern {}

  /** A sequence pattern. */
  record MatchSequence(List<Pattern> patterns, int line, int col, int endLine, int endCol)
      implements Pattern {}

  /** A mapping pattern; rest may be null. */
  record MatchMapping(
      List<Expr> keys,
      List<Pattern> patterns,
      String rest,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Pattern {}

  /** A class pattern. */
  record MatchClass(
      Expr cls,
      List<Pattern> patterns,
      List<String> kwdAttrs,
      List<Pattern> kwdPatterns,
      int line,
      int col,
      int endLine,
      int endCol)
      implements Pattern {}

  /** {@code *name}; null for {@code *_}. */
  record MatchStar(String name, int line, int col, int endLine, int endCol) implements Pattern {}

  /** {@code pattern as name}, a capture, or the wildcard when both are null. */
  record MatchAs(Pattern pattern, String name, int line, int col, int endLine, int endCol)
      implements Pattern {}

  /** Alternatives. */
  record MatchOr(List<Pattern> patterns, int line, int col, int endLine, int endCol)
      implements Pattern {}
}
