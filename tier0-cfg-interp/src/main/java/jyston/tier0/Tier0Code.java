package jyston.tier0;

import jyston.frontend.code.Cfg;
import jyston.profiler.CodeProfile;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Handlers;
import jyston.runtime.Promoter;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyCode;
import jyston.runtime.PyException;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** The interpretable form of one code object. */
public final class Tier0Code extends CompiledCode {
  /** What is optimised. */
  final Settings settings;

  /** Counters and feedback. */
  final CodeProfile profile;

  /** Nodes by program point, then the trampolines of back edges. */
  Node[] nodes;

  private Node[] flat;
  private Cfg cfg;
  private int registers = -1;

  /** Arguments that a call may put into the registers one by one, or -1. */
  private int directArgs;

  private final int positional;

  /** Whom to ask when the code is hot, or null. */
  final Promoter promoter;

  Tier0Code(PyCode code, Settings settings, Promoter promoter) {
    super(code);
    this.settings = settings;
    this.profile = new CodeProfile(code.code);
    this.promoter = promoter;
    positional =
        code.kwOnlyCount == 0 && !code.hasVarArgs && !code.hasVarKw && !code.generatorLike
            ? code.argCount
            : -1;
    directArgs = positional;
  }

  int directArgs() {
    return directArgs;
  }

  @Override
  public void handOver(CompiledCode to) {
    super.handOver(to);
    directArgs = to == null ? positional : -1;
  }

  /** A frame for a call, its cells filled in. */
  Frame frame(PyFunction fn) {
    int n = registers;
    Frame f = new Frame(code, fn, n >= 0 ? n : registerCount());
    PyObject[] closure = fn.closure;
    if (closure.length > 0) {
      System.arraycopy(closure, 0, f.regs, code.freeStart, closure.length);
    }
    return f;
  }

  /** Runs a frame called from another frame of the same thread. */
  PyObject enter(Frame f, Frame caller) {
    ThreadState ts = caller.thread;
    if (ts.depth >= ts.interp.recursionLimit) {
      return execute(f);
    }
    if (ts.interp.pollRequested()) {
      ts.interp.poll();
    }
    ts.depth++;
    f.back = caller;
    f.thread = ts;
    PyBaseException handled = ts.handled;
    f.outerHandled = handled;
    ts.frame = f;
    try {
      return loop(f, 0, true);
    } finally {
      ts.frame = caller;
      ts.handled = handled;
      ts.depth--;
    }
  }

  private void load() {
    cfg = code.code.body();
    registers = cfg.numRegisters();
  }

  @Override
  public int registerCount() {
    if (registers < 0) {
      load();
    }
    return registers;
  }

  Cfg cfg() {
    if (cfg == null) {
      load();
    }
    return cfg;
  }

  @Override
  public PyObject run(Frame f) {
    return loop(f, Math.max(f.pc, 0), true);
  }

  @Override
  public PyObject resume(Frame f, PyObject value, PyException thrown) {
    int pc = f.pc;
    if (thrown != null) {
      if (f.thread.interp.instrumented && Traced.wanted(f)) {
        PyObject v = Traced.raise(this, f, thrown);
        return v != null ? v : loop(f, f.pc, false);
      }
      thrown.addTraceback(f, pc);
      int h = pc < 0 ? -1 : handler(f, pc, thrown);
      if (h < 0) {
        f.finished = true;
        throw thrown;
      }
      return loop(f, h, false);
    }
    if (pc < 0) {
      return loop(f, 0, true);
    }
    if (f.moved) {
      f.moved = false;
      return loop(f, pc, false);
    }
    Node[] code = nodes;
    if (code == null) {
      code = nodes = new Translator(this).translate();
    }
    Node n = code[pc];
    ((GeneratorNodes.Yield) n).sent(f.regs, value);
    return loop(f, n.next, true);
  }

  @Override
  public PyObject goOn(Frame f, int pc) {
    return loop(f, pc, false);
  }

  @Override
  public PyObject raiseIn(Frame f, PyException e) {
    if (f.attention && Traced.wantedInside(f)) {
      PyObject v = Traced.handle(this, f, e);
      return v != null ? v : loop(f, f.pc, false);
    }
    return loop(f, unwind(f, e), false);
  }

