package jyston.frontend.cfg;

import java.util.List;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.BoolOperator;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Operator;
import jyston.frontend.ast.PyRepr;

/** Annotation expressions back to source text (CPython's {@code ast_unparse.c}). */
public final class Unparser {
  private static final int TUPLE = 0;
  private static final int TEST = 1;
  private static final int OR = 2;
  private static final int AND = 3;
  private static final int NOT = 4;
  private static final int CMP = 5;
  private static final int EXPR = 6;
  private static final int BOR = EXPR;
  private static final int BXOR = 7;
  private static final int BAND = 8;
  private static final int SHIFT = 9;
  private static final int ARITH = 10;
  private static final int TERM = 11;
  private static final int FACTOR = 12;
  private static final int POWER = 13;
  private static final int AWAIT = 14;
  private static final int ATOM = 15;

  private final StringBuilder out = new StringBuilder();

  private Unparser() {}

  /** The text of an expression. */
  public static String unparse(Expr e) {
    Unparser u = new Unparser();
    u.expr(e, TEST);
    return u.out.toString();
  }

  private void open(boolean paren) {
    if (paren) {
      out.append('(');
    }
  }

  private void close(boolean paren) {
    if (paren) {
      out.append(')');
    }
  }

  private void expr(Expr e, int level) {
    switch (e) {
      case Expr.BoolOp b -> {
        boolean and = b.op() == BoolOperator.AND;
        int pr = and ? AND : OR;
        open(level > pr);
        for (int i = 0; i < b.values().size(); i++) {
          if (i > 0) {
            out.append(and ? " and " : " or ");
          }
          expr(b.values().get(i), pr + 1);
        }
        close(level > pr);
      }
      case Expr.BinOp b -> binary(b, level);
      case Expr.UnaryOp u -> {
        int pr = u.op() == jyston.frontend.ast.UnaryOperator.NOT ? NOT : FACTOR;
        open(level > pr);
        out.append(
            switch (u.op()) {
              case INVERT -> "~";
              case NOT -> "not ";
              case U_ADD -> "+";
              case U_SUB -> "-";
            });
        expr(u.operand(), pr);
        close(level > pr);
      }
      case Expr.Lambda l -> {
        open(level > TEST);
        Arguments a = l.args();
        boolean any =
            !a.posonlyargs().isEmpty()
                || !a.args().isEmpty()
                || !a.kwonlyargs().isEmpty()
                || a.vararg() != null
                || a.kwarg() != null;
        out.append(any ? "lambda " : "lambda");
        arguments(a);
        out.append(": ");
        expr(l.body(), TEST);
        close(level > TEST);
      }
      case Expr.IfExp i -> {
        open(level > TEST);
        expr(i.body(), TEST + 1);
        out.append(" if ");
        expr(i.test(), TEST + 1);
        out.append(" else ");
        expr(i.orelse(), TEST);
        close(level > TEST);
      }
      case Expr.Dict d -> {
        out.append('{');
        for (int i = 0; i < d.values().size(); i++) {
          comma(i);
          if (d.keys().get(i) == null) {
            out.append("**");
            expr(d.values().get(i), EXPR);
          } else {
            expr(d.keys().get(i), TEST);
            out.append(": ");
            expr(d.values().get(i), TEST);
          }
        }
        out.append('}');
      }
      case Expr.Set s -> {
        out.append('{');
        list(s.elts(), TEST);
        out.append('}');
      }
      case Expr.GeneratorExp g -> comp('(', g.elt(), null, g.generators(), ')');
      case Expr.ListComp g -> comp('[', g.elt(), null, g.generators(), ']');
      case Expr.SetComp g -> comp('{', g.elt(), null, g.generators(), '}');
      case Expr.DictComp g -> comp('{', g.key(), g.value(), g.generators(), '}');
      case Expr.Yield y -> {
        if (y.value() == null) {
          out.append("(yield)");
        } else {
          out.append("(yield ");
          expr(y.value(), TEST);
          out.append(')');
        }
      }
      case Expr.YieldFrom y -> {
        out.append("(yield from ");
        expr(y.value(), TEST);
        out.append(')');
      }
      case Expr.Await a -> {
        open(level > AWAIT);
        out.append("await ");
        expr(a.value(), ATOM);
        close(level > AWAIT);
      }
      case Expr.Compare c -> {
        open(level > CMP);
        expr(c.left(), CMP + 1);
        for (int i = 0; i < c.ops().size(); i++) {
          out.append(
              switch (c.ops().get(i)) {
                case EQ -> " == ";
                case NOT_EQ -> " != ";
                case LT -> " < ";
                case LT_E -> " <= ";
                case GT -> " > ";
                case GT_E -> " >= ";
                case IS -> " is ";
                case IS_NOT -> " is not ";
                case IN -> " in ";
                case NOT_IN -> " not in ";
              });
          expr(c.comparators().get(i), CMP + 1);
        }
        close(level > CMP);
      }
      case Expr.Call c -> {
        expr(c.func(), ATOM);
        if (c.args().size() == 1
            && c.keywords().isEmpty()
            && c.args().getFirst() instanceof Expr.GeneratorExp) {
          expr(c.args().getFirst(), TEST);
          return;
        }
        out.append('(');
        int n = 0;
        for (Expr a : c.args()) {
          comma(n++);
          expr(a, TEST);
        }
        for (Keyword k : c.keywords()) {
          comma(n++);
          if (k.arg() == null) {
            out.append("**");
          } else {
            out.append(k.arg()).append('=');
          }
          expr(k.value(), TEST);
        }
        out.append(')');
      }
      case Expr.FormattedValue f -> fstring(List.of(f));
      case Expr.JoinedStr j -> fstring(j.values());
      case Expr.Constant c -> constant(c.value(), c.kind());
      case Expr.Attribute a -> {
        expr(a.value(), ATOM);
        boolean number =
            a.value() instanceof Expr.Constant c
                && (c.value() instanceof Long || c.value() instanceof java.math.BigInteger);
        out.append(number ? " ." : ".").append(a.attr());
      }
      case Expr.Starred s -> {
        out.append('*');
        expr(s.value(), EXPR);
      }
      case Expr.Name n -> out.append(n.id());
      case Expr.ListExpr l -> {
        out.append('[');
        list(l.elts(), TEST);
        out.append(']');
      }
      case Expr.Tuple t -> {
        if (t.elts().isEmpty()) {
          out.append("()");
          return;
        }
        open(level > TUPLE);
        list(t.elts(), TEST);
        if (t.elts().size() == 1) {
          out.append(',');
        }
        close(level > TUPLE);
      }
      case Expr.Subscript s -> {
        expr(s.value(), ATOM);
        out.append('[');
        expr(s.slice(), TUPLE);
        out.append(']');
      }
      case Expr.Slice s -> {
        if (s.lower() != null) {
          expr(s.lower(), TEST);
        }
        out.append(':');
        if (s.upper() != null) {
          expr(s.upper(), TEST);
        }
        if (s.step() != null) {
          out.append(':');
          expr(s.step(), TEST);
        }
      }
      case Expr.NamedExpr n -> {
        open(level > TUPLE);
        expr(n.target(), ATOM);
        out.append(" := ");
        expr(n.value(), ATOM);
        close(level > TUPLE);
      }
    }
  }

