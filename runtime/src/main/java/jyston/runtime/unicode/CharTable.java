package jyston.runtime.unicode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/** Character classes and case mappings, loaded on first use (CPython's {@code unicodectype.c}). */
public final class CharTable {
  private CharTable() {}

  public static final int ALPHA = 1;
  public static final int DECIMAL = 2;
  public static final int DIGIT = 4;
  public static final int NUMERIC = 8;
  public static final int LOWER = 16;
  public static final int UPPER = 32;
  public static final int TITLE = 64;
  public static final int SPACE = 128;
  public static final int PRINTABLE = 256;
  public static final int XID_START = 512;
  public static final int XID_CONTINUE = 1024;
  public static final int LINE_BREAK = 2048;
  public static final int CASED = 4096;
  public static final int CASE_IGNORABLE = 8192;
  public static final int SPECIAL = 16384;

  /** Kinds of mapping. */
  public static final int TO_LOWER = 0;

  public static final int TO_UPPER = 1;
  public static final int TO_TITLE = 2;
  public static final int TO_FOLD = 3;

  private static final class Data {
    static final char[] FLAGS;
    static final byte[] DIGIT_VALUE;
    static final int[][] DELTA;
    static final char[] INDEX;
    static final char[] BLOCKS;
    static final HashMap<Integer, int[][]> SPECIALS = new HashMap<>(512);

    /** The flags of Latin-1 characters, which need no way through blocks. */
    static final char[] LATIN = new char[256];

    static {
      try (DataInputStream in = open("chars.bin")) {
        int n = in.readUnsignedShort();
        FLAGS = new char[n];
        DIGIT_VALUE = new byte[n];
        DELTA = new int[4][n];
        for (int i = 0; i < n; i++) {
          FLAGS[i] = in.readChar();
          DIGIT_VALUE[i] = in.readByte();
          for (int k = 0; k < 4; k++) {
            DELTA[k][i] = in.readInt();
          }
        }
        int blocks = in.readUnsignedShort();
        INDEX = chars(in, 0x110000 / 128);
        BLOCKS = chars(in, blocks * 128);
        int specials = in.readUnsignedShort();
        for (int i = 0; i < specials; i++) {
          int cp = in.readInt();
          int[][] m = new int[4][];
          for (int k = 0; k < 4; k++) {
            m[k] = text(in).codePoints().toArray();
          }
          SPECIALS.put(cp, m);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (int c = 0; c < LATIN.length; c++) {
        LATIN[c] = FLAGS[BLOCKS[INDEX[c >> 7] << 7 | c & 127]];
      }
    }
  }

  static DataInputStream open(String name) throws IOException {
    InputStream in = CharTable.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("missing resource " + name);
    }
    return new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  static char[] chars(DataInputStream in, int n) throws IOException {
    byte[] b = new byte[n * 2];
    in.readFully(b);
    char[] c = new char[n];
    for (int i = 0; i < n; i++) {
      c[i] = (char) ((b[2 * i] & 255) << 8 | b[2 * i + 1] & 255);
    }
    return c;
  }

  static String text(DataInputStream in) throws IOException {
    byte[] b = new byte[in.readUnsignedShort()];
    in.readFully(b);
    return new String(b, StandardCharsets.UTF_8);
  }

  private static int record(int cp) {
    return Data.BLOCKS[Data.INDEX[cp >> 7] << 7 | cp & 127];
  }

  /** The class bits of a code point. */
  public static int flags(int cp) {
    return cp < 256 ? Data.LATIN[cp] : Data.FLAGS[record(cp)];
  }

  /** Whether any of the class bits is set. */
  public static boolean is(int cp, int bits) {
    return (flags(cp) & bits) != 0;
  }

  /** Decimal digit value, or -1. */
  public static int decimal(int cp) {
    int r = record(cp);
    return (Data.FLAGS[r] & DECIMAL) != 0 ? Data.DIGIT_VALUE[r] : -1;
  }

  /** Digit value (superscripts too), or -1. */
  public static int digit(int cp) {
    return Data.DIGIT_VALUE[record(cp)];
  }

  /** The simple mapping: one code point; the first one of an expansion. */
  public static int simple(int cp, int kind) {
    int r = record(cp);
    if ((Data.FLAGS[r] & SPECIAL) != 0) {
      return Data.SPECIALS.get(cp)[kind][0];
    }
    return cp + Data.DELTA[kind][r];
  }

  /** The full mapping where it is not one code point, else null. */
  public static int[] special(int cp, int kind) {
    return (Data.FLAGS[record(cp)] & SPECIAL) == 0 ? null : Data.SPECIALS.get(cp)[kind];
  }

  /** The mapping of a code point that is not {@link #SPECIAL}. */
  public static int mapped(int cp, int kind) {
    return cp + Data.DELTA[kind][record(cp)];
  }

  /** Whether {@code str.isspace} holds; fast for ASCII. */
  public static boolean isSpace(int cp) {
    if (cp < 128) {
      return cp == ' ' || cp >= 9 && cp <= 13 || cp >= 28 && cp <= 31;
    }
    return is(cp, SPACE);
  }

  /** Whether {@code repr} shows the character as itself; fast for ASCII. */
  public static boolean isPrintable(int cp) {
    return cp < 127 ? cp >= ' ' : is(cp, PRINTABLE);
  }

  /** Whether the character is alphabetic or a digit of any kind; fast for ASCII. */
  public static boolean isAlnum(int cp) {
    if (cp < 128) {
      return cp >= '0' && cp <= '9' || (cp | 32) >= 'a' && (cp | 32) <= 'z';
    }
    return is(cp, ALPHA | DECIMAL | DIGIT | NUMERIC);
  }

  /** Whether {@code splitlines} breaks after the character. */
  public static boolean isLineBreak(int cp) {
    if (cp < 128) {
      return cp >= 10 && cp <= 13 || cp >= 28 && cp <= 30;
    }
    return cp == 0x85 || cp == 0x2028 || cp == 0x2029;
  }

  /** Lower case of one character for caseless matching ({@code Py_UNICODE_TOLOWER}). */
  public static int toLower(int cp) {
    if (cp < 128) {
      return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    }
    return simple(cp, TO_LOWER);
  }

  /** Upper case of one character ({@code Py_UNICODE_TOUPPER}). */
  public static int toUpper(int cp) {
    if (cp < 128) {
      return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
    }
    return simple(cp, TO_UPPER);
  }
}
