package jyston.stdlib.zlib;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jyston.runtime.Py;

/** One stream being decompressed: raw, zlib or gzip, as {@code wbits} says. */
final class Inflating {
  private static final int HEADER = 0;
  private static final int BODY = 1;
  private static final int TRAILER = 2;
  private static final int DONE = 3;

  /** Input is kept for copies up to here. */
  private static final int LOG_LIMIT = 1 << 24;

  private final int wbits;
  private final byte[] dictionary;
  private Inflater inflater;
  private boolean gzip;
  private int stage;
  private int headerSeen;
  private int first;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final CRC32 crc = new CRC32();
  private long total;
  private byte[] input = new byte[0];
  private int pos;
  private ArrayList<byte[]> log = new ArrayList<>();
  private ArrayList<Long> limits = new ArrayList<>();
  private long logged;

  Inflating(int wbits, byte[] dictionary) {
    this.wbits = wbits;
    this.dictionary = dictionary;
    if (wbits < 0) {
      inflater = new Inflater(true);
      stage = BODY;
      if (dictionary != null) {
        inflater.setDictionary(dictionary);
      }
    } else if (wbits < 16) {
      inflater = new Inflater(false);
      stage = BODY;
    }
  }

  static boolean valid(int wbits) {
    int w = wbits >= 40 ? wbits - 32 : wbits >= 24 ? wbits - 16 : Math.abs(wbits);
    return w >= 8 && w <= 15 || wbits == 0 || wbits == 32 || wbits == 16;
  }

  boolean finished() {
    return stage == DONE;
  }

  /** Input that was not used. */
  byte[] rest() {
    return Arrays.copyOfRange(input, pos, input.length);
  }

