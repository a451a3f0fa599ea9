package jyston.runtime.module.signal;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.Errno;
import jyston.runtime.module.posix.Fds;
import jyston.runtime.module.posix.OsErrors;
import jyston.runtime.module.thread.Waits;

/** {@code _signal}, over the JVM's signal handling. */
@PyModuleDef(
    name = "_signal",
    doc = "This module provides mechanisms to use signal handlers in Python.")
public final class SignalModule extends BuiltinModule {
  static final int COUNT = 65;
  private static final String[] NAMES = {
    null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
  };
  private static final String[] TEXT = {
    null,
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call"
  };

  private final PyObject[] handlers = new PyObject[COUNT];
  private Interpreter interp;
  private PyObject defaultHandler;
  private PyObject ignoreHandler;
  private volatile int wakeupFd = -1;
  private final SignalTimers timers = new SignalTimers(this);

  /** For the index. */
  public SignalModule() {}

  @Override
  protected BuiltinTable table() {
    return new SignalModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    interp = Interpreter.current();
    defaultHandler = Py.integer(0);
    ignoreHandler = Py.integer(1);
    m.add("SIG_DFL", defaultHandler);
    m.add("SIG_IGN", ignoreHandler);
    m.add("NSIG", Py.integer(COUNT));
    m.add("SIG_BLOCK", Py.integer(0));
    m.add("SIG_UNBLOCK", Py.integer(1));
    m.add("SIG_SETMASK", Py.integer(2));
    m.add("ITIMER_REAL", Py.integer(0));
    m.add("ITIMER_VIRTUAL", Py.integer(1));
    m.add("ITIMER_PROF", Py.integer(2));
    m.add("ItimerError", PyBaseException.OS_ERROR);
    for (int i = 1; i < NAMES.length; i++) {
      m.add("SIG" + NAMES[i], Py.integer(i));
      handlers[i] = defaultHandler;
    }
    m.add("SIGIOT", Py.integer(6));
    m.add("SIGCLD", Py.integer(17));
    m.add("SIGPOLL", Py.integer(29));
    m.add("SIGRTMIN", Py.integer(34));
    m.add("SIGRTMAX", Py.integer(64));
    for (int i = NAMES.length; i < COUNT; i++) {
      handlers[i] = i >= 34 ? defaultHandler : Py.None;
    }
    handlers[13] = ignoreHandler;
    handlers[25] = ignoreHandler;
    handlers[2] = m.find("default_int_handler");
    handlers[0] = null;
  }

  /**
   * Takes SIGINT over from the JVM, and gives SIGTERM and SIGHUP back; for the command line. The
   * module is made when one arrives. A program started with the signal ignored keeps it so.
   */
  public static void installInterrupt(Interpreter in) {
    sun.misc.Signal signal = new sun.misc.Signal("INT");
    sun.misc.SignalHandler old =
        sun.misc.Signal.handle(
            signal,
            s -> {
              in.pending().addMain(() -> Modules.java("_signal", SignalModule.class).arrived(2));
              Thread main = in.pending().mainThread();
              if (main != null) {
                main.interrupt();
              }
            });
    if (old == sun.misc.SignalHandler.SIG_IGN) {
      sun.misc.Signal.handle(signal, old);
    }
    // The JVM would exit with a status of its own: the process is to die of these.
    for (String name : new String[] {"TERM", "HUP"}) {
      sun.misc.Signal s = new sun.misc.Signal(name);
      if (sun.misc.Signal.handle(s, sun.misc.SignalHandler.SIG_DFL)
          == sun.misc.SignalHandler.SIG_IGN) {
        sun.misc.Signal.handle(s, sun.misc.SignalHandler.SIG_IGN);
      }
    }
  }

