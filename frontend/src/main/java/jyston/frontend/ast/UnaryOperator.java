package jyston.frontend.ast;

/** ASDL {@code unaryop}. */
public enum UnaryOperator {
  INVERT,
  NOT,
  U_ADD,
  U_SUB
}
