package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.WithItem;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/**
 * Lowers {@code try}, {@code with} and what leaves them. The body of {@code finally} is lowered
 * once per way of leaving, as in CPython.
 */
abstract class TryLowering extends PatternLowering {
  /** What a jump out of a construct has to undo. */
  enum Kind {
    LOOP,
    TRY,
    FINALLY_TRY,
    FINALLY_END,
    WITH,
    HANDLER
  }

  /** An enclosing construct. */
  static final class FBlock {
    final Kind kind;
    final Block outer;
    Block next;
    Block exit;
    List<Stmt> finalbody;
    int reg = NONE;
    String name;
    boolean isAsync;
    Located place;

    FBlock(Kind kind, Block outer) {
      this.kind = kind;
      this.outer = outer;
    }
  }

  final ArrayList<FBlock> fblocks = new ArrayList<>();

  TryLowering(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
  }

  FBlock push(Kind kind) {
    FBlock f = new FBlock(kind, handler);
    fblocks.add(f);
    return f;
  }

  void pop(FBlock f) {
    if (fblocks.removeLast() != f) {
      throw new IllegalStateException("block stack");
    }
  }

  // ---- leaving

  /** Emits what leaving the innermost constructs undoes, down to a loop if asked; returns it. */
  FBlock unwind(boolean toLoop) {
    FBlock loop = null;
    int i = fblocks.size() - 1;
    for (; i >= 0; i--) {
      if (toLoop && fblocks.get(i).kind == Kind.LOOP) {
        loop = fblocks.get(i);
        break;
      }
    }
    if (toLoop && loop == null) {
      return null;
    }
    List<FBlock> saved = List.copyOf(fblocks);
    while (fblocks.size() > i + 1) {
      undo(fblocks.removeLast());
    }
    fblocks.clear();
    fblocks.addAll(saved);
    return loop;
  }

  /** Whether leaving the function runs any code. */
  boolean leavingRunsCode() {
    for (FBlock f : fblocks) {
      if (f.kind == Kind.FINALLY_TRY || f.kind == Kind.WITH || f.name != null) {
        return true;
      }
    }
    return false;
  }

  private void undo(FBlock f) {
    switch (f.kind) {
      case LOOP -> {}
      case TRY -> setHandler(f.outer);
      case FINALLY_TRY -> {
        setHandler(f.outer);
        stmts(f.finalbody);
        // What is left after it seems to belong to what was run last.
        nowhere();
      }
      case FINALLY_END -> {
        setHandler(f.outer);
        emit(Op.POP_EXC, f.reg);
      }
      case WITH -> {
        setHandler(f.outer);
        at(f.place);
        exitWith(f.reg, f.isAsync);
        nowhere();
      }
      case HANDLER -> {
        setHandler(f.outer);
        emit(Op.POP_EXC, f.reg);
        forget(f.name);
      }
    }
  }

  private void forget(String name) {
    if (name != null) {
      int reg = targetReg(name);
      if (reg >= 0) {
        emit(Op.DEL_LOCAL, reg);
      } else {
        store(name, none());
        delete(name);
      }
    }
  }

  private void exitWith(int exit, boolean isAsync) {
    Instr c = emit(Op.CALL, exit);
    c.more = new int[] {none(), none(), none()};
    int r = result(c);
    if (isAsync) {
      await(r, 2);
    }
  }

  /** The end of every handler section: restore the exception being handled and raise again. */
  private void reraiseSection(Block cleanup, Block outer, int prev) {
    nowhere();
    int e = startHandler(cleanup, outer);
    emit(Op.POP_EXC, prev);
    emit(Op.RERAISE, e);
  }

  // ---- try

  void tryStmt(
      Stmt s,
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      boolean star) {
    at(s);
    emit(Op.NOP);
    if (finalbody.isEmpty()) {
      tryExcept(s, body, handlers, orelse, star);
      return;
    }
    Block outer = handler;
    Block on = newBlock();
    Block cleanup = newBlock();
    Block end = newBlock();
    FBlock f = push(Kind.FINALLY_TRY);
    f.finalbody = finalbody;
    setHandler(on);
    if (handlers.isEmpty()) {
      stmts(body);
    } else {
      tryExcept(s, body, handlers, orelse, star);
    }
    pop(f);
    setHandler(outer);
    stmts(finalbody);
    nowhere();
    jump(end);
    int e = startHandler(on, outer);
    int prev = value(Op.PUSH_EXC, e);
    FBlock g = push(Kind.FINALLY_END);
    g.reg = prev;
    setHandler(cleanup);
    stmts(finalbody);
    pop(g);
    nowhere();
    emit(Op.RERAISE, e);
    reraiseSection(cleanup, outer, prev);
    start(end);
  }

  private void tryExcept(
      Stmt s, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, boolean star) {
    Block outer = handler;
    Block on = newBlock();
    Block end = newBlock();
    FBlock f = push(Kind.TRY);
    setHandler(on);
    stmts(body);
    pop(f);
    setHandler(outer);
    stmts(orelse);
    nowhere();
    jump(end);
    if (star) {
      exceptStar(s, on, end, handlers);
    } else {
      except(on, end, handlers);
    }
    handler = outer;
    start(end);
  }

