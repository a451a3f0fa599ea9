package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.BoolOperator;
import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Operator;
import jyston.frontend.ast.UnaryOperator;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Expressions, by recursive descent; binary operators by precedence, iteratively. */
abstract class ExprParser extends TargetParser {
  private final StringParser strings;

  /** Whether {@code <>} is the inequality operator (PEP 401). */
  boolean barry;

  ExprParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
    strings = new StringParser(tokens, source, literals);
  }

  /** {@code star_expressions}: possibly an unparenthesised tuple. */
  final Expr starExpressions() {
    int first = pos;
    Expr e = starExpression();
    return ty[pos] == Tok.COMMA ? restOfTuple(first, e, false) : e;
  }

  private Expr restOfTuple(int first, Expr e, boolean named) {
    List<Expr> elts = listOf(e);
    while (accept(Tok.COMMA)) {
      if (!Grammar.STARTS[ty[pos]]) {
        break;
      }
      elts.add(named ? starNamedExpression() : starExpression());
    }
    int last = pos - 1;
    return new Expr.Tuple(elts, Context.LOAD, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code star_expression}. */
  final Expr starExpression() {
    return ty[pos] == Tok.STAR ? starred(false) : expression();
  }

  /** {@code '*' bitwise_or}, or {@code '*' expression} if {@code wide}. */
  private Expr starred(boolean wide) {
    int first = pos++;
    Expr value = wide ? expression() : binary(1);
    int last = pos - 1;
    return new Expr.Starred(
        value, Context.LOAD, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code star_named_expression}. */
  final Expr starNamedExpression() {
    return ty[pos] == Tok.STAR ? starred(false) : namedExpression();
  }

  /** The subject of {@code match}. */
  final Expr matchSubject() {
    int first = pos;
    Expr e = starNamedExpression();
    if (ty[pos] == Tok.COMMA) {
      return restOfTuple(first, e, true);
    }
    if (e instanceof Expr.Starred) {
      throw fail();
    }
    return e;
  }

  /** {@code expressions}: no stars. */
  final Expr expressions() {
    int first = pos;
    Expr e = expression();
    if (ty[pos] != Tok.COMMA) {
      return e;
    }
    List<Expr> elts = listOf(e);
    while (accept(Tok.COMMA)) {
      if (!Grammar.STARTS[ty[pos]]) {
        break;
      }
      elts.add(expression());
    }
    int last = pos - 1;
    return new Expr.Tuple(elts, Context.LOAD, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code yield_expr | star_expressions}. */
  final Expr annotatedRhs() {
    return ty[pos] == Tok.YIELD ? yieldExpr() : starExpressions();
  }

  final Expr yieldExpr() {
    int first = pos++;
    if (accept(Tok.FROM)) {
      Expr value = expression();
      int last = pos - 1;
      return new Expr.YieldFrom(value, line(first), col(first), endLine(last), endCol(last));
    }
    Expr value = Grammar.STARTS[ty[pos]] ? starExpressions() : null;
    int last = pos - 1;
    return new Expr.Yield(value, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code named_expression}. */
  final Expr namedExpression() {
    if (ty[pos] == Tok.NAME && ty[pos + 1] == Tok.COLONEQUAL) {
      version(8);
      int first = pos;
      Expr target =
          new Expr.Name(
              tokens.nameOf(first),
              Context.STORE,
              line(first),
              col(first),
              line(first),
              endCol(first));
      pos += 2;
      Expr value = expression();
      int last = pos - 1;
      return new Expr.NamedExpr(
          target, value, line(first), col(first), endLine(last), endCol(last));
    }
    return expression();
  }

  /** {@code expression}. */
  final Expr expression() {
    int t = ty[pos];
    if (t == Tok.NAME || t == Tok.NUMBER) {
      if (Grammar.ENDS[ty[pos + 1]]) {
        return t == Tok.NAME ? nameAtom() : number();
      }
    } else if (t == Tok.LAMBDA) {
      enter();
      Expr e = lambda();
      depth--;
      return e;
    }
    int first = pos;
    enter();
    Expr body = disjunction();
    if (ty[pos] == Tok.IF) {
      pos++;
      Expr test = disjunction();
      expect(Tok.ELSE);
      Expr orelse = expression();
      int last = pos - 1;
      body =
          new Expr.IfExp(test, body, orelse, line(first), col(first), endLine(last), endCol(last));
    }
    depth--;
    return body;
  }

  final Expr disjunction() {
    int first = pos;
    Expr e = conjunction();
    if (ty[pos] != Tok.OR) {
      return e;
    }
    List<Expr> values = listOf(e);
    while (accept(Tok.OR)) {
      values.add(conjunction());
    }
    int last = pos - 1;
    return new Expr.BoolOp(
        BoolOperator.OR, values, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr conjunction() {
    int first = pos;
    Expr e = inversion();
    if (ty[pos] != Tok.AND) {
      return e;
    }
    List<Expr> values = listOf(e);
    while (accept(Tok.AND)) {
      values.add(inversion());
    }
    int last = pos - 1;
    return new Expr.BoolOp(
        BoolOperator.AND, values, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr inversion() {
    if (ty[pos] != Tok.NOT) {
      return comparison();
    }
    int first = pos++;
    enter();
    Expr operand = inversion();
    depth--;
    int last = pos - 1;
    return new Expr.UnaryOp(
        UnaryOperator.NOT, operand, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr comparison() {
    int first = pos;
    Expr left = binary(1);
    CmpOperator op = Grammar.COMPARE[ty[pos]];
    if (op == null) {
      return left;
    }
    List<CmpOperator> ops = new ArrayList<>(2);
    List<Expr> comparators = new ArrayList<>(2);
    do {
      int t = ty[pos];
      if (t == Tok.NOT) {
        if (ty[pos + 1] != Tok.IN) {
          break;
        }
        pos++;
      } else if (t == Tok.IS && ty[pos + 1] == Tok.NOT) {
        op = CmpOperator.IS_NOT;
        pos++;
      } else if (t == Tok.NOTEQUAL && (src[tokens.start[pos]] == '<') != barry) {
        throw fail();
      }
      pos++;
      ops.add(op);
      comparators.add(binary(1));
      op = Grammar.COMPARE[ty[pos]];
    } while (op != null);
    if (ops.isEmpty()) {
      return left;
    }
    int last = pos - 1;
    return new Expr.Compare(
        left, ops, comparators, line(first), col(first), endLine(last), endCol(last));
  }

  /** {@code bitwise_or} and below: operators that bind at least as strongly as {@code min}. */
  final Expr binary(int min) {
    int first = pos;
    Expr left = factor();
    int prec = Grammar.PRECEDENCE[ty[pos]];
    while (prec >= min && prec != 0) {
      Operator op = Grammar.BINARY[ty[pos++]];
      if (op == Operator.MAT_MULT) {
        version(5);
      }
      Expr right = binary(prec + 1);
      int last = pos - 1;
      left = new Expr.BinOp(left, op, right, line(first), col(first), endLine(last), endCol(last));
      prec = Grammar.PRECEDENCE[ty[pos]];
    }
    return left;
  }

  private Expr factor() {
    int first = pos;
    int t = ty[first];
    if (t == Tok.MINUS || t == Tok.PLUS || t == Tok.TILDE) {
      pos++;
      enter();
      Expr operand = factor();
      depth--;
      int last = pos - 1;
      UnaryOperator op =
          t == Tok.MINUS
              ? UnaryOperator.U_SUB
              : t == Tok.PLUS ? UnaryOperator.U_ADD : UnaryOperator.INVERT;
      return new Expr.UnaryOp(op, operand, line(first), col(first), endLine(last), endCol(last));
    }
    Expr base;
    if (t == Tok.AWAIT) {
      version(5);
      pos++;
      Expr value = primary();
      int last = pos - 1;
      base = new Expr.Await(value, line(first), col(first), endLine(last), endCol(last));
    } else {
      base = primary();
    }
    if (ty[pos] == Tok.DOUBLESTAR) {
      pos++;
      enter();
      Expr right = factor();
      depth--;
      int last = pos - 1;
      return new Expr.BinOp(
          base, Operator.POW, right, line(first), col(first), endLine(last), endCol(last));
    }
    return base;
  }

  @Override
  final Expr primary() {
    int first = pos;
    Expr e = atom();
    while (true) {
      int t = ty[pos];
      if (t == Tok.DOT) {
        pos++;
        int n = pos;
        String attr = expectName();
        e = new Expr.Attribute(e, attr, Context.LOAD, line(first), col(first), line(n), endCol(n));
      } else if (t == Tok.LPAR) {
        e = call(e, first);
      } else if (t == Tok.LSQB) {
        pos++;
        enter();
        Expr slice = slices();
        depth--;
        expect(Tok.RSQB);
        int last = pos - 1;
        e =
            new Expr.Subscript(
                e, slice, Context.LOAD, line(first), col(first), line(last), endCol(last));
      } else {
        return e;
      }
    }
  }

  private Expr slices() {
    int first = pos;
    Expr e = ty[pos] == Tok.STAR ? starred(true) : slice();
    if (ty[pos] != Tok.COMMA && !(e instanceof Expr.Starred)) {
      return e;
    }
    List<Expr> elts = listOf(e);
    while (accept(Tok.COMMA)) {
      if (ty[pos] == Tok.RSQB) {
        break;
      }
      elts.add(ty[pos] == Tok.STAR ? starred(true) : slice());
    }
    int last = pos - 1;
    return new Expr.Tuple(elts, Context.LOAD, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr slice() {
    int first = pos;
    Expr lower = null;
    if (ty[pos] != Tok.COLON) {
      boolean named = ty[pos] == Tok.NAME && ty[pos + 1] == Tok.COLONEQUAL;
      lower = namedExpression();
      if (ty[pos] != Tok.COLON || named) {
        return lower;
      }
    }
    pos++;
    Expr upper = null;
    Expr step = null;
    int t = ty[pos];
    if (t != Tok.COLON && t != Tok.RSQB && t != Tok.COMMA) {
      upper = expression();
    }
    if (accept(Tok.COLON)) {
      t = ty[pos];
      if (t != Tok.RSQB && t != Tok.COMMA) {
        step = expression();
      }
    }
    int last = pos - 1;
    return new Expr.Slice(lower, upper, step, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr call(Expr func, int first) {
    int open = pos++;
    enter();
    List<Expr> args = List.of();
    List<Keyword> keywords = List.of();
    if (ty[pos] != Tok.RPAR) {
      args = new ArrayList<>(4);
      keywords = arguments(args, open);
    }
    depth--;
    expect(Tok.RPAR);
    int last = pos - 1;
    return new Expr.Call(func, args, keywords, line(first), col(first), line(last), endCol(last));
  }

  /** The arguments up to a closing bracket; {@code open} is -1 where no generator may stand. */
  final List<Keyword> arguments(List<Expr> args, int open) {
    List<Keyword> keywords = List.of();
    int state = 0;
    int start = pos;
    while (true) {
      int t = ty[pos];
      int first = pos;
      if (t == Tok.STAR) {
        if (state == 2) {
          throw fail();
        }
        args.add(starred(true));
      } else if (t == Tok.DOUBLESTAR || t == Tok.NAME && ty[pos + 1] == Tok.EQUAL) {
        if (keywords.isEmpty()) {
          keywords = new ArrayList<>(4);
        }
        String name = null;
        if (t == Tok.NAME) {
          name = tokens.nameOf(pos++);
          state = Math.max(state, 1);
        } else {
          state = 2;
        }
        pos++;
        Expr value = expression();
        int last = pos - 1;
        keywords.add(
            new Keyword(name, value, line(first), col(first), endLine(last), endCol(last)));
      } else {
        if (state != 0) {
          throw fail();
        }
        Expr e = namedExpression();
        if ((ty[pos] == Tok.FOR || ty[pos] == Tok.ASYNC) && open >= 0 && first == start) {
          List<Comprehension> generators = comprehensions();
          if (ty[pos] != Tok.RPAR) {
            throw fail();
          }
          args.add(
              new Expr.GeneratorExp(e, generators, line(open), col(open), line(pos), endCol(pos)));
          return keywords;
        }
        args.add(e);
      }
      if (!accept(Tok.COMMA) || ty[pos] == Tok.RPAR) {
        return keywords;
      }
    }
  }

  private Expr.Name nameAtom() {
    int i = pos++;
    int l = tokens.line[i];
    int ls = lineStart[l];
    return new Expr.Name(
        tokens.nameOf(i), Context.LOAD, l, tokens.start[i] - ls, l, tokens.end[i] - ls);
  }

  private Expr number() {
    int i = pos++;
    if (featureVersion < 6 && literals.hasUnderscore(i)) {
      throw fail();
    }
    int l = tokens.line[i];
    int ls = lineStart[l];
    return new Expr.Constant(
        literals.number(i), null, l, tokens.start[i] - ls, l, tokens.end[i] - ls);
  }

  private Expr singleton(Const.Singleton value) {
    int i = pos++;
    return new Expr.Constant(value, null, line(i), col(i), line(i), endCol(i));
  }

  private Expr atom() {
    switch (ty[pos]) {
      case Tok.NAME:
        return nameAtom();
      case Tok.NUMBER:
        return number();
      case Tok.STRING:
      case Tok.FSTRING_START:
        return strings();
      case Tok.TRUE:
        return singleton(Const.Singleton.TRUE);
      case Tok.FALSE:
        return singleton(Const.Singleton.FALSE);
      case Tok.NONE:
        return singleton(Const.Singleton.NONE);
      case Tok.ELLIPSIS:
        return singleton(Const.Singleton.ELLIPSIS);
      case Tok.LPAR:
        return bracketed(0);
      case Tok.LSQB:
        return bracketed(1);
      case Tok.LBRACE:
        return bracketed(2);
      default:
        throw fail();
    }
  }

  private Expr bracketed(int kind) {
    enter();
    Expr e = kind == 0 ? parenthesized() : kind == 1 ? list() : braces();
    depth--;
    return e;
  }

  private Expr parenthesized() {
    int first = pos++;
    if (accept(Tok.RPAR)) {
      return new Expr.Tuple(
          List.of(), Context.LOAD, line(first), col(first), line(pos - 1), endCol(pos - 1));
    }
    if (ty[pos] == Tok.YIELD) {
      Expr e = yieldExpr();
      expect(Tok.RPAR);
      return e;
    }
    Expr e = starNamedExpression();
    int t = ty[pos];
    if (t == Tok.RPAR) {
      if (e instanceof Expr.Starred) {
        throw fail();
      }
      pos++;
      return e;
    }
    if (t == Tok.COMMA) {
      List<Expr> elts = listOf(e);
      while (accept(Tok.COMMA)) {
        if (ty[pos] == Tok.RPAR) {
          break;
        }
        elts.add(starNamedExpression());
      }
      expect(Tok.RPAR);
      int last = pos - 1;
      return new Expr.Tuple(elts, Context.LOAD, line(first), col(first), line(last), endCol(last));
    }
    if (e instanceof Expr.Starred) {
      throw fail();
    }
    List<Comprehension> generators = comprehensions();
    expect(Tok.RPAR);
    int last = pos - 1;
    return new Expr.GeneratorExp(e, generators, line(first), col(first), line(last), endCol(last));
  }

  private Expr list() {
    int first = pos++;
    List<Expr> elts = List.of();
    if (ty[pos] != Tok.RSQB) {
      Expr e = starNamedExpression();
      if ((ty[pos] == Tok.FOR || ty[pos] == Tok.ASYNC) && !(e instanceof Expr.Starred)) {
        List<Comprehension> generators = comprehensions();
        expect(Tok.RSQB);
        int last = pos - 1;
        return new Expr.ListComp(e, generators, line(first), col(first), line(last), endCol(last));
      }
      elts = listOf(e);
      while (accept(Tok.COMMA)) {
        if (ty[pos] == Tok.RSQB) {
          break;
        }
        elts.add(starNamedExpression());
      }
    }
    expect(Tok.RSQB);
    int last = pos - 1;
    return new Expr.ListExpr(elts, Context.LOAD, line(first), col(first), line(last), endCol(last));
  }

  private Expr braces() {
    int first = pos++;
    if (accept(Tok.RBRACE)) {
      return new Expr.Dict(
          List.of(), List.of(), line(first), col(first), line(pos - 1), endCol(pos - 1));
    }
    if (ty[pos] == Tok.DOUBLESTAR) {
      return dict(first, null);
    }
    boolean named = ty[pos] == Tok.NAME && ty[pos + 1] == Tok.COLONEQUAL;
    Expr e = starNamedExpression();
    if (ty[pos] == Tok.COLON && !named && !(e instanceof Expr.Starred)) {
      return dict(first, e);
    }
    if ((ty[pos] == Tok.FOR || ty[pos] == Tok.ASYNC) && !(e instanceof Expr.Starred)) {
      List<Comprehension> generators = comprehensions();
      expect(Tok.RBRACE);
      int last = pos - 1;
      return new Expr.SetComp(e, generators, line(first), col(first), line(last), endCol(last));
    }
    List<Expr> elts = listOf(e);
    while (accept(Tok.COMMA)) {
      if (ty[pos] == Tok.RBRACE) {
        break;
      }
      elts.add(starNamedExpression());
    }
    expect(Tok.RBRACE);
    int last = pos - 1;
    return new Expr.Set(elts, line(first), col(first), line(last), endCol(last));
  }

  /** A dict display after {@code '{'} and, unless null, the first key. */
  private Expr dict(int first, Expr key) {
    List<Expr> keys = new ArrayList<>(4);
    List<Expr> values = new ArrayList<>(4);
    do {
      if (ty[pos] == Tok.RBRACE) {
        break;
      }
      if (key == null && accept(Tok.DOUBLESTAR)) {
        keys.add(null);
        values.add(binary(1));
        continue;
      }
      if (key == null) {
        key = expression();
      }
      expect(Tok.COLON);
      Expr value = expression();
      if ((ty[pos] == Tok.FOR || ty[pos] == Tok.ASYNC) && keys.isEmpty()) {
        List<Comprehension> generators = comprehensions();
        expect(Tok.RBRACE);
        int last = pos - 1;
        return new Expr.DictComp(
            key, value, generators, line(first), col(first), line(last), endCol(last));
      }
      keys.add(key);
      values.add(value);
      key = null;
    } while (accept(Tok.COMMA));
    expect(Tok.RBRACE);
    int last = pos - 1;
    return new Expr.Dict(keys, values, line(first), col(first), line(last), endCol(last));
  }

  private List<Comprehension> comprehensions() {
    List<Comprehension> out = new ArrayList<>(2);
    do {
      boolean async = accept(Tok.ASYNC);
      if (async) {
        version(6);
      }
      expect(Tok.FOR);
      Expr target = starTargets();
      expect(Tok.IN);
      Expr iter = disjunction();
      List<Expr> ifs = List.of();
      while (accept(Tok.IF)) {
        if (ifs.isEmpty()) {
          ifs = new ArrayList<>(2);
        }
        ifs.add(disjunction());
      }
      out.add(new Comprehension(target, iter, ifs, async));
    } while (ty[pos] == Tok.FOR || ty[pos] == Tok.ASYNC);
    return out;
  }

  abstract Expr lambda();

  final Expr strings() {
    int first = pos;
    if (ty[pos] == Tok.STRING && ty[pos + 1] != Tok.STRING && ty[pos + 1] != Tok.FSTRING_START) {
      return strings.constant(pos++);
    }
    List<Expr> parts = new ArrayList<>(4);
    do {
      parts.add(ty[pos] == Tok.STRING ? strings.constant(pos++) : fstring());
    } while (ty[pos] == Tok.STRING || ty[pos] == Tok.FSTRING_START);
    int last = pos - 1;
    return strings.concatenate(parts, line(first), col(first), endLine(last), endCol(last));
  }

  private Expr fstring() {
    int first = pos++;
    boolean raw = strings.isRaw(first);
    List<Integer> warned = null;
    enter();
    List<Expr> parts = new ArrayList<>(4);
    while (ty[pos] != Tok.FSTRING_END) {
      if (ty[pos] == Tok.FSTRING_MIDDLE) {
        int before = literals.warnings.size();
        parts.add(strings.middle(pos, raw, pos));
        if (literals.warnings.size() > before) {
          warned = warned == null ? new ArrayList<>(2) : warned;
          warned.add(before);
        }
        pos++;
      } else {
        parts.add(replacementField());
      }
    }
    depth--;
    if (warned != null) {
      for (int w : warned) {
        literals.warnings.set(w, literals.warnings.get(w).movedTo(pos));
      }
    }
    return strings.joinedStr(first, parts, pos++);
  }

  private Expr replacementField() {
    int open = pos;
    expect(Tok.LBRACE);
    Expr value = annotatedRhs();
    int equals = accept(Tok.EQUAL) ? pos - 1 : -1;
    int conversion = -1;
    if (accept(Tok.EXCLAMATION)) {
      conversion = pos;
      String n = expectName();
      if (tokens.end[conversion - 1] != tokens.start[conversion]
          || !n.equals("s") && !n.equals("r") && !n.equals("a")) {
        throw fail();
      }
    }
    int colon = -1;
    Expr.JoinedStr spec = null;
    if (ty[pos] == Tok.COLON) {
      colon = pos++;
      List<Expr> parts = new ArrayList<>(2);
      while (true) {
        if (ty[pos] == Tok.FSTRING_MIDDLE) {
          parts.add(strings.middle(pos, false, pos));
          pos++;
        } else if (ty[pos] == Tok.LBRACE) {
          parts.add(replacementField());
        } else {
          break;
        }
      }
      int last = pos - 1;
      spec = strings.formatSpec(parts, line(colon), col(colon), endLine(last), endCol(last));
    }
    int close = pos;
    expect(Tok.RBRACE);
    return strings.formattedValue(value, open, equals, conversion, colon, spec, close);
  }
}
