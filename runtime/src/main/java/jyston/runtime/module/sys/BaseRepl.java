package jyston.runtime.module.sys;

import jyston.runtime.CodeExec;
import jyston.runtime.Codecs;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySyntaxError;
import jyston.runtime.module.Modules;

/**
 * The interactive loop without line editing, for input that is no terminal (CPython's {@code
 * PyRun_InteractiveLoop}). On a terminal the library's {@code _pyrepl} takes its place.
 */
public final class BaseRepl {
  /** {@code PyCF_ONLY_AST}: what is wrong with a complete statement shows when it is compiled. */
  private static final int ONLY_AST = 0x400;

  /** {@code PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT}. */
  private static final int INTERACTIVE_FLAGS = 0x200 | 0x4000 | ONLY_AST | Compiler.NO_WARNINGS;

  /** Bits of {@code co_flags} that {@code from __future__ import} sets. */
  private static final int FUTURE_FLAGS = 0x1FE0000;

  private static final PyStr NAME = PyStr.intern("<stdin>");
  private static final PyStr REGISTER = PyStr.intern("_register_code");
  private static final PyStr PASS = PyStr.intern("pass\n");

  private final Interpreter interp;
  private final PyModule main;
  private int future;
  private int count;
  private boolean ended;

  private BaseRepl(Interpreter interp) {
    this.interp = interp;
    this.main = (PyModule) interp.modules.get(PyStr.intern("__main__"));
  }

  /**
   * Reads and runs statements up to the end of the input.
   *
   * @throws PyException SystemExit
   */
  public static void run(Interpreter interp) {
    PyModule sys = Modules.sys();
    if (Modules.sysAttr("ps1") == null) {
      sys.add("ps1", PyStr.of(">>> "));
    }
    if (Modules.sysAttr("ps2") == null) {
      sys.add("ps2", PyStr.of("... "));
    }
    BaseRepl repl = new BaseRepl(interp);
    while (true) {
      try {
        if (!repl.step()) {
          say("\n");
          return;
        }
      } catch (PyException e) {
        if (e.matches(PyBaseException.SYSTEM_EXIT)) {
          throw e;
        }
        SysHooks.report(e);
      } catch (StackOverflowError | OutOfMemoryError e) {
        SysHooks.report(PyException.fromJava(e));
      }
    }
  }

  /** Reads and runs one statement; false at the end of the input. */
  private boolean step() {
    StringBuilder source = new StringBuilder();
    ended = false;
    String prompt = "ps1";
    while (true) {
      PyStr line = line(prompt);
      if (line == null) {
        if (source.isEmpty()) {
          return false;
        }
        if (!ended) {
          say("\n");
        }
        compile(PyStr.of(source.append('\n').toString()), NAME, INTERACTIVE_FLAGS);
        execute(source.toString());
        return true;
      }
      if (!source.isEmpty()) {
        source.append('\n');
      }
      source.append(line.toString());
      if (complete(source.toString())) {
        execute(source.append('\n').toString());
        return true;
      }
      prompt = "ps2";
    }
  }

  private void execute(String source) {
    // Each statement is a file of its own, for the lines that tracebacks show.
    PyStr name = PyStr.of("<stdin>-" + count++);
    PyStr text = PyStr.of(source);
    PyCode code;
    try {
      code = (PyCode) compile(blank(source) ? PASS : text, name, 0);
    } catch (PyException e) {
      throw withText(e, source);
    }
    PyObject linecache = interp.modules.get(PyStr.intern("linecache"));
    PyObject register =
        linecache == null
            ? Modules.importAttr("linecache", "_register_code")
            : Ops.findAttr(linecache, REGISTER);
    if (register != null) {
      register.call3(code, text, NAME);
    }
    future |= code.flags & FUTURE_FLAGS;
    CodeExec.runModule(code, main.globals());
    flush("stderr");
    flush("stdout");
  }

