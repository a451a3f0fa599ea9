package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Node;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/**
 * Lowers comprehensions (inlined, PEP 709, where CPython inlines them) and generator expressions.
 */
abstract class ComprehensionLowering extends ExprLowering {
  /** Names bound by the inlined comprehensions around this point. */
  private final ArrayList<String> activeNames = new ArrayList<>();

  ComprehensionLowering(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
  }

  abstract void storeTarget(Expr target, int value);

  /** Makes a function from a code object without defaults, closing over what it needs. */
  int function(Code code, int defaults, int kwDefaults, int annotations) {
    int[] cells = new int[code.freeCount()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cellReg(code.freeName(i));
    }
    Instr i = emit(Op.MAKE_FUNCTION, defaults, kwDefaults, annotations);
    i.more = cells;
    i.imm = ~constant(code);
    return result(i);
  }

  int function(Code code) {
    return function(code, NONE, NONE, NONE);
  }

  Code nested(Scope s, Node node, String name, boolean definition, int line) {
    return unit.code(
        s, node, name, Unit.qualname(scope, header.qualname(), name, definition), line, null, null);
  }

  /** The parts of any comprehension. */
  private record Parts(
      List<Comprehension> generators, Expr elt, Expr value, Scope.Comp kind, String name) {}

  private static Parts parts(Expr e) {
    return switch (e) {
      case Expr.ListComp c ->
          new Parts(c.generators(), c.elt(), null, Scope.Comp.LIST, "<listcomp>");
      case Expr.SetComp c -> new Parts(c.generators(), c.elt(), null, Scope.Comp.SET, "<setcomp>");
      case Expr.DictComp c ->
          new Parts(c.generators(), c.key(), c.value(), Scope.Comp.DICT, "<dictcomp>");
      case Expr.GeneratorExp c ->
          new Parts(c.generators(), c.elt(), null, Scope.Comp.GENERATOR, "<genexpr>");
      default -> throw new IllegalArgumentException();
    };
  }

  @Override
  int comprehension(Expr e) {
    Parts p = parts(e);
    Scope s = unit.table().of(e);
    Comprehension first = p.generators.getFirst();
    if (s.isInlined()) {
      int it = outermost(first);
      return inlined(e, p, s, it);
    }
    at(e);
    int fn = function(nested(s, e, p.name, false, e.line()));
    int it = outermost(first);
    at(e);
    Instr call = emit(Op.CALL, fn);
    call.more = new int[] {it};
    int r = result(call);
    if (s.isCoroutine() && p.kind != Scope.Comp.GENERATOR) {
      r = await(r, 0);
    }
    return r;
  }

  private int outermost(Comprehension c) {
    Expr iter = folder.foldIterable(c.iter());
    int v = expr(iter);
    at(iter);
    return value(c.isAsync() ? Op.GET_AITER : Op.GET_ITER, v);
  }

  /** The body of a comprehension that is a function of its own; its iterator is parameter 0. */
  void comprehensionBody(Expr e) {
    Parts p = parts(e);
    at(e);
    int acc = accumulator(p.kind);
    generator(p, 0, 0, acc);
    if (acc == NONE && !p.generators.getFirst().isAsync()) {
      nowhere();
      emit(Op.RETURN, none());
    } else {
      at(e);
      emit(Op.RETURN, acc == NONE ? none() : acc);
    }
  }

  private int accumulator(Scope.Comp kind) {
    return switch (kind) {
      case LIST -> valueList(Op.BUILD_LIST, new int[0]);
      case SET -> valueList(Op.BUILD_SET, new int[0]);
      case DICT -> valueList(Op.BUILD_MAP, new int[0]);
      default -> NONE;
    };
  }

  private int inlined(Expr e, Parts p, Scope s, int it) {
    HashMap<String, Var> savedOverrides = new HashMap<>(overrides);
    Scope savedInlined = inlined;
    int savedActive = activeNames.size();
    List<Integer> regs = new ArrayList<>();
    List<Integer> saved = new ArrayList<>();
    List<Integer> clear = new ArrayList<>();
    at(e);
    inlined = s;
    for (String k : s.names()) {
      int f = s.flags(k);
      int sc = s.scopeOf(k);
      if ((sc == Scope.GLOBAL_EXPLICIT || sc == Scope.GLOBAL_IMPLICIT)
          && scope.isFunctionLike()
          && scope.scopeOf(k) != sc) {
        // Another comprehension made the name a local of this function; here it is a global.
        overrides.put(k, new Var(Access.GLOBAL, 0, k));
        continue;
      }
      if ((f & Scope.DEF_LOCAL) == 0 || (f & (Scope.DEF_NONLOCAL | Scope.DEF_PARAM)) != 0) {
        continue;
      }
      if (sc == Scope.CELL) {
        int cell = value(Op.MAKE_CELL);
        overrides.put(k, new Var(Access.CELL, cell, k));
      } else if (sc == Scope.LOCAL) {
        Integer reg = varReg(k);
        if (scope.isFunctionLike() && scope.scopeOf(k) == Scope.LOCAL && reg != null) {
          overrides.remove(k);
          if (!scope.onlyInComprehensions(k) || activeNames.contains(k)) {
            int t = temp();
            emit(Op.MOVE, reg).dst = t;
            emit(Op.DEL_LOCAL, reg);
            regs.add(reg);
            saved.add(t);
          } else {
            clear.add(reg);
          }
          activeNames.add(k);
        } else {
          int t = hidden(k);
          overrides.put(k, new Var(Access.HIDDEN, t, k));
          clear.add(t);
        }
      } else if (sc == Scope.GLOBAL_EXPLICIT || sc == Scope.GLOBAL_IMPLICIT) {
        overrides.remove(k);
      }
    }
    Block outer = handler;
    Block cleanup = null;
    if (!regs.isEmpty() || !clear.isEmpty()) {
      // What an exception leaves bound would show in f_locals.
      cleanup = newBlock();
      setHandler(cleanup);
    }
    at(e);
    int acc = accumulator(p.kind);
    generator(p, 0, it, acc);
    at(e);
    if (cleanup != null) {
      setHandler(outer);
      restore(regs, saved, clear);
      Block end = newBlock();
      jump(end);
      nowhere();
      int exc = startHandler(cleanup, outer);
      restore(regs, saved, clear);
      emit(Op.RERAISE, exc);
      at(e);
      start(end);
    }
    overrides = savedOverrides;
    inlined = savedInlined;
    while (activeNames.size() > savedActive) {
      activeNames.removeLast();
    }
    return acc;
  }