  private void except(Block on, Block end, List<ExceptHandler> handlers) {
    Block outer = handler;
    Block cleanup = newBlock();
    nowhere();
    int e = startHandler(on, outer);
    int prev = value(Op.PUSH_EXC, e);
    setHandler(cleanup);
    for (ExceptHandler h : handlers) {
      Block next = newBlock();
      at(h);
      if (h.type() != null) {
        int type = expr(h.type());
        at(h);
        Block yes = newBlock();
        branchTrue(value(Op.EXC_MATCH, e, type), yes, next);
        start(yes);
      }
      if (h.type() == null || h.type().line() != h.line()) {
        emit(Op.NOP);
      }
      if (h.name() != null) {
        Block fail = newBlock();
        keep(h.name(), e);
        FBlock f = new FBlock(Kind.HANDLER, outer);
        f.reg = prev;
        f.name = h.name();
        fblocks.add(f);
        setHandler(fail);
        stmts(h.body());
        pop(f);
        nowhere();
        setHandler(outer);
        emit(Op.POP_EXC, prev);
        forget(h.name());
        jump(end);
        int again = startHandler(fail, cleanup);
        forget(h.name());
        emit(Op.RERAISE, again);
      } else {
        FBlock f = new FBlock(Kind.HANDLER, outer);
        f.reg = prev;
        fblocks.add(f);
        stmts(h.body());
        pop(f);
        nowhere();
        setHandler(outer);
        emit(Op.POP_EXC, prev);
        jump(end);
      }
      handler = cleanup;
      start(next);
    }
    nowhere();
    emit(Op.RERAISE, e);
    reraiseSection(cleanup, outer, prev);
  }

  /** Stores a value that is still needed afterwards. */
  void keep(String name, int value) {
    int reg = targetReg(name);
    if (reg >= 0) {
      emit(Op.MOVE, value).dst = reg;
    } else {
      store(name, value);
    }
  }

  private void exceptStar(Stmt s, Block on, Block end, List<ExceptHandler> handlers) {
    Block outer = handler;
    Block cleanup = newBlock();
    nowhere();
    int e = startHandler(on, outer);
    int prev = value(Op.PUSH_EXC, e);
    setHandler(cleanup);
    int raised = valueList(Op.BUILD_LIST, new int[0]);
    int rest = temp();
    emit(Op.MOVE, e).dst = rest;
    for (ExceptHandler h : handlers) {
      Block next = newBlock();
      Block yes = newBlock();
      Block fail = newBlock();
      at(h);
      int type = expr(h.type());
      at(h);
      int match = temp();
      emit(Op.EG_MATCH, rest, type).more = new int[] {match, rest};
      branch(Op.BRANCH_NONE, match, NONE, next, yes);
      start(yes);
      int inner = value(Op.PUSH_EXC, match);
      if (h.name() != null) {
        keep(h.name(), match);
      }
      FBlock f = new FBlock(Kind.HANDLER, cleanup);
      f.reg = inner;
      f.name = h.name();
      fblocks.add(f);
      setHandler(fail);
      stmts(h.body());
      pop(f);
      nowhere();
      setHandler(cleanup);
      emit(Op.POP_EXC, inner);
      forget(h.name());
      jump(next);
      int again = startHandler(fail, cleanup);
      emit(Op.POP_EXC, inner);
      forget(h.name());
      emit(Op.LIST_APPEND, raised, again);
      start(next);
    }
    nowhere();
    emit(Op.LIST_APPEND, raised, rest);
    int r = value(Op.EG_RERAISE, e, raised);
    Block done = newBlock();
    Block again = newBlock();
    branch(Op.BRANCH_NONE, r, NONE, done, again);
    start(again);
    emit(Op.RERAISE, r);
    handler = outer;
    start(done);
    emit(Op.POP_EXC, prev);
    jump(end);
    reraiseSection(cleanup, outer, prev);
  }

  // ---- with

  void with(Stmt s, List<WithItem> items, int index, List<Stmt> body, boolean isAsync) {
    WithItem w = items.get(index);
    Block outer = handler;
    Block on = newBlock();
    Block cleanup = newBlock();
    Block end = newBlock();
    int mgr = expr(w.contextExpr());
    at(w.contextExpr());
    int exit = temp();
    int value = temp();
    emit(isAsync ? Op.BEFORE_ASYNC_WITH : Op.BEFORE_WITH, mgr).more = new int[] {exit, value};
    if (isAsync) {
      value = await(value, 1);
    }
    FBlock f = push(Kind.WITH);
    f.reg = exit;
    f.isAsync = isAsync;
    f.place = w.contextExpr();
    setHandler(on);
    if (w.optionalVars() != null) {
      storeTarget(w.optionalVars(), value);
    }
    if (index == items.size() - 1) {
      stmts(body);
    } else {
      with(s, items, index + 1, body, isAsync);
    }
    pop(f);
    setHandler(outer);
    at(w.contextExpr());
    exitWith(exit, isAsync);
    jump(end);
    int e = startHandler(on, outer);
    int prev = value(Op.PUSH_EXC, e);
    setHandler(cleanup);
    int r = value(Op.WITH_EXCEPT, exit, e);
    if (isAsync) {
      r = await(r, 2);
    }
    Block suppress = newBlock();
    Block again = newBlock();
    branchTrue(r, suppress, again);
    start(again);
    emit(Op.RERAISE, e).imm = 1;
    setHandler(outer);
    start(suppress);
    emit(Op.POP_EXC, prev);
    jump(end);
    reraiseSection(cleanup, outer, prev);
    start(end);
  }

  /** Whether an expression is a plain name kept in a register. */
  int plainTarget(Expr e) {
    return e instanceof Expr.Name n ? targetReg(n.id()) : -1;
  }
}
