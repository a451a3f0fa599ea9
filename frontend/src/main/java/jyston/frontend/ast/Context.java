package jyston.frontend.ast;

/** Expression contexts (ASDL {@code expr_context}). */
public enum Context {
  LOAD,
  STORE,
  DEL
}
