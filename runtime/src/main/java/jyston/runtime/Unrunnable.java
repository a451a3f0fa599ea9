package jyston.runtime;

import jyston.runtime.bytecode.Bytecode;

/** The executable form of a code object made from bytes that no code object showed. */
final class Unrunnable extends CompiledCode {
  Unrunnable(PyCode code) {
    super(code);
  }

  @Override
  public int registerCount() {
    return code.freeStart + code.freeCount();
  }

  @Override
  public PyObject run(Frame f) {
    f.finished = true;
    int unknown = Bytecode.unknownOpcode(((PyBytes) code.getCode()).value);
    throw Py.systemError(
        unknown >= 0
            ? "unknown opcode " + unknown
            : "the bytecode of '"
                + code.name
                + "' cannot be run: it belongs to another code object");
  }

  @Override
  public PyObject resume(Frame f, PyObject value, PyException thrown) {
    return run(f);
  }

  @Override
  public PyObject resumeReturned(Frame f, PyObject value) {
    return run(f);
  }

  @Override
  public PyObject goOn(Frame f, int pc) {
    return run(f);
  }

  @Override
  public PyObject raiseIn(Frame f, PyException e) {
    return run(f);
  }

  @Override
  public int step(Frame f, int pc) {
    throw Py.systemError("the bytecode cannot be run");
  }

  @Override
  public boolean passes(ThreadState ts) {
    return false;
  }
}
