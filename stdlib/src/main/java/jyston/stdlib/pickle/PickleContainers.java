package jyston.stdlib.pickle;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyTuple;
import jyston.runtime.SetCore;

/** Writes lists, tuples, dicts and sets. */
final class PickleContainers {
  /** From this depth on a pickler without memo looks out for cycles. */
  private static final int FAST_NESTING = 50;

  private final PickleSaver saver;
  private final PickleWriter out;
  private int fastDepth;
  private Set<PyObject> fastSeen;

  PickleContainers(PickleSaver saver) {
    this.saver = saver;
    this.out = saver.out;
  }

  private void fastEnter(PyObject o) {
    if (saver.pickler.fast && ++fastDepth >= FAST_NESTING) {
      if (fastSeen == null) {
        fastSeen = Collections.newSetFromMap(new IdentityHashMap<>());
      }
      if (!fastSeen.add(o)) {
        throw Py.valueError(
            "fast mode: can't pickle cyclic objects including object type "
                + o.type().name()
                + " at 0x"
                + Long.toHexString(Interpreter.current().id(o)));
      }
    }
  }

  private void fastLeave(PyObject o) {
    if (saver.pickler.fast && fastDepth-- >= FAST_NESTING) {
      fastSeen.remove(o);
    }
  }

  void tuple(PyTuple t) {
    int n = t.size();
    if (n == 0) {
      if (saver.binary) {
        out.op(PickleOps.EMPTY_TUPLE);
      } else {
        out.op(PickleOps.MARK);
        out.op(PickleOps.TUPLE);
      }
      return;
    }
    boolean small = n <= 3 && saver.protocol >= 2;
    if (!small) {
      out.op(PickleOps.MARK);
    }
    for (int i = 0; i < n; i++) {
      saver.save(t.get(i));
    }
    if (saver.isSaved(t)) {
      // Its items led back to it: drop them and take the one that is there.
      if (!small && saver.binary) {
        out.op(PickleOps.POP_MARK);
      } else {
        for (int i = small ? 0 : -1; i < n; i++) {
          out.op(PickleOps.POP);
        }
      }
      saver.get(t);
      return;
    }
    out.op(small ? PickleOps.TUPLE1 + n - 1 : PickleOps.TUPLE);
    saver.memoize(t);
  }

  void list(PyList l) {
    fastEnter(l);
    if (saver.binary) {
      out.op(PickleOps.EMPTY_LIST);
    } else {
      out.op(PickleOps.MARK);
      out.op(PickleOps.LIST);
    }
    saver.memoize(l);
    int n = l.size();
    if (!saver.binary) {
      if (n > 0) {
        appends(l.iter());
      }
    } else if (n == 1) {
      saver.save(l.get(0));
      out.op(PickleOps.APPEND);
    } else {
      // The list may change while its items are written.
      for (int i = 0; i < l.size(); ) {
        out.op(PickleOps.MARK);
        for (int k = 0; k < PickleOps.BATCH && i < l.size(); k++) {
          saver.save(l.get(i++));
        }
        out.op(PickleOps.APPENDS);
      }
    }
    fastLeave(l);
  }

  /** Writes the items of an iterator as those of the list on the stack. */
  void appends(PyObject it) {
    PyObject x;
    if (!saver.binary) {
      while ((x = it.iterNext()) != null) {
        saver.save(x);
        out.op(PickleOps.APPEND);
      }
      return;
    }
    int n;
    do {
      PyObject first = it.iterNext();
      if (first == null) {
        return;
      }
      x = it.iterNext();
      if (x == null) {
        saver.save(first);
        out.op(PickleOps.APPEND);
        return;
      }
      out.op(PickleOps.MARK);
      saver.save(first);
      n = 1;
      while (x != null) {
        saver.save(x);
        if (++n == PickleOps.BATCH) {
          break;
        }
        x = it.iterNext();
      }
      out.op(PickleOps.APPENDS);
    } while (n == PickleOps.BATCH);
  }

