package jyston.tier0;

import jyston.frontend.code.Cfg;
import jyston.frontend.code.Op;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyException;
import jyston.runtime.PyMethodDescr;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.ThreadState;

/**
 * Runs a frame one instruction at a time and reports to {@code sys.settrace} and {@code
 * sys.setprofile} functions (CPython's {@code legacy_tracing.c}).
 */
final class Traced {
  private static final PyStr CALL = PyStr.intern("call");
  private static final PyStr LINE = PyStr.intern("line");
  private static final PyStr RETURN = PyStr.intern("return");
  private static final PyStr EXCEPTION = PyStr.intern("exception");
  private static final PyStr OPCODE = PyStr.intern("opcode");
  private static final PyStr C_CALL = PyStr.intern("c_call");
  private static final PyStr C_RETURN = PyStr.intern("c_return");
  private static final PyStr C_EXCEPTION = PyStr.intern("c_exception");

  private final Tier0Code code;
  private final Cfg cfg;
  private final Frame f;
  private final ThreadState ts;
  private int lastLine = -1;
  private int lastPc = -1;

  private Traced(Tier0Code code, Frame f) {
    this.code = code;
    this.cfg = code.cfg();
    this.f = f;
    this.ts = f.thread;
  }

  /** Whether frames of a thread have to be run here. */
  static boolean wanted(ThreadState ts) {
    return (ts.traceFunction != null || ts.profileFunction != null) && !ts.tracing;
  }

  /** Runs a frame that is being entered or resumed. */
  static PyObject enter(Tier0Code code, Frame f, int pc) {
    Traced t = new Traced(code, f);
    if (pc == 0) {
      // Before its first instruction a frame is at the line of its definition.
      f.pc = -1;
    } else if (f.pc >= 0) {
      // A generator that is resumed is still on its line.
      t.lastPc = f.pc;
      t.lastLine = t.cfg.line(f.pc);
    }
    try {
      t.called();
    } catch (PyException e) {
      e.addTraceback(f, pc);
      f.finished = true;
      throw e;
    }
    return t.run(pc);
  }

  /** Goes on with a frame whose {@code f_trace} was set while it ran. */
  static PyObject goOn(Tier0Code code, Frame f, int pc) {
    Traced t = new Traced(code, f);
    t.lastPc = f.pc < code.cfg().size() ? f.pc : -1;
    t.lastLine = t.lastPc < 0 ? -1 : t.cfg.line(t.lastPc);
    return t.run(pc);
  }

  private void called() {
    PyObject fn = ts.traceFunction;
    if (fn != null) {
      PyObject r = call(fn, CALL, Py.None, true);
      f.trace = r == Py.None ? null : r;
    }
    profile(CALL, Py.None);
  }

  private PyObject call(PyObject fn, PyStr event, PyObject arg, boolean trace) {
    ts.tracing = true;
    try {
      return fn.call3(f, event, arg);
    } catch (PyException e) {
      if (trace) {
        ts.traceFunction = null;
        f.trace = null;
      } else {
        ts.profileFunction = null;
      }
      throw e;
    } finally {
      ts.tracing = false;
    }
  }

  private void local(PyStr event, PyObject arg) {
    PyObject fn = f.trace;
    if (fn != null && ts.traceFunction != null && !ts.tracing) {
      PyObject r = call(fn, event, arg, true);
      if (r != Py.None) {
        f.trace = r;
      }
    }
  }

  private void profile(PyStr event, PyObject arg) {
    PyObject fn = ts.profileFunction;
    if (fn != null && !ts.tracing) {
      call(fn, event, arg, false);
    }
  }

  private PyObject run(int start) {
    Node[] nodes = code.flat();
    int n = cfg.size();
    PyObject[] r = f.regs;
    int pc = start;
    while (true) {
      try {
        do {
          f.pc = pc;
          if (pc < n) {
            before(pc);
            pc = f.pc;
            PyObject callee = ts.profileFunction == null ? null : builtin(pc, r);
            if (callee != null) {
              pc = profiled(nodes[pc], callee, r);
              continue;
            }
          }
          pc = nodes[pc].exec(f, r);
        } while (pc >= 0);
        PyObject v = f.result;
        f.result = null;
        boolean returned = pc == Node.RETURN;
        local(RETURN, v);
        profile(RETURN, v);
        if (returned) {
          f.finished = true;
        }
        return v;
      } catch (PyException e) {
        pc = raised(e);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        pc = raised(PyException.fromJava(e));
      }
    }
  }

  private void before(int pc) {
    if (f.trace == null) {
      return;
    }
    int line = cfg.line(pc);
    if (line >= 0 && (line != lastLine || pc <= lastPc) && f.traceLines) {
      lastLine = line;
      lastPc = pc;
      local(LINE, Py.None);
    } else if (line >= 0) {
      lastLine = line;
    }
    lastPc = pc;
    if (f.traceOpcodes) {
      local(OPCODE, Py.None);
    }
  }

  private PyObject builtin(int pc, PyObject[] r) {
    Op op = cfg.instr(pc).op;
    if (op == Op.CALL || op == Op.CALL_KW || op == Op.CALL_METHOD || op == Op.CALL_METHOD_KW) {
      int a = cfg.instr(pc).a;
      PyObject fn = a >= 0 ? r[a] : null;
      if (fn instanceof PyBuiltinFunction || fn instanceof PyMethodDescr) {
        return fn;
      }
    }
    return null;
  }

  private int profiled(Node n, PyObject callee, PyObject[] r) {
    profile(C_CALL, callee);
    int next;
    try {
      next = n.exec(f, r);
    } catch (PyException e) {
      profile(C_EXCEPTION, callee);
      throw e;
    }
    profile(C_RETURN, callee);
    return next;
  }

  private int raised(PyException raised) {
    PyException e = raised;
    int pc = f.pc;
    boolean again = e.reraised;
    if (again) {
      e.reraised = false;
    } else {
      e.addTraceback(f, pc);
      if (f.trace != null && !ts.tracing) {
        PyBaseException v = e.value();
        try {
          local(EXCEPTION, PyTuple.of(v.type(), v, v.traceback == null ? Py.None : v.traceback));
        } catch (PyException other) {
          other.addTraceback(f, pc);
          e = other;
        }
      }
    }
    int h = code.handlerOf(f, pc, e);
    if (h < 0) {
      f.finished = true;
      local(RETURN, Py.None);
      profile(RETURN, Py.None);
      throw e;
    }
    return h;
  }
}
