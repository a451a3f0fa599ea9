package jyston.frontend.scope;

import static jyston.frontend.scope.Scope.DEF_ANNOT;
import static jyston.frontend.scope.Scope.DEF_BOUND;
import static jyston.frontend.scope.Scope.DEF_COMP_ITER;
import static jyston.frontend.scope.Scope.DEF_GLOBAL;
import static jyston.frontend.scope.Scope.DEF_IMPORT;
import static jyston.frontend.scope.Scope.DEF_LOCAL;
import static jyston.frontend.scope.Scope.DEF_NONLOCAL;
import static jyston.frontend.scope.Scope.DEF_PARAM;
import static jyston.frontend.scope.Scope.DEF_TYPE_PARAM;
import static jyston.frontend.scope.Scope.USE;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.Alias;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.ast.WithItem;

/** First pass of the symbol table: collects the names of every block. */
final class SymbolTableBuilder {
  private static final int MAX_DEPTH = 6000;

  private final String filename;
  private final boolean futureAnnotations;
  private final IdentityHashMap<Node, Scope> scopes = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Scope> typeParamScopes = new IdentityHashMap<>();
  private Scope top;
  private Scope cur;
  private String privateName;
  private int depth;

  SymbolTableBuilder(String filename, boolean futureAnnotations) {
    this.filename = filename;
    this.futureAnnotations = futureAnnotations;
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

  private SyntaxException error(String message, Located at) {
    return SyntaxException.at(
        message, filename, at.line(), at.col() + 1, at.endLine(), at.endCol() + 1);
  }

  private Scope enter(Scope.Kind kind, Node key, String name, Located at) {
    Scope s = new Scope(kind, key, name, at.line(), at.col(), at.endLine(), at.endCol());
    s.parent = cur;
    s.privateName = privateName;
    s.compIterExpr = cur.compIterExpr;
    s.nested = cur.nested || cur.isFunctionLike();
    if (kind == Scope.Kind.ANNOTATION) {
      cur = s;
      return s;
    }
    if (cur.mangledNames != null && kind != Scope.Kind.CLASS) {
      s.mangledNames = cur.mangledNames;
    }
    cur.children.add(s);
    cur = s;
    return s;
  }

  private void exit() {
    cur = cur.parent;
  }

  private void use(String id, Located at) {
    addDef(id, USE, at);
  }

  private void addDef(String id, int flag, Located at) {
    addDefTo(cur, id, flag, at);
  }

  private void addDefTo(Scope s, String id, int flag, Located at) {
    if ((flag & DEF_TYPE_PARAM) != 0 && id.equals("__classdict__")) {
      throw error("reserved name '" + id + "' cannot be used for type parameter", at);
    }
    if ((flag & DEF_TYPE_PARAM) != 0 && s.mangledNames != null) {
      s.mangledNames.add(id);
    }
    String mangled = s.mangle(id);
    int[] v = s.symbols.get(mangled);
    int val = flag;
    if (v != null) {
      int old = v[0];
      if ((flag & DEF_PARAM) != 0 && (old & DEF_PARAM) != 0) {
        throw error("duplicate argument '" + id + "' in function definition", at);
      }
      if ((flag & DEF_TYPE_PARAM) != 0 && (old & DEF_TYPE_PARAM) != 0) {
        throw error("duplicate type parameter '" + id + "'", at);
      }
      val |= old;
    }
    if (s.compIterTarget) {
      if ((val & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
        throw error(
            "comprehension inner loop cannot rebind assignment expression target '" + id + "'", at);
      }
      val |= DEF_COMP_ITER;
    }
    if (v != null) {
      v[0] = val;
    } else {
      s.symbols.put(mangled, new int[] {val});
    }
    if ((flag & DEF_PARAM) != 0) {
      s.params.add(mangled);
    } else if ((flag & DEF_GLOBAL) != 0) {
      int[] g = top.symbols.get(mangled);
      if (g != null) {
        g[0] |= flag;
      } else {
        top.symbols.put(mangled, new int[] {flag});
      }
    }
  }

  private void stmts(List<Stmt> list) {
    for (Stmt s : list) {
      stmt(s);
    }
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw SyntaxException.recursion("maximum recursion depth exceeded during compilation");
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

  private void arguments(Arguments a) {
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

  private void params(List<Arg> args) {
    for (Arg a : args) {
      addDef(a.arg(), DEF_PARAM, a);
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

  private static void directive(Scope s, String name, Located at) {
    if (s.directives == null) {
      s.directives = new java.util.ArrayList<>();
    }
    s.directives.add(
        new Scope.Directive(s.mangle(name), at.line(), at.col(), at.endLine(), at.endCol()));
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

  private void exprs(List<Expr> list) {
    for (Expr e : list) {
      expr(e);
    }
  }

  private void nullableExprs(List<Expr> list) {
    for (Expr e : list) {
      if (e != null) {
        expr(e);
      }
    }
  }

  private void keywords(List<Keyword> list) {
    for (Keyword k : list) {
      expr(k.value());
    }
  }

  private void expr(Expr e) {
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
  private void binary(Expr.BinOp b) {
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

  private void staticAttribute(String attr) {
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

  private void notAllowed(Expr e, String what) {
    switch (cur.kind) {
      case ANNOTATION -> throw error(what + " cannot be used within an annotation", e);
      case TYPE_VARIABLE -> throw error(what + " cannot be used within " + cur.scopeInfo, e);
      case TYPE_ALIAS -> throw error(what + " cannot be used within a type alias", e);
      case TYPE_PARAMETERS ->
          throw error(what + " cannot be used within the definition of a generic", e);
      default -> {}
    }
  }

  private void notInComprehension(Expr e) {
    if (cur.comprehension != Scope.Comp.NONE) {
      throw error("'yield' inside " + cur.comprehension.label, e);
    }
  }

  private void namedExpr(Expr.NamedExpr e) {
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

  private void extendNamedExprScope(Expr.Name target) {
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

  private void comprehension(
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

  private void pattern(Pattern p) {
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

  private void patterns(List<Pattern> list) {
    for (Pattern p : list) {
      pattern(p);
    }
  }
}
