package jyston.frontend.code;

import java.util.List;
import java.util.function.Supplier;

/**
 * A compiled code object, immutable once published. The signature and the variable names are known
 * at once; the body, a {@link Cfg}, is built when first asked for.
 */
public final class Code {
  /** CO_OPTIMIZED: locals live in registers. */
  public static final int OPTIMIZED = 0x1;

  /** CO_NEWLOCALS: a new namespace per call. */
  public static final int NEWLOCALS = 0x2;

  /** CO_VARARGS: has {@code *args}. */
  public static final int VARARGS = 0x4;

  /** CO_VARKEYWORDS: has {@code **kwargs}. */
  public static final int VARKEYWORDS = 0x8;

  /** CO_NESTED: inside a function. */
  public static final int NESTED = 0x10;

  /** CO_GENERATOR. */
  public static final int GENERATOR = 0x20;

  /** CO_COROUTINE. */
  public static final int COROUTINE = 0x80;

  /** CO_ITERABLE_COROUTINE. */
  public static final int ITERABLE_COROUTINE = 0x100;

  /** CO_ASYNC_GENERATOR. */
  public static final int ASYNC_GENERATOR = 0x200;

  /** CO_FUTURE_ANNOTATIONS. */
  public static final int FUTURE_ANNOTATIONS = 0x1000000;

  private final String name;
  private final String qualname;
  private final String filename;
  private final int firstLine;
  private final int argCount;
  private final int posOnlyArgCount;
  private final int kwOnlyArgCount;
  private final int flags;
  private final String[] varNames;
  private final String[] cellVars;
  private final String[] freeVars;
  private final Object docstring;
  private volatile Supplier<Cfg> builder;
  private volatile Cfg body;
  private String signature;

  /**
   * What a code object is besides its body.
   *
   * @param argCount positional parameters, positional-only ones included
   * @param docstring the docstring constant of a function, or null
   */
  public record Header(
      String name,
      String qualname,
      String filename,
      int firstLine,
      int argCount,
      int posOnlyArgCount,
      int kwOnlyArgCount,
      int flags,
      List<String> varNames,
      List<String> cellVars,
      List<String> freeVars,
      Object docstring) {}

  /** Makes a code object whose body comes from a supplier when first needed. */
  public Code(Header h, Supplier<Cfg> builder) {
    name = h.name;
    qualname = h.qualname;
    filename = h.filename;
    firstLine = h.firstLine;
    argCount = h.argCount;
    posOnlyArgCount = h.posOnlyArgCount;
    kwOnlyArgCount = h.kwOnlyArgCount;
    flags = h.flags;
    varNames = h.varNames.toArray(new String[0]);
    cellVars = h.cellVars.toArray(new String[0]);
    freeVars = h.freeVars.toArray(new String[0]);
    docstring = h.docstring;
    this.builder = builder;
  }

  /** The signature part of this code, for making a changed copy ({@code code.replace}). */
  public Header header() {
    return header(filename);
  }

  private Header header(String file) {
    return new Header(
        name,
        qualname,
        file,
        firstLine,
        argCount,
        posOnlyArgCount,
        kwOnlyArgCount,
        flags,
        List.of(varNames),
        List.of(cellVars),
        List.of(freeVars),
        docstring);
  }

  /** The same code, and what is defined in it, with another file name; bodies stay unread. */
  public Code inFile(String file) {
    return new Code(header(file), () -> body().inFile(file));
  }

  /** The control-flow graph, built on first use. */
  public Cfg body() {
    Cfg b = body;
    return b != null ? b : build();
  }

  private synchronized Cfg build() {
    if (body == null) {
      body = builder.get();
      builder = null;
    }
    return body;
  }

  /** Whether the body has been built. */
  public boolean isBuilt() {
    return body != null;
  }

  /** {@code co_name}. */
  public String name() {
    return name;
  }

  /** {@code co_qualname}. */
  public String qualname() {
    return qualname;
  }

  /** {@code co_filename}. */
  public String filename() {
    return filename;
  }

  /** {@code co_firstlineno}. */
  public int firstLine() {
    return firstLine;
  }

  /** {@code co_argcount}. */
  public int argCount() {
    return argCount;
  }

  /** {@code co_posonlyargcount}. */
  public int posOnlyArgCount() {
    return posOnlyArgCount;
  }

  /** {@code co_kwonlyargcount}. */
  public int kwOnlyArgCount() {
    return kwOnlyArgCount;
  }

  /** {@code co_flags}. */
  public int flags() {
    return flags;
  }

  /** Whether a CO_* flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether a call makes a generator, a coroutine or an async generator. */
  public boolean isGeneratorLike() {
    return (flags & (GENERATOR | COROUTINE | ASYNC_GENERATOR)) != 0;
  }

  /** Number of parameters of all kinds, {@code *args} and {@code **kwargs} included. */
  public int paramCount() {
    return argCount + kwOnlyArgCount + (has(VARARGS) ? 1 : 0) + (has(VARKEYWORDS) ? 1 : 0);
  }

  /**
   * A text that tells how arguments are bound, the same object for codes where that is the same.
   */
  public String signature() {
    String s = signature;
    return s != null ? s : (signature = sign());
  }

  private String sign() {
    StringBuilder sb = new StringBuilder();
    sb.append(argCount).append(' ').append(posOnlyArgCount).append(' ').append(kwOnlyArgCount);
    sb.append(' ').append(flags & (VARARGS | VARKEYWORDS));
    for (int i = 0; i < argCount + kwOnlyArgCount; i++) {
      sb.append(' ').append(varNames[i].length()).append(' ').append(varNames[i]);
    }
    return sb.toString().intern();
  }

  /** Number of {@code co_varnames}; local {@code i} is register {@code i}. */
  public int varCount() {
    return varNames.length;
  }

  /** A name of {@code co_varnames}; parameters come first. */
  public String varName(int i) {
    return varNames[i];
  }

  /** Number of {@code co_cellvars}; cell {@code i} is register {@code varCount() + i}. */
  public int cellCount() {
    return cellVars.length;
  }

  /** A name of {@code co_cellvars}. */
  public String cellName(int i) {
    return cellVars[i];
  }

  /** Number of {@code co_freevars}; they follow the cells in the registers. */
  public int freeCount() {
    return freeVars.length;
  }

  /** A name of {@code co_freevars}. */
  public String freeName(int i) {
    return freeVars[i];
  }

  /** First register of the free cells. */
  public int freeStart() {
    return varNames.length + cellVars.length;
  }

  /** The docstring constant of a function, or null. */
  public Object docstring() {
    return docstring;
  }

  @Override
  public String toString() {
    return "<code " + qualname + ", file \"" + filename + "\", line " + firstLine + ">";
  }
}
