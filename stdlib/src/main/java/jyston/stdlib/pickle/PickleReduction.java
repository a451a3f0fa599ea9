package jyston.stdlib.pickle;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.module.Modules;

/** Writes what {@code __reduce_ex__} gave (PEP 307). */
final class PickleReduction {
  private static final PyStr NAME = PyStr.intern("__name__");
  private static final PyStr CLASS = PyStr.intern("__class__");
  private static final PyStr NEW = PyStr.intern("__new__");

  private final PickleSaver saver;
  private final PickleWriter out;

  PickleReduction(PickleSaver saver) {
    this.saver = saver;
    this.out = saver.out;
  }

  private PyException error(String message) {
    return saver.module.picklingError(message);
  }

  private static PyObject part(PyTuple t, int i) {
    return t.size() > i && t.get(i) != Py.None ? t.get(i) : null;
  }

  private static String kind(PyObject o) {
    return o.type().name();
  }

  /**
   * Writes an object.
   *
   * @param r function, arguments, state, list items, dict items, function that sets the state
   * @param obj the object, or null for one that is not memoized
   */
  void save(PyTuple r, PyObject obj) {
    if (r.size() < 2 || r.size() > 6) {
      throw error("tuple returned by __reduce__ must contain 2 through 6 elements");
    }
    PyObject func = r.get(0);
    PyObject args = r.get(1);
    if (!func.isCallable()) {
      throw error("first item of the tuple returned by __reduce__ must be callable");
    }
    if (!(args instanceof PyTuple argTuple)) {
      throw error("second item of the tuple returned by __reduce__ must be a tuple");
    }
    PyObject state = part(r, 2);
    PyObject listItems = iterator(part(r, 3), "fourth");
    PyObject dictItems = iterator(part(r, 4), "fifth");
    PyObject setter = part(r, 5);
    if (setter != null && !setter.isCallable()) {
      throw error(
          "sixth element of the tuple returned by __reduce__ must be a function, not "
              + kind(setter));
    }
    construct(func, argTuple, obj);
    if (obj != null) {
      if (saver.isSaved(obj)) {
        // What was written led back to the object: drop it and take the one that is there.
        out.op(PickleOps.POP);
        saver.get(obj);
        return;
      }
      saver.memoize(obj);
    }
    if (listItems != null) {
      new PickleContainers(saver).appends(listItems);
    }
    if (dictItems != null) {
      new PickleContainers(saver).setItems(dictItems);
    }
    if (state != null && setter == null) {
      saver.save(state);
      out.op(PickleOps.BUILD);
    } else if (state != null) {
      saver.save(setter);
      saver.save(obj);
      saver.save(state);
      out.op(PickleOps.TUPLE2);
      out.op(PickleOps.REDUCE);
      out.op(PickleOps.POP);
    }
  }

  private PyObject iterator(PyObject o, String which) {
    if (o != null && o.type().slot(Slot.NEXT) == null) {
      throw error(
          which
              + " element of the tuple returned by __reduce__ must be an iterator, not "
              + kind(o));
    }
    return o;
  }

  private void construct(PyObject func, PyTuple args, PyObject obj) {
    PyObject name = saver.protocol >= 2 ? Ops.findAttr(func, NAME) : null;
    String special = name instanceof PyStr s ? s.javaString() : "";
    if (special.equals("__newobj_ex__")) {
      newObjectEx(args);
      return;
    }
    if (special.equals("__newobj__")) {
      newObject(args, obj);
      return;
    }
    saver.save(func);
    saver.save(args);
    out.op(PickleOps.REDUCE);
  }

  private void newObject(PyTuple args, PyObject obj) {
    if (args.size() < 1) {
      throw error("__newobj__ arglist is empty");
    }
    PyObject cls = args.get(0);
    if (!(cls instanceof PyType)) {
      throw error("args[0] from __newobj__ args is not a type");
    }
    if (obj != null && obj.type() != cls && obj.getAttr(CLASS) != cls) {
      throw error("args[0] from __newobj__ args has the wrong class");
    }
    saver.save(cls);
    saver.save(rest(args));
    out.op(PickleOps.NEWOBJ);
  }

  private static PyTuple rest(PyTuple t) {
    return t.size() == 1
        ? PyTuple.EMPTY
        : PyTuple.wrap(java.util.Arrays.copyOfRange(t.items, 1, t.size()));
  }

  private void newObjectEx(PyTuple all) {
    if (all.size() != 3) {
      throw error("length of the NEWOBJ_EX argument tuple must be exactly 3, not " + all.size());
    }
    PyObject cls = all.get(0);
    if (!(cls instanceof PyType)) {
      throw error("first item from NEWOBJ_EX argument tuple must be a class, not " + kind(cls));
    }
    if (!(all.get(1) instanceof PyTuple args)) {
      throw error(
          "second item from NEWOBJ_EX argument tuple must be a tuple, not " + kind(all.get(1)));
    }
    if (!(all.get(2) instanceof PyDict kwargs)) {
      throw error(
          "third item from NEWOBJ_EX argument tuple must be a dict, not " + kind(all.get(2)));
    }
    if (saver.protocol >= 4) {
      saver.save(cls);
      saver.save(args);
      saver.save(kwargs);
      out.op(PickleOps.NEWOBJ_EX);
      return;
    }
    PyObject[] a = new PyObject[args.size() + 2];
    a[0] = cls.getAttr(NEW);
    a[1] = cls;
    System.arraycopy(args.items, 0, a, 2, args.size());
    PyObject partial =
        Modules.importAttr("functools", "partial")
            .callKw(PyDict.joinArgs(a, kwargs), kwargs.keywordNames());
    saver.save(partial);
    saver.save(PyTuple.EMPTY);
    out.op(PickleOps.REDUCE);
  }
}
