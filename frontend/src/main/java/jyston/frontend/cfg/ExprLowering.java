package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.BoolOperator;
import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Const.FrozenSetConst;
import jyston.frontend.ast.Const.Singleton;
import jyston.frontend.ast.Const.TupleConst;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Operator;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/** Lowers expressions. */
abstract class ExprLowering extends Emitter {
  private static final int BIG_DISPLAY = 64;
  private static final Op[] BINARY = {
    Op.ADD,
    Op.SUB,
    Op.MUL,
    Op.MATMUL,
    Op.DIV,
    Op.MOD,
    Op.POW,
    Op.LSHIFT,
    Op.RSHIFT,
    Op.OR,
    Op.XOR,
    Op.AND,
    Op.FLOORDIV
  };
  private static final Op[] INPLACE = {
    Op.IADD,
    Op.ISUB,
    Op.IMUL,
    Op.IMATMUL,
    Op.IDIV,
    Op.IMOD,
    Op.IPOW,
    Op.ILSHIFT,
    Op.IRSHIFT,
    Op.IOR,
    Op.IXOR,
    Op.IAND,
    Op.IFLOORDIV
  };

  final ConstantFolder folder;

  ExprLowering(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
    folder = new ConstantFolder(unit.optimize());
  }

  abstract int lambda(Expr.Lambda e);

  abstract int comprehension(Expr e);

  static Op inplace(Operator op) {
    return INPLACE[op.ordinal()];
  }

  static Op compareOp(CmpOperator op) {
    return switch (op) {
      case EQ -> Op.EQ;
      case NOT_EQ -> Op.NE;
      case LT -> Op.LT;
      case LT_E -> Op.LE;
      case GT -> Op.GT;
      case GT_E -> Op.GE;
      case IS -> Op.IS;
      case IS_NOT -> Op.IS_NOT;
      case IN -> Op.IN;
      case NOT_IN -> Op.NOT_IN;
    };
  }

  /** Lowers an expression; the result is a register or a constant operand. */
  int expr(Expr e) {
    e = folder.fold(e);
    deeper();
    int r = lower(e);
    shallower();
    return r;
  }

  /** Lowers an expression whose value must survive assignments in later operands. */
  int held(Expr e) {
    int r = expr(e);
    if (scope.hasWalrus() && r >= 0) {
      int t = temp();
      emit(Op.MOVE, r).dst = t;
      return t;
    }
    return r;
  }

  /** The value in a register of its own that nobody else writes. */
  int own(int operand) {
    if (operand >= numVars) {
      return operand;
    }
    int t = temp();
    emit(Op.MOVE, operand).dst = t;
    return t;
  }

