package jyston.frontend.parser;

import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Operator;
import jyston.frontend.lexer.Tok;

/** Token tables of the expression grammar. */
final class Grammar {
  private Grammar() {}

  private static final int SIZE = 128;

  /** Binding strength of binary operators; 0 for other tokens. */
  static final byte[] PRECEDENCE = new byte[SIZE];

  /** The operator of a binary operator token. */
  static final Operator[] BINARY = new Operator[SIZE];

  /** The operator of an augmented assignment token. */
  static final Operator[] AUGMENTED = new Operator[SIZE];

  /** Tokens that end an expression for sure, whatever came before. */
  static final boolean[] ENDS = new boolean[SIZE];

  /** Tokens that can begin an expression or a starred one. */
  static final boolean[] STARTS = new boolean[SIZE];

  /** Single-token comparison operators. */
  static final CmpOperator[] COMPARE = new CmpOperator[SIZE];

  private static void binary(int prec, int token, int augmented, Operator op) {
    PRECEDENCE[token] = (byte) prec;
    BINARY[token] = op;
    AUGMENTED[augmented] = op;
  }

  static {
    binary(1, Tok.VBAR, Tok.VBAREQUAL, Operator.BIT_OR);
    binary(2, Tok.CIRCUMFLEX, Tok.CIRCUMFLEXEQUAL, Operator.BIT_XOR);
    binary(3, Tok.AMPER, Tok.AMPEREQUAL, Operator.BIT_AND);
    binary(4, Tok.LEFTSHIFT, Tok.LEFTSHIFTEQUAL, Operator.L_SHIFT);
    binary(4, Tok.RIGHTSHIFT, Tok.RIGHTSHIFTEQUAL, Operator.R_SHIFT);
    binary(5, Tok.PLUS, Tok.PLUSEQUAL, Operator.ADD);
    binary(5, Tok.MINUS, Tok.MINEQUAL, Operator.SUB);
    binary(6, Tok.STAR, Tok.STAREQUAL, Operator.MULT);
    binary(6, Tok.SLASH, Tok.SLASHEQUAL, Operator.DIV);
    binary(6, Tok.DOUBLESLASH, Tok.DOUBLESLASHEQUAL, Operator.FLOOR_DIV);
    binary(6, Tok.PERCENT, Tok.PERCENTEQUAL, Operator.MOD);
    binary(6, Tok.AT, Tok.ATEQUAL, Operator.MAT_MULT);
    AUGMENTED[Tok.DOUBLESTAREQUAL] = Operator.POW;
    COMPARE[Tok.EQEQUAL] = CmpOperator.EQ;
    COMPARE[Tok.NOTEQUAL] = CmpOperator.NOT_EQ;
    COMPARE[Tok.LESS] = CmpOperator.LT;
    COMPARE[Tok.LESSEQUAL] = CmpOperator.LT_E;
    COMPARE[Tok.GREATER] = CmpOperator.GT;
    COMPARE[Tok.GREATEREQUAL] = CmpOperator.GT_E;
    COMPARE[Tok.IN] = CmpOperator.IN;
    COMPARE[Tok.IS] = CmpOperator.IS;
    COMPARE[Tok.NOT] = CmpOperator.NOT_IN;
    int[] ends = {
      Tok.NEWLINE, Tok.RPAR, Tok.RSQB, Tok.RBRACE, Tok.COMMA, Tok.COLON, Tok.EQUAL, Tok.SEMI
    };
    for (int t : ends) {
      ENDS[t] = true;
    }
    int[] starts = {
      Tok.NAME,
      Tok.NUMBER,
      Tok.STRING,
      Tok.FSTRING_START,
      Tok.LPAR,
      Tok.LSQB,
      Tok.LBRACE,
      Tok.MINUS,
      Tok.PLUS,
      Tok.TILDE,
      Tok.STAR,
      Tok.ELLIPSIS,
      Tok.TRUE,
      Tok.FALSE,
      Tok.NONE,
      Tok.LAMBDA,
      Tok.NOT,
      Tok.AWAIT
    };
    for (int t : starts) {
      STARTS[t] = true;
    }
  }
}
