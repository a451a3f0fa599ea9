package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Alias;
import jyston.frontend.ast.Const.TupleConst;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.Stmt;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/** Lowers one block of the source (a module, class or function) to its graph. */
final class CfgBuilder extends TryLowering {
  private boolean interactive;

  private CfgBuilder(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
  }

  static Code lazyCode(Unit unit, Scope scope, Node node, Code.Header h) {
    return new Code(h, () -> new CfgBuilder(unit, scope, h).build(node));
  }

  private Cfg build(Node node) {
    for (String cell : header.cellVars()) {
      Instr i = emit(Op.MAKE_CELL);
      i.dst = cellReg(cell);
      int param = header.varNames().indexOf(cell);
      if (param >= 0) {
        i.a = param;
      }
    }
    if (scope.kind() == Scope.Kind.TYPE_PARAMETERS) {
      typeParamsBody((Stmt) node);
    } else if (scope.kind() == Scope.Kind.TYPE_VARIABLE) {
      lazyBody((Expr) node);
    } else {
      switch (node) {
        case Mod.Module m -> {
          if (m.body().isEmpty()) {
            at(0, 0, 1, 0);
            emit(Op.NOP);
          }
          body(m.body());
          returnNone();
        }
        case Mod.Interactive m -> {
          interactive = true;
          if (annotated(m.body())) {
            emit(Op.SETUP_ANNOTATIONS);
          }
          stmts(m.body());
          returnNone();
        }
        case Mod.Expression m -> {
          int v = expr(m.body());
          at(m.body());
          emit(Op.RETURN, v);
        }
        case Stmt.ClassDef c -> classBody(c);
        case Stmt.TypeAlias t -> lazyBody(t.value());
        case Expr.Lambda l -> {
          constant(jyston.frontend.ast.Const.Singleton.NONE);
          int v = expr(l.body());
          at(l.body());
          emit(Op.RETURN, v);
        }
        case Expr e -> comprehensionBody(e);
        case Stmt s -> {
          Def d = Def.of(s);
          Object doc = header.docstring();
          constant(doc == null ? jyston.frontend.ast.Const.Singleton.NONE : doc);
          List<Stmt> body = d.body();
          stmts(doc == null ? body : body.subList(1, body.size()));
          returnNone();
        }
        default -> throw new IllegalStateException();
      }
    }
    return new Finisher(this).finish();
  }

  private void returnNone() {
    nowhere();
    emit(Op.RETURN, none());
  }

  // ---- bodies

