package jyston.runtime;

/** Calls with unpacked arguments, and the displays that build those arguments. */
public final class Calls {
  private Calls() {}

  /**
   * The name of a callable in messages: {@code module.qualname()} (CPython's {@code
   * _PyObject_FunctionStr}).
   */
  public static String describe(PyObject fn) {
    PyObject q = Ops.findAttr(fn, Names.QUALNAME);
    if (q == null) {
      return Ops.str(fn).toString();
    }
    PyObject m = Ops.findAttr(fn, Names.MODULE);
    boolean elsewhere =
        m != null && m != Py.None && Compare.test(m, PyStr.intern("builtins"), Compare.NE);
    return (elsewhere ? Ops.str(m) + "." : "") + Ops.str(q) + "()";
  }

  /**
   * {@code fn(*args, **kwargs)}.
   *
   * @param args any iterable
   * @param kwargs a mapping, or null
   */
  public static PyObject callEx(PyObject fn, PyObject args, PyObject kwargs) {
    PyObject[] a = positional(fn, args);
    return kwargs == null ? fn.callN(a) : fn.callEx(a, keywords(fn, kwargs));
  }

  /**
   * What {@code fn(*args, **kwargs)} gives the parameters of a function, in their order.
   *
   * @return not to be changed
   */
  public static PyObject[] bindEx(PyFunction fn, PyObject args, PyObject kwargs) {
    PyObject[] a = positional(fn, args);
    return ArgBinder.unpacked(fn, a, kwargs == null ? null : keywords(fn, kwargs));
  }

  private static PyObject[] positional(PyObject fn, PyObject args) {
    if (args.getClass() == PyTuple.class) {
      return ((PyTuple) args).items;
    }
    if (args.type().slot(Slot.ITER) == null && args.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError(
          describe(fn) + " argument after * must be an iterable, not " + args.type().name());
    }
    return Ops.toArray(args);
  }

  private static PyDict keywords(PyObject fn, PyObject kwargs) {
    if (kwargs.getClass() == PyDict.class) {
      return (PyDict) kwargs;
    }
    PyDict kw = new PyDict();
    dictMerge(kw, kwargs, fn);
    return kw;
  }

  /**
   * Keyword arguments for a call that has no others: those of a dict are taken as they are.
   *
   * @param d an empty dict that nobody has seen
   */
  public static PyObject onlyKeywords(PyDict d, PyObject mapping, PyObject fn) {
    if (mapping.getClass() == PyDict.class) {
      return mapping;
    }
    dictMerge(d, mapping, fn);
    return d;
  }

  /** {@code [*iterable]} and {@code f(*iterable)}. */
  public static void listExtend(PyList list, PyObject iterable) {
    if (iterable.type().slot(Slot.ITER) == null && iterable.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("Value after * must be an iterable, not " + iterable.type().name());
    }
    for (PyObject o : Ops.toArray(iterable)) {
      list.add(o);
    }
  }

  /** {@code {**mapping}}. */
  public static void dictUpdate(PyDict d, PyObject mapping) {
    if (!(mapping instanceof PyDict) && Ops.findAttr(mapping, Names.KEYS) == null) {
      throw Py.typeError("'" + mapping.type().name() + "' object is not a mapping");
    }
    d.update(mapping);
  }

  /** {@code fn(**mapping)}: no key may come twice. */
  public static void dictMerge(PyDict d, PyObject mapping, PyObject fn) {
    if (!(mapping instanceof PyDict) && Ops.findAttr(mapping, Names.KEYS) == null) {
      throw Py.typeError(
          describe(fn) + " argument after ** must be a mapping, not " + mapping.type().name());
    }
    boolean dict = mapping.getClass() == PyDict.class;
    if (dict && d.size() == 0) {
      d.merge(mapping);
      return;
    }
    PyObject[] keys =
        dict ? ((PyDict) mapping).keys() : Ops.toArray(Ops.callMethod(mapping, Names.KEYS));
    for (PyObject k : keys) {
      // A mapping may well give the same key twice.
      if (d.containsKey(k)) {
        throw Py.typeError(describe(fn) + " got multiple values for keyword argument '" + k + "'");
      }
      PyObject v = dict ? ((PyDict) mapping).get(k) : mapping.getItem(k);
      if (v == null) {
        throw Py.keyError(k);
      }
      d.put(k, v);
    }
  }

  /** The keyword names of a call, from a constant tuple of strs. */
  public static PyStr[] names(PyObject tuple) {
    PyObject[] items = ((PyTuple) tuple).items;
    PyStr[] out = new PyStr[items.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = ((PyStr) items[i]).interned();
    }
    return out;
  }
}