  private int lower(Expr e) {
    at(e);
    switch (e) {
      case Expr.Constant c -> {
        // No instruction loads a constant, but its line is one that runs.
        emit(Op.NOP);
        return constant(c.value());
      }
      case Expr.Name n -> {
        return load(n.id());
      }
      case Expr.NamedExpr n -> {
        int v = expr(n.value());
        at(n.target());
        String id = ((Expr.Name) n.target()).id();
        int reg = targetReg(id);
        if (reg >= 0) {
          move(reg, v);
          return reg;
        }
        store(id, v);
        return v;
      }
      case Expr.BoolOp b -> {
        return boolOp(b);
      }
      case Expr.BinOp b -> {
        return binary(b);
      }
      case Expr.UnaryOp u -> {
        int v = expr(u.operand());
        at(e);
        return value(
            switch (u.op()) {
              case INVERT -> Op.INVERT;
              case NOT -> Op.NOT;
              case U_ADD -> Op.POS;
              case U_SUB -> Op.NEG;
            },
            v);
      }
      case Expr.Lambda l -> {
        return lambda(l);
      }
      case Expr.IfExp i -> {
        Block yes = newBlock();
        Block no = newBlock();
        Block end = newBlock();
        cond(i.test(), yes, no);
        int t = temp();
        start(yes);
        int a = expr(i.body());
        move(t, a);
        jump(end);
        start(no);
        int b = expr(i.orelse());
        move(t, b);
        start(end);
        return t;
      }
      case Expr.Dict d -> {
        return dict(d);
      }
      case Expr.Set s -> {
        return display(s, s.elts(), Op.BUILD_SET, Op.SET_ADD, Op.SET_UPDATE);
      }
      case Expr.ListComp c -> {
        return comprehension(c);
      }
      case Expr.SetComp c -> {
        return comprehension(c);
      }
      case Expr.DictComp c -> {
        return comprehension(c);
      }
      case Expr.GeneratorExp c -> {
        return comprehension(c);
      }
      case Expr.Yield y -> {
        int v = y.value() == null ? none() : expr(y.value());
        at(e);
        return yieldValue(v);
      }
      case Expr.YieldFrom y -> {
        int v = expr(y.value());
        at(e);
        return delegate(value(Op.YIELD_FROM_ITER, v));
      }
      case Expr.Await a -> {
        int v = expr(a.value());
        at(e);
        return await(v, 0);
      }
      case Expr.Compare c -> {
        return compare(c);
      }
      case Expr.Call c -> {
        return call(c);
      }
      case Expr.FormattedValue f -> {
        return formatted(f);
      }
      case Expr.JoinedStr j -> {
        return joined(j);
      }
      case Expr.Attribute a -> {
        return attribute(a);
      }
      case Expr.Subscript s -> {
        return subscript(s);
      }
      case Expr.Starred s -> throw error("can't use starred expression here", s);
      case Expr.ListExpr l -> {
        return display(l, l.elts(), Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND);
      }
      case Expr.Tuple t -> {
        return tuple(t, t.elts());
      }
      case Expr.Slice s -> {
        return slice(s);
      }
    }
  }

  // ---- suspension

  int yieldValue(int v) {
    if (header.flags() != 0 && (header.flags() & Code.ASYNC_GENERATOR) != 0) {
      v = value(Op.ASYNC_GEN_WRAP, v);
    }
    Instr y = emit(Op.YIELD, v);
    Block resume = newBlock();
    y.dst = temp();
    y.t0 = resume.id;
    start(resume);
    return y.dst;
  }

  int await(int v, int kind) {
    Instr g = emit(Op.GET_AWAITABLE, v);
    g.imm = kind;
    return delegate(result(g));
  }

  /** The loop of {@code yield from} and {@code await} over an iterator. */
  int delegate(int iter) {
    Block outer = handler;
    Block send = newBlock();
    Block suspend = newBlock();
    Block thrown = newBlock();
    Block done = newBlock();
    int value = temp();
    int got = temp();
    emit(Op.MOVE, none()).dst = value;
    start(send);
    Instr s = emit(Op.SEND, iter, value);
    s.dst = got;
    s.t0 = suspend.id;
    s.t1 = done.id;
    handler = thrown;
    start(suspend);
    Instr y = emit(Op.YIELD, got, iter);
    y.imm = 1;
    y.dst = value;
    y.t0 = send.id;
    int exc = startHandler(thrown, outer);
    emit(Op.CLEANUP_THROW, exc).dst = got;
    start(done);
    return got;
  }

  // ---- operators

  private int binary(Expr.BinOp top) {
    ArrayList<Expr.BinOp> chain = new ArrayList<>();
    Expr e = top;
    while (e instanceof Expr.BinOp b) {
      chain.add(b);
      e = b.left();
    }
    Expr known = folder.fold(e);
    int acc = NONE;
    for (int i = chain.size() - 1; i >= 0; i--) {
      Expr.BinOp b = chain.get(i);
      if (known != null) {
        Expr f = folder.binary(b, known, folder.fold(b.right()));
        if (f != null) {
          known = f;
          continue;
        }
        acc = held(known);
        known = null;
      }
      int r = expr(b.right());
      at(b);
      acc = value(BINARY[b.op().ordinal()], acc, r);
      if (i > 0 && scope.hasWalrus()) {
        acc = own(acc);
      }
    }
    return known != null ? expr(known) : acc;
  }

