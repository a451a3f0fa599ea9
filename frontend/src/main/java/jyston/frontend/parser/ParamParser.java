package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Parameter lists of functions and lambdas, and type parameters. */
abstract class ParamParser extends ExprParser {
  /** The parameter list of a function without parameters. */
  private static final Arguments NO_ARGUMENTS =
      new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

  ParamParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
  }

  @Override
  final Expr lambda() {
    int first = pos++;
    Arguments args = parameters(Tok.COLON);
    expect(Tok.COLON);
    Expr body = expression();
    int last = pos - 1;
    return new Expr.Lambda(args, body, line(first), col(first), endLine(last), endCol(last));
  }

  /** Parameters up to the token {@code close}: {@code )} of a def or {@code :} of a lambda. */
  final Arguments parameters(int close) {
    if (ty[pos] == close) {
      return NO_ARGUMENTS;
    }
    List<Arg> posonly = List.of();
    List<Arg> args = new ArrayList<>(4);
    List<Expr> defaults = List.of();
    List<Arg> kwonly = List.of();
    List<Expr> kwDefaults = List.of();
    Arg vararg = null;
    Arg kwarg = null;
    boolean star = false;
    while (true) {
      int t = ty[pos];
      if (t == Tok.SLASH) {
        if (star || !posonly.isEmpty() || args.isEmpty()) {
          throw fail();
        }
        version(8);
        pos++;
        posonly = args;
        args = new ArrayList<>(4);
      } else if (t == Tok.STAR) {
        if (star) {
          throw fail();
        }
        star = true;
        pos++;
        if (accept(Tok.COMMA)) {
          // A bare star: at least one keyword-only parameter must follow.
          if (ty[pos] != Tok.NAME) {
            throw fail();
          }
          continue;
        }
        vararg = param(close, true);
        vararg = separator(close, vararg);
        if (ty[pos] == close) {
          break;
        }
        continue;
      } else if (t == Tok.DOUBLESTAR) {
        pos++;
        kwarg = param(close, false);
        kwarg = separator(close, kwarg);
        if (ty[pos] != close) {
          throw fail();
        }
        break;
      } else {
        Arg a = param(close, false);
        Expr value = accept(Tok.EQUAL) ? expression() : null;
        a = separator(close, a);
        if (star) {
          if (kwonly.isEmpty()) {
            kwonly = new ArrayList<>(4);
            kwDefaults = new ArrayList<>(4);
          }
          kwonly.add(a);
          kwDefaults.add(value);
        } else {
          args.add(a);
          if (value != null) {
            if (defaults.isEmpty()) {
              defaults = new ArrayList<>(4);
            }
            defaults.add(value);
          } else if (!defaults.isEmpty()) {
            throw fail();
          }
        }
        if (ty[pos] == close) {
          break;
        }
        continue;
      }
      if (accept(Tok.COMMA)) {
        if (ty[pos] == close) {
          break;
        }
      } else if (ty[pos] == close) {
        break;
      } else {
        throw fail();
      }
    }
    return new Arguments(posonly, args, vararg, kwonly, kwDefaults, kwarg, defaults);
  }

  /** After a parameter: a comma or the end, and its type comment. */
  private Arg separator(int close, Arg a) {
    boolean comma = accept(Tok.COMMA);
    if (close == Tok.RPAR && ty[pos] == Tok.TYPE_COMMENT) {
      a =
          new Arg(
              a.arg(), a.annotation(), typeComment(), a.line(), a.col(), a.endLine(), a.endCol());
    }
    if (!comma && ty[pos] != close) {
      throw fail();
    }
    return a;
  }

  private Arg param(int close, boolean star) {
    int first = pos;
    String name = expectName();
    Expr annotation = null;
    if (close == Tok.RPAR && accept(Tok.COLON)) {
      annotation = star ? starExpression() : expression();
    }
    int last = pos - 1;
    return new Arg(name, annotation, null, line(first), col(first), endLine(last), endCol(last));
  }

  /** The text of the TYPE_COMMENT at the current position, or null. */
  final String typeComment() {
    if (ty[pos] != Tok.TYPE_COMMENT) {
      return null;
    }
    int i = pos++;
    return source.decode(tokens.start[i], tokens.end[i]);
  }

  /** {@code [T: bound = default, *Ts, **P]} if present. */
  final List<TypeParam> typeParams() {
    if (ty[pos] != Tok.LSQB) {
      return List.of();
    }
    version(12);
    pos++;
    List<TypeParam> out = new ArrayList<>(2);
    do {
      if (ty[pos] == Tok.RSQB) {
        break;
      }
      out.add(typeParam());
    } while (accept(Tok.COMMA));
    if (out.isEmpty()) {
      throw fail();
    }
    expect(Tok.RSQB);
    return out;
  }

  private TypeParam typeParam() {
    int first = pos;
    int t = ty[pos];
    if (t == Tok.STAR || t == Tok.DOUBLESTAR) {
      pos++;
    }
    String name = expectName();
    Expr bound = null;
    if (t == Tok.NAME && accept(Tok.COLON)) {
      bound = expression();
    }
    Expr value = null;
    if (accept(Tok.EQUAL)) {
      version(13);
      value = t == Tok.STAR ? starExpression() : expression();
    }
    int last = pos - 1;
    int l = line(first);
    int c = col(first);
    int el = endLine(last);
    int ec = endCol(last);
    return switch (t) {
      case Tok.STAR -> new TypeParam.TypeVarTuple(name, value, l, c, el, ec);
      case Tok.DOUBLESTAR -> new TypeParam.ParamSpec(name, value, l, c, el, ec);
      default -> new TypeParam.TypeVar(name, bound, value, l, c, el, ec);
    };
  }
}
