package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code weakref.proxy} of something that can be called. */
@PyClass(
    name = "CallableProxyType",
    module = "weakref",
    base = PyWeakProxy.class,
    subclassable = false)
public final class PyWeakCallableProxy extends PyWeakProxy {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyWeakCallableProxyTable()).withOwnLookup();

  PyWeakCallableProxy(WeakRefs.Entry entry, PyObject callback) {
    super(entry, callback);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    return target().callKw(args, names);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)", doc = "Call self as a function.")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return target().callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }
}
