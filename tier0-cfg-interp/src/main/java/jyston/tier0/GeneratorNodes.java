package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyObject;
import jyston.runtime.PySendable;

/** Suspension and delegation. */
final class GeneratorNodes {
  private GeneratorNodes() {}

  static final class Yield extends Node {
    private final int d;
    private final int a;
    private final PyObject ka;

    /** The iterator delegated to, or -1. */
    private final int delegate;

    /** Program point of the send that this yield belongs to, where it delegates. */
    final int send;

    Yield(int pc, int d, int a, PyObject ka, int delegate, int resume, int send) {
      super(pc);
      this.send = send;
      this.next = resume;
      this.d = d;
      this.a = a;
      this.ka = ka;
      this.delegate = delegate;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      if (delegate >= 0) {
        f.generator.delegate = r[delegate];
      }
      f.result = ka != null ? ka : r[a];
      return YIELD;
    }

    void sent(PyObject[] r, PyObject value) {
      if (d >= 0) {
        r[d] = value;
      }
    }
  }

  static final class Send extends Node {
    private final int d;
    private final int a;
    private final int b;
    private final PyObject kb;
    private final int yields;
    private final int returns;

    Send(int pc, int d, int a, int b, PyObject kb, int yields, int returns) {
      super(pc);
      this.d = d;
      this.a = a;
      this.b = b;
      this.kb = kb;
      this.yields = yields;
      this.returns = returns;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject it = r[a];
      PyObject v = kb != null ? kb : r[b];
      PyObject x = PySendable.send(it, v);
      if (x != null) {
        r[d] = x;
        return yields;
      }
      return returned(r, f.thread.returned);
    }

    /** Takes what the delegate returned; where to go on. */
    int returned(PyObject[] r, PyObject value) {
      r[d] = value;
      return returns;
    }
  }
}