  private int boolOp(Expr.BoolOp b) {
    Block end = newBlock();
    int t = temp();
    boolean and = b.op() == BoolOperator.AND;
    int n = b.values().size();
    for (int i = 0; i < n; i++) {
      int v = expr(b.values().get(i));
      if (i == n - 1) {
        move(t, v);
      } else {
        move(t, v);
        at(b);
        Block next = newBlock();
        branchTrue(t, and ? next : end, and ? end : next);
        start(next);
      }
    }
    start(end);
    return t;
  }

  private int compare(Expr.Compare c) {
    int n = c.ops().size();
    int left = held(c.left());
    if (n == 1) {
      int r = expr(c.comparators().getFirst());
      at(c);
      return value(compareOp(c.ops().getFirst()), left, r);
    }
    Block end = newBlock();
    int t = temp();
    for (int i = 0; i < n; i++) {
      int r = i == n - 1 ? expr(c.comparators().get(i)) : held(c.comparators().get(i));
      at(c);
      emit(compareOp(c.ops().get(i)), left, r).dst = t;
      if (i < n - 1) {
        Block next = newBlock();
        branchTrue(t, next, end);
        start(next);
        left = r;
      }
    }
    start(end);
    return t;
  }

  // ---- conditions

  /** Lowers an expression as a condition: to {@code t} when true, else to {@code f}. */
  void cond(Expr e, Block t, Block f) {
    e = folder.fold(e);
    deeper();
    condition(e, t, f);
    shallower();
  }

  private void condition(Expr e, Block t, Block f) {
    switch (e) {
      case Expr.UnaryOp u when u.op() == jyston.frontend.ast.UnaryOperator.NOT ->
          cond(u.operand(), f, t);
      case Expr.BoolOp b -> {
        boolean and = b.op() == BoolOperator.AND;
        int n = b.values().size();
        for (int i = 0; i < n - 1; i++) {
          Block next = newBlock();
          cond(b.values().get(i), and ? next : t, and ? f : next);
          start(next);
        }
        cond(b.values().get(n - 1), t, f);
      }
      case Expr.IfExp i -> {
        Block yes = newBlock();
        Block no = newBlock();
        cond(i.test(), yes, no);
        start(yes);
        cond(i.body(), t, f);
        start(no);
        cond(i.orelse(), t, f);
      }
      case Expr.Compare c -> {
        int n = c.ops().size();
        int left = held(c.left());
        for (int i = 0; i < n; i++) {
          int r = i == n - 1 ? expr(c.comparators().get(i)) : held(c.comparators().get(i));
          at(c);
          Block next = i == n - 1 ? t : newBlock();
          compareBranch(c.ops().get(i), left, r, next, f);
          if (i < n - 1) {
            start(next);
            left = r;
          }
        }
      }
      case Expr.Constant c -> {
        at(e);
        emit(Op.NOP);
        jump(ConstantFolder.truth(c.value()) ? t : f);
      }
      default -> {
        int v = expr(e);
        at(e);
        branchTrue(v, t, f);
      }
    }
  }

  private void compareBranch(CmpOperator op, int a, int b, Block t, Block f) {
    switch (op) {
      case EQ -> branch(Op.BRANCH_EQ, a, b, t, f);
      case NOT_EQ -> branch(Op.BRANCH_NE, a, b, t, f);
      case LT -> branch(Op.BRANCH_LT, a, b, t, f);
      case LT_E -> branch(Op.BRANCH_LE, a, b, t, f);
      case GT -> branch(Op.BRANCH_GT, a, b, t, f);
      case GT_E -> branch(Op.BRANCH_GE, a, b, t, f);
      case IS -> branchIs(a, b, t, f);
      case IS_NOT -> branchIs(a, b, f, t);
      case IN -> branch(Op.BRANCH_IN, a, b, t, f);
      case NOT_IN -> branch(Op.BRANCH_IN, a, b, f, t);
    }
  }

