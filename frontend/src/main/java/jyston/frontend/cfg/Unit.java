package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.Stmt;
import jyston.frontend.code.Code;
import jyston.frontend.scope.Scope;
import jyston.frontend.scope.SymbolTable;

/**
 * What all code of one compilation shares.
 *
 * @param optimize the level of {@code -O}: 1 drops asserts, 2 docstrings too
 * @param flags CO_FUTURE_* flags that every code object carries
 * @param topLevelAwait whether PyCF_ALLOW_TOP_LEVEL_AWAIT is given
 */
record Unit(String filename, SymbolTable table, int optimize, int flags, boolean topLevelAwait) {

  boolean futureAnnotations() {
    return (flags & Code.FUTURE_ANNOTATIONS) != 0;
  }

  /** Makes the code object of a block; its body is lowered on first use. */
  Code code(
      Scope scope,
      Node node,
      String name,
      String qualname,
      int firstLine,
      Arguments args,
      Object docstring) {
    List<String> vars = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    List<String> frees = new ArrayList<>();
    boolean functionLike = scope.isFunctionLike();
    if (functionLike) {
      vars.addAll(scope.params());
    }
    int params = vars.size();
    for (String s : scope.names()) {
      int f = scope.flags(s);
      int sc = f >> Scope.SCOPE_OFFSET & Scope.SCOPE_MASK;
      if (functionLike && sc == Scope.LOCAL && (f & Scope.DEF_PARAM) == 0) {
        vars.add(s);
      }
      if (sc == Scope.CELL || (f & Scope.DEF_COMP_CELL) != 0 && sc != Scope.FREE) {
        cells.add(s);
      }
      if (sc == Scope.FREE || (f & Scope.DEF_FREE_CLASS) != 0 && sc != Scope.CELL) {
        frees.add(s);
      }
    }
    // Cells of parameters come in the order of the parameters, the others by name.
    cells.sort(
        (x, y) -> {
          int i = vars.indexOf(x);
          int j = vars.indexOf(y);
          return i >= 0 && j >= 0
              ? Integer.compare(i, j)
              : i >= 0 ? -1 : j >= 0 ? 1 : x.compareTo(y);
        });
    if (scope.needsClassDict()) {
      cells.add(0, "__classdict__");
    }
    if (scope.needsClassClosure()) {
      cells.add(0, "__class__");
    }
    frees.sort(null);
    int co = flags;
    if (functionLike) {
      co |= Code.OPTIMIZED | Code.NEWLOCALS;
      if (scope.isNested()) {
        co |= Code.NESTED;
      }
      if (scope.isGenerator()) {
        co |= scope.isCoroutine() ? Code.ASYNC_GENERATOR : Code.GENERATOR;
      } else if (scope.isCoroutine()) {
        co |= Code.COROUTINE;
      }
      if (scope.hasVarargs()) {
        co |= Code.VARARGS;
      }
      if (scope.hasVarkeywords()) {
        co |= Code.VARKEYWORDS;
      }
    } else if (scope.kind() == Scope.Kind.MODULE && topLevelAwait && scope.isCoroutine()) {
      co |= Code.COROUTINE;
    }
    int argCount;
    int posOnly = 0;
    int kwOnly = 0;
    if (args != null) {
      posOnly = args.posonlyargs().size();
      argCount = posOnly + args.args().size();
      kwOnly = args.kwonlyargs().size();
    } else {
      argCount = params;
    }
    Code.Header h =
        new Code.Header(
            name, qualname, filename, firstLine, argCount, posOnly, kwOnly, co, vars, cells, frees,
            docstring);
    return CfgBuilder.lazyCode(this, scope, node, h);
  }

  /** The qualified name of a definition inside a block ({@code compiler_set_qualname}). */
  static String qualname(Scope parent, String parentQualname, String name, boolean definition) {
    if (parent.kind() == Scope.Kind.TYPE_PARAMETERS) {
      // The type parameter block is transparent: the name hangs off what encloses it.
      int suffix = "<generic parameters of >".length() + parent.name().length();
      return definition && declaredGlobal(parent.parent(), name)
          ? name
          : parentQualname.substring(0, parentQualname.length() - suffix) + name;
    }
    if (parent.kind() == Scope.Kind.MODULE) {
      return name;
    }
    if (definition && declaredGlobal(parent, name)) {
      return name;
    }
    boolean function = parent.isFunctionLike() && parent.comprehension() == Scope.Comp.NONE;
    return parentQualname + (function ? ".<locals>." : ".") + name;
  }

  private static boolean declaredGlobal(Scope s, String name) {
    return s.scopeOf(s.mangle(name)) == Scope.GLOBAL_EXPLICIT;
  }

  /** Line of the first decorator, or of the definition. */
  static int firstLine(List<Expr> decorators, Stmt def) {
    return decorators.isEmpty() ? def.line() : decorators.getFirst().line();
  }
}
