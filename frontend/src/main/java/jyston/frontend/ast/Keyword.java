package jyston.frontend.ast;

/** A keyword argument; arg is null for {@code **value}. */
public record Keyword(String arg, Expr value, int line, int col, int endLine, int endCol)
    implements Located {}
