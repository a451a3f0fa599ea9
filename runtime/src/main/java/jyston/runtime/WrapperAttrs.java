package jyston.runtime;

/** What {@code staticmethod} and {@code classmethod} take over from the function they wrap. */
final class WrapperAttrs {
  private static final PyStr[] COPIED = {
    Names.MODULE, Names.NAME, Names.QUALNAME, Names.DOC, Names.ANNOTATIONS
  };

  private WrapperAttrs() {}

  static void copy(PyObject from, PyInstance to) {
    for (PyStr n : COPIED) {
      PyObject v = Ops.findAttr(from, n);
      if (v != null) {
        to.setAttr(n, v);
      }
    }
  }
}
