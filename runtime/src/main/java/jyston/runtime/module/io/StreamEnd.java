package jyston.runtime.module.io;

import jyston.runtime.Finalizers;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.Unraisable;

/** Closes a stream that was dropped without being closed. */
final class StreamEnd implements Finalizers.Finalizable {
  private static final PyStr FINALIZING = PyStr.intern("_finalizing");

  private final PyIOBase stream;

  /** Held by the stream, through this, only. */
  private final Finalizers.Sentinel sentinel;

  StreamEnd(PyIOBase stream) {
    this.stream = stream;
    this.sentinel = new Finalizers.Sentinel(this);
  }

  /** The stream was closed. */
  void cancel() {
    sentinel.cancel();
  }

  @Override
  public Object object() {
    return stream;
  }

  /** Finalizers of other objects may still want to write. */
  @Override
  public boolean late() {
    return true;
  }

  @Override
  public void finalizePython() {
    try {
      if (!stream.closedNow()) {
        stream.setAttr(FINALIZING, Py.True);
        stream.callSelf(PyIOBase.CLOSE);
      }
    } catch (PyException e) {
      Unraisable.write(e, null, stream);
    }
  }
}
