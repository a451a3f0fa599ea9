package jyston.frontend.ast;

/** One parameter. */
public record Arg(
    String arg, Expr annotation, String typeComment, int line, int col, int endLine, int endCol)
    implements Located {}
