package jyston.frontend.ast;

import java.util.List;

/** A parameter list; kwDefaults holds null where a keyword-only parameter has no default. */
public record Arguments(
    List<Arg> posonlyargs,
    List<Arg> args,
    Arg vararg,
    List<Arg> kwonlyargs,
    List<Expr> kwDefaults,
    Arg kwarg,
    List<Expr> defaults)
    implements Node {}