  private void restore(List<Integer> regs, List<Integer> saved, List<Integer> clear) {
    for (int i = regs.size() - 1; i >= 0; i--) {
      emit(Op.MOVE, saved.get(i)).dst = regs.get(i);
    }
    for (int reg : clear) {
      emit(Op.DEL_LOCAL, reg);
    }
  }

  private void generator(Parts p, int index, int it, int acc) {
    Comprehension c = p.generators.get(index);
    if (c.isAsync()) {
      asyncGenerator(p, index, it, acc);
      return;
    }
    Block start = newBlock();
    Block end = newBlock();
    Expr iter = folder.foldIterable(c.iter());
    if (index > 0) {
      Expr single = singleElement(c.iter());
      if (single != null) {
        // "for y in [f(x)]" is the idiom of assignment: no loop.
        int v = expr(single);
        storeTarget(c.target(), v);
        Block skip = newBlock();
        filtersAndElement(p, index, skip, acc);
        start(skip);
        return;
      }
      int v = expr(iter);
      at(iter);
      it = value(Op.GET_ITER, v);
    } else if (p.kind == Scope.Comp.GENERATOR) {
      // Whoever replaced .0 through f_locals may have put any iterable there.
      at(iter);
      it = value(Op.GET_ITER, it);
    }
    at(iter);
    start(start);
    Block body = newBlock();
    Instr f = emit(Op.FOR_ITER, it);
    f.t0 = body.id;
    f.t1 = end.id;
    int reg = c.target() instanceof Expr.Name n ? targetReg(n.id()) : -1;
    f.dst = reg >= 0 ? reg : temp();
    start(body);
    if (reg < 0) {
      storeTarget(c.target(), f.dst);
    } else if (c.target().line() != iter.line()) {
      at(c.target());
      emit(Op.NOP);
    }
    filtersAndElement(p, index, start, acc);
    atElement(p);
    jump(start);
    start(end);
  }

  private Expr singleElement(Expr iter) {
    List<Expr> elts =
        switch (iter) {
          case Expr.ListExpr l -> l.elts();
          case Expr.Tuple t -> t.elts();
          default -> null;
        };
    return elts != null && elts.size() == 1 && !(elts.getFirst() instanceof Expr.Starred)
        ? elts.getFirst()
        : null;
  }

  /** The place of the element, of a dict that of key and value. */
  private void atElement(Parts p) {
    if (p.value == null) {
      at(p.elt);
    } else {
      at(p.elt.line(), p.elt.col(), p.value.endLine(), p.value.endCol());
    }
  }

  private void filtersAndElement(Parts p, int index, Block next, int acc) {
    for (Expr test : p.generators.get(index).ifs()) {
      Block yes = newBlock();
      if (p.elt.line() == test.endLine()) {
        cond(test, yes, next);
      } else {
        // What fails the test goes on from the line of the element, as what passes does.
        Block no = newBlock();
        cond(test, yes, no);
        start(no);
        atElement(p);
        emit(Op.NOP);
        jump(next);
      }
      start(yes);
    }
    if (index + 1 < p.generators.size()) {
      generator(p, index + 1, NONE, acc);
      return;
    }
    switch (p.kind) {
      case GENERATOR -> {
        int v = expr(p.elt);
        at(p.elt);
        yieldValue(v);
      }
      case LIST -> {
        int v = expr(p.elt);
        at(p.elt);
        emit(Op.LIST_APPEND, acc, v);
      }
      case SET -> {
        int v = expr(p.elt);
        at(p.elt);
        emit(Op.SET_ADD, acc, v);
      }
      default -> {
        int k = held(p.elt);
        int v = expr(p.value);
        atElement(p);
        emit(Op.MAP_ADD, acc, k, v);
      }
    }
  }

  private void asyncGenerator(Parts p, int index, int it, int acc) {
    Comprehension c = p.generators.get(index);
    if (index > 0) {
      int v = expr(c.iter());
      at(c.iter());
      it = value(Op.GET_AITER, v);
    }
    Block start = newBlock();
    Block except = newBlock();
    Block outer = handler;
    start(start);
    setHandler(except);
    at(c.iter());
    int next = value(Op.GET_ANEXT, it);
    int v = delegate(next);
    setHandler(outer);
    storeTarget(c.target(), v);
    filtersAndElement(p, index, start, acc);
    atElement(p);
    jump(start);
    at(c.iter());
    int exc = startHandler(except, outer);
    emit(Op.END_ASYNC_FOR, exc);
  }
}
