package jyston.runtime.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Decimal text of middle-sized BigIntegers and back, nine digits at a time over plain int arrays.
 * It takes quadratic time: {@link BigInteger} and {@link IntText} have better ways for many digits.
 */
final class Decimals {
  private Decimals() {}

  /** Where BigInteger's own conversion, which divides and conquers, becomes faster. */
  static final int MAX_BITS = 8000;

  private static final int BASE = 1_000_000_000;

  /** The digits of a value of at most {@link #MAX_BITS}, with a minus where negative. */
  static String text(BigInteger v) {
    byte[] mag = v.abs().toByteArray();
    int[] groups = new int[mag.length * 8 / 29 + 2];
    int n = 0;
    // Words from the top: each multiplies what is there by 2**32 and adds itself.
    int at = 0;
    int head = mag.length & 3;
    while (at < mag.length) {
      int end = at == 0 && head != 0 ? head : at + 4;
      long carry = 0;
      for (; at < end; at++) {
        carry = carry << 8 | mag[at] & 0xFF;
      }
      for (int i = 0; i < n; i++) {
        long x = (long) groups[i] << 32 | carry;
        carry = x / BASE;
        groups[i] = (int) (x - carry * BASE);
      }
      while (carry != 0) {
        groups[n++] = (int) (carry % BASE);
        carry /= BASE;
      }
    }
    byte[] out = new byte[n * 9 + 1];
    int p = out.length;
    for (int i = 0; i < n; i++) {
      int g = groups[i];
      for (int k = 0; k < 9; k++) {
        int q = g / 10;
        out[--p] = (byte) ('0' + g - q * 10);
        g = q;
      }
    }
    while (out[p] == '0') {
      p++;
    }
    if (v.signum() < 0) {
      out[--p] = '-';
    }
    return new String(out, p, out.length - p, StandardCharsets.ISO_8859_1);
  }

  /** The value of decimal digits. */
  static BigInteger value(String digits) {
    int n = digits.length();
    int[] words = new int[(int) (n * 27L >> 8) + 2];
    int used = 0;
    int at = 0;
    while (at < n) {
      int end = at == 0 && n % 9 != 0 ? n % 9 : at + 9;
      int group = 0;
      for (; at < end; at++) {
        group = group * 10 + (digits.charAt(at) - '0');
      }
      long carry = group;
      for (int i = 0; i < used; i++) {
        carry += (words[i] & 0xFFFFFFFFL) * BASE;
        words[i] = (int) carry;
        carry >>>= 32;
      }
      if (carry != 0) {
        words[used++] = (int) carry;
      }
    }
    byte[] mag = new byte[used * 4];
    for (int i = 0; i < used; i++) {
      int w = words[used - 1 - i];
      mag[4 * i] = (byte) (w >> 24);
      mag[4 * i + 1] = (byte) (w >> 16);
      mag[4 * i + 2] = (byte) (w >> 8);
      mag[4 * i + 3] = (byte) w;
    }
    return new BigInteger(1, mag);
  }
}
