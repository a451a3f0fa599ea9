package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.WarningSink;
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
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.ast.WithItem;
import jyston.frontend.scope.Scope;

/**
 * Raises, before anything is lowered, the errors and warnings that CPython's {@code compile.c}
 * raises while it generates code.
 */
final class Checker {
  private static final int MAX_BLOCKS = 21;

  /** Kinds of code, as CPython's {@code COMPILER_SCOPE_*}. */
  private enum Where {
    MODULE,
    CLASS,
    FUNCTION,
    ASYNC_FUNCTION,
    LAMBDA,
    COMPREHENSION,
    TYPE_PARAMS
  }

  private enum Nest {
    LOOP,
    OTHER,
    EXCEPT_STAR
  }

  private final Unit unit;
  private final WarningSink warnings;
  final ConstantFolder folder;
  private final ExprWarnings exprWarnings;
  private final PatternChecker patterns = new PatternChecker(this);
  private Where where;
  private Scope scope;
  private ArrayList<Nest> nest = new ArrayList<>();
  private int futureLimit;
  private int depth;

  Checker(Unit unit, WarningSink warnings) {
    this.unit = unit;
    this.warnings = warnings;
    folder = new ConstantFolder(unit.optimize());
    exprWarnings = new ExprWarnings(this, folder);
  }

  void check(Mod mod) {
    where = Where.MODULE;
    scope = unit.table().top();
    switch (mod) {
      case Mod.Module m -> module(m.body());
      case Mod.Interactive m -> module(m.body());
      case Mod.Expression m -> expr(m.body());
      case Mod.FunctionType m -> {}
    }
  }

  private void module(List<Stmt> body) {
    futureLimit = 0;
    boolean first = true;
    for (Stmt s : body) {
      if (s instanceof Stmt.ImportFrom i && "__future__".equals(i.module()) && i.level() == 0) {
        futureLimit++;
      } else if (first
          && s instanceof Stmt.ExprStmt e
          && e.value() instanceof Expr.Constant c
          && c.value() instanceof String) {
        futureLimit++;
      } else {
        break;
      }
      first = false;
    }
    int limit = futureLimit;
    for (int i = 0; i < body.size(); i++) {
      futureLimit = i < limit ? 1 : 0;
      stmt(body.get(i));
    }
  }

  SyntaxException error(String message, Located at) {
    return SyntaxException.at(
        message, unit.filename(), at.line(), at.col() + 1, at.endLine(), at.endCol() + 1);
  }

  void warn(String message, Located at) {
    if (!warnings.warnOfCode(
        "SyntaxWarning", message, at.line(), at.col(), at.endLine(), at.endCol())) {
      throw error(message, at);
    }
  }

  private void push(Nest n, Located at) {
    if (nest.size() >= MAX_BLOCKS) {
      throw error("too many statically nested blocks", at);
    }
    nest.add(n);
  }

  private void pop() {
    nest.removeLast();
  }

  private boolean topLevelAwait() {
    return unit.topLevelAwait() && scope.kind() == Scope.Kind.MODULE;
  }

  void forbidden(String name, Context ctx, Located at) {
    if (name != null && name.equals("__debug__")) {
      if (ctx == Context.STORE) {
        throw error("cannot assign to __debug__", at);
      }
      if (ctx == Context.DEL) {
        throw error("cannot delete __debug__", at);
      }
    }
  }

  // ---- statements

  private void stmts(List<Stmt> body) {
    for (Stmt s : body) {
      stmt(s);
    }
  }

  private void loopBody(List<Stmt> body, Located at) {
    push(Nest.LOOP, at);
    stmts(body);
    pop();
  }

  private void nested(List<Stmt> body, Nest kind, Located at) {
    push(kind, at);
    stmts(body);
    pop();
  }

  private void deeper() {
    if (++depth > 6000) {
      throw SyntaxException.recursion("maximum recursion depth exceeded during compilation");
    }
  }

