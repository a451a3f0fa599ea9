package jyston.runtime.codec;

import jyston.runtime.PyStr;

/** The entry points of this package for the facade {@link jyston.runtime.Codecs}. */
public final class CodecCalls {
  private CodecCalls() {}

  /** Encodes by one of the encodings known here; null for others. */
  public static byte[] encode(PyStr s, String encoding, String errors) {
    return switch (shortName(encoding)) {
      case "utf_8", "utf8" -> Utf8.encode(s, errors);
      case "latin_1", "latin1", "iso_8859_1", "iso8859_1" -> Latin.encode(s, 256, errors);
      case "ascii", "us_ascii" -> Latin.encode(s, 128, errors);
      case "utf_16", "utf16" -> Utf.encode(s, 2, 0, errors);
      case "utf_32", "utf32" -> Utf.encode(s, 4, 0, errors);
      default -> null;
    };
  }

  /** Decodes by one of the encodings known here; null for others. */
  public static PyStr decode(byte[] in, String encoding, String errors) {
    return switch (shortName(encoding)) {
      case "utf_8", "utf8" -> Utf8.decode(in, errors, true).text();
      case "latin_1", "latin1", "iso_8859_1", "iso8859_1" -> Latin.decodeLatin1(in);
      case "ascii", "us_ascii" -> Latin.decodeAscii(in, errors);
      case "utf_16", "utf16" -> Utf.decode(in, 2, 0, errors, true).text();
      case "utf_32", "utf32" -> Utf.decode(in, 4, 0, errors, true).text();
      default -> null;
    };
  }

  private static String shortName(String encoding) {
    return encoding.equals("utf-8") || encoding.equals("utf8")
        ? "utf8"
        : CodecRegistry.normalize(encoding);
  }

  /** UTF-8. */
  public static byte[] encodeUtf8(PyStr s, String errors) {
    return Utf8.encode(s, errors);
  }

  /** UTF-8. */
  public static PyStr decodeUtf8(byte[] in, String errors) {
    return Utf8.decode(in, errors, true).text();
  }
}
