package jyston.frontend.ast;

/** A {@code # type: ignore} comment. */
public record TypeIgnore(int line, String tag) implements Node {}
