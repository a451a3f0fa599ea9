package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Operator;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.UnaryOperator;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Patterns of {@code case} clauses (PEP 634). */
abstract class PatternParser extends ParamParser {
  PatternParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
  }

  /** {@code patterns}: an open sequence or a single pattern. */
  final Pattern patterns() {
    int first = pos;
    Pattern p = maybeStar();
    if (ty[pos] != Tok.COMMA) {
      if (p instanceof Pattern.MatchStar) {
        throw fail();
      }
      return p;
    }
    List<Pattern> out = listOf(p);
    while (accept(Tok.COMMA)) {
      if (ty[pos] == Tok.COLON || ty[pos] == Tok.IF) {
        break;
      }
      out.add(maybeStar());
    }
    int last = pos - 1;
    return new Pattern.MatchSequence(out, line(first), col(first), endLine(last), endCol(last));
  }

  private Pattern maybeStar() {
    if (ty[pos] != Tok.STAR) {
      return pattern();
    }
    int first = pos++;
    String n = expectName();
    int last = pos - 1;
    return new Pattern.MatchStar(
        n.equals("_") ? null : n, line(first), col(first), line(last), endCol(last));
  }

  private Pattern pattern() {
    int first = pos;
    enter();
    Pattern p = orPattern();
    depth--;
    if (!accept(Tok.AS)) {
      return p;
    }
    String n = expectName();
    if (n.equals("_") || continuesName()) {
      throw fail();
    }
    int last = pos - 1;
    return new Pattern.MatchAs(p, n, line(first), col(first), line(last), endCol(last));
  }

  private boolean continuesName() {
    int t = ty[pos];
    return t == Tok.DOT || t == Tok.LPAR || t == Tok.EQUAL;
  }

  private Pattern orPattern() {
    int first = pos;
    Pattern p = closed();
    if (ty[pos] != Tok.VBAR) {
      return p;
    }
    List<Pattern> out = listOf(p);
    while (accept(Tok.VBAR)) {
      out.add(closed());
    }
    int last = pos - 1;
    return new Pattern.MatchOr(out, line(first), col(first), endLine(last), endCol(last));
  }

  private Pattern closed() {
    int first = pos;
    switch (ty[pos]) {
      case Tok.NUMBER, Tok.MINUS, Tok.STRING, Tok.FSTRING_START -> {
        Expr value = literal();
        int last = pos - 1;
        return new Pattern.MatchValue(value, line(first), col(first), endLine(last), endCol(last));
      }
      case Tok.NONE, Tok.TRUE, Tok.FALSE -> {
        Const.Singleton value = singletonValue(ty[pos++]);
        return new Pattern.MatchSingleton(
            value, line(first), col(first), line(first), endCol(first));
      }
      case Tok.NAME -> {
        return named();
      }
      case Tok.LPAR, Tok.LSQB -> {
        enter();
        Pattern p = sequence();
        depth--;
        return p;
      }
      case Tok.LBRACE -> {
        enter();
        Pattern p = mapping();
        depth--;
        return p;
      }
      default -> throw fail();
    }
  }

  private static Const.Singleton singletonValue(int t) {
    return t == Tok.NONE
        ? Const.Singleton.NONE
        : t == Tok.TRUE ? Const.Singleton.TRUE : Const.Singleton.FALSE;
  }

  private Pattern named() {
    int first = pos;
    int t = ty[pos + 1];
    if (t != Tok.DOT && t != Tok.LPAR) {
      String n = expectName();
      if (t == Tok.EQUAL) {
        throw fail();
      }
      return new Pattern.MatchAs(
          null, n.equals("_") ? null : n, line(first), col(first), line(first), endCol(first));
    }
    Expr e = dottedName();
    if (ty[pos] == Tok.LPAR) {
      return classPattern(first, e);
    }
    if (ty[pos] == Tok.EQUAL) {
      throw fail();
    }
    return new Pattern.MatchValue(e, line(first), col(first), line(pos - 1), endCol(pos - 1));
  }

  private Expr dottedName() {
    int first = pos;
    Expr e =
        new Expr.Name(
            expectName(), Context.LOAD, line(first), col(first), line(first), endCol(first));
    while (accept(Tok.DOT)) {
      String attr = expectName();
      int last = pos - 1;
      e =
          new Expr.Attribute(
              e, attr, Context.LOAD, line(first), col(first), line(last), endCol(last));
    }
    return e;
  }

  /** A number, perhaps signed or complex, or strings. */
  private Expr literal() {
    int t = ty[pos];
    if (t == Tok.STRING || t == Tok.FSTRING_START) {
      return strings();
    }
    int first = pos;
    Expr left = signedNumber(true);
    t = ty[pos];
    if (t != Tok.PLUS && t != Tok.MINUS) {
      return left;
    }
    if (isImaginary(first == pos - 1 ? first : pos - 1)) {
      throw fail();
    }
    pos++;
    if (ty[pos] != Tok.NUMBER || !isImaginary(pos)) {
      throw fail();
    }
    Expr right = signedNumber(false);
    int last = pos - 1;
    return new Expr.BinOp(
        left,
        t == Tok.PLUS ? Operator.ADD : Operator.SUB,
        right,
        line(first),
        col(first),
        line(last),
        endCol(last));
  }

  private boolean isImaginary(int i) {
    int c = src[tokens.end[i] - 1];
    return (c == 'j' || c == 'J');
  }

  private Expr signedNumber(boolean sign) {
    int first = pos;
    boolean minus = sign && accept(Tok.MINUS);
    int i = pos;
    expect(Tok.NUMBER);
    Expr e = new Expr.Constant(literals.number(i), null, line(i), col(i), line(i), endCol(i));
    return minus
        ? new Expr.UnaryOp(UnaryOperator.U_SUB, e, line(first), col(first), line(i), endCol(i))
        : e;
  }

  private Pattern sequence() {
    int first = pos;
    int close = ty[pos++] == Tok.LPAR ? Tok.RPAR : Tok.RSQB;
    List<Pattern> out = List.of();
    if (ty[pos] != close) {
      Pattern p = maybeStar();
      if (close == Tok.RPAR && ty[pos] == Tok.RPAR) {
        if (p instanceof Pattern.MatchStar) {
          throw fail();
        }
        pos++;
        return p;
      }
      out = listOf(p);
      while (accept(Tok.COMMA)) {
        if (ty[pos] == close) {
          break;
        }
        out.add(maybeStar());
      }
    }
    expect(close);
    int last = pos - 1;
    return new Pattern.MatchSequence(out, line(first), col(first), line(last), endCol(last));
  }

  private Pattern mapping() {
    int first = pos++;
    List<Expr> keys = List.of();
    List<Pattern> values = List.of();
    String rest = null;
    while (ty[pos] != Tok.RBRACE) {
      if (rest != null) {
        throw fail();
      }
      if (accept(Tok.DOUBLESTAR)) {
        rest = expectName();
        if (rest.equals("_") || continuesName()) {
          throw fail();
        }
      } else {
        if (keys.isEmpty()) {
          keys = new ArrayList<>(4);
          values = new ArrayList<>(4);
        }
        keys.add(mappingKey());
        expect(Tok.COLON);
        values.add(pattern());
      }
      if (!accept(Tok.COMMA)) {
        break;
      }
    }
    expect(Tok.RBRACE);
    int last = pos - 1;
    return new Pattern.MatchMapping(
        keys, values, rest, line(first), col(first), line(last), endCol(last));
  }

  private Expr mappingKey() {
    int first = pos;
    switch (ty[pos]) {
      case Tok.NONE, Tok.TRUE, Tok.FALSE -> {
        Const.Singleton value = singletonValue(ty[pos++]);
        return new Expr.Constant(value, null, line(first), col(first), line(first), endCol(first));
      }
      case Tok.NAME -> {
        Expr e = dottedName();
        if (!(e instanceof Expr.Attribute) || continuesName()) {
          throw fail();
        }
        return e;
      }
      case Tok.NUMBER, Tok.MINUS, Tok.STRING, Tok.FSTRING_START -> {
        return literal();
      }
      default -> throw fail();
    }
  }

  private Pattern classPattern(int first, Expr cls) {
    pos++;
    enter();
    List<Pattern> args = List.of();
    List<String> names = List.of();
    List<Pattern> values = List.of();
    while (ty[pos] != Tok.RPAR) {
      if (ty[pos] == Tok.NAME && ty[pos + 1] == Tok.EQUAL) {
        if (names.isEmpty()) {
          names = new ArrayList<>(4);
          values = new ArrayList<>(4);
        }
        names.add(tokens.nameOf(pos));
        pos += 2;
        values.add(pattern());
      } else {
        if (!names.isEmpty()) {
          throw fail();
        }
        if (args.isEmpty()) {
          args = new ArrayList<>(4);
        }
        args.add(pattern());
      }
      if (!accept(Tok.COMMA)) {
        break;
      }
    }
    depth--;
    expect(Tok.RPAR);
    int last = pos - 1;
    return new Pattern.MatchClass(
        cls, args, names, values, line(first), col(first), line(last), endCol(last));
  }
}
