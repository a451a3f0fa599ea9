package jyston.frontend.lexer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A source text ready for the tokenizer: UTF-8 bytes with {@code \n} line ends, and its name. The
 * bytes are followed by zeros so that the tokenizer may look ahead without bounds checks.
 */
public final class SourceText {
  /** Zero bytes after the text. */
  private static final int PADDING = 8;

  private final String filename;
  private final byte[] bytes;
  private final int length;
  private final String encoding;
  private int nonAscii = -1;

  SourceText(String filename, byte[] padded, int length, String encoding) {
    this.filename = filename;
    this.bytes = padded;
    this.length = length;
    this.encoding = encoding;
  }

  /**
   * The text of a str. Lone surrogates are kept in the generalised UTF-8 form (the caller that
   * emulates {@code compile} rejects them before).
   */
  public static SourceText ofString(String text, String filename) {
    byte[] data = encode(text);
    return new SourceText(filename, pad(data, 0, data.length), data.length, "utf-8");
  }

  /**
   * The text of bytes as {@code compile} and import take them: BOM and PEP 263 cookie are obeyed.
   *
   * @throws jyston.frontend.SyntaxException if the encoding is unknown or the text is not in it
   */
  public static SourceText ofBytes(byte[] data, String filename) {
    return SourceDecoder.decode(data, filename);
  }

  /**
   * The text of a file that is run as a program; its problems are worded differently.
   *
   * @throws jyston.frontend.SyntaxException if the encoding is unknown or the text is not in it
   */
  public static SourceText ofFile(byte[] data, String filename) {
    return SourceDecoder.decodeFile(data, filename);
  }

  static byte[] pad(byte[] data, int from, int length) {
    byte[] out = new byte[length + PADDING];
    System.arraycopy(data, from, out, 0, length);
    return out;
  }

  /** UTF-8 with lone surrogates as three bytes each. */
  public static byte[] encode(String text) {
    boolean lone = false;
    for (int i = 0; i < text.length() && !lone; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          lone = true;
        }
      }
    }
    if (!lone) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] out = new byte[text.length() * 3];
    int n = 0;
    for (int i = 0; i < text.length(); ) {
      int cp = text.codePointAt(i);
      i += Character.charCount(cp);
      n = putUtf8(out, n, cp);
    }
    return Arrays.copyOf(out, n);
  }

  static int putUtf8(byte[] out, int n, int cp) {
    if (cp < 0x80) {
      out[n++] = (byte) cp;
    } else if (cp < 0x800) {
      out[n++] = (byte) (0xC0 | cp >> 6);
      out[n++] = (byte) (0x80 | cp & 63);
    } else if (cp < 0x10000) {
      out[n++] = (byte) (0xE0 | cp >> 12);
      out[n++] = (byte) (0x80 | cp >> 6 & 63);
      out[n++] = (byte) (0x80 | cp & 63);
    } else {
      out[n++] = (byte) (0xF0 | cp >> 18);
      out[n++] = (byte) (0x80 | cp >> 12 & 63);
      out[n++] = (byte) (0x80 | cp >> 6 & 63);
      out[n++] = (byte) (0x80 | cp & 63);
    }
    return n;
  }

  /**
   * This text with {@code \r\n} and {@code \r} as {@code \n}, ending in a newline if {@code
   * addNewline}.
   */
  SourceText normalized(boolean addNewline) {
    boolean carriage = false;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\r') {
        carriage = true;
        break;
      }
    }
    boolean missing = addNewline && (length == 0 || bytes[length - 1] != '\n');
    if (!carriage && !missing) {
      return this;
    }
    byte[] out = new byte[length + 1 + PADDING];
    int n = 0;
    if (carriage) {
      for (int i = 0; i < length; i++) {
        byte b = bytes[i];
        if (b == '\r') {
          b = '\n';
          if (bytes[i + 1] == '\n' && i + 1 < length) {
            i++;
          }
        }
        out[n++] = b;
      }
      missing = addNewline && (n == 0 || out[n - 1] != '\n');
    } else {
      System.arraycopy(bytes, 0, out, 0, length);
      n = length;
    }
    if (missing) {
      out[n++] = '\n';
    }
    return new SourceText(filename, out, n, encoding);
  }

  /** The name used in messages. */
  public String filename() {
    return filename;
  }

  /** The bytes, zero-padded; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes that count. */
  public int length() {
    return length;
  }

  /** The declared or implied encoding of the file. */
  public String encoding() {
    return encoding;
  }

  /** Whether the source holds a zero byte. */
  public boolean hasNull() {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether all bytes are ASCII. */
  public boolean isAscii() {
    if (nonAscii < 0) {
      int r = 0;
      for (int i = 0; i < length; i++) {
        r |= bytes[i];
      }
      nonAscii = r >>> 31;
    }
    return nonAscii == 0;
  }

  /** Decodes a piece; malformed or cut sequences become U+FFFD as CPython's "replace" does. */
  public String decode(int from, int to) {
    if (isAscii()) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return decodeUtf8(bytes, from, to);
  }

  /** Decodes UTF-8 in which surrogates may stand; a str with lone surrogates results. */
  public static String decodeUtf8(byte[] b, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if ((b[i] & 0xFF) == 0xED && (b[i + 1] & 0xE0) == 0xA0) {
        return decodeWithSurrogates(b, from, to);
      }
    }
    return new String(b, from, to - from, StandardCharsets.UTF_8);
  }

  private static String decodeWithSurrogates(byte[] b, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int run = from;
    for (int i = from; i < to; i++) {
      if ((b[i] & 0xFF) == 0xED && i + 2 < to && (b[i + 1] & 0xE0) == 0xA0) {
        out.append(new String(b, run, i - run, StandardCharsets.UTF_8));
        out.append((char) (0xD000 | (b[i + 1] & 63) << 6 | b[i + 2] & 63));
        i += 2;
        run = i + 1;
      }
    }
    return out.append(new String(b, run, to - run, StandardCharsets.UTF_8)).toString();
  }

  /** Number of code points in a piece. */
  public int characters(int from, int to) {
    if (isAscii()) {
      return to - from;
    }
    String s = decode(from, to);
    return s.codePointCount(0, s.length());
  }
}
