package jyston.runtime.unicode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.zip.InflaterInputStream;

/** The character database of one Unicode version, as {@code unicodedata} shows it. */
public final class UnicodeDb {
  private static final class Holder {
    static final UnicodeDb CURRENT;
    static final UnicodeDb OLD;

    static {
      InputStream raw = UnicodeDb.class.getResourceAsStream("db.bin");
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), 1 << 16))) {
        CURRENT = new UnicodeDb(in);
        OLD = new UnicodeDb(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final int FIELDS = 8;

  private final String[] strings;
  private final double[] numbers;
  private final char[] records;
  private final char[] index;
  private final char[] blocks;
  private final HashMap<Integer, String> decomposition = new HashMap<>(8192);
  private final HashMap<Integer, Integer> corrected = new HashMap<>();
  private final HashMap<Long, Integer> composition = new HashMap<>(2048);

  private UnicodeDb(DataInputStream in) throws IOException {
    strings = new String[in.readUnsignedShort()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = CharTable.text(in);
    }
    numbers = new double[in.readUnsignedShort()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    int n = in.readUnsignedShort();
    records = new char[n * FIELDS];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 7; k++) {
        records[i * FIELDS + k] = (char) in.readUnsignedByte();
      }
      records[i * FIELDS + 7] = in.readChar();
    }
    int nb = in.readUnsignedShort();
    index = CharTable.chars(in, 0x110000 / 128);
    blocks = CharTable.chars(in, nb * 128);
    int nd = in.readUnsignedShort();
    for (int i = 0; i < nd; i++) {
      int cp = in.readInt();
      decomposition.put(cp, CharTable.text(in));
    }
    int[] excluded = new int[in.readUnsignedShort()];
    for (int i = 0; i < excluded.length; i++) {
      excluded[i] = in.readInt();
    }
    int corrections = in.readUnsignedShort();
    for (int i = 0; i < corrections; i++) {
      int cp = in.readInt();
      corrected.put(cp, in.readInt());
    }
    for (var e : decomposition.entrySet()) {
      String d = e.getValue();
      int space = d.indexOf(' ');
      if (d.charAt(0) != '<'
          && space > 0
          && d.indexOf(' ', space + 1) < 0
          && Arrays.binarySearch(excluded, e.getKey()) < 0) {
        int a = Integer.parseInt(d, 0, space, 16);
        int b = Integer.parseInt(d, space + 1, d.length(), 16);
        composition.put((long) a << 32 | b, e.getKey());
      }
    }
  }

  /** Unicode 15.1. */
  public static UnicodeDb current() {
    return Holder.CURRENT;
  }

  /** Unicode 3.2.0. */
  public static UnicodeDb old() {
    return Holder.OLD;
  }

  private int field(int cp, int k) {
    return records[blocks[index[cp >> 7] << 7 | cp & 127] * FIELDS + k];
  }

  /** General category. */
  public String category(int cp) {
    return strings[field(cp, 0)];
  }

  /** Bidirectional class. */
  public String bidirectional(int cp) {
    return strings[field(cp, 1)];
  }

  /** East Asian width. */
  public String eastAsianWidth(int cp) {
    return strings[field(cp, 2)];
  }

  /** Canonical combining class. */
  public int combining(int cp) {
    return field(cp, 3);
  }

  /** Whether mirrored in bidirectional text. */
  public int mirrored(int cp) {
    return field(cp, 4);
  }

  /** Decimal value, or -1. */
  public int decimal(int cp) {
    int v = field(cp, 5);
    return v == 255 ? -1 : v;
  }

  /** Digit value, or -1. */
  public int digit(int cp) {
    int v = field(cp, 6);
    return v == 255 ? -1 : v;
  }

  /** Numeric value, or NaN. */
  public double numeric(int cp) {
    int v = field(cp, 7);
    return v == 0 ? Double.NaN : numbers[v - 1];
  }

  /** The decomposition mapping, as in the data file; empty without one. */
  public String decomposition(int cp) {
    String d = decomposition.get(cp);
    return d == null ? "" : d;
  }

  // Normalization (UAX 15).

  private static final int S_BASE = 0xAC00;
  private static final int L_BASE = 0x1100;
  private static final int V_BASE = 0x1161;
  private static final int T_BASE = 0x11A7;

  /** A growing array of code points. */
  private static final class Buffer {
    int[] a;
    int n;

    Buffer(int size) {
      a = new int[size + 16];
    }

    void add(int c) {
      if (n == a.length) {
        a = Arrays.copyOf(a, n * 2);
      }
      a[n++] = c;
    }
  }

  private void decompose(int c, boolean compat, Buffer out) {
    if (c < 0xA0) {
      out.add(c);
      return;
    }
    if (c >= S_BASE && c < S_BASE + 11172) {
      int s = c - S_BASE;
      out.add(L_BASE + s / 588);
      out.add(V_BASE + s % 588 / 28);
      if (s % 28 != 0) {
        out.add(T_BASE + s % 28);
      }
      return;
    }
    String d = decomposition.get(c);
    if (d == null || d.charAt(0) == '<' && !compat) {
      out.add(c);
      return;
    }
    Integer fixed = corrected.get(c);
    if (fixed != null) {
      out.add(fixed);
      return;
    }
    int i = d.charAt(0) == '<' ? d.indexOf(' ') + 1 : 0;
    while (i < d.length()) {
      int e = d.indexOf(' ', i);
      if (e < 0) {
        e = d.length();
      }
      decompose(Integer.parseInt(d, i, e, 16), compat, out);
      i = e + 1;
    }
  }

  /** The combining class that counts when normalizing: the current one in all versions. */
  private static int order(int cp) {
    return Holder.CURRENT.combining(cp);
  }

  /** Normalizes code points to one of NFC, NFD, NFKC, NFKD. */
  public int[] normalize(int[] in, boolean compose, boolean compat) {
    Buffer b = new Buffer(in.length * 2);
    for (int c : in) {
      decompose(c, compat, b);
    }
    int[] a = b.a;
    int n = b.n;
    for (int i = 1; i < n; i++) {
      int cc = order(a[i]);
      if (cc == 0) {
        continue;
      }
      int c = a[i];
      int j = i;
      while (j > 0 && order(a[j - 1]) > cc) {
        a[j] = a[j - 1];
        j--;
      }
      a[j] = c;
    }
    return compose ? compose(a, n) : Arrays.copyOf(a, n);
  }

  private int[] compose(int[] a, int n) {
    int[] out = new int[n];
    int k = 0;
    int starter = -1;
    int lastClass = 0;
    for (int i = 0; i < n; i++) {
      int c = a[i];
      int cc = order(c);
      if (starter >= 0 && (lastClass < cc || lastClass == 0)) {
        int pair = pair(out[starter], c);
        if (pair >= 0) {
          out[starter] = pair;
          continue;
        }
      }
      if (cc == 0) {
        starter = k;
      }
      lastClass = cc;
      out[k++] = c;
    }
    return Arrays.copyOf(out, k);
  }

  private int pair(int a, int b) {
    if (a >= L_BASE && a < L_BASE + 19 && b >= V_BASE && b < V_BASE + 21) {
      return S_BASE + ((a - L_BASE) * 21 + b - V_BASE) * 28;
    }
    if (a >= S_BASE
        && a < S_BASE + 11172
        && (a - S_BASE) % 28 == 0
        && b > T_BASE
        && b < T_BASE + 28) {
      return a + b - T_BASE;
    }
    Integer c = composition.get((long) a << 32 | b);
    return c == null ? -1 : c;
  }
}
