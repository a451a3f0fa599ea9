package jyston.runtime.module.sys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jyston.frontend.code.CodeWriter;
import jyston.runtime.CodeExec;
import jyston.runtime.Finalizers;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Referents;
import jyston.runtime.ThreadState;
import jyston.runtime.Unawaited;
import jyston.runtime.module.FrozenModules;
import jyston.runtime.module.ImportState;
import jyston.runtime.module.Modules;
import jyston.runtime.module.Threads;
import jyston.runtime.module.ast.Bridge;
import jyston.runtime.module.io.OpenFiles;

/** Start and end of an interpreter (CPython's {@code Python/pylifecycle.c}). */
public final class Startup {
  private Startup() {}

  /**
   * Makes {@code sys} and {@code builtins}, runs importlib, opens the standard streams, makes
   * {@code __main__} and imports {@code site}.
   *
   * @throws PyException whatever the library raises
   */
  public static void start(Interpreter in, SysConfig config) {
    ImportState st = in.imports;
    st.configure(config);
    in.astBridge = new Bridge(in);
    st.frozen.stdlib = config.stdlib();
    PyModule sys = st.createBuiltin(PyStr.intern("sys"));
    st.sys = sys;
    sys.builtin.exec();
    SysInfo.fill(sys, in, config);
    sys.add("stderr", new EarlyStderr());
    PyModule builtins = st.createBuiltin(PyStr.intern("builtins"));
    st.builtins = builtins;
    in.builtins = builtins.globals();
    builtins.builtin.exec();
    st.importFunction = builtins.find("__import__");
    in.modules.put(PyStr.intern("sys"), sys);
    in.modules.put(PyStr.intern("builtins"), builtins);
    importlib(st, sys);
    Streams.open(sys, config);
    main(in, builtins);
    if (config.faultHandler) {
      Modules.importAttr("faulthandler", "enable").call0();
    }
    if (config.tracemalloc > 0) {
      Modules.importAttr("tracemalloc", "start").call1(Py.integer(config.tracemalloc));
    }
    if (!config.warnOptions.isEmpty()) {
      Ops.callMethod(builtins, "__import__", PyStr.intern("warnings"));
    }
    if (!config.noSite) {
      Ops.callMethod(builtins, "__import__", PyStr.intern("site"));
    }
  }

  private static void importlib(ImportState st, PyModule sys) {
    PyModule imp = st.builtin("_imp");
    PyObject bootstrap = frozen(st, "_frozen_importlib");
    Ops.callMethod(bootstrap, "_install", sys, imp);
    st.importlib = bootstrap;
    Ops.callMethod(bootstrap, "_install_external_importers");
    st.importlibExternal = st.modules().getItem(PyStr.intern("_frozen_importlib_external"));
    magic(st.importlibExternal);
    PyObject zip = Modules.importAttr("zipimport", "zipimporter");
    Ops.callMethod(st.sys.find("path_hooks"), "insert", Py.integer(0), zip);
  }

  /** The magic number of cache files is that of our code format; the library knows CPython's. */
  private static void magic(PyObject external) {
    int n = CodeWriter.MAGIC | CodeWriter.fingerprint();
    byte[] b = {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
    external.setAttr(PyStr.intern("MAGIC_NUMBER"), PyBytes.of(b));
    external.setAttr(PyStr.intern("_RAW_MAGIC_NUMBER"), Py.integer(n));
  }

  private static PyObject frozen(ImportState st, String name) {
    FrozenModules.Entry e = st.frozen.find(name);
    PyCode code = st.frozen.code(e);
    if (code == null) {
      throw Py.error(
          PyBaseException.IMPORT_ERROR,
          "the standard library is missing: no " + e.path() + " in " + st.frozen.stdlib);
    }
    PyModule m = new PyModule(PyStr.intern(name), null);
    st.modules().setItem(PyStr.intern(name), m);
    m.add("__origname__", PyStr.of(e.origin() == null ? name : e.origin()));
    CodeExec.runModule(code, m.globals());
    return m;
  }

  private static void main(Interpreter in, PyModule builtins) {
    PyStr name = PyStr.intern("__main__");
    PyModule m = new PyModule(name, null);
    in.modules.put(name, m);
    PyDict d = m.globals();
    d.put(Names.BUILTINS, builtins);
    d.put(PyStr.intern("__annotations__"), new PyDict());
    PyObject loader = in.modules.get(PyStr.intern("_frozen_importlib"));
    d.put(Names.LOADER, Ops.getAttr(loader, "BuiltinImporter"));
  }

  /** What finalizers at exit must not find in {@code sys} (CPython's {@code sys_deletes}). */
  private static final String[] GONE = {
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_importer_cache",
    "meta_path",
    "__interactivehook__"
  };

  private static void clearSys(PyDict sys) {
    for (String name : GONE) {
      sys.put(PyStr.intern(name), Py.None);
    }
    for (String name : new String[] {"stdin", "stdout", "stderr"}) {
      PyObject first = sys.get(PyStr.intern("__" + name + "__"));
      sys.put(PyStr.intern(name), first == null ? Py.None : first);
    }
  }

  /**
   * Ends the interpreter: waits for threads, runs {@code atexit} functions, flushes.
   *
   * @return 0, or 120 when standard output could not be flushed
   */
  public static int finish(Interpreter in) {
    try {
      PyObject threading = in.modules.get(PyStr.intern("threading"));
      if (threading != null && threading != Py.None) {
        Ops.callMethod(threading, "_shutdown");
      }
    } catch (PyException e) {
      SysHooks.unraisable(e, "Exception ignored on threading shutdown", Py.None);
    }
    PyObject atexit = in.modules.get(PyStr.intern("atexit"));
    if (atexit != null && atexit != Py.None) {
      try {
        Ops.callMethod(atexit, "_run_exitfuncs");
      } catch (PyException e) {
        SysHooks.unraisable(e, "Exception ignored in atexit callback", Py.None);
      }
    }
    int status = Streams.flush(in);
    in.finalizing = true;
    Unawaited.warnAll(in);
    clearSys(in.sysDict);
    // Daemon threads keep what they use.
    List<ThreadState> others = new ArrayList<>(Threads.all());
    others.remove(ThreadState.current());
    Finalizers.runAtExit(others.isEmpty() ? Set.of() : Referents.heldBy(others));
    OpenFiles.flushAll();
    Streams.flush(in);
    return status;
  }
}