  private void stmt(Stmt s) {
    deeper();
    switch (s) {
      case Stmt.FunctionDef f -> function(DefinitionLowering.Def.of(f), Where.FUNCTION);
      case Stmt.AsyncFunctionDef f -> function(DefinitionLowering.Def.of(f), Where.ASYNC_FUNCTION);
      case Stmt.ClassDef c -> classDef(c);
      case Stmt.TypeAlias t -> {
        typeParams(t.typeParams());
        forbidden(((Expr.Name) t.name()).id(), Context.STORE, t.name());
        within(Where.FUNCTION, unit.table().of(t), () -> expr(t.value()));
      }
      case Stmt.Return r -> returnStmt(r);
      case Stmt.Delete d -> exprs(d.targets());
      case Stmt.Assign a -> {
        expr(a.value());
        exprs(a.targets());
      }
      case Stmt.AugAssign a -> {
        expr(a.target());
        expr(a.value());
      }
      case Stmt.AnnAssign a -> {
        if (a.value() != null) {
          expr(a.value());
          expr(a.target());
        } else {
          switch (a.target()) {
            case Expr.Name n -> forbidden(n.id(), Context.STORE, n);
            case Expr.Attribute x -> {
              forbidden(x.attr(), Context.STORE, x);
              expr(x.value());
            }
            default -> expr(a.target());
          }
        }
        if (!unit.futureAnnotations()
            && (where == Where.MODULE || where == Where.CLASS || a.simple() == 0)) {
          expr(a.annotation());
        }
      }
      case Stmt.For f -> {
        expr(f.iter());
        expr(f.target());
        loopBody(f.body(), f);
        stmts(f.orelse());
      }
      case Stmt.AsyncFor f -> {
        if (!topLevelAwait() && where != Where.ASYNC_FUNCTION) {
          throw error("'async for' outside async function", f);
        }
        expr(f.iter());
        expr(f.target());
        loopBody(f.body(), f);
        stmts(f.orelse());
      }
      case Stmt.While w -> {
        expr(w.test());
        loopBody(w.body(), w);
        stmts(w.orelse());
      }
      case Stmt.If i -> {
        Stmt.If x = i;
        while (true) {
          expr(x.test());
          stmts(x.body());
          if (x.orelse().size() == 1 && x.orelse().getFirst() instanceof Stmt.If next) {
            x = next;
          } else {
            stmts(x.orelse());
            break;
          }
        }
      }
      case Stmt.With w -> with(w, w.items(), w.body());
      case Stmt.AsyncWith w -> {
        if (!topLevelAwait() && where != Where.ASYNC_FUNCTION) {
          throw error("'async with' outside async function", w);
        }
        with(w, w.items(), w.body());
      }
      case Stmt.Match m -> match(m);
      case Stmt.Raise r -> {
        if (r.exc() != null) {
          expr(r.exc());
        }
        if (r.cause() != null) {
          expr(r.cause());
        }
      }
      case Stmt.Try t -> tryStmt(t, t.body(), t.handlers(), t.orelse(), t.finalbody(), false);
      case Stmt.TryStar t -> tryStmt(t, t.body(), t.handlers(), t.orelse(), t.finalbody(), true);
      case Stmt.Assert a -> {
        Expr test = folder.fold(a.test());
        boolean tuple =
            test instanceof Expr.Tuple t && !t.elts().isEmpty()
                || test instanceof Expr.Constant c
                    && c.value() instanceof jyston.frontend.ast.Const.TupleConst k
                    && !k.items().isEmpty();
        if (tuple) {
          warn("assertion is always true, perhaps remove parentheses?", a);
        }
        if (unit.optimize() == 0) {
          expr(a.test());
          if (a.msg() != null) {
            expr(a.msg());
          }
        }
      }
      case Stmt.Import i -> {
        for (Alias a : i.names()) {
          int dot = a.name().indexOf('.');
          forbidden(
              a.asname() != null ? a.asname() : dot < 0 ? a.name() : a.name().substring(0, dot),
              Context.STORE,
              a.asname() != null ? s : s);
        }
      }
      case Stmt.ImportFrom i -> {
        if ("__future__".equals(i.module())
            && i.level() == 0
            && (futureLimit == 0 || where != Where.MODULE || depth > 1)) {
          throw error("from __future__ imports must occur at the beginning of the file", i);
        }
        for (Alias a : i.names()) {
          forbidden(a.asname() != null ? a.asname() : a.name(), Context.STORE, s);
        }
      }
      case Stmt.Global g -> {}
      case Stmt.Nonlocal n -> {}
      case Stmt.ExprStmt e -> expr(e.value());
      case Stmt.Pass p -> {}
      case Stmt.Break b -> leaveLoop(s, "'break' outside loop");
      case Stmt.Continue c -> leaveLoop(s, "'continue' not properly in loop");
    }
    depth--;
  }

