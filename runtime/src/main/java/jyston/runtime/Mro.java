package jyston.runtime;

import java.util.ArrayList;
import java.util.List;

/** C3 linearisation (PEP 253; CPython's {@code mro_implementation}). */
final class Mro {
  /** The MRO of a class whose {@code mro()} still runs (CPython: {@code tp_mro} is NULL). */
  static final PyType[] INCOMPLETE = {};

  private Mro() {}

  static PyType[] compute(PyType t) {
    PyType[] bases = t.bases;
    for (PyType b : bases) {
      if (b.mro == INCOMPLETE) {
        throw Py.typeError("Cannot extend an incomplete type '" + b.name() + "'");
      }
    }
    if (bases.length == 1) {
      PyType[] b = bases[0].mro;
      PyType[] r = new PyType[b.length + 1];
      r[0] = t;
      System.arraycopy(b, 0, r, 1, b.length);
      return r;
    }
    for (int i = 0; i < bases.length; i++) {
      for (int j = i + 1; j < bases.length; j++) {
        if (bases[i] == bases[j]) {
          throw Py.typeError("duplicate base class " + bases[i].name());
        }
      }
    }
    List<PyType[]> seqs = new ArrayList<>();
    for (PyType b : bases) {
      seqs.add(b.mro);
    }
    seqs.add(bases);
    int[] at = new int[seqs.size()];
    ArrayList<PyType> out = new ArrayList<>();
    out.add(t);
    while (true) {
      boolean done = true;
      PyType next = null;
      for (int i = 0; i < at.length && next == null; i++) {
        PyType[] s = seqs.get(i);
        if (at[i] < s.length) {
          done = false;
          if (!inTail(seqs, at, s[at[i]])) {
            next = s[at[i]];
          }
        }
      }
      if (done) {
        return out.toArray(new PyType[0]);
      }
      if (next == null) {
        throw conflict(seqs, at);
      }
      out.add(next);
      for (int i = 0; i < at.length; i++) {
        PyType[] s = seqs.get(i);
        if (at[i] < s.length && s[at[i]] == next) {
          at[i]++;
        }
      }
    }
  }

  private static boolean inTail(List<PyType[]> seqs, int[] at, PyType t) {
    for (int i = 0; i < at.length; i++) {
      PyType[] s = seqs.get(i);
      for (int j = at[i] + 1; j < s.length; j++) {
        if (s[j] == t) {
          return true;
        }
      }
    }
    return false;
  }

  private static PyException conflict(List<PyType[]> seqs, int[] at) {
    ArrayList<String> names = new ArrayList<>();
    ArrayList<PyType> seen = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      PyType[] s = seqs.get(i);
      if (at[i] < s.length && !seen.contains(s[at[i]])) {
        seen.add(s[at[i]]);
        names.add(s[at[i]].simpleName());
      }
    }
    return Py.typeError(
        "Cannot create a consistent method resolution order (MRO) for bases "
            + String.join(", ", names));
  }

  /** The MRO of a class being made or changed, asking the metaclass's {@code mro()}. */
  private static PyType[] of(PyType t) {
    PyType meta = t.type();
    if (!isCustom(meta)) {
      return compute(t);
    }
    PyObject m = meta.lookup(Names.MRO);
    if (m == null) {
      throw Py.attributeError("mro");
    }
    PyObject r = m.descrGet(t, meta).call0();
    PyObject[] items = Ops.toArray(r);
    if (items.length == 0) {
      throw Py.typeError("type MRO must not be empty");
    }
    PyType[] out = new PyType[items.length];
    for (int i = 0; i < out.length; i++) {
      if (!(items[i] instanceof PyType c)) {
        throw Py.typeError("mro() returned a non-class ('" + items[i].type().name() + "')");
      }
      if (!t.solid().isSubtypeOfBases(c.solid())) {
        throw Py.typeError("mro() returned base with unsuitable layout ('" + c.name() + "')");
      }
      out[i] = c;
    }
    return out;
  }

  private static boolean isCustom(PyType meta) {
    return meta != PyType.TYPE && meta.lookup(Names.MRO) != PyType.TYPE.dict().get(Names.MRO);
  }

  /**
   * Computes and sets the MRO of a class (CPython's {@code mro_internal}).
   *
   * @return false when a {@code mro()} of a metaclass has changed it already, which then stands
   */
  static boolean update(PyType t) {
    PyType[] old = t.mro;
    PyType[] found = of(t);
    if (t.mro != old) {
      return false;
    }
    t.mro = found;
    for (PyType c : found) {
      // Changes of a class that is not a base have to be told too.
      if (c != t && !t.isSubtypeOfAnyBase(c)) {
        c.addDependent(t);
      }
    }
    t.modified();
    return true;
  }
}
