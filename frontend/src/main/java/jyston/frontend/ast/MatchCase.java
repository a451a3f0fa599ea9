package jyston.frontend.ast;

import java.util.List;

/** One {@code case}; guard may be null. */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) implements Node {}
