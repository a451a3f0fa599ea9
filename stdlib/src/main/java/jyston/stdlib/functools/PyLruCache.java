package jyston.stdlib.functools;

import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyMethod;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** The wrapper that {@code functools.lru_cache} puts around a function. */
@PyClass(
    name = "_lru_cache_wrapper",
    module = "functools",
    subclassable = false,
    doc =
        "Create a cached callable that wraps another function.\n\n"
            + "user_function:      the function being cached\n\n"
            + "maxsize:  0         for no caching\n"
            + "          None      for unlimited cache size\n"
            + "          n         for a bounded cache\n\n"
            + "typed:    False     cache f(3) and f(3.0) as identical calls\n"
            + "          True      cache f(3) and f(3.0) as distinct calls\n\n"
            + "cache_info_type:    namedtuple class with the fields:\n"
            + "                        hits misses currsize maxsize\n")
public final class PyLruCache extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyLruCacheTable()).withDict().withWeakref();

  /** Separates positional arguments from keywords in a key. */
  private static final class Mark {
    static final PyObject VALUE = PyType.OBJECT.call0();
  }

  private final PyObject func;
  private final long maxsize;
  private final boolean typed;
  private final PyObject infoType;

  /** Results by key, least recently used first. */
  private final PyDict cache = new PyDict();

  private long hits;
  private long misses;

  private PyLruCache(PyType cls, PyObject func, long maxsize, boolean typed, PyObject infoType) {
    super(cls.rootShape(0));
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
    this.infoType = infoType;
  }

  @PyNew(sig = "(user_function, maxsize, typed, cache_info_type)")
  static PyObject new_(
      PyType cls, PyObject func, PyObject maxsize, PyObject typed, PyObject infoType) {
    if (!func.isCallable()) {
      throw Py.typeError("the first argument must be callable");
    }
    long max;
    if (maxsize == Py.None) {
      max = -1;
    } else if (Ops.isIndex(maxsize)) {
      max = Math.max(0, Ops.asSize(maxsize));
    } else {
      throw Py.typeError("maxsize should be integer or None");
    }
    return new PyLruCache(cls, func, max, typed.isTrue(), infoType);
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public boolean isMethodLike() {
    return shape.type == TYPE;
  }

  @Override
  public boolean hasDescrGet() {
    return true;
  }

  @Override
  public PyObject descrGet(PyObject obj, PyType owner) {
    return obj == null ? this : new PyMethod(this, obj);
  }

  private static boolean simple(PyObject o) {
    return o.getClass() == PyInt.class || o.getClass() == PyStr.class;
  }

  private PyObject key(PyObject[] args, PyStr[] names) {
    if (names.length == 0 && !typed) {
      return args.length == 1 && simple(args[0]) ? args[0] : PyTuple.wrap(args.clone());
    }
    int nk = names.length;
    int npos = args.length - nk;
    PyObject[] k = new PyObject[npos + (nk > 0 ? 1 + 2 * nk : 0) + (typed ? npos + nk : 0)];
    System.arraycopy(args, 0, k, 0, npos);
    int n = npos;
    if (nk > 0) {
      k[n++] = Mark.VALUE;
      for (int i = 0; i < nk; i++) {
        k[n++] = names[i];
        k[n++] = args[npos + i];
      }
    }
    if (typed) {
      for (PyObject a : args) {
        k[n++] = a.type();
      }
    }
    return PyTuple.wrap(k);
  }

  @Override
  public PyObject call1(PyObject a) {
    if (maxsize == 0 || typed || !simple(a)) {
      return callKw(new PyObject[] {a}, PyStr.NO_NAMES);
    }
    long h = a.hash();
    PyObject r = cache.get(a, h);
    if (r != null) {
      return hit(a, h, r);
    }
    misses++;
    return store(a, h, func.call1(a));
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (maxsize == 0) {
      misses++;
      return func.callKw(args, names);
    }
    PyObject key = key(args, names);
    long h = key.hash();
    PyObject r = cache.get(key, h);
    if (r != null) {
      return hit(key, h, r);
    }
    misses++;
    return store(key, h, func.callKw(args, names));
  }

  private PyObject hit(PyObject key, long h, PyObject r) {
    hits++;
    if (maxsize > 0) {
      cache.move(key, h, true);
    }
    return r;
  }

  private PyObject store(PyObject key, long h, PyObject r) {
    if (maxsize < 0) {
      cache.put(key, h, r);
      return r;
    }
    // The call may have stored the same key through another way in.
    if (cache.get(key, h) != null) {
      return r;
    }
    if (cache.size() >= maxsize) {
      int i = cache.next(0);
      cache.remove(cache.keyAt(i), cache.hashAt(i));
    }
    cache.put(key, h, r);
    return r;
  }

  @jyston.runtime.annotation.PyMethod(
      name = "__call__",
      sig = "(*args, **kwargs)",
      doc = "Call self as a function.")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @jyston.runtime.annotation.PyMethod(
      name = "__get__",
      sig = "(instance, owner=None, /)",
      doc = "Return an attribute of instance, which is of type owner.")
  PyObject get(PyObject obj, PyObject owner) {
    return obj == null || obj == Py.None ? this : new PyMethod(this, obj);
  }

  @jyston.runtime.annotation.PyMethod(name = "cache_info", doc = "Report cache statistics")
  PyObject cacheInfo() {
    return infoType.call4(
        PyInt.of(hits),
        PyInt.of(misses),
        maxsize < 0 ? Py.None : (PyLong) PyInt.of(maxsize),
        PyInt.of(cache.size()));
  }

  @jyston.runtime.annotation.PyMethod(
      name = "cache_clear",
      doc = "Clear the cache and cache statistics")
  void cacheClear() {
    hits = 0;
    misses = 0;
    cache.clear();
  }

  @jyston.runtime.annotation.PyMethod(name = "__reduce__")
  PyObject reduce() {
    return getAttr(Names.QUALNAME);
  }

  @jyston.runtime.annotation.PyMethod(name = "__copy__")
  PyObject copy() {
    return this;
  }

  @jyston.runtime.annotation.PyMethod(name = "__deepcopy__", sig = "(memo, /)")
  PyObject deepCopy(PyObject memo) {
    return this;
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  void setDict(PyObject v) {
    if (v == null) {
      throw Py.typeError("cannot delete __dict__");
    }
    if (!(v instanceof PyDict d)) {
      throw Py.typeError("__dict__ must be set to a dictionary, not a '" + v.type().name() + "'");
    }
    replaceDict(d);
  }
}
