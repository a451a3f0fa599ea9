package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/**
 * Exception instances, and the builtin exception types (CPython's {@code Objects/exceptions.c}).
 * Types with fields of their own have a Java subclass; all others use this one.
 */
@PyClass(name = "BaseException", sig = "(*args, **kwargs)")
public class PyBaseException extends PyInstance {
  /** {@code BaseException}. */
  public static final PyType TYPE = ExceptionTable.type("BaseException", null);

  public static final PyType EXCEPTION = ExceptionTable.type("Exception", TYPE);
  public static final PyType KEYBOARD_INTERRUPT = ExceptionTable.type("KeyboardInterrupt", TYPE);
  public static final PyType SYSTEM_EXIT = ExceptionTable.type("SystemExit", TYPE);
  public static final PyType GENERATOR_EXIT = ExceptionTable.type("GeneratorExit", TYPE);
  public static final PyType BASE_EXCEPTION_GROUP = ExceptionTable.type("BaseExceptionGroup", TYPE);
  public static final PyType EXCEPTION_GROUP = ExceptionTable.exceptionGroup();
  public static final PyType STOP_ITERATION = ExceptionTable.type("StopIteration", EXCEPTION);
  public static final PyType STOP_ASYNC_ITERATION =
      ExceptionTable.type("StopAsyncIteration", EXCEPTION);
  public static final PyType ARITHMETIC_ERROR = ExceptionTable.type("ArithmeticError", EXCEPTION);
  public static final PyType FLOATING_POINT_ERROR =
      ExceptionTable.type("FloatingPointError", ARITHMETIC_ERROR);
  public static final PyType OVERFLOW_ERROR =
      ExceptionTable.type("OverflowError", ARITHMETIC_ERROR);
  public static final PyType ZERO_DIVISION_ERROR =
      ExceptionTable.type("ZeroDivisionError", ARITHMETIC_ERROR);
  public static final PyType ASSERTION_ERROR = ExceptionTable.type("AssertionError", EXCEPTION);
  public static final PyType ATTRIBUTE_ERROR = ExceptionTable.type("AttributeError", EXCEPTION);
  public static final PyType BUFFER_ERROR = ExceptionTable.type("BufferError", EXCEPTION);
  public static final PyType EOF_ERROR = ExceptionTable.type("EOFError", EXCEPTION);
  public static final PyType IMPORT_ERROR = ExceptionTable.type("ImportError", EXCEPTION);
  public static final PyType MODULE_NOT_FOUND_ERROR =
      ExceptionTable.type("ModuleNotFoundError", IMPORT_ERROR);
  public static final PyType LOOKUP_ERROR = ExceptionTable.type("LookupError", EXCEPTION);
  public static final PyType INDEX_ERROR = ExceptionTable.type("IndexError", LOOKUP_ERROR);
  public static final PyType KEY_ERROR = ExceptionTable.type("KeyError", LOOKUP_ERROR);
  public static final PyType MEMORY_ERROR = ExceptionTable.type("MemoryError", EXCEPTION);
  public static final PyType NAME_ERROR = ExceptionTable.type("NameError", EXCEPTION);
  public static final PyType UNBOUND_LOCAL_ERROR =
      ExceptionTable.type("UnboundLocalError", NAME_ERROR);
  public static final PyType OS_ERROR = ExceptionTable.type("OSError", EXCEPTION);
  public static final PyType BLOCKING_IO_ERROR = ExceptionTable.type("BlockingIOError", OS_ERROR);
  public static final PyType CHILD_PROCESS_ERROR =
      ExceptionTable.type("ChildProcessError", OS_ERROR);
  public static final PyType CONNECTION_ERROR = ExceptionTable.type("ConnectionError", OS_ERROR);
  public static final PyType BROKEN_PIPE_ERROR =
      ExceptionTable.type("BrokenPipeError", CONNECTION_ERROR);
  public static final PyType CONNECTION_ABORTED_ERROR =
      ExceptionTable.type("ConnectionAbortedError", CONNECTION_ERROR);
  public static final PyType CONNECTION_REFUSED_ERROR =
      ExceptionTable.type("ConnectionRefusedError", CONNECTION_ERROR);
  public static final PyType CONNECTION_RESET_ERROR =
      ExceptionTable.type("ConnectionResetError", CONNECTION_ERROR);
  public static final PyType FILE_EXISTS_ERROR = ExceptionTable.type("FileExistsError", OS_ERROR);
  public static final PyType FILE_NOT_FOUND_ERROR =
      ExceptionTable.type("FileNotFoundError", OS_ERROR);
  public static final PyType INTERRUPTED_ERROR = ExceptionTable.type("InterruptedError", OS_ERROR);
  public static final PyType IS_A_DIRECTORY_ERROR =
      ExceptionTable.type("IsADirectoryError", OS_ERROR);
  public static final PyType NOT_A_DIRECTORY_ERROR =
      ExceptionTable.type("NotADirectoryError", OS_ERROR);
  public static final PyType PERMISSION_ERROR = ExceptionTable.type("PermissionError", OS_ERROR);
  public static final PyType PROCESS_LOOKUP_ERROR =
      ExceptionTable.type("ProcessLookupError", OS_ERROR);
  public static final PyType TIMEOUT_ERROR = ExceptionTable.type("TimeoutError", OS_ERROR);
  public static final PyType REFERENCE_ERROR = ExceptionTable.type("ReferenceError", EXCEPTION);
  public static final PyType RUNTIME_ERROR = ExceptionTable.type("RuntimeError", EXCEPTION);
  public static final PyType NOT_IMPLEMENTED_ERROR =
      ExceptionTable.type("NotImplementedError", RUNTIME_ERROR);
  public static final PyType PYTHON_FINALIZATION_ERROR =
      ExceptionTable.type("PythonFinalizationError", RUNTIME_ERROR);
  public static final PyType RECURSION_ERROR = ExceptionTable.type("RecursionError", RUNTIME_ERROR);
  public static final PyType SYNTAX_ERROR = ExceptionTable.type("SyntaxError", EXCEPTION);
  public static final PyType INDENTATION_ERROR =
      ExceptionTable.type("IndentationError", SYNTAX_ERROR);
  public static final PyType TAB_ERROR = ExceptionTable.type("TabError", INDENTATION_ERROR);
  public static final PyType INCOMPLETE_INPUT_ERROR =
      ExceptionTable.type("_IncompleteInputError", SYNTAX_ERROR);
  public static final PyType SYSTEM_ERROR = ExceptionTable.type("SystemError", EXCEPTION);
  public static final PyType TYPE_ERROR = ExceptionTable.type("TypeError", EXCEPTION);
  public static final PyType VALUE_ERROR = ExceptionTable.type("ValueError", EXCEPTION);
  public static final PyType UNICODE_ERROR = ExceptionTable.type("UnicodeError", VALUE_ERROR);
  public static final PyType UNICODE_DECODE_ERROR =
      ExceptionTable.type("UnicodeDecodeError", UNICODE_ERROR);
  public static final PyType UNICODE_ENCODE_ERROR =
      ExceptionTable.type("UnicodeEncodeError", UNICODE_ERROR);
  public static final PyType UNICODE_TRANSLATE_ERROR =
      ExceptionTable.type("UnicodeTranslateError", UNICODE_ERROR);
  public static final PyType WARNING = ExceptionTable.type("Warning", EXCEPTION);
  public static final PyType BYTES_WARNING = ExceptionTable.type("BytesWarning", WARNING);
  public static final PyType DEPRECATION_WARNING =
      ExceptionTable.type("DeprecationWarning", WARNING);
  public static final PyType ENCODING_WARNING = ExceptionTable.type("EncodingWarning", WARNING);
  public static final PyType FUTURE_WARNING = ExceptionTable.type("FutureWarning", WARNING);
  public static final PyType IMPORT_WARNING = ExceptionTable.type("ImportWarning", WARNING);
  public static final PyType PENDING_DEPRECATION_WARNING =
      ExceptionTable.type("PendingDeprecationWarning", WARNING);
  public static final PyType RESOURCE_WARNING = ExceptionTable.type("ResourceWarning", WARNING);
  public static final PyType RUNTIME_WARNING = ExceptionTable.type("RuntimeWarning", WARNING);
  public static final PyType SYNTAX_WARNING = ExceptionTable.type("SyntaxWarning", WARNING);
  public static final PyType UNICODE_WARNING = ExceptionTable.type("UnicodeWarning", WARNING);
  public static final PyType USER_WARNING = ExceptionTable.type("UserWarning", WARNING);

