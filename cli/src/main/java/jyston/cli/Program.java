package jyston.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jyston.runtime.CodeExec;
import jyston.runtime.Codecs;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySystemExit;
import jyston.runtime.module.Modules;
import jyston.runtime.module.signal.SignalModule;
import jyston.runtime.module.sys.Startup;
import jyston.runtime.module.sys.SysHooks;
import jyston.runtime.traceback.ExceptionPrinter;

/** Runs what the command line names (CPython's {@code Modules/main.c}). */
final class Program {
  /** The status when an uncaught KeyboardInterrupt ended the program. */
  static final int INTERRUPTED = -2;

  private final Interpreter interp;
  private final CommandLine line;
  private final Interactive interactive;

  Program(Interpreter interp, CommandLine line) {
    this.interp = interp;
    this.line = line;
    this.interactive = new Interactive(interp, line.config);
  }

  /** Runs it all, from start-up to finalization; returns the exit status. */
  int run() {
    interp.gil.acquire();
    int status;
    try {
      Startup.start(interp, line.config);
      SignalModule.installInterrupt(interp);
      status = body();
    } catch (PyException e) {
      status = report(e);
    } catch (Throwable t) {
      status = internal(t);
    }
    try {
      int end = Startup.finish(interp);
      return status == 0 ? end : status;
    } catch (Throwable t) {
      return internal(t);
    }
  }

  private int internal(Throwable t) {
    if (line.vm(VmOption.JAVA_ERRORS).equals("on")) {
      t.printStackTrace();
    }
    return report(PyException.fromJava(t));
  }

  private int body() {
    if (!line.vm(VmOption.DUMP_CFG).equals("off")) {
      return DumpCfg.run(this, line);
    }
    PyModule main = (PyModule) interp.modules.get(PyStr.intern("__main__"));
    PyDict globals = main.globals();
    interactive.header(line.mode != CommandLine.Mode.STDIN);
    int status = 0;
    try {
      status =
          switch (line.mode) {
            case COMMAND -> command(globals);
            case MODULE -> module();
            case FILE -> file(globals);
            case STDIN -> stdin(globals);
          };
    } catch (PyException e) {
      if (line.config.inspect > 0 && e.value() instanceof PySystemExit) {
        // The session that follows shows it as any other exception.
        SysHooks.report(e);
        status = 1;
      } else {
        status = report(e);
        if (e.value() instanceof PySystemExit) {
          return status;
        }
      }
    } catch (StackOverflowError | OutOfMemoryError e) {
      status = report(PyException.fromJava(e));
    }
    return interactive.afterwards(status);
  }

  private void prependPath(String entry) {
    if (line.config.safePath) {
      return;
    }
    if (Modules.sysAttr("path") instanceof PyList path) {
      Ops.callMethod(path, "insert", Py.integer(0), PyStr.of(entry));
    }
  }

  private int command(PyDict globals) {
    prependPath("");
    PyStr name = PyStr.intern("<string>");
    PyStr source = PyStr.of(line.target);
    try {
      Codecs.encodeUtf8(source);
    } catch (PyException e) {
      Main.write(FileDescriptor.err, "Unable to decode the command from the command line:\n");
      throw e;
    }
    PyCode code = (PyCode) interp.compiler.compile(source, name, Compiler.Mode.EXEC, 0, -1, -1);
    showSource(code, source, name);
    CodeExec.runModule(code, globals);
    return 0;
  }

  /** Makes the text of a command known to tracebacks. */
  private static void showSource(PyCode code, PyStr source, PyStr name) {
    try {
      Modules.importAttr("linecache", "_register_code").call3(code, source, name);
    } catch (PyException e) {
      // Without the library there are no source lines to show.
      return;
    }
  }

  private int module() {
    prependPath(Modules.cwd());
    runAsMain(line.target, true);
    return 0;
  }

  static void runAsMain(String name, boolean alterArgv) {
    Modules.importAttr("runpy", "_run_module_as_main").call2(PyStr.of(name), Py.bool(alterArgv));
  }

  private int file(PyDict globals) {
    String name = line.target;
    PyObject importer = importer(name);
    if (importer != null) {
      Ops.callMethod(Modules.sysAttr("path"), "insert", Py.integer(0), PyStr.of(name));
      runAsMain("__main__", false);
      return 0;
    }
    byte[] data;
    try {
      Path p = Path.of(name);
      if (Files.isDirectory(p)) {
        return complain(
            ": can't find '__main__' module in " + Ops.repr(PyStr.of(absolute(name))), 1);
      }
      data = Files.readAllBytes(p);
    } catch (IOException | InvalidPathException e) {
      return complain(
          ": can't open file "
              + Ops.repr(PyStr.of(absolute(name)))
              + (e instanceof NoSuchFileException
                  ? ": [Errno 2] No such file or directory"
                  : ": [Errno 13] Permission denied"),
          2);
    }
    if (line.skipFirstLine) {
      int i = 0;
      while (i < data.length && data[i] != '\n') {
        i++;
      }
      // The newline stays, so that line numbers do.
      data = java.util.Arrays.copyOfRange(data, i, data.length);
    }
    prependPath(folder(name));
    PyStr file = PyStr.of(absolute(name));
    globals.put(Names.FILE, file);
    globals.put(PyStr.intern("__cached__"), Py.None);
    setLoader(globals, file);
    boolean compiled = name.endsWith(".pyc");
    PyCode code =
        compiled
            ? compiledFile(data)
            : (PyCode)
                interp.compiler.compile(
                    PyBytes.of(data), file, Compiler.Mode.EXEC, Compiler.PROGRAM_FILE, -1, -1);
    CodeExec.runModule(code, globals);
    return 0;
  }

