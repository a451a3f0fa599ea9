package jyston.frontend.cfg;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jyston.frontend.ast.Const.TupleConst;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.Stmt;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/** Lowers {@code match}. Captures go to temporaries and are stored once the pattern has matched. */
abstract class PatternLowering extends DefinitionLowering {
  PatternLowering(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
  }

  abstract void stmts(List<Stmt> body);

  void match(Stmt.Match m) {
    int subject = own(expr(m.subject()));
    Block end = newBlock();
    for (MatchCase c : m.cases()) {
      Block next = newBlock();
      Map<String, Integer> captures = new LinkedHashMap<>();
      at(c.pattern());
      if (wildcard(c.pattern())) {
        emit(Op.NOP);
      }
      pattern(c.pattern(), subject, next, captures);
      at(c.pattern());
      for (Map.Entry<String, Integer> e : captures.entrySet()) {
        int reg = targetReg(e.getKey());
        if (reg >= 0) {
          emit(Op.MOVE, e.getValue()).dst = reg;
        } else {
          store(e.getKey(), e.getValue());
        }
      }
      if (c.guard() != null) {
        Block yes = newBlock();
        cond(c.guard(), yes, next);
        start(yes);
      }
      stmts(c.body());
      nowhere();
      jump(end);
      start(next);
    }
    start(end);
  }

  private static boolean wildcard(Pattern p) {
    return p instanceof Pattern.MatchAs a && a.name() == null && a.pattern() == null;
  }

  private void capture(String name, int value, Map<String, Integer> captures) {
    if (name != null) {
      captures.put(name, value);
    }
  }

  private void pattern(Pattern p, int subject, Block fail, Map<String, Integer> captures) {
    deeper();
    at(p);
    switch (p) {
      case Pattern.MatchValue v -> {
        int x = expr(v.value());
        at(p);
        test(Op.BRANCH_EQ, subject, x, fail);
      }
      case Pattern.MatchSingleton s -> {
        int c = constant(s.value());
        if (c == none()) {
          test(Op.BRANCH_NONE, subject, NONE, fail);
        } else {
          test(Op.BRANCH_IS, subject, c, fail);
        }
      }
      case Pattern.MatchSequence s -> sequence(s, subject, fail, captures);
      case Pattern.MatchMapping m -> mapping(m, subject, fail, captures);
      case Pattern.MatchClass c -> classPattern(c, subject, fail, captures);
      case Pattern.MatchStar s -> capture(s.name(), subject, captures);
      case Pattern.MatchAs a -> {
        if (a.pattern() != null) {
          pattern(a.pattern(), subject, fail, captures);
        }
        capture(a.name(), subject, captures);
      }
      case Pattern.MatchOr o -> or(o, subject, fail, captures);
    }
    shallower();
  }

  private void test(Op op, int a, int b, Block fail) {
    Block next = newBlock();
    branch(op, a, b, next, fail);
    start(next);
  }

  private void or(Pattern.MatchOr o, int subject, Block fail, Map<String, Integer> captures) {
    Block end = newBlock();
    Map<String, Integer> common = null;
    int n = o.patterns().size();
    for (int i = 0; i < n; i++) {
      Block next = i == n - 1 ? fail : newBlock();
      Map<String, Integer> mine = new LinkedHashMap<>();
      pattern(o.patterns().get(i), subject, next, mine);
      at(o.patterns().get(i));
      if (common == null) {
        common = new LinkedHashMap<>();
        for (String k : mine.keySet()) {
          common.put(k, temp());
        }
      }
      for (Map.Entry<String, Integer> e : common.entrySet()) {
        Integer from = mine.get(e.getKey());
        emit(Op.MOVE, from == null ? none() : from).dst = e.getValue();
      }
      jump(end);
      if (i < n - 1) {
        start(next);
      }
    }
    start(end);
    captures.putAll(common);
  }

