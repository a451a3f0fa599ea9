package jyston.runtime;

import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Op;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.bytecode.Bytecode;

/** {@code code}: a front-end {@link Code} as a Python object. Immutable. */
@PyClass(
    name = "code",
    subclassable = false,
    sig =
        "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring,"
            + " constants, names, varnames, filename, name, qualname, firstlineno, linetable,"
            + " exceptiontable, freevars=(), cellvars=(), /)",
    doc = "Create a code object.  Not for mere mortals.")
public final class PyCode extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCodeTable()).withWeakref();

  /** What the front end made. */
  public Code code;

  /** {@code co_name}, {@code co_qualname}, {@code co_filename}. */
  public final PyStr name;

  public final PyStr qualname;
  public PyStr filename;

  /** Where {@code __name__} and {@code __builtins__} were in the last globals, as entries. */
  int nameEntry = -1;

  int builtinsEntry = -1;

  /** Names of the parameters and locals, interned. */
  public final PyStr[] varNames;

  /** Positional parameters, positional-only ones included. */
  public final int argCount;

  public final int posOnlyCount;
  public final int kwOnlyCount;
  public final boolean hasVarArgs;
  public final boolean hasVarKw;

  /** {@code co_flags}. */
  public final int flags;

  /** Whether calling makes a generator, coroutine or async generator. */
  public final boolean generatorLike;

  /** First register of the free cells. */
  public final int freeStart;

  /** What {@link Monitoring} knows about this code, or null. */
  Monitoring.CodeEvents events;

  /** What Python shows of a code that {@code replace()} or the constructor made, or null. */
  CodeParts shown;

  /** Whether it can be run: its bytecode is that of its graph. */
  boolean runs = true;

  private CompiledCode compiled;
  private PyObject docstring;
  private PyObject[] consts;

  private java.util.BitSet[] liveOut;

  /** Whether any block has a handler: 0 not known, 1 no, 2 yes. */
  private byte handlers;

  /** Wraps a code. */
  public PyCode(Code code) {
    this.code = code;
    this.name = PyStr.intern(code.name());
    this.qualname = PyStr.of(code.qualname());
    this.filename = PyStr.of(code.filename());
    this.argCount = code.argCount();
    this.posOnlyCount = code.posOnlyArgCount();
    this.kwOnlyCount = code.kwOnlyArgCount();
    this.hasVarArgs = code.has(Code.VARARGS);
    this.hasVarKw = code.has(Code.VARKEYWORDS);
    this.flags = code.flags();
    this.generatorLike = code.isGeneratorLike();
    this.freeStart = code.freeStart();
    PyStr[] v = new PyStr[code.varCount()];
    for (int i = 0; i < v.length; i++) {
      v[i] = PyStr.intern(code.varName(i));
    }
    this.varNames = v;
  }

  /** Takes the same code with another file name; only before it is run. */
  public void relocate(Code other) {
    code = other;
    filename = PyStr.of(other.filename());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The executable form, made by the interpreter's {@link CodeRunner} on first use. */
  public CompiledCode compiled() {
    CompiledCode c = compiled;
    if (c == null) {
      c = compiled = runs ? Interpreter.current().runner.prepare(this) : new Unrunnable(this);
    }
    return c;
  }

  /** Makes this code, which has not run yet, say that it came from another file. */
  public void rename(PyStr path) {
    code = code.inFile(path.javaString());
    filename = path;
    compiled = null;
  }

  /** Replaces the executable form, when a tier has a better one. */
  public void setCompiled(CompiledCode c) {
    compiled = c;
  }

  /** The number of arguments when they go to registers one by one, else -1. */
  public int simpleArgCount() {
    return kwOnlyCount == 0 && !hasVarArgs && !hasVarKw ? argCount : -1;
  }

  /** Registers live at the end of each block of the body. */
  java.util.BitSet[] liveOut() {
    if (liveOut == null) {
      liveOut = DeadTemps.liveOut(code.body());
    }
    return liveOut;
  }

  /** Whether an exception at a program point would be handled in this code. */
  public boolean handlesAt(int pc) {
    if (handlers == 0) {
      handlers = 1;
      Cfg g = code.body();
      for (int i = 0; i < g.blockCount(); i++) {
        if (g.block(i).handler() >= 0) {
          handlers = 2;
        }
      }
    }
    return handlers == 2 && code.body().blockAt(pc).handler() >= 0;
  }

  /**
   * Whether a generator has something to run when it is dropped while suspended at a program point,
   * other than what its delegate does itself.
   *
   * @param delegate what it is suspended in, or null
   */
  public boolean closesAt(int pc, PyObject delegate) {
    if (!handlesAt(pc)) {
      return false;
    }
    if (delegate == null
        || delegate.getClass() != PyGenerator.class && !(delegate instanceof PyCoroutine)) {
      return true;
    }
    Cfg g = code.body();
    BasicBlock h = g.block(g.blockAt(pc).handler());
    return h.handler() >= 0 || g.instr(h.start() + 1).op != Op.CLEANUP_THROW;
  }

  /** A constant of the body as an object, the same one each time. */
  public PyObject constant(int i) {
    if (consts == null) {
      consts = new PyObject[code.body().constCount()];
    }
    PyObject c = consts[i];
    return c != null ? c : (consts[i] = Constants.toPy(code.body().constant(i)));
  }

  /** Number of free variables. */
  public int freeCount() {
    return code.freeCount();
  }

  /** The docstring or null. */
  public PyObject docstring() {
    if (docstring == null && code.docstring() != null) {
      docstring = Constants.toPy(code.docstring());
    }
    return docstring;
  }

  /** Source line of an instruction, or -1; for -1 that of the entry. */
  public int lineAt(int pc) {
    return pc < 0 ? CodeAttrs.entryLine(this) : code.body().lineAt(pc);
  }

  private int[] shownNames;

  /** By name of the body, its index in {@code co_names}, or -1. */
  int[] shownNames() {
    if (shownNames == null) {
      shownNames = CodeAttrs.shownNames(code.body());
    }
    return shownNames;
  }

  private Bytecode bytecode;

  /** This code in CPython's instruction set. */
  Bytecode bytecode() {
    if (bytecode == null) {
      bytecode = new Bytecode(code, CodeAttrs.extraConsts(this), shownNames());
    }
    return bytecode;
  }

  /** The place of an instruction in {@code co_code}; for -1 that of the entry. */
  public int offset(int pc) {
    return bytecode().offset(pc);
  }

  /** The place in {@code co_code} where an instruction of the graph begins. */
  public int beginOffset(int pc) {
    return bytecode().begin(pc);
  }

  /** The place in {@code co_code} after an instruction. */
  public int afterOffset(int pc) {
    return bytecode().after(pc);
  }

  /** The places in {@code co_code} of all that belongs to an instruction of the graph. */
  public int[] offsets(int pc) {
    return bytecode().offsets(pc);
  }

  /** The program point of a place in {@code co_code}, -1 for the entry. */
  int pointAt(int offset) {
    return Math.max(-1, bytecode().pointAt(offset));
  }

  private CodeLines lines;
  private LiveConstructs constructs;

  /** What is under way at each program point. */
  LiveConstructs constructs() {
    if (constructs == null) {
      constructs = new LiveConstructs(code.body());
    }
    return constructs;
  }

  /** Where lines start in this code. */
  public CodeLines lines() {
    if (lines == null) {
      lines = new CodeLines(code.body());
    }
    return lines;
  }

  // Python's view.

  @PyGetter(value = "co_name", member = true)
  PyObject getName() {
    return name;
  }

  @PyGetter(value = "co_qualname", member = true)
  PyObject getQualname() {
    return qualname;
  }

  @PyGetter(value = "co_filename", member = true)
  PyObject getFilename() {
    return filename;
  }

  @PyGetter(value = "co_firstlineno", member = true)
  int getFirstlineno() {
    return code.firstLine();
  }

  @PyGetter(value = "co_argcount", member = true)
  int getArgcount() {
    return argCount;
  }

  @PyGetter(value = "co_posonlyargcount", member = true)
  int getPosonlyargcount() {
    return posOnlyCount;
  }

  @PyGetter(value = "co_kwonlyargcount", member = true)
  int getKwonlyargcount() {
    return kwOnlyCount;
  }

  @PyGetter("co_nlocals")
  int getNlocals() {
    return code.varCount();
  }

  @PyGetter(value = "co_stacksize", member = true)
  int getStacksize() {
    return shown != null ? shown.stackSize : CodeAttrs.stackSize(this);
  }

  @PyGetter(value = "co_flags", member = true)
  int getFlags() {
    return code.flags();
  }

  @PyGetter("co_varnames")
  PyObject getVarnames() {
    return shown != null ? shown.varNames : CodeAttrs.varNames(this);
  }

  @PyGetter("co_cellvars")
  PyObject getCellvars() {
    return shown != null ? shown.cellVars : CodeAttrs.cellVars(this);
  }

  @PyGetter("co_freevars")
  PyObject getFreevars() {
    return shown != null ? shown.freeVars : CodeAttrs.freeVars(this);
  }

  @PyGetter(value = "co_names", member = true)
  PyObject getNames() {
    return shown != null ? shown.names : CodeAttrs.names(this);
  }

  @PyGetter(value = "co_consts", member = true)
  PyObject getConsts() {
    return shown != null ? shown.consts : CodeAttrs.consts(this);
  }

  @PyGetter("co_code")
  PyObject getCode() {
    return shown != null ? shown.code : CodeAttrs.bytes(this);
  }

  @PyGetter("_co_code_adaptive")
  PyObject getAdaptive() {
    return shown != null ? shown.code : CodeAttrs.bytes(this);
  }

  @PyGetter(value = "co_linetable", member = true)
  PyObject getLinetable() {
    return shown != null ? shown.lineTable : CodeAttrs.lineTable(this);
  }

  @PyGetter("co_lnotab")
  PyObject getLnotab() {
    Warnings.warn(
        PyBaseException.DEPRECATION_WARNING, "co_lnotab is deprecated, use co_lines instead.", 1);
    return CodeAttrs.lnotab(this);
  }

  @PyGetter(value = "co_exceptiontable", member = true)
  PyObject getExceptiontable() {
    return shown != null ? shown.exceptionTable : PyBytes.of(bytecode().exceptionTable());
  }

  @PyMethod(name = "co_lines")
  PyObject colines() {
    return CodeAttrs.lines(this);
  }

  @PyMethod(name = "co_positions")
  PyObject positions() {
    return CodeAttrs.positions(this);
  }

  @PyNew(sig = "(*args)")
  static PyObject make(PyType cls, PyObject[] args) {
    return CodeReplace.make(args);
  }

  @PyMethod(
      name = "replace",
      sig = "(*args, **changes)",
      doc = "Return a copy of the code object with new values for the specified fields.")
  PyObject replace(PyObject[] args, PyDict changes) {
    return CodeReplace.replace(this, args, changes);
  }

  @PyMethod(name = "__replace__", sig = "(*args, **changes)", doc = "The same as replace().")
  PyObject replaceProtocol(PyObject[] args, PyDict changes) {
    return CodeReplace.replace(this, args, changes);
  }

  @PyMethod(name = "_varname_from_oparg", sig = "(oparg)")
  PyObject varnameFromOparg(int oparg) {
    return PyStr.intern(CodeAttrs.register(this, oparg));
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<code object "
        + name
        + " at "
        + FunctionAttrs.address(this)
        + ", file \""
        + filename
        + "\", line "
        + code.firstLine()
        + ">";
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyCode c ? Py.bool(CodeAttrs.same(this, c)) : Py.NotImplemented;
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return CodeAttrs.hash(this);
  }

  @PyMethod(name = "__sizeof__")
  long sizeof() {
    return 200 + 8L * code.body().size();
  }
}