  private void leaveLoop(Stmt s, String message) {
    for (int i = nest.size() - 1; i >= 0; i--) {
      if (nest.get(i) == Nest.LOOP) {
        return;
      }
      exceptStar(nest.get(i), s);
    }
    throw error(message, s);
  }

  private void exceptStar(Nest n, Located s) {
    if (n == Nest.EXCEPT_STAR) {
      throw error("'break', 'continue' and 'return' cannot appear in an except* block", s);
    }
  }

  private void returnStmt(Stmt.Return r) {
    if (where != Where.FUNCTION && where != Where.ASYNC_FUNCTION && where != Where.LAMBDA) {
      throw error("'return' outside function", r);
    }
    if (r.value() != null) {
      if (scope.isCoroutine() && scope.isGenerator()) {
        throw error("'return' with value in async generator", r);
      }
      expr(r.value());
    }
    boolean atValue =
        r.value() != null
            && folder.fold(r.value()) instanceof Expr.Constant
            && r.value().line() == r.line();
    for (Nest n : nest) {
      exceptStar(n, atValue ? r.value() : r);
    }
  }

  private void with(Stmt s, List<WithItem> items, List<Stmt> body) {
    for (WithItem w : items) {
      expr(w.contextExpr());
      push(Nest.OTHER, s);
      if (w.optionalVars() != null) {
        expr(w.optionalVars());
      }
    }
    stmts(body);
    for (int i = 0; i < items.size(); i++) {
      pop();
    }
  }

  private void tryStmt(
      Stmt s,
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      boolean star) {
    boolean hasFinally = !finalbody.isEmpty();
    if (hasFinally) {
      push(Nest.OTHER, s);
    }
    nested(body, Nest.OTHER, s);
    stmts(orelse);
    push(star ? Nest.EXCEPT_STAR : Nest.OTHER, s);
    for (int i = 0; i < handlers.size(); i++) {
      ExceptHandler h = handlers.get(i);
      if (h.type() == null && i < handlers.size() - 1) {
        throw error("default 'except:' must be last", h);
      }
      if (h.type() != null) {
        expr(h.type());
      }
      if (h.name() != null) {
        forbidden(h.name(), Context.STORE, h);
      }
      nested(h.body(), Nest.OTHER, s);
    }
    pop();
    if (hasFinally) {
      pop();
      // As often as CPython generates it, for the warnings.
      stmts(finalbody);
      nested(finalbody, Nest.OTHER, s);
    }
  }

  private void match(Stmt.Match m) {
    expr(m.subject());
    int n = m.cases().size();
    for (int i = 0; i < n; i++) {
      MatchCase c = m.cases().get(i);
      patterns.check(c.pattern(), c.guard() != null || i == n - 1);
      if (c.guard() != null) {
        expr(c.guard());
      }
      stmts(c.body());
    }
  }

  // ---- definitions

  private void within(Where w, Scope s, Runnable body) {
    Where savedWhere = where;
    Scope savedScope = scope;
    ArrayList<Nest> savedNest = nest;
    where = w;
    scope = s;
    nest = new ArrayList<>();
    body.run();
    where = savedWhere;
    scope = savedScope;
    nest = savedNest;
  }

  private void function(DefinitionLowering.Def d, Where kind) {
    debugArgs(d.args());
    exprs(d.decorators());
    exprs(d.args().defaults());
    nullable(d.args().kwDefaults());
    if (!d.typeParams().isEmpty()) {
      within(
          Where.TYPE_PARAMS,
          unit.table().typeParamsOf(d.node()),
          () -> {
            typeParams(d.typeParams());
            functionRest(d, kind);
          });
    } else {
      functionRest(d, kind);
    }
    forbidden(d.name(), Context.STORE, d.node());
  }

  private void functionRest(DefinitionLowering.Def d, Where kind) {
    if (!unit.futureAnnotations()) {
      annotations(d.args().args());
      annotations(d.args().posonlyargs());
      if (d.args().vararg() != null) {
        annotation(d.args().vararg().annotation());
      }
      annotations(d.args().kwonlyargs());
      if (d.args().kwarg() != null) {
        annotation(d.args().kwarg().annotation());
      }
      annotation(d.returns());
    }
    within(kind, unit.table().of(d.node()), () -> stmts(d.body()));
  }

