package jyston.stdlib.tty;

import java.nio.charset.StandardCharsets;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.stdlib.binary.StructModule;

/**
 * {@code _pyrepl._minimal_curses}: what the interactive prompt needs of curses. The library's
 * module of that name, which wants the C library, is hidden by this one as its own text foresees.
 */
@PyModuleDef(
    name = "_pyrepl._minimal_curses",
    doc = "The part of the curses library that knows what terminals can do.")
public final class MinimalCursesModule extends BuiltinModule {
  private PyType error;
  private Terminfo terminal;

  /** For the index. */
  public MinimalCursesModule() {}

  @Override
  protected void init(PyModule m) {
    error = StructModule.exceptionType("error", "_curses", PyBaseException.EXCEPTION);
    m.add("error", error);
  }

  private PyException failed(String message) {
    return new PyException(error, PyStr.of(message));
  }

  @PyFunction(sig = "(term, fd, /)", doc = "Load the description of a terminal.")
  void setupterm(PyObject term, int fd) {
    if (terminal != null) {
      return;
    }
    PyObject name =
        term == Py.None
            ? Ops.callMethod(Modules.importAttr("os", "environ"), "get", PyStr.of("TERM"))
            : term;
    terminal = name == Py.None ? null : Terminfo.find(Ops.str(name).toString());
    if (terminal == null) {
      throw failed("setupterm: could not find terminal");
    }
  }

  @PyFunction(
      sig = "(capname, /)",
      doc = "Return the value of the string capability; None if the terminal lacks it.")
  PyObject tigetstr(PyObject capname) {
    if (terminal == null) {
      throw failed("must call (at least) setupterm() first");
    }
    byte[] s =
        terminal.string(
            capname instanceof PyBytes b
                ? new String(b.value, StandardCharsets.ISO_8859_1)
                : Ops.str(capname).toString());
    return s == null ? Py.None : PyBytes.of(s);
  }

  @PyFunction(
      sig = "(str, i1=0, i2=0, i3=0, i4=0, i5=0, i6=0, i7=0, i8=0, i9=0, /)",
      doc = "Instantiate the specified byte string with the supplied parameters.")
  PyObject tparm(
      PyObject str, int i1, int i2, int i3, int i4, int i5, int i6, int i7, int i8, int i9) {
    if (!(str instanceof PyBytes b)) {
      throw Py.typeError("tparm() argument 1 must be bytes, not " + str.type().name());
    }
    return PyBytes.of(Terminfo.expand(b.value, i1, i2, i3, i4, i5, i6, i7, i8, i9));
  }
}
