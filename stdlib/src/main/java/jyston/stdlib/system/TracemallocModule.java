package jyston.stdlib.system;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/**
 * {@code _tracemalloc}: the JVM does not say who allocated what, so tracing can be switched on and
 * knows the memory in use, but never a trace.
 */
@PyModuleDef(
    name = "_tracemalloc",
    doc = "Debug module to trace memory blocks allocated by Python.")
public final class TracemallocModule extends BuiltinModule {
  private boolean tracing;
  private long limit = 1;
  private long base;
  private long peak;

  private static long used() {
    Runtime r = Runtime.getRuntime();
    return r.totalMemory() - r.freeMemory();
  }

  @PyFunction(
      name = "start",
      sig = "(nframe=1, /)",
      doc =
          "Start tracing Python memory allocations.\n\n"
              + "Also set the maximum number of frames stored in the traceback of a\n"
              + "trace to nframe.")
  void start(PyObject nframe) {
    long n = nframe == null ? 1 : Ops.asInt(nframe);
    if (n < 1 || n > 65535) {
      throw Py.valueError("the number of frames must be in range [1; 65535]");
    }
    if (!tracing) {
      tracing = true;
      limit = n;
      base = used();
      peak = 0;
    }
  }

  @PyFunction(
      name = "stop",
      doc =
          "Stop tracing Python memory allocations.\n\n"
              + "Also clear traces of memory blocks allocated by Python.")
  void stop() {
    tracing = false;
  }

  @PyFunction(
      name = "is_tracing",
      doc = "Return True if the tracemalloc module is tracing Python memory allocations.")
  boolean isTracing() {
    return tracing;
  }

  @PyFunction(name = "clear_traces", doc = "Clear traces of memory blocks allocated by Python.")
  void clearTraces() {
    base = used();
    peak = 0;
  }

  @PyFunction(
      name = "get_traceback_limit",
      doc = "Get the maximum number of frames stored in the traceback of a trace.")
  long getTracebackLimit() {
    return limit;
  }

  @PyFunction(
      name = "get_traced_memory",
      doc =
          "Get the current size and peak size of memory blocks traced by tracemalloc.\n\n"
              + "Returns a tuple: (current: int, peak: int).")
  PyObject getTracedMemory() {
    if (!tracing) {
      return PyTuple.of(PyInt.of(0), PyInt.of(0));
    }
    long now = Math.max(0, used() - base);
    peak = Math.max(peak, now);
    return PyTuple.of(PyInt.of(now), PyInt.of(peak));
  }

  @PyFunction(
      name = "reset_peak",
      doc =
          "Set the peak size of memory blocks traced by tracemalloc to the current size.\n\n"
              + "Do nothing if the tracemalloc module is not tracing memory allocations.")
  void resetPeak() {
    peak = 0;
  }

  @PyFunction(
      name = "get_tracemalloc_memory",
      doc =
          "Get the memory usage in bytes of the tracemalloc module.\n\n"
              + "This memory is used internally to trace memory allocations.")
  long getOwnMemory() {
    return 0;
  }

  @PyFunction(name = "_get_traces", doc = "Get traces of all memory blocks allocated by Python.")
  PyObject getTraces() {
    return new PyList();
  }

  @PyFunction(
      name = "_get_object_traceback",
      sig = "(obj, /)",
      doc = "Get the traceback where the Python object obj was allocated.")
  static PyObject getObjectTraceback(PyObject o) {
    return Py.None;
  }
}
