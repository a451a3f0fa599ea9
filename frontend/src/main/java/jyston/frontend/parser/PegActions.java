package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.BoolOperator;
import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Operator;
import jyston.frontend.ast.PyRepr;
import jyston.frontend.ast.UnaryOperator;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;
import jyston.frontend.parser.PegMachine.Ref;
import jyston.frontend.parser.PegMachine.Span;

/**
 * Actions of the grammar for the {@link PegMachine}. Expressions become nodes of the right class
 * and place, because messages depend on them; operators, contexts and the like are not kept.
 */
final class PegActions extends PegErrors {
  private static final Arguments NO_ARGUMENTS =
      new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

  private final int featureVersion;
  private final Literals literals;
  private final StringParser strings;
  private final List<InvalidEscape> warnings;
  private boolean barry;

  PegActions(PegMachine machine, int featureVersion, int maxStrDigits, boolean barry) {
    super(machine);
    this.featureVersion = featureVersion;
    this.barry = barry;
    this.literals = new Literals(tokens, source, maxStrDigits);
    this.warnings = literals.warnings;
    this.strings = new StringParser(tokens, source, literals);
  }

  /** The warnings so far. */
  List<InvalidEscape> warnings() {
    return warnings;
  }

  /** The value of a matched token. */
  Object token(int i) {
    int t = tokens.type[i];
    if (t == Tok.NAME) {
      return new Expr.Name(
          tokens.nameOf(i),
          Context.LOAD,
          tokens.line[i],
          tokens.col(i),
          tokens.line[i],
          tokens.endCol(i));
    }
    if (t == Tok.NUMBER) {
      if (featureVersion < 6 && literals.hasUnderscore(i)) {
        throw lastError(
            "Underscores in numeric literals are only supported in Python 3.6 and greater");
      }
      try {
        return new Expr.Constant(
            literals.number(i),
            null,
            tokens.line[i],
            tokens.col(i),
            tokens.line[i],
            tokens.endCol(i));
      } catch (LiteralException e) {
        throw literalError(e);
      }
    }
    return new Ref(i);
  }

  private SyntaxException literalError(LiteralException e) {
    if (e.lineOnly) {
      int l = tokens.line[e.token];
      return error(Kind.SYNTAX_ERROR, e.getMessage(), l, 0, l, 0);
    }
    return e.token >= 0 ? errorAt(e.token, e.token, e.getMessage()) : lastError(e.getMessage());
  }

  /** Runs the action of an alternative that has matched from token {@code start}. */
  Object run(PegAlt alt, Object[] v, int start) {
    if (alt.message != null) {
      throw raise(alt, v);
    }
    // No warnings while the rules for mistakes are on.
    literals.warnings = machine.invalidRules ? null : warnings;
    try {
      return build(alt.action, v, start);
    } catch (LiteralException e) {
      throw literalError(e);
    }
  }

  private SyntaxException raise(PegAlt alt, Object[] v) {
    Object a = v == null ? null : v[0];
    Object b = v == null || v.length < 2 ? null : v[1];
    String message = alt.message;
    if (message.contains("%n")) {
      message = message.replace("%n", exprName((Expr) a));
    } else if (message.contains("%d")) {
      message = message.replace("%d", Integer.toString(place(a).line()));
    } else if (message.contains("%t")) {
      message = message.replace("%t", tokens.nameOf(((Ref) a).token()));
    }
    return switch (alt.action) {
      case "err" -> errorAt(a, a, message);
      case "range" -> errorAt(a, b, message);
      case "from" -> errorFrom(a, message);
      case "last" -> lastError(message);
      case "next" -> nextError(message);
      case "indent" -> lastError(Kind.INDENTATION_ERROR, message);
      case "comprehension" -> errorAt(a, lastOf((List<?>) b), message);
      default -> throw new IllegalStateException(alt.action);
    };
  }

  /** {@code _PyPegen_get_last_comprehension_item} of the last clause. */
  private static Object lastOf(List<?> clauses) {
    Comprehension last = (Comprehension) clauses.getLast();
    return last.ifs().isEmpty() ? last.iter() : last.ifs().getLast();
  }

  private static List<Expr> exprs(Object first, Object rest) {
    List<Expr> out = new ArrayList<>();
    if (first != null) {
      out.add((Expr) first);
    }
    if (rest instanceof List<?> l) {
      for (Object o : l) {
        out.add((Expr) o);
      }
    }
    return out;
  }