  private void branchIs(int a, int b, Block t, Block f) {
    if (Instr.isConst(b) && consts.get(~b) == Singleton.NONE) {
      branch(Op.BRANCH_NONE, a, NONE, t, f);
    } else {
      branch(Op.BRANCH_IS, a, b, t, f);
    }
  }

  // ---- displays

  static boolean hasStar(List<Expr> elts) {
    for (Expr e : elts) {
      if (e instanceof Expr.Starred) {
        return true;
      }
    }
    return false;
  }

  int[] operands(List<Expr> elts) {
    int[] r = new int[elts.size()];
    for (int i = 0; i < r.length; i++) {
      r[i] = i == r.length - 1 ? expr(elts.get(i)) : held(elts.get(i));
    }
    return r;
  }

  int tuple(Expr at, List<Expr> elts) {
    if (!hasStar(elts) && elts.size() <= BIG_DISPLAY) {
      int[] ops = operands(elts);
      at(at);
      return valueList(Op.BUILD_TUPLE, ops);
    }
    int list = display(at, elts, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND);
    return value(Op.LIST_TO_TUPLE, list);
  }

  int display(Expr at, List<Expr> elts, Op build, Op add, Op extend) {
    boolean star = hasStar(elts);
    boolean set = build == Op.BUILD_SET;
    if (!star
        && elts.size() > (set ? 2 : BIG_DISPLAY)
        && folder.fold(
                new Expr.Tuple(elts, Context.LOAD, at.line(), at.col(), at.endLine(), at.endCol()))
            instanceof Expr.Constant all) {
      // The order of a set depends on whether its items come one by one.
      Object items = set ? new FrozenSetConst(((TupleConst) all.value()).items()) : all.value();
      at(at);
      int t = valueList(build, new int[0]);
      emit(extend, t, constant(items));
      return t;
    }
    if (!star && elts.size() <= BIG_DISPLAY) {
      int[] ops = operands(elts);
      at(at);
      return valueList(build, ops);
    }
    int first = 0;
    while (star && first < elts.size() && !(elts.get(first) instanceof Expr.Starred)) {
      first++;
    }
    if (first > BIG_DISPLAY) {
      first = 0;
    }
    int[] ops = operands(elts.subList(0, first));
    at(at);
    int t = valueList(build, ops);
    for (int i = first; i < elts.size(); i++) {
      if (elts.get(i) instanceof Expr.Starred s) {
        int v = expr(s.value());
        at(at);
        emit(extend, t, v);
      } else {
        int v = expr(elts.get(i));
        at(at);
        emit(add, t, v);
      }
    }
    return t;
  }

  private int dict(Expr.Dict d) {
    int n = d.keys().size();
    boolean plain = n <= BIG_DISPLAY / 2;
    for (Expr k : d.keys()) {
      plain &= k != null;
    }
    if (plain) {
      int[] ops = new int[2 * n];
      for (int i = 0; i < n; i++) {
        ops[2 * i] = held(d.keys().get(i));
        ops[2 * i + 1] = held(d.values().get(i));
      }
      at(d);
      return valueList(Op.BUILD_MAP, ops);
    }
    at(d);
    int t = valueList(Op.BUILD_MAP, new int[0]);
    for (int i = 0; i < n; i++) {
      if (d.keys().get(i) == null) {
        int v = expr(d.values().get(i));
        at(d);
        emit(Op.DICT_UPDATE, t, v);
      } else {
        int k = held(d.keys().get(i));
        int v = expr(d.values().get(i));
        at(d);
        emit(Op.MAP_ADD, t, k, v);
      }
    }
    return t;
  }

  // ---- strings

  private int formatted(Expr.FormattedValue f) {
    int v = expr(f.value());
    at(f);
    if (f.conversion() >= 0) {
      Instr c = emit(Op.CONVERT, v);
      c.imm = f.conversion();
      v = result(c);
    }
    if (f.formatSpec() == null) {
      return value(Op.FORMAT, v);
    }
    if (scope.hasWalrus()) {
      v = own(v);
    }
    int spec = expr(f.formatSpec());
    at(f);
    return value(Op.FORMAT_SPEC, v, spec);
  }

