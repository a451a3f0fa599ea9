package jyston.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jyston.runtime.CodeExec;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;
import jyston.runtime.module.sys.SysConfig;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive loop: JLine on a terminal, plain lines otherwise. */
final class Repl {
  /** {@code PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT}. */
  private static final int INTERACTIVE_FLAGS = 0x200 | 0x4000;

  private final Interpreter interp;
  private final SysConfig config;
  private final PyDict globals;
  private LineReader reader;

  Repl(Interpreter interp, SysConfig config, PyDict globals) {
    this.interp = interp;
    this.config = config;
    this.globals = globals;
  }

  int run() {
    Modules.sys().add("ps1", PyStr.of(">>> "));
    Modules.sys().add("ps2", PyStr.of("... "));
    if (config.quiet == 0) {
      say(
          "Python "
              + Ops.str(Modules.sysAttr("version"))
              + " on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more"
              + " information.\n");
    }
    startupFile();
    int status = 0;
    int count = 0;
    while (true) {
      String source;
      try {
        source = read();
      } catch (UserInterruptException e) {
        say("\nKeyboardInterrupt\n");
        continue;
      } catch (EndOfFileException e) {
        say("\n");
        return status;
      }
      if (source == null) {
        say("\n");
        return status;
      }
      if (source.isBlank()) {
        continue;
      }
      String name = "<python-input-" + count++ + ">";
      try {
        PyStr text = PyStr.of(source.endsWith("\n") ? source : source + "\n");
        PyCode code =
            (PyCode) interp.compiler.compile(text, PyStr.of(name), Compiler.Mode.SINGLE, 0, -1, -1);
        Modules.importAttr("linecache", "_register_code").call3(code, text, PyStr.of(name));
        CodeExec.runModule(code, globals);
      } catch (PyException e) {
        if (e.matches(PyBaseException.SYSTEM_EXIT)) {
          throw e;
        }
        Program.report(e);
      } catch (StackOverflowError | OutOfMemoryError e) {
        Program.report(PyException.fromJava(e));
      }
    }
  }

  private void startupFile() {
    String file = config.ignoreEnvironment ? null : System.getenv("PYTHONSTARTUP");
    if (file == null || file.isEmpty()) {
      return;
    }
    try {
      PyObject source =
          Ops.callMethod(Modules.importAttr("io", "open").call1(PyStr.of(file)), "read");
      PyObject code =
          interp.compiler.compile(source, PyStr.of(file), Compiler.Mode.EXEC, 0, -1, -1);
      CodeExec.runModule((PyCode) code, globals);
    } catch (PyException e) {
      if (e.matches(PyBaseException.SYSTEM_EXIT)) {
        throw e;
      }
      Program.report(e);
    }
  }

  /** One complete statement or a text with an error in it; null at the end of input. */
  private String read() {
    StringBuilder sb = new StringBuilder();
    String prompt = prompt("ps1");
    while (true) {
      String l = line(prompt);
      if (l == null) {
        return sb.isEmpty() ? null : sb.toString();
      }
      sb.append(l).append('\n');
      if (!incomplete(sb.toString(), l)) {
        return sb.toString();
      }
      prompt = prompt("ps2");
    }
  }

  private static String prompt(String which) {
    PyObject p = Modules.sysAttr(which);
    return p == null ? "" : Ops.str(p).toString();
  }

  /** Whether more lines must follow. A compound statement ends with an empty line. */
  private boolean incomplete(String source, String last) {
    if (source.isBlank()) {
      return false;
    }
    try {
      interp.compiler.compile(
          PyStr.of(source),
          PyStr.intern("<stdin>"),
          Compiler.Mode.SINGLE,
          INTERACTIVE_FLAGS,
          -1,
          -1);
      return compound(source) && !last.isBlank();
    } catch (PyException e) {
      return e.matches(PyBaseException.INCOMPLETE_INPUT_ERROR)
          || e.matches(PyBaseException.INDENTATION_ERROR) && !last.isBlank() && compound(source);
    }
  }

  private static boolean compound(String source) {
    int nl = source.indexOf('\n');
    String first = source.substring(0, nl).stripTrailing();
    return first.endsWith(":") || first.startsWith("@") || source.indexOf('\n', nl + 1) >= 0;
  }

  private String line(String prompt) {
    if (reader == null && System.console() != null) {
      open();
    }
    int held = interp.gil.releaseAll();
    try {
      return reader != null ? reader.readLine(prompt) : plainLine(prompt);
    } finally {
      interp.gil.restore(held);
    }
  }

  private String plainLine(String prompt) {
    interp.gil.acquire();
    try {
      PyObject out = Modules.sysAttr("stdout");
      if (out != null && out != Py.None) {
        Ops.callMethod(out, "write", PyStr.of(prompt));
        Ops.callMethod(out, "flush");
      }
      PyObject in = Modules.sysAttr("stdin");
      if (in == null || in == Py.None) {
        return null;
      }
      String s = Ops.str(Ops.callMethod(in, "readline")).toString();
      return s.isEmpty() ? null : s.endsWith("\n") ? s.substring(0, s.length() - 1) : s;
    } finally {
      interp.gil.release();
    }
  }

  private void open() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
      reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .variable(
                  LineReader.HISTORY_FILE,
                  Path.of(System.getProperty("user.home"), ".jyston_history"))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .completer((r, parsed, out) -> complete(parsed.word(), out))
              .build();
    } catch (IOException e) {
      say("no line editing: " + e.getMessage() + "\n");
    }
  }

  private void complete(String word, List<Candidate> out) {
    interp.gil.acquire();
    try {
      for (String s : completions(word)) {
        out.add(new Candidate(s, s, null, null, null, null, false));
      }
    } finally {
      interp.gil.release();
    }
  }

  private List<String> completions(String word) {
    List<String> found = new ArrayList<>();
    try {
      PyObject c = Modules.importAttr("rlcompleter", "Completer").call1(globals);
      for (int i = 0; i < 500; i++) {
        PyObject s = Ops.callMethod(c, "complete", PyStr.of(word), Py.integer(i));
        if (s == Py.None) {
          break;
        }
        found.add(Ops.str(s).toString());
      }
    } catch (PyException e) {
      // Completion offers nothing where looking for it fails.
      found.clear();
    }
    return found;
  }

  private static void say(String text) {
    PyObject err = Modules.sysAttr("stderr");
    if (err != null && err != Py.None) {
      Ops.callMethod(err, "write", PyStr.of(text));
      Ops.callMethod(err, "flush");
    }
  }
}
