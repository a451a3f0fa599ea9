package jyston.runtime.module.sys;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Interpreter;
import jyston.runtime.Monitoring;
import jyston.runtime.Py;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PySimpleNamespace;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** {@code sys.monitoring} (PEP 669): the Python side of {@link Monitoring}. */
@PyModuleDef(name = "sys.monitoring")
public final class MonitoringModule extends BuiltinModule {
  private static final int ALL = (1 << Monitoring.EVENTS.length) - 1;
  private static final int C_EVENTS = 1 << Monitoring.C_RETURN | 1 << Monitoring.C_RAISE;
  private static final int CALL_EVENT = 1 << Monitoring.CALL;

  /** Names of the tools in use. */
  private final PyObject[] tools = new PyObject[Monitoring.USER_TOOLS];

  private final Monitoring monitoring = Interpreter.current().monitoring;

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
    m.add("DISABLE", monitoring.disable);
    m.add("MISSING", monitoring.missing);
    PyDict d = new PyDict();
    for (int i = 0; i < Monitoring.EVENTS.length; i++) {
      d.put(PyStr.intern(Monitoring.EVENTS[i]), Py.integer(1L << i));
    }
    d.put(PyStr.intern("NO_EVENTS"), Py.integer(0));
    m.add("events", new PySimpleNamespace(d));
    m.add("DEBUGGER_ID", Py.integer(0));
    m.add("COVERAGE_ID", Py.integer(1));
    m.add("PROFILER_ID", Py.integer(2));
    m.add("OPTIMIZER_ID", Py.integer(5));
  }

  private static void checkTool(int id) {
    if (id < 0 || id >= Monitoring.USER_TOOLS) {
      throw Py.valueError("invalid tool " + id + " (must be between 0 and 5)");
    }
  }

  private void checkUse(int id) {
    if (tools[id] == null) {
      throw Py.valueError("tool " + id + " is not in use");
    }
  }

  private static PyCode checkCode(PyObject code) {
    if (code instanceof PyCode c) {
      return c;
    }
    throw Py.typeError("code must be a code object");
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

  @PyFunction(name = "free_tool_id", sig = "(tool_id, /)")
  void freeToolId(int id) {
    checkTool(id);
    monitoring.free(id);
    tools[id] = null;
  }

  @PyFunction(
      name = "get_tool",
      sig = "(tool_id, /)",
      doc = "Return the name of the tool, or None if the id is not in use.")
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
    if ((event & ~ALL) != 0) {
      throw Py.valueError("invalid event " + event);
    }
    Modules.audit("sys.monitoring.register_callback", func);
    PyObject old =
        monitoring.setCallback(
            id, Integer.numberOfTrailingZeros(event), func == Py.None ? null : func);
    return old == null ? Py.None : old;
  }

  private static int checkGroups(int set) {
    if ((set & C_EVENTS) == 0) {
      return set;
    }
    if ((set & CALL_EVENT) == 0) {
      throw Py.valueError("cannot set C_RETURN or C_RAISE events independently");
    }
    return set & ~C_EVENTS;
  }

  @PyFunction(name = "get_events", sig = "(tool_id, /)")
  int getEvents(int id) {
    checkTool(id);
    return monitoring.events(id);
  }

  @PyFunction(name = "set_events", sig = "(tool_id, event_set, /)")
  void setEvents(int id, int set) {
    checkTool(id);
    if ((set & ~ALL) != 0) {
      throw Py.valueError("invalid event set 0x" + Integer.toHexString(set));
    }
    int s = checkGroups(set);
    checkUse(id);
    monitoring.setEvents(id, s);
  }

  @PyFunction(name = "get_local_events", sig = "(tool_id, code, /)")
  int getLocalEvents(int id, PyObject code) {
    PyCode c = checkCode(code);
    checkTool(id);
    return monitoring.localEvents(id, c);
  }

  @PyFunction(name = "set_local_events", sig = "(tool_id, code, event_set, /)")
  void setLocalEvents(int id, PyObject code, int set) {
    PyCode c = checkCode(code);
    checkTool(id);
    int s = checkGroups(set);
    if (s < 0 || s >= 1 << Monitoring.LOCAL_EVENTS) {
      throw Py.valueError("invalid local event set 0x" + Integer.toHexString(s));
    }
    checkUse(id);
    monitoring.setLocalEvents(id, c, s);
  }

  @PyFunction(name = "restart_events")
  void restartEvents() {
    monitoring.restart();
  }

  @PyFunction(name = "_all_events")
  PyObject allEvents() {
    PyDict d = new PyDict();
    for (int i = 0; i < Monitoring.EVENTS.length; i++) {
      int mask = monitoring.toolsOf(i);
      if (mask != 0) {
        d.put(PyStr.intern(Monitoring.EVENTS[i]), Py.integer(mask));
      }
    }
    return d;
  }
}