  private void annotations(List<Arg> args) {
    for (Arg a : args) {
      annotation(a.annotation());
    }
  }

  private void annotation(Expr e) {
    if (e instanceof Expr.Starred s) {
      expr(s.value());
    } else if (e != null) {
      expr(e);
    }
  }

  private void debugArgs(Arguments a) {
    for (Arg x : a.posonlyargs()) {
      forbidden(x.arg(), Context.STORE, x);
    }
    for (Arg x : a.args()) {
      forbidden(x.arg(), Context.STORE, x);
    }
    if (a.vararg() != null) {
      forbidden(a.vararg().arg(), Context.STORE, a.vararg());
    }
    for (Arg x : a.kwonlyargs()) {
      forbidden(x.arg(), Context.STORE, x);
    }
    if (a.kwarg() != null) {
      forbidden(a.kwarg().arg(), Context.STORE, a.kwarg());
    }
  }

  private void classDef(Stmt.ClassDef c) {
    exprs(c.decoratorList());
    if (!c.typeParams().isEmpty()) {
      within(
          Where.TYPE_PARAMS,
          unit.table().typeParamsOf(c),
          () -> {
            typeParams(c.typeParams());
            classRest(c);
          });
    } else {
      classRest(c);
    }
    forbidden(c.name(), Context.STORE, c);
  }

  private void classRest(Stmt.ClassDef c) {
    within(Where.CLASS, unit.table().of(c), () -> stmts(c.body()));
    args(c.bases(), c.keywords());
  }

  private void typeParams(List<TypeParam> list) {
    for (TypeParam p : list) {
      switch (p) {
        case TypeParam.TypeVar v -> {
          forbidden(v.name(), Context.STORE, v);
          lazily(v.bound());
          lazily(v.defaultValue());
        }
        case TypeParam.ParamSpec v -> {
          forbidden(v.name(), Context.STORE, v);
          lazily(v.defaultValue());
        }
        case TypeParam.TypeVarTuple v -> {
          forbidden(v.name(), Context.STORE, v);
          Expr d = v.defaultValue();
          if (d instanceof Expr.Starred s) {
            within(Where.FUNCTION, unit.table().of(d), () -> expr(s.value()));
          } else {
            lazily(d);
          }
        }
      }
    }
  }

  private void lazily(Expr e) {
    if (e != null) {
      within(Where.FUNCTION, unit.table().typeParamsOf(e), () -> expr(e));
    }
  }

  // ---- expressions

  void exprs(List<Expr> list) {
    for (Expr e : list) {
      expr(e);
    }
  }

  private void nullable(List<Expr> list) {
    for (Expr e : list) {
      if (e != null) {
        expr(e);
      }
    }
  }

  private void starElts(List<Expr> list) {
    for (Expr e : list) {
      expr(e instanceof Expr.Starred s ? s.value() : e);
    }
  }

  private void args(List<Expr> args, List<Keyword> keywords) {
    if (keywords.size() > 1) {
      HashSet<String> seen = new HashSet<>();
      for (Keyword k : keywords) {
        if (k.arg() != null && !seen.add(k.arg())) {
          throw error("keyword argument repeated: " + k.arg(), k);
        }
      }
    }
    for (Keyword k : keywords) {
      forbidden(k.arg(), Context.STORE, k);
    }
    starElts(args);
    for (Keyword k : keywords) {
      expr(k.value());
    }
  }

