package jyston.cli;

import java.util.Map;
import jyston.profiler.EventCounters;
import jyston.profiler.Profiles;
import jyston.runtime.CodeExec;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Promoter;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;
import jyston.runtime.compile.FrontendCompiler;
import jyston.runtime.module.builtins.BuiltinsModule;
import jyston.tier0.Settings;
import jyston.tier0.Tier0Runner;
import jyston.tier1.BaselineTier;

/** An interpreter with nothing but builtins and the tiers, in the current thread. */
final class Embedded implements AutoCloseable {
  final Interpreter interp = new Interpreter();
  final PyDict globals = new PyDict();
  final EventCounters events = new EventCounters();
  final Tiers tiers;
  final Profiles profiles;

  /** Tier 1, where no back ends are before it. */
  final BaselineTier tier;

  /** Options as on the command line; tier 1 compiles everything at once unless they say more. */
  Embedded(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "--vm-tiers=0,1";
    all[1] = "--vm-tier1-calls=1";
    all[2] = "--vm-tier1-loops=1";
    System.arraycopy(options, 0, all, 3, options.length);
    try {
      tiers = new Tiers(CommandLine.parse(all, Map.of()), true);
    } catch (UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    tiers.promotion.events.subscribe(events);
    profiles = new Profiles(false, tiers.policy);
    Tier0Runner runner = new Tier0Runner(profiles, Settings.DEFAULT);
    Promoter promoter = tiers.promoter();
    tier = promoter instanceof BaselineTier t ? t : null;
    runner.setPromoter(promoter);
    interp.runner = runner;
    interp.compiler = new FrontendCompiler(interp);
    ThreadState.attach(interp);
    interp.gil.acquire();
    BuiltinsModule builtins = new BuiltinsModule();
    interp.builtins = builtins.create().globals();
    builtins.exec();
    set("__name__", PyStr.intern("embedded"));
  }

  /** Runs source as a file of some name. */
  void run(String file, String source) {
    PyCode code =
        (PyCode)
            interp.compiler.compile(
                PyStr.of(source), PyStr.of(file), Compiler.Mode.EXEC, 0, -1, -1);
    try {
      CodeExec.runModule(code, globals);
    } catch (PyException e) {
      throw new AssertionError(e.getMessage());
    }
  }

  /** A global. */
  PyObject get(String name) {
    return globals.get(PyStr.intern(name));
  }

  /** Sets a global. */
  void set(String name, PyObject value) {
    globals.put(PyStr.intern(name), value);
  }

  @Override
  public void close() {
    tiers.close();
    interp.gil.release();
    ThreadState.detach();
  }
}
