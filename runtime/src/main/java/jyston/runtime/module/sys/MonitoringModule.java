package jyston.runtime.module.sys;

import java.util.HashMap;
import java.util.Map;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyPlainObject;
import jyston.runtime.PySimpleNamespace;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code sys.monitoring} (PEP 669): registration of tools, callbacks and events. */
@PyModuleDef(name = "sys.monitoring")
public final class MonitoringModule extends BuiltinModule {
  private static final int TOOLS = 8;
  private static final int USER_TOOLS = 6;
  private static final String[] EVENTS = {
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
  private static final int C_EVENTS = 1 << 15 | 1 << 16;
  private static final int CALL_EVENT = 1 << 4;

  /** Names of the tools in use. */
  final PyObject[] tools = new PyObject[TOOLS];

  /** Callbacks by tool and event. */
  final PyObject[][] callbacks = new PyObject[TOOLS][EVENTS.length];

  /** Global events by tool. */
  final int[] events = new int[TOOLS];

  /** Events of code objects by tool. */
  final Map<PyCode, int[]> local = new HashMap<>();

  /** For {@code sys}. */
  public MonitoringModule() {}

  @Override
  protected BuiltinTable table() {
    return new MonitoringModuleTable(this);
  }

  static PyModule make(Interpreter interp) {
    MonitoringModule b = interp.state(MonitoringModule.class, MonitoringModule::new);
    PyModule m = b.create();
    b.exec();
    return m;
  }

  @Override
  protected void init(PyModule m) {
    m.add("DISABLE", new PyPlainObject());
    m.add("MISSING", new PyPlainObject());
    PyDict d = new PyDict();
    d.put(PyStr.intern("NO_EVENTS"), Py.integer(0));
    for (int i = 0; i < EVENTS.length; i++) {
      d.put(PyStr.intern(EVENTS[i]), Py.integer(1L << i));
    }
    m.add("events", new PySimpleNamespace(d));
    m.add("DEBUGGER_ID", Py.integer(0));
    m.add("COVERAGE_ID", Py.integer(1));
    m.add("PROFILER_ID", Py.integer(2));
    m.add("OPTIMIZER_ID", Py.integer(5));
  }

  private static void checkTool(int id) {
    if (id < 0 || id >= USER_TOOLS) {
      throw Py.valueError("invalid tool " + id + " (must be between 0 and 5)");
    }
  }

  private void checkUse(int id) {
    checkTool(id);
    if (tools[id] == null) {
      throw Py.valueError("tool " + id + " is not in use");
    }
  }

  @PyFunction(name = "use_tool_id", sig = "(tool_id, name, /)")
  void useToolId(int id, PyObject name) {
    checkTool(id);
    if (!(name instanceof PyStr)) {
      throw Py.valueError("tool name must be a str");
    }
    if (tools[id] != null) {
      throw Py.valueError("tool " + id + " is already in use");
    }
    tools[id] = name;
  }

  @PyFunction(name = "clear_tool_id", sig = "(tool_id, /)")
  void clearToolId(int id) {
    checkTool(id);
    if (tools[id] != null) {
      clear(id);
    }
  }

  private void clear(int id) {
    events[id] = 0;
    java.util.Arrays.fill(callbacks[id], null);
    for (int[] e : local.values()) {
      e[id] = 0;
    }
  }

  @PyFunction(name = "free_tool_id", sig = "(tool_id, /)")
  void freeToolId(int id) {
    checkTool(id);
    if (tools[id] != null) {
      clear(id);
      tools[id] = null;
    }
  }

  @PyFunction(name = "get_tool", sig = "(tool_id, /)")
  PyObject getTool(int id) {
    checkTool(id);
    return tools[id] == null ? Py.None : tools[id];
  }

  @PyFunction(name = "register_callback", sig = "(tool_id, event, func, /)")
  PyObject registerCallback(int id, int event, PyObject func) {
    checkTool(id);
    if (event <= 0 || Integer.bitCount(event) != 1) {
      throw Py.valueError("The callback can only be set for one event at a time");
    }
    int e = Integer.numberOfTrailingZeros(event);
    if (e >= EVENTS.length) {
      throw Py.valueError("invalid event " + event);
    }
    PyObject old = callbacks[id][e];
    callbacks[id][e] = func == Py.None ? null : func;
    return old == null ? Py.None : old;
  }

  private static int checkEvents(int set) {
    if (set < 0 || set >= 1 << EVENTS.length) {
      throw Py.valueError("invalid event set 0x" + Integer.toHexString(set));
    }
    int s = set;
    if ((s & C_EVENTS) != 0) {
      if ((s & CALL_EVENT) == 0) {
        throw Py.valueError("cannot set C_RETURN or C_RAISE events independently");
      }
      s &= ~C_EVENTS;
    }
    return s;
  }

  @PyFunction(name = "get_events", sig = "(tool_id, /)")
  int getEvents(int id) {
    checkUse(id);
    return events[id];
  }

  @PyFunction(name = "set_events", sig = "(tool_id, event_set, /)")
  void setEvents(int id, int set) {
    checkTool(id);
    int s = checkEvents(set);
    checkUse(id);
    events[id] = s;
  }

  @PyFunction(name = "get_local_events", sig = "(tool_id, code, /)")
  int getLocalEvents(int id, PyObject code) {
    if (!(code instanceof PyCode c)) {
      throw Py.typeError("code must be a code object");
    }
    checkUse(id);
    int[] e = local.get(c);
    return e == null ? 0 : e[id];
  }

  @PyFunction(name = "set_local_events", sig = "(tool_id, code, event_set, /)")
  void setLocalEvents(int id, PyObject code, int set) {
    if (!(code instanceof PyCode c)) {
      throw Py.typeError("code must be a code object");
    }
    checkTool(id);
    int s = checkEvents(set);
    checkUse(id);
    local.computeIfAbsent(c, k -> new int[TOOLS])[id] = s;
  }

  @PyFunction(name = "restart_events")
  void restartEvents() {}

  @PyFunction(name = "_all_events")
  PyObject allEvents() {
    PyDict d = new PyDict();
    for (int i = 0; i < EVENTS.length; i++) {
      int mask = 0;
      for (int t = 0; t < TOOLS; t++) {
        if ((events[t] & 1 << i) != 0) {
          mask |= 1 << t;
        }
      }
      if (mask != 0) {
        d.put(PyStr.intern(EVENTS[i]), Py.integer(mask));
      }
    }
    return d;
  }
}