  private void comma(int i) {
    if (i > 0) {
      out.append(", ");
    }
  }

  private void list(List<Expr> elts, int level) {
    for (int i = 0; i < elts.size(); i++) {
      comma(i);
      expr(elts.get(i), level);
    }
  }

  private void binary(Expr.BinOp b, int level) {
    int pr = level(b.op());
    boolean right = b.op() == Operator.POW;
    open(level > pr);
    expr(b.left(), right ? pr + 1 : pr);
    out.append(' ').append(symbol(b.op())).append(' ');
    expr(b.right(), right ? pr : pr + 1);
    close(level > pr);
  }

  private static int level(Operator op) {
    return switch (op) {
      case ADD, SUB -> ARITH;
      case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
      case L_SHIFT, R_SHIFT -> SHIFT;
      case BIT_OR -> BOR;
      case BIT_XOR -> BXOR;
      case BIT_AND -> BAND;
      case POW -> POWER;
    };
  }

  private static String symbol(Operator op) {
    return switch (op) {
      case ADD -> "+";
      case SUB -> "-";
      case MULT -> "*";
      case MAT_MULT -> "@";
      case DIV -> "/";
      case MOD -> "%";
      case L_SHIFT -> "<<";
      case R_SHIFT -> ">>";
      case BIT_OR -> "|";
      case BIT_XOR -> "^";
      case BIT_AND -> "&";
      case FLOOR_DIV -> "//";
      case POW -> "**";
    };
  }

