package jyston.runtime.module;

import jyston.runtime.Py;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Suggestions;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** {@code _suggestions}. */
@PyModuleDef(name = "_suggestions")
public final class SuggestionsModule extends BuiltinModule {
  /** For the index. */
  public SuggestionsModule() {}

  @PyFunction(
      name = "_generate_suggestions",
      sig = "(candidates, item, /)",
      doc = "Returns the candidate in candidates that's closest to item")
  static PyObject generate(PyObject candidates, PyObject item) {
    if (!(candidates instanceof PyList l) || candidates.type() != PyList.TYPE) {
      throw Py.typeError("candidates must be a list");
    }
    if (!(item instanceof PyStr s)) {
      throw Py.typeError(
          "_generate_suggestions() argument 2 must be str, not " + item.type().name());
    }
    PyObject[] all = new PyObject[l.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = l.get(i);
      if (!(all[i] instanceof PyStr)) {
        throw Py.typeError("all elements in 'candidates' must be strings");
      }
    }
    String best = Suggestions.closest(s, all);
    return best == null ? Py.None : PyStr.of(best);
  }
}