  private int joined(Expr.JoinedStr j) {
    int n = j.values().size();
    if (n == 0) {
      return constant("");
    }
    if (n == 1) {
      return expr(j.values().getFirst());
    }
    int[] ops = operands(j.values());
    at(j);
    return valueList(Op.BUILD_STRING, ops);
  }

  // ---- attributes and subscripts

  private int attribute(Expr.Attribute a) {
    if (isSuperCall(a)) {
      int[] s = superOperands((Expr.Call) a.value());
      at(a);
      Op op = hasArguments(a) ? Op.SUPER_ATTR : Op.SUPER0_ATTR;
      Instr i = emit(op, s[0], s[1], s[2]);
      i.imm = name(scope.mangle(a.attr()));
      int r = result(i);
      atAttribute(a, a);
      emit(Op.NOP);
      return r;
    }
    int v = expr(a.value());
    atAttribute(a, a);
    return attr(v, scope.mangle(a.attr()));
  }

  private boolean isSuperCall(Expr.Attribute a) {
    if (a.ctx() != Context.LOAD
        || !(a.value() instanceof Expr.Call c)
        || !(c.func() instanceof Expr.Name n)
        || !n.id().equals("super")
        || !c.keywords().isEmpty()) {
      return false;
    }
    if (scope.scopeOf("super") != Scope.GLOBAL_IMPLICIT
        || unit.table().top().scopeOf("super") != 0
        || overrides.containsKey("super")) {
      return false;
    }
    if (c.args().size() == 2) {
      return !hasStar(c.args());
    }
    return c.args().isEmpty()
        && scope.kind() == Scope.Kind.FUNCTION
        && header.argCount() > 0
        && inlined == null
        && scope.scopeOf("__class__") == Scope.FREE;
  }

  private static boolean hasArguments(Expr.Attribute a) {
    return !((Expr.Call) a.value()).args().isEmpty();
  }

  private int[] superOperands(Expr.Call c) {
    at(c.func());
    int fn = load("super");
    if (c.args().size() == 2) {
      int a = held(c.args().get(0));
      return new int[] {fn, a, held(c.args().get(1))};
    }
    at(c);
    int cls = loadMangled("__class__");
    int self = loadMangled(header.varNames().getFirst());
    return new int[] {fn, cls, scope.hasWalrus() ? own(self) : self};
  }

  private static boolean twoElementSlice(Expr e) {
    return e instanceof Expr.Slice s && s.step() == null;
  }

  int sliceBound(Expr e) {
    return e == null ? none() : held(e);
  }

  private int slice(Expr.Slice s) {
    int a = sliceBound(s.lower());
    int b = sliceBound(s.upper());
    int c = s.step() == null ? NONE : held(s.step());
    at(s);
    return value(Op.BUILD_SLICE, a, b, c);
  }

  private int subscript(Expr.Subscript s) {
    int v = held(s.value());
    if (twoElementSlice(s.slice())) {
      Expr.Slice sl = (Expr.Slice) s.slice();
      int a = sliceBound(sl.lower());
      int b = sliceBound(sl.upper());
      at(s);
      return value(Op.GET_SLICE, v, a, b);
    }
    int i = expr(s.slice());
    at(s);
    return value(Op.GET_ITEM, v, i);
  }

  // ---- calls

