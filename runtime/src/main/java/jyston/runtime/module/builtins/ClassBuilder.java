package jyston.runtime.module.builtins;

import java.util.Arrays;
import jyston.runtime.CodeExec;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyCell;
import jyston.runtime.PyDict;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;

/** {@code __build_class__}. */
final class ClassBuilder {
  private ClassBuilder() {}

  static PyObject build(PyObject func, PyObject name, PyObject[] bases, PyDict kwds) {
    if (!(func instanceof PyFunction f)) {
      throw Py.typeError("__build_class__: func must be a function");
    }
    if (!(name instanceof PyStr)) {
      throw Py.typeError("__build_class__: name is not a string");
    }
    PyTuple orig = PyTuple.wrap(bases);
    PyTuple resolved = resolveBases(orig);
    PyObject meta = kwds.remove(Names.METACLASS);
    boolean isClass = true;
    if (meta == null) {
      meta = resolved.size() == 0 ? PyType.TYPE : resolved.get(0).type();
    } else {
      isClass = meta instanceof PyType;
    }
    if (isClass) {
      meta = metaclass((PyType) meta, resolved);
    }
    PyObject prepare = Ops.findAttr(meta, Slot.NAMES[Slot.PREPARE]);
    PyObject ns;
    if (prepare == null) {
      ns = new PyDict();
    } else if (kwds.len() == 0) {
      ns = prepare.call2(name, resolved);
    } else {
      ns =
          prepare.callKw(
              PyDict.joinArgs(new PyObject[] {name, resolved}, kwds), kwds.keywordNames());
    }
    if (!(ns instanceof PyDict) && ns.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError(
          (isClass ? ((PyType) meta).name() : "<metaclass>")
              + ".__prepare__() must return a mapping, not "
              + ns.type().name());
    }
    PyObject cell = CodeExec.run(f.code, f.globals, f.builtins, ns, f.closure);
    if (resolved != orig) {
      ns.setItem(Names.ORIG_BASES, orig);
    }
    PyObject cls =
        kwds.len() == 0
            ? meta.call3(name, resolved, ns)
            : meta.callKw(
                PyDict.joinArgs(new PyObject[] {name, resolved, ns}, kwds), kwds.keywordNames());
    if (cls instanceof PyType && cell instanceof PyCell c) {
      PyObject v = c.value;
      if (v == null) {
        throw Py.runtimeError(
            "__class__ not set defining "
                + Ops.repr(name)
                + " as "
                + Ops.repr(cls)
                + ". Was __classcell__ propagated to type.__new__?");
      }
      if (v != cls) {
        throw Py.typeError(
            "__class__ set to "
                + Ops.repr(v)
                + " defining "
                + Ops.repr(name)
                + " as "
                + Ops.repr(cls));
      }
    }
    return cls;
  }

  /** Replaces bases that have {@code __mro_entries__} (PEP 560). */
  private static PyTuple resolveBases(PyTuple bases) {
    PyObject[] out = null;
    int n = 0;
    for (int i = 0; i < bases.size(); i++) {
      PyObject b = bases.get(i);
      PyObject m = b instanceof PyType ? null : Ops.findAttr(b, Slot.NAMES[Slot.MRO_ENTRIES]);
      if (m == null) {
        if (out != null) {
          if (n == out.length) {
            out = Arrays.copyOf(out, n + 4);
          }
          out[n++] = b;
        }
        continue;
      }
      PyObject r = m.call1(bases);
      if (!(r instanceof PyTuple t)) {
        throw Py.typeError("__mro_entries__ must return a tuple");
      }
      if (out == null) {
        out = Arrays.copyOf(bases.items, bases.size() + t.size());
        n = i;
      }
      if (n + t.size() > out.length) {
        out = Arrays.copyOf(out, n + t.size() + bases.size());
      }
      System.arraycopy(t.items, 0, out, n, t.size());
      n += t.size();
    }
    return out == null ? bases : PyTuple.wrap(Arrays.copyOf(out, n));
  }

  private static PyType metaclass(PyType meta, PyTuple bases) {
    PyType winner = meta;
    for (PyObject b : bases.items) {
      PyType t = b.type();
      if (winner.isSubtypeOf(t)) {
        continue;
      }
      if (t.isSubtypeOf(winner)) {
        winner = t;
        continue;
      }
      throw Py.typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of"
              + " the metaclasses of all its bases");
    }
    return winner;
  }
}
