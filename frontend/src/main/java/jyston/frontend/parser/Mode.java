package jyston.frontend.parser;

/** What is to be parsed. */
public enum Mode {
  /** A file. */
  EXEC,
  /** An expression. */
  EVAL,
  /** An interactive statement. */
  SINGLE,
  /** A signature type comment. */
  FUNC_TYPE
}
