package jyston.frontend.scope;

import static jyston.frontend.scope.Scope.DEF_COMP_ITER;
import static jyston.frontend.scope.Scope.DEF_GLOBAL;
import static jyston.frontend.scope.Scope.DEF_NONLOCAL;
import static jyston.frontend.scope.Scope.DEF_PARAM;
import static jyston.frontend.scope.Scope.DEF_TYPE_PARAM;
import static jyston.frontend.scope.Scope.USE;

import java.util.IdentityHashMap;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.Node;

/** The names of the scope being read, and the stack of scopes. */
abstract class ScopeNames {
  private static final int MAX_DEPTH = 6000;

  final String filename;
  final boolean futureAnnotations;
  final IdentityHashMap<Node, Scope> scopes = new IdentityHashMap<>();
  final IdentityHashMap<Node, Scope> typeParamScopes = new IdentityHashMap<>();
  Scope top;
  Scope cur;
  String privateName;
  int depth;

  ScopeNames(String filename, boolean futureAnnotations) {
    this.filename = filename;
    this.futureAnnotations = futureAnnotations;
  }

  SyntaxException error(String message, Located at) {
    return SyntaxException.at(
        message, filename, at.line(), at.col() + 1, at.endLine(), at.endCol() + 1);
  }

  Scope enter(Scope.Kind kind, Node key, String name, Located at) {
    Scope s = new Scope(kind, key, name, at.line(), at.col(), at.endLine(), at.endCol());
    s.parent = cur;
    s.privateName = privateName;
    s.compIterExpr = cur.compIterExpr;
    s.nested = cur.nested || cur.isFunctionLike();
    if (kind == Scope.Kind.ANNOTATION) {
      cur = s;
      return s;
    }
    if (cur.mangledNames != null && kind != Scope.Kind.CLASS) {
      s.mangledNames = cur.mangledNames;
    }
    cur.children.add(s);
    cur = s;
    return s;
  }

  void exit() {
    cur = cur.parent;
  }

  void use(String id, Located at) {
    addDef(id, USE, at);
  }

  void addDef(String id, int flag, Located at) {
    addDefTo(cur, id, flag, at);
  }

  void addDefTo(Scope s, String id, int flag, Located at) {
    if ((flag & DEF_TYPE_PARAM) != 0 && id.equals("__classdict__")) {
      throw error("reserved name '" + id + "' cannot be used for type parameter", at);
    }
    if ((flag & DEF_TYPE_PARAM) != 0 && s.mangledNames != null) {
      s.mangledNames.add(id);
    }
    String mangled = s.mangle(id);
    int[] v = s.symbols.get(mangled);
    int val = flag;
    if (v != null) {
      int old = v[0];
      if ((flag & DEF_PARAM) != 0 && (old & DEF_PARAM) != 0) {
        throw error("duplicate argument '" + id + "' in function definition", at);
      }
      if ((flag & DEF_TYPE_PARAM) != 0 && (old & DEF_TYPE_PARAM) != 0) {
        throw error("duplicate type parameter '" + id + "'", at);
      }
      val |= old;
    }
    if (s.compIterTarget) {
      if ((val & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
        throw error(
            "comprehension inner loop cannot rebind assignment expression target '" + id + "'", at);
      }
      val |= DEF_COMP_ITER;
    }
    if (v != null) {
      v[0] = val;
    } else {
      s.symbols.put(mangled, new int[] {val});
    }
    if ((flag & DEF_PARAM) != 0) {
      s.params.add(mangled);
    } else if ((flag & DEF_GLOBAL) != 0) {
      int[] g = top.symbols.get(mangled);
      if (g != null) {
        g[0] |= flag;
      } else {
        top.symbols.put(mangled, new int[] {flag});
      }
    }
  }

  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw SyntaxException.recursion("maximum recursion depth exceeded during compilation");
    }
  }

  static void directive(Scope s, String name, Located at) {
    if (s.directives == null) {
      s.directives = new java.util.ArrayList<>();
    }
    s.directives.add(
        new Scope.Directive(s.mangle(name), at.line(), at.col(), at.endLine(), at.endCol()));
  }
}