  private Object build(String action, Object[] v, int start) {
    int end = machine.mark - 1;
    int l = tokens.line[start];
    int c = tokens.textless(start) ? 0 : tokens.col(start);
    int last = lastToken(end, start);
    int el = tokens.endLine(last);
    int ec = tokens.endCol(last);
    Object a = v == null ? null : v[0];
    Object b = v == null || v.length < 2 ? null : v[1];
    Expr x = a instanceof Expr e ? e : null;
    switch (action) {
      case "nothing" -> {
        return null;
      }
      case "tuple2" -> {
        return new Expr.Tuple(exprs(a, b), Context.LOAD, l, c, el, ec);
      }
      case "tuple1" -> {
        return new Expr.Tuple(List.of(x), Context.LOAD, l, c, el, ec);
      }
      case "tuple" -> {
        return new Expr.Tuple(exprs(null, a), Context.LOAD, l, c, el, ec);
      }
      case "list" -> {
        return new Expr.ListExpr(exprs(null, a), Context.LOAD, l, c, el, ec);
      }
      case "set" -> {
        return new Expr.Set(exprs(null, a), l, c, el, ec);
      }
      case "dict" -> {
        return new Expr.Dict(List.of(), List.of(), l, c, el, ec);
      }
      case "prepend" -> {
        return exprs(a, b);
      }
      case "ifexp" -> {
        return new Expr.IfExp(null, null, null, l, c, el, ec);
      }
      case "yieldExpr" -> {
        return new Expr.Yield(x, l, c, el, ec);
      }
      case "starred" -> {
        return new Expr.Starred(x, Context.LOAD, l, c, el, ec);
      }
      case "named" -> {
        version(8, "Assignment expressions are");
        return new Expr.NamedExpr(x, (Expr) b, l, c, el, ec);
      }
      case "boolop" -> {
        return new Expr.BoolOp(BoolOperator.AND, List.of(), l, c, el, ec);
      }
      case "unary" -> {
        return new Expr.UnaryOp(UnaryOperator.NOT, x, l, c, el, ec);
      }
      case "binop" -> {
        return new Expr.BinOp(x, Operator.ADD, (Expr) b, l, c, el, ec);
      }
      case "isIn" -> {
        return CmpOperator.IN;
      }
      case "compare" -> {
        CmpOperator op = ((List<?>) b).get(0) == CmpOperator.IN ? CmpOperator.IN : CmpOperator.EQ;
        return new Expr.Compare(x, List.of(op), List.of(), l, c, el, ec);
      }
      case "checkBarry" -> {
        boolean other = strings.tokenIs(((Ref) a).token(), "<>");
        if (barry && !other) {
          throw lastError("with Barry as BDFL, use '<>' instead of '!='");
        }
        return barry == other ? a : null;
      }
      case "matmul" -> {
        version(5, "The '@' operator is");
        return new Expr.BinOp(x, Operator.MAT_MULT, (Expr) b, l, c, el, ec);
      }
      case "await" -> {
        version(5, "Await expressions are");
        return new Expr.Await(x, l, c, el, ec);
      }
      case "attribute" -> {
        return new Expr.Attribute(x, ((Expr.Name) b).id(), Context.LOAD, l, c, el, ec);
      }
      case "subscript" -> {
        return new Expr.Subscript(x, (Expr) b, Context.LOAD, l, c, el, ec);
      }
      case "call" -> {
        List<Expr> args = b instanceof Expr.Call k ? k.args() : List.of();
        List<Keyword> keywords = b instanceof Expr.Call k ? k.keywords() : List.of();
        return new Expr.Call(x, args, keywords, l, c, el, ec);
      }
      case "callGenerator" -> {
        return new Expr.Call(x, List.of((Expr) b), List.of(), l, c, el, ec);
      }
      case "slice" -> {
        return new Expr.Slice(null, null, null, l, c, el, ec);
      }
      case "constant" -> {
        Const.Singleton value =
            switch (tokens.type[start]) {
              case Tok.TRUE -> Const.Singleton.TRUE;
              case Tok.FALSE -> Const.Singleton.FALSE;
              case Tok.NONE -> Const.Singleton.NONE;
              default -> Const.Singleton.ELLIPSIS;
            };
        return new Expr.Constant(value, null, l, c, el, ec);
      }
      case "lambda" -> {
        return new Expr.Lambda(NO_ARGUMENTS, x, l, c, el, ec);
      }
      case "listcomp" -> {
        return new Expr.ListComp(null, List.of(), l, c, el, ec);
      }
      case "setcomp" -> {
        return new Expr.SetComp(null, List.of(), l, c, el, ec);
      }
      case "genexp" -> {
        return new Expr.GeneratorExp(null, List.of(), l, c, el, ec);
      }
      case "dictcomp" -> {
        return new Expr.DictComp(null, null, List.of(), l, c, el, ec);
      }
      case "asyncClause" -> {
        version(6, "Async comprehensions are");
        return new Comprehension(null, x, exprs(null, b), true);
      }
      case "clause" -> {
        return new Comprehension(null, x, exprs(null, b), false);
      }
      case "args" -> {
        return arguments((List<?>) a, (List<?>) b, l, c, el, ec);
      }
      case "join" -> {
        List<Object> out = new ArrayList<>((List<?>) a);
        out.addAll((List<?>) b);
        return out;
      }
      case "keyword" -> {
        return new Keyword(((Expr.Name) a).id(), (Expr) b, l, c, el, ec);
      }
      case "keywordUnpacking" -> {
        return new Keyword(null, x, l, c, el, ec);
      }
      case "future" -> {
        return future((List<?>) a, b, v[2], start);
      }
      default -> {
        return buildMore(action, v, start, l, c, el, ec);
      }
    }
  }

