package jyston.frontend.lexer;

/** Strict validation of UTF-8, with CPython's words for what is wrong. */
public final class Utf8Check {
  private Utf8Check() {}

  /** Offset of the first malformed sequence, or -1. Surrogates count as valid here. */
  public static int firstError(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      int c = b[i];
      if (c >= 0) {
        i++;
        continue;
      }
      int n = length(c & 0xFF);
      if (n == 0 || valid(b, i, to, n) < n) {
        return i;
      }
      i += n;
    }
    return -1;
  }

  private static int length(int c) {
    return c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
  }

  /** How many bytes of the sequence at i are well-formed. */
  private static int valid(byte[] b, int i, int to, int n) {
    int lead = b[i] & 0xFF;
    for (int k = 1; k < n; k++) {
      if (i + k >= to) {
        return k;
      }
      int d = b[i + k] & 0xFF;
      int low = k == 1 && lead == 0xE0 ? 0xA0 : k == 1 && lead == 0xF0 ? 0x90 : 0x80;
      int high = k == 1 && lead == 0xF4 ? 0x8F : 0xBF;
      if (d < low || d > high) {
        return k;
      }
    }
    return n;
  }

  /** The rest of the message of the UnicodeDecodeError at {@code bad}. */
  public static String describe(byte[] b, int from, int bad, int to) {
    int lead = b[bad] & 0xFF;
    int n = length(lead);
    String hex = "byte 0x" + Integer.toHexString(lead) + " in position " + (bad - from) + ": ";
    if (n == 0) {
      return hex + "invalid start byte";
    }
    int ok = valid(b, bad, to, n);
    String reason = bad + ok >= to ? "unexpected end of data" : "invalid continuation byte";
    if (ok == 1) {
      return hex + reason;
    }
    return "bytes in position " + (bad - from) + "-" + (bad - from + ok - 1) + ": " + reason;
  }
}
