package jyston.frontend.ast;

/** ASDL {@code operator}, in its order. */
public enum Operator {
  ADD,
  SUB,
  MULT,
  MAT_MULT,
  DIV,
  MOD,
  POW,
  L_SHIFT,
  R_SHIFT,
  BIT_OR,
  BIT_XOR,
  BIT_AND,
  FLOOR_DIV
}