  private int call(Expr.Call c) {
    boolean simple = !hasStar(c.args());
    for (Keyword k : c.keywords()) {
      simple &= k.arg() != null;
    }
    if (simple && c.func() instanceof Expr.Attribute a && a.ctx() == Context.LOAD) {
      Instr m;
      if (isSuperCall(a)) {
        int[] s = superOperands((Expr.Call) a.value());
        at(a);
        m = emit(hasArguments(a) ? Op.SUPER_METHOD : Op.SUPER0_METHOD, s[0], s[1], s[2]);
        atAttribute(a, a);
        emit(Op.NOP);
      } else {
        int obj = expr(a.value());
        atAttribute(a, a);
        m = emit(Op.GET_METHOD, obj);
      }
      m.imm = name(scope.mangle(a.attr()));
      int fn = temp();
      int self = temp();
      m.more = new int[] {fn, self};
      int[] args = arguments(c.args(), c.keywords());
      atAttribute(c, a);
      Instr i = emit(c.keywords().isEmpty() ? Op.CALL_METHOD : Op.CALL_METHOD_KW, fn, self);
      i.more = args;
      if (!c.keywords().isEmpty()) {
        i.imm = keywordNames(c.keywords());
      }
      return result(i);
    }
    int fn = held(c.func());
    return callRest(c, fn, new int[0], c.args(), c.keywords(), simple);
  }

  int keywordNames(List<Keyword> keywords) {
    List<Object> names = new ArrayList<>();
    for (Keyword k : keywords) {
      names.add(k.arg());
    }
    return ~constant(new TupleConst(List.copyOf(names)));
  }

  private int[] arguments(List<Expr> args, List<Keyword> keywords) {
    int[] r = new int[args.size() + keywords.size()];
    int i = 0;
    for (Expr e : args) {
      r[i++] = i == r.length ? expr(e) : held(e);
    }
    for (Keyword k : keywords) {
      r[i++] = i == r.length ? expr(k.value()) : held(k.value());
    }
    return r;
  }

  /** A call of {@code fn} with leading operands that are ready and arguments that are not. */
  int callRest(
      jyston.frontend.ast.Located place,
      int fn,
      int[] ready,
      List<Expr> args,
      List<Keyword> keywords,
      boolean simple) {
    if (simple) {
      int[] rest = arguments(args, keywords);
      int[] all = java.util.Arrays.copyOf(ready, ready.length + rest.length);
      System.arraycopy(rest, 0, all, ready.length, rest.length);
      at(place);
      Instr i = emit(keywords.isEmpty() ? Op.CALL : Op.CALL_KW, fn);
      i.more = all;
      if (!keywords.isEmpty()) {
        i.imm = keywordNames(keywords);
      }
      return result(i);
    }
    int positional;
    if (ready.length == 0 && args.size() == 1 && args.getFirst() instanceof Expr.Starred s) {
      positional = held(s.value());
    } else {
      int list = valueList(Op.BUILD_LIST, ready);
      for (Expr a : args) {
        if (a instanceof Expr.Starred s) {
          int v = expr(s.value());
          at(a);
          emit(Op.LIST_EXTEND, list, v);
        } else {
          int v = expr(a);
          at(a);
          emit(Op.LIST_APPEND, list, v);
        }
      }
      at(place);
      positional = value(Op.LIST_TO_TUPLE, list);
    }
    int kw = NONE;
    if (!keywords.isEmpty()) {
      int i = 0;
      List<Keyword> run = new ArrayList<>();
      while (i < keywords.size()) {
        Keyword k = keywords.get(i);
        if (k.arg() == null) {
          if (kw == NONE) {
            at(place);
            kw = valueList(Op.BUILD_MAP, new int[0]);
          }
          int v = expr(k.value());
          at(place);
          emit(Op.DICT_MERGE, kw, v, fn);
          i++;
          continue;
        }
        run.clear();
        while (i < keywords.size() && keywords.get(i).arg() != null) {
          run.add(keywords.get(i++));
        }
        int[] ops = new int[2 * run.size()];
        for (int j = 0; j < run.size(); j++) {
          ops[2 * j] = constant(run.get(j).arg());
          ops[2 * j + 1] = held(run.get(j).value());
        }
        at(place);
        int m = valueList(Op.BUILD_MAP, ops);
        if (kw == NONE) {
          kw = m;
        } else {
          emit(Op.DICT_MERGE, kw, m, fn);
        }
      }
    }
    at(place);
    return value(Op.CALL_EX, fn, positional, kw);
  }
}
