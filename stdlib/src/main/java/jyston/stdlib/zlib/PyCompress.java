package jyston.stdlib.zlib;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code zlib.Compress}. */
@PyClass(name = "Compress", module = "zlib", subclassable = false)
public final class PyCompress extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyCompressTable.INSTANCE);

  /** Input is kept for copies up to here. */
  private static final int LOG_LIMIT = 1 << 24;

  private record Step(byte[] data, int flush) {}

  private final int level;
  private final int wbits;
  private final int strategy;
  private final byte[] dictionary;
  private final Deflater deflater;
  private final CRC32 crc = new CRC32();
  private long total;
  private boolean started;
  private boolean finished;
  private ArrayList<Step> log = new ArrayList<>();
  private long logged;

  PyCompress(int level, int wbits, int strategy, byte[] dictionary) {
    this.level = level;
    this.wbits = wbits;
    this.strategy = strategy;
    this.dictionary = dictionary;
    deflater = new Deflater(level, wbits < 0 || wbits > 15);
    if (strategy == 1 || strategy == 2) {
      deflater.setStrategy(strategy);
    }
    if (dictionary != null) {
      deflater.setDictionary(dictionary);
    }
  }

  static boolean valid(int level, int wbits) {
    boolean window =
        wbits >= 8 && wbits <= 15 || wbits <= -9 && wbits >= -15 || wbits >= 24 && wbits <= 31;
    return level >= -1 && level <= 9 && window;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private void record(byte[] data, int flush) {
    if (log != null) {
      logged += data.length;
      if (logged > LOG_LIMIT) {
        log = null;
      } else {
        log.add(new Step(data, flush));
      }
    }
  }

  private void head(ByteArrayOutputStream out) {
    if (!started && wbits > 15) {
      int extra = level == 9 ? 2 : strategy >= 2 || level == 0 || level == 1 ? 4 : 0;
      out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) extra, 3});
    }
    started = true;
  }

  private void drain(ByteArrayOutputStream out, int flush) {
    byte[] buf = new byte[16384];
    int n;
    do {
      n = deflater.deflate(buf, 0, buf.length, flush);
      out.write(buf, 0, n);
    } while (n == buf.length || n > 0 && !deflater.needsInput());
  }

  byte[] feed(byte[] data) {
    record(data, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out);
    deflater.setInput(data);
    if (wbits > 15) {
      crc.update(data);
      total += data.length;
    }
    drain(out, Deflater.NO_FLUSH);
    return out.toByteArray();
  }

  byte[] end(int mode) {
    record(new byte[0], mode);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out);
    if (mode != 4) {
      // The JDK has no partial flush: a full block boundary serves as well.
      if (mode < 5) {
        drain(out, mode == 3 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
      }
      return out.toByteArray();
    }
    deflater.finish();
    byte[] buf = new byte[16384];
    while (!deflater.finished()) {
      out.write(buf, 0, deflater.deflate(buf));
    }
    deflater.end();
    finished = true;
    if (wbits > 15) {
      little(out, crc.getValue());
      little(out, total);
    }
    return out.toByteArray();
  }

  private static void little(ByteArrayOutputStream out, long v) {
    for (int s = 0; s < 32; s += 8) {
      out.write((int) (v >>> s));
    }
  }

  @PyMethod(
      sig = "(data, /)",
      doc =
          "Returns a bytes object containing compressed data.\n\n"
              + "After calling this function, some of the input data may still\n"
              + "be stored in internal buffers for later processing.\n"
              + "Call the flush() method to clear these buffers.")
  PyObject compress(PyObject data) {
    byte[] b = PyBuffer.bytes(data);
    if (finished) {
      throw ZlibModule.error(-2, "while compressing data", null);
    }
    return PyBytes.of(feed(b.clone()));
  }

  @PyMethod(
      sig = "(mode=zlib.Z_FINISH, /)",
      doc = "Return a bytes object containing any remaining compressed data.")
  PyObject flush(PyObject mode) {
    int m = mode == null ? 4 : Ops.asInt(mode);
    if (m == 0) {
      return PyBytes.EMPTY;
    }
    if (finished || m < 0 || m > 6) {
      throw ZlibModule.error(-2, "while flushing", null);
    }
    return PyBytes.of(end(m));
  }

  @PyMethod(doc = "Return a copy of the compression object.")
  PyObject copy() {
    if (finished) {
      throw Py.valueError("Inconsistent stream state");
    }
    if (log == null) {
      throw Py.memoryError();
    }
    PyCompress c = new PyCompress(level, wbits, strategy, dictionary);
    for (Step s : log) {
      if (s.flush == 0) {
        c.feed(s.data);
      } else {
        c.end(s.flush);
      }
    }
    return c;
  }

  @PyMethod(name = "__copy__")
  PyObject copyMethod() {
    return copy();
  }

  @PyMethod(name = "__deepcopy__", sig = "(memo, /)")
  PyObject deepcopy(PyObject memo) {
    return copy();
  }
}
