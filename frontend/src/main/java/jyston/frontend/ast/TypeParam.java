package jyston.frontend.ast;

/** Type parameters (ASDL {@code type_param}, PEP 695 and 696). */
public sealed interface TypeParam extends Located {
  /** {@code T: bound = default}. */
  record TypeVar(
      String name, Expr bound, Expr defaultValue, int line, int col, int endLine, int endCol)
      implements TypeParam {}

  /** {@code **P = default}. */
  record ParamSpec(String name, Expr defaultValue, int line, int col, int endLine, int endCol)
      implements TypeParam {}

  /** {@code *Ts = default}. */
  record TypeVarTuple(String name, Expr defaultValue, int line, int col, int endLine, int endCol)
      implements TypeParam {}
}
