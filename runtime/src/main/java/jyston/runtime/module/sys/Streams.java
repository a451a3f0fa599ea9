package jyston.runtime.module.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;

/** {@code sys.stdin}, {@code sys.stdout} and {@code sys.stderr}. */
final class Streams {
  private static final int FLUSH_FAILED = 120;
  private static final PyStr[] OPEN_NAMES = {PyStr.intern("buffering"), PyStr.intern("closefd")};
  private static final PyStr[] TEXT_NAMES = {
    PyStr.intern("encoding"),
    PyStr.intern("errors"),
    PyStr.intern("newline"),
    PyStr.intern("line_buffering"),
    PyStr.intern("write_through"),
  };

  private Streams() {}

  /** The name a codec goes by. */
  private static String codecName(String encoding) {
    PyObject codec = Modules.importAttr("_codecs", "lookup").call1(PyStr.of(encoding));
    return Ops.str(Ops.getAttr(codec, "name")).toString();
  }

  static void open(PyModule sys, SysConfig c) {
    Modules.importModule("encodings");
    PyModule io = Modules.state().builtin("_io");
    Interpreter.current().modules.put(PyStr.intern("_io"), io);
    Modules.builtins().add("open", io.find("open"));
    String encoding = "utf-8";
    String errors = c.utf8Mode == 1 || c.cLocale ? "surrogateescape" : "strict";
    if (c.ioEncoding != null) {
      int colon = c.ioEncoding.indexOf(':');
      String e = colon < 0 ? c.ioEncoding : c.ioEncoding.substring(0, colon);
      encoding = e.isEmpty() ? encoding : codecName(e);
      String h = colon < 0 ? "" : c.ioEncoding.substring(colon + 1);
      errors = h.isEmpty() ? colon < 0 ? "strict" : errors : h;
    }
    String[] names = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < 3; fd++) {
      PyObject s;
      try {
        s =
            takenByJvm(fd)
                ? Py.None
                : stream(io, fd, c, encoding, fd == 2 ? "backslashreplace" : errors);
      } catch (PyException e) {
        if (!e.matches(PyBaseException.OS_ERROR)) {
          throw e;
        }
        // CPython, too, gives None for a descriptor that is not open.
        s = Py.None;
      }
      sys.add(names[fd], s);
      sys.add("__" + names[fd] + "__", s);
    }
  }

  /**
   * Whether the descriptor was closed when the JVM began, which then opened a file of its own under
   * that number: one of the JDK's, for reading.
   */
  private static boolean takenByJvm(int fd) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith(System.getProperty("java.home") + "/");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static PyObject stream(PyModule io, int fd, SysConfig c, String encoding, String errors) {
    boolean write = fd != 0;
    boolean raw = write && c.unbuffered;
    PyObject buf =
        io.find("open")
            .callKw(
                new PyObject[] {
                  PyInt.of(fd), PyStr.intern(write ? "wb" : "rb"), PyInt.of(raw ? 0 : -1), Py.False
                },
                OPEN_NAMES);
    PyObject rawFile = raw ? buf : Ops.getAttr(buf, "raw");
    rawFile.setAttr(
        PyStr.intern("name"), PyStr.of(fd == 0 ? "<stdin>" : fd == 1 ? "<stdout>" : "<stderr>"));
    boolean tty = Ops.callMethod(rawFile, "isatty").isTrue();
    PyObject text =
        io.find("TextIOWrapper")
            .callKw(
                new PyObject[] {
                  buf,
                  PyStr.of(encoding),
                  PyStr.of(errors),
                  fd == 0 ? Py.None : PyStr.intern("\n"),
                  Py.bool(!raw && (fd == 2 || tty || c.interactive > 0)),
                  Py.bool(raw),
                },
                TEXT_NAMES);
    text.setAttr(PyStr.intern("mode"), PyStr.intern(write ? "w" : "r"));
    return text;
  }

  /** Flushes standard output and error; the status that a failure asks for. */
  static int flush(Interpreter in) {
    int status = 0;
    for (String n : new String[] {"stdout", "stderr"}) {
      PyObject f = in.sysDict.get(PyStr.intern(n));
      if (f == null || f == Py.None) {
        continue;
      }
      try {
        PyObject closed = Ops.findAttr(f, PyStr.intern("closed"));
        if (closed == null || !closed.isTrue()) {
          Ops.callMethod(f, "flush");
        }
      } catch (PyException e) {
        if (n.equals("stdout")) {
          SysHooks.unraisable(e, "Exception ignored on flushing sys.stdout", null);
          status = FLUSH_FAILED;
        }
      }
    }
    return status;
  }
}