  private void sequence(
      Pattern.MatchSequence s, int subject, Block fail, Map<String, Integer> captures) {
    List<Pattern> ps = s.patterns();
    int size = ps.size();
    int star = -1;
    boolean onlyWildcards = true;
    boolean starWildcard = false;
    for (int i = 0; i < size; i++) {
      if (ps.get(i) instanceof Pattern.MatchStar st) {
        star = i;
        starWildcard = st.name() == null;
        onlyWildcards &= starWildcard;
      } else {
        onlyWildcards &= wildcard(ps.get(i));
      }
    }
    test(Op.BRANCH_TRUE, value(Op.IS_SEQUENCE, subject), NONE, fail);
    int len = NONE;
    if (star < 0 || size > 1) {
      len = value(Op.GET_LEN, subject);
      if (star < 0) {
        test(Op.BRANCH_EQ, len, constant((long) size), fail);
      } else {
        test(Op.BRANCH_GE, len, constant((long) size - 1), fail);
      }
    }
    if (onlyWildcards) {
      return;
    }
    if (starWildcard) {
      for (int i = 0; i < size; i++) {
        if (i == star || wildcard(ps.get(i))) {
          continue;
        }
        at(s);
        int index = i < star ? constant((long) i) : value(Op.SUB, len, constant((long) size - i));
        int item = value(Op.GET_ITEM, subject, index);
        pattern(ps.get(i), item, fail, captures);
      }
      return;
    }
    int[] items = new int[size];
    for (int i = 0; i < size; i++) {
      items[i] = temp();
    }
    Instr u = emit(star < 0 ? Op.UNPACK : Op.UNPACK_EX, subject);
    u.more = items;
    u.imm = Math.max(star, 0);
    for (int i = 0; i < size; i++) {
      pattern(ps.get(i), items[i], fail, captures);
    }
  }

  private void mapping(
      Pattern.MatchMapping m, int subject, Block fail, Map<String, Integer> captures) {
    int size = m.keys().size();
    test(Op.BRANCH_TRUE, value(Op.IS_MAPPING, subject), NONE, fail);
    if (size == 0 && m.rest() == null) {
      return;
    }
    int keys = constant(new TupleConst(List.of()));
    if (size > 0) {
      int len = value(Op.GET_LEN, subject);
      test(Op.BRANCH_GE, len, constant((long) size), fail);
      int[] ks = operands(m.keys());
      at(m);
      keys = valueList(Op.BUILD_TUPLE, ks);
      int values = value(Op.MATCH_KEYS, subject, keys);
      Block ok = newBlock();
      branch(Op.BRANCH_NONE, values, NONE, fail, ok);
      start(ok);
      subPatterns(m, m.patterns(), values, fail, captures);
    }
    if (m.rest() != null) {
      at(m);
      capture(m.rest(), value(Op.MATCH_REST, subject, keys), captures);
    }
  }

  private void subPatterns(
      Pattern at, List<Pattern> ps, int tuple, Block fail, Map<String, Integer> captures) {
    if (ps.isEmpty()) {
      return;
    }
    at(at);
    int[] items = new int[ps.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = temp();
    }
    emit(Op.UNPACK, tuple).more = items;
    for (int i = 0; i < items.length; i++) {
      if (!wildcard(ps.get(i))) {
        pattern(ps.get(i), items[i], fail, captures);
      }
    }
  }

  private void classPattern(
      Pattern.MatchClass c, int subject, Block fail, Map<String, Integer> captures) {
    int cls = expr(c.cls());
    at(c);
    Instr i = emit(Op.MATCH_CLASS, subject, cls, constant((long) c.patterns().size()));
    i.imm = ~constant(new TupleConst(List.copyOf(c.kwdAttrs())));
    int attrs = result(i);
    Block ok = newBlock();
    branch(Op.BRANCH_NONE, attrs, NONE, fail, ok);
    start(ok);
    ArrayList<Pattern> all = new ArrayList<>(c.patterns());
    all.addAll(c.kwdPatterns());
    subPatterns(c, all, attrs, fail, captures);
  }

  /** The key of a mapping pattern that must not repeat, or null. */
  static Object constantKey(Expr e) {
    return e instanceof Expr.Constant c && !(c.value() instanceof BigInteger) ? c.value() : null;
  }
}
