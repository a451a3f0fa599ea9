package jyston.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import jyston.frontend.code.Op;

/**
 * {@code frame.f_lineno = n} under a trace function. A frame may go to the start of a line where
 * everything that is alive there (iterators of loops, exits of with blocks, exceptions being
 * handled) is alive now, too.
 */
final class FrameJump {
  private FrameJump() {}

  static void setLine(Frame f, PyObject v) {
    if (v == null) {
      throw Py.attributeError("cannot delete attribute");
    }
    if (!(v instanceof PyLong) || v.type() != PyLong.TYPE) {
      throw Py.valueError("lineno must be an integer");
    }
    checkEvent(f);
    int line;
    try {
      line = Math.toIntExact(((PyLong) v).bigValue().longValueExact());
    } catch (ArithmeticException e) {
      throw Py.valueError("lineno out of range");
    }
    if (line < f.code.code.firstLine()) {
      throw Py.valueError("line " + line + " comes before the current code block");
    }
    jump(f, line);
  }

  private static void checkEvent(Frame f) {
    int what = ThreadState.current().whatEvent;
    if (what < 0) {
      throw Py.valueError("f_lineno can only be set in a trace function");
    }
    switch (what) {
      case Monitoring.PY_RESUME,
          Monitoring.JUMP,
          Monitoring.BRANCH,
          Monitoring.LINE,
          Monitoring.PY_YIELD -> {
        if (f.trace == null) {
          throw Py.valueError("f_lineno can only be set in a trace function");
        }
      }
      case Monitoring.PY_START ->
          throw Py.valueError("can't jump from the 'call' trace event of a new frame");
      case Monitoring.CALL, Monitoring.C_RETURN -> throw Py.valueError("can't jump during a call");
      default -> throw Py.valueError("can only jump from a 'line' trace event");
    }
  }

  private static void jump(Frame f, int wanted) {
    CodeLines lines = f.code.lines();
    int line = lines.firstLineNotBefore(wanted);
    if (line < 0) {
      throw Py.valueError("line " + wanted + " comes after the current code block");
    }
    LiveConstructs live = f.code.constructs();
    boolean suspended = f.code.code.body().instr(Math.max(f.pc, 0)).op == Op.YIELD && !running(f);
    List<LiveConstructs.Item> from = suspended ? live.after(f.pc) : live.at(f.pc);
    List<LiveConstructs.Item> best = null;
    int target = -1;
    String problem = "cannot find bytecode for specified line";
    for (int pc = 0; pc < f.code.code.body().size(); pc++) {
      if (!lines.changes(pc) || lines.line(pc) != line) {
        continue;
      }
      List<LiveConstructs.Item> to = live.at(pc);
      if (!compatible(from, to)) {
        if (target < 0) {
          problem = explain(to);
        }
      } else if (best == null || to.size() > best.size()) {
        best = to;
        target = pc;
      }
    }
    if (target < 0) {
      throw Py.valueError(problem);
    }
    bindAll(f);
    move(f, from, best);
    f.pc = target;
    f.moved = true;
  }

  private static boolean running(Frame f) {
    return ThreadState.current().whatEvent != Monitoring.PY_YIELD;
  }

  private static boolean compatible(List<LiveConstructs.Item> from, List<LiveConstructs.Item> to) {
    if (to.size() > from.size()) {
      return false;
    }
    for (int i = 0; i < to.size(); i++) {
      LiveConstructs.Kind k = to.get(i).kind();
      if (k != from.get(i).kind() || k == LiveConstructs.Kind.VALUE) {
        return false;
      }
    }
    return true;
  }

  private static String explain(List<LiveConstructs.Item> to) {
    return switch (to.getLast().kind()) {
      case HANDLER, EXCEPTION -> "can't jump into an 'except' block as there's no exception";
      case ITERATOR -> "can't jump into the body of a for loop";
      case EXIT, VALUE -> "incompatible stacks";
    };
  }

  /** Locals may be used unchecked where the code proves them bound. */
  private static void bindAll(Frame f) {
    PyCode c = f.code;
    BitSet unbound = new BitSet();
    for (int i = 0; i < c.code.varCount(); i++) {
      if (f.regs[i] == null && !isCell(c, i)) {
        unbound.set(i);
      }
    }
    if (unbound.isEmpty()) {
      return;
    }
    int n = unbound.cardinality();
    Warnings.warn(
        PyBaseException.RUNTIME_WARNING,
        "assigning None to " + n + " unbound local" + (n == 1 ? "" : "s"),
        1);
    unbound.stream().forEach(i -> f.regs[i] = Py.None);
  }

  private static boolean isCell(PyCode c, int variable) {
    for (int i = 0; i < c.code.cellCount(); i++) {
      if (c.code.cellName(i).equals(c.code.varName(variable))) {
        return true;
      }
    }
    return false;
  }

  private static void move(Frame f, List<LiveConstructs.Item> from, List<LiveConstructs.Item> to) {
    for (int i = from.size() - 1; i >= to.size(); i--) {
      LiveConstructs.Item x = from.get(i);
      if (x.kind() == LiveConstructs.Kind.HANDLER) {
        PyObject outer = f.regs[x.register()];
        f.popHandled(outer == Py.None ? null : (PyBaseException) outer);
      }
    }
    List<PyObject> values = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      values.add(f.regs[from.get(i).register()]);
    }
    for (int i = 0; i < to.size(); i++) {
      f.regs[to.get(i).register()] = values.get(i);
    }
  }
}
