package jyston.runtime.module.ast;

import java.util.List;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.AstSchema;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.ast.WithItem;
import jyston.runtime.Py;
import jyston.runtime.PyException;

/** What {@code compile()} checks of trees made by programs (CPython's {@code Python/ast.c}). */
final class Validator {
  private Validator() {}

  static void check(Mod m) {
    switch (m) {
      case Mod.Module x -> stmts(x.body());
      case Mod.Interactive x -> stmts(x.body());
      case Mod.Expression x -> expr(x.body(), Context.LOAD);
      case Mod.FunctionType x -> throw Py.systemError("validator does not handle FunctionType");
    }
  }

  private static void positions(Node n) {
    if (!(n instanceof Located l)) {
      return;
    }
    if (l.line() > l.endLine()) {
      throw Py.valueError(
          "AST node line range (" + l.line() + ", " + l.endLine() + ") is not valid");
    }
    if (l.line() < 0 && l.endLine() != l.line() || l.col() < 0 && l.col() != l.endCol()) {
      throw Py.valueError(
          "AST node column range ("
              + l.col()
              + ", "
              + l.endCol()
              + ") for line range ("
              + l.line()
              + ", "
              + l.endLine()
              + ") is not valid");
    }
    if (l.line() == l.endLine() && l.col() > l.endCol()) {
      throw Py.valueError(
          "line " + l.line() + ", column " + l.col() + "-" + l.endCol() + " is not a valid range");
    }
  }

  private static PyException required(String what, String owner) {
    return Py.valueError("empty " + what + " on " + owner);
  }

  private static void body(List<Stmt> b, String owner) {
    if (b.isEmpty()) {
      throw required("body", owner);
    }
    stmts(b);
  }

  private static void stmts(List<Stmt> list) {
    for (Stmt s : list) {
      if (s == null) {
        throw Py.valueError("None disallowed in statement list");
      }
      stmt(s);
    }
  }

  private static void exprs(List<Expr> list, Context ctx, boolean nullOk) {
    for (Expr e : list) {
      if (e != null) {
        expr(e, ctx);
      } else if (!nullOk) {
        throw Py.valueError("None disallowed in expression list");
      }
    }
  }

  private static void targets(List<Expr> list, Context ctx, String owner) {
    if (list.isEmpty()) {
      throw required("targets", owner);
    }
    exprs(list, ctx, false);
  }

  private static void name(String n) {
    if (n != null && (n.equals("None") || n.equals("True") || n.equals("False"))) {
      throw Py.valueError("identifier field can't represent '" + n + "' constant");
    }
  }

  private static void typeParams(List<TypeParam> params) {
    for (TypeParam p : params) {
      positions(p);
      switch (p) {
        case TypeParam.TypeVar t -> {
          name(t.name());
          optional(t.bound());
          optional(t.defaultValue());
        }
        case TypeParam.ParamSpec t -> {
          name(t.name());
          optional(t.defaultValue());
        }
        case TypeParam.TypeVarTuple t -> {
          name(t.name());
          optional(t.defaultValue());
        }
      }
    }
  }

  private static void optional(Expr e) {
    if (e != null) {
      expr(e, Context.LOAD);
    }
  }