  private void install(int n) {
    if (n >= NAMES.length) {
      throw OsErrors.of(Errno.EINVAL);
    }
    PyObject h = handlers[n];
    sun.misc.SignalHandler to =
        h == defaultHandler
            ? sun.misc.SignalHandler.SIG_DFL
            : h == ignoreHandler ? sun.misc.SignalHandler.SIG_IGN : s -> arrived(n);
    try {
      sun.misc.Signal.handle(new sun.misc.Signal(NAMES[n]), to);
    } catch (IllegalArgumentException e) {
      // The JVM keeps some signals (QUIT, SEGV, ...) for itself; Python code only sees the handler.
      if (n == 9 || n == 19) {
        throw OsErrors.of(Errno.EINVAL);
      }
    }
  }

  /** A signal came in; the main thread runs the Python handler. */
  public void arrived(int n) {
    PyObject h = handlers[n];
    if (h == defaultHandler || h == ignoreHandler || h == Py.None || h == null) {
      return;
    }
    int fd = wakeupFd;
    if (fd >= 0) {
      Fds.sys("getppid");
      SignalTimers.wakeup(fd, n);
    }
    interp.pending().addMain(() -> deliver(n));
    Thread main = interp.pending().mainThread();
    if (main != null && main != Thread.currentThread()) {
      main.interrupt();
    }
  }

  private void deliver(int n) {
    Thread.interrupted();
    PyObject h = handlers[n];
    if (h == defaultHandler || h == ignoreHandler || h == Py.None) {
      return;
    }
    ThreadState ts = ThreadState.current();
    h.call2(Py.integer(n), ts.frame == null ? Py.None : ts.frame.expose());
  }

  private static int check(int n) {
    if (n < 1 || n >= COUNT) {
      throw Py.valueError("signal number out of range");
    }
    return n;
  }

  @PyFunction(
      name = "default_int_handler",
      sig = "(signalnum, frame, /)",
      doc = "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.")
  static void defaultIntHandler(PyObject signalnum, PyObject frame) {
    throw new PyException(PyBaseException.KEYBOARD_INTERRUPT);
  }

