package jyston.stdlib.pickle;

import jyston.runtime.BufferSource;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code pickle.PickleBuffer}: an object's buffer that may travel outside of the pickle. */
@PyClass(
    name = "PickleBuffer",
    module = "pickle",
    sig = "(object, /)",
    doc = "Wrapper for potentially out-of-band buffers")
public final class PyPickleBuffer extends PyObject implements BufferSource {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyPickleBufferTable()).withWeakref();

  /** Null once it is released. */
  private PyBuffer view;

  private PyPickleBuffer(PyBuffer view) {
    this.view = view;
  }

  @PyNew(sig = "(object, /)")
  static PyObject new_(PyType cls, PyObject object) {
    return new PyPickleBuffer(PyBuffer.full(object, false));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The buffer, of whatever layout. */
  PyBuffer view() {
    if (view == null) {
      throw Py.valueError("operation forbidden on released PickleBuffer object");
    }
    return view;
  }

  @Override
  public PyBuffer getBuffer(boolean writable) {
    return PyBuffer.full(view().owner, writable);
  }

  @PyMethod(
      name = "raw",
      doc =
          "Return a memoryview of the raw memory underlying this buffer.\n\n"
              + "Will raise BufferError is the buffer isn't contiguous.")
  PyObject raw() {
    PyBuffer b = view();
    if (!b.isContiguous() && !b.isFortranContiguous()) {
      throw Py.bufferError("cannot extract raw buffer from non-contiguous buffer");
    }
    PyBuffer own = PyBuffer.full(b.owner, false);
    int n = own.length();
    return PyMemoryView.of(
        own.layout(own.readonly, "B", 1, new int[] {n}, new int[] {1}, own.start));
  }

  @PyMethod(
      name = "release",
      doc = "Release the underlying buffer held by the PickleBuffer object.")
  void release() {
    if (view != null) {
      PyBuffer b = view;
      view = null;
      b.release();
    }
  }
}
