package jyston.runtime;

/** Runs code objects that are not called as functions: modules, class bodies, {@code exec}. */
public final class CodeExec {
  private CodeExec() {}

  /**
   * Runs code in a namespace.
   *
   * @param locals the namespace; null when the code's locals are registers
   * @param closure cells of its free variables; empty when it has none
   */
  public static PyObject run(
      PyCode code, PyDict globals, PyObject builtins, PyObject locals, PyObject[] closure) {
    CompiledCode c = code.compiled();
    Frame f = new Frame(code, globals, builtins, locals, c.registerCount());
    if (closure.length > 0) {
      System.arraycopy(closure, 0, f.regs, code.freeStart, closure.length);
    }
    if (code.generatorLike) {
      f.pc = -1;
      return PyGenerator.make(f);
    }
    return c.execute(f);
  }

  /** Runs module code: one dict is globals and locals, and gets {@code __builtins__}. */
  public static PyObject runModule(PyCode code, PyDict globals) {
    if (globals.get(Names.BUILTINS) == null) {
      globals.put(Names.BUILTINS, Interpreter.current().builtins);
    }
    return run(code, globals, PyFunction.builtinsOf(globals), globals, PyObject.NO_ARGS);
  }
}
