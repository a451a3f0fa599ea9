package jyston.runtime.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import jyston.runtime.BytesBuilder;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** The East Asian encodings, by the JDK's charsets. */
final class Multibyte {
  private final String name;
  private final Charset charset;

  private Multibyte(String name, Charset charset) {
    this.name = name;
    this.charset = charset;
  }

  /** The JDK's name of an encoding, or null when it has none. */
  private static String javaName(String name) {
    return switch (name) {
      case "gb2312" -> "GB2312";
      case "gbk" -> "GBK";
      case "gb18030" -> "GB18030";
      case "big5" -> "Big5";
      case "cp950" -> "x-windows-950";
      case "big5hkscs" -> "Big5-HKSCS";
      case "cp932" -> "windows-31j";
      case "shift_jis" -> "Shift_JIS";
      case "shift_jis_2004", "shift_jisx0213" -> "x-SJIS_0213";
      case "euc_jp" -> "EUC-JP";
      case "euc_kr" -> "EUC-KR";
      case "cp949" -> "x-windows-949";
      case "johab" -> "x-Johab";
      case "iso2022_jp" -> "ISO-2022-JP";
      case "iso2022_jp_2" -> "ISO-2022-JP-2";
      case "iso2022_kr" -> "ISO-2022-KR";
      default -> null;
    };
  }

  /** The encoding of a name, or null. */
  static Multibyte of(String name) {
    String j = javaName(name);
    return j == null || !Charset.isSupported(j) ? null : new Multibyte(name, Charset.forName(j));
  }

  /** Whether shift sequences change the meaning of what follows. */
  private boolean stateful() {
    return name.startsWith("iso2022");
  }

  byte[] encode(PyStr s, String errors) {
    CharsetEncoder e =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    BytesBuilder out = new BytesBuilder(s.length() * 2 + 16);
    ByteBuffer room = ByteBuffer.allocate(64);
    EncodeErrors err = null;
    int i = 0;
    while (i < s.length()) {
      int c = s.codePointAt(i);
      if (put(e, c, room, out)) {
        i++;
        continue;
      }
      if (err == null) {
        err = new EncodeErrors(s, name, errors);
      }
      int at = i;
      String reason = "illegal multibyte sequence";
      i = err.handle(at, at + 1, reason);
      if (err.bytes != null) {
        out.append(err.bytes);
        continue;
      }
      for (int k = 0; k < err.str.length(); k++) {
        if (!put(e, err.str.codePointAt(k), room, out)) {
          throw err.error(at, at + 1, reason);
        }
      }
    }
    e.encode(CharBuffer.allocate(0), room, true);
    e.flush(room);
    drain(room, out);
    return out.toBytes();
  }

  private static void drain(ByteBuffer room, BytesBuilder out) {
    out.append(room.array(), 0, room.position());
    room.clear();
  }

  private static boolean put(CharsetEncoder e, int c, ByteBuffer room, BytesBuilder out) {
    if (c >= 0xD800 && c <= 0xDFFF) {
      return false;
    }
    CoderResult r = e.encode(CharBuffer.wrap(Character.toChars(c)), room, false);
    if (r.isError()) {
      room.clear();
      return false;
    }
    drain(room, out);
    return true;
  }

  /** Decodes; incomplete input at the end is left when it is not final. */
  Utf.Decoded decode(byte[] in, String errors, boolean isFinal) {
    CharsetDecoder d =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    StrBuilder out = new StrBuilder(in.length);
    DecodeErrors err = new DecodeErrors(in, name, errors);
    CharBuffer room = CharBuffer.allocate(256);
    int i = 0;
    while (true) {
      byte[] a = err.in;
      ByteBuffer b = ByteBuffer.wrap(a);
      b.position(Math.min(i, a.length));
      CoderResult r = d.decode(b, room, false);
      i = b.position();
      room.flip();
      out.append(PyStr.of(room.toString()));
      room.clear();
      if (r.isOverflow()) {
        continue;
      }
      if (r.isError()) {
        i =
            err.handle(
                out,
                i,
                Math.min(a.length, i + badLength(a, i, r.length())),
                "illegal multibyte sequence");
        if (stateful()) {
          d.reset();
        }
        continue;
      }
      if (i < a.length) {
        if (!isFinal) {
          break;
        }
        i = err.handle(out, i, a.length, "incomplete multibyte sequence");
        d.reset();
        continue;
      }
      break;
    }
    return new Utf.Decoded(out.build(), i, 0);
  }

  /** A lead byte whose trail byte is ASCII is bad by itself. */
  private static int badLength(byte[] a, int i, int length) {
    return length > 1 && i + 1 < a.length && a[i + 1] >= 0 ? 1 : length;
  }
}