  private static boolean annotated(List<Stmt> body) {
    for (Stmt s : body) {
      boolean found =
          switch (s) {
            case Stmt.AnnAssign a -> true;
            case Stmt.For f -> annotated(f.body()) || annotated(f.orelse());
            case Stmt.AsyncFor f -> annotated(f.body()) || annotated(f.orelse());
            case Stmt.While w -> annotated(w.body()) || annotated(w.orelse());
            case Stmt.If i -> annotated(i.body()) || annotated(i.orelse());
            case Stmt.With w -> annotated(w.body());
            case Stmt.AsyncWith w -> annotated(w.body());
            case Stmt.Match m -> annotatedCases(m.cases());
            case Stmt.Try t -> annotatedTry(t.body(), t.handlers(), t.orelse(), t.finalbody());
            case Stmt.TryStar t -> annotatedTry(t.body(), t.handlers(), t.orelse(), t.finalbody());
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean annotatedCases(List<MatchCase> cases) {
    for (MatchCase c : cases) {
      if (annotated(c.body())) {
        return true;
      }
    }
    return false;
  }

  private static boolean annotatedTry(
      List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
    for (ExceptHandler h : handlers) {
      if (annotated(h.body())) {
        return true;
      }
    }
    return annotated(body) || annotated(orelse) || annotated(finalbody);
  }

  /** The body of a module or class: annotations, docstring, statements. */
  @Override
  void body(List<Stmt> body) {
    if (body.isEmpty()) {
      return;
    }
    if (annotated(body)) {
      emit(Op.SETUP_ANNOTATIONS);
    }
    int first = 0;
    if (unit.optimize() < 2) {
      Object doc = DocStrings.of(body);
      if (doc != null) {
        at(((Stmt.ExprStmt) body.getFirst()).value());
        store("__doc__", constant(doc));
        first = 1;
      }
    } else if (DocStrings.of(body) != null) {
      first = 1;
    }
    stmts(body.subList(first, body.size()));
  }

  @Override
  void stmts(List<Stmt> body) {
    for (Stmt s : body) {
      stmt(s);
    }
  }

  private void stmt(Stmt s) {
    deeper();
    at(s);
    switch (s) {
      case Stmt.FunctionDef f -> functionDef(Def.of(f));
      case Stmt.AsyncFunctionDef f -> functionDef(Def.of(f));
      case Stmt.ClassDef c -> classDef(c);
      case Stmt.TypeAlias t -> typeAlias(t);
      case Stmt.Return r -> returnStmt(r);
      case Stmt.Delete d -> {
        for (Expr t : d.targets()) {
          delete(t);
        }
      }
      case Stmt.Assign a -> assign(a);
      case Stmt.AugAssign a -> augAssign(a);
      case Stmt.AnnAssign a -> annAssign(a);
      case Stmt.For f -> forStmt(f.target(), f.iter(), f.body(), f.orelse());
      case Stmt.AsyncFor f -> asyncFor(f);
      case Stmt.While w -> whileStmt(w);
      case Stmt.If i -> ifStmt(i);
      case Stmt.Match m -> match(m);
      case Stmt.Raise r -> {
        int exc = NONE;
        int cause = NONE;
        if (r.exc() != null) {
          exc = held(r.exc());
          if (r.cause() != null) {
            cause = expr(r.cause());
          }
        }
        at(s);
        emit(Op.RAISE, exc, cause);
      }
      case Stmt.Try t -> tryStmt(t, t.body(), t.handlers(), t.orelse(), t.finalbody(), false);
      case Stmt.TryStar t -> tryStmt(t, t.body(), t.handlers(), t.orelse(), t.finalbody(), true);
      case Stmt.Assert a -> assertStmt(a);
      case Stmt.Import i -> {
        for (Alias a : i.names()) {
          importName(s, a);
        }
      }
      case Stmt.ImportFrom i -> importFrom(i);
      case Stmt.Global g -> {}
      case Stmt.Nonlocal n -> {}
      case Stmt.ExprStmt e -> {
        if (interactive) {
          int v = expr(e.value());
          at(s);
          emit(Op.PRINT_EXPR, v);
        } else if (e.value() instanceof Expr.Constant) {
          emit(Op.NOP);
        } else {
          expr(e.value());
        }
      }
      case Stmt.Pass p -> emit(Op.NOP);
      case Stmt.Break b -> {
        emit(Op.NOP);
        Block saved = handler;
        FBlock loop = unwind(true);
        jump(loop.exit);
        handler = saved;
      }
      case Stmt.Continue c -> {
        emit(Op.NOP);
        Block saved = handler;
        FBlock loop = unwind(true);
        jump(loop.next);
        handler = saved;
      }
      case Stmt.With w -> with(s, w.items(), 0, w.body(), false);
      case Stmt.AsyncWith w -> with(s, w.items(), 0, w.body(), true);
    }
    shallower();
  }

  private void returnStmt(Stmt.Return r) {
    int v = r.value() == null ? none() : expr(r.value());
    if (leavingRunsCode() && v >= 0 && v < numVars) {
      v = own(v);
    }
    // A constant is loaded where it stands, after everything has been left.
    boolean atValue = Instr.isConst(v) && r.value() != null && r.value().line() == r.line();
    at(atValue ? r.value() : r);
    if (!atValue && (r.value() == null || r.value().line() != r.line())) {
      emit(Op.NOP);
    }
    Block saved = handler;
    unwind(false);
    emit(Op.RETURN, v);
    handler = saved;
  }

  // ---- assignment

  private void assign(Stmt.Assign a) {
    if (a.targets().size() == 1) {
      Expr target = a.targets().getFirst();
      if (unpackDirectly(target, a.value())) {
        return;
      }
      int v = expr(a.value());
      storeTarget(target, v);
      return;
    }
    int v = expr(a.value());
    if (v >= 0 && v < numVars) {
      v = own(v);
    }
    for (Expr t : a.targets()) {
      int reg = plainTarget(t);
      if (reg >= 0) {
        at(t);
        emit(Op.MOVE, v).dst = reg;
      } else {
        storeTarget(t, v);
      }
    }
  }

  /** {@code a, b = x, y} needs no tuple: values first, then the stores. */
  private boolean unpackDirectly(Expr target, Expr value) {
    if (!(target instanceof Expr.Tuple t)
        || !(value instanceof Expr.Tuple v)
        || t.elts().size() != v.elts().size()
        || t.elts().size() > 3
        || t.elts().isEmpty()
        || hasStar(t.elts())
        || hasStar(v.elts())) {
      return false;
    }
    int n = v.elts().size();
    int[] ops = new int[n];
    for (int i = 0; i < n; i++) {
      int x = held(v.elts().get(i));
      ops[i] = x >= 0 && x < numVars && overwritten(x, t.elts(), i) ? own(x) : x;
    }
    for (int i = 0; i < n; i++) {
      int reg = plainTarget(t.elts().get(i));
      at(t.elts().get(i));
      if (reg >= 0) {
        emit(Op.MOVE, ops[i]).dst = reg;
      } else {
        storeTarget(t.elts().get(i), ops[i]);
      }
    }
    return true;
  }

  /**
   * Whether a variable may have changed when the store after the first {@code n} targets reads it.
   */
  private boolean overwritten(int x, List<Expr> targets, int n) {
    for (int i = 0; i < n; i++) {
      if (plainTarget(targets.get(i)) == x) {
        return true;
      }
    }
    return scope.hasWalrus();
  }

  @Override
  void storeTarget(Expr target, int v) {
    at(target);
    switch (target) {
      case Expr.Name n -> store(n.id(), v);
      case Expr.Attribute a -> {
        v = safe(v);
        int obj = expr(a.value());
        atAttribute(a, a);
        emit(Op.SET_ATTR, obj, v).imm = name(scope.mangle(a.attr()));
      }
      case Expr.Subscript s -> {
        v = safe(v);
        int obj = held(s.value());
        if (s.slice() instanceof Expr.Slice sl && sl.step() == null) {
          int lo = sliceBound(sl.lower());
          int hi = sliceBound(sl.upper());
          at(s);
          Instr i = emit(Op.SET_SLICE, obj, lo, hi);
          i.more = new int[] {v};
        } else {
          int index = expr(s.slice());
          at(s);
          emit(Op.SET_ITEM, obj, index, v);
        }
      }
      case Expr.Tuple t -> unpack(target, t.elts(), v);
      case Expr.ListExpr l -> unpack(target, l.elts(), v);
      case Expr.Starred s -> throw error("starred assignment target must be in a list or tuple", s);
      default -> throw error("cannot assign", target);
    }
  }

  private int safe(int v) {
    return scope.hasWalrus() && v >= 0 && v < numVars ? own(v) : v;
  }

  private void unpack(Expr target, List<Expr> elts, int v) {
    int n = elts.size();
    int star = -1;
    int[] regs = new int[n];
    // Names before the first other target are set by the unpacking itself; what comes after it
    // must not be, for that target may use their old values. Nor what is on another line: that is
    // set when its line is run.
    int direct = 0;
    boolean plain = true;
    for (int i = 0; i < n; i++) {
      Expr e = elts.get(i);
      if (e instanceof Expr.Starred s) {
        star = i;
        e = s.value();
      }
      int reg = plainTarget(e);
      plain &= reg >= 0 && e.line() == target.line();
      direct += plain ? 1 : 0;
      regs[i] = plain ? reg : temp();
    }
    Instr u = emit(star >= 0 ? Op.UNPACK_EX : Op.UNPACK, v);
    u.more = regs;
    u.imm = Math.max(star, 0);
    for (int i = direct; i < n; i++) {
      storeTarget(elts.get(i) instanceof Expr.Starred s ? s.value() : elts.get(i), regs[i]);
    }
  }

  private void augAssign(Stmt.AugAssign a) {
    Op op = inplace(a.op());
    Expr t = a.target();
    switch (t) {
      case Expr.Name n -> {
        at(t);
        int old = load(n.id());
        if (scope.hasWalrus() && old < numVars) {
          old = own(old);
        }
        int v = expr(a.value());
        at(a);
        int r = value(op, old, v);
        at(t);
        store(n.id(), r);
      }
      case Expr.Attribute x -> {
        int obj = held(x.value());
        atAttribute(x, x);
        String attr = scope.mangle(x.attr());
        int old = attr(obj, attr);
        int v = expr(a.value());
        at(a);
        int r = value(op, old, v);
        atAttribute(x, x);
        emit(Op.SET_ATTR, obj, r).imm = name(attr);
      }
      case Expr.Subscript x -> {
        int obj = held(x.value());
        if (x.slice() instanceof Expr.Slice sl && sl.step() == null) {
          int lo = sliceBound(sl.lower());
          int hi = sliceBound(sl.upper());
          at(t);
          int old = value(Op.GET_SLICE, obj, lo, hi);
          int v = expr(a.value());
          at(a);
          int r = value(op, old, v);
          at(t);
          emit(Op.SET_SLICE, obj, lo, hi).more = new int[] {r};
        } else {
          int i = held(x.slice());
          at(t);
          int old = value(Op.GET_ITEM, obj, i);
          int v = expr(a.value());
          at(a);
          int r = value(op, old, v);
          at(t);
          emit(Op.SET_ITEM, obj, i, r);
        }
      }
      default -> throw error("illegal target for augmented assignment", t);
    }
  }

  private void annAssign(Stmt.AnnAssign a) {
    if (a.value() != null) {
      int v = expr(a.value());
      storeTarget(a.target(), v);
    }
    boolean evaluated = scope.kind() == Scope.Kind.MODULE || scope.kind() == Scope.Kind.CLASS;
    switch (a.target()) {
      case Expr.Name n -> {
        if (a.simple() != 0 && evaluated) {
          int ann =
              unit.futureAnnotations()
                  ? constant(Unparser.unparse(a.annotation()))
                  : held(a.annotation());
          at(a);
          int dict = load("__annotations__");
          emit(Op.SET_ITEM, dict, constant(scope.mangle(n.id())), ann);
        }
      }
      case Expr.Attribute x -> {
        if (a.value() == null) {
          expr(x.value());
        }
      }
      case Expr.Subscript x -> {
        if (a.value() == null) {
          expr(x.value());
          subscriptParts(x.slice());
        }
      }
      default -> {}
    }
    if (a.simple() == 0 && evaluated && !unit.futureAnnotations()) {
      expr(a.annotation());
    }
  }

  private void subscriptParts(Expr e) {
    switch (e) {
      case Expr.Slice s -> {
        for (Expr x : new Expr[] {s.lower(), s.upper(), s.step()}) {
          if (x != null) {
            expr(x);
          }
        }
      }
      case Expr.Tuple t -> {
        for (Expr x : t.elts()) {
          subscriptParts(x);
        }
      }
      default -> expr(e);
    }
  }

  private void delete(Expr t) {
    at(t);
    switch (t) {
      case Expr.Name n -> delete(n.id());
      case Expr.Attribute a -> {
        int obj = expr(a.value());
        atAttribute(a, a);
        emit(Op.DEL_ATTR, obj).imm = name(scope.mangle(a.attr()));
      }
      case Expr.Subscript s -> {
        int obj = held(s.value());
        int i = expr(s.slice());
        at(s);
        emit(Op.DEL_ITEM, obj, i);
      }
      case Expr.Tuple x -> x.elts().forEach(this::delete);
      case Expr.ListExpr x -> x.elts().forEach(this::delete);
      default -> throw error("cannot delete", t);
    }
  }

  // ---- control flow

  private void ifStmt(Stmt.If s) {
    Block end = newBlock();
    Stmt.If i = s;
    while (true) {
      Block yes = newBlock();
      Block no = i.orelse().isEmpty() ? end : newBlock();
      cond(i.test(), yes, no);
      start(yes);
      stmts(i.body());
      if (no == end) {
        break;
      }
      nowhere();
      jump(end);
      start(no);
      // A chain of elif is as deep as it is long: loop instead of recursing.
      if (i.orelse().size() == 1 && i.orelse().getFirst() instanceof Stmt.If next) {
        i = next;
      } else {
        stmts(i.orelse());
        break;
      }
    }
    nowhere();
    start(end);
  }

  private void whileStmt(Stmt.While w) {
    Block loop = newBlock();
    Block body = newBlock();
    Block anchor = newBlock();
    Block end = newBlock();
    FBlock f = push(Kind.LOOP);
    f.next = loop;
    f.exit = end;
    start(loop);
    cond(w.test(), body, anchor);
    start(body);
    stmts(w.body());
    nowhere();
    jump(loop);
    pop(f);
    start(anchor);
    stmts(w.orelse());
    nowhere();
    start(end);
  }

  private void forStmt(Expr target, Expr iterExpr, List<Stmt> body, List<Stmt> orelse) {
    Expr iter = folder.foldIterable(iterExpr);
    Block loop = newBlock();
    Block start = newBlock();
    Block anchor = newBlock();
    Block end = newBlock();
    FBlock f = push(Kind.LOOP);
    f.next = loop;
    f.exit = end;
    int v = expr(iter);
    at(iter);
    int it = value(Op.GET_ITER, v);
    start(loop);
    Instr next = emit(Op.FOR_ITER, it);
    next.t0 = start.id;
    next.t1 = anchor.id;
    int reg = plainTarget(target);
    next.dst = reg >= 0 ? reg : temp();
    start(start);
    at(target);
    if (reg < 0) {
      storeTarget(target, next.dst);
    } else if (target.line() != iter.line()) {
      emit(Op.NOP);
    }
    stmts(body);
    nowhere();
    jump(loop);
    pop(f);
    start(anchor);
    stmts(orelse);
    nowhere();
    start(end);
  }

  private void asyncFor(Stmt.AsyncFor s) {
    Block outer = handler;
    Block loop = newBlock();
    Block except = newBlock();
    Block end = newBlock();
    int v = expr(s.iter());
    at(s.iter());
    int it = value(Op.GET_AITER, v);
    FBlock f = push(Kind.LOOP);
    f.next = loop;
    f.exit = end;
    start(loop);
    setHandler(except);
    at(s.iter());
    int item = delegate(value(Op.GET_ANEXT, it));
    setHandler(outer);
    storeTarget(s.target(), item);
    stmts(s.body());
    nowhere();
    jump(loop);
    pop(f);
    at(s.iter());
    int exc = startHandler(except, outer);
    emit(Op.END_ASYNC_FOR, exc);
    stmts(s.orelse());
    nowhere();
    start(end);
  }

  private void assertStmt(Stmt.Assert a) {
    if (unit.optimize() > 0) {
      return;
    }
    Block fail = newBlock();
    Block end = newBlock();
    cond(a.test(), end, fail);
    start(fail);
    at(a);
    int err = value(Op.LOAD_ASSERTION_ERROR);
    if (a.msg() != null) {
      int msg = expr(a.msg());
      at(a);
      Instr c = emit(Op.CALL, err);
      c.more = new int[] {msg};
      err = result(c);
    }
    at(a.test());
    emit(Op.RAISE, err, NONE);
    start(end);
  }

  // ---- imports

  private int importName(Stmt s, String module, int fromList, int level) {
    at(s);
    Instr i = emit(Op.IMPORT_NAME, fromList, constant((long) level));
    i.imm = name(module);
    return result(i);
  }

  private int importFrom(int module, String attr) {
    Instr i = emit(Op.IMPORT_FROM, module);
    i.imm = name(attr);
    return result(i);
  }

  private void importName(Stmt s, Alias a) {
    int m = importName(s, a.name(), none(), 0);
    int dot = a.name().indexOf('.');
    if (a.asname() == null) {
      store(dot < 0 ? a.name() : a.name().substring(0, dot), m);
      return;
    }
    while (dot >= 0) {
      int next = a.name().indexOf('.', dot + 1);
      String part = a.name().substring(dot + 1, next < 0 ? a.name().length() : next);
      m = importFrom(m, part);
      dot = next;
    }
    store(a.asname(), m);
  }

  private void importFrom(Stmt.ImportFrom i) {
    ArrayList<Object> names = new ArrayList<>();
    for (Alias a : i.names()) {
      names.add(a.name());
    }
    int list = constant(new TupleConst(List.copyOf(names)));
    int m = importName(i, i.module() == null ? "" : i.module(), list, i.level());
    for (Alias a : i.names()) {
      if (a.name().equals("*")) {
        emit(Op.IMPORT_STAR, m);
        return;
      }
      store(a.asname() == null ? a.name() : a.asname(), importFrom(m, a.name()));
    }
  }
}
