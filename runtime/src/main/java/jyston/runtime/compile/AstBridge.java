package jyston.runtime.compile;

import jyston.frontend.ast.Mod;
import jyston.runtime.Compiler;
import jyston.runtime.PyObject;

/** Converts between syntax tree records and the node objects of the {@code ast} module. */
public interface AstBridge {
  /** Whether the object is an {@code ast.AST} instance. */
  boolean isNode(PyObject o);

  /**
   * The records of a node tree.
   *
   * @throws jyston.runtime.PyException TypeError or ValueError for an invalid tree
   */
  Mod toMod(PyObject node, Compiler.Mode mode);

  /** The node objects of a tree. */
  PyObject toPy(Mod mod);
}
