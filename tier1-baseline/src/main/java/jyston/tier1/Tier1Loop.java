package jyston.tier1;

import jyston.deopt.Exits;
import jyston.deopt.RegisterMap;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.LoopCode;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;

/** A loop compiled to bytecode, and what follows it; entered by a frame of the interpreter. */
public abstract class Tier1Loop extends LoopCode {
  /** What the interpreter runs. */
  protected final CompiledCode lower;

  /** What it was made for. */
  protected final Unit unit;

  private final Owner owner;
  private final ExitPoint[] exits;

  /** Where code in parts expects the variables. */
  private final RegisterMap header;

  /** Called by the generated subclass. */
  protected Tier1Loop(Unit unit) {
    this.unit = unit;
    this.lower = unit.lower;
    this.exits = unit.exits();
    this.header = unit.header;
    this.owner = new Owner(unit);
  }

  /** Runs a frame that has what the code expects of one. */
  protected abstract PyObject enter(Frame f);

  /** Runs a frame that enters code in parts; what generated code calls. */
  protected final PyObject split(Frame f) {
    if (!header.fits(f)) {
      return mismatch(f);
    }
    header.unsettle(f);
    PyObject v = part(f, unit.loop, null);
    while (v == Elsewhere.NEXT) {
      v = part(f, f.next, null);
    }
    return v;
  }

  /** Runs one of the parts, from one of its {@link Entries}; generated where there are any. */
  protected PyObject part(Frame f, int number, PyObject value) {
    throw new IllegalStateException();
  }

  @Override
  public final PyObject run(Frame f) {
    int start = unit.code.code.body().block(unit.loop).start();
    if (f.globals != unit.globals || f.builtins != unit.builtins) {
      dead = true;
      f.next = start;
      return null;
    }
    int n = f.regs.length;
    if (f.raw == null || f.raw.length < n) {
      f.raw = new long[n];
    }
    f.pc = start;
    owner.take(f);
    unit.entered();
    return enter(f);
  }

  /**
   * Leaves for the interpreter; what generated code calls.
   *
   * @param number of the exit
   */
  public final PyObject exit(Frame f, int number) {
    ExitPoint p = exits[number];
    unit.left(p);
    return Exits.loop(f, p.pc(), p.map(), p.after(), p.results());
  }

  /** Refuses a frame whose registers hold other kinds of values than the code was made for. */
  public final PyObject mismatch(Frame f) {
    f.owner = null;
    f.next = unit.code.code.body().block(unit.loop).start();
    unit.mismatch(f);
    return null;
  }

  /** Finds the handler of an exception; what generated code calls. */
  public final int caught(Frame f, Throwable thrown) {
    return owner.caught(f, thrown);
  }

  /** Leaves by an exception, which the interpreter handles. */
  public final PyException raised(Frame f, Throwable thrown) {
    Exits.raisedInLoop(f);
    return PyException.fromJava(thrown);
  }

  /** Stands for the loop as the one who keeps the registers of a frame. */
  private static final class Owner extends OverInterpreter {
    Owner(Unit unit) {
      super(unit);
    }
  }
}
