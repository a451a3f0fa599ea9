package jyston.frontend.lexer;

import static jyston.frontend.SyntaxException.NONE;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;

/** Decoding of source bytes: byte order mark and PEP 263 cookie. */
final class SourceDecoder {
  private SourceDecoder() {}

  static SourceText decodeFile(byte[] data, String filename) {
    int zero = 0;
    int line = 1;
    int lineStart = 0;
    while (zero < data.length && data[zero] != 0) {
      if (data[zero++] == '\n') {
        line++;
        lineStart = zero;
      }
    }
    if (zero < data.length) {
      throw new SyntaxException(
          Kind.SYNTAX_ERROR,
          "source code cannot contain null bytes",
          filename,
          line,
          0,
          line,
          0,
          SourceText.decodeUtf8(data, lineStart, zero));
    }
    if (cookie(data, 0) == null) {
      int bad = Utf8Check.firstError(data, 0, data.length);
      if (bad >= 0) {
        int badLine = 1;
        for (int i = 0; i < bad; i++) {
          badLine += data[i] == '\n' ? 1 : 0;
        }
        throw fileProblem(
            "Non-UTF-8 code starting with '\\x"
                + Integer.toHexString(data[bad] & 0xFF)
                + "' in file "
                + filename
                + " on line "
                + badLine
                + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
            filename);
      }
    }
    try {
      return decode(data, filename);
    } catch (SyntaxException e) {
      String message = e.getMessage();
      throw fileProblem(
          message.startsWith("encoding problem") ? message : "encoding problem: " + cookie(data, 0),
          filename);
    }
  }

  private static SyntaxException fileProblem(String message, String filename) {
    return new SyntaxException(Kind.SYNTAX_ERROR, message, filename, NONE, NONE, NONE, NONE, null);
  }

  static SourceText decode(byte[] data, String filename) {
    int from = 0;
    boolean bom =
        data.length >= 3
            && (data[0] & 0xFF) == 0xEF
            && (data[1] & 0xFF) == 0xBB
            && (data[2] & 0xFF) == 0xBF;
    if (bom) {
      from = 3;
    }
    String cookie = cookie(data, from);
    String encoding = cookie == null ? "utf-8" : canonical(cookie);
    if (bom && !encoding.equals("utf-8")) {
      throw problem("encoding problem: " + encoding + " with BOM", filename);
    }
    if (encoding.equals("utf-8")) {
      return new SourceText(
          filename, SourceText.pad(data, from, data.length - from), data.length - from, encoding);
    }
    Charset charset;
    try {
      charset = PythonCharsets.lookup(encoding);
    } catch (IllegalArgumentException e) {
      throw problem("unknown encoding: " + cookie, filename);
    }
    String text;
    try {
      text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(data, from, data.length - from))
              .toString();
    } catch (CharacterCodingException e) {
      if (charset == StandardCharsets.US_ASCII) {
        throw asciiProblem(data, from, filename);
      }
      throw problem("encoding problem: " + cookie, filename);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new SourceText(filename, SourceText.pad(utf8, 0, utf8.length), utf8.length, encoding);
  }

  private static SyntaxException asciiProblem(byte[] data, int from, String filename) {
    int i = from;
    while (data[i] >= 0) {
      i++;
    }
    return problem(
        "'ascii' codec can't decode byte 0x"
            + Integer.toHexString(data[i] & 0xFF)
            + " in position "
            + (i - from)
            + ": ordinal not in range(128)",
        filename);
  }

  /** A problem without a place: CPython reports it at line 0. */
  private static SyntaxException problem(String message, String filename) {
    return new SyntaxException(Kind.SYNTAX_ERROR, message, filename, 0, -1, NONE, NONE, null);
  }

  /** The encoding named in a comment in the first two lines, or null. */
  static String cookie(byte[] data, int from) {
    int p = from;
    for (int l = 0; l < 2; l++) {
      int end = p;
      while (end < data.length && data[end] != '\n' && data[end] != '\r') {
        end++;
      }
      int i = p;
      while (i < end && (data[i] == ' ' || data[i] == '\t' || data[i] == '\f')) {
        i++;
      }
      if (i < end && data[i] != '#') {
        return null;
      }
      String found = i < end ? inComment(data, i, end) : null;
      if (found != null) {
        return found;
      }
      p = end;
      if (p < data.length && data[p] == '\r') {
        p++;
      }
      if (p < data.length && data[p] == '\n') {
        p++;
      }
    }
    return null;
  }

  private static String inComment(byte[] data, int from, int end) {
    for (int i = from; i + 6 < end; i++) {
      if (data[i] == 'c'
          && data[i + 1] == 'o'
          && data[i + 2] == 'd'
          && data[i + 3] == 'i'
          && data[i + 4] == 'n'
          && data[i + 5] == 'g'
          && (data[i + 6] == ':' || data[i + 6] == '=')) {
        int b = i + 7;
        while (b < end && (data[b] == ' ' || data[b] == '\t')) {
          b++;
        }
        int e = b;
        while (e < end && isEncodingChar(data[e])) {
          e++;
        }
        if (e > b) {
          return new String(data, b, e - b, StandardCharsets.ISO_8859_1);
        }
      }
    }
    return null;
  }

  private static boolean isEncodingChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** CPython's {@code get_normal_name}. */
  private static String canonical(String name) {
    String n = name.length() > 12 ? name.substring(0, 12) : name;
    n = n.toLowerCase(Locale.ROOT).replace('_', '-');
    if (n.equals("utf-8") || n.startsWith("utf-8-")) {
      return "utf-8";
    }
    for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (n.equals(latin) || n.startsWith(latin + "-")) {
        return "iso-8859-1";
      }
    }
    return name;
  }
}
