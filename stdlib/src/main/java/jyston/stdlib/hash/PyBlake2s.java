package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _blake2.blake2s}. */
@PyClass(name = "blake2s", module = "_blake2", subclassable = false)
public final class PyBlake2s extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBlake2sTable.INSTANCE);

  PyBlake2s(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PyBlake2s with(Engine e) {
    return new PyBlake2s(name, e);
  }

  @PyNew(
      sig =
          "(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE, key=b'', salt=b'',"
              + " person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0,"
              + " inner_size=0, last_node=False, usedforsecurity=True, string=None)")
  static PyObject new_(
      PyType cls,
      PyObject data,
      PyObject digestSize,
      PyObject key,
      PyObject salt,
      PyObject person,
      long fanout,
      long depth,
      PyObject leafSize,
      PyObject nodeOffset,
      long nodeDepth,
      long innerSize,
      boolean lastNode,
      PyObject usedforsecurity,
      PyObject string) {
    Engine e =
        Blake2Params.engine(
            false,
            digestSize,
            key,
            salt,
            person,
            fanout,
            depth,
            leafSize,
            nodeOffset,
            nodeDepth,
            innerSize,
            lastNode);
    return new PyBlake2s("blake2s", e).start(data(data, string));
  }
}
