package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterators of dicts and dict views: six types by what they give and in which direction. */
@PyClass(name = "dict_keyiterator", subclassable = false)
public final class PyDictIter extends PyObject {
  /** What an iterator gives. */
  public static final int KEYS = 0;

  public static final int VALUES = 1;
  public static final int ITEMS = 2;

  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDictIterTable());

  private static final PyType[] TYPES = {
    TYPE,
    PyType.builtin(new PyDictIterTable(), "dict_valueiterator", PyType.OBJECT),
    PyType.builtin(new PyDictIterTable(), "dict_itemiterator", PyType.OBJECT),
    PyType.builtin(new PyDictIterTable(), "dict_reversekeyiterator", PyType.OBJECT),
    PyType.builtin(new PyDictIterTable(), "dict_reversevalueiterator", PyType.OBJECT),
    PyType.builtin(new PyDictIterTable(), "dict_reverseitemiterator", PyType.OBJECT),
  };

  private PyDict dict;
  private final int kind;
  private final boolean reverse;
  private final int used;
  private int pos;
  private int left;

  /** An iterator over a dict as it is now. */
  public PyDictIter(PyDict dict, int kind, boolean reverse) {
    this.dict = dict;
    this.kind = kind;
    this.reverse = reverse;
    this.used = dict.size();
    this.left = used;
    this.pos = reverse ? dict.entryLimit() - 1 : 0;
  }

  private PyDictIter(PyDictIter o) {
    this.dict = o.dict;
    this.kind = o.kind;
    this.reverse = o.reverse;
    this.used = o.used;
    this.pos = o.pos;
    this.left = o.left;
  }

  @Override
  public PyType type() {
    return TYPES[kind + (reverse ? 3 : 0)];
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  public PyObject iterNext() {
    int i = advance();
    return i < 0 ? null : item(i);
  }

  /** The next entry's number, or -1; for loops that take key and value apart. */
  int advance() {
    PyDict d = dict;
    if (d == null) {
      return -1;
    }
    if (d.size() != used) {
      left = -1;
      dict = d;
      throw Py.runtimeError("dictionary changed size during iteration");
    }
    int i = reverse ? d.previous(pos) : d.next(pos);
    if (i < 0) {
      dict = null;
      return -1;
    }
    if (left == 0) {
      dict = null;
      throw Py.runtimeError("dictionary keys changed during iteration");
    }
    left--;
    pos = reverse ? i - 1 : i + 1;
    return i;
  }

  /**
   * The next entry's number; -1 at the end; -2, and nothing has happened, where {@link #iterNext}
   * has more to do than to go on in the dict.
   */
  public int quick() {
    PyDict d = dict;
    if (d == null) {
      return -1;
    }
    if (reverse || d.size() != used) {
      return -2;
    }
    int i = d.next(pos);
    if (i < 0) {
      dict = null;
      return -1;
    }
    if (left == 0) {
      return -2;
    }
    left--;
    pos = i + 1;
    return i;
  }

  /** What this iterator gives for an entry. */
  public PyObject item(int i) {
    return switch (kind) {
      case KEYS -> dict.keyAt(i);
      case VALUES -> dict.valueAt(i);
      default -> PyTuple.of(dict.keyAt(i), dict.valueAt(i));
    };
  }

  /** Whether pairs are given. */
  public boolean isItems() {
    return kind == ITEMS;
  }

  /** The dict; null once exhausted. */
  public PyDict dict() {
    return dict;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return this;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return dict != null && dict.size() == used ? left : 0;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyList rest = new PyList();
    PyDictIter copy = new PyDictIter(this);
    PyObject x;
    while ((x = copy.iterNext()) != null) {
      rest.add(x);
    }
    return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(rest));
  }
}
