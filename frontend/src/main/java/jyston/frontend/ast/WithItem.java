package jyston.frontend.ast;

/** One item of {@code with}; optionalVars may be null. */
public record WithItem(Expr contextExpr, Expr optionalVars) implements Node {}
