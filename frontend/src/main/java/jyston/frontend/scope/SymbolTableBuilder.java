package jyston.frontend.scope;

import static jyston.frontend.scope.Scope.DEF_ANNOT;
import static jyston.frontend.scope.Scope.DEF_GLOBAL;
import static jyston.frontend.scope.Scope.DEF_IMPORT;
import static jyston.frontend.scope.Scope.DEF_LOCAL;
import static jyston.frontend.scope.Scope.DEF_NONLOCAL;
import static jyston.frontend.scope.Scope.DEF_PARAM;
import static jyston.frontend.scope.Scope.DEF_TYPE_PARAM;
import static jyston.frontend.scope.Scope.USE;

import java.util.HashSet;
import java.util.List;
import jyston.frontend.ast.Alias;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.ast.WithItem;

/** First pass of the symbol table: collects the names of every block. */
final class SymbolTableBuilder extends ExprScopes {
  SymbolTableBuilder(String filename, boolean futureAnnotations) {
    super(filename, futureAnnotations);
  }

  SymbolTable build(Mod mod) {
    top = cur = new Scope(Scope.Kind.MODULE, mod, "top", 0, 0, 0, 0);
    scopes.put(mod, top);
    switch (mod) {
      case Mod.Module m -> stmts(m.body());
      case Mod.Interactive m -> stmts(m.body());
      case Mod.Expression m -> expr(m.body());
      case Mod.FunctionType m ->
          throw new IllegalArgumentException("this compiler does not handle FunctionTypes");
    }
    return new SymbolTable(top, scopes, typeParamScopes);
  }

  private void stmts(List<Stmt> list) {
    for (Stmt s : list) {
      stmt(s);
    }
  }

  private void stmt(Stmt s) {
    deeper();
    switch (s) {
      case Stmt.FunctionDef f ->
          function(
              f,
              f.name(),
              f.args(),
              f.body(),
              f.decoratorList(),
              f.returns(),
              f.typeParams(),
              false);
      case Stmt.AsyncFunctionDef f ->
          function(
              f,
              f.name(),
              f.args(),
              f.body(),
              f.decoratorList(),
              f.returns(),
              f.typeParams(),
              true);
      case Stmt.ClassDef c -> classDef(c);
      case Stmt.TypeAlias t -> typeAlias(t);
      case Stmt.Return r -> {
        if (r.value() != null) {
          expr(r.value());
          cur.returnsValue = true;
        }
      }
      case Stmt.Delete d -> exprs(d.targets());
      case Stmt.Assign a -> {
        exprs(a.targets());
        expr(a.value());
      }
      case Stmt.AnnAssign a -> annAssign(a);
      case Stmt.AugAssign a -> {
        expr(a.target());
        expr(a.value());
      }
      case Stmt.For f -> {
        expr(f.target());
        expr(f.iter());
        stmts(f.body());
        stmts(f.orelse());
      }
      case Stmt.AsyncFor f -> {
        moduleCoroutine();
        expr(f.target());
        expr(f.iter());
        stmts(f.body());
        stmts(f.orelse());
      }
      case Stmt.While w -> {
        expr(w.test());
        stmts(w.body());
        stmts(w.orelse());
      }
      case Stmt.If i -> {
        expr(i.test());
        stmts(i.body());
        stmts(i.orelse());
      }
      case Stmt.Match m -> {
        expr(m.subject());
        for (MatchCase c : m.cases()) {
          pattern(c.pattern());
          if (c.guard() != null) {
            expr(c.guard());
          }
          stmts(c.body());
        }
      }
      case Stmt.Raise r -> {
        if (r.exc() != null) {
          expr(r.exc());
          if (r.cause() != null) {
            expr(r.cause());
          }
        }
      }
      case Stmt.Try t -> tryStmt(t.body(), t.handlers(), t.orelse(), t.finalbody());
      case Stmt.TryStar t -> tryStmt(t.body(), t.handlers(), t.orelse(), t.finalbody());
      case Stmt.Assert a -> {
        expr(a.test());
        if (a.msg() != null) {
          expr(a.msg());
        }
      }
      case Stmt.Import i -> {
        for (Alias a : i.names()) {
          alias(a);
        }
      }
      case Stmt.ImportFrom i -> {
        for (Alias a : i.names()) {
          alias(a);
        }
      }
      case Stmt.Global g -> declare(g.names(), true, g);
      case Stmt.Nonlocal n -> declare(n.names(), false, n);
      case Stmt.ExprStmt e -> expr(e.value());
      case Stmt.Pass p -> {}
      case Stmt.Break b -> {}
      case Stmt.Continue c -> {}
      case Stmt.With w -> with(w.items(), w.body());
      case Stmt.AsyncWith w -> {
        moduleCoroutine();
        with(w.items(), w.body());
      }
    }
    depth--;
  }

