package jyston.frontend.lexer;

/** What the tokenizer knows of one f-string it is inside of (PEP 701). */
final class FStringMode {
  /** Whether the text of the string is being read, as opposed to an expression. */
  boolean inText = true;

  boolean raw;
  int quote;
  int quoteSize;
  int start;
  int startLine;
  int startLineOffset;
  int depth;
  int exprStartDepth = -1;
  boolean inFormatSpec;

  boolean insideExpr() {
    return exprStartDepth >= 0;
  }
}
