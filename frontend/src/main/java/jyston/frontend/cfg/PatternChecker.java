package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.PyRepr;

/** The errors of {@code match} patterns. */
final class PatternChecker {
  private final Checker checker;

  PatternChecker(Checker checker) {
    this.checker = checker;
  }

  void check(Pattern p, boolean irrefutable) {
    pattern(p, irrefutable, new ArrayList<>());
  }

  private void capture(String name, Pattern at, List<String> names) {
    if (name == null) {
      return;
    }
    checker.forbidden(name, Context.STORE, at);
    if (names.contains(name)) {
      throw checker.error("multiple assignments to name '" + name + "' in pattern", at);
    }
    names.add(name);
  }

  private void subPatterns(List<Pattern> list, List<String> names) {
    for (Pattern p : list) {
      pattern(p, true, names);
    }
  }

  private void pattern(Pattern p, boolean irrefutable, List<String> names) {
    switch (p) {
      case Pattern.MatchValue v -> {
        Expr e = checker.folder.fold(v.value());
        if (!(e instanceof Expr.Constant)
            && !(e instanceof Expr.Attribute)
            && !(e instanceof Expr.UnaryOp)
            && !(e instanceof Expr.BinOp)) {
          throw checker.error("patterns may only match literals and attribute lookups", p);
        }
        checker.expr(v.value());
      }
      case Pattern.MatchSingleton s -> {}
      case Pattern.MatchSequence s -> {
        boolean seen = false;
        for (Pattern x : s.patterns()) {
          if (x instanceof Pattern.MatchStar) {
            if (seen) {
              throw checker.error("multiple starred names in sequence pattern", p);
            }
            seen = true;
          }
        }
        subPatterns(s.patterns(), names);
      }
      case Pattern.MatchStar s -> capture(s.name(), p, names);
      case Pattern.MatchMapping m -> {
        HashSet<Object> seen = new HashSet<>();
        for (int i = 0; i < m.keys().size(); i++) {
          Expr k = checker.folder.fold(m.keys().get(i));
          if (k instanceof Expr.Constant c) {
            Object key = numeric(c.value());
            if (!seen.add(key)) {
              StringBuilder b = new StringBuilder();
              PyRepr.append(b, c.value());
              throw checker.error("mapping pattern checks duplicate key (" + b + ")", p);
            }
          } else if (!(k instanceof Expr.Attribute)) {
            throw checker.error(
                "mapping pattern keys may only match literals and attribute lookups", p);
          }
          checker.expr(m.keys().get(i));
        }
        subPatterns(m.patterns(), names);
        capture(m.rest(), p, names);
      }
      case Pattern.MatchClass c -> {
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < c.kwdAttrs().size(); i++) {
          String a = c.kwdAttrs().get(i);
          checker.forbidden(a, Context.STORE, c.kwdPatterns().get(i));
          if (!seen.add(a)) {
            throw checker.error(
                "attribute name repeated in class pattern: " + a, c.kwdPatterns().get(i));
          }
        }
        checker.expr(c.cls());
        subPatterns(c.patterns(), names);
        subPatterns(c.kwdPatterns(), names);
      }
      case Pattern.MatchAs a -> {
        if (a.pattern() == null) {
          if (!irrefutable) {
            throw checker.error(
                a.name() == null
                    ? "wildcard makes remaining patterns unreachable"
                    : "name capture '" + a.name() + "' makes remaining patterns unreachable",
                p);
          }
        } else {
          pattern(a.pattern(), irrefutable, names);
        }
        capture(a.name(), p, names);
      }
      case Pattern.MatchOr o -> {
        HashSet<String> first = null;
        List<String> all = null;
        int n = o.patterns().size();
        for (int i = 0; i < n; i++) {
          ArrayList<String> mine = new ArrayList<>();
          pattern(o.patterns().get(i), i == n - 1 && irrefutable, mine);
          if (first == null) {
            first = new HashSet<>(mine);
            all = mine;
          } else if (!first.equals(new HashSet<>(mine))) {
            throw checker.error("alternative patterns bind different names", p);
          }
        }
        for (String name : all) {
          capture(name, p, names);
        }
      }
    }
  }

  /** Keys that are equal in Python: 1, 1.0 and True are. */
  private static Object numeric(Object v) {
    return switch (v) {
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> (Object) (long) (double) d;
      case jyston.frontend.ast.Const.Singleton s
          when s == jyston.frontend.ast.Const.Singleton.TRUE ->
          1L;
      case jyston.frontend.ast.Const.Singleton s
          when s == jyston.frontend.ast.Const.Singleton.FALSE ->
          0L;
      case jyston.frontend.ast.Const.Imaginary c when c.imag() == 0 -> numeric(c.real());
      default -> v;
    };
  }
}
