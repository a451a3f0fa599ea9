package jyston.runtime.module;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.module.builtins.LineReader;
import jyston.runtime.module.sys.SysConfig;

/** What an interpreter knows of modules: the builtin ones, {@code sys.modules}, the importer. */
public final class ImportState {
  /** {@code sys}. */
  public PyModule sys;

  /** {@code builtins}. */
  public PyModule builtins;

  /** {@code importlib._bootstrap} ({@code _frozen_importlib}), once it runs. */
  public PyObject importlib;

  /** {@code importlib._bootstrap_external}, once it runs. */
  public PyObject importlibExternal;

  /** The function {@code builtins.__import__} starts as. */
  public PyObject importFunction;

  /** Code of the modules that are frozen into the interpreter. */
  public final FrozenModules frozen;

  /** What the interpreter was started with. */
  public SysConfig config = new SysConfig();

  /** Times imports for {@code -X importtime}, or null. */
  ImportTimes times;

  /** Reads lines from a terminal with editing, or null. */
  public LineReader lineReader;

  /** Hooks of {@code sys.addaudithook}, or null. */
  public List<PyObject> auditHooks;

  private final Interpreter interp;
  private final List<ModuleProvider> providers = new ArrayList<>();
  private final PyDict created = new PyDict();
  private boolean loaded;

  /** The state of an interpreter. */
  public ImportState(Interpreter interp) {
    this.interp = interp;
    this.frozen = new FrozenModules(interp);
  }

  /** Takes over what the interpreter was started with. */
  public void configure(SysConfig c) {
    config = c;
    times = c.importTime ? new ImportTimes() : null;
  }

  /** Calls the audit hooks. */
  void audit(String event, PyObject... args) {
    List<PyObject> hooks = auditHooks;
    PyStr name = PyStr.intern(event);
    PyTuple t = PyTuple.wrap(args);
    for (int i = 0; i < hooks.size(); i++) {
      hooks.get(i).call2(name, t);
    }
  }

  /** Adds an index of builtin modules which comes before those of the service loader. */
  public void addProvider(ModuleProvider p) {
    providers.add(p);
  }

  private List<ModuleProvider> providers() {
    if (!loaded) {
      loaded = true;
      for (ModuleProvider p :
          ServiceLoader.load(ModuleProvider.class, ImportState.class.getClassLoader())) {
        boolean known = false;
        for (ModuleProvider q : providers) {
          known |= q.getClass() == p.getClass();
        }
        if (!known) {
          providers.add(p);
        }
      }
    }
    return providers;
  }

  /** {@code sys.modules}: what the attribute holds, or the first dict when it was deleted. */
  public PyObject modules() {
    PyObject m = sys == null ? null : sys.find("modules");
    return m == null ? interp.modules : m;
  }

  /** The builtin module of a name, made but not executed; null when there is none. */
  public PyModule createBuiltin(PyStr name) {
    if (created.get(name) instanceof PyModule m) {
      return m;
    }
    String n = name.toString();
    for (int i = 0; i < providers.size(); i++) {
      BuiltinModule b = providers.get(i).create(n);
      if (b != null) {
        PyModule m = b.create();
        created.put(name, m);
        return m;
      }
    }
    if (!loaded) {
      providers();
      return createBuiltin(name);
    }
    return null;
  }

  /** A builtin module, made and executed, without going through {@code sys.modules}. */
  public PyModule builtin(String name) {
    PyModule m = createBuiltin(PyStr.intern(name));
    if (m == null) {
      throw new PyException(
          jyston.runtime.PyBaseException.IMPORT_ERROR, Py.str("no built-in module named " + name));
    }
    m.builtin.exec();
    return m;
  }

  /** Whether there is a builtin module of that name. */
  public boolean isBuiltin(String name) {
    if (created.get(PyStr.intern(name)) != null) {
      return true;
    }
    for (ModuleProvider p : providers()) {
      for (String n : p.names()) {
        if (n.equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All builtin module names in order. */
  public TreeSet<String> builtinNames() {
    TreeSet<String> r = new TreeSet<>();
    for (ModuleProvider p : providers()) {
      r.addAll(List.of(p.names()));
    }
    return r;
  }
}
