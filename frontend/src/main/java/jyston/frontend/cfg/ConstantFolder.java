package jyston.frontend.cfg;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Const.Bytes;
import jyston.frontend.ast.Const.FrozenSetConst;
import jyston.frontend.ast.Const.Imaginary;
import jyston.frontend.ast.Const.Singleton;
import jyston.frontend.ast.Const.TupleConst;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Operator;

/** Constant folding on the tree, on demand, one node at a time (CPython's {@code ast_opt.c}). */
final class ConstantFolder {
  private static final int MAX_INT_BITS = 128;
  private static final int MAX_COLLECTION = 256;
  private static final int MAX_STR = 4096;
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private final int optimize;

  ConstantFolder(int optimize) {
    this.optimize = optimize;
  }

  /** The expression with its root folded where its parts are constant, else itself. */
  Expr fold(Expr e) {
    switch (e) {
      case Expr.Name n -> {
        if (n.ctx() == Context.LOAD && n.id().equals("__debug__")) {
          return constant(bool(optimize == 0), e);
        }
      }
      case Expr.UnaryOp u -> {
        Expr v = fold(u.operand());
        if (v instanceof Expr.Constant c) {
          Object r = unary(u, c.value());
          return r == null ? e : constant(r, e);
        }
        if (u.op() == jyston.frontend.ast.UnaryOperator.NOT
            && v instanceof Expr.Compare c
            && c.ops().size() == 1) {
          CmpOperator op =
              switch (c.ops().getFirst()) {
                case IS -> CmpOperator.IS_NOT;
                case IS_NOT -> CmpOperator.IS;
                case IN -> CmpOperator.NOT_IN;
                case NOT_IN -> CmpOperator.IN;
                default -> null;
              };
          if (op != null) {
            return new Expr.Compare(
                c.left(), List.of(op), c.comparators(), e.line(), e.col(), e.endLine(), e.endCol());
          }
        }
      }
      case Expr.BinOp b -> {
        return foldBinary(b);
      }
      case Expr.Tuple t -> {
        if (t.ctx() == Context.LOAD) {
          Object c = tuple(t.elts());
          return c == null ? e : constant(c, e);
        }
      }
      case Expr.Subscript s -> {
        if (s.ctx() == Context.LOAD
            && fold(s.value()) instanceof Expr.Constant v
            && fold(s.slice()) instanceof Expr.Constant i) {
          Object r = subscript(v.value(), i.value());
          return r == null ? e : constant(r, e);
        }
      }
      case Expr.Compare c -> {
        CmpOperator op = c.ops().getLast();
        if (op == CmpOperator.IN || op == CmpOperator.NOT_IN) {
          Expr last = c.comparators().getLast();
          Expr r = foldIterable(last);
          if (r != last) {
            ArrayList<Expr> cs = new ArrayList<>(c.comparators());
            cs.set(cs.size() - 1, r);
            return new Expr.Compare(
                c.left(), c.ops(), cs, c.line(), c.col(), c.endLine(), c.endCol());
          }
        }
      }
      default -> {}
    }
    return e;
  }

  /** A list or set display that is only iterated or searched, as a tuple or frozenset. */
  Expr foldIterable(Expr e) {
    if (e instanceof Expr.ListExpr l) {
      Object c = tuple(l.elts());
      if (c != null) {
        return constant(c, e);
      }
      if (!ExprLowering.hasStar(l.elts())) {
        return new Expr.Tuple(l.elts(), Context.LOAD, e.line(), e.col(), e.endLine(), e.endCol());
      }
    } else if (e instanceof Expr.Set s) {
      Object c = tuple(s.elts());
      if (c instanceof TupleConst t) {
        ArrayList<Object> items = new ArrayList<>();
        for (Object o : t.items()) {
          if (!items.contains(o)) {
            items.add(o);
          }
        }
        return constant(new FrozenSetConst(List.copyOf(items)), e);
      }
    }
    return e;
  }

  private Object tuple(List<Expr> elts) {
    for (Expr x : elts) {
      switch (x) {
        case Expr.Constant c -> {}
        case Expr.UnaryOp u -> {}
        case Expr.BinOp b -> {}
        case Expr.Tuple t -> {}
        case Expr.Name n when n.id().equals("__debug__") -> {}
        case Expr.Subscript s -> {}
        default -> {
          return null;
        }
      }
    }
    ArrayList<Object> items = new ArrayList<>(elts.size());
    for (Expr x : elts) {
      if (!(fold(x) instanceof Expr.Constant c)) {
        return null;
      }
      items.add(c.value());
    }
    return new TupleConst(List.copyOf(items));
  }

