package jyston.runtime;

import java.util.ArrayList;
import java.util.List;

/** What generic aliases and unions share (CPython's {@code genericaliasobject.c} helpers). */
final class TypingSupport {
  private static final PyStr ORIGIN = PyStr.intern("__origin__");
  private static final PyStr ARGS = PyStr.intern("__args__");
  private static final PyStr PARAMETERS = PyStr.intern("__parameters__");
  private static final PyStr SUBST = PyStr.intern("__typing_subst__");
  private static final PyStr PREPARE = PyStr.intern("__typing_prepare_subst__");
  private static final PyStr IS_UNPACKED = PyStr.intern("__typing_is_unpacked_typevartuple__");
  private static final PyStr UNPACKED_ARGS = PyStr.intern("__typing_unpacked_tuple_args__");

  private TypingSupport() {}

  /** A type as annotations show it. */
  static String typeRepr(PyObject o) {
    if (o == Py.Ellipsis) {
      return "...";
    }
    if (o == PyNone.TYPE) {
      return "None";
    }
    if (o instanceof PyGenericAlias
        || Ops.findAttr(o, ORIGIN) != null && Ops.findAttr(o, ARGS) != null) {
      return Ops.repr(o).javaString();
    }
    PyObject q = Ops.findAttr(o, Names.QUALNAME);
    PyObject m = q == null ? null : Ops.findAttr(o, Names.MODULE);
    if (m == null || m == Py.None) {
      return Ops.repr(o).javaString();
    }
    return m.toString().equals("builtins") ? q.toString() : m + "." + q;
  }

  private static void addNew(List<PyObject> list, PyObject o) {
    for (PyObject x : list) {
      if (x == o) {
        return;
      }
    }
    list.add(o);
  }

  /** The type variables in arguments, each once. */
  static PyTuple parameters(PyTuple args) {
    ArrayList<PyObject> out = new ArrayList<>();
    collect(args.items, out);
    return PyTuple.wrap(out.toArray(new PyObject[0]));
  }

  private static void collect(PyObject[] args, List<PyObject> out) {
    for (PyObject t : args) {
      if (t instanceof PyType) {
        continue;
      }
      if (t instanceof PyTuple || t instanceof PyList) {
        collect(Ops.toArray(t), out);
      } else if (Ops.findAttr(t, SUBST) != null) {
        addNew(out, t);
      } else if (Ops.findAttr(t, PARAMETERS) instanceof PyTuple p) {
        for (PyObject o : p.items) {
          addNew(out, o);
        }
      }
    }
  }

  private static int index(PyTuple params, PyObject p) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i) == p) {
        return i;
      }
    }
    return -1;
  }

  private static PyTuple unpack(PyObject item) {
    ArrayList<PyObject> out = new ArrayList<>();
    PyObject[] items = item instanceof PyTuple t ? t.items : new PyObject[] {item};
    for (PyObject o : items) {
      if (!(o instanceof PyType)
          && Ops.findAttr(o, UNPACKED_ARGS) instanceof PyTuple sub
          && !(sub.size() > 0 && sub.get(sub.size() - 1) == Py.Ellipsis)) {
        out.addAll(List.of(sub.items));
      } else {
        out.add(o);
      }
    }
    return PyTuple.wrap(out.toArray(new PyObject[0]));
  }

  /** The arguments with the parameters replaced by the items of a subscript. */
  static PyTuple substitute(PyObject self, PyTuple args, PyTuple params, PyObject item) {
    if (params.size() == 0) {
      throw Py.typeError(Ops.repr(self) + " is not a generic class");
    }
    PyObject it = unpack(item);
    for (PyObject p : params.items) {
      PyObject prepare = Ops.findAttr(p, PREPARE);
      if (prepare != null && prepare != Py.None) {
        it = prepare.call2(self, it instanceof PyTuple ? it : PyTuple.of(it));
      }
    }
    PyObject[] items = it instanceof PyTuple t ? t.items : new PyObject[] {it};
    if (items.length != params.size()) {
      throw Py.typeError(
          "Too "
              + (items.length > params.size() ? "many" : "few")
              + " arguments for "
              + Ops.repr(self)
              + "; actual "
              + items.length
              + ", expected "
              + params.size());
    }
    return replace(self, args.items, params, items);
  }

  private static PyTuple replace(PyObject self, PyObject[] args, PyTuple params, PyObject[] items) {
    ArrayList<PyObject> out = new ArrayList<>();
    for (PyObject arg : args) {
      if (arg instanceof PyType) {
        out.add(arg);
        continue;
      }
      if (arg instanceof PyTuple || arg instanceof PyList) {
        PyTuple sub = replace(self, Ops.toArray(arg), params, items);
        out.add(arg instanceof PyTuple ? sub : PyList.wrap(sub.items.clone()));
        continue;
      }
      PyObject unpacked = Ops.findAttr(arg, IS_UNPACKED);
      boolean spread = unpacked != null && unpacked.isTrue();
      PyObject subst = Ops.findAttr(arg, SUBST);
      PyObject r;
      if (subst != null) {
        r = subst.call1(items[index(params, arg)]);
      } else {
        r = nested(arg, params, items);
      }
      if (!spread) {
        out.add(r);
      } else if (r instanceof PyTuple t) {
        out.addAll(List.of(t.items));
      } else {
        throw Py.typeError(
            "expected __typing_subst__ of "
                + arg.type().name()
                + " objects to return a tuple, not "
                + r.type().name());
      }
    }
    return PyTuple.wrap(out.toArray(new PyObject[0]));
  }

  /** {@code arg[...]} with what its own parameters stand for. */
  private static PyObject nested(PyObject arg, PyTuple params, PyObject[] items) {
    if (!(Ops.findAttr(arg, PARAMETERS) instanceof PyTuple sub) || sub.size() == 0) {
      return arg;
    }
    ArrayList<PyObject> out = new ArrayList<>();
    for (PyObject p : sub.items) {
      int i = index(params, p);
      if (i < 0) {
        out.add(p);
      } else if (p.type().slot(Slot.ITER) != null && items[i] instanceof PyTuple t) {
        out.addAll(List.of(t.items));
      } else {
        out.add(items[i]);
      }
    }
    return arg.getItem(PyTuple.wrap(out.toArray(new PyObject[0])));
  }
}
