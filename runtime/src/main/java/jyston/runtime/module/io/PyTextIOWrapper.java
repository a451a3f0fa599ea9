package jyston.runtime.module.io;

import java.util.ArrayList;
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
public final class PyTextIOWrapper extends TextStream {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyTextIOWrapperTable.INSTANCE).withWeakref();

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

  @Override
  @PyMethod
  PyObject flush() {
    flushText();
    return Py.None;
  }

  // Reading.

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

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject readline(PyObject size) {
    checkReadable();
    return line(size == null ? -1 : Ops.asSize(size));
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
