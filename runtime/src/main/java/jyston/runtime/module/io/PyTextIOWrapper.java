package jyston.runtime.module.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.StrOps;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code _io.TextIOWrapper} (CPython's {@code textio.c}). */
@PyClass(
    name = "TextIOWrapper",
    module = "_io",
    base = PyTextIOBase.class,
    sig =
        "(buffer, encoding=None, errors=None, newline=None, line_buffering=False,"
            + " write_through=False)",
    doc =
        "Character and line based layer over a BufferedIOBase object, buffer.\n\n"
            + "encoding gives the name of the encoding that the stream will be\n"
            + "decoded or encoded with. It defaults to locale.getencoding().\n\n"
            + "errors determines the strictness of encoding and decoding (see\n"
            + "help(codecs.Codec) or the documentation for codecs.register) and\n"
            + "defaults to \"strict\".\n\n"
            + "newline controls how line endings are handled. It can be None, '',\n"
            + "'\\n', '\\r', and '\\r\\n'.  It works as follows:\n\n"
            + "* On input, if newline is None, universal newlines mode is\n"
            + "  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n"
            + "  these are translated into '\\n' before being returned to the\n"
            + "  caller. If it is '', universal newline mode is enabled, but line\n"
            + "  endings are returned to the caller untranslated. If it has any of\n"
            + "  the other legal values, input lines are only terminated by the given\n"
            + "  string, and the line ending is returned to the caller untranslated.\n\n"
            + "* On output, if newline is None, any '\\n' characters written are\n"
            + "  translated to the system default line separator, os.linesep. If\n"
            + "  newline is '' or '\\n', no translation takes place. If newline is any\n"
            + "  of the other legal values, any '\\n' characters written are translated\n"
            + "  to the given string.\n\n"
            + "If line_buffering is True, a call to flush is implied when a call to\n"
            + "write contains a newline character.")
public final class PyTextIOWrapper extends PyTextIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyTextIOWrapperTable.INSTANCE).withWeakref();

  private static final PyStr TELL = PyStr.intern("tell");
  private static final PyStr NAME = PyStr.intern("name");
  private static final PyStr MODE = PyStr.intern("mode");
  private static final PyStr FILENO = PyStr.intern("fileno");
  private static final PyStr ISATTY = PyStr.intern("isatty");
  private static final PyStr TRUNCATE = PyStr.intern("truncate");
  private static final PyStr READ1 = PyStr.intern("read1");
  private static final byte[] NOTHING = {};

  private PyObject buffer;
  private boolean ready;
  private boolean detached;
  private PyStr encoding;
  private PyStr errors;
  private PyStr newline;
  private boolean lineBuffering;
  private boolean writeThrough;
  private boolean readUniversal;
  private boolean readTranslate;
  private boolean writeTranslate;
  private String writeNl;
  private String readNl;
  private TextDecoder decoder;
  private TextEncoder encoder;
  private boolean seekable;
  private boolean hasRead1;
  private boolean telling;
  private boolean finalizing;
  private long chunkSize = 8192;

  private byte[] pending = NOTHING;
  private int pendingCount;

  private PyStr decoded = PyStr.EMPTY;
  private int used;

  private byte[] snapshotInput;
  private BigInteger snapshotFlags = BigInteger.ZERO;
  private double b2cRatio;

  private PyTextIOWrapper(PyType cls) {
    super(cls);
  }

  /** A text stream over a buffer. */
  public static PyTextIOWrapper of(
      PyObject buffer,
      PyObject encoding,
      PyObject errors,
      PyObject newline,
      boolean lineBuffering,
      boolean writeThrough) {
    PyTextIOWrapper t = new PyTextIOWrapper(TYPE);
    t.init(buffer, encoding, errors, newline, lineBuffering, writeThrough);
    return t;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyTextIOWrapper(cls);
  }

  @PyMethod(
      name = "__init__",
      sig =
          "(buffer, encoding=None, errors=None, newline=None, line_buffering=False,"
              + " write_through=False)")
  void init(
      PyObject buf, PyObject enc, PyObject err, PyObject nl, boolean lineBuf, boolean through) {
    ready = false;
    detached = false;
    checkNewline(nl);
    PyStr e;
    if (enc == null || enc == Py.None) {
      IoModule.warnEncoding();
      e = IoModule.localeEncoding();
    } else if (enc instanceof PyStr s) {
      e = s.toString().equals("locale") ? IoModule.localeEncoding() : s;
    } else {
      throw Py.typeError(
          "TextIOWrapper() argument 'encoding' must be str or None, not " + Ops.typeName(enc));
    }
    for (int i = 0; i < e.length(); i++) {
      if (e.codePointAt(i) == 0) {
        throw Py.valueError("embedded null character");
      }
    }
    if (err != null && err != Py.None && !(err instanceof PyStr)) {
      throw Py.typeError(
          "TextIOWrapper() argument 'errors' must be str or None, not " + Ops.typeName(err));
    }
    PyStr er = err == null || err == Py.None ? PyStr.intern("strict") : (PyStr) err;
    TextCodecs.checkErrors(e, er);
    PyObject info = TextCodecs.lookup(e);
    buffer = buf;
    encoding = e;
    errors = er;
    lineBuffering = lineBuf;
    writeThrough = through;
    chunkSize = 8192;
    pending = NOTHING;
    pendingCount = 0;
    decoded = PyStr.EMPTY;
    used = 0;
    snapshotInput = null;
    b2cRatio = 0;
    setNewline(nl);
    makeCodecs(info);
    seekable = telling = Ops.callMethod(buf, SEEKABLE).isTrue();
    hasRead1 = buf instanceof Buffered || Ops.findAttr(buf, READ1) != null;
    ready = true;
    fixEncoderState();
    if (buf instanceof PyIOBase b && b.closesAtEnd()) {
      closeAtEnd();
    }
  }

  private static void checkNewline(PyObject nl) {
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

  private void setNewline(PyObject nl) {
    newline = nl instanceof PyStr s ? s : null;
    String n = newline == null ? null : newline.toString();
    readNl = n;
    readUniversal = n == null || n.isEmpty();
    readTranslate = n == null;
    writeTranslate = n == null || !n.isEmpty();
    writeNl = n == null || n.isEmpty() || n.equals("\n") ? null : n;
  }

  private void makeCodecs(PyObject info) {
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

  private void fixEncoderState() {
    if (!seekable || encoder == null) {
      return;
    }
    PyObject p = Ops.callMethod(buffer, TELL);
    if (!(p instanceof PyLong l && l.signum() == 0)) {
      encoder.setStart(false);
    }
  }

  private void checkInit() {
    if (!ready && !detached) {
      throw IoErrors.uninitialized();
    }
  }

  private void checkReady() {
    if (!ready) {
      throw detached
          ? Py.valueError("underlying buffer has been detached")
          : IoErrors.uninitialized();
    }
  }

  private void checkOpenText() {
    checkReady();
    if (buffer instanceof Buffered b && b.raw != null ? b.rawClosed() : closedNow()) {
      throw Py.valueError("I/O operation on closed file.");
    }
  }

  /** Whether {@code print} may write without a look at overriding attributes. */
  public boolean plainWrite() {
    return ready;
  }

  @PyMethod(
      sig =
          "(*, encoding=None, errors=None, newline=None, line_buffering=None,"
              + " write_through=None)",
      doc =
          "Reconfigure the text stream with new parameters.\n\n"
              + "This also does an implicit stream flush.")
  void reconfigure(PyObject enc, PyObject err, PyObject nl, PyObject line, PyObject through) {
    checkReady();
    boolean encGiven = enc != null && enc != Py.None;
    boolean errGiven = err != null && err != Py.None;
    if (decoder != null
        && (snapshotInput != null || used < decoded.length())
        && (encGiven || errGiven || nl != null)) {
      throw IoErrors.unsupported(
          "It is not possible to set the encoding or newline of stream after the first read");
    }
    if (nl != null) {
      if (nl != Py.None && !(nl instanceof PyStr)) {
        throw Py.typeError(
            "reconfigure() argument 'newline' must be str or None, not " + Ops.typeName(nl));
      }
      checkNewline(nl);
    }
    boolean lb = line == null || line == Py.None ? lineBuffering : truth(line);
    boolean wt = through == null || through == Py.None ? writeThrough : truth(through);
    flushText();
    b2cRatio = 0;
    if (nl != null) {
      setNewline(nl);
    }
    if (encGiven || errGiven || nl != null) {
      PyStr e = encoding;
      PyStr er = errors;
      if (encGiven) {
        if (!(enc instanceof PyStr s)) {
          throw Py.typeError(
              "reconfigure() argument 'encoding' must be str or None, not " + Ops.typeName(enc));
        }
        e = s.toString().equals("locale") ? IoModule.localeEncoding() : s;
        er = PyStr.intern("strict");
      }
      if (errGiven) {
        if (!(err instanceof PyStr s)) {
          throw Py.typeError(
              "reconfigure() argument 'errors' must be str or None, not " + Ops.typeName(err));
        }
        er = s;
      }
      TextCodecs.checkErrors(e, er);
      PyObject info = TextCodecs.lookup(e);
      encoding = e;
      errors = er;
      makeCodecs(info);
      fixEncoderState();
    }
    lineBuffering = lb;
    writeThrough = wt;
  }

  private static boolean truth(PyObject o) {
    return Ops.asInt(o) != 0;
  }

  @Override
  @PyMethod
  PyObject detach() {
    checkReady();
    callSelf(FLUSH);
    PyObject b = buffer;
    buffer = null;
    detached = true;
    ready = false;
    cancelEnd();
    return b;
  }

  // Writing.

  @Override
  @PyMethod
  PyObject write(PyObject text) {
    checkReady();
    if (!(text instanceof PyStr s)) {
      throw Py.typeError("write() argument must be str, not " + text.type().name());
    }
    writeText(s);
    return Py.integer(s.length());
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

  private void append(byte[] b) {
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

  private void writePending() {
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

  private void flushText() {
    checkOpenText();
    telling = seekable;
    writePending();
    if (buffer instanceof Buffered b && !b.type().isHeap()) {
      b.flush();
    } else {
      Ops.callMethod(buffer, FLUSH);
    }
  }

  @Override
  @PyMethod
  PyObject flush() {
    flushText();
    return Py.None;
  }

  /** Hands pending text to the buffer at exit. */
  void flushQuietly() {
    if (ready && pendingCount > 0) {
      writePending();
    }
  }

  // Reading.

  private void checkReadable() {
    checkOpenText();
    if (decoder == null) {
      throw IoErrors.unsupported("not readable");
    }
  }

  /** Decodes another chunk; false at the end. */
  private boolean readChunk(long hint) {
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

  private PyObject readBuffer(long size) {
    if (buffer instanceof Buffered b && b.plain()) {
      return b.read1Impl(Py.integer(size));
    }
    return Ops.callMethod(buffer, hasRead1 ? READ1 : READ, Py.integer(size));
  }

  private PyStr take(int n) {
    int avail = decoded.length() - used;
    int k = n < 0 || n > avail ? avail : n;
    PyStr r =
        k == decoded.length()
            ? decoded
            : k == 0 ? PyStr.EMPTY : StrOps.sub(decoded, used, used + k);
    used += k;
    return r;
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read(PyObject size) {
    checkReadable();
    long n = PyBufferedIOBase.size(size);
    writePending();
    if (n < 0) {
      PyObject o = Ops.callMethod(buffer, READ);
      if (o == Py.None) {
        throw new PyException(PyBaseException.BLOCKING_IO_ERROR, PyStr.of("Read returned None."));
      }
      byte[] all;
      if (o instanceof PyBytes b) {
        all = b.value;
      } else if (PyBuffer.isBuffer(o)) {
        all = PyBuffer.bytes(o);
      } else {
        throw Py.typeError(
            "underlying read() should have returned a bytes-like object, not '"
                + o.type().name()
                + "'");
      }
      PyStr s = decoder.decode(all, true);
      PyStr head = take(-1);
      PyStr r = head.length() == 0 ? s : StrOps.concat(head, s);
      decoded = PyStr.EMPTY;
      used = 0;
      snapshotInput = null;
      return r;
    }
    PyStr r = take((int) Math.min(n, Integer.MAX_VALUE));
    long left = n - r.length();
    if (left == 0) {
      return r;
    }
    ArrayList<PyStr> parts = new ArrayList<>();
    parts.add(r);
    while (left > 0 && readChunk(left)) {
      PyStr p = take((int) Math.min(left, Integer.MAX_VALUE));
      parts.add(p);
      left -= p.length();
    }
    return concat(parts);
  }

  private static PyStr concat(List<PyStr> parts) {
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

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject readline(PyObject size) {
    checkReadable();
    return line(size == null ? -1 : Ops.asSize(size));
  }

  private PyStr line(long limit) {
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

  @Override
  @PyMethod(name = "__next__")
  PyObject next() {
    checkReady();
    telling = false;
    PyObject line;
    if (type().isHeap()) {
      line = callSelf(READLINE);
      if (!(line instanceof PyStr)) {
        throw Py.error(
            PyBaseException.OS_ERROR,
            "readline() should have returned a str object, not '" + line.type().name() + "'");
      }
    } else {
      checkReadable();
      line = line(-1);
    }
    if (line.len() == 0) {
      snapshotInput = null;
      telling = seekable;
      return null;
    }
    return line;
  }

  @Override
  public PyObject iterNext() {
    return type().isHeap() ? super.iterNext() : next();
  }

  // Position.

  @Override
  @PyMethod
  PyObject tell() {
    checkOpenText();
    if (!seekable) {
      throw IoErrors.unsupported("underlying stream is not seekable");
    }
    if (!telling) {
      throw Py.error(PyBaseException.OS_ERROR, "telling position disabled by next() call");
    }
    writePending();
    callSelf(FLUSH);
    PyObject p = Ops.callMethod(buffer, TELL);
    if (decoder == null || snapshotInput == null) {
      return p;
    }
    return TextPosition.tell(
        decoder, Ops.index(p).longValue(), snapshotInput, snapshotFlags, used, b2cRatio);
  }

  @Override
  @PyMethod(sig = "(cookie, whence=0, /)")
  PyObject seek(PyObject cookie, PyObject whenceArg) {
    checkOpenText();
    int whence = whenceArg == null ? 0 : Ops.asInt(whenceArg);
    if (!seekable) {
      throw IoErrors.unsupported("underlying stream is not seekable");
    }
    PyLong target = Ops.index(cookie);
    switch (whence) {
      case 1 -> {
        if (target.signum() != 0) {
          throw IoErrors.unsupported("can't do nonzero cur-relative seeks");
        }
        target = Ops.index(callSelf(TELL));
      }
      case 2 -> {
        if (target.signum() != 0) {
          throw IoErrors.unsupported("can't do nonzero end-relative seeks");
        }
        callSelf(FLUSH);
        decoded = PyStr.EMPTY;
        used = 0;
        snapshotInput = null;
        if (decoder != null) {
          decoder.reset();
        }
        PyObject r = Ops.callMethod(buffer, SEEK, Py.integer(0), Py.integer(2));
        if (encoder != null) {
          encoder.setStart(r instanceof PyLong l && l.signum() == 0);
        }
        return r;
      }
      case 0 -> {}
      default -> throw Py.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
    }
    if (target.signum() < 0) {
      throw Py.valueError("negative seek position " + target);
    }
    callSelf(FLUSH);
    TextPosition pos = TextPosition.unpack(target.bigValue());
    Ops.callMethod(buffer, SEEK, Py.integer(pos.start()));
    decoded = PyStr.EMPTY;
    used = 0;
    snapshotInput = null;
    if (decoder != null) {
      if (pos.start() == 0 && pos.flags().signum() == 0) {
        decoder.reset();
      } else {
        decoder.setState(NOTHING, pos.flags());
      }
    }
    if (pos.charsToSkip() > 0) {
      PyObject o = Ops.callMethod(buffer, READ, Py.integer(pos.bytesToFeed()));
      if (!(o instanceof PyBytes b)) {
        throw Py.typeError(
            "underlying read() should have returned a bytes object, not '" + o.type().name() + "'");
      }
      snapshotInput = b.value;
      snapshotFlags = pos.flags();
      decoded = decoder.decode(b.value, pos.needEof());
      if (decoded.length() < pos.charsToSkip()) {
        throw Py.error(PyBaseException.OS_ERROR, "can't restore logical file position");
      }
      used = (int) pos.charsToSkip();
    } else {
      snapshotInput = NOTHING;
      snapshotFlags = pos.flags();
    }
    if (encoder != null) {
      encoder.setStart(pos.start() == 0 && pos.flags().signum() == 0);
    }
    return cookie;
  }

  @Override
  @PyMethod(sig = "(pos=None, /)")
  PyObject truncate(PyObject pos) {
    checkReady();
    callSelf(FLUSH);
    return Ops.callMethod(buffer, TRUNCATE, pos == null ? Py.None : pos);
  }

  @Override
  @PyMethod
  PyObject close() {
    checkReady();
    if (closedNow()) {
      cancelEnd();
      return Py.None;
    }
    PyException error = null;
    if (finalizing && buffer instanceof Buffered b) {
      b.deallocWarn(this);
    }
    try {
      callSelf(FLUSH);
    } catch (PyException e) {
      error = e;
    }
    OpenFiles.current().clean(this);
    cancelEnd();
    try {
      Ops.callMethod(buffer, CLOSE);
    } catch (PyException e) {
      if (error != null) {
        IoModule.chain(e, error);
      }
      error = e;
    }
    if (error != null) {
      throw error;
    }
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject fileno() {
    checkReady();
    return Ops.callMethod(buffer, FILENO);
  }

  @Override
  @PyMethod
  PyObject seekable() {
    checkReady();
    return Ops.callMethod(buffer, SEEKABLE);
  }

  @Override
  @PyMethod
  PyObject readable() {
    checkReady();
    return Ops.callMethod(buffer, READABLE);
  }

  @Override
  @PyMethod
  PyObject writable() {
    checkReady();
    return Ops.callMethod(buffer, WRITABLE);
  }

  @Override
  @PyMethod
  PyObject isatty() {
    checkReady();
    return Ops.callMethod(buffer, ISATTY);
  }

  @PyMethod(name = "__getstate__")
  PyObject getstate() {
    throw Py.typeError("cannot pickle '" + type().name() + "' instances");
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    checkInit();
    String type = type().fullName();
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      throw Py.runtimeError("reentrant call inside " + type + ".__repr__");
    }
    try {
      StringBuilder sb = new StringBuilder("<").append(type);
      PyObject name = attrOrNull(NAME);
      if (name != null) {
        sb.append(" name=").append(Ops.repr(name));
      }
      PyObject mode = attrOrNull(MODE);
      if (mode != null) {
        sb.append(" mode=").append(Ops.repr(mode));
      }
      return PyStr.of(sb.append(" encoding=").append(Ops.repr(encoding)).append('>').toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  private PyObject attrOrNull(PyStr n) {
    try {
      return Ops.findAttr(this, n);
    } catch (PyException e) {
      if (e.matches(PyBaseException.VALUE_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  @Override
  @PyGetter("closed")
  PyObject getClosed() {
    checkReady();
    return buffer.getAttr(CLOSED);
  }

  @PyGetter("name")
  PyObject getName() {
    checkReady();
    return buffer.getAttr(NAME);
  }

  @Override
  @PyGetter("newlines")
  PyObject getNewlines() {
    checkReady();
    return decoder == null ? Py.None : decoder.newlines();
  }

  @Override
  @PyGetter("errors")
  PyObject getErrors() {
    checkInit();
    return errors;
  }

  @Override
  @PyGetter(value = "encoding", member = true)
  PyObject getEncoding() {
    return encoding == null ? Py.None : encoding;
  }

  @PyGetter(value = "buffer", member = true)
  PyObject getBuffer() {
    return buffer == null ? Py.None : buffer;
  }

  @PyGetter(value = "line_buffering", member = true)
  boolean getLineBuffering() {
    return lineBuffering;
  }

  @PyGetter(value = "write_through", member = true)
  boolean getWriteThrough() {
    return writeThrough;
  }

  @PyGetter(value = "_finalizing", member = true)
  boolean getFinalizing() {
    return finalizing;
  }

  @PySetter(value = "_finalizing", member = true)
  void setFinalizing(PyObject v) {
    finalizing = v.isTrue();
  }

  @PyGetter("_CHUNK_SIZE")
  long getChunkSize() {
    checkReady();
    return chunkSize;
  }

  @PySetter("_CHUNK_SIZE")
  void setChunkSize(PyObject v) {
    checkReady();
    if (v == null) {
      throw Py.attributeError("cannot delete attribute");
    }
    long n = Ops.asSize(v);
    if (n <= 0) {
      throw Py.valueError("a strictly positive integer is required");
    }
    chunkSize = n;
  }
}