  void expr(Expr e) {
    deeper();
    switch (e) {
      case Expr.Constant c -> {}
      case Expr.Name n -> forbidden(n.id(), n.ctx(), n);
      case Expr.NamedExpr n -> {
        expr(n.value());
        expr(n.target());
      }
      case Expr.BoolOp b -> exprs(b.values());
      case Expr.BinOp b -> {
        Expr x = b;
        ArrayList<Expr> rights = new ArrayList<>();
        while (x instanceof Expr.BinOp y) {
          rights.add(y.right());
          x = y.left();
        }
        expr(x);
        for (int i = rights.size() - 1; i >= 0; i--) {
          expr(rights.get(i));
        }
      }
      case Expr.UnaryOp u -> expr(u.operand());
      case Expr.Lambda l -> {
        debugArgs(l.args());
        exprs(l.args().defaults());
        nullable(l.args().kwDefaults());
        within(Where.LAMBDA, unit.table().of(l), () -> expr(l.body()));
      }
      case Expr.IfExp i -> {
        expr(i.test());
        expr(i.body());
        expr(i.orelse());
      }
      case Expr.Dict d -> {
        nullable(d.keys());
        exprs(d.values());
      }
      case Expr.Set s -> starElts(s.elts());
      case Expr.ListComp c -> comprehension(c, c.generators(), c.elt(), null);
      case Expr.SetComp c -> comprehension(c, c.generators(), c.elt(), null);
      case Expr.DictComp c -> comprehension(c, c.generators(), c.key(), c.value());
      case Expr.GeneratorExp c -> comprehension(c, c.generators(), c.elt(), null);
      case Expr.Yield y -> {
        if (!scope.isFunctionLike()) {
          throw error("'yield' outside function", e);
        }
        if (y.value() != null) {
          expr(y.value());
        }
      }
      case Expr.YieldFrom y -> {
        if (!scope.isFunctionLike()) {
          throw error("'yield from' outside function", e);
        }
        if (where == Where.ASYNC_FUNCTION) {
          throw error("'yield from' inside async function", e);
        }
        expr(y.value());
      }
      case Expr.Await a -> {
        if (!topLevelAwait()) {
          if (!scope.isFunctionLike()) {
            throw error("'await' outside function", e);
          }
          if (where != Where.ASYNC_FUNCTION && where != Where.COMPREHENSION) {
            throw error("'await' outside async function", e);
          }
        }
        expr(a.value());
      }
      case Expr.Compare c -> {
        exprWarnings.compare(c);
        expr(c.left());
        exprs(c.comparators());
      }
      case Expr.Call c -> {
        exprWarnings.caller(c.func());
        expr(c.func());
        args(c.args(), c.keywords());
      }
      case Expr.FormattedValue f -> {
        expr(f.value());
        if (f.formatSpec() != null) {
          expr(f.formatSpec());
        }
      }
      case Expr.JoinedStr j -> exprs(j.values());
      case Expr.Attribute a -> {
        forbidden(a.attr(), a.ctx(), a);
        expr(a.value());
      }
      case Expr.Subscript s -> {
        if (s.ctx() == Context.LOAD) {
          exprWarnings.subscript(s);
        }
        expr(s.value());
        expr(s.slice());
      }
      case Expr.Starred s ->
          throw error(
              s.ctx() == Context.STORE
                  ? "starred assignment target must be in a list or tuple"
                  : "can't use starred expression here",
              s);
      case Expr.ListExpr l -> sequence(l, l.elts(), l.ctx());
      case Expr.Tuple t -> sequence(t, t.elts(), t.ctx());
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
    }
    depth--;
  }

  private void sequence(Expr at, List<Expr> elts, Context ctx) {
    if (ctx == Context.STORE) {
      boolean seen = false;
      int n = elts.size();
      for (int i = 0; i < n; i++) {
        if (elts.get(i) instanceof Expr.Starred) {
          if (seen) {
            throw error("multiple starred expressions in assignment", at);
          }
          if (i >= 256 || n - i - 1 >= 1 << 23) {
            throw error("too many expressions in star-unpacking assignment", at);
          }
          seen = true;
        }
      }
    }
    starElts(elts);
  }

  private void comprehension(Expr e, List<Comprehension> generators, Expr elt, Expr value) {
    Scope s = unit.table().of(e);
    Comprehension first = generators.getFirst();
    boolean generator = e instanceof Expr.GeneratorExp;
    if (s.isCoroutine()
        && !generator
        && where != Where.ASYNC_FUNCTION
        && where != Where.COMPREHENSION
        && !topLevelAwait()) {
      throw error("asynchronous comprehension outside of an asynchronous function", e);
    }
    expr(first.iter());
    Runnable inner =
        () -> {
          for (Comprehension c : generators) {
            if (c != first) {
              expr(c.iter());
            }
            expr(c.target());
            exprs(c.ifs());
          }
          expr(elt);
          if (value != null) {
            expr(value);
          }
        };
    if (s.isInlined()) {
      inner.run();
    } else {
      within(Where.COMPREHENSION, s, inner);
    }
  }
}
