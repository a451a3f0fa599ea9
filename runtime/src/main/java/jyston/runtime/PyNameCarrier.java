package jyston.runtime;

/** What NameError, AttributeError and ImportError have in common: the name that was not found. */
public abstract class PyNameCarrier extends PyBaseException {
  /** {@code name}, or null. */
  public PyObject name;

  /** {@code obj}, or null; always null in a NameError. */
  public PyObject obj;

  PyNameCarrier(PyType type) {
    super(type);
  }

  /** Takes the keywords of the constructor; gives their values in the order of the names. */
  static PyObject[] keywords(String function, PyDict kwargs, String... names) {
    PyObject[] out = new PyObject[names.length];
    if (kwargs == null || kwargs.size() == 0) {
      return out;
    }
    if (kwargs.size() > names.length) {
      throw Py.typeError(
          function
              + "() takes at most "
              + names.length
              + " keyword argument"
              + (names.length == 1 ? "" : "s")
              + " ("
              + kwargs.size()
              + " given)");
    }
    int found = 0;
    for (int i = 0; i < names.length; i++) {
      out[i] = kwargs.get(PyStr.intern(names[i]));
      if (out[i] != null) {
        found++;
      }
    }
    if (found < kwargs.size()) {
      outer:
      for (PyObject k : kwargs.keys()) {
        for (String n : names) {
          if (k.toString().equals(n)) {
            continue outer;
          }
        }
        throw Py.typeError(function + "() got an unexpected keyword argument '" + k + "'");
      }
    }
    return out;
  }
}
