package jyston.frontend.ast;

import java.util.List;

/** An {@code except} clause; type and name may be null. */
public record ExceptHandler(
    Expr type, String name, List<Stmt> body, int line, int col, int endLine, int endCol)
    implements Located {}