  static final PyStr NOTES = PyStr.intern("__notes__");

  /** {@code args}. */
  public PyTuple args = PyTuple.EMPTY;

  /** {@code __traceback__}, or null. */
  public PyTraceback traceback;

  /** {@code __context__}, or null. */
  public PyBaseException context;

  /** {@code __cause__}, or null. */
  public PyBaseException cause;

  /** {@code __suppress_context__}. */
  public boolean suppressContext;

  /** Makes an instance of a type whose Java class this is; for subclasses and {@link #create}. */
  protected PyBaseException(PyType type) {
    super(type.rootShape(0));
  }

  /** All builtin exception types, under their names; for the {@code builtins} module. */
  public static PyType[] all() {
    return ExceptionTable.all();
  }

  /**
   * Makes an instance as {@code type(*args)} does.
   *
   * @throws PyException whatever a Python {@code __new__} or {@code __init__} raises, and TypeError
   *     when the result is no exception
   */
  public static PyBaseException create(PyType type, PyObject... args) {
    if (!type.heap && type.table instanceof ExceptionTable t) {
      return t.make(type, args);
    }
    PyObject o = type.callN(args);
    if (o instanceof PyBaseException e) {
      return e;
    }
    throw notAnException(type, o);
  }

  static PyException notAnException(PyObject cls, PyObject o) {
    return Py.typeError(
        "calling "
            + Ops.repr(cls)
            + " should have returned an instance of BaseException, not "
            + Ops.repr(o.type()));
  }