  private static void arguments(Arguments a) {
    for (List<jyston.frontend.ast.Arg> l : List.of(a.posonlyargs(), a.args(), a.kwonlyargs())) {
      for (jyston.frontend.ast.Arg x : l) {
        positions(x);
        optional(x.annotation());
      }
    }
    if (a.vararg() != null) {
      optional(a.vararg().annotation());
    }
    if (a.kwarg() != null) {
      optional(a.kwarg().annotation());
    }
    if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
      throw Py.valueError("more positional defaults than args on arguments");
    }
    if (a.kwDefaults().size() != a.kwonlyargs().size()) {
      throw Py.valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
    }
    exprs(a.defaults(), Context.LOAD, false);
    exprs(a.kwDefaults(), Context.LOAD, true);
  }

  private static void function(
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decorators,
      Expr returns,
      List<TypeParam> params,
      String owner) {
    body(body, owner);
    typeParams(params);
    arguments(args);
    exprs(decorators, Context.LOAD, false);
    optional(returns);
  }

  private static void keywords(List<jyston.frontend.ast.Keyword> l) {
    for (jyston.frontend.ast.Keyword k : l) {
      expr(k.value(), Context.LOAD);
    }
  }

  private static void items(List<WithItem> l, String owner) {
    if (l.isEmpty()) {
      throw required("items", owner);
    }
    for (WithItem w : l) {
      expr(w.contextExpr(), Context.LOAD);
      if (w.optionalVars() != null) {
        expr(w.optionalVars(), Context.STORE);
      }
    }
  }

  private static void handlers(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> last,
      String owner) {
    body(body, owner);
    if (handlers.isEmpty() && last.isEmpty()) {
      throw Py.valueError(owner + " has neither except handlers nor finalbody");
    }
    if (handlers.isEmpty() && !orelse.isEmpty()) {
      throw Py.valueError(owner + " has orelse but no except handlers");
    }
    for (ExceptHandler h : handlers) {
      positions(h);
      optional(h.type());
      body(h.body(), "ExceptHandler");
    }
    stmts(last);
    stmts(orelse);
  }

  private static void stmt(Stmt s) {
    positions(s);
    switch (s) {
      case Stmt.FunctionDef x ->
          function(
              x.name(),
              x.args(),
              x.body(),
              x.decoratorList(),
              x.returns(),
              x.typeParams(),
              "FunctionDef");
      case Stmt.AsyncFunctionDef x ->
          function(
              x.name(),
              x.args(),
              x.body(),
              x.decoratorList(),
              x.returns(),
              x.typeParams(),
              "AsyncFunctionDef");
      case Stmt.ClassDef x -> {
        body(x.body(), "ClassDef");
        typeParams(x.typeParams());
        exprs(x.bases(), Context.LOAD, false);
        keywords(x.keywords());
        exprs(x.decoratorList(), Context.LOAD, false);
      }
      case Stmt.Return x -> optional(x.value());
      case Stmt.Delete x -> targets(x.targets(), Context.DEL, "Delete");
      case Stmt.Assign x -> {
        targets(x.targets(), Context.STORE, "Assign");
        expr(x.value(), Context.LOAD);
      }
      case Stmt.TypeAlias x -> {
        if (!(x.name() instanceof Expr.Name)) {
          throw Py.typeError("TypeAlias with non-Name name");
        }
        expr(x.name(), Context.STORE);
        typeParams(x.typeParams());
        expr(x.value(), Context.LOAD);
      }
      case Stmt.AugAssign x -> {
        expr(x.target(), Context.STORE);
        expr(x.value(), Context.LOAD);
      }
      case Stmt.AnnAssign x -> {
        if (!(x.target() instanceof Expr.Name) && x.simple() != 0) {
          throw Py.typeError("AnnAssign with simple non-Name target");
        }
        expr(x.target(), Context.STORE);
        optional(x.value());
        expr(x.annotation(), Context.LOAD);
      }
      case Stmt.For x -> {
        expr(x.target(), Context.STORE);
        expr(x.iter(), Context.LOAD);
        body(x.body(), "For");
        stmts(x.orelse());
      }
      case Stmt.AsyncFor x -> {
        expr(x.target(), Context.STORE);
        expr(x.iter(), Context.LOAD);
        body(x.body(), "AsyncFor");
        stmts(x.orelse());
      }
      case Stmt.While x -> {
        expr(x.test(), Context.LOAD);
        body(x.body(), "While");
        stmts(x.orelse());
      }
      case Stmt.If x -> {
        expr(x.test(), Context.LOAD);
        body(x.body(), "If");
        stmts(x.orelse());
      }
      case Stmt.With x -> {
        items(x.items(), "With");
        body(x.body(), "With");
      }
      case Stmt.AsyncWith x -> {
        items(x.items(), "AsyncWith");
        body(x.body(), "AsyncWith");
      }
      case Stmt.Match x -> {
        expr(x.subject(), Context.LOAD);
        if (x.cases().isEmpty()) {
          throw required("cases", "Match");
        }
        for (MatchCase c : x.cases()) {
          pattern(c.pattern(), false);
          optional(c.guard());
          body(c.body(), "match_case");
        }
      }
      case Stmt.Raise x -> {
        if (x.exc() == null && x.cause() != null) {
          throw Py.valueError("Raise with cause but no exception");
        }
        optional(x.exc());
        optional(x.cause());
      }
      case Stmt.Try x -> handlers(x.body(), x.handlers(), x.orelse(), x.finalbody(), "Try");
      case Stmt.TryStar x -> handlers(x.body(), x.handlers(), x.orelse(), x.finalbody(), "TryStar");
      case Stmt.Assert x -> {
        expr(x.test(), Context.LOAD);
        optional(x.msg());
      }
      case Stmt.Import x -> nonEmpty(x.names(), "names", "Import");
      case Stmt.ImportFrom x -> {
        if (x.level() < 0) {
          throw Py.valueError("Negative ImportFrom level");
        }
        nonEmpty(x.names(), "names", "ImportFrom");
      }
      case Stmt.Global x -> nonEmpty(x.names(), "names", "Global");
      case Stmt.Nonlocal x -> nonEmpty(x.names(), "names", "Nonlocal");
      case Stmt.ExprStmt x -> expr(x.value(), Context.LOAD);
      case Stmt.Pass x -> {}
      case Stmt.Break x -> {}
      case Stmt.Continue x -> {}
    }
  }

  private static void nonEmpty(List<?> l, String what, String owner) {
    if (l.isEmpty()) {
      throw required(what, owner);
    }
  }

  private static void context(Expr e, Context found, Context wanted) {
    if (found != wanted) {
      throw Py.valueError(
          "expression must have "
              + AstSchema.enumName(wanted)
              + " context but has "
              + AstSchema.enumName(found)
              + " instead");
    }
  }

  private static void generators(List<Comprehension> l) {
    if (l.isEmpty()) {
      throw Py.valueError("comprehension with no generators");
    }
    for (Comprehension c : l) {
      expr(c.target(), Context.STORE);
      expr(c.iter(), Context.LOAD);
      exprs(c.ifs(), Context.LOAD, false);
    }
  }

  private static void expr(Expr e, Context ctx) {
    positions(e);
    switch (e) {
      case Expr.Attribute x -> {
        context(e, x.ctx(), ctx);
        expr(x.value(), Context.LOAD);
      }
      case Expr.Subscript x -> {
        context(e, x.ctx(), ctx);
        expr(x.slice(), Context.LOAD);
        expr(x.value(), Context.LOAD);
      }
      case Expr.Starred x -> {
        context(e, x.ctx(), ctx);
        expr(x.value(), ctx);
      }
      case Expr.Name x -> {
        name(x.id());
        context(e, x.ctx(), ctx);
      }
      case Expr.ListExpr x -> {
        context(e, x.ctx(), ctx);
        exprs(x.elts(), ctx, false);
      }
      case Expr.Tuple x -> {
        context(e, x.ctx(), ctx);
        exprs(x.elts(), ctx, false);
      }
      default -> {
        if (ctx != Context.LOAD) {
          throw Py.valueError(
              "expression which can't be "
                  + (ctx == Context.STORE ? "assigned to" : "deleted")
                  + " in "
                  + AstSchema.enumName(ctx)
                  + " context");
        }
        value(e);
      }
    }
  }

  private static void value(Expr e) {
    switch (e) {
      case Expr.BoolOp x -> {
        if (x.values().size() < 2) {
          throw Py.valueError("BoolOp with less than 2 values");
        }
        exprs(x.values(), Context.LOAD, false);
      }
      case Expr.NamedExpr x -> {
        if (!(x.target() instanceof Expr.Name)) {
          throw Py.typeError("NamedExpr target must be a Name");
        }
        expr(x.value(), Context.LOAD);
      }
      case Expr.Dict x -> {
        if (x.keys().size() != x.values().size()) {
          throw Py.valueError("Dict doesn't have the same number of keys as values");
        }
        exprs(x.keys(), Context.LOAD, true);
        exprs(x.values(), Context.LOAD, false);
      }
      case Expr.Lambda x -> {
        arguments(x.args());
        expr(x.body(), Context.LOAD);
      }
      case Expr.ListComp x -> {
        generators(x.generators());
        expr(x.elt(), Context.LOAD);
      }
      case Expr.SetComp x -> {
        generators(x.generators());
        expr(x.elt(), Context.LOAD);
      }
      case Expr.GeneratorExp x -> {
        generators(x.generators());
        expr(x.elt(), Context.LOAD);
      }
      case Expr.DictComp x -> {
        generators(x.generators());
        expr(x.key(), Context.LOAD);
        expr(x.value(), Context.LOAD);
      }
      case Expr.Compare x -> {
        if (x.comparators().isEmpty()) {
          throw Py.valueError("Compare with no comparators");
        }
        if (x.comparators().size() != x.ops().size()) {
          throw Py.valueError("Compare has a different number of comparators and operands");
        }
        expr(x.left(), Context.LOAD);
        exprs(x.comparators(), Context.LOAD, false);
      }
      case Expr.Call x -> {
        expr(x.func(), Context.LOAD);
        exprs(x.args(), Context.LOAD, false);
        keywords(x.keywords());
      }
      default -> {
        // The rest only holds expressions to be loaded.
        for (Object f : AstSchema.fields(e)) {
          if (f instanceof Expr sub) {
            expr(sub, Context.LOAD);
          } else if (f instanceof List<?> l) {
            for (Object o : l) {
              if (o == null) {
                throw Py.valueError("None disallowed in expression list");
              }
              if (o instanceof Expr sub) {
                expr(sub, Context.LOAD);
              }
            }
          }
        }
      }
    }
  }

  private static void capture(String n) {
    if (n.equals("_")) {
      throw Py.valueError("can't capture name '_' in patterns");
    }
    name(n);
  }

  private static void patterns(List<Pattern> l, boolean starOk) {
    for (Pattern p : l) {
      if (p == null) {
        throw Py.valueError("None disallowed in pattern list");
      }
      pattern(p, starOk);
    }
  }

  private static void pattern(Pattern p, boolean starOk) {
    positions(p);
    switch (p) {
      case Pattern.MatchValue x -> matchValue(x.value());
      case Pattern.MatchSingleton x -> {
        if (x.value() == Const.Singleton.ELLIPSIS || !(x.value() instanceof Const.Singleton)) {
          throw Py.valueError("MatchSingleton can only contain True, False and None");
        }
      }
      case Pattern.MatchSequence x -> patterns(x.patterns(), true);
      case Pattern.MatchMapping x -> {
        if (x.keys().size() != x.patterns().size()) {
          throw Py.valueError("MatchMapping doesn't have the same number of keys as patterns");
        }
        if (x.rest() != null) {
          capture(x.rest());
        }
        for (Expr k : x.keys()) {
          if (k instanceof Expr.Constant c && c.value() instanceof Const.Singleton) {
            continue;
          }
          matchValue(k);
        }
        patterns(x.patterns(), false);
      }
      case Pattern.MatchClass x -> {
        if (x.kwdAttrs().size() != x.kwdPatterns().size()) {
          throw Py.valueError(
              "MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        expr(x.cls(), Context.LOAD);
        Expr c = x.cls();
        while (c instanceof Expr.Attribute a) {
          c = a.value();
        }
        if (!(c instanceof Expr.Name)) {
          throw Py.valueError("MatchClass cls field can only contain Name or Attribute nodes.");
        }
        for (String a : x.kwdAttrs()) {
          name(a);
        }
        patterns(x.patterns(), false);
        patterns(x.kwdPatterns(), false);
      }
      case Pattern.MatchStar x -> {
        if (!starOk) {
          throw Py.valueError("can't use MatchStar here");
        }
        if (x.name() != null) {
          capture(x.name());
        }
      }
      case Pattern.MatchAs x -> {
        if (x.name() != null) {
          capture(x.name());
        }
        if (x.pattern() != null) {
          if (x.name() == null) {
            throw Py.valueError("MatchAs must specify a target name if a pattern is given");
          }
          pattern(x.pattern(), false);
        }
      }
      case Pattern.MatchOr x -> {
        if (x.patterns().size() < 2) {
          throw Py.valueError("MatchOr requires at least 2 patterns");
        }
        patterns(x.patterns(), false);
      }
    }
  }

  private static void matchValue(Expr e) {
    expr(e, Context.LOAD);
    boolean ok =
        switch (e) {
          case Expr.Constant c ->
              !(c.value() instanceof Const.Singleton
                  || c.value() instanceof Const.TupleConst
                  || c.value() instanceof Const.FrozenSetConst);
          case Expr.Attribute a -> true;
          case Expr.UnaryOp u -> u.operand() instanceof Expr.Constant;
          case Expr.BinOp b -> true;
          case Expr.JoinedStr j -> true;
          default -> false;
        };
    if (!ok) {
      throw Py.valueError("patterns may only match literals and attribute lookups");
    }
  }
}
