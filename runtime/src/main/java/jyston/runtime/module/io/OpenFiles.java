package jyston.runtime.module.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jyston.runtime.Interpreter;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;

/**
 * Streams with unwritten output that nobody closes at their end, such as the standard streams: kept
 * here until they are written, at exit at the latest.
 */
public final class OpenFiles {
  private final Set<PyObject> dirty = Collections.newSetFromMap(new IdentityHashMap<>());

  /** For the interpreter. */
  public OpenFiles() {}

  static OpenFiles current() {
    return Interpreter.current().state(OpenFiles.class, OpenFiles::new);
  }

  void dirty(PyIOBase f) {
    // Others are closed, and so written, at their end.
    if (!f.closesAtEnd()) {
      dirty.add(f);
    }
  }

  void clean(PyObject f) {
    dirty.remove(f);
  }

  /** Writes out everything; text first, as it ends up in the buffers. */
  public static void flushAll() {
    OpenFiles o = current();
    for (int round = 0; round < 2; round++) {
      for (PyObject f : new ArrayList<>(o.dirty)) {
        boolean text = f instanceof PyTextIOWrapper;
        if (text != (round == 0)) {
          continue;
        }
        try {
          if (f instanceof Buffered b && b.raw != null && !b.rawClosed()) {
            b.flushImpl(false);
          } else if (f instanceof PyTextIOWrapper t) {
            t.flushQuietly();
          }
        } catch (PyException e) {
          // As for a file object deallocated at exit: nobody is left to tell.
          o.dirty.remove(f);
        }
      }
    }
  }
}
