package jyston.stdlib.system;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jyston.runtime.BytesLike;
import jyston.runtime.Finalizers;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyCode;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyNone;
import jyston.runtime.PyObject;
import jyston.runtime.PyRange;
import jyston.runtime.PyStr;
import jyston.runtime.PyTraceback;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Referents;
import jyston.runtime.Sequences;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Threads;

/** {@code gc}, over the collector of the JVM. */
@PyModuleDef(
    name = "gc",
    doc =
        "This module provides access to the garbage collector for reference cycles.\n\n"
            + "enable() -- Enable automatic garbage collection.\n"
            + "disable() -- Disable automatic garbage collection.\n"
            + "isenabled() -- Returns true if automatic collection is enabled.\n"
            + "collect() -- Do a full collection right now.\n")
public final class GcModule extends BuiltinModule {
  private boolean enabled = true;
  private long debug;
  private PyObject threshold = PyTuple.of(PyInt.of(2000), PyInt.of(10), PyInt.of(0));

  /** Objects there were at {@code freeze()}. */
  private long frozen;

  /** Explicit collections of each generation. */
  private final long[] collections = new long[3];

  @Override
  protected void init(PyModule m) {
    m.add("garbage", new PyList());
    m.add("callbacks", new PyList());
    m.add("DEBUG_STATS", PyInt.of(1));
    m.add("DEBUG_COLLECTABLE", PyInt.of(2));
    m.add("DEBUG_UNCOLLECTABLE", PyInt.of(4));
    m.add("DEBUG_SAVEALL", PyInt.of(32));
    m.add("DEBUG_LEAK", PyInt.of(38));
  }

  @PyFunction(name = "enable", doc = "Enable automatic garbage collection.")
  void enable() {
    enabled = true;
  }

  @PyFunction(name = "disable", doc = "Disable automatic garbage collection.")
  void disable() {
    enabled = false;
  }

  @PyFunction(name = "isenabled", doc = "Returns true if automatic garbage collection is enabled.")
  boolean isEnabled() {
    return enabled;
  }

  private void callBack(String phase, long generation) {
    PyObject callbacks = module().find("callbacks");
    if (!(callbacks instanceof PyList l) || l.size() == 0) {
      return;
    }
    PyDict info = new PyDict();
    info.put(Py.str("generation"), PyInt.of(generation));
    info.put(Py.str("collected"), PyInt.of(0));
    info.put(Py.str("uncollectable"), PyInt.of(0));
    for (PyObject c : Sequences.toArray(l)) {
      c.call2(Py.str(phase), info);
    }
  }

  @PyFunction(
      name = "collect",
      sig = "(generation=2)",
      doc =
          "Run the garbage collector.\n\n"
              + "With no arguments, run a full collection.  The optional argument\n"
              + "may be an integer specifying which generation to collect.  A ValueError\n"
              + "is raised if the generation number is invalid.\n\n"
              + "The number of unreachable objects is returned.")
  long collect(PyObject generation) {
    long g = generation == null ? 2 : Ops.asInt(generation);
    if (g < 0 || g > 2) {
      throw Py.valueError("invalid generation");
    }
    callBack("start", g);
    Finalizers.collect();
    collections[(int) g]++;
    callBack("stop", g);
    return 0;
  }

  @PyFunction(name = "get_count", doc = "Return a three-tuple of the current collection counts.")
  static PyObject getCount() {
    return PyTuple.of(PyInt.of(0), PyInt.of(0), PyInt.of(0));
  }

  @PyFunction(name = "get_threshold", doc = "Return the current collection thresholds.")
  PyObject getThreshold() {
    return threshold;
  }

  @PyFunction(
      name = "set_threshold",
      sig = "(threshold0, threshold1=10, threshold2=0, /)",
      doc =
          "set_threshold(threshold0, [threshold1, [threshold2]])\n"
              + "Set the collection thresholds (the collection frequency).\n\n"
              + "Setting 'threshold0' to zero disables collection.")
  void setThreshold(PyObject a, PyObject b, PyObject c) {
    PyTuple old = (PyTuple) threshold;
    threshold =
        PyTuple.of(
            PyInt.of(Ops.asInt(a)),
            b == null ? old.get(1) : PyInt.of(Ops.asInt(b)),
            c == null ? old.get(2) : PyInt.of(Ops.asInt(c)));
  }

  @PyFunction(name = "get_debug", doc = "Get the garbage collection debugging flags.")
  long getDebug() {
    return debug;
  }

  @PyFunction(
      name = "set_debug",
      sig = "(flags, /)",
      doc = "Set the garbage collection debugging flags.")
  void setDebug(PyObject flags) {
    debug = Ops.asInt(flags);
  }

  @PyFunction(
      name = "get_stats",
      doc = "Return a list of dictionaries containing per-generation statistics.")
  PyObject getStats() {
    PyList l = new PyList();
    for (int i = 0; i < 3; i++) {
      PyDict d = new PyDict();
      long n = collections[i] + (i == 0 ? youngCollections() : 0);
      d.put(Py.str("collections"), PyInt.of(n));
      d.put(Py.str("collected"), PyInt.of(0));
      d.put(Py.str("uncollectable"), PyInt.of(0));
      l.add(d);
    }
    return l;
  }

