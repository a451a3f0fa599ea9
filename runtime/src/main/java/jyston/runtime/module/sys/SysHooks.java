package jyston.runtime.module.sys;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBool;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyRange;
import jyston.runtime.PyStr;
import jyston.runtime.PyTraceback;
import jyston.runtime.PyType;
import jyston.runtime.StructSeqType;
import jyston.runtime.Warnings;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.PosixModule;
import jyston.runtime.traceback.ExceptionPrinter;

/** The hooks of {@code sys}: what shows results and exceptions. */
public final class SysHooks {
  private static final StructSeqType UNRAISABLE =
      new StructSeqType(
          "sys",
          "UnraisableHookArgs",
          "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
          new String[] {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"},
          5,
          false);

  private static final PyStr WRITE = PyStr.intern("write");
  private static final PyStr UNDERSCORE = PyStr.intern("_");

  private SysHooks() {}

  static void display(PyObject o) {
    PyModule builtins = Modules.state().builtins;
    if (builtins == null) {
      throw Py.runtimeError("lost builtins module");
    }
    if (o == Py.None) {
      return;
    }
    builtins.add(UNDERSCORE, Py.None);
    PyObject out = Modules.sysAttr("stdout");
    if (out == null || out == Py.None) {
      throw Py.runtimeError("lost sys.stdout");
    }
    PyStr text = Ops.repr(o);
    try {
      Ops.callMethod(out, WRITE, text);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.UNICODE_ENCODE_ERROR)) {
        throw e;
      }
      PyObject enc = Ops.getAttr(out, "encoding");
      PyObject bytes = Ops.callMethod(text, "encode", enc, PyStr.intern("backslashreplace"));
      PyObject buffer = Ops.findAttr(out, PyStr.intern("buffer"));
      if (buffer != null) {
        Ops.callMethod(buffer, WRITE, bytes);
      } else {
        Ops.callMethod(out, WRITE, Ops.callMethod(bytes, "decode", enc, PyStr.intern("strict")));
      }
    }
    Ops.callMethod(out, WRITE, PyStr.intern("\n"));
    builtins.add(UNDERSCORE, o);
  }

  /** {@code sys.excepthook} as it is to start with. */
  static void except(PyObject value, PyObject traceback) {
    if (!(value instanceof PyBaseException e)) {
      PyObject err = Modules.sysAttr("stderr");
      if (err != null && err != Py.None) {
        Ops.callMethod(
            err,
            WRITE,
            PyStr.of(
                "TypeError: print_exception(): Exception expected for value, "
                    + value.type().name()
                    + " found"));
      }
      return;
    }
    if (e.traceback == null && traceback instanceof PyTraceback t) {
      e.traceback = t;
    }
    PyObject err = Modules.sysAttr("stderr");
    if (err != null && err != Py.None) {
      ExceptionPrinter.display(err, e);
    }
  }

  /** Shows an exception that ends the program through {@code sys.excepthook} (PyErr_Print). */
  public static void report(PyException e) {
    PyBaseException v = e.value();
    PyObject tb = v.traceback == null ? Py.None : v.traceback;
    PyModule sys = Modules.sys();
    if (sys == null) {
      ExceptionPrinter.display(null, v);
      return;
    }
    sys.add("last_exc", v);
    sys.add("last_type", v.type());
    sys.add("last_value", v);
    sys.add("last_traceback", tb);
    PyObject hook = Modules.sysAttr("excepthook");
    PyObject err = Modules.sysAttr("stderr");
    if (hook == null || hook == Py.None) {
      if (err != null && err != Py.None) {
        Ops.callMethod(err, WRITE, PyStr.of("sys.excepthook is missing\n"));
        ExceptionPrinter.display(err, v);
      }
      return;
    }
    try {
      hook.call3(v.type(), v, tb);
    } catch (PyException n) {
      if (n.matches(PyBaseException.SYSTEM_EXIT)) {
        throw n;
      }
      if (err != null && err != Py.None) {
        Ops.callMethod(err, WRITE, PyStr.of("Error in sys.excepthook:\n"));
        ExceptionPrinter.display(err, n.value());
        Ops.callMethod(err, WRITE, PyStr.of("\nOriginal exception was:\n"));
        ExceptionPrinter.display(err, v);
      }
    }
  }

  /** Calls {@code sys.unraisablehook} for an exception nobody can handle. */
  public static void unraisable(PyException e, String message, PyObject object) {
    PyBaseException v = e.value();
    PyObject args =
        UNRAISABLE.make(
            v.type(),
            v,
            v.traceback == null ? Py.None : v.traceback,
            message == null ? Py.None : PyStr.of(message),
            object == null ? Py.None : object);
    PyObject hook = Modules.sysAttr("unraisablehook");
    try {
      Modules.audit("sys.unraisablehook", hook == null ? Py.None : hook, args);
      if (hook == null || hook == Py.None) {
        unraisableDefault(args);
      } else {
        hook.call1(args);
      }
    } catch (PyException e2) {
      unraisableDefault(
          UNRAISABLE.make(
              e2.value().type(),
              e2.value(),
              e2.value().traceback == null ? Py.None : e2.value().traceback,
              PyStr.of("Exception ignored in sys.unraisablehook"),
              hook == null ? Py.None : hook));
    }
  }

  static void unraisableDefault(PyObject args) {
    PyObject err = Modules.sysAttr("stderr");
    if (err == null || err == Py.None) {
      return;
    }
    PyObject value = Ops.getAttr(args, "exc_value");
    PyObject type = Ops.getAttr(args, "exc_type");
    PyObject tb = Ops.getAttr(args, "exc_traceback");
    PyObject msg = Ops.getAttr(args, "err_msg");
    PyObject obj = Ops.getAttr(args, "object");
    StringBuilder sb = new StringBuilder();
    if (obj != Py.None) {
      sb.append(msg == Py.None ? "Exception ignored in" : Ops.str(msg).toString()).append(": ");
      try {
        sb.append(Ops.repr(obj));
      } catch (PyException e) {
        sb.append("<object repr() failed>");
      }
      sb.append('\n');
    } else if (msg != Py.None) {
      sb.append(Ops.str(msg)).append(":\n");
    }
    if (tb instanceof PyTraceback t) {
      sb.append(ExceptionPrinter.formatTraceback(t));
    }
    if (type instanceof PyType t) {
      sb.append(ExceptionPrinter.typeName(t));
      if (value != Py.None) {
        sb.append(": ");
        try {
          sb.append(Ops.str(value));
        } catch (PyException e) {
          sb.append("<exception str() failed>");
        }
      }
      sb.append('\n');
    }
    Ops.callMethod(err, WRITE, PyStr.of(sb.toString()));
    Ops.callMethod(err, "flush");
  }

  static PyObject breakpoint(PyObject[] args, PyDict kws) {
    String env = Modules.java("posix", PosixModule.class).getenv("PYTHONBREAKPOINT");
    if (env == null || env.isEmpty()) {
      env = "pdb.set_trace";
    } else if (env.equals("0")) {
      return Py.None;
    }
    int dot = env.lastIndexOf('.');
    String module = dot < 0 ? "builtins" : env.substring(0, dot);
    PyObject hook;
    try {
      hook = Modules.importAttr(module, env.substring(dot + 1));
    } catch (PyException | IllegalArgumentException e) {
      Warnings.warn(
          PyBaseException.RUNTIME_WARNING,
          "Ignoring unimportable $PYTHONBREAKPOINT: \"" + env + "\"",
          1);
      return Py.None;
    }
    return hook.callKw(PyDict.joinArgs(args, kws), kws.keywordNames());
  }

  /** Bytes of the garbage collector's header that {@code getsizeof} adds. */
  static int gcHeader(PyObject o) {
    return o instanceof PyStr
            || o instanceof PyLong
            || o instanceof PyFloat
            || o instanceof PyComplex
            || o instanceof PyBytes
            || o instanceof PyByteArray
            || o instanceof PyBool
            || o instanceof PyRange
            || o == Py.None
            || o == Py.Ellipsis
            || o == Py.NotImplemented
            || o instanceof PyType t && !t.isHeap()
        ? 0
        : 16;
  }
}
