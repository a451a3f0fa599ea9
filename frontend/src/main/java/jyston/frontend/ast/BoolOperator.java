package jyston.frontend.ast;

/** ASDL {@code boolop}. */
public enum BoolOperator {
  AND,
  OR
}
