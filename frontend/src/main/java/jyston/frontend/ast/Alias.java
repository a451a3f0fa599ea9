package jyston.frontend.ast;

/** One imported name; asname may be null. */
public record Alias(String name, String asname, int line, int col, int endLine, int endCol)
    implements Located {}
