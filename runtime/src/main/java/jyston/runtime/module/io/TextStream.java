package jyston.runtime.module.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.StrOps;

/**
 * Text over a buffer: the decoder and the encoder with what they have not handed on yet, line ends,
 * and the snapshots from which positions are told.
 */
abstract class TextStream extends PyTextIOBase {
  static final PyStr TELL = PyStr.intern("tell");
  static final PyStr NAME = PyStr.intern("name");
  static final PyStr MODE = PyStr.intern("mode");
  static final PyStr FILENO = PyStr.intern("fileno");
  static final PyStr ISATTY = PyStr.intern("isatty");
  static final PyStr TRUNCATE = PyStr.intern("truncate");
  static final PyStr READ1 = PyStr.intern("read1");
  static final byte[] NOTHING = {};

  PyObject buffer;
  boolean ready;
  boolean detached;
  PyStr encoding;
  PyStr errors;
  PyStr newline;
  boolean lineBuffering;
  boolean writeThrough;
  boolean readUniversal;
  boolean readTranslate;
  boolean writeTranslate;
  String writeNl;
  String readNl;
  TextDecoder decoder;
  TextEncoder encoder;
  boolean seekable;
  boolean hasRead1;
  boolean telling;
  boolean finalizing;
  long chunkSize = 8192;

  byte[] pending = NOTHING;
  int pendingCount;

  PyStr decoded = PyStr.EMPTY;
  int used;

  byte[] snapshotInput;
  BigInteger snapshotFlags = BigInteger.ZERO;
  double b2cRatio;

  TextStream(PyType cls) {
    super(cls);
  }

  static void checkNewline(PyObject nl) {
    if (nl == null || nl == Py.None) {
      return;
    }
    if (!(nl instanceof PyStr s)) {
      throw Py.typeError(
          "TextIOWrapper() argument 'newline' must be str or None, not " + nl.type().name());
    }
    switch (s.toString()) {
      case "", "\n", "\r", "\r\n" -> {}
      default -> throw Py.valueError("illegal newline value: " + Ops.repr(s));
    }
  }

  void setNewline(PyObject nl) {
    newline = nl instanceof PyStr s ? s : null;
    String n = newline == null ? null : newline.toString();
    readNl = n;
    readUniversal = n == null || n.isEmpty();
    readTranslate = n == null;
    writeTranslate = n == null || !n.isEmpty();
    writeNl = n == null || n.isEmpty() || n.equals("\n") ? null : n;
  }

  void makeCodecs(PyObject info) {
    String e = encoding.toString();
    String er = errors.toString();
    decoder = null;
    encoder = null;
    if (Ops.callMethod(buffer, READABLE).isTrue()) {
      TextDecoder d = TextDecoder.builtin(e, er);
      if (d == null) {
        d = new TextDecoder.Python(TextCodecs.decoder(info, errors));
      }
      decoder = readUniversal ? new TextDecoder.Newlines(d, readTranslate) : d;
    }
    if (Ops.callMethod(buffer, WRITABLE).isTrue()) {
      TextEncoder c = TextEncoder.builtin(e, er);
      encoder = c != null ? c : new TextEncoder.Python(TextCodecs.encoder(info, errors));
    }
  }

  void fixEncoderState() {
    if (!seekable || encoder == null) {
      return;
    }
    PyObject p = Ops.callMethod(buffer, TELL);
    if (!(p instanceof PyLong l && l.signum() == 0)) {
      encoder.setStart(false);
    }
  }

  void checkInit() {
    if (!ready && !detached) {
      throw IoErrors.uninitialized();
    }
  }

  void checkReady() {
    if (!ready) {
      throw detached
          ? Py.valueError("underlying buffer has been detached")
          : IoErrors.uninitialized();
    }
  }

  void checkOpenText() {
    checkReady();
    if (buffer instanceof Buffered b && b.raw != null ? b.rawClosed() : closedNow()) {
      throw Py.valueError("I/O operation on closed file.");
    }
  }

  /** Writes a text. */
  public void writeText(PyStr text) {
    checkOpenText();
    if (encoder == null) {
      throw IoErrors.unsupported("not writable");
    }
    PyStr s = text;
    boolean lf = (writeNl != null || lineBuffering) && LineEnds.indexOf(s, '\n', 0) >= 0;
    if (lf && writeTranslate && writeNl != null) {
      s =
          s.isWide()
              ? PyStr.of(s.javaString().replace("\n", writeNl))
              : PyStr.ofBmp(s.bmp().replace("\n", writeNl));
    }
    boolean flush = false;
    if (lineBuffering && (lf || LineEnds.indexOf(s, '\r', 0) >= 0)) {
      flush = true;
    }
    byte[] b = encoder.encode(s);
    if (pendingCount > 0 && pendingCount + b.length > chunkSize) {
      writePending();
    }
    append(b);
    if (pendingCount >= chunkSize || flush || writeThrough) {
      writePending();
    }
    if (flush) {
      Ops.callMethod(buffer, FLUSH);
    }
    if (decoder != null) {
      decoded = PyStr.EMPTY;
      used = 0;
      snapshotInput = null;
      decoder.reset();
    }
  }

