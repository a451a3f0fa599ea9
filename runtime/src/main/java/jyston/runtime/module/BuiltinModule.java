package jyston.runtime.module;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import jyston.runtime.BuiltinSpec;
import jyston.runtime.BuiltinTable;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyModule;
import jyston.runtime.PyStr;

/**
 * A module written in Java: its functions come from the generated table of the class, its other
 * contents from {@link #init}. One Java instance belongs to one module object of one interpreter,
 * so instance fields are the module's state.
 */
public abstract class BuiltinModule {
  private PyModule module;
  private BuiltinTable table;

  /**
   * The generated table. The default finds class {@code XTable} beside class X by reflection;
   * modules on the start-up path override it.
   */
  protected BuiltinTable table() {
    Class<?> c = getClass();
    try {
      Class<?> t = Class.forName(c.getName() + "Table", true, c.getClassLoader());
      for (Constructor<?> k : t.getConstructors()) {
        if (k.getParameterCount() == 1) {
          return (BuiltinTable) k.newInstance(this);
        }
      }
      return (BuiltinTable) t.getField("INSTANCE").get(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The module object; null before {@link #create}. */
  public final PyModule module() {
    return module;
  }

  /** Makes the module object with its functions, and nothing else yet. */
  public final PyModule create() {
    table = table();
    PyStr name = PyStr.intern(table.name());
    PyModule m = new PyModule(name, table.doc());
    m.builtin = this;
    module = m;
    for (BuiltinSpec s : table.specs()) {
      if (s.kind == BuiltinTable.FUNCTION) {
        m.add(s.name, new PyBuiltinFunction(s, null, m));
      }
    }
    return m;
  }

  /** Runs {@link #init} (the exec phase of PEP 489) once. */
  public final void exec() {
    BuiltinTable t = table;
    if (t != null) {
      table = null;
      init(module);
    }
  }

  /**
   * Adds the functions of another class: a module too big for one class is written in several.
   *
   * @param part the generated table of that class
   */
  protected final void addFunctions(BuiltinTable part) {
    for (BuiltinSpec s : part.specs()) {
      if (s.kind == BuiltinTable.FUNCTION) {
        module.add(s.name, new PyBuiltinFunction(s, null, module));
      }
    }
  }

  /** Adds constants, types and whatever else is no function. */
  protected void init(PyModule m) {}
}
