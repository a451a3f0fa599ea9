package jyston.runtime;

import jyston.frontend.scope.SymbolTable;

/** Source text or a tree to code: the front end as the builtins see it. */
public interface Compiler {
  /** Kinds of input. */
  enum Mode {
    EXEC,
    EVAL,
    SINGLE,
    FUNC_TYPE
  }

  /** Flag: the bytes are a program file, whose encoding errors CPython words differently. */
  int PROGRAM_FILE = 0x10000;

  /** Flag: nobody hears of warnings; whether the text is complete is all that is asked. */
  int NO_WARNINGS = 0x40000000;

  /**
   * Compiles.
   *
   * @param source a {@link PyStr}, a bytes-like object, or an {@code ast} node
   * @param filename as str
   * @param flags {@code PyCF_*} and {@code CO_FUTURE_*} bits
   * @param optimize -1 for the interpreter's level, or 0 to 2
   * @param featureVersion minor version for {@code ast.parse(feature_version=)}, or -1
   * @return a {@link PyCode}, or an {@code ast} node with {@code PyCF_ONLY_AST}
   * @throws PyException SyntaxError, ValueError, TypeError, RecursionError
   */
  PyObject compile(
      PyObject source, PyStr filename, Mode mode, int flags, int optimize, int featureVersion);

  /**
   * The symbol table of source text ({@code _Py_SymtableStringObjectFlags}).
   *
   * @param source a {@link PyStr} or bytes-like object
   */
  SymbolTable symbols(PyObject source, PyStr filename, Mode mode);
}
