package jyston.runtime;

/** Makes runnable code of a code object: tier 0's entry into the runtime. */
public interface CodeRunner {
  /** The executable form of a code object, kept in {@link PyCode#compiled}. */
  CompiledCode prepare(PyCode code);
}