  private void with(List<WithItem> items, List<Stmt> body) {
    for (WithItem w : items) {
      expr(w.contextExpr());
      if (w.optionalVars() != null) {
        expr(w.optionalVars());
      }
    }
    stmts(body);
  }

  private void tryStmt(
      List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
    stmts(body);
    for (ExceptHandler h : handlers) {
      if (h.type() != null) {
        expr(h.type());
      }
      if (h.name() != null) {
        addDef(h.name(), DEF_LOCAL, h);
      }
      stmts(h.body());
    }
    stmts(orelse);
    stmts(finalbody);
  }

  private void moduleCoroutine() {
    if (cur.kind == Scope.Kind.MODULE) {
      cur.coroutine = true;
    }
  }

  private void function(
      Stmt node,
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decorators,
      Expr returns,
      List<TypeParam> typeParams,
      boolean isAsync) {
    addDef(name, DEF_LOCAL, node);
    exprs(args.defaults());
    nullableExprs(args.kwDefaults());
    exprs(decorators);
    boolean generic = !typeParams.isEmpty();
    if (generic) {
      boolean kwDefaults = false;
      for (Expr e : args.kwDefaults()) {
        kwDefaults |= e != null;
      }
      enterTypeParams(name, node, !args.defaults().isEmpty(), kwDefaults, false);
      typeParams(typeParams);
    }
    annotations(node, args, returns);
    Scope s = enter(Scope.Kind.FUNCTION, node, name, node);
    scopes.put(node, s);
    s.coroutine = isAsync;
    arguments(args);
    stmts(body);
    exit();
    if (generic) {
      exit();
    }
  }

  private void classDef(Stmt.ClassDef c) {
    addDef(c.name(), DEF_LOCAL, c);
    exprs(c.decoratorList());
    boolean generic = !c.typeParams().isEmpty();
    String saved = privateName;
    if (generic) {
      privateName = c.name();
      enterTypeParams(c.name(), c, false, false, true);
      cur.mangledNames = new HashSet<>();
      typeParams(c.typeParams());
    }
    exprs(c.bases());
    keywords(c.keywords());
    privateName = c.name();
    Scope s = enter(Scope.Kind.CLASS, c, c.name(), c);
    scopes.put(c, s);
    if (generic) {
      addDef("__type_params__", DEF_LOCAL, c);
      addDef(".type_params", USE, c);
    }
    stmts(c.body());
    exit();
    if (generic) {
      exit();
    }
    privateName = saved;
  }

  private void typeAlias(Stmt.TypeAlias t) {
    expr(t.name());
    String name = ((Expr.Name) t.name()).id();
    boolean inClass = cur.kind == Scope.Kind.CLASS;
    boolean generic = !t.typeParams().isEmpty();
    if (generic) {
      enterTypeParams(name, t, false, false, false);
      typeParams(t.typeParams());
    }
    Scope s = enter(Scope.Kind.TYPE_ALIAS, t, name, t);
    scopes.put(t, s);
    s.canSeeClassScope = inClass;
    if (inClass) {
      addDef("__classdict__", USE, t.value());
    }
    expr(t.value());
    exit();
    if (generic) {
      exit();
    }
  }

  private void enterTypeParams(
      String name, Stmt node, boolean hasDefaults, boolean hasKwDefaults, boolean isClass) {
    boolean inClass = cur.kind == Scope.Kind.CLASS;
    Scope s = enter(Scope.Kind.TYPE_PARAMETERS, node, name, node);
    typeParamScopes.put(node, s);
    if (inClass) {
      s.canSeeClassScope = true;
      addDef("__classdict__", USE, node);
    }
    if (isClass) {
      addDef(".type_params", DEF_LOCAL, node);
      use(".type_params", node);
      addDef(".generic_base", DEF_LOCAL, node);
      use(".generic_base", node);
    }
    if (hasDefaults) {
      addDef(".defaults", DEF_PARAM, node);
    }
    if (hasKwDefaults) {
      addDef(".kwdefaults", DEF_PARAM, node);
    }
  }

