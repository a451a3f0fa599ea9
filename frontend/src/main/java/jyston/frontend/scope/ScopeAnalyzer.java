package jyston.frontend.scope;

import static jyston.frontend.scope.Scope.CELL;
import static jyston.frontend.scope.Scope.DEF_BOUND;
import static jyston.frontend.scope.Scope.DEF_COMP_CELL;
import static jyston.frontend.scope.Scope.DEF_FREE_CLASS;
import static jyston.frontend.scope.Scope.DEF_GLOBAL;
import static jyston.frontend.scope.Scope.DEF_NONLOCAL;
import static jyston.frontend.scope.Scope.DEF_PARAM;
import static jyston.frontend.scope.Scope.DEF_TYPE_PARAM;
import static jyston.frontend.scope.Scope.FREE;
import static jyston.frontend.scope.Scope.GLOBAL_EXPLICIT;
import static jyston.frontend.scope.Scope.GLOBAL_IMPLICIT;
import static jyston.frontend.scope.Scope.LOCAL;
import static jyston.frontend.scope.Scope.SCOPE_MASK;
import static jyston.frontend.scope.Scope.SCOPE_OFFSET;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jyston.frontend.SyntaxException;

/** Second pass of the symbol table: resolves every name ({@code symtable_analyze}). */
final class ScopeAnalyzer {
  private final String filename;

  ScopeAnalyzer(String filename) {
    this.filename = filename;
  }

  void analyze(Scope top) {
    block(top, null, new HashSet<>(), new HashSet<>(), new HashSet<>(), null);
  }

  private SyntaxException error(Scope s, String name, String message) {
    if (s.directives != null) {
      for (Scope.Directive d : s.directives) {
        if (d.name().equals(name)) {
          return SyntaxException.at(
              message, filename, d.line(), d.col() + 1, d.endLine(), d.endCol() + 1);
        }
      }
    }
    return SyntaxException.at(message, filename, s.line, s.col + 1, s.endLine, s.endCol + 1);
  }

  private void name(
      Scope s,
      Map<String, Integer> scopes,
      String name,
      int flags,
      Set<String> bound,
      Set<String> local,
      Set<String> free,
      Set<String> global,
      Set<String> typeParams,
      Scope classEntry) {
    if ((flags & DEF_GLOBAL) != 0) {
      if ((flags & DEF_NONLOCAL) != 0) {
        throw error(s, name, "name '" + name + "' is nonlocal and global");
      }
      scopes.put(name, GLOBAL_EXPLICIT);
      global.add(name);
      if (bound != null) {
        bound.remove(name);
      }
      return;
    }
    if ((flags & DEF_NONLOCAL) != 0) {
      if (bound == null) {
        throw error(s, name, "nonlocal declaration not allowed at module level");
      }
      if (!bound.contains(name)) {
        throw error(s, name, "no binding for nonlocal '" + name + "' found");
      }
      if (typeParams.contains(name)) {
        throw error(s, name, "nonlocal binding not allowed for type parameter '" + name + "'");
      }
      scopes.put(name, FREE);
      s.free = true;
      free.add(name);
      return;
    }
    if ((flags & DEF_BOUND) != 0) {
      scopes.put(name, LOCAL);
      local.add(name);
      global.remove(name);
      if ((flags & DEF_TYPE_PARAM) != 0) {
        typeParams.add(name);
      } else {
        typeParams.remove(name);
      }
      return;
    }
    if (classEntry != null) {
      int cf = classEntry.flags(name);
      if ((cf & DEF_GLOBAL) != 0) {
        scopes.put(name, GLOBAL_EXPLICIT);
        return;
      }
      if ((cf & DEF_BOUND) != 0 && (cf & DEF_NONLOCAL) == 0) {
        scopes.put(name, GLOBAL_IMPLICIT);
        return;
      }
    }
    if (bound != null && bound.contains(name)) {
      scopes.put(name, FREE);
      s.free = true;
      free.add(name);
      return;
    }
    if (global.contains(name)) {
      scopes.put(name, GLOBAL_IMPLICIT);
      return;
    }
    if (s.nested) {
      s.free = true;
    }
    scopes.put(name, GLOBAL_IMPLICIT);
  }

