package jyston.frontend.scope;

import static jyston.frontend.scope.Scope.DEF_BOUND;
import static jyston.frontend.scope.Scope.DEF_COMP_ITER;
import static jyston.frontend.scope.Scope.DEF_GLOBAL;
import static jyston.frontend.scope.Scope.DEF_LOCAL;
import static jyston.frontend.scope.Scope.DEF_NONLOCAL;
import static jyston.frontend.scope.Scope.DEF_PARAM;
import static jyston.frontend.scope.Scope.USE;

import java.util.LinkedHashMap;
import java.util.List;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Pattern;

/** Collects the names of expressions and patterns. */
abstract class ExprScopes extends ScopeNames {
  ExprScopes(String filename, boolean futureAnnotations) {
    super(filename, futureAnnotations);
  }

  void arguments(Arguments a) {
    params(a.posonlyargs());
    params(a.args());
    params(a.kwonlyargs());
    if (a.vararg() != null) {
      addDef(a.vararg().arg(), DEF_PARAM, a.vararg());
      cur.varargs = true;
    }
    if (a.kwarg() != null) {
      addDef(a.kwarg().arg(), DEF_PARAM, a.kwarg());
      cur.varkeywords = true;
    }
  }

  void params(List<Arg> args) {
    for (Arg a : args) {
      addDef(a.arg(), DEF_PARAM, a);
    }
  }

  void exprs(List<Expr> list) {
    for (Expr e : list) {
      expr(e);
    }
  }

  void nullableExprs(List<Expr> list) {
    for (Expr e : list) {
      if (e != null) {
        expr(e);
      }
    }
  }

  void keywords(List<Keyword> list) {
    for (Keyword k : list) {
      expr(k.value());
    }
  }

  void expr(Expr e) {
    deeper();
    switch (e) {
      case Expr.NamedExpr n -> {
        notAllowed(e, "named expression");
        namedExpr(n);
      }
      case Expr.BoolOp b -> exprs(b.values());
      case Expr.BinOp b -> binary(b);
      case Expr.UnaryOp u -> expr(u.operand());
      case Expr.Lambda l -> {
        exprs(l.args().defaults());
        nullableExprs(l.args().kwDefaults());
        Scope s = enter(Scope.Kind.FUNCTION, l, "lambda", l);
        scopes.put(l, s);
        arguments(l.args());
        expr(l.body());
        exit();
      }
      case Expr.IfExp i -> {
        expr(i.test());
        expr(i.body());
        expr(i.orelse());
      }
      case Expr.Dict d -> {
        nullableExprs(d.keys());
        exprs(d.values());
      }
      case Expr.Set s -> exprs(s.elts());
      case Expr.ListComp c ->
          comprehension(c, "listcomp", c.generators(), c.elt(), null, Scope.Comp.LIST);
      case Expr.SetComp c ->
          comprehension(c, "setcomp", c.generators(), c.elt(), null, Scope.Comp.SET);
      case Expr.GeneratorExp c ->
          comprehension(c, "genexpr", c.generators(), c.elt(), null, Scope.Comp.GENERATOR);
      case Expr.DictComp c ->
          comprehension(c, "dictcomp", c.generators(), c.key(), c.value(), Scope.Comp.DICT);
      case Expr.Yield y -> {
        notAllowed(e, "yield expression");
        if (y.value() != null) {
          expr(y.value());
        }
        cur.generator = true;
        notInComprehension(e);
      }
      case Expr.YieldFrom y -> {
        notAllowed(e, "yield expression");
        expr(y.value());
        cur.generator = true;
        notInComprehension(e);
      }
      case Expr.Await a -> {
        notAllowed(e, "await expression");
        expr(a.value());
        cur.coroutine = true;
      }
      case Expr.Compare c -> {
        expr(c.left());
        exprs(c.comparators());
      }
      case Expr.Call c -> {
        expr(c.func());
        exprs(c.args());
        keywords(c.keywords());
      }
      case Expr.FormattedValue f -> {
        expr(f.value());
        if (f.formatSpec() != null) {
          expr(f.formatSpec());
        }
      }
      case Expr.JoinedStr j -> exprs(j.values());
      case Expr.Constant c -> {}
      case Expr.Attribute a -> {
        if (a.ctx() == Context.STORE && a.value() instanceof Expr.Name n && n.id().equals("self")) {
          staticAttribute(a.attr());
        }
        expr(a.value());
      }
      case Expr.Subscript s -> {
        expr(s.value());
        expr(s.slice());
      }
      case Expr.Starred s -> expr(s.value());
      case Expr.Slice s -> {
        if (s.lower() != null) {
          expr(s.lower());
        }
        if (s.upper() != null) {
          expr(s.upper());
        }
        if (s.step() != null) {
          expr(s.step());
        }
      }
      case Expr.Name n -> {
        addDef(n.id(), n.ctx() == Context.LOAD ? USE : DEF_LOCAL, n);
        if (n.ctx() == Context.LOAD && cur.isFunctionLike() && n.id().equals("super")) {
          use("__class__", n);
        }
      }
      case Expr.ListExpr l -> exprs(l.elts());
      case Expr.Tuple t -> exprs(t.elts());
    }
    depth--;
  }

  /** Left-deep chains of operators may be far longer than the Java stack is deep. */
  void binary(Expr.BinOp b) {
    Expr e = b;
    int n = 0;
    while (e instanceof Expr.BinOp x) {
      n++;
      e = x.left();
    }
    if (n == 1) {
      expr(b.left());
      expr(b.right());
      return;
    }
    Expr[] rights = new Expr[n];
    e = b;
    for (int i = n - 1; i >= 0; i--) {
      Expr.BinOp x = (Expr.BinOp) e;
      rights[i] = x.right();
      e = x.left();
    }
    expr(e);
    for (Expr r : rights) {
      expr(r);
    }
  }

