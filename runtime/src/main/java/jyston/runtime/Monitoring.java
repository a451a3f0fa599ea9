package jyston.runtime;

import java.util.Arrays;
import java.util.BitSet;
import jyston.runtime.module.Threads;

/**
 * The events of PEP 669: which tools want which, and their callbacks. Frames are run one
 * instruction at a time while somebody wants events of them; {@link Interpreter#instrumented} is
 * false when nobody wants anything, and nothing else is looked at then.
 */
public final class Monitoring {
  /** Events, in the order of their bits. The first ten can be set for one code object. */
  public static final int PY_START = 0;

  public static final int PY_RESUME = 1;
  public static final int PY_RETURN = 2;
  public static final int PY_YIELD = 3;
  public static final int CALL = 4;
  public static final int LINE = 5;
  public static final int INSTRUCTION = 6;
  public static final int JUMP = 7;
  public static final int BRANCH = 8;
  public static final int STOP_ITERATION = 9;
  public static final int RAISE = 10;
  public static final int EXCEPTION_HANDLED = 11;
  public static final int PY_UNWIND = 12;
  public static final int PY_THROW = 13;
  public static final int RERAISE = 14;
  public static final int C_RETURN = 15;
  public static final int C_RAISE = 16;

  /** Names of the events. */
  public static final String[] EVENTS = {
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE"
  };

  /** Events that belong to places in the code: they may be set for one code, and disabled. */
  public static final int LOCAL_EVENTS = 10;

  /** Events that are set on their own; the others come with {@link #CALL}. */
  private static final int UNGROUPED = 15;

  /** Tools, those of {@code sys.setprofile} and {@code sys.settrace} included. */
  public static final int TOOLS = 8;

  /** Tools that programs may use. */
  public static final int USER_TOOLS = 6;

  /** {@code sys.monitoring.DISABLE} and {@code sys.monitoring.MISSING}. */
  public final PyObject disable = new PyPlainObject();

  public final PyObject missing = new PyPlainObject();

  private final Interpreter interp;
  private final PyObject[][] callbacks = new PyObject[USER_TOOLS][EVENTS.length];
  private final int[] events = new int[USER_TOOLS];

  /** Tools that want an event everywhere, by event. */
  private final int[] masks = new int[EVENTS.length];

  /** Counts what makes disabled places count again, by tool and event. */
  private final int[][] epochs = new int[USER_TOOLS][EVENTS.length];

  private boolean global;
  private boolean local;

  Monitoring(Interpreter interp) {
    this.interp = interp;
  }

  /** What tools want of one code object. */
  static final class CodeEvents {
    final int[] events = new int[USER_TOOLS];
    final int[] masks = new int[LOCAL_EVENTS];
    boolean any;
    private BitSet[] disabled;
    private int[] epochs;

    private static int slot(int tool, int event) {
      return tool * LOCAL_EVENTS + event;
    }

    private void disable(int tool, int event, int pc, int epoch) {
      if (disabled == null) {
        disabled = new BitSet[USER_TOOLS * LOCAL_EVENTS];
        epochs = new int[disabled.length];
      }
      int s = slot(tool, event);
      if (disabled[s] == null || epochs[s] != epoch) {
        disabled[s] = new BitSet();
        epochs[s] = epoch;
      }
      disabled[s].set(pc + 1);
    }

    private boolean isDisabled(int tool, int event, int pc, int epoch) {
      if (disabled == null) {
        return false;
      }
      int s = slot(tool, event);
      return disabled[s] != null && epochs[s] == epoch && disabled[s].get(pc + 1);
    }

    private void enable(int tool, int event) {
      if (disabled != null) {
        disabled[slot(tool, event)] = null;
      }
    }
  }

  private static CodeEvents of(PyCode code) {
    CodeEvents e = code.events;
    return e != null ? e : (code.events = new CodeEvents());
  }

  // ---- settings

  /** The events a tool wants everywhere. */
  public int events(int tool) {
    return events[tool];
  }

  /** Sets the events a tool wants everywhere. */
  public void setEvents(int tool, int set) {
    int off = events[tool] & ~set;
    boolean changed = events[tool] != set;
    events[tool] = set;
    global = false;
    for (int e = 0; e < EVENTS.length; e++) {
      if ((off & 1 << e) != 0) {
        epochs[tool][e]++;
      }
      masks[e] = 0;
      for (int t = 0; t < USER_TOOLS; t++) {
        masks[e] |= (events[t] >> e & 1) << t;
      }
      global |= masks[e] != 0;
    }
    if (changed) {
      update();
    }
  }

