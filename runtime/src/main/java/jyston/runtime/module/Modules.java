package jyston.runtime.module;

import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;

/** Short ways to the modules of the current interpreter. */
public final class Modules {
  private Modules() {}

  /** The import state of the current interpreter. */
  public static ImportState state() {
    return ThreadState.current().interp.imports;
  }

  /** {@code sys}. */
  public static PyModule sys() {
    return state().sys;
  }

  /** {@code builtins}. */
  public static PyModule builtins() {
    return state().builtins;
  }

  /** {@code sys.modules} as the runtime uses it. */
  public static PyObject sysModules() {
    return state().modules();
  }

  /** {@code importlib._bootstrap}, or null while it is not there yet. */
  public static PyObject importlib() {
    return state().importlib;
  }

  /** The Java side of a builtin module, which is made when it is not there yet. */
  public static <T extends BuiltinModule> T java(String name, Class<T> type) {
    return type.cast(state().builtin(name).builtin);
  }

  /** Imports a module by its full name and returns it (not its top package). */
  public static PyObject importModule(String name) {
    return Imports.importModule(PyStr.intern(name));
  }

  /** An attribute of a module that is imported for it. */
  public static PyObject importAttr(String module, String attr) {
    return importModule(module).getAttr(PyStr.intern(attr));
  }

  /** A sys attribute, or null. */
  public static PyObject sysAttr(String name) {
    return sys().find(name);
  }

  /** {@code sys.audit(event, args...)}; costs nothing while there are no hooks. */
  public static void audit(String event, PyObject... args) {
    ImportState st = state();
    if (st.auditHooks != null) {
      st.audit(event, args);
    }
  }

  /** The current folder. */
  public static String cwd() {
    return java("posix", jyston.runtime.module.posix.PosixModule.class).cwd();
  }

  /** The globals of {@code builtins}. */
  public static PyDict builtinsDict() {
    return builtins().globals();
  }
}
