package jyston.frontend.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jyston.frontend.ast.Node;

/** One block of a symbol table: its kind, its names with their flags, and its children. */
public final class Scope {
  /** Kinds of blocks, in the order of CPython's {@code _Py_block_ty}. */
  public enum Kind {
    FUNCTION("function"),
    CLASS("class"),
    MODULE("module"),
    ANNOTATION("annotation"),
    TYPE_VARIABLE("type variable"),
    TYPE_ALIAS("type alias"),
    TYPE_PARAMETERS("type parameters");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The name {@code symtable.SymbolTable.get_type} gives. */
    public String label() {
      return label;
    }
  }

  /** Kinds of comprehensions. */
  public enum Comp {
    NONE(""),
    LIST("list comprehension"),
    DICT("dict comprehension"),
    SET("set comprehension"),
    GENERATOR("generator expression");

    final String label;

    Comp(String label) {
      this.label = label;
    }
  }

  /** Named in a {@code global} statement. */
  public static final int DEF_GLOBAL = 1;

  /** Assigned to in the block. */
  public static final int DEF_LOCAL = 2;

  /** A parameter. */
  public static final int DEF_PARAM = 4;

  /** Named in a {@code nonlocal} statement. */
  public static final int DEF_NONLOCAL = 8;

  /** Used. */
  public static final int USE = 16;

  /** A free name used in a class body. */
  public static final int DEF_FREE_CLASS = 1 << 6;

  /** Bound by an import. */
  public static final int DEF_IMPORT = 1 << 7;

  /** Has an annotation. */
  public static final int DEF_ANNOT = 1 << 8;

  /** The target of a comprehension. */
  public static final int DEF_COMP_ITER = 1 << 9;

  /** A type parameter. */
  public static final int DEF_TYPE_PARAM = 1 << 10;

  /** A cell that came from an inlined comprehension. */
  public static final int DEF_COMP_CELL = 1 << 11;

  /** Any binding. */
  public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

  /** Position of the resolved scope in a symbol's flags. */
  public static final int SCOPE_OFFSET = 12;

  /** Mask of the resolved scope once shifted. */
  public static final int SCOPE_MASK = 15;

  /** Resolved scope: a local. */
  public static final int LOCAL = 1;

  /** Resolved scope: global by declaration. */
  public static final int GLOBAL_EXPLICIT = 2;

  /** Resolved scope: global because nothing else binds it. */
  public static final int GLOBAL_IMPLICIT = 3;

  /** Resolved scope: a variable of an enclosing function. */
  public static final int FREE = 4;

  /** Resolved scope: a local that inner functions use. */
  public static final int CELL = 5;

  final Kind kind;
  final Node node;
  final int line;
  final int col;
  final int endLine;
  final int endCol;
  String name;
  Scope parent;
  LinkedHashMap<String, int[]> symbols = new LinkedHashMap<>();
  List<Scope> children = new ArrayList<>();
  final List<String> params = new ArrayList<>();
  List<Directive> directives;
  LinkedHashMap<String, Boolean> staticAttributes;
  Set<String> mangledNames;
  String privateName;
  String scopeInfo;
  Comp comprehension = Comp.NONE;
  boolean nested;
  boolean free;
  boolean childFree;
  boolean generator;
  boolean coroutine;
  boolean returnsValue;
  boolean varargs;
  boolean varkeywords;
  boolean needsClassClosure;
  boolean needsClassDict;
  boolean compInlined;

  /** Names that only comprehensions compiled into this scope have brought here. */
  Set<String> broughtIn = Set.of();

  boolean canSeeClassScope;
  boolean compIterTarget;
  boolean hasWalrus;
  int compIterExpr;

  record Directive(String name, int line, int col, int endLine, int endCol) {}

  Scope(Kind kind, Node node, String name, int line, int col, int endLine, int endCol) {
    this.kind = kind;
    this.node = node;
    this.name = name;
    this.line = line;
    this.col = col;
    this.endLine = endLine;
    this.endCol = endCol;
  }

  /** The kind of block. */
  public Kind kind() {
    return kind;
  }

  /** The block's name: of the function or class, {@code top}, {@code lambda}, ... */
  public String name() {
    return name;
  }

  /** First line of the construct. */
  public int line() {
    return line;
  }

  /** The enclosing block, or null. */
  public Scope parent() {
    return parent;
  }

  /** Inner blocks. */
  public List<Scope> children() {
    return children;
  }

  /** Names in order of appearance. */
  public Collection<String> names() {
    return symbols.keySet();
  }

  /** Parameter names in order. */
  public List<String> params() {
    return params;
  }

  /** Flags of a name with its resolved scope, 0 if the block does not know it. */
  public int flags(String mangled) {
    int[] f = symbols.get(mangled);
    return f == null ? 0 : f[0];
  }

  /** Resolved scope of a name, 0 if unknown. */
  public int scopeOf(String mangled) {
    return flags(mangled) >> SCOPE_OFFSET & SCOPE_MASK;
  }

  /** Whether the block is compiled as a function. */
  public boolean isFunctionLike() {
    return kind == Kind.FUNCTION
        || kind == Kind.TYPE_VARIABLE
        || kind == Kind.TYPE_ALIAS
        || kind == Kind.TYPE_PARAMETERS;
  }

  /** Whether the block is inside a function. */
  public boolean isNested() {
    return nested;
  }

  /** Whether {@code yield} appears. */
  public boolean isGenerator() {
    return generator;
  }

  /** Whether the block is a coroutine or async generator. */
  public boolean isCoroutine() {
    return coroutine;
  }

  /** Whether a {@code return} with a value appears. */
  public boolean returnsValue() {
    return returnsValue;
  }

  /** Whether there is {@code *args}. */
  public boolean hasVarargs() {
    return varargs;
  }

  /** Whether there is {@code **kwargs}. */
  public boolean hasVarkeywords() {
    return varkeywords;
  }

  /** What kind of comprehension the block is. */
  public Comp comprehension() {
    return comprehension;
  }

  /**
   * Whether a name is that of a target of comprehensions compiled into this scope, and nothing else
   * here is named so: neither a variable nor, in a generator expression, its own target.
   */
  public boolean onlyInComprehensions(String name) {
    return (flags(name) & DEF_COMP_ITER) != 0 && broughtIn.contains(name);
  }

  /** Whether the comprehension is compiled into its parent (PEP 709). */
  public boolean isInlined() {
    return compInlined;
  }

  /** Whether a method uses {@code __class__} or {@code super}. */
  public boolean needsClassClosure() {
    return needsClassClosure;
  }

  /** Whether an inner block looks names up in the class namespace. */
  public boolean needsClassDict() {
    return needsClassDict;
  }

  /** Whether names may come from the namespace of an enclosing class. */
  public boolean canSeeClassScope() {
    return canSeeClassScope;
  }

  /** Whether an assignment expression binds a name in the block. */
  public boolean hasWalrus() {
    return hasWalrus;
  }

  /**
   * Attribute names assigned through {@code self} in methods, for {@code __static_attributes__}.
   */
  public Collection<String> staticAttributes() {
    return staticAttributes == null ? List.of() : staticAttributes.keySet();
  }

  /** The name under which the block knows a name in the source. */
  public String mangle(String id) {
    if (mangledNames != null && !mangledNames.contains(id)) {
      return id;
    }
    return Mangler.mangle(privateName, id);
  }

  /** Class whose private names are in force, or null. */
  public String privateName() {
    return privateName;
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