  private void typeParams(List<TypeParam> params) {
    boolean seenDefault = false;
    for (TypeParam p : params) {
      switch (p) {
        case TypeParam.TypeVar v -> {
          addDef(v.name(), DEF_TYPE_PARAM | DEF_LOCAL, v);
          if (v.bound() != null) {
            String info =
                v.bound() instanceof Expr.Tuple ? "a TypeVar constraint" : "a TypeVar bound";
            typeVariable(v.bound(), v.name(), v, info);
          }
          seenDefault =
              typeDefault(v.defaultValue(), v.name(), v, "a TypeVar default", seenDefault);
        }
        case TypeParam.ParamSpec v -> {
          addDef(v.name(), DEF_TYPE_PARAM | DEF_LOCAL, v);
          seenDefault =
              typeDefault(v.defaultValue(), v.name(), v, "a ParamSpec default", seenDefault);
        }
        case TypeParam.TypeVarTuple v -> {
          addDef(v.name(), DEF_TYPE_PARAM | DEF_LOCAL, v);
          seenDefault =
              typeDefault(v.defaultValue(), v.name(), v, "a TypeVarTuple default", seenDefault);
        }
      }
    }
  }

  private boolean typeDefault(
      Expr value, String name, TypeParam p, String info, boolean seenDefault) {
    if (value == null) {
      if (seenDefault) {
        throw error("non-default type parameter '" + name + "' follows default type parameter", p);
      }
      return false;
    }
    typeVariable(value, name, p, info);
    return true;
  }

  private void typeVariable(Expr value, String name, TypeParam p, String info) {
    boolean inClass = cur.canSeeClassScope;
    Scope s = enter(Scope.Kind.TYPE_VARIABLE, value, name, p);
    // The value may be a comprehension or lambda, which has a scope of its own.
    typeParamScopes.put(value, s);
    s.canSeeClassScope = inClass;
    s.scopeInfo = info;
    if (inClass) {
      addDef("__classdict__", USE, value);
    }
    expr(value);
    exit();
  }

  private void annAssign(Stmt.AnnAssign a) {
    if (a.target() instanceof Expr.Name n) {
      int flags = cur.flags(cur.mangle(n.id()));
      if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && cur != top && a.simple() != 0) {
        throw error(
            (flags & DEF_GLOBAL) != 0
                ? "annotated name '" + n.id() + "' can't be global"
                : "annotated name '" + n.id() + "' can't be nonlocal",
            a);
      }
      if (a.simple() != 0) {
        addDef(n.id(), DEF_ANNOT | DEF_LOCAL, n);
      } else if (a.value() != null) {
        addDef(n.id(), DEF_LOCAL, n);
      }
    } else {
      expr(a.target());
    }
    annotation(a.annotation());
    if (a.value() != null) {
      expr(a.value());
    }
  }

  private void annotation(Expr e) {
    if (futureAnnotations) {
      enter(Scope.Kind.ANNOTATION, e, "_annotation", e);
      expr(e);
      exit();
    } else {
      expr(e);
    }
  }

  private void annotations(Stmt node, Arguments args, Expr returns) {
    if (futureAnnotations) {
      enter(Scope.Kind.ANNOTATION, node, "_annotation", node);
    }
    argAnnotations(args.posonlyargs());
    argAnnotations(args.args());
    if (args.vararg() != null && args.vararg().annotation() != null) {
      expr(args.vararg().annotation());
    }
    if (args.kwarg() != null && args.kwarg().annotation() != null) {
      expr(args.kwarg().annotation());
    }
    argAnnotations(args.kwonlyargs());
    if (futureAnnotations) {
      exit();
    }
    if (returns != null) {
      annotation(returns);
    }
  }

  private void argAnnotations(List<Arg> args) {
    for (Arg a : args) {
      if (a.annotation() != null) {
        expr(a.annotation());
      }
    }
  }

  private void declare(List<String> names, boolean global, Stmt at) {
    String what = global ? "global" : "nonlocal";
    for (String name : names) {
      int f = cur.flags(cur.mangle(name));
      if ((f & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
        String message;
        if ((f & DEF_PARAM) != 0) {
          message = "name '" + name + "' is parameter and " + what;
        } else if ((f & USE) != 0) {
          message = "name '" + name + "' is used prior to " + what + " declaration";
        } else if ((f & DEF_ANNOT) != 0) {
          message = "annotated name '" + name + "' can't be " + what;
        } else {
          message = "name '" + name + "' is assigned to before " + what + " declaration";
        }
        throw error(message, at);
      }
      addDef(name, global ? DEF_GLOBAL : DEF_NONLOCAL, at);
      directive(cur, name, at);
    }
  }

  private void alias(Alias a) {
    String name = a.asname() == null ? a.name() : a.asname();
    int dot = name.indexOf('.');
    if (dot >= 0) {
      name = name.substring(0, dot);
    }
    if (!a.name().equals("*")) {
      addDef(name, DEF_IMPORT, a);
    } else if (cur.kind != Scope.Kind.MODULE) {
      throw error("import * only allowed at module level", a);
    }
  }
}
