package jyston.stdlib.system;

import java.nio.charset.StandardCharsets;
import java.util.Timer;
import java.util.TimerTask;
import jyston.runtime.Frame;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/**
 * {@code faulthandler}: tracebacks on request and after a time. Fatal signals belong to the JVM,
 * which writes a report of its own.
 */
@PyModuleDef(name = "faulthandler", doc = "faulthandler module.")
public final class FaulthandlerModule extends BuiltinModule {
  private static final int MAX_DEPTH = 100;

  private boolean enabled;
  private Timer timer;

  private static int fileno(PyObject file) {
    PyObject f = file == null || file == Py.None ? Modules.sysAttr("stderr") : file;
    if (f == null || f == Py.None) {
      throw Py.runtimeError(f == null ? "unable to get sys.stderr" : "sys.stderr is None");
    }
    if (f instanceof PyLong l) {
      long n = l.longValue();
      if (n < 0 || n > Integer.MAX_VALUE) {
        throw Py.valueError("file is not a valid file descripter");
      }
      return (int) n;
    }
    PyObject n = Ops.callMethod(f, "fileno");
    if (!(n instanceof PyLong l)) {
      throw Py.runtimeError("file.fileno() is not a valid file descriptor");
    }
    Ops.callMethod(f, "flush");
    return (int) l.longValue();
  }

  private static String traceback(Frame top, String header) {
    StringBuilder sb = new StringBuilder(header);
    int depth = 0;
    for (Frame f = top; f != null; f = f.back) {
      if (depth++ == MAX_DEPTH) {
        sb.append("  ...\n");
        break;
      }
      sb.append("  File \"")
          .append(f.code.filename)
          .append("\", line ")
          .append(f.line())
          .append(" in ")
          .append(f.code.name)
          .append('\n');
    }
    if (depth == 0) {
      sb.append("  <no Python frame>\n");
    }
    return sb.toString();
  }

  private static void write(int fd, String text) {
    PyObject os = Modules.importModule("posix");
    Ops.callMethod(os, "write", PyInt.of(fd), PyBytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @PyFunction(
      name = "dump_traceback",
      sig = "(file=sys.stderr, all_threads=True)",
      doc =
          "dump_traceback(file=sys.stderr, all_threads=True): dump the traceback of the current"
              + " thread, or of all threads if all_threads is True, into file")
  static void dumpTraceback(PyObject file, PyObject allThreads) {
    int fd = fileno(file);
    ThreadState ts = ThreadState.current();
    boolean all = allThreads == null || allThreads.isTrue();
    String header =
        all
            ? "Current thread 0x"
                + String.format("%016x", ts.thread.threadId())
                + " (most recent call first):\n"
            : "Stack (most recent call first):\n";
    write(fd, traceback(ts.frame, header));
  }

  @PyFunction(
      name = "enable",
      sig = "(file=sys.stderr, all_threads=True)",
      doc = "enable(file=sys.stderr, all_threads=True): enable the fault handler")
  void enable(PyObject file, PyObject allThreads) {
    fileno(file);
    enabled = true;
  }

  @PyFunction(name = "disable", doc = "disable(): disable the fault handler")
  boolean disable() {
    boolean was = enabled;
    enabled = false;
    return was;
  }

  @PyFunction(name = "is_enabled", doc = "is_enabled()->bool: check if the handler is enabled")
  boolean isEnabled() {
    return enabled;
  }

  @PyFunction(
      name = "dump_traceback_later",
      sig = "(timeout, repeat=False, file=sys.stderr, exit=False)",
      doc =
          "dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False):\n"
              + "dump the traceback of all threads in timeout seconds,\n"
              + "or each timeout seconds if repeat is True. If exit is True,\n"
              + "call _exit(1) which is not safe.")
  void dumpTracebackLater(PyObject timeout, PyObject repeat, PyObject file, PyObject exit) {
    double seconds = Ops.asDouble(timeout);
    if (!(seconds > 0)) {
      throw Py.valueError("timeout must be greater than 0");
    }
    int fd = fileno(file);
    ThreadState ts = ThreadState.current();
    boolean leave = exit != null && exit.isTrue();
    cancel();
    Timer t = new Timer("faulthandler", true);
    long ms = Math.max(1, (long) (seconds * 1000));
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            // The report is written by a Python thread at its next safepoint.
            String text =
                "Timeout ("
                    + clock(seconds)
                    + ")!\n"
                    + traceback(
                        ts.frame,
                        "Thread 0x"
                            + String.format("%016x", ts.thread.threadId())
                            + " (most recent call first):\n");
            ts.interp.pending().add(() -> write(fd, text));
            if (leave) {
              Runtime.getRuntime().halt(1);
            }
          }
        };
    if (repeat != null && repeat.isTrue()) {
      t.schedule(task, ms, ms);
    } else {
      t.schedule(task, ms);
    }
    timer = t;
  }

  private static String clock(double seconds) {
    long us = (long) (seconds * 1e6);
    long s = us / 1_000_000;
    us %= 1_000_000;
    String base = String.format("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    return us == 0 ? base : base + String.format(".%06d", us);
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  @PyFunction(
      name = "cancel_dump_traceback_later",
      doc = "cancel_dump_traceback_later():\ncancel the previous call to dump_traceback_later().")
  void cancelDumpTracebackLater() {
    cancel();
  }

  @PyFunction(
      name = "register",
      sig = "(signum, file=sys.stderr, all_threads=True, chain=False)",
      doc =
          "register(signum, file=sys.stderr, all_threads=True, chain=False): register a handler"
              + " for the signal 'signum': dump the traceback of the current thread, or of all"
              + " threads if all_threads is True, into file")
  static void register(PyObject signum, PyObject file, PyObject allThreads, PyObject chain) {
    int fd = fileno(file);
    sun.misc.Signal s = signal(Ops.asInt(signum));
    ThreadState ts = ThreadState.current();
    try {
      sun.misc.Signal.handle(
          s,
          sig ->
              ts.interp
                  .pending()
                  .addMain(
                      () -> write(fd, traceback(ts.frame, "Stack (most recent call first):\n"))));
    } catch (IllegalArgumentException e) {
      throw Py.runtimeError("signal " + signum + " cannot be registered, use enable() instead");
    }
  }

  private static sun.misc.Signal signal(int n) {
    String[] names = {"HUP", "INT", "USR1", "USR2", "ALRM", "TERM", "CHLD", "WINCH"};
    int[] numbers = {1, 2, 10, 12, 14, 15, 17, 28};
    for (int i = 0; i < names.length; i++) {
      if (numbers[i] == n) {
        return new sun.misc.Signal(names[i]);
      }
    }
    if (n < 1 || n > 64) {
      throw Py.valueError("signal number out of range");
    }
    throw Py.runtimeError("signal " + n + " cannot be registered, use enable() instead");
  }

  @PyFunction(
      name = "unregister",
      sig = "(signum, /)",
      doc =
          "unregister(signum): unregister the handler of the signal 'signum' registered by"
              + " register()")
  static boolean unregister(PyObject signum) {
    sun.misc.Signal s = signal(Ops.asInt(signum));
    return sun.misc.Signal.handle(s, sun.misc.SignalHandler.SIG_DFL)
        != sun.misc.SignalHandler.SIG_DFL;
  }
}