  /** The line of an error that the compiler found when the text was parsed already. */
  private static PyException withText(PyException e, String source) {
    if (e.value() instanceof PySyntaxError s
        && (s.text == null || s.text == Py.None)
        && s.lineno instanceof PyLong n) {
      String[] lines = source.split("\n");
      long i = n.longValue() - 1;
      if (i >= 0 && i < lines.length) {
        s.text = PyStr.of(lines[(int) i] + "\n");
      }
    }
    return e;
  }

  private PyObject compile(PyStr source, PyStr name, int flags) {
    return interp.compiler.compile(source, name, Compiler.Mode.SINGLE, flags | future, -1, -1);
  }

  /** Whether no more lines must follow. */
  private boolean complete(String source) {
    if (blank(source)) {
      return true;
    }
    try {
      compile(PyStr.of(source), NAME, INTERACTIVE_FLAGS);
      return !commentFollows(source);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.SYNTAX_ERROR)) {
        throw e;
      }
    }
    try {
      compile(PyStr.of(source + "\n"), NAME, INTERACTIVE_FLAGS);
      return false;
    } catch (PyException e) {
      if (e.matches(PyBaseException.INCOMPLETE_INPUT_ERROR)) {
        return false;
      }
      if (!e.matches(PyBaseException.SYNTAX_ERROR)) {
        throw e;
      }
    }
    compile(PyStr.of(source + "\n"), NAME, Compiler.NO_WARNINGS | ONLY_AST);
    return true;
  }

  /** Whether the last line is a comment; it does not end the statement in front of it. */
  private static boolean commentFollows(String source) {
    int nl = source.lastIndexOf('\n');
    String last = source.substring(nl + 1);
    return nl >= 0
        && last.strip().startsWith("#")
        && !last.contains("\"\"\"")
        && !last.contains("'''");
  }

  private static boolean blank(String source) {
    for (String l : source.split("\n")) {
      String s = l.strip();
      if (!s.isEmpty() && s.charAt(0) != '#') {
        return false;
      }
    }
    return true;
  }

  /** The next line of standard input without its end, or null. */
  private PyStr line(String promptName) {
    if (ended) {
      return null;
    }
    PyObject prompt = Modules.sysAttr(promptName);
    PyObject in = Modules.sysAttr("stdin");
    flush("stdout");
    say(prompt == null ? "" : Ops.str(prompt).toString());
    if (in == null || in == Py.None) {
      return null;
    }
    PyObject buffer = Ops.findAttr(in, PyStr.intern("buffer"));
    PyObject got;
    try {
      got = Ops.callMethod(buffer == null ? in : buffer, "readline");
    } catch (PyException e) {
      if (e.matches(PyBaseException.OS_ERROR) || e.matches(PyBaseException.VALUE_ERROR)) {
        // Closed: the input ends here.
        return null;
      }
      throw e;
    }
    PyStr s = got instanceof PyBytes b ? Codecs.decodeUtf8(b.value) : Ops.str(got);
    String text = s.toString();
    if (text.isEmpty()) {
      return null;
    }
    if (text.endsWith("\n")) {
      return PyStr.of(text.substring(0, text.length() - 1));
    }
    // The input ends in this line: nothing more is asked for.
    ended = true;
    PyObject more = Modules.sysAttr("ps2");
    say((more == null ? "" : Ops.str(more).toString()) + "\n");
    return s;
  }

  private static void say(String text) {
    PyObject err = Modules.sysAttr("stderr");
    if (err != null && err != Py.None) {
      Ops.callMethod(err, "write", PyStr.of(text));
      flush("stderr");
    }
  }

  private static void flush(String stream) {
    PyObject f = Modules.sysAttr(stream);
    if (f != null && f != Py.None) {
      try {
        Ops.callMethod(f, "flush");
      } catch (PyException e) {
        // As CPython: a stream that cannot be flushed does not end the session.
        return;
      }
    }
  }
}
