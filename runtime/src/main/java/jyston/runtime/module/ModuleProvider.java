package jyston.runtime.module;

/** An index of builtin modules; found through {@link java.util.ServiceLoader}. */
public interface ModuleProvider {
  /**
   * Makes a fresh builtin module.
   *
   * @return null when this provider has no module of that name
   */
  BuiltinModule create(String name);

  /** The names of all modules, for {@code sys.builtin_module_names}. */
  String[] names();
}