  void staticAttribute(String attr) {
    for (Scope s = cur; s != null; s = s.parent) {
      if (s.kind == Scope.Kind.CLASS) {
        if (s != cur) {
          if (s.staticAttributes == null) {
            s.staticAttributes = new LinkedHashMap<>();
          }
          s.staticAttributes.put(attr, Boolean.TRUE);
        }
        return;
      }
    }
  }

  void notAllowed(Expr e, String what) {
    switch (cur.kind) {
      case ANNOTATION -> throw error(what + " cannot be used within an annotation", e);
      case TYPE_VARIABLE -> throw error(what + " cannot be used within " + cur.scopeInfo, e);
      case TYPE_ALIAS -> throw error(what + " cannot be used within a type alias", e);
      case TYPE_PARAMETERS ->
          throw error(what + " cannot be used within the definition of a generic", e);
      default -> {}
    }
  }

  void notInComprehension(Expr e) {
    if (cur.comprehension != Scope.Comp.NONE) {
      throw error("'yield' inside " + cur.comprehension.label, e);
    }
  }

  void namedExpr(Expr.NamedExpr e) {
    if (cur.compIterExpr > 0) {
      throw error("assignment expression cannot be used in a comprehension iterable expression", e);
    }
    if (cur.comprehension != Scope.Comp.NONE) {
      extendNamedExprScope((Expr.Name) e.target());
    }
    cur.hasWalrus = true;
    expr(e.value());
    expr(e.target());
  }

  void extendNamedExprScope(Expr.Name target) {
    String name = target.id();
    for (Scope s = cur; s != null; s = s.parent) {
      if (s.comprehension != Scope.Comp.NONE) {
        int f = s.flags(s.mangle(name));
        if ((f & DEF_COMP_ITER) != 0 && (f & DEF_BOUND) != 0) {
          throw error(
              "assignment expression cannot rebind comprehension iteration variable '" + name + "'",
              target);
        }
        s.hasWalrus = true;
        continue;
      }
      switch (s.kind) {
        case FUNCTION -> {
          int f = s.flags(s.mangle(name));
          if ((f & DEF_GLOBAL) != 0) {
            addDef(name, DEF_GLOBAL, target);
          } else {
            addDef(name, DEF_NONLOCAL, target);
          }
          directive(cur, name, target);
          s.hasWalrus = true;
          addDefTo(s, name, DEF_LOCAL, target);
          return;
        }
        case MODULE -> {
          addDef(name, DEF_GLOBAL, target);
          directive(cur, name, target);
          addDefTo(s, name, DEF_GLOBAL, target);
          return;
        }
        case CLASS ->
            throw error(
                "assignment expression within a comprehension cannot be used in a class body",
                target);
        case TYPE_PARAMETERS ->
            throw error(
                "assignment expression within a comprehension cannot be used within the definition"
                    + " of a generic",
                target);
        case TYPE_ALIAS ->
            throw error(
                "assignment expression within a comprehension cannot be used in a type alias",
                target);
        case TYPE_VARIABLE ->
            throw error(
                "assignment expression within a comprehension cannot be used in " + s.scopeInfo,
                target);
        default -> {}
      }
    }
  }

  void comprehension(
      Expr e, String name, List<Comprehension> generators, Expr elt, Expr value, Scope.Comp kind) {
    Comprehension outermost = generators.getFirst();
    cur.compIterExpr++;
    expr(outermost.iter());
    cur.compIterExpr--;
    Scope s = enter(Scope.Kind.FUNCTION, e, name, e);
    scopes.put(e, s);
    if (outermost.isAsync()) {
      s.coroutine = true;
    }
    s.comprehension = kind;
    addDef(".0", DEF_PARAM, e);
    s.compIterTarget = true;
    expr(outermost.target());
    s.compIterTarget = false;
    exprs(outermost.ifs());
    for (int i = 1; i < generators.size(); i++) {
      Comprehension c = generators.get(i);
      s.compIterTarget = true;
      expr(c.target());
      s.compIterTarget = false;
      s.compIterExpr++;
      expr(c.iter());
      s.compIterExpr--;
      exprs(c.ifs());
      if (c.isAsync()) {
        s.coroutine = true;
      }
    }
    if (value != null) {
      expr(value);
    }
    expr(elt);
    s.generator = kind == Scope.Comp.GENERATOR;
    boolean isAsync = s.coroutine && kind != Scope.Comp.GENERATOR;
    exit();
    if (isAsync) {
      cur.coroutine = true;
    }
  }

  void pattern(Pattern p) {
    deeper();
    switch (p) {
      case Pattern.MatchValue v -> expr(v.value());
      case Pattern.MatchSingleton s -> {}
      case Pattern.MatchSequence s -> patterns(s.patterns());
      case Pattern.MatchStar s -> {
        if (s.name() != null) {
          addDef(s.name(), DEF_LOCAL, s);
        }
      }
      case Pattern.MatchMapping m -> {
        exprs(m.keys());
        patterns(m.patterns());
        if (m.rest() != null) {
          addDef(m.rest(), DEF_LOCAL, m);
        }
      }
      case Pattern.MatchClass c -> {
        expr(c.cls());
        patterns(c.patterns());
        patterns(c.kwdPatterns());
      }
      case Pattern.MatchAs a -> {
        if (a.pattern() != null) {
          pattern(a.pattern());
        }
        if (a.name() != null) {
          addDef(a.name(), DEF_LOCAL, a);
        }
      }
      case Pattern.MatchOr o -> patterns(o.patterns());
    }
    depth--;
  }

  void patterns(List<Pattern> list) {
    for (Pattern p : list) {
      pattern(p);
    }
  }
}
