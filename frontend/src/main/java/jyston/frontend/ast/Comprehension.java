package jyston.frontend.ast;

import java.util.List;

/** One {@code for} clause of a comprehension. */
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, boolean isAsync)
    implements Node {}