  void append(byte[] b) {
    if (b.length == 0) {
      return;
    }
    if (pendingCount == 0) {
      OpenFiles.current().dirty(this);
      if (b.length >= chunkSize) {
        pending = b;
        pendingCount = b.length;
        return;
      }
    }
    if (pendingCount + b.length > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(pendingCount + b.length, 256 + pendingCount * 2));
    }
    System.arraycopy(b, 0, pending, pendingCount, b.length);
    pendingCount += b.length;
  }

  void writePending() {
    if (pendingCount == 0) {
      return;
    }
    byte[] p = pending;
    int n = pendingCount;
    pendingCount = 0;
    if (p.length > 1 << 16) {
      pending = NOTHING;
    }
    OpenFiles.current().clean(this);
    if (buffer instanceof Buffered b && !b.type().isHeap()) {
      pending = NOTHING;
      b.writeBytes(p, 0, n);
      if (pendingCount == 0 && p.length <= 1 << 16) {
        pending = p;
      }
    } else {
      pending = NOTHING;
      Ops.callMethod(buffer, WRITE, PyBytes.of(n == p.length ? p : Arrays.copyOf(p, n)));
    }
  }

  void flushText() {
    checkOpenText();
    telling = seekable;
    writePending();
    if (buffer instanceof Buffered b && !b.type().isHeap()) {
      b.flush();
    } else {
      Ops.callMethod(buffer, FLUSH);
    }
  }

  /** Hands pending text to the buffer at exit. */
  void flushQuietly() {
    if (ready && pendingCount > 0) {
      writePending();
    }
  }

  void checkReadable() {
    checkOpenText();
    if (decoder == null) {
      throw IoErrors.unsupported("not readable");
    }
  }

  /** Decodes another chunk; false at the end. */
  boolean readChunk(long hint) {
    byte[] stateBytes = null;
    BigInteger flags = null;
    if (telling) {
      decoder.saveState();
      stateBytes = decoder.stateBytes;
      flags = decoder.stateFlags;
    }
    long size = chunkSize;
    if (hint > 0) {
      size = Math.max(size, (long) (Math.max(b2cRatio, 1.0) * hint));
    }
    PyObject o = readBuffer(size);
    byte[] in;
    if (o instanceof PyBytes b) {
      in = b.value;
    } else if (PyBuffer.isBuffer(o)) {
      in = PyBuffer.bytes(o);
    } else {
      throw Py.typeError(
          "underlying "
              + (hasRead1 ? "read1" : "read")
              + "() should have returned a bytes-like object, not '"
              + o.type().name()
              + "'");
    }
    boolean eof = in.length == 0;
    PyStr s = decoder.decode(in, eof);
    decoded = s;
    used = 0;
    if (s.length() > 0) {
      b2cRatio = (double) in.length / s.length();
      eof = false;
    } else {
      b2cRatio = 0;
    }
    if (telling) {
      byte[] all = in;
      if (stateBytes.length > 0) {
        all = Arrays.copyOf(stateBytes, stateBytes.length + in.length);
        System.arraycopy(in, 0, all, stateBytes.length, in.length);
      }
      snapshotInput = all;
      snapshotFlags = flags;
    }
    return !eof;
  }

  PyObject readBuffer(long size) {
    if (buffer instanceof Buffered b && b.plain()) {
      return b.read1Impl(Py.integer(size));
    }
    return Ops.callMethod(buffer, hasRead1 ? READ1 : READ, Py.integer(size));
  }

  PyStr take(int n) {
    int avail = decoded.length() - used;
    int k = n < 0 || n > avail ? avail : n;
    PyStr r =
        k == decoded.length()
            ? decoded
            : k == 0 ? PyStr.EMPTY : StrOps.sub(decoded, used, used + k);
    used += k;
    return r;
  }

  static PyStr concat(List<PyStr> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    PyStr r = PyStr.EMPTY;
    if (parts.size() == 2) {
      return StrOps.concat(parts.get(0), parts.get(1));
    }
    boolean wide = false;
    for (PyStr p : parts) {
      wide |= p.isWide();
    }
    if (!wide) {
      StringBuilder sb = new StringBuilder();
      for (PyStr p : parts) {
        sb.append(p.bmp());
      }
      return PyStr.ofBmp(sb.toString());
    }
    for (PyStr p : parts) {
      r = StrOps.concat(r, p);
    }
    return r;
  }

  PyStr line(long limit) {
    writePending();
    ArrayList<PyStr> parts = null;
    long left = limit;
    while (true) {
      if (used >= decoded.length()) {
        boolean more = true;
        do {
          more = readChunk(0);
        } while (more && decoded.length() == 0);
        if (!more) {
          decoded = PyStr.EMPTY;
          used = 0;
          snapshotInput = null;
          return parts == null ? PyStr.EMPTY : concat(parts);
        }
      }
      PyStr d = decoded;
      int start = used;
      int end = LineEnds.find(d, start, readNl, readUniversal, readTranslate);
      int stop = end >= 0 ? end : d.length();
      if (limit >= 0 && stop - start >= left) {
        stop = start + (int) left;
        end = stop;
      } else if (end < 0
          && readNl != null
          && readNl.equals("\r\n")
          && d.length() > start
          && d.codePointAt(d.length() - 1) == '\r') {
        // The line feed may be at the start of the next chunk.
        PyStr part = StrOps.sub(d, start, d.length());
        if (!readChunk(0)) {
          used = decoded.length();
          snapshotInput = null;
          if (parts == null) {
            return part;
          }
          parts.add(part);
          return concat(parts);
        }
        decoded = StrOps.concat(part, decoded);
        used = 0;
        snapshotInput = null;
        continue;
      }
      PyStr part = start == 0 && stop == d.length() ? d : StrOps.sub(d, start, stop);
      used = stop;
      if (end >= 0) {
        if (parts == null) {
          return part;
        }
        parts.add(part);
        return concat(parts);
      }
      if (parts == null) {
        parts = new ArrayList<>();
      }
      parts.add(part);
      left -= part.length();
    }
  }
}