  /** The events a tool wants of one code. */
  public int localEvents(int tool, PyCode code) {
    return code.events == null ? 0 : code.events.events[tool];
  }

  /** Sets the events a tool wants of one code. */
  public void setLocalEvents(int tool, PyCode code, int set) {
    CodeEvents c = of(code);
    int off = c.events[tool] & ~set & ~events[tool];
    boolean changed = c.events[tool] != set;
    c.events[tool] = set;
    c.any = false;
    for (int e = 0; e < LOCAL_EVENTS; e++) {
      if ((off & 1 << e) != 0) {
        c.enable(tool, e);
      }
      c.masks[e] = 0;
      for (int t = 0; t < USER_TOOLS; t++) {
        c.masks[e] |= (c.events[t] >> e & 1) << t;
      }
      c.any |= c.masks[e] != 0;
    }
    if (c.any) {
      local = true;
    }
    if (changed) {
      update();
    }
  }

  /**
   * Replaces a callback.
   *
   * @return the one before, or null
   */
  public PyObject setCallback(int tool, int event, PyObject callback) {
    PyObject old = callbacks[tool][event];
    callbacks[tool][event] = callback;
    return old;
  }

  /** Ends the use of a tool. Its events in single code objects end when its callbacks are gone. */
  public void free(int tool) {
    Arrays.fill(callbacks[tool], null);
    setEvents(tool, 0);
  }

  /** Makes all places that callbacks disabled count again. */
  public void restart() {
    for (int[] of : epochs) {
      for (int e = 0; e < of.length; e++) {
        of[e]++;
      }
    }
  }

  /** The tools that want an event everywhere, as bits. */
  public int toolsOf(int event) {
    return masks[event];
  }

  /** After any change of what is wanted: frames that run take notice at their next instruction. */
  public void update() {
    boolean functions = false;
    for (ThreadState t : Threads.of(interp).list()) {
      functions |= t.traceFunction != null || t.profileFunction != null;
      for (Frame f = t.frame; f != null; f = f.back) {
        f.attention = true;
      }
    }
    interp.instrumented = global || local || functions;
  }

  // ---- events

  /** Whether a tool wants any event of a code. */
  public boolean wants(PyCode code) {
    return global || code.events != null && code.events.any;
  }

  private int tools(int event, PyCode code) {
    int group = event >= UNGROUPED ? CALL : event;
    int m = masks[group];
    if (group < LOCAL_EVENTS && code.events != null) {
      m |= code.events.masks[group];
    }
    return m;
  }

  /** Whether a tool wants an event of a code. */
  public boolean wants(int event, PyCode code) {
    return tools(event, code) != 0;
  }

  /**
   * Reports an event.
   *
   * @param pc the program point, -1 for the entry
   * @param args what the callbacks get
   * @throws PyException what a callback raised
   */
  public void fire(int event, Frame f, int pc, PyObject... args) {
    ThreadState ts = f.thread;
    PyCode code = f.code;
    if (ts.tracing) {
      return;
    }
    int group = event >= UNGROUPED ? CALL : event;
    for (int tools = tools(event, code); tools != 0; tools &= tools - 1) {
      int tool = Integer.numberOfTrailingZeros(tools);
      CodeEvents c = code.events;
      if (group < LOCAL_EVENTS && c != null && c.isDisabled(tool, group, pc, epochs[tool][group])) {
        continue;
      }
      PyObject callback = callbacks[tool][event];
      if (callback == null) {
        continue;
      }
      if (call(ts, event, callback, args) == disable) {
        if (event >= LOCAL_EVENTS) {
          callbacks[tool][event] = null;
          throw Py.valueError("Cannot disable " + EVENTS[event] + " events. Callback removed.");
        }
        of(code).disable(tool, event, pc, epochs[tool][event]);
      }
    }
  }

  private static PyObject call(ThreadState ts, int event, PyObject callback, PyObject[] args) {
    int old = ts.whatEvent;
    ts.whatEvent = event;
    ts.tracing = true;
    try {
      return callback.callN(args.clone());
    } finally {
      ts.tracing = false;
      ts.whatEvent = old;
    }
  }
}