  /** Collections that the JVM began by itself: bean names are those of the serial and the G1. */
  private static long youngCollections() {
    long n = 0;
    for (GarbageCollectorMXBean b : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (b.getName().equals("Copy") || b.getName().contains("Young")) {
        n += Math.max(0, b.getCollectionCount());
      }
    }
    return n;
  }

  @PyFunction(
      name = "get_objects",
      sig = "(generation=None)",
      doc = "Return a list of objects tracked by the collector (excluding the list returned).")
  static PyObject getObjects(PyObject generation) {
    if (generation != null && generation != Py.None) {
      long g = Ops.asSize(generation);
      if (g < 0) {
        throw Py.valueError("generation parameter cannot be negative");
      }
      if (g > 2) {
        throw Py.valueError(
            "generation parameter must be less than the number of available generations (3)");
      }
    }
    // The JVM does not tell how old an object is: all count as old.
    boolean all = generation == null || generation == Py.None || Ops.asSize(generation) == 2;
    PyList l = new PyList();
    if (all) {
      for (PyObject o : everything()) {
        if (isTracked(o)) {
          l.add(o);
        }
      }
    }
    return l;
  }

  private static Set<PyObject> everything() {
    return Referents.reachable(Interpreter.current(), Threads.all());
  }

  @PyFunction(
      name = "get_referrers",
      sig = "(*objs)",
      doc = "Return the list of objects that directly refer to any of 'objs'.")
  static PyObject getReferrers(PyObject[] objs) {
    Set<PyObject> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    Collections.addAll(wanted, objs);
    PyList l = new PyList();
    for (PyObject o : everything()) {
      boolean[] hit = new boolean[1];
      // A traceback holds frames, which are objects of their own, not what these hold.
      if (isTracked(o) && !(o instanceof PyTraceback)) {
        Referents.forEach(o, x -> hit[0] |= wanted.contains(x));
      }
      if (hit[0]) {
        l.add(o);
      }
    }
    return l;
  }

  @PyFunction(
      name = "get_referents",
      sig = "(*objs)",
      doc = "Return the list of objects that are directly referred to by 'objs'.")
  static PyObject getReferents(PyObject[] objs) {
    PyList l = new PyList();
    for (PyObject o : objs) {
      if (o instanceof PyDict d) {
        for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
          l.add(d.keyAt(i));
          l.add(d.valueAt(i));
        }
      } else if (o.getClass() == PyList.class || o.getClass() == PyTuple.class) {
        // A list may keep its numbers unboxed.
        for (PyObject x : Sequences.toArray(o)) {
          l.add(x);
        }
      } else if (isTracked(o)) {
        Referents.forEach(o, l::add);
      }
    }
    return l;
  }

  @PyFunction(
      name = "is_tracked",
      sig = "(obj, /)",
      doc = "Returns true if the object is tracked by the garbage collector.")
  static boolean isTracked(PyObject o) {
    if (o instanceof PyType t) {
      return t.isHeap() && t != PyType.TYPE;
    }
    if (o.type() == PyType.OBJECT) {
      return false;
    }
    if (o.type().isHeap()) {
      return true;
    }
    return switch (o) {
      case PyNone n -> false;
      case PyLong n -> false;
      case PyFloat n -> false;
      case PyComplex n -> false;
      case PyStr n -> false;
      case BytesLike n -> false;
      case PyRange n -> false;
      case PyCode n -> false;
      case PyTuple t when t.getClass() == PyTuple.class -> anyTracked(t.items);
      case PyDict d when d.getClass() == PyDict.class -> anyTracked(d.values());
      default -> o != Py.Ellipsis && o != Py.NotImplemented;
    };
  }

  private static boolean anyTracked(PyObject[] items) {
    for (PyObject x : items) {
      if (isTracked(x)) {
        return true;
      }
    }
    return false;
  }

  @PyFunction(
      name = "is_finalized",
      sig = "(obj, /)",
      doc = "Returns true if the object has been already finalized by the GC.")
  static boolean isFinalized(PyObject o) {
    PyInstance a = o.attrs();
    return a != null && a.isFinalized();
  }

  @PyFunction(
      name = "freeze",
      doc = "Freeze all current tracked objects and ignore them for future collections.")
  void freeze() {
    frozen = 0;
    for (PyObject o : everything()) {
      if (isTracked(o)) {
        frozen++;
      }
    }
  }

  @PyFunction(name = "unfreeze", doc = "Unfreeze all objects in the permanent generation.")
  void unfreeze() {
    frozen = 0;
  }

  @PyFunction(
      name = "get_freeze_count",
      doc = "Return the number of objects in the permanent generation.")
  long getFreezeCount() {
    return frozen;
  }
}