  private static PyCode compiledFile(byte[] data) {
    PyObject magic = Modules.importAttr("importlib.util", "MAGIC_NUMBER");
    byte[] m = ((PyBytes) magic).value;
    if (data.length < 16 || !java.util.Arrays.equals(m, java.util.Arrays.copyOf(data, m.length))) {
      throw Py.runtimeError("Bad magic number in .pyc file");
    }
    PyObject body = PyBytes.of(java.util.Arrays.copyOfRange(data, 16, data.length));
    return (PyCode) Modules.importAttr("marshal", "loads").call1(body);
  }

  private void setLoader(PyDict globals, PyStr file) {
    PyObject external = Modules.state().importlibExternal;
    if (external != null) {
      String kind = file.toString().endsWith(".pyc") ? "SourcelessFileLoader" : "SourceFileLoader";
      globals.put(Names.LOADER, Ops.getAttr(external, kind).call2(PyStr.intern("__main__"), file));
    }
  }

  private static String absolute(String name) {
    if (name.startsWith("/")) {
      return name;
    }
    return Modules.cwd() + "/" + (name.startsWith("./") ? name.substring(2) : name);
  }

  private static String folder(String name) {
    try {
      Path real = Path.of(absolute(name)).toRealPath().getParent();
      return real == null ? "/" : real.toString();
    } catch (IOException e) {
      return Modules.cwd();
    }
  }

  /** The path entry finder of a folder or zip file that can be run, or null. */
  private static PyObject importer(String name) {
    Path p;
    try {
      p = Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
    if (Files.isDirectory(p)) {
      if (!Files.exists(p.resolve("__main__.py")) && !Files.exists(p.resolve("__main__.pyc"))) {
        return null;
      }
    } else if (!isZip(p)) {
      return null;
    }
    PyObject f = Modules.importAttr("pkgutil", "get_importer").call1(PyStr.of(name));
    return f == Py.None ? null : f;
  }

  private static boolean isZip(Path p) {
    try (java.io.RandomAccessFile f = new java.io.RandomAccessFile(p.toFile(), "r")) {
      long n = f.length();
      if (n < 22) {
        return false;
      }
      byte[] tail = new byte[(int) Math.min(n, 65557)];
      f.seek(n - tail.length);
      f.readFully(tail);
      for (int i = tail.length - 22; i >= 0; i--) {
        if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private int complain(String what, int status) {
    Main.write(FileDescriptor.err, line.config.executable + what + "\n");
    return status;
  }

  private int stdin(PyDict globals) {
    prependPath("");
    if (interactive.wanted()) {
      // From here on SystemExit ends the session.
      line.config.inspect = 0;
      int status = interactive.startupFile(globals);
      status = status >= 0 ? status : interactive.hook();
      return status >= 0 ? status : interactive.session();
    }
    PyObject in = Modules.sysAttr("stdin");
    if (in == null || in == Py.None) {
      return 0;
    }
    PyObject buffer = Ops.findAttr(in, PyStr.intern("buffer"));
    PyObject source = Ops.callMethod(buffer == null ? in : buffer, "read");
    PyStr name = PyStr.intern("<stdin>");
    PyCode code =
        (PyCode)
            interp.compiler.compile(
                source, name, Compiler.Mode.EXEC, Compiler.PROGRAM_FILE, -1, -1);
    CodeExec.runModule(code, globals);
    return 0;
  }

  /** Shows an exception that a session survives; the status of a SystemExit, or -1 to go on. */
  static int reportUnlessExit(PyException e) {
    if (e.value() instanceof PySystemExit) {
      return report(e);
    }
    SysHooks.report(e);
    return -1;
  }

  /** Shows an exception that ends the program; returns the exit status (CPython's PyErr_Print). */
  static int report(PyException e) {
    if (e.value() instanceof PySystemExit exit) {
      PyObject code = exit.code;
      flush("stdout");
      if (code == null || code == Py.None) {
        return 0;
      }
      if (code instanceof PyLong n) {
        return n.fitsLong() ? (int) (n.longValue() & 0xFF) : 255;
      }
      PyObject err = Modules.sysAttr("stderr");
      if (err != null && err != Py.None) {
        Ops.callMethod(err, "write", PyStr.of(Ops.str(code) + "\n"));
        flush("stderr");
      }
      return 1;
    }
    if (Modules.sys() == null || Modules.sysAttr("stderr") == null) {
      // Start-up failed before there were streams.
      Main.write(
          FileDescriptor.err,
          "Fatal Python error: init: "
              + e.getMessage()
              + "\n"
              + ExceptionPrinter.format(e.value(), Py.None));
      return 1;
    }
    SysHooks.report(e);
    return e.matches(PyBaseException.KEYBOARD_INTERRUPT) ? INTERRUPTED : 1;
  }

  private static void flush(String stream) {
    PyObject f = Modules.sysAttr(stream);
    if (f != null && f != Py.None) {
      try {
        Ops.callMethod(f, "flush");
      } catch (PyException e) {
        // Finalization flushes again and reports what fails then.
        return;
      }
    }
  }
}