  private Expr foldBinary(Expr.BinOp top) {
    if (!(top.left() instanceof Expr.BinOp)) {
      Expr l = fold(top.left());
      if (!(l instanceof Expr.Constant)) {
        return top;
      }
      Expr r = binary(top, l, fold(top.right()));
      return r == null ? top : r;
    }
    ArrayList<Expr.BinOp> chain = new ArrayList<>();
    Expr e = top;
    while (e instanceof Expr.BinOp b) {
      chain.add(b);
      e = b.left();
    }
    Expr acc = fold(e);
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (!(acc instanceof Expr.Constant)) {
        return top;
      }
      Expr.BinOp b = chain.get(i);
      acc = binary(b, acc, fold(b.right()));
    }
    return acc == null ? top : acc;
  }

  /** Folds one operation given its folded operands; null where it does not fold. */
  Expr binary(Expr.BinOp b, Expr l, Expr r) {
    if (!(l instanceof Expr.Constant lc)) {
      return null;
    }
    if (b.op() == Operator.MOD && lc.value() instanceof String s) {
      if (r instanceof Expr.Tuple t && !ExprLowering.hasStar(t.elts())) {
        return format(b, s, t.elts());
      }
      return null;
    }
    if (!(r instanceof Expr.Constant rc)) {
      return null;
    }
    Object v = binary(b.op(), lc.value(), rc.value());
    return v == null ? null : constant(v, b);
  }

  private static Expr constant(Object v, Expr e) {
    return new Expr.Constant(v, null, e.line(), e.col(), e.endLine(), e.endCol());
  }

  static Singleton bool(boolean b) {
    return b ? Singleton.TRUE : Singleton.FALSE;
  }

  /** Truth of a constant. */
  static boolean truth(Object v) {
    return switch (v) {
      case Singleton s -> s == Singleton.TRUE || s == Singleton.ELLIPSIS;
      case Long n -> n != 0;
      case BigInteger n -> n.signum() != 0;
      case Double d -> d != 0;
      case Imaginary c -> c.real() != 0 || c.imag() != 0;
      case String s -> !s.isEmpty();
      case Bytes s -> s.data().length != 0;
      case TupleConst t -> !t.items().isEmpty();
      case FrozenSetConst t -> !t.items().isEmpty();
      default -> true;
    };
  }

  private static BigInteger integer(Object v) {
    return switch (v) {
      case Long n -> BigInteger.valueOf(n);
      case BigInteger n -> n;
      case Singleton s when s == Singleton.TRUE -> BigInteger.ONE;
      case Singleton s when s == Singleton.FALSE -> BigInteger.ZERO;
      default -> null;
    };
  }

  private static Object number(BigInteger n) {
    if (n.compareTo(MIN_LONG) >= 0 && n.compareTo(MAX_LONG) <= 0) {
      return n.longValue();
    }
    return n;
  }

  private static Object unary(Expr.UnaryOp u, Object v) {
    BigInteger n = integer(v);
    switch (u.op()) {
      case NOT -> {
        return bool(!truth(v));
      }
      case U_SUB -> {
        if (n != null) {
          return number(n.negate());
        }
        if (v instanceof Double d) {
          return -d;
        }
        if (v instanceof Imaginary c) {
          return new Imaginary(-c.real(), -c.imag());
        }
      }
      case U_ADD -> {
        if (n != null) {
          return number(n);
        }
        if (v instanceof Double || v instanceof Imaginary) {
          return v;
        }
      }
      case INVERT -> {
        // Inverting a bool warns, and does so where it is run.
        if (n != null && !(v instanceof Singleton)) {
          return number(n.not());
        }
      }
    }
    return null;
  }

  private static Object binary(Operator op, Object a, Object b) {
    BigInteger x = integer(a);
    BigInteger y = integer(b);
    if (x != null && y != null) {
      return integers(op, x, y, a, b);
    }
    if (op == Operator.MULT && (x != null || y != null)) {
      Object seq = x == null ? a : b;
      BigInteger n = x == null ? y : x;
      Object r = repeat(seq, n);
      if (r != null) {
        return r;
      }
    }
    Double d = real(a);
    Double e = real(b);
    if (d != null && e != null) {
      return switch (op) {
        case ADD -> d + e;
        case SUB -> d - e;
        case MULT -> d * e;
        case DIV -> e == 0 ? null : (Object) (d / e);
        default -> null;
      };
    }
    if (a instanceof Imaginary || b instanceof Imaginary) {
      return complex(op, a, b);
    }
    if (op == Operator.ADD) {
      if (a instanceof String s && b instanceof String t) {
        return s.length() + t.length() > MAX_STR ? null : s + t;
      }
      if (a instanceof Bytes s && b instanceof Bytes t) {
        byte[] r = java.util.Arrays.copyOf(s.data(), s.data().length + t.data().length);
        System.arraycopy(t.data(), 0, r, s.data().length, t.data().length);
        return new Bytes(r);
      }
      if (a instanceof TupleConst s && b instanceof TupleConst t) {
        ArrayList<Object> r = new ArrayList<>(s.items());
        r.addAll(t.items());
        return new TupleConst(List.copyOf(r));
      }
    }
    return null;
  }

  private static Double real(Object v) {
    if (v instanceof Double d) {
      return d;
    }
    BigInteger n = integer(v);
    return n != null && n.bitLength() <= 53 ? (Double) n.doubleValue() : null;
  }

  private static Object complex(Operator op, Object a, Object b) {
    if (op != Operator.ADD && op != Operator.SUB) {
      return null;
    }
    Double ar = a instanceof Imaginary c ? (Double) c.real() : real(a);
    Double br = b instanceof Imaginary c ? (Double) c.real() : real(b);
    if (ar == null || br == null) {
      return null;
    }
    double ai = a instanceof Imaginary c ? c.imag() : 0.0;
    double bi = b instanceof Imaginary c ? c.imag() : 0.0;
    return op == Operator.ADD ? new Imaginary(ar + br, ai + bi) : new Imaginary(ar - br, ai - bi);
  }

  private static Object integers(Operator op, BigInteger x, BigInteger y, Object a, Object b) {
    boolean bools = a instanceof Singleton && b instanceof Singleton;
    switch (op) {
      case ADD -> {
        return number(x.add(y));
      }
      case SUB -> {
        return number(x.subtract(y));
      }
      case MULT -> {
        return x.bitLength() + y.bitLength() > MAX_INT_BITS ? null : number(x.multiply(y));
      }
      case DIV -> {
        return y.signum() == 0 || x.bitLength() > 53 || y.bitLength() > 53
            ? null
            : (Object) (x.doubleValue() / y.doubleValue());
      }
      case FLOOR_DIV, MOD -> {
        if (y.signum() == 0) {
          return null;
        }
        BigInteger[] qr = x.divideAndRemainder(y);
        if (qr[1].signum() != 0 && qr[1].signum() != y.signum()) {
          qr[0] = qr[0].subtract(BigInteger.ONE);
          qr[1] = qr[1].add(y);
        }
        return number(op == Operator.MOD ? qr[1] : qr[0]);
      }
      case POW -> {
        if (y.signum() < 0 || y.bitLength() > 31) {
          return null;
        }
        int n = y.intValue();
        return x.bitLength() > 0 && n > 0 && x.bitLength() > MAX_INT_BITS / n
            ? null
            : number(x.pow(n));
      }
      case L_SHIFT -> {
        return y.signum() < 0
                || y.bitLength() > 30
                || x.signum() != 0
                    && (y.intValue() > MAX_INT_BITS || x.bitLength() > MAX_INT_BITS - y.intValue())
            ? null
            : number(x.signum() == 0 ? x : x.shiftLeft(y.intValue()));
      }
      case R_SHIFT -> {
        return y.signum() < 0 || y.bitLength() > 30 ? null : number(x.shiftRight(y.intValue()));
      }
      case BIT_OR -> {
        BigInteger r = x.or(y);
        return bools ? bool(r.signum() != 0) : number(r);
      }
      case BIT_XOR -> {
        BigInteger r = x.xor(y);
        return bools ? bool(r.signum() != 0) : number(r);
      }
      case BIT_AND -> {
        BigInteger r = x.and(y);
        return bools ? bool(r.signum() != 0) : number(r);
      }
      default -> {
        return null;
      }
    }
  }

  private static Object repeat(Object seq, BigInteger n) {
    if (n.bitLength() > 31) {
      return null;
    }
    int k = Math.max(0, n.intValue());
    switch (seq) {
      case String s -> {
        return (long) s.length() * k > MAX_STR ? null : s.repeat(k);
      }
      case Bytes s -> {
        int len = s.data().length;
        if ((long) len * k > MAX_STR) {
          return null;
        }
        byte[] r = new byte[len * k];
        for (int i = 0; i < k; i++) {
          System.arraycopy(s.data(), 0, r, i * len, len);
        }
        return new Bytes(r);
      }
      case TupleConst t -> {
        if ((long) t.items().size() * k > MAX_COLLECTION) {
          return null;
        }
        ArrayList<Object> r = new ArrayList<>();
        for (int i = 0; i < k; i++) {
          r.addAll(t.items());
        }
        return new TupleConst(List.copyOf(r));
      }
      default -> {
        return null;
      }
    }
  }

  private static Object subscript(Object v, Object index) {
    BigInteger n = integer(index);
    if (n == null || n.bitLength() > 31) {
      return null;
    }
    int i = n.intValue();
    switch (v) {
      case TupleConst t -> {
        i = i < 0 ? i + t.items().size() : i;
        return i >= 0 && i < t.items().size() ? t.items().get(i) : null;
      }
      case Bytes b -> {
        i = i < 0 ? i + b.data().length : i;
        return i >= 0 && i < b.data().length ? (Object) (long) (b.data()[i] & 255) : null;
      }
      case String s -> {
        int len = s.codePointCount(0, s.length());
        i = i < 0 ? i + len : i;
        if (i < 0 || i >= len) {
          return null;
        }
        int at = s.offsetByCodePoints(0, i);
        return new String(Character.toChars(s.codePointAt(at)));
      }
      default -> {
        return null;
      }
    }
  }

  /** A constant that has no place in the source, as CPython makes the text between the fields. */
  private static Expr nowhere(String text) {
    return new Expr.Constant(text, null, -1, -1, -1, -1);
  }

  // ---- "..." % (...) as an f-string

  private static Expr format(Expr.BinOp node, String s, List<Expr> args) {
    ArrayList<Expr> parts = new ArrayList<>();
    StringBuilder lit = new StringBuilder();
    int arg = 0;
    int i = 0;
    int n = s.length();
    while (i < n) {
      char ch = s.charAt(i);
      if (ch != '%') {
        lit.append(ch);
        i++;
        continue;
      }
      if (i + 1 < n && s.charAt(i + 1) == '%') {
        lit.append('%');
        i += 2;
        continue;
      }
      i++;
      boolean left = false;
      boolean other = false;
      while (i < n && "-+ #0".indexOf(s.charAt(i)) >= 0) {
        if (s.charAt(i) == '-') {
          left = true;
        } else {
          other = true;
        }
        i++;
      }
      int digits = i;
      while (i < n && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
        i++;
      }
      String width = s.substring(digits, i);
      String prec = null;
      if (i < n && s.charAt(i) == '.') {
        int p = ++i;
        while (i < n && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
          i++;
        }
        prec = s.substring(p, i);
        if (prec.isEmpty()) {
          prec = "0";
        }
      }
      if (i >= n || other || width.length() > 2 || prec != null && prec.length() > 2) {
        return null;
      }
      char conv = s.charAt(i++);
      if (conv != 's' && conv != 'r' && conv != 'a' || arg >= args.size()) {
        return null;
      }
      StringBuilder spec = new StringBuilder();
      if (!left && !width.isEmpty()) {
        spec.append('>');
      }
      spec.append(width);
      if (prec != null) {
        spec.append('.').append(prec);
      }
      if (!lit.isEmpty()) {
        parts.add(nowhere(lit.toString()));
        lit.setLength(0);
      }
      Expr a = args.get(arg++);
      Expr specExpr =
          spec.isEmpty()
              ? null
              : new Expr.JoinedStr(
                  List.of(constant(spec.toString(), a)),
                  a.line(),
                  a.col(),
                  a.endLine(),
                  a.endCol());
      parts.add(
          new Expr.FormattedValue(a, conv, specExpr, a.line(), a.col(), a.endLine(), a.endCol()));
    }
    if (arg != args.size()) {
      return null;
    }
    if (!lit.isEmpty()) {
      parts.add(nowhere(lit.toString()));
    }
    return new Expr.JoinedStr(
        List.copyOf(parts), node.line(), node.col(), node.endLine(), node.endCol());
  }
}