  private Object buildMore(String action, Object[] v, int start, int l, int c, int el, int ec) {
    Object a = v == null ? null : v[0];
    Object b = v == null || v.length < 2 ? null : v[1];
    switch (action) {
      case "middle" -> {
        return a;
      }
      case "specMiddle" -> {
        int t = ((Ref) a).token();
        return strings.middle(t, false, t);
      }
      case "field" -> {
        return field((Expr) a, (Ref) b, l, c, el, ec);
      }
      case "conversion" -> {
        return conversion(((Ref) a).token(), start + 1);
      }
      case "fstring" -> {
        return fstring(((Ref) a).token(), (List<?>) b, ((Ref) v[2]).token());
      }
      case "string" -> {
        return strings.constant(((Ref) a).token());
      }
      case "strings" -> {
        return strings.concatenate(exprs(null, a), l, c, el, ec);
      }
      case "ensureReal" -> {
        if (((Expr.Constant) a).value() instanceof Const.Imaginary) {
          throw errorAt(a, a, "real number required in complex literal");
        }
        return a;
      }
      case "ensureImaginary" -> {
        if (!(((Expr.Constant) a).value() instanceof Const.Imaginary)) {
          throw errorAt(a, a, "imaginary number required in complex literal");
        }
        return a;
      }
      case "legacy" -> {
        if (!isLegacy(a)) {
          return null;
        }
        String n = ((Expr.Name) a).id();
        throw errorAt(
            a, b, "Missing parentheses in call to '" + n + "'. Did you mean " + n + "(...)?");
      }
      case "forgotComma" -> {
        if (isLegacy(a) || levelAt(machine.mark - 1) == 0) {
          return null;
        }
        throw errorAt(a, b, "invalid syntax. Perhaps you forgot a comma?");
      }
      case "typeVarTupleBound" -> {
        String kind = b instanceof Expr.Tuple ? "constraints" : "bound";
        throw errorFrom(a, "cannot use " + kind + " with TypeVarTuple");
      }
      case "paramSpecBound" -> {
        String kind = b instanceof Expr.Tuple ? "constraints" : "bound";
        throw errorFrom(a, "cannot use " + kind + " with ParamSpec");
      }
      case "starTarget" -> {
        return invalidTarget((Expr) a, "cannot assign to ", false, false);
      }
      case "forTarget" -> {
        return invalidTarget((Expr) a, "cannot assign to ", true, false);
      }
      case "delTarget" -> {
        return invalidTarget((Expr) a, "cannot delete ", false, true);
      }
      case "nonparenGenexp" -> {
        List<Expr> args = ((Expr.Call) a).args();
        if (args.size() <= 1) {
          return null;
        }
        throw errorAt(
            args.getLast(), lastOf((List<?>) b), "Generator expression must be parenthesized");
      }
      case "argumentsError" -> {
        boolean unpacking = false;
        for (Keyword k : ((Expr.Call) a).keywords()) {
          unpacking |= k.arg() == null;
        }
        throw lastError(
            unpacking
                ? "positional argument follows keyword argument unpacking"
                : "positional argument follows keyword argument");
      }
      case "keyWithoutColon" -> {
        Expr k = (Expr) a;
        throw error(
            Kind.SYNTAX_ERROR,
            "':' expected after dictionary key",
            k.line(),
            k.endCol(),
            k.endLine(),
            0);
      }
      case "version5matmul" -> version(5, "The '@' operator is");
      case "version5def" -> version(5, "Async functions are");
      case "version5for" -> version(5, "Async for loops are");
      case "version5with" -> version(5, "Async with statements are");
      case "version6variable" -> version(6, "Variable annotation syntax is");
      case "version6variables" -> version(6, "Variable annotations syntax is");
      case "version8pos" -> version(8, "Positional-only parameters are");
      case "version10" -> version(10, "Pattern matching is");
      case "version11groups" -> version(11, "Exception groups are");
      case "version12alias" -> version(12, "Type statement is");
      case "version12params" -> version(12, "Type parameter lists are");
      case "version13" -> version(13, "Type parameter defaults are");
      default -> throw new IllegalStateException(action);
    }
    return new Span(start, machine.mark - 1);
  }