  @PyFunction(
      sig = "(signalnum, handler, /)",
      doc =
          "Set the action for the given signal.\n\n"
              + "The action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
              + "The previous action is returned.  See getsignal() for possible return values.\n\n"
              + "*** IMPORTANT NOTICE ***\n"
              + "A signal handler function is called with two arguments:\n"
              + "the first is the signal number, the second is the interrupted stack frame.")
  PyObject signal(int signalnum, PyObject handler) {
    if (Thread.currentThread() != interp.pending().mainThread()) {
      throw Py.valueError("signal only works in main thread of the main interpreter");
    }
    check(signalnum);
    PyObject h = handler;
    if (handler instanceof PyLong l && l.fitsLong() && (l.longValue() == 0 || l.longValue() == 1)) {
      h = l.longValue() == 0 ? defaultHandler : ignoreHandler;
    } else if (!handler.isCallable()) {
      throw Py.typeError(
          "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    interp.poll();
    PyObject old = handlers[signalnum];
    if (signalnum == 9 || signalnum == 19) {
      throw OsErrors.of(Errno.EINVAL);
    }
    handlers[signalnum] = h;
    if (signalnum < NAMES.length) {
      install(signalnum);
    }
    return old == null ? Py.None : old;
  }

  @PyFunction(sig = "(signalnum, /)", doc = "Return the current action for the given signal.")
  PyObject getsignal(int signalnum) {
    check(signalnum);
    PyObject h = handlers[signalnum];
    return h == null ? Py.None : h;
  }

  @PyFunction(sig = "(signalnum, /)", doc = "Return the system description of the given signal.")
  static PyObject strsignal(int signalnum) {
    check(signalnum);
    if (signalnum < TEXT.length) {
      return PyStr.of(TEXT[signalnum]);
    }
    return signalnum < 34 ? Py.None : PyStr.of("Real-time signal " + (signalnum - 34));
  }

  /**
   * Hands a signal that the process sends itself to its Python handler, without the detour through
   * the JVM's dispatcher: the handler has then run before the sender goes on, as in CPython.
   *
   * @return false when there is no Python handler
   */
  public boolean sendToSelf(int signalnum) {
    PyObject h = signalnum > 0 && signalnum < handlers.length ? handlers[signalnum] : null;
    if (h == null || h == defaultHandler || h == ignoreHandler || h == Py.None) {
      return false;
    }
    arrived(signalnum);
    if (Thread.currentThread() == interp.pending().mainThread()) {
      interp.poll();
    }
    return true;
  }

  @PyFunction(
      name = "raise_signal",
      sig = "(signalnum, /)",
      doc = "Send a signal to the executing process.")
  void raiseSignal(int signalnum) {
    check(signalnum);
    PyObject h = handlers[signalnum];
    if (h == ignoreHandler || sendToSelf(signalnum)) {
      return;
    }
    int r = Fds.sys("kill", ProcessHandle.current().pid(), signalnum);
    if (r < 0) {
      throw OsErrors.of(-r);
    }
  }

  @PyFunction(
      name = "set_wakeup_fd",
      sig = "(fd, /, *, warn_on_full_buffer=True)",
      doc = "Sets the fd to be written to (with the signal number) when a signal comes in.")
  int setWakeupFd(int fd, boolean warnOnFullBuffer) {
    if (Thread.currentThread() != interp.pending().mainThread()) {
      throw Py.valueError("set_wakeup_fd only works in main thread of the main interpreter");
    }
    if (fd != -1) {
      int flags = Fds.sys("fcntl", fd, 3);
      if (flags < 0) {
        throw OsErrors.of(-flags);
      }
      if ((flags & 0x800) == 0) {
        throw Py.valueError("the fd " + fd + " must be in non-blocking mode");
      }
    }
    int old = wakeupFd;
    wakeupFd = fd;
    return old;
  }

  @PyFunction(
      sig = "(seconds, /)",
      doc = "Arrange for SIGALRM to arrive after the given number of seconds.")
  int alarm(int seconds) {
    double left = timers.set(seconds, 0)[0];
    return (int) Math.ceil(left);
  }

  @PyFunction(
      sig = "(which, seconds, interval=0.0, /)",
      doc = "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).")
  PyObject setitimer(int which, PyObject seconds, PyObject interval) {
    if (which < 0 || which > 2) {
      throw OsErrors.of(Errno.EINVAL);
    }
    double s = Ops.asDouble(seconds);
    double i = interval == null ? 0 : Ops.asDouble(interval);
    if (s < 0 || i < 0) {
      throw OsErrors.of(Errno.EINVAL);
    }
    double[] old = timers.set(s, i);
    return PyTuple.of(Py.real(old[0]), Py.real(old[1]));
  }

  @PyFunction(sig = "(which, /)", doc = "Returns current value of given itimer.")
  PyObject getitimer(int which) {
    if (which < 0 || which > 2) {
      throw OsErrors.of(Errno.EINVAL);
    }
    double[] now = timers.get();
    return PyTuple.of(Py.real(now[0]), Py.real(now[1]));
  }

  @PyFunction(doc = "Wait until a signal arrives.")
  void pause() {
    boolean[] seen = {false};
    Waits.await(
        n -> {
          if (seen[0]) {
            return true;
          }
          seen[0] = true;
          Thread.sleep(Long.MAX_VALUE / 2_000_000);
          return true;
        },
        -1);
  }

  @PyFunction(sig = "(signalnum, flag, /)", doc = "Change system call restart behaviour.")
  void siginterrupt(int signalnum, boolean flag) {
    check(signalnum);
  }

  @PyFunction(
      name = "valid_signals",
      doc = "Return a set of valid signal numbers on this platform.")
  static PyObject validSignals() {
    PySet s = new PySet();
    for (int i = 1; i < COUNT; i++) {
      if (i < 32 || i >= 34) {
        Ops.callMethod(s, "add", Py.integer(i));
      }
    }
    return s;
  }
}
