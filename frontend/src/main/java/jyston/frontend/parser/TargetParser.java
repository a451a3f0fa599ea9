package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Assignment and deletion targets. */
abstract class TargetParser extends TokenCursor {
  TargetParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
  }

  abstract Expr primary();

  /** {@code star_targets}, as in {@code for} clauses. */
  final Expr starTargets() {
    int first = pos;
    Expr e = starTarget();
    if (ty[pos] != Tok.COMMA) {
      return e;
    }
    List<Expr> elts = listOf(e);
    while (accept(Tok.COMMA)) {
      if (!Grammar.STARTS[ty[pos]]) {
        break;
      }
      elts.add(starTarget());
    }
    int last = pos - 1;
    return new Expr.Tuple(
        elts, Context.STORE, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code star_target}. */
  final Expr starTarget() {
    int first = pos;
    if (accept(Tok.STAR)) {
      if (ty[pos] == Tok.STAR) {
        throw fail();
      }
      Expr value = store(primary());
      int last = pos - 1;
      return new Expr.Starred(
          value, Context.STORE, line(first), col(first), endLine(last), endCol(last));
    }
    return store(primary());
  }

  /** The expression as an assignment target; fails if it cannot be one. */
  static Expr store(Expr e) {
    return retarget(e, Context.STORE);
  }

  /** The expression as a target of {@code del} or of an assignment. */
  static Expr retarget(Expr e, Context ctx) {
    switch (e) {
      case Expr.Name n -> {
        return name(n, ctx);
      }
      case Expr.Attribute a -> {
        return new Expr.Attribute(
            a.value(), a.attr(), ctx, a.line(), a.col(), a.endLine(), a.endCol());
      }
      case Expr.Subscript s -> {
        return new Expr.Subscript(
            s.value(), s.slice(), ctx, s.line(), s.col(), s.endLine(), s.endCol());
      }
      case Expr.Tuple t -> {
        return new Expr.Tuple(
            retarget(t.elts(), ctx), ctx, t.line(), t.col(), t.endLine(), t.endCol());
      }
      case Expr.ListExpr l -> {
        return new Expr.ListExpr(
            retarget(l.elts(), ctx), ctx, l.line(), l.col(), l.endLine(), l.endCol());
      }
      case Expr.Starred s -> {
        if (ctx == Context.STORE && !(s.value() instanceof Expr.Starred)) {
          return new Expr.Starred(
              retarget(s.value(), ctx), ctx, s.line(), s.col(), s.endLine(), s.endCol());
        }
        throw fail();
      }
      default -> throw fail();
    }
  }

  private static List<Expr> retarget(List<Expr> elts, Context ctx) {
    if (elts.isEmpty()) {
      return elts;
    }
    List<Expr> out = new ArrayList<>(elts.size());
    for (int i = 0; i < elts.size(); i++) {
      out.add(retarget(elts.get(i), ctx));
    }
    return out;
  }
}
