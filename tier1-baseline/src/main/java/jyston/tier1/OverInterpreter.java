package jyston.tier1;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import jyston.deopt.Exits;
import jyston.deopt.RegisterMap;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.PyException;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** Compiled code that leaves frames which are there already to the interpreter. */
abstract class OverInterpreter extends CompiledCode {
  /** What the interpreter runs. */
  protected final CompiledCode lower;

  /** What it was made for. */
  protected final Unit unit;

  /** Set when the code is not to be entered any more. */
  boolean dead;

  private final int registers;

  /** Where classes are embedded that may be gone: the functions that run the code. */
  private Set<PyFunction> users;

  private final RegisterMap[] maps;
  private final RegisterMap[] handlers;
  private final FailingGuards failing;

  OverInterpreter(Unit unit) {
    super(unit.code);
    this.lower = unit.lower;
    this.unit = unit;
    this.registers = lower.registerCount();
    this.handlers = unit.handlers();
    this.failing = unit.failing;
    this.maps = unit.maps();
  }

  @Override
  protected final void adopt(PyFunction f) {
    super.adopt(f);
    if (f.compiled == this && !unit.classes.isEmpty()) {
      if (users == null) {
        users = Collections.newSetFromMap(new WeakHashMap<>());
      }
      users.add(f);
    }
  }

  /** Takes the functions' calls back to the interpreter, or gives them to this code again. */
  final void lend(boolean back) {
    if (users == null) {
      return;
    }
    for (PyFunction f : users) {
      if (f.compiled == (back ? lower : this)) {
        f.compiled = back ? this : lower;
      }
    }
  }

  @Override
  public final int registerCount() {
    return registers;
  }

  /** Takes a frame over from the interpreter. */
  final void take(Frame f) {
    if (maps[f.pc] != null) {
      maps[f.pc].unsettle(f);
    }
    f.owner = this;
  }

  /** Finds the handler of an exception, as {@link Exits#caught}; what generated code calls. */
  public final int caught(Frame f, Throwable thrown) {
    if (failing != null && failing.now()) {
      return -1;
    }
    int pc = f.pc;
    int h = Exits.caught(f, thrown, pc < 0 ? null : maps[pc], handlers);
    if (h >= 0) {
      unit.handled(pc);
    } else if (f.owner != null) {
      unit.uncaught(f.pc);
    }
    return h;
  }

  @Override
  public final void settle(Frame f) {
    Exits.settle(f, maps);
  }

  // The interpreter runs frames that are there already.

  @Override
  public PyObject run(Frame f) {
    return lower.run(f);
  }

  @Override
  public PyObject resume(Frame f, PyObject value, PyException thrown) {
    return lower.resume(f, value, thrown);
  }

  @Override
  public PyObject resumeReturned(Frame f, PyObject value) {
    return lower.resumeReturned(f, value);
  }

  @Override
  public final boolean passes(ThreadState ts) {
    return lower.passes(ts);
  }

  @Override
  public final PyObject goOn(Frame f, int pc) {
    return lower.goOn(f, pc);
  }

  @Override
  public final PyObject raiseIn(Frame f, PyException e) {
    return lower.raiseIn(f, e);
  }

  @Override
  public final int step(Frame f, int pc) {
    return lower.step(f, pc);
  }
}