  @Override
  public int step(Frame f, int pc) {
    Node[] code = flat();
    f.pc = pc;
    int next = code[pc].exec(f, f.regs);
    if (next == Node.THROW) {
      PyException e = f.raising;
      f.raising = null;
      throw e;
    }
    return next >= cfg().size() ? ((FlowNodes.BackEdge) code[next]).target : next;
  }

  @Override
  public PyObject resumeReturned(Frame f, PyObject value) {
    Node[] code = nodes;
    if (code == null) {
      code = nodes = new Translator(this).translate();
    }
    int send = ((GeneratorNodes.Yield) code[f.pc]).send;
    return loop(f, ((GeneratorNodes.Send) code[send]).returned(f.regs, value), false);
  }

  @Override
  public boolean passes(ThreadState ts) {
    if (!settings.delegate() || ts.interp.instrumented) {
      return false;
    }
    profile.delegated++;
    return true;
  }

  /** One node per instruction, for tracing. */
  Node[] flat() {
    Node[] n = flat;
    return n != null ? n : (flat = new Translator(this).translateFlat());
  }

  int handlerOf(Frame f, int pc, PyException e) {
    return handler(f, pc, e);
  }

  /**
   * Runs a frame.
   *
   * @param entered whether it is being entered or resumed, which is an event for those who trace
   */
  private PyObject loop(Frame f, int start, boolean entered) {
    int pc = start;
    if (f.thread.interp.instrumented) {
      if (entered ? Traced.wanted(f) : Traced.wantedInside(f)) {
        PyObject v =
            entered ? Traced.enter(this, f, start, start > 0) : Traced.goOn(this, f, start);
        if (v != null) {
          return v;
        }
        pc = f.pc;
      }
      f.attention = false;
    }
    Node[] code = nodes;
    if (code == null) {
      code = nodes = new Translator(this).translate();
    }
    ready(pc);
    if (profile.enter() && promoter != null) {
      promoter.hotEntry(this, f);
    }
    PyObject[] r = f.regs;
    while (true) {
      PyException raised;
      try {
        do {
          f.pc = pc;
          pc = code[pc].exec(f, r);
        } while (pc >= 0 && !f.attention);
        if (pc >= 0) {
          // Somebody may want events of this frame now.
          f.attention = false;
          if (Traced.wantedInside(f)) {
            int at = pc < code.length && pc >= cfg().size() ? code[pc].exec(f, r) : pc;
            PyObject v = Traced.goOn(this, f, at);
            if (v != null) {
              return v;
            }
            pc = ready(f.pc);
          }
          continue;
        }
        if (pc != Node.THROW) {
          f.finished = pc == Node.RETURN;
          PyObject v = f.result;
          f.result = null;
          return v;
        }
        raised = f.raising;
        f.raising = null;
      } catch (PyException e) {
        raised = e;
      } catch (StackOverflowError
          | OutOfMemoryError
          | ArithmeticException
          | ClassCastException
          | IndexOutOfBoundsException
          | NullPointerException
          | IllegalArgumentException
          | IllegalStateException
          | NegativeArraySizeException
          | UnsupportedOperationException e) {
        raised = PyException.fromJava(e);
      }
      if (f.attention && Traced.wantedInside(f)) {
        PyObject v = Traced.handle(this, f, raised);
        if (v != null) {
          return v;
        }
        pc = ready(f.pc);
      } else {
        pc = unwind(f, raised);
      }
    }
  }

  /** A program point that can be entered, be it in the middle of what is one node otherwise. */
  int ready(int pc) {
    if (nodes == null) {
      nodes = new Translator(this).translate();
    }
    if (nodes[pc] == null) {
      new Translator(this).unfuse(nodes, pc);
    }
    return pc;
  }

  /** Where to go on after an exception at the frame's program point; throws it when nowhere. */
  private int unwind(Frame f, PyException e) {
    int h = Handlers.arrive(f, cfg(), e);
    if (h < 0) {
      throw e;
    }
    profile.branch(h - 1).taken++;
    return h;
  }

  private int handler(Frame f, int pc, PyException e) {
    int h = Handlers.enter(f, cfg(), pc, e);
    if (h >= 0) {
      profile.branch(h - 1).taken++;
    }
    return h;
  }
}
