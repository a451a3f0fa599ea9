package jyston.runtime;

/** Makes runnable code of a code object: tier 0's entry into the runtime. */
public interface CodeRunner {
  /** The executable form of a code object, kept in {@link PyCode#compiled}. */
  CompiledCode prepare(PyCode code);

  /** Runs a garbage collection so that what the tiers remember of code keeps nothing alive. */
  default void collect(Runnable collection) {
    collection.run();
  }
}
