package jyston.runtime.unicode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.zip.InflaterInputStream;

/** Character names, aliases and named sequences. */
public final class CharNames {
  private CharNames() {}

  private static final String[] LEADS = {
    "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P",
    "H"
  };
  private static final String[] VOWELS = {
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE",
    "WI", "YU", "EU", "YI", "I"
  };
  private static final String[] TAILS = {
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M",
    "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"
  };
  private static final String HANGUL = "HANGUL SYLLABLE ";

  private static final class Data {
    static final String[] PREFIXES;
    static final int[] RANGE_START;
    static final int[] RANGE_END;
    static final int[] CODES;
    static final int[] OFFSETS;
    static final byte[] TEXT;
    static final HashMap<String, String> EXTRA;

    static {
      InputStream raw = CharNames.class.getResourceAsStream("names.bin");
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), 1 << 16))) {
        int ranges = in.readUnsignedShort();
        PREFIXES = new String[ranges];
        RANGE_START = new int[ranges];
        RANGE_END = new int[ranges];
        for (int i = 0; i < ranges; i++) {
          PREFIXES[i] = CharTable.text(in);
          RANGE_START[i] = in.readInt();
          RANGE_END[i] = in.readInt();
        }
        int n = in.readInt();
        CODES = new int[n];
        for (int i = 0; i < n; i++) {
          CODES[i] = in.readInt();
        }
        TEXT = new byte[in.readInt()];
        in.readFully(TEXT);
        OFFSETS = new int[n + 1];
        int k = 1;
        for (int i = 0; i < TEXT.length; i++) {
          if (TEXT[i] == '\n') {
            OFFSETS[k++] = i + 1;
          }
        }
        OFFSETS[n] = TEXT.length + 1;
        int extra = in.readUnsignedShort();
        EXTRA = new HashMap<>(extra * 2);
        for (int i = 0; i < extra; i++) {
          String name = CharTable.text(in);
          EXTRA.put(name, CharTable.text(in));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Finds code points by name: an open hash table over the names. */
  private static final class Index {
    static final int[] SLOTS = new int[1 << 17];

    static {
      for (int i = 0; i < Data.CODES.length; i++) {
        int h = hash(Data.TEXT, Data.OFFSETS[i], Data.OFFSETS[i + 1] - 1);
        int s = h & SLOTS.length - 1;
        while (SLOTS[s] != 0) {
          s = s + 1 & SLOTS.length - 1;
        }
        SLOTS[s] = i + 1;
      }
    }

    static int hash(byte[] a, int from, int to) {
      int h = 17;
      for (int i = from; i < to; i++) {
        h = h * 31 + a[i];
      }
      return h ^ h >>> 15;
    }

    static int find(byte[] name) {
      int s = hash(name, 0, name.length) & SLOTS.length - 1;
      while (SLOTS[s] != 0) {
        int i = SLOTS[s] - 1;
        if (Arrays.equals(
            Data.TEXT, Data.OFFSETS[i], Data.OFFSETS[i + 1] - 1, name, 0, name.length)) {
          return Data.CODES[i];
        }
        s = s + 1 & SLOTS.length - 1;
      }
      return -1;
    }
  }

  /** The name of a code point, or null. */
  public static String name(int cp) {
    if (cp >= 0xAC00 && cp <= 0xD7A3) {
      int i = cp - 0xAC00;
      return HANGUL + LEADS[i / 588] + VOWELS[i % 588 / 28] + TAILS[i % 28];
    }
    for (int i = 0; i < Data.PREFIXES.length; i++) {
      if (cp >= Data.RANGE_START[i] && cp <= Data.RANGE_END[i]) {
        return Data.PREFIXES[i] + Integer.toHexString(cp).toUpperCase(Locale.ROOT);
      }
    }
    int i = Arrays.binarySearch(Data.CODES, cp);
    return i < 0
        ? null
        : new String(
            Data.TEXT,
            Data.OFFSETS[i],
            Data.OFFSETS[i + 1] - 1 - Data.OFFSETS[i],
            StandardCharsets.ISO_8859_1);
  }

  /**
   * The text a name, alias or sequence name stands for, in any case; null when unknown.
   *
   * @param sequences whether named sequences count
   */
  public static String lookup(String name, boolean sequences) {
    String r = lookupName(name);
    if (r != null) {
      return r;
    }
    String e = Data.EXTRA.get(name.toUpperCase(Locale.ROOT));
    return e != null && (sequences || e.codePointCount(0, e.length()) == 1) ? e : null;
  }

  /** The character of a name proper, or null. */
  public static String lookupName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 127) {
        return null;
      }
    }
    String n = name.toUpperCase(Locale.ROOT);
    if (n.startsWith(HANGUL)) {
      int cp = hangul(n.substring(HANGUL.length()));
      if (cp >= 0) {
        return String.valueOf((char) cp);
      }
    }
    for (int i = 0; i < Data.PREFIXES.length; i++) {
      String p = Data.PREFIXES[i];
      if (n.startsWith(p)) {
        int cp = hex(n, p.length());
        if (cp >= Data.RANGE_START[i] && cp <= Data.RANGE_END[i]) {
          return Character.toString(cp);
        }
      }
    }
    int cp = Index.find(n.getBytes(StandardCharsets.ISO_8859_1));
    return cp >= 0 ? Character.toString(cp) : null;
  }

  private static int hex(String s, int from) {
    if (s.length() - from < 4 || s.length() - from > 5) {
      return -1;
    }
    int v = 0;
    for (int i = from; i < s.length(); i++) {
      int d = Character.digit(s.charAt(i), 16);
      if (d < 0) {
        return -1;
      }
      v = v << 4 | d;
    }
    return v;
  }

  private static int longest(String[] parts, String s, int at) {
    int best = -1;
    for (int i = 0; i < parts.length; i++) {
      if (s.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
        best = i;
      }
    }
    return best;
  }

  private static int hangul(String s) {
    int l = longest(LEADS, s, 0);
    int at = LEADS[l].length();
    int v = longest(VOWELS, s, at);
    if (v < 0) {
      return -1;
    }
    at += VOWELS[v].length();
    int t = longest(TAILS, s, at);
    return at + TAILS[t].length() == s.length() ? 0xAC00 + (l * 21 + v) * 28 + t : -1;
  }
}
