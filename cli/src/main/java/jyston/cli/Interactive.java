package jyston.cli;

import java.io.FileDescriptor;
import jyston.runtime.CodeExec;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.Fds;
import jyston.runtime.module.posix.PosixModule;
import jyston.runtime.module.sys.BaseRepl;
import jyston.runtime.module.sys.SysConfig;

/** Interactive sessions (the interactive half of CPython's {@code Modules/main.c}). */
final class Interactive {
  private final Interpreter interp;
  private final SysConfig config;

  Interactive(Interpreter interp, SysConfig config) {
    this.interp = interp;
    this.config = config;
  }

  /** Whether standard input is a terminal or is to be treated as one. */
  boolean wanted() {
    return config.interactive > 0 || Fds.isatty(0);
  }

  /** A variable of the environment as Python code sees it now, or null. */
  private String env(String name) {
    if (config.ignoreEnvironment) {
      return null;
    }
    String v = Modules.java("posix", PosixModule.class).getenv(name);
    return v == null || v.isEmpty() ? null : v;
  }

  /** Greets, where a session starts without a program or imports are traced. */
  void header(boolean program) {
    if (config.quiet > 0 || config.verbose == 0 && (program || !wanted())) {
      return;
    }
    String text = "Python " + Ops.str(Modules.sysAttr("version")) + " on linux\n";
    if (!config.noSite) {
      text += "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n";
    }
    Main.write(FileDescriptor.err, text);
  }

  /**
   * Runs what PYTHONSTARTUP names.
   *
   * @return the status of a SystemExit in it, or -1 to go on
   */
  int startupFile(PyDict globals) {
    String file = env("PYTHONSTARTUP");
    if (file == null) {
      return -1;
    }
    PyObject source;
    try {
      Modules.audit("cpython.run_startup", PyStr.of(file));
      PyObject f = Modules.importAttr("io", "open").call2(PyStr.of(file), PyStr.of("rb"));
      source = Ops.callMethod(f, "read");
      Ops.callMethod(f, "close");
    } catch (PyException e) {
      Main.write(FileDescriptor.err, "Could not open PYTHONSTARTUP\n");
      return Program.reportUnlessExit(e);
    }
    try {
      PyObject code =
          interp.compiler.compile(
              source, PyStr.of(file), Compiler.Mode.EXEC, Compiler.PROGRAM_FILE, -1, -1);
      PyStr name = PyStr.intern("__file__");
      globals.put(name, PyStr.of(file));
      try {
        CodeExec.runModule((PyCode) code, globals);
      } finally {
        globals.remove(name);
      }
    } catch (PyException e) {
      return Program.reportUnlessExit(e);
    }
    return -1;
  }

  /**
   * Calls {@code sys.__interactivehook__}.
   *
   * @return the status of a SystemExit in it, or -1 to go on
   */
  int hook() {
    PyObject hook = Modules.sysAttr("__interactivehook__");
    if (hook == null) {
      return -1;
    }
    try {
      Modules.audit("cpython.run_interactivehook", hook);
      hook.call0();
      return -1;
    } catch (PyException e) {
      Main.write(FileDescriptor.err, "Failed calling sys.__interactivehook__\n");
      return Program.reportUnlessExit(e);
    }
  }

  /** Whether the session edits lines on a terminal. */
  boolean edits() {
    return Fds.isatty(0) && env("PYTHON_BASIC_REPL") == null;
  }

  /** Runs the session itself; the exit status. */
  int session() {
    try {
      if (!edits()) {
        BaseRepl.run(interp);
        return 0;
      }
      Program.runAsMain("_pyrepl", false);
      return 0;
    } catch (PyException e) {
      return Program.report(e);
    }
  }

  /** Goes on interactively after a program, where that was asked for. */
  int afterwards(int status) {
    if (config.inspect == 0 && env("PYTHONINSPECT") == null || !wanted()) {
      return status;
    }
    config.inspect = 0;
    int hooked = hook();
    return hooked >= 0 ? hooked : session();
  }
}
