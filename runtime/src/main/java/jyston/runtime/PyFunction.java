package jyston.runtime;

import jyston.frontend.code.Code;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code function}. */
@PyClass(
    name = "function",
    subclassable = false,
    sig = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
public final class PyFunction extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyFunctionTable()).withDict().withWeakref();

  private static final PyObject[] NO_CLOSURE = {};

  /** The code; changed only through {@code __code__}. */
  public PyCode code;

  /** Its executable form; replaced as tiers compile. */
  public CompiledCode compiled;

  /** Globals. */
  public final PyDict globals;

  /** Builtins. */
  public final PyObject builtins;

  /** Cells of the free variables, in the code's order. */
  public final PyObject[] closure;

  /** Defaults of the last positional parameters; empty when there are none. */
  public PyObject[] defaults;

  /** Defaults of keyword-only parameters, or null. */
  public PyDict kwDefaults;

  /** Changes when code or defaults do. */
  public int version;

  PyStr name;
  PyStr qualname;
  private PyObject doc;
  private PyObject annotations;
  private PyObject module;
  private PyObject typeParams = PyTuple.EMPTY;

  /** Makes a function. */
  public PyFunction(
      PyCode code,
      PyDict globals,
      PyObject[] defaults,
      PyDict kwDefaults,
      PyObject annotations,
      PyObject[] closure) {
    super(TYPE.rootShape(0));
    this.code = code;
    this.globals = globals;
    this.defaults = defaults == null ? NO_ARGS : defaults;
    this.kwDefaults = kwDefaults;
    this.annotations = annotations;
    this.closure = closure == null ? NO_CLOSURE : closure;
    this.name = code.name;
    this.qualname = code.qualname;
    this.doc = code.docstring();
    int e = globals.entryOf(Names.BUILTINS, code.builtinsEntry);
    code.builtinsEntry = e;
    this.builtins = builtinsBy(e < 0 ? null : globals.valueAt(e));
    e = globals.entryOf(Names.NAME, code.nameEntry);
    code.nameEntry = e;
    this.module = e < 0 ? null : globals.valueAt(e);
    this.compiled = code.compiled().forFunction(this);
  }

  /** The builtins that code with these globals sees: theirs, or those of the running code. */
  public static PyObject builtinsOf(PyDict globals) {
    return builtinsBy(globals.get(Names.BUILTINS));
  }

  private static PyObject builtinsBy(PyObject b) {
    if (b instanceof PyModule m) {
      return m.globals();
    }
    if (b != null) {
      return b;
    }
    Frame f = ThreadState.current().frame;
    return f != null ? f.builtins : Interpreter.current().builtins;
  }

  @Override
  public boolean isMethodLike() {
    return true;
  }

  @Override
  public boolean hasDescrGet() {
    return true;
  }

  @Override
  public boolean isDataDescr() {
    return false;
  }

  @Override
  public PyObject descrGet(PyObject obj, PyType owner) {
    return obj == null ? this : new jyston.runtime.PyMethod(this, obj);
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject call0() {
    return compiled.call0(this);
  }

  @Override
  public PyObject call1(PyObject a) {
    return compiled.call1(this, a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    return compiled.call2(this, a, b);
  }

  @Override
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    return compiled.call3(this, a, b, c);
  }

  @Override
  public PyObject call4(PyObject a, PyObject b, PyObject c, PyObject d) {
    return compiled.call4(this, a, b, c, d);
  }

  @Override
  public PyObject callN(PyObject[] args) {
    return switch (code.simpleArgCount() < 0 ? -1 : args.length) {
      case 0 -> compiled.call0(this);
      case 1 -> compiled.call1(this, args[0]);
      case 2 -> compiled.call2(this, args[0], args[1]);
      case 3 -> compiled.call3(this, args[0], args[1], args[2]);
      case 4 -> compiled.call4(this, args[0], args[1], args[2], args[3]);
      default -> compiled.callKw(this, args, PyStr.NO_NAMES);
    };
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    return compiled.callKw(this, args, names);
  }

  @Override
  public PyObject callEx(PyObject[] args, PyDict kw) {
    PyObject r = compiled.bound(this, ArgBinder.unpacked(this, args, kw));
    if (r == null) {
      throw ThreadState.current().takeRaised();
    }
    return r;
  }

  /** {@code __qualname__}. */
  public PyStr qualname() {
    return qualname;
  }

  @PyNew(sig = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
  static PyObject new_(
      PyType cls,
      PyObject code,
      PyObject globals,
      PyObject name,
      PyObject argdefs,
      PyObject closure,
      PyObject kwdefaults) {
    return FunctionAttrs.make(code, globals, name, argdefs, closure, kwdefaults);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject owner) {
    DescrAttrs.checkGet(instance, owner);
    return instance == Py.None ? this : new jyston.runtime.PyMethod(this, instance);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<function " + qualname + " at " + FunctionAttrs.address(this) + ">";
  }

  @PyGetter("__code__")
  PyObject getCode() {
    return code;
  }

  @PySetter("__code__")
  void setCode(PyObject v) {
    if (!(v instanceof PyCode c)) {
      throw Py.typeError("__code__ must be set to a code object");
    }
    if (c.freeCount() != closure.length) {
      throw Py.valueError(
          name
              + "() requires a code object with "
              + closure.length
              + " free vars, not "
              + c.freeCount());
    }
    int kinds = Code.GENERATOR | Code.COROUTINE | Code.ASYNC_GENERATOR;
    if ((code.code.flags() & kinds) != (c.code.flags() & kinds)) {
      Warnings.deprecated(
          "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a"
              + " plain function)",
          1);
    }
    code = c;
    compiled = c.compiled().forFunction(this);
    version++;
  }

  @PyGetter("__defaults__")
  PyObject getDefaults() {
    return defaults.length == 0 && !defaultsTuple ? Py.None : PyTuple.wrap(defaults);
  }

  private boolean defaultsTuple;

  @PySetter("__defaults__")
  void setDefaults(PyObject v) {
    if (v == null || v == Py.None) {
      defaults = NO_ARGS;
      defaultsTuple = false;
    } else if (v instanceof PyTuple t) {
      defaults = t.items;
      defaultsTuple = true;
    } else {
      throw Py.typeError("__defaults__ must be set to a tuple object");
    }
    version++;
  }

  @PyGetter("__kwdefaults__")
  PyObject getKwDefaults() {
    return kwDefaults == null ? Py.None : kwDefaults;
  }

  @PySetter("__kwdefaults__")
  void setKwDefaults(PyObject v) {
    if (v == null || v == Py.None) {
      kwDefaults = null;
    } else if (v instanceof PyDict d) {
      kwDefaults = d;
    } else {
      throw Py.typeError("__kwdefaults__ must be set to a dict object");
    }
    version++;
  }

  @PyGetter("__annotations__")
  PyObject getAnnotations() {
    annotations = FunctionAttrs.annotationsDict(annotations);
    return annotations;
  }

  @PySetter("__annotations__")
  void setAnnotations(PyObject v) {
    if (v == null || v == Py.None) {
      annotations = null;
    } else if (v instanceof PyDict d) {
      annotations = d;
    } else {
      throw Py.typeError("__annotations__ must be set to a dict object");
    }
  }

  @PyGetter(value = "__closure__", member = true)
  PyObject getClosure() {
    return closure.length == 0 ? Py.None : PyTuple.wrap(closure);
  }

  @PyGetter(value = "__globals__", member = true)
  PyObject getGlobals() {
    return globals;
  }

  @PyGetter(value = "__builtins__", member = true)
  PyObject getBuiltins() {
    return builtins;
  }

  @PyGetter("__name__")
  PyObject getName() {
    return name;
  }

  @PySetter("__name__")
  void setName(PyObject v) {
    name = FunctionAttrs.checkName(v, "__name__");
  }

  @PyGetter("__qualname__")
  PyObject getQualname() {
    return qualname;
  }

  @PySetter("__qualname__")
  void setQualname(PyObject v) {
    qualname = FunctionAttrs.checkName(v, "__qualname__");
  }

  @PyGetter(value = "__doc__", member = true)
  PyObject getDoc() {
    return doc == null ? Py.None : doc;
  }

  @PySetter(value = "__doc__", member = true)
  void setDoc(PyObject v) {
    doc = v;
  }

  @PyGetter(value = "__module__", member = true)
  PyObject getModule() {
    return module == null ? Py.None : module;
  }

  @PySetter(value = "__module__", member = true)
  void setModule(PyObject v) {
    module = v;
  }

  @PyGetter("__type_params__")
  PyObject getTypeParams() {
    return typeParams;
  }

  /** Sets {@code __type_params__}. */
  @PySetter("__type_params__")
  public void setTypeParams(PyObject v) {
    if (!(v instanceof PyTuple)) {
      throw Py.typeError("__type_params__ must be set to a tuple");
    }
    typeParams = v;
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  void setDict(PyObject v) {
    if (!(v instanceof PyDict d)) {
      throw Py.typeError(
          v == null
              ? "cannot delete __dict__"
              : "__dict__ must be set to a dictionary, not a '" + v.type().name() + "'");
    }
    replaceDict(d);
  }
}