  private void version(int minor, String what) {
    if (featureVersion < minor) {
      throw lastError(what + " only supported in Python 3." + minor + " and greater");
    }
  }

  private Object future(List<?> dots, Object module, Object names, int start) {
    if (dots.isEmpty()
        && module instanceof Expr.Name n
        && n.id().equals("__future__")
        && names instanceof List<?> l) {
      for (Object o : l) {
        barry |= o instanceof Expr.Name name && name.id().equals("barry_as_FLUFL");
      }
    }
    return new Span(start, machine.mark - 1);
  }

  private static Expr.Call arguments(List<?> first, List<?> rest, int l, int c, int el, int ec) {
    List<Expr> args = new ArrayList<>();
    List<Keyword> keywords = new ArrayList<>();
    for (Object o : first) {
      add(o, args, keywords);
    }
    if (rest != null) {
      for (Object o : rest) {
        add(o, args, keywords);
      }
    }
    return new Expr.Call(null, args, keywords, l, c, el, ec);
  }

  private static void add(Object o, List<Expr> args, List<Keyword> keywords) {
    if (o instanceof Keyword k) {
      keywords.add(k);
    } else {
      args.add((Expr) o);
    }
  }

  private Object conversion(int mark, int name) {
    if (tokens.end[mark] != tokens.start[name]) {
      throw errorAt(
          new Ref(mark),
          new Ref(name),
          "f-string: conversion type must come right after the exclamanation mark");
    }
    return new Ref(name);
  }

  private Expr fstring(int first, List<?> parts, int last) {
    boolean raw = strings.isRaw(first);
    List<Expr> values = new ArrayList<>();
    for (Object part : parts) {
      values.add(part instanceof Ref r ? strings.middle(r.token(), raw, last) : (Expr) part);
    }
    return strings.joinedStr(first, values, last);
  }

  private Expr field(Expr value, Ref conversion, int l, int c, int el, int ec) {
    if (conversion != null) {
      String n = tokens.nameOf(conversion.token());
      if (!n.equals("s") && !n.equals("r") && !n.equals("a")) {
        StringBuilder repr = new StringBuilder();
        PyRepr.text(repr, n);
        throw errorAt(
            conversion,
            conversion,
            "f-string: invalid conversion character " + repr + ": expected 's', 'r', or 'a'");
      }
    }
    return new Expr.FormattedValue(value, -1, null, l, c, el, ec);
  }

  /** Bracket depth after token i. */
  private int levelAt(int i) {
    return levels(tokens, i);
  }

  private static int levels(TokenList tokens, int last) {
    int level = 0;
    for (int i = 0; i <= last; i++) {
      int t = tokens.type[i];
      if (t == Tok.LPAR || t == Tok.LSQB || t == Tok.LBRACE) {
        level++;
      } else if (t == Tok.RPAR || t == Tok.RSQB || t == Tok.RBRACE) {
        level--;
      }
    }
    return level;
  }
}
