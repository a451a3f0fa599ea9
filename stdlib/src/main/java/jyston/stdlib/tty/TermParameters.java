package jyston.stdlib.tty;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/** Puts numbers into a terminal's string: the stack language of terminfo(5). */
final class TermParameters {
  private final byte[] format;
  private final int[] args;
  private final ArrayDeque<Integer> stack = new ArrayDeque<>();
  private final int[] variables = new int[128];
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private TermParameters(byte[] format, int[] args) {
    this.format = format;
    this.args = args;
  }

  /**
   * Expands a string.
   *
   * @param args nine numbers
   */
  static byte[] expand(byte[] format, int... args) {
    TermParameters p = new TermParameters(format, args.clone());
    while (p.at < format.length) {
      byte c = format[p.at++];
      if (c == '%' && p.at < format.length) {
        p.directive();
      } else {
        p.out.write(c);
      }
    }
    return p.out.toByteArray();
  }

  private int pop() {
    return stack.isEmpty() ? 0 : stack.pop();
  }

  private byte next() {
    return at < format.length ? format[at++] : 0;
  }

  private void directive() {
    byte c = next();
    switch (c) {
      case '%' -> out.write('%');
      case 'c' -> out.write(pop());
      case 'p' -> {
        int i = next() - '1';
        stack.push(i >= 0 && i < args.length ? args[i] : 0);
      }
      case 'P' -> variables[next() & 0x7F] = pop();
      case 'g' -> stack.push(variables[next() & 0x7F]);
      case '\'' -> {
        stack.push(next() & 0xFF);
        next();
      }
      case '{' -> {
        int n = 0;
        byte d = next();
        for (; d >= '0' && d <= '9'; d = next()) {
          n = n * 10 + d - '0';
        }
        stack.push(n);
      }
      case 'i' -> {
        args[0]++;
        args[1]++;
      }
      case '!' -> stack.push(pop() == 0 ? 1 : 0);
      case '~' -> stack.push(~pop());
      case '+', '-', '*', '/', 'm', '&', '|', '^', '=', '<', '>', 'A', 'O' -> binary(c);
      case '?', ';' -> {}
      case 't' -> {
        if (pop() == 0) {
          skip(true);
        }
      }
      case 'e' -> skip(false);
      default -> formatted(c);
    }
  }

  private void binary(byte op) {
    int b = pop();
    int a = pop();
    stack.push(
        switch (op) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> b == 0 ? 0 : a / b;
          case 'm' -> b == 0 ? 0 : a % b;
          case '&' -> a & b;
          case '|' -> a | b;
          case '^' -> a ^ b;
          case '=' -> a == b ? 1 : 0;
          case '<' -> a < b ? 1 : 0;
          case '>' -> a > b ? 1 : 0;
          case 'A' -> a != 0 && b != 0 ? 1 : 0;
          default -> a != 0 || b != 0 ? 1 : 0;
        });
  }

  /** Goes on behind the {@code %e} (where asked for) or {@code %;} of this level. */
  private void skip(boolean stopAtElse) {
    int level = 0;
    while (at < format.length) {
      if (format[at++] != '%') {
        continue;
      }
      byte c = next();
      if (c == '?') {
        level++;
      } else if (c == ';') {
        if (level-- == 0) {
          return;
        }
      } else if (c == 'e' && level == 0 && stopAtElse) {
        return;
      }
    }
  }

  /** {@code %[[:]flags][width[.precision]][doxXs]}. */
  private void formatted(byte first) {
    StringBuilder flags = new StringBuilder("%");
    byte c = first == ':' ? next() : first;
    while (c == '-' || c == '+' || c == '#' || c == ' ' || c == '.' || c >= '0' && c <= '9') {
      flags.append((char) c);
      c = next();
    }
    if (c == 0 || "doxXs".indexOf(c) < 0) {
      return;
    }
    String spec = flags.toString();
    int dot = spec.indexOf('.');
    String digits = c == 's' ? "" : Integer.toString(pop());
    if (c != 's' && c != 'd') {
      int n = Integer.parseInt(digits);
      digits = c == 'o' ? Integer.toOctalString(n) : Integer.toHexString(n);
      digits = c == 'X' ? digits.toUpperCase(java.util.Locale.ROOT) : digits;
    }
    if (dot >= 0 && dot + 1 < spec.length()) {
      int precision = Integer.parseInt(spec.substring(dot + 1));
      digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
      spec = spec.substring(0, dot);
    }
    boolean zeros = spec.startsWith("%0");
    boolean left = spec.startsWith("%-");
    String number = spec.replaceAll("^%[-+# 0]*", "");
    int width = number.isEmpty() ? 0 : Integer.parseInt(number);
    String pad = (zeros ? "0" : " ").repeat(Math.max(0, width - digits.length()));
    for (char ch : (left ? digits + pad : pad + digits).toCharArray()) {
      out.write(ch);
    }
  }
}