  /**
   * Decompresses.
   *
   * @param data the input; what is left of earlier input is forgotten
   * @param max most bytes to return, or a negative number
   */
  byte[] run(byte[] data, long max) {
    if (log != null) {
      logged += data.length;
      if (logged > LOG_LIMIT) {
        log = null;
      } else {
        log.add(data);
        limits.add(max);
      }
    }
    input = data;
    pos = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      while (stage != DONE) {
        if (stage == HEADER) {
          if (!header()) {
            break;
          }
        } else if (stage == TRAILER) {
          if (!trailer()) {
            break;
          }
        } else if (!body(out, max)) {
          break;
        }
      }
    } catch (DataFormatException e) {
      throw ZlibModule.error(-3, "while decompressing data", e.getMessage());
    }
    return out.toByteArray();
  }

  /**
   * Refuses a zlib header with a larger window than asked for: the JDK always takes the largest.
   */
  private void checkWindow() throws DataFormatException {
    for (int i = pos; i < input.length && headerSeen < 2; i++, headerSeen++) {
      int b = input[i] & 0xFF;
      if (headerSeen == 0) {
        first = b;
      } else {
        int asked = wbits >= 40 ? wbits - 32 : wbits;
        boolean valid = (first << 8 | b) % 31 == 0 && (first & 15) == 8;
        if (valid && asked >= 8 && asked <= 15 && (first >> 4) + 8 > asked) {
          throw new DataFormatException("invalid window size");
        }
      }
    }
  }

  private boolean body(ByteArrayOutputStream out, long max) throws DataFormatException {
    if (headerSeen < 2 && wbits >= 0 && !gzip) {
      checkWindow();
    }
    inflater.setInput(input, pos, input.length - pos);
    byte[] buf = new byte[(int) Math.min(65536, Math.max(1024, 4L * (input.length - pos)))];
    while (true) {
      int room = max < 0 ? buf.length : (int) Math.min(buf.length, max - out.size());
      int n = room == 0 ? 0 : inflater.inflate(buf, 0, room);
      pos = input.length - inflater.getRemaining();
      if (n > 0) {
        out.write(buf, 0, n);
        total += n;
        if (gzip) {
          crc.update(buf, 0, n);
        }
      }
      if (inflater.finished()) {
        stage = gzip ? TRAILER : DONE;
        inflater.end();
        return true;
      }
      if (inflater.needsDictionary()) {
        if (dictionary == null) {
          throw ZlibModule.error(2, "while decompressing data", null);
        }
        try {
          inflater.setDictionary(dictionary);
        } catch (IllegalArgumentException e) {
          throw ZlibModule.error(-3, "while setting zdict", null);
        }
        continue;
      }
      if (n == 0) {
        return false;
      }
    }
  }

  /** Reads the header of a stream that may be gzip; false when more input is needed. */
  private boolean header() throws DataFormatException {
    held.write(input, pos, input.length - pos);
    byte[] h = held.toByteArray();
    int taken = h.length - (input.length - pos);
    if (h.length < 1) {
      return false;
    }
    if (wbits >= 32 && (h[0] & 0xFF) != 0x1f) {
      // zlib after all.
      inflater = new Inflater(false);
      begin(h, 0, taken);
      return true;
    }
    if ((h[0] & 0xFF) != 0x1f || h.length > 1 && (h[1] & 0xFF) != 0x8b) {
      throw new DataFormatException("incorrect header check");
    }
    int end = gzipHeader(h);
    if (end < 0) {
      pos = input.length;
      return false;
    }
    gzip = true;
    inflater = new Inflater(true);
    begin(h, end, taken);
    return true;
  }

  /** Goes on with the body, which begins at an offset of the bytes held. */
  private void begin(byte[] h, int offset, int taken) {
    held.reset();
    stage = BODY;
    if (offset >= taken) {
      pos += offset - taken;
      return;
    }
    input = Arrays.copyOfRange(h, offset, h.length);
    pos = 0;
  }

  private static int gzipHeader(byte[] h) throws DataFormatException {
    if (h.length < 10) {
      return -1;
    }
    if (h[2] != 8) {
      throw new DataFormatException("unknown compression method");
    }
    int flags = h[3];
    if ((flags & 0xe0) != 0) {
      throw new DataFormatException("unknown header flags set");
    }
    int i = 10;
    if ((flags & 4) != 0) {
      if (h.length < i + 2) {
        return -1;
      }
      i += 2 + (h[i] & 0xFF) + ((h[i + 1] & 0xFF) << 8);
    }
    for (int bit = 8; bit <= 16; bit <<= 1) {
      if ((flags & bit) != 0) {
        while (i < h.length && h[i] != 0) {
          i++;
        }
        i++;
      }
    }
    if ((flags & 2) != 0) {
      i += 2;
    }
    return i > h.length ? -1 : i;
  }

  private boolean trailer() throws DataFormatException {
    int n = Math.min(8 - held.size(), input.length - pos);
    held.write(input, pos, n);
    pos += n;
    if (held.size() < 8) {
      return false;
    }
    byte[] t = held.toByteArray();
    if (little(t, 0) != crc.getValue()) {
      throw new DataFormatException("incorrect data check");
    }
    if (little(t, 4) != (total & 0xFFFFFFFFL)) {
      throw new DataFormatException("incorrect length check");
    }
    stage = DONE;
    return true;
  }

  private static long little(byte[] b, int i) {
    return b[i] & 0xFF
        | (b[i + 1] & 0xFF) << 8
        | (b[i + 2] & 0xFF) << 16
        | (b[i + 3] & 0xFFL) << 24;
  }

  /** A stream in the same state: the input so far is run through a new one. */
  Inflating copy() {
    if (stage == DONE) {
      throw Py.valueError("Inconsistent stream state");
    }
    if (log == null) {
      throw Py.memoryError();
    }
    Inflating c = new Inflating(wbits, dictionary);
    for (int i = 0; i < log.size(); i++) {
      c.run(log.get(i), limits.get(i));
    }
    return c;
  }
}
