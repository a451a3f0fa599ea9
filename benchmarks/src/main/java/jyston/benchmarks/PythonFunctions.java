package jyston.benchmarks;

import jyston.profiler.Profiles;
import jyston.runtime.CodeExec;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;
import jyston.runtime.compile.FrontendCompiler;
import jyston.runtime.module.builtins.BuiltinsModule;
import jyston.tier0.Settings;
import jyston.tier0.Tier0Runner;

/** An interpreter with nothing but builtins, and the functions of one piece of source. */
final class PythonFunctions {
  private final PyDict globals = new PyDict();

  /** Runs {@code source}; the current thread becomes the interpreter's. */
  PythonFunctions(String source) {
    Interpreter interp = new Interpreter();
    interp.runner = new Tier0Runner(new Profiles(false), Settings.DEFAULT);
    interp.compiler = new FrontendCompiler(interp);
    ThreadState.attach(interp);
    BuiltinsModule builtins = new BuiltinsModule();
    interp.builtins = builtins.create().globals();
    builtins.exec();
    globals.put(PyStr.intern("__name__"), PyStr.intern("bench"));
    PyObject code =
        interp.compiler.compile(
            PyStr.of(source), PyStr.of("bench.py"), Compiler.Mode.EXEC, 0, -1, -1);
    CodeExec.runModule((PyCode) code, globals);
  }

  /** A global of the source. */
  PyObject get(String name) {
    return globals.get(PyStr.intern(name));
  }
}
