package jyston.runtime;

import java.util.Arrays;

/** Builds a str: a StringBuilder until a wide code point comes, then code points. */
public final class StrBuilder {
  private StringBuilder sb;
  private int[] cps;
  private int n;

  /** An empty one. */
  public StrBuilder() {
    sb = new StringBuilder();
  }

  /** An empty one with room. */
  public StrBuilder(int capacity) {
    sb = new StringBuilder(capacity);
  }

  /** Length in code points. */
  public int length() {
    return cps == null ? sb.length() : n;
  }

  /** Code point at an index. */
  public int codePointAt(int i) {
    return cps == null ? sb.charAt(i) : cps[i];
  }

  private void widen(int extra) {
    if (cps == null) {
      n = sb.length();
      cps = new int[n + Math.max(extra, 16)];
      for (int i = 0; i < n; i++) {
        cps[i] = sb.charAt(i);
      }
      sb = null;
    } else {
      room(extra);
    }
  }

  private void room(int extra) {
    if (n + extra > cps.length) {
      cps = Arrays.copyOf(cps, Math.max(n + extra, cps.length * 2));
    }
  }

  /** Appends a code point. */
  public StrBuilder append(int cp) {
    if (cps == null) {
      if (cp < 0xD800 || cp >= 0xE000 && cp <= 0xFFFF) {
        sb.append((char) cp);
        return this;
      }
      widen(1);
    } else {
      room(1);
    }
    cps[n++] = cp;
    return this;
  }

  /** Appends a character that is no surrogate. */
  public StrBuilder append(char c) {
    return append((int) c);
  }

  /** Appends Java text without surrogates. */
  public StrBuilder append(String bmp) {
    return append(bmp, 0, bmp.length());
  }

  /** Appends a part of Java text without surrogates. */
  public StrBuilder append(String bmp, int from, int to) {
    if (cps == null) {
      if (to - from == bmp.length()) {
        // Copied at once, and not character by character.
        sb.append(bmp);
      } else {
        sb.append(bmp, from, to);
      }
    } else {
      room(to - from);
      for (int i = from; i < to; i++) {
        cps[n++] = bmp.charAt(i);
      }
    }
    return this;
  }

  /** Appends any Java text. */
  public StrBuilder appendJava(String s) {
    return append(PyStr.of(s));
  }

  /** Appends a str. */
  public StrBuilder append(PyStr p) {
    return append(p, 0, p.length());
  }

  /** Appends a part of a str. */
  public StrBuilder append(PyStr p, int from, int to) {
    if (p.bmp() != null) {
      return append(p.bmp(), from, to);
    }
    if (cps == null) {
      widen(to - from);
    } else {
      room(to - from);
    }
    System.arraycopy(p.cps, from, cps, n, to - from);
    n += to - from;
    return this;
  }

  /** Appends a code point several times. */
  public StrBuilder fill(int cp, int times) {
    for (int i = 0; i < times; i++) {
      append(cp);
    }
    return this;
  }

  /** Drops all from an index on. */
  public void setLength(int len) {
    if (cps == null) {
      sb.setLength(len);
    } else {
      n = len;
    }
  }

  /** The str. */
  public PyStr build() {
    if (cps == null) {
      return sb.isEmpty() ? PyStr.EMPTY : PyStr.ofBmp(sb.toString());
    }
    return PyStr.ofCodePoints(n == cps.length ? cps : Arrays.copyOf(cps, n));
  }
}
