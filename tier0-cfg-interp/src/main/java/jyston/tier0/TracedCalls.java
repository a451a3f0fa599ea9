package jyston.tier0;

import static jyston.runtime.Monitoring.CALL;
import static jyston.runtime.Monitoring.C_RAISE;
import static jyston.runtime.Monitoring.C_RETURN;

import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.runtime.Frame;
import jyston.runtime.Monitoring;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyFunction;
import jyston.runtime.PyList;
import jyston.runtime.PyMethod;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.TraceFunctions;

/** Runs the call instructions of a traced frame, reporting what is called. */
final class TracedCalls {
  private final Cfg cfg;
  private final Tier0Code code;
  private final Frame f;
  private final Monitoring mon;

  TracedCalls(Tier0Code code, Frame f, Monitoring mon) {
    this.code = code;
    this.cfg = code.cfg();
    this.f = f;
    this.mon = mon;
  }

  /** Whether an instruction calls what its operands give. */
  boolean isCall(int pc) {
    return switch (cfg.instr(pc).op) {
      case CALL, CALL_KW, CALL_METHOD, CALL_METHOD_KW, CALL_EX -> true;
      case SUPER_ATTR, SUPER_METHOD, SUPER0_ATTR, SUPER0_METHOD -> true;
      default -> false;
    };
  }

  private PyObject value(int operand) {
    return Instr.isConst(operand)
        ? code.code.constant(~operand)
        : operand >= 0 ? f.regs[operand] : null;
  }

  /** The first argument of a call, or null. */
  private PyObject argument(Instr i) {
    return switch (i.op) {
      case CALL, CALL_KW -> i.more.length > 0 ? value(i.more[0]) : null;
      case CALL_METHOD, CALL_METHOD_KW -> {
        PyObject self = value(i.b);
        yield self != null ? self : i.more.length > 0 ? value(i.more[0]) : null;
      }
      case CALL_EX -> {
        PyObject args = value(i.b);
        if (args instanceof PyList l) {
          yield l.size() > 0 ? l.get(0) : null;
        }
        yield args instanceof PyTuple t && t.size() > 0 ? t.get(0) : null;
      }
      case SUPER_ATTR, SUPER_METHOD -> value(i.b);
      default -> null;
    };
  }

  /** Whether a method was found by {@code super().name}, which gives it bound. */
  private boolean foundBySuper(Instr i, int pc) {
    for (int p = pc - 1; p >= 0; p--) {
      Instr x = cfg.instr(p);
      if (x.op.definesMore() && x.more.length > 1 && x.more[0] == i.a && x.more[1] == i.b) {
        return x.op == Op.SUPER_METHOD || x.op == Op.SUPER0_METHOD;
      }
    }
    return false;
  }

  /** Runs the call at a program point. */
  int run(Node node, int pc) {
    Instr i = cfg.instr(pc);
    PyObject callee = value(i.a);
    PyObject arg = argument(i);
    if (i.op == Op.CALL_METHOD || i.op == Op.CALL_METHOD_KW) {
      PyObject self = value(i.b);
      if (self != null && foundBySuper(i, pc)) {
        callee = callee.descrGet(self, self.type());
        arg = i.more.length > 0 ? value(i.more[0]) : null;
      }
    }
    PyObject shown = arg == null ? mon.missing : arg;
    PyObject offset = Py.integer(f.code.offset(pc));
    if (mon.wants(CALL, f.code)) {
      mon.fire(CALL, f, pc, f.code, offset, callee, shown);
    }
    PyObject told = f.thread.profileFunction == null ? null : TraceFunctions.profiled(callee, arg);
    if (told != null) {
      TraceFunctions.profile(f, CALL, TraceFunctions.C_CALL, told);
    }
    if (callee instanceof PyFunction
        || callee instanceof PyMethod m
            && (m.function instanceof PyFunction || i.op == Op.CALL_EX)) {
      return node.exec(f, f.regs);
    }
    int next;
    try {
      next = node.exec(f, f.regs);
    } catch (PyException e) {
      ended(C_RAISE, pc, offset, callee, shown);
      if (told != null) {
        TraceFunctions.profile(f, C_RAISE, TraceFunctions.C_EXCEPTION, told);
      }
      throw e;
    }
    f.pc = pc;
    ended(C_RETURN, pc, offset, callee, shown);
    if (told != null) {
      TraceFunctions.profile(f, C_RETURN, TraceFunctions.C_RETURN, told);
    }
    return next;
  }

  private void ended(int event, int pc, PyObject offset, PyObject callee, PyObject shown) {
    if (mon.wants(event, f.code)) {
      mon.fire(event, f, pc, f.code, offset, callee, shown);
    }
  }
}
