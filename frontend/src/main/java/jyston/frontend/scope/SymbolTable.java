package jyston.frontend.scope;

import java.util.IdentityHashMap;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;

/** The symbol table of one compilation unit: every block, found by the node that opens it. */
public final class SymbolTable {
  private final Scope top;
  private final IdentityHashMap<Node, Scope> scopes;
  private final IdentityHashMap<Node, Scope> typeParamScopes;

  SymbolTable(
      Scope top,
      IdentityHashMap<Node, Scope> scopes,
      IdentityHashMap<Node, Scope> typeParamScopes) {
    this.top = top;
    this.scopes = scopes;
    this.typeParamScopes = typeParamScopes;
  }

  /**
   * Builds and resolves the table of a tree; raises the errors of CPython's {@code symtable.c}.
   *
   * @param futureAnnotations whether {@code from __future__ import annotations} is in force
   */
  public static SymbolTable build(Mod mod, String filename, boolean futureAnnotations) {
    SymbolTableBuilder b = new SymbolTableBuilder(filename, futureAnnotations);
    SymbolTable table = b.build(mod);
    new ScopeAnalyzer(filename).analyze(table.top);
    return table;
  }

  /** The outermost block. */
  public Scope top() {
    return top;
  }

  /** The block opened by a function, lambda, class, comprehension or alias. */
  public Scope of(Node node) {
    return scopes.get(node);
  }

  /** The type parameter block of a generic definition, or that of a bound or default. */
  public Scope typeParamsOf(Node node) {
    return typeParamScopes.get(node);
  }
}