  void dict(PyDict d) {
    fastEnter(d);
    if (saver.binary) {
      out.op(PickleOps.EMPTY_DICT);
    } else {
      out.op(PickleOps.MARK);
      out.op(PickleOps.DICT);
    }
    saver.memoize(d);
    int size = d.size();
    if (!saver.binary) {
      if (size > 0) {
        setItems(Ops.callMethod(d, "items").iter());
      }
    } else if (size == 1) {
      int i = d.next(0);
      PyObject v = d.valueAt(i);
      saver.save(d.keyAt(i));
      saver.save(v);
      out.op(PickleOps.SETITEM);
    } else {
      int i = d.next(0);
      while (i >= 0) {
        out.op(PickleOps.MARK);
        for (int k = 0; k < PickleOps.BATCH && i >= 0; k++) {
          PyObject v = d.valueAt(i);
          saver.save(d.keyAt(i));
          saver.save(v);
          if (d.size() != size) {
            throw Py.runtimeError("dictionary changed size during iteration");
          }
          i = d.next(i + 1);
        }
        out.op(PickleOps.SETITEMS);
      }
    }
    fastLeave(d);
  }

  private PyTuple pair(PyObject o) {
    if (o instanceof PyTuple t && t.size() == 2) {
      return t;
    }
    throw Py.typeError("dict items iterator must return 2-tuples");
  }

  private void savePair(PyTuple t) {
    saver.save(t.get(0));
    saver.save(t.get(1));
  }

  /** Writes the pairs of an iterator as those of the dict on the stack. */
  void setItems(PyObject it) {
    PyObject x;
    if (!saver.binary) {
      while ((x = it.iterNext()) != null) {
        savePair(pair(x));
        out.op(PickleOps.SETITEM);
      }
      return;
    }
    int n;
    do {
      PyObject first = it.iterNext();
      if (first == null) {
        return;
      }
      PyTuple pair = pair(first);
      x = it.iterNext();
      if (x == null) {
        savePair(pair);
        out.op(PickleOps.SETITEM);
        return;
      }
      out.op(PickleOps.MARK);
      savePair(pair);
      n = 1;
      while (x != null) {
        savePair(pair(x));
        if (++n == PickleOps.BATCH) {
          break;
        }
        x = it.iterNext();
      }
      out.op(PickleOps.SETITEMS);
    } while (n == PickleOps.BATCH);
  }

  /** Writes a set or frozenset as a call with a list, for old protocols. */
  private void asCall(PyObject type, SetCore s) {
    PyList items = new PyList();
    items.extend(s);
    new PickleReduction(saver).save(PyTuple.of(type, PyTuple.of(items)), s);
  }

  void set(SetCore s) {
    if (saver.protocol < 4) {
      asCall(PySet.TYPE, s);
      return;
    }
    out.op(PickleOps.EMPTY_SET);
    saver.memoize(s);
    int size = s.size();
    int i = s.next(0);
    while (i >= 0) {
      out.op(PickleOps.MARK);
      for (int k = 0; k < PickleOps.BATCH && i >= 0; k++) {
        saver.save(s.at(i));
        if (s.size() != size) {
          throw Py.runtimeError("set changed size during iteration");
        }
        i = s.next(i + 1);
      }
      out.op(PickleOps.ADDITEMS);
    }
  }

  void frozenset(SetCore s) {
    if (saver.protocol < 4) {
      asCall(PyFrozenSet.TYPE, s);
      return;
    }
    fastEnter(s);
    out.op(PickleOps.MARK);
    for (int i = s.next(0); i >= 0; i = s.next(i + 1)) {
      saver.save(s.at(i));
    }
    fastLeave(s);
    if (saver.isSaved(s)) {
      out.op(PickleOps.POP_MARK);
      saver.get(s);
      return;
    }
    out.op(PickleOps.FROZENSET);
    saver.memoize(s);
  }
}
