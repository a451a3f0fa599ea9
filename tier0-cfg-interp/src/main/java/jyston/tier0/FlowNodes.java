package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.BranchCell;
import jyston.profiler.CodeProfile;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
import jyston.runtime.LoopCode;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** Moves, jumps and branches. */
final class FlowNodes {
  private FlowNodes() {}

  static final class Nop extends Node {
    Nop(int pc) {
      super(pc);
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      return go(f, r);
    }
  }

  static final class Move extends Node {
    private final int d;
    private final int a;

    Move(int pc, int d, int a) {
      super(pc);
      this.d = d;
      this.a = a;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = r[a];
      return go(f, r);
    }
  }

  /** Sets a register to the value of an expression. */
  static final class Set extends Node {
    private final int d;
    private final Expr e;

    Set(int pc, int d, Expr e) {
      super(pc);
      this.d = d;
      this.e = e;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = e.eval(f, r);
      return go(f, r);
    }
  }

  static final class CheckLocal extends Node {
    private final int a;
    private final PyStr name;

    CheckLocal(int pc, int a, PyStr name) {
      super(pc);
      this.a = a;
      this.name = name;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      if (r[a] == null) {
        throw unbound(name);
      }
      return go(f, r);
    }

    static RuntimeException unbound(PyStr name) {
      return Ops.nameError(
          PyBaseException.UNBOUND_LOCAL_ERROR,
          "cannot access local variable '" + name + "' where it is not associated with a value",
          name);
    }
  }

  static final class Jump extends Node {
    private final int target;

    Jump(int pc, int target) {
      super(pc);
      this.target = target;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      return target;
    }
  }

  /** A backward jump: counts, and is the safepoint of loops. */
  static final class BackEdge extends Node {
    final int target;
    private final Tier0Code code;
    private final CodeProfile profile;

    /** Compiled code of the loop, or null. */
    private LoopCode loop;

    BackEdge(int pc, int target, Tier0Code code) {
      super(pc);
      this.target = target;
      this.code = code;
      this.profile = code.profile;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      boolean spent = profile.loop();
      Interpreter in = f.thread.interp;
      if (in.pollRequested()) {
        f.pc = pc;
        in.poll();
      }
      return loop == null && !spent ? target : hot(f, in);
    }

    private int hot(Frame f, Interpreter in) {
      if (code.promoter == null || f.attention || in.instrumented) {
        return target;
      }
      if (loop == null || loop.dead) {
        f.pc = pc;
        loop = code.promoter.hotLoop(code, f, target);
        if (loop != null) {
          loop.keptBy(() -> loop = null);
        }
      }
      return loop == null ? target : enter(loop, f);
    }

    /** Runs the loop compiled, which may end the frame or hand it back anywhere. */
    private int enter(LoopCode c, Frame f) {
      PyObject v = c.run(f);
      if (v != null) {
        f.result = v;
        return f.finished ? RETURN : YIELD;
      }
      return code.ready(f.next);
    }
  }

  static final class BranchTrue extends Node {
    private final BranchCell cell;
    private final int a;
    private final Expr ea;
    private final int yes;
    private final int no;

    BranchTrue(Tier0Code code, int pc, Instr i, Expr ea, int yes, int no) {
      super(pc);
      this.cell = code.profile.branch(pc);
      this.a = i.a;
      this.ea = ea;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      boolean b;
      if (ea != null) {
        b = ea.test(f, r);
      } else {
        PyObject x = r[a];
        b = x == Py.True || x != Py.False && x != Py.None && x.isTrue();
      }
      if (b) {
        cell.taken++;
        return yes;
      }
      cell.notTaken++;
      return no;
    }
  }

  static final class BranchNone extends Node {
    private final BranchCell cell;
    private final int a;
    private final Expr ea;
    private final int yes;
    private final int no;

    BranchNone(Tier0Code code, int pc, Instr i, Expr ea, int yes, int no) {
      super(pc);
      this.cell = code.profile.branch(pc);
      this.a = i.a;
      this.ea = ea;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      if ((ea == null ? r[a] : ea.eval(f, r)) == Py.None) {
        cell.taken++;
        return yes;
      }
      cell.notTaken++;
      return no;
    }
  }

  static final class Return extends Node {
    private final int a;
    private final Expr ea;

    Return(int pc, Instr i, Expr ea) {
      super(pc);
      this.a = i.a;
      this.ea = ea;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      f.result = ea == null ? r[a] : ea.eval(f, r);
      return RETURN;
    }
  }
}