  private void constant(Object value, String kind) {
    if (value == Const.Singleton.ELLIPSIS) {
      out.append("...");
      return;
    }
    if (kind != null) {
      out.append(kind);
    }
    out.append(value instanceof Const.TupleConst t ? tupleText(t) : infinite(repr(value)));
  }

  private static String tupleText(Const.TupleConst t) {
    StringBuilder b = new StringBuilder("(");
    for (int i = 0; i < t.items().size(); i++) {
      b.append(i > 0 ? ", " : "").append(infinite(repr(t.items().get(i))));
    }
    return b.append(t.items().size() == 1 ? ",)" : ")").toString();
  }

  private static String repr(Object value) {
    StringBuilder b = new StringBuilder();
    PyRepr.append(b, value);
    return b.toString();
  }

  private static String infinite(String repr) {
    return repr.startsWith("inf") || repr.endsWith("infj") ? repr.replace("inf", "1e309") : repr;
  }

  private void arguments(Arguments a) {
    int n = 0;
    int positional = a.posonlyargs().size() + a.args().size();
    for (int i = 0; i < positional; i++) {
      boolean po = i < a.posonlyargs().size();
      Arg x = po ? a.posonlyargs().get(i) : a.args().get(i - a.posonlyargs().size());
      comma(n++);
      arg(x);
      int d = i - (positional - a.defaults().size());
      if (d >= 0) {
        out.append('=');
        expr(a.defaults().get(d), TEST);
      }
      if (po && i + 1 == a.posonlyargs().size()) {
        out.append(", /");
      }
    }
    if (a.vararg() != null || !a.kwonlyargs().isEmpty()) {
      comma(n++);
      out.append('*');
      if (a.vararg() != null) {
        arg(a.vararg());
      }
    }
    for (int i = 0; i < a.kwonlyargs().size(); i++) {
      comma(n++);
      arg(a.kwonlyargs().get(i));
      if (a.kwDefaults().get(i) != null) {
        out.append('=');
        expr(a.kwDefaults().get(i), TEST);
      }
    }
    if (a.kwarg() != null) {
      comma(n);
      out.append("**");
      arg(a.kwarg());
    }
  }

  private void arg(Arg a) {
    out.append(a.arg());
    if (a.annotation() != null) {
      out.append(": ");
      expr(a.annotation(), TEST);
    }
  }

  private void comp(char open, Expr elt, Expr value, List<Comprehension> generators, char close) {
    out.append(open);
    expr(elt, TEST);
    if (value != null) {
      out.append(": ");
      expr(value, TEST);
    }
    for (Comprehension c : generators) {
      out.append(c.isAsync() ? " async for " : " for ");
      expr(c.target(), TUPLE);
      out.append(" in ");
      expr(c.iter(), TEST + 1);
      for (Expr t : c.ifs()) {
        out.append(" if ");
        expr(t, TEST + 1);
      }
    }
    out.append(close);
  }

  // ---- f-strings

  private void fstring(List<? extends Expr> values) {
    StringBuilder b = new StringBuilder();
    for (Expr v : values) {
      piece(v, b);
    }
    out.append('f').append(repr(b.toString()));
  }

  private void piece(Expr v, StringBuilder b) {
    switch (v) {
      case Expr.Constant c ->
          b.append(String.valueOf(c.value()).replace("{", "{{").replace("}", "}}"));
      case Expr.JoinedStr j -> {
        for (Expr x : j.values()) {
          piece(x, b);
        }
      }
      case Expr.FormattedValue f -> {
        Unparser u = new Unparser();
        u.expr(f.value(), TEST + 1);
        b.append(u.out.charAt(0) == '{' ? "{ " : "{").append(u.out);
        if (f.conversion() > 0) {
          b.append('!').append((char) f.conversion());
        }
        if (f.formatSpec() != null) {
          b.append(':');
          piece(f.formatSpec(), b);
        }
        b.append('}');
      }
      default -> throw new IllegalStateException();
    }
  }
}
