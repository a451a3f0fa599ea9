package jyston.stdlib.system;

import java.util.ArrayList;
import java.util.Arrays;
import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.Unraisable;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code atexit}. */
@PyModuleDef(
    name = "atexit",
    doc =
        "allow programmer to define multiple exit functions to be executed\n"
            + "upon normal program termination.\n\n"
            + "Two public functions, register and unregister, are defined.\n")
public final class AtexitModule extends BuiltinModule {
  private record Callback(PyObject func, PyObject[] args, PyDict kwargs) {}

  private final ArrayList<Callback> callbacks = new ArrayList<>();

  @PyFunction(
      name = "register",
      sig = "(*args, **kwargs)",
      doc =
          "register(func, *args, **kwargs) -> func\n\n"
              + "Register a function to be executed upon normal program termination\n\n"
              + "    func - function to be called at exit\n"
              + "    args - optional arguments to pass to func\n"
              + "    kwargs - optional keyword arguments to pass to func\n\n"
              + "    func is returned to facilitate usage as a decorator.")
  PyObject register(PyObject[] args, PyDict kwargs) {
    if (args.length == 0) {
      throw Py.typeError("register() takes at least 1 argument (0 given)");
    }
    if (!args[0].isCallable()) {
      throw Py.typeError("the first argument must be callable");
    }
    callbacks.add(new Callback(args[0], Arrays.copyOfRange(args, 1, args.length), kwargs.copy()));
    return args[0];
  }

  @PyFunction(
      name = "unregister",
      sig = "(func, /)",
      doc =
          "unregister(func) -> None\n\n"
              + "Unregister an exit function which was previously registered using\n"
              + "atexit.register\n\n    func - function to be unregistered")
  void unregister(PyObject func) {
    for (int i = callbacks.size() - 1; i >= 0; i--) {
      if (i < callbacks.size() && Compare.equal(callbacks.get(i).func, func)) {
        if (i < callbacks.size()) {
          callbacks.remove(i);
        }
      }
    }
  }

  @PyFunction(
      name = "_clear",
      doc = "_clear() -> None\n\nClear the list of previously registered exit functions.")
  void clear() {
    callbacks.clear();
  }

  @PyFunction(
      name = "_ncallbacks",
      doc = "_ncallbacks() -> int\n\nReturn the number of registered exit functions.")
  long count() {
    return callbacks.size();
  }

  /** Runs the exit functions, last registered first, and forgets them. */
  @PyFunction(
      name = "_run_exitfuncs",
      doc = "_run_exitfuncs() -> None\n\nRun all registered exit functions.")
  public void run() {
    while (!callbacks.isEmpty()) {
      Callback c = callbacks.remove(callbacks.size() - 1);
      try {
        c.func.callKw(PyDict.joinArgs(c.args, c.kwargs), c.kwargs.keywordNames());
      } catch (PyException e) {
        Unraisable.write(e, "Exception ignored in atexit callback " + Ops.repr(c.func), null);
      }
    }
  }
}