  private void block(
      Scope s,
      Set<String> bound,
      Set<String> free,
      Set<String> global,
      Set<String> typeParams,
      Scope classEntry) {
    Set<String> local = new HashSet<>();
    Map<String, Integer> scopes = new HashMap<>();
    Set<String> newGlobal = new HashSet<>();
    Set<String> newFree = new HashSet<>();
    Set<String> newBound = new HashSet<>();
    Set<String> inlinedCells = new HashSet<>();
    boolean isClass = s.kind == Scope.Kind.CLASS;
    if (isClass) {
      newGlobal.addAll(global);
      if (bound != null) {
        newBound.addAll(bound);
      }
    }
    for (Map.Entry<String, int[]> e : s.symbols.entrySet()) {
      name(
          s,
          scopes,
          e.getKey(),
          e.getValue()[0],
          bound,
          local,
          free,
          global,
          typeParams,
          classEntry);
    }
    if (!isClass) {
      if (s.isFunctionLike()) {
        newBound.addAll(local);
      }
      if (bound != null) {
        newBound.addAll(bound);
      }
      newGlobal.addAll(global);
    } else {
      newBound.add("__class__");
      newBound.add("__classdict__");
    }
    boolean anyInlined = false;
    for (Scope child : s.children) {
      Scope newClassEntry = child.canSeeClassScope ? (isClass ? s : classEntry) : null;
      boolean inline =
          child.comprehension != Scope.Comp.NONE
              && child.comprehension != Scope.Comp.GENERATOR
              && !s.canSeeClassScope;
      Set<String> childFree = new HashSet<>();
      block(
          child,
          new HashSet<>(newBound),
          childFree,
          new HashSet<>(newGlobal),
          new HashSet<>(typeParams),
          newClassEntry);
      if (inline) {
        inline(s, child, scopes, childFree, inlinedCells);
        child.compInlined = true;
        anyInlined = true;
      }
      newFree.addAll(childFree);
      if (child.free || child.childFree) {
        s.childFree = true;
      }
    }
    if (anyInlined) {
      List<Scope> spliced = new ArrayList<>();
      for (Scope child : s.children) {
        if (child.compInlined) {
          for (Scope inner : child.children) {
            inner.parent = s;
          }
          spliced.addAll(child.children);
          s.hasWalrus |= child.hasWalrus;
        } else {
          spliced.add(child);
        }
      }
      s.children = spliced;
    }
    if (s.isFunctionLike()) {
      for (Map.Entry<String, Integer> e : scopes.entrySet()) {
        String n = e.getKey();
        if (e.getValue() == LOCAL && (newFree.contains(n) || inlinedCells.contains(n))) {
          e.setValue(CELL);
          newFree.remove(n);
        }
      }
    } else if (isClass) {
      if (newFree.remove("__class__")) {
        s.needsClassClosure = true;
      }
      if (newFree.remove("__classdict__")) {
        s.needsClassDict = true;
      }
    }
    update(s, scopes, bound, newFree, inlinedCells, isClass || s.canSeeClassScope);
    free.addAll(newFree);
  }

  private static boolean freeInAnyChild(Scope s, String name) {
    for (Scope child : s.children) {
      if (child.scopeOf(name) == FREE) {
        return true;
      }
    }
    return false;
  }

  private void inline(
      Scope s,
      Scope comp,
      Map<String, Integer> scopes,
      Set<String> compFree,
      Set<String> inlinedCells) {
    boolean removeDunderClass = false;
    boolean isClass = s.kind == Scope.Kind.CLASS;
    for (Map.Entry<String, int[]> e : comp.symbols.entrySet()) {
      String k = e.getKey();
      int flags = e.getValue()[0];
      if ((flags & DEF_PARAM) != 0) {
        continue;
      }
      int scope = flags >> SCOPE_OFFSET & SCOPE_MASK;
      int only = flags & ((1 << SCOPE_OFFSET) - 1);
      if (scope == CELL || (only & DEF_COMP_CELL) != 0) {
        inlinedCells.add(k);
      }
      if (scope == FREE && isClass && k.equals("__class__")) {
        scope = GLOBAL_IMPLICIT;
        removeDunderClass = true;
        compFree.remove(k);
      }
      int[] existing = s.symbols.get(k);
      if (existing == null) {
        if (s.broughtIn.isEmpty()) {
          s.broughtIn = new HashSet<>();
        }
        s.broughtIn.add(k);
        s.symbols.put(k, new int[] {only});
        scopes.put(k, scope);
      } else if ((existing[0] & DEF_BOUND) != 0 && !isClass && !freeInAnyChild(comp, k)) {
        compFree.remove(k);
      }
    }
    if (removeDunderClass) {
      comp.symbols.remove("__class__");
    }
  }

  private static void update(
      Scope s,
      Map<String, Integer> scopes,
      Set<String> bound,
      Set<String> free,
      Set<String> inlinedCells,
      boolean seesClass) {
    for (Map.Entry<String, int[]> e : s.symbols.entrySet()) {
      int[] f = e.getValue();
      if (inlinedCells.contains(e.getKey())) {
        f[0] |= DEF_COMP_CELL;
      }
      f[0] |= scopes.get(e.getKey()) << SCOPE_OFFSET;
    }
    for (String name : free) {
      int[] f = s.symbols.get(name);
      if (f != null) {
        if (seesClass) {
          f[0] |= DEF_FREE_CLASS;
        }
        continue;
      }
      if (bound != null && !bound.contains(name)) {
        continue;
      }
      s.symbols.put(name, new int[] {FREE << SCOPE_OFFSET});
    }
  }
}
