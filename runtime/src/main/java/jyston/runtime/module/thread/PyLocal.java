package jyston.runtime.module.thread;

import java.util.WeakHashMap;
import jyston.runtime.Attrs;
import jyston.runtime.Py;
import jyston.runtime.PyBuiltinDescr;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyNew;

/** {@code _thread._local}: attributes of each thread. The dict is switched at each access. */
@PyClass(name = "_local", module = "_thread", doc = "Thread-local data")
public final class PyLocal extends PyInstance {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(PyLocalTable.INSTANCE).withDict().withWeakref().withOwnLookup();

  private static final PyStr DICT = PyStr.intern("__dict__");

  private final WeakHashMap<ThreadState, PyDict> dicts = new WeakHashMap<>();
  private final PyObject[] args;
  private final PyStr[] names;

  private PyLocal(PyType cls, PyObject[] args, PyStr[] names) {
    super(cls.rootShape(0));
    this.args = args;
    this.names = names;
    PyDict d = toDict();
    dicts.put(ThreadState.current(), d);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    boolean plain = cls.slot(Slot.INIT) instanceof PyBuiltinDescr;
    if (plain && (args.length > 0 || kwargs.len() > 0)) {
      throw Py.typeError("Initialization arguments are not supported");
    }
    return new PyLocal(cls, PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  private void use() {
    ThreadState ts = ThreadState.current();
    PyDict d = dicts.get(ts);
    if (d != null) {
      dict = d;
      return;
    }
    d = new PyDict();
    dicts.put(ts, d);
    dict = d;
    PyObject init = type().slot(Slot.INIT);
    if (!(init instanceof PyBuiltinDescr)) {
      PyObject[] all = new PyObject[args.length + 1];
      all[0] = this;
      System.arraycopy(args, 0, all, 1, args.length);
      try {
        init.callKw(all, names);
      } catch (RuntimeException e) {
        dicts.remove(ts);
        throw e;
      }
      dict = d;
    }
  }

  @Override
  public PyInstance attrs() {
    use();
    return this;
  }

  @Override
  protected PyObject getAttrNative(PyStr name) {
    use();
    return Attrs.generic(this, name);
  }

  @Override
  protected void setAttrNative(PyStr name, PyObject value) {
    if (name == DICT) {
      throw Attrs.attributeError(
          "'" + type().name() + "' object attribute '__dict__' is read-only", this, name);
    }
    use();
    Attrs.genericSet(this, name, value);
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    use();
    return dict;
  }
}
