package jyston.tier1.backend;

import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** A function whose calls an evaluator takes; the interpreter does all else. */
final class Evaluated extends CompiledCode {
  final CompiledCode lower;
  private final BackEndCode state;

  Evaluated(BackEndCode state, CompiledCode lower) {
    super(lower.code);
    this.state = state;
    this.lower = lower;
  }

  @Override
  public PyObject run(Frame f) {
    Evaluator e = state.evaluator();
    if (e == null || f.thread.interp.instrumented) {
      if (e == null && f.function != null && f.function.compiled == this) {
        f.function.compiled = lower.code.compiled().forFunction(f.function);
      }
      return lower.run(f);
    }
    PyObject v;
    try {
      v = e.evaluate(f);
    } catch (PyException x) {
      return lower.raiseIn(f, x);
    } catch (RuntimeException | Error x) {
      // It may have had effects: nobody can run the call again.
      state.discard(x.toString());
      return lower.raiseIn(f, PyException.fromJava(x));
    }
    if (v == null) {
      return lower.run(f);
    }
    state.ran();
    f.finished = true;
    return v;
  }

  @Override
  public int registerCount() {
    return lower.registerCount();
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
  public boolean passes(ThreadState ts) {
    return lower.passes(ts);
  }

  @Override
  public PyObject goOn(Frame f, int pc) {
    return lower.goOn(f, pc);
  }

  @Override
  public PyObject raiseIn(Frame f, PyException e) {
    return lower.raiseIn(f, e);
  }

  @Override
  public int step(Frame f, int pc) {
    return lower.step(f, pc);
  }
}
