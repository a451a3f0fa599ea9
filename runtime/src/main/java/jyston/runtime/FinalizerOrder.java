package jyston.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order for objects that became garbage together: an object before those it refers to, as with
 * reference counts, so that its finalizer finds them whole; else the older one first.
 */
final class FinalizerOrder {
  /** Where the garbage is larger than this, it is left in the order of age. */
  private static final int LIMIT = 50_000;

  private final Map<Object, Finalizers.Sentinel> sentinels = new IdentityHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayList<Finalizers.Sentinel> finished = new ArrayList<>();

  private record Step(Object object, Iterator<PyObject> referents) {}

  private FinalizerOrder() {}

  /** Brings a list that is in the order of age into the order of finalization. */
  static List<Finalizers.Sentinel> of(List<Finalizers.Sentinel> byAge) {
    if (byAge.size() < 2) {
      return byAge;
    }
    FinalizerOrder o = new FinalizerOrder();
    for (Finalizers.Sentinel s : byAge) {
      Object x = s.object();
      if (x != null) {
        o.sentinels.put(x, s);
      }
    }
    for (int i = byAge.size() - 1; i >= 0; i--) {
      Object x = byAge.get(i).object();
      if (x != null && !o.visit(x)) {
        return byAge;
      }
    }
    Collections.reverse(o.finished);
    return o.finished;
  }

  /** Visits what can be reached, depth first; false when that is too much. */
  private boolean visit(Object root) {
    if (!seen.add(root)) {
      return true;
    }
    ArrayDeque<Step> path = new ArrayDeque<>();
    path.push(step(root));
    while (!path.isEmpty()) {
      Step s = path.peek();
      if (s.referents.hasNext()) {
        PyObject next = s.referents.next();
        if (!isEnvironment(next) && seen.add(next)) {
          path.push(step(next));
        }
      } else {
        path.pop();
        Finalizers.Sentinel done = sentinels.get(s.object);
        if (done != null) {
          finished.add(done);
        }
      }
      if (seen.size() > LIMIT) {
        return false;
      }
    }
    return true;
  }

  private static Step step(Object o) {
    ArrayList<PyObject> l = new ArrayList<>();
    Referents.forEach(o, l::add);
    return new Step(o, l.iterator());
  }

  /** What programs are made of: it leads to everything and is rarely garbage. */
  private static boolean isEnvironment(PyObject o) {
    return o instanceof PyType
        || o instanceof PyModule
        || o instanceof PyCode
        || o instanceof PyStr
        || o instanceof PyInt
        || o instanceof PyDict d && d.get(Names.BUILTINS) != null;
  }
}
