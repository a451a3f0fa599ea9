package jyston.frontend.ast;

import java.math.BigDecimal;
import java.math.MathContext;
import jyston.frontend.lexer.UnicodeRules;

/** {@code repr} of constants. */
public final class PyRepr {
  private PyRepr() {}

  /** Appends the {@code repr} of a constant. */
  public static void append(StringBuilder out, Object value) {
    switch (value) {
      case Const.Singleton s ->
          out.append(
              switch (s) {
                case NONE -> "None";
                case TRUE -> "True";
                case FALSE -> "False";
                case ELLIPSIS -> "Ellipsis";
              });
      case String s -> text(out, s);
      case Const.CodePoints c -> points(out, c.points());
      case Const.Bytes b -> bytes(out, b.data());
      case Double d -> out.append(floatRepr(d));
      case Const.Imaginary i -> complex(out, i.real(), i.imag());
      case Const.TupleConst t -> {
        out.append('(');
        for (int i = 0; i < t.items().size(); i++) {
          out.append(i == 0 ? "" : ", ");
          append(out, t.items().get(i));
        }
        out.append(t.items().size() == 1 ? ",)" : ")");
      }
      case Const.FrozenSetConst f -> {
        out.append("frozenset({");
        for (int i = 0; i < f.items().size(); i++) {
          out.append(i == 0 ? "" : ", ");
          append(out, f.items().get(i));
        }
        out.append("})");
      }
      default -> out.append(value);
    }
  }

  private static void complex(StringBuilder out, double re, double im) {
    String imag = trim(floatRepr(im));
    if (re == 0.0 && Math.copySign(1.0, re) > 0) {
      out.append(imag).append('j');
      return;
    }
    out.append('(').append(trim(floatRepr(re)));
    if (!imag.startsWith("-")) {
      out.append('+');
    }
    out.append(imag).append("j)");
  }

  private static String trim(String repr) {
    return repr.endsWith(".0") ? repr.substring(0, repr.length() - 2) : repr;
  }

  /** {@code repr(float)}: the shortest digits that read back the same. */
  public static String floatRepr(double d) {
    if (Double.isNaN(d)) {
      return "nan";
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? "inf" : "-inf";
    }
    if (d == 0) {
      return 1 / d < 0 ? "-0.0" : "0.0";
    }
    BigDecimal b = new BigDecimal(Double.toString(Math.abs(d))).stripTrailingZeros();
    if (b.precision() == 2) {
      // Java never gives less than two digits, even where one is enough.
      BigDecimal one = b.round(new MathContext(1));
      b = one.doubleValue() == Math.abs(d) ? one.stripTrailingZeros() : b;
    }
    String digits = b.unscaledValue().toString();
    int exp = digits.length() - b.scale() - 1;
    StringBuilder out = new StringBuilder(24);
    if (d < 0) {
      out.append('-');
    }
    if (exp < -4 || exp >= 16) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append('e').append(exp < 0 ? '-' : '+');
      int a = Math.abs(exp);
      return out.append(a < 10 ? "0" : "").append(a).toString();
    }
    if (exp < 0) {
      return out.append("0.").append("0".repeat(-exp - 1)).append(digits).toString();
    }
    if (digits.length() <= exp + 1) {
      return out.append(digits)
          .append("0".repeat(exp + 1 - digits.length()))
          .append(".0")
          .toString();
    }
    return out.append(digits, 0, exp + 1)
        .append('.')
        .append(digits, exp + 1, digits.length())
        .toString();
  }

  private static char quote(boolean single, boolean twin) {
    return single && !twin ? '"' : '\'';
  }

  /** Appends the {@code repr} of a str. */
  public static void text(StringBuilder out, String s) {
    char q = quote(s.indexOf('\'') >= 0, s.indexOf('"') >= 0);
    out.append(q);
    for (int i = 0; i < s.length(); ) {
      int cp = s.codePointAt(i);
      i += Character.charCount(cp);
      character(out, cp, q);
    }
    out.append(q);
  }

  private static void points(StringBuilder out, int[] points) {
    boolean single = false;
    boolean twin = false;
    for (int cp : points) {
      single |= cp == '\'';
      twin |= cp == '"';
    }
    char q = quote(single, twin);
    out.append(q);
    for (int cp : points) {
      character(out, cp, q);
    }
    out.append(q);
  }

  private static void character(StringBuilder out, int cp, char q) {
    if (cp == q || cp == '\\') {
      out.append('\\').append((char) cp);
    } else if (cp >= 32 && cp < 127) {
      out.append((char) cp);
    } else if (cp == '\n') {
      out.append("\\n");
    } else if (cp == '\r') {
      out.append("\\r");
    } else if (cp == '\t') {
      out.append("\\t");
    } else if (UnicodeRules.isPrintable(cp)) {
      out.appendCodePoint(cp);
    } else if (cp < 256) {
      hex(out.append("\\x"), cp, 2);
    } else if (cp < 0x10000) {
      hex(out.append("\\u"), cp, 4);
    } else {
      hex(out.append("\\U"), cp, 8);
    }
  }

  private static void hex(StringBuilder out, int v, int digits) {
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(v >> shift & 15, 16));
    }
  }

  private static void bytes(StringBuilder out, byte[] data) {
    boolean single = false;
    boolean twin = false;
    for (byte b : data) {
      single |= b == '\'';
      twin |= b == '"';
    }
    char q = quote(single, twin);
    out.append('b').append(q);
    for (byte b : data) {
      if (b < 32 && b != '\n' && b != '\r' && b != '\t' || b == 127) {
        hex(out.append("\\x"), b & 0xFF, 2);
      } else {
        character(out, b, q);
      }
    }
    out.append(q);
  }
}
