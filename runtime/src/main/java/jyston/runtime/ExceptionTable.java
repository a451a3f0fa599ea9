package jyston.runtime;

import java.util.ArrayList;

/**
 * The table of a builtin exception type. It names the type at start-up and loads the generated
 * table (where the type has methods of its own) and the Java class only when the type is used.
 */
final class ExceptionTable extends BuiltinTable {
  private static final String[] NO_SPECS = {};
  private static final ArrayList<PyType> ALL = new ArrayList<>(80);

  /** The layout of those that have nothing more than BaseException. */
  private static final String PLAIN = "BaseException";

  private final String name;
  private final PyType base;

  /** The nearest type, from this one down the bases, with a Java class of its own. */
  private final String layout;

  private BuiltinTable own;

  private ExceptionTable(String name, PyType base, String layout) {
    this.name = name;
    this.base = base;
    this.layout = layout;
  }

  /** Makes a builtin exception type. */
  static PyType type(String name, PyType base) {
    boolean layout = hasLayout(name);
    ExceptionTable t =
        new ExceptionTable(
            name, base, layout || base == null ? name : ((ExceptionTable) base.table).layout);
    PyType p = PyType.builtin(t, name, base);
    p.withDict();
    if (!layout && base != null) {
      p.solidBase = base.solidBase;
    }
    ALL.add(p);
    return p;
  }

  /** {@code ExceptionGroup}, which has two bases. */
  static PyType exceptionGroup() {
    PyType g = PyBaseException.BASE_EXCEPTION_GROUP;
    PyType e = PyBaseException.EXCEPTION;
    PyType t = type("ExceptionGroup", g);
    t.bases = new PyType[] {g, e};
    t.mro = new PyType[] {t, g, e, PyBaseException.TYPE, PyType.OBJECT};
    e.addSubclass(t);
    return t;
  }

  /** All builtin exception types. */
  static PyType[] all() {
    return ALL.toArray(new PyType[0]);
  }

  private static boolean hasLayout(String name) {
    return switch (name) {
      case "SystemExit",
          "BaseExceptionGroup",
          "StopIteration",
          "AttributeError",
          "ImportError",
          "NameError",
          "OSError",
          "SyntaxError",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "UnicodeTranslateError" ->
          true;
      default -> false;
    };
  }

  private BuiltinTable own() {
    if (own == null) {
      own =
          switch (name) {
            case "BaseException" -> new PyBaseExceptionTable();
            case "SystemExit" -> new PySystemExitTable();
            case "BaseExceptionGroup" -> new PyExceptionGroupTable();
            case "StopIteration" -> new PyStopIterationTable();
            case "AttributeError" -> new PyAttributeErrorTable();
            case "ImportError" -> new PyImportErrorTable();
            case "KeyError" -> new PyKeyErrorTable();
            case "NameError" -> new PyNameErrorTable();
            case "OSError" -> new PyOSErrorTable();
            case "SyntaxError" -> new PySyntaxErrorTable();
            case "UnicodeDecodeError" -> new PyUnicodeDecodeErrorTable();
            case "UnicodeEncodeError" -> new PyUnicodeEncodeErrorTable();
            case "UnicodeTranslateError" -> new PyUnicodeTranslateErrorTable();
            default -> this;
          };
    }
    return own;
  }

  /** A bare instance of an exception class. */
  static PyBaseException alloc(PyType cls) {
    PyType t = cls;
    while (!(t.table instanceof ExceptionTable)) {
      t = t.base;
    }
    String layout = ((ExceptionTable) t.table).layout;
    if (layout == PLAIN) {
      return new PyBaseException(cls);
    }
    return switch (layout) {
      case "SystemExit" -> new PySystemExit(cls);
      case "BaseExceptionGroup" -> new PyExceptionGroup(cls);
      case "StopIteration" -> new PyStopIteration(cls);
      case "AttributeError" -> new PyAttributeError(cls);
      case "ImportError" -> new PyImportError(cls);
      case "NameError" -> new PyNameError(cls);
      case "OSError" -> new PyOSError(cls);
      case "SyntaxError" -> new PySyntaxError(cls);
      case "UnicodeDecodeError" -> new PyUnicodeDecodeError(cls);
      case "UnicodeEncodeError" -> new PyUnicodeEncodeError(cls);
      case "UnicodeTranslateError" -> new PyUnicodeTranslateError(cls);
      default -> new PyBaseException(cls);
    };
  }

  /** {@code cls(*args)} for the type of this table. */
  PyBaseException make(PyType cls, PyObject[] args) {
    if (layout.equals("OSError")) {
      return PyOSError.make(cls, args);
    }
    if (layout.equals("BaseExceptionGroup")) {
      return PyExceptionGroup.make(cls, args);
    }
    PyBaseException e = alloc(cls);
    e.initNative(args);
    return e;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String module() {
    return "builtins";
  }

  @Override
  public PyType base() {
    return base;
  }

  @Override
  public boolean subclassable() {
    return true;
  }

  @Override
  public String doc() {
    return ExceptionDocs.of(name);
  }

  @Override
  public Class<?> javaClass() {
    BuiltinTable o = own();
    return o == this ? PyBaseException.class : o.javaClass();
  }

  @Override
  protected String[] specStrings() {
    BuiltinTable o = own();
    return o == this ? NO_SPECS : o.specStrings();
  }

  @Override
  public PyObject callBound(int id, PyObject[] slots) {
    return own().callBound(id, slots);
  }

  @Override
  public PyObject call0(int id) {
    return own().call0(id);
  }

  @Override
  public PyObject call1(int id, PyObject a) {
    return own().call1(id, a);
  }

  @Override
  public PyObject call2(int id, PyObject a, PyObject b) {
    return own().call2(id, a, b);
  }

  @Override
  public PyObject call3(int id, PyObject a, PyObject b, PyObject c) {
    return own().call3(id, a, b, c);
  }

  @Override
  public PyObject call4(int id, PyObject a, PyObject b, PyObject c, PyObject d) {
    return own().call4(id, a, b, c, d);
  }

  @Override
  public PyObject callN(int id, PyObject[] args) {
    return own().callN(id, args);
  }

  @Override
  public PyObject callKw(int id, PyObject[] args, PyStr[] names) {
    return own().callKw(id, args, names);
  }
}
