package jyston.stdlib.sre;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sre.SRE_Template}: a parsed replacement. */
@PyClass(name = "SRE_Template", module = "_sre", subclassable = false)
final class PyTemplate extends PyObject {
  static final PyType TYPE = PyType.builtin(PyTemplateTable.INSTANCE);

  private final PyObject[] literals;
  private final int[] groups;

  /** From {@code [literal, group, literal, ...]}. */
  PyTemplate(PyList parts) {
    int n = parts.size();
    if (n % 2 == 0) {
      throw invalid();
    }
    literals = new PyObject[n / 2 + 1];
    groups = new int[n / 2];
    for (int i = 0; i < n; i++) {
      PyObject o = parts.get(i);
      if (i % 2 == 0) {
        literals[i / 2] = o;
        continue;
      }
      if (!(o instanceof PyLong)) {
        throw Py.typeError("an integer is required");
      }
      long g = Ops.asSize(o);
      if (g < 0) {
        throw invalid();
      }
      groups[i / 2] = (int) Math.min(g, Integer.MAX_VALUE);
    }
  }

  private static PyException invalid() {
    return Py.typeError("invalid template");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  boolean isLiteral() {
    return groups.length == 0;
  }

  PyObject literal() {
    return literals[0];
  }

  void expand(PyMatch m, PyPattern.Joiner out) {
    addLiteral(0, out);
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] > m.groupCount()) {
        throw Py.indexError("no such group");
      }
      PyObject v = m.slice(groups[i], null);
      if (v != null) {
        out.add(v);
      }
      addLiteral(i + 1, out);
    }
  }

  private void addLiteral(int i, PyPattern.Joiner out) {
    if (literals[i].isTrue()) {
      out.add(literals[i]);
    }
  }
}