  /** Whether an object is an exception class. */
  public static boolean isClass(PyObject o) {
    return o instanceof PyType t && t.isSubtypeOf(TYPE);
  }

  /** Sets the cause, which also suppresses the display of the context. */
  public final void setCause(PyBaseException e) {
    cause = e;
    suppressContext = true;
  }

  /**
   * Makes {@code handled} the context, as raising this exception while handling that one does; a
   * chain that would become a cycle is cut.
   */
  public final void chain(PyBaseException handled) {
    if (handled == null || handled == this) {
      return;
    }
    PyBaseException o = handled;
    PyBaseException slow = o;
    boolean step = false;
    PyBaseException c;
    // Floyd's cycle detection: the chain may already be a cycle made by hand.
    while ((c = o.context) != null) {
      if (c == this) {
        o.context = null;
        break;
      }
      o = c;
      if (o == slow) {
        break;
      }
      if (step) {
        slow = slow.context;
      }
      step = !step;
    }
    context = handled;
  }

  /** The message: {@code str(self)}, or a stand-in when that fails. */
  public String safeMessage() {
    try {
      return Ops.str(this).javaString();
    } catch (PyException e) {
      return "<exception str() failed>";
    }
  }

  // Python's view.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    PyBaseException e = ExceptionTable.alloc(cls);
    e.args = PyTuple.wrap(args);
    return e;
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  final void init(PyObject[] args, PyDict kwargs) {
    noKeywords(kwargs);
    this.args = PyTuple.wrap(args);
  }

  final void noKeywords(PyDict kwargs) {
    if (kwargs != null && kwargs.size() != 0) {
      throw Py.typeError(type().name() + "() takes no keyword arguments");
    }
  }

