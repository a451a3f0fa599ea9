package jyston.stdlib.queue;

import jyston.runtime.Names;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _queue}. */
@PyModuleDef(
    name = "_queue",
    doc =
        "C implementation of the Python queue module.\n"
            + "This module is an implementation detail, please do not use it directly.")
public final class QueueModule extends BuiltinModule {
  private PyObject empty;

  @Override
  protected void init(PyModule m) {
    PyDict ns = new PyDict();
    ns.put(Names.MODULE, Py.str("_queue"));
    ns.put(Names.DOC, Py.str("Exception raised by Queue.get(block=0)/get_nowait()."));
    empty = PyType.TYPE.call3(Py.str("Empty"), PyTuple.of(PyBaseException.EXCEPTION), ns);
    m.add("Empty", empty);
    m.add(PySimpleQueue.TYPE);
  }

  PyObject empty() {
    return empty;
  }
}