  /** What {@code __init__} of the nearest builtin type does, for {@link #create}. */
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
  }

  @PyMethod(name = "__repr__")
  final PyObject repr() {
    String n = type().simpleName();
    if (args.size() == 1) {
      return PyStr.of(n + "(" + Ops.repr(args.get(0)) + ")");
    }
    return PyStr.of(n + Ops.repr(args));
  }

  @PyMethod(name = "__str__")
  static PyObject str(PyBaseException self) {
    return self.baseStr();
  }

  final PyStr baseStr() {
    return switch (args.size()) {
      case 0 -> PyStr.EMPTY;
      case 1 -> Ops.str(args.get(0));
      default -> Ops.str(args);
    };
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(PyBaseException self) {
    return self.reduceWith(self.args, self.hasOwnState() ? self.toDict() : null);
  }

  final boolean hasOwnState() {
    return shape.dictMode || shape.keys().length > 0;
  }

  final PyObject reduceWith(PyObject ctorArgs, PyObject state) {
    return state == null ? PyTuple.of(type(), ctorArgs) : PyTuple.of(type(), ctorArgs, state);
  }

  /** A copy of the dict to which a subclass adds its fields for pickling. */
  final PyDict stateCopy() {
    PyDict d = new PyDict();
    if (hasOwnState()) {
      d.update(toDict());
    }
    return d;
  }

  @PyMethod(name = "__setstate__")
  final void setState(PyObject state) {
    if (state == Py.None) {
      return;
    }
    if (!(state instanceof PyDict d)) {
      throw Py.typeError("state is not a dictionary");
    }
    for (PyObject k : d.keys()) {
      setAttr(Ops.attrName(k), d.getItem(k));
    }
  }

  @PyMethod(
      name = "with_traceback",
      sig = "(tb, /)",
      doc = "Set self.__traceback__ to tb and return self.")
  final PyObject withTraceback(PyObject tb) {
    setTb(tb);
    return this;
  }

  @PyMethod(name = "add_note", sig = "(note, /)", doc = "Add a note to the exception")
  final void addNote(PyObject note) {
    if (!(note instanceof PyStr)) {
      throw Py.typeError("note must be a str, not '" + note.type().name() + "'");
    }
    PyObject notes = getAttrOrNull(NOTES);
    if (notes == null) {
      notes = new PyList();
      setAttr(NOTES, notes);
    }
    if (!(notes instanceof PyList l)) {
      throw Py.typeError("Cannot add note: __notes__ is not a list");
    }
    l.add(note);
  }

  /** Adds a note. */
  public final void addNote(String note) {
    addNote(PyStr.of(note));
  }

  @PyGetter("args")
  final PyObject getArgs() {
    return args;
  }

  @PySetter("args")
  final void setArgs(PyObject v) {
    if (v == null) {
      throw Py.typeError("args may not be deleted");
    }
    args = v.getClass() == PyTuple.class ? (PyTuple) v : PyTuple.wrap(Ops.toArray(v));
  }

  @PyGetter("__traceback__")
  final PyObject getTb() {
    return traceback == null ? Py.None : traceback;
  }

  @PySetter("__traceback__")
  final void setTb(PyObject v) {
    if (v == null) {
      throw Py.typeError("__traceback__ may not be deleted");
    }
    if (v == Py.None) {
      traceback = null;
    } else if (v instanceof PyTraceback t) {
      traceback = t;
    } else {
      throw Py.typeError("__traceback__ must be a traceback or None");
    }
  }

  @PyGetter(value = "__context__", doc = "exception context")
  final PyObject getContext() {
    return context == null ? Py.None : context;
  }

  @PySetter("__context__")
  final void setContext(PyObject v) {
    context = link(v, "__context__", "exception context must be None or derive from BaseException");
  }

  @PyGetter(value = "__cause__", doc = "exception cause")
  final PyObject getCause() {
    return cause == null ? Py.None : cause;
  }

  @PySetter("__cause__")
  final void setCauseAttr(PyObject v) {
    setCause(link(v, "__cause__", "exception cause must be None or derive from BaseException"));
  }

  private static PyBaseException link(PyObject v, String name, String message) {
    if (v == null) {
      throw Py.typeError(name + " may not be deleted");
    }
    if (v == Py.None) {
      return null;
    }
    if (v instanceof PyBaseException e) {
      return e;
    }
    throw Py.typeError(message);
  }

  @PyGetter(value = "__suppress_context__", member = true)
  final PyObject getSuppress() {
    return Py.bool(suppressContext);
  }

  @PySetter(value = "__suppress_context__", member = true)
  final void setSuppress(PyObject v) {
    if (v == null) {
      throw Py.typeError("can't delete numeric/char attribute");
    }
    if (!(v instanceof PyBool b)) {
      throw Py.typeError("attribute value type must be bool");
    }
    suppressContext = b.value;
  }

  @PyGetter("__dict__")
  final PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  final void setDict(PyObject v) {
    if (v == null) {
      throw Py.typeError("cannot delete __dict__");
    }
    if (!(v instanceof PyDict d)) {
      throw Py.typeError("__dict__ must be set to a dictionary, not a '" + v.type().name() + "'");
    }
    replaceDict(d);
  }
}
