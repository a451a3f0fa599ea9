package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.AstSchema;
import jyston.frontend.ast.Comprehension;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.NodeType;
import jyston.frontend.ast.Stmt;
import jyston.frontend.code.Code;

/**
 * The tree with its constants folded, for {@code PyCF_OPTIMIZED_AST} (CPython's {@code
 * _PyAST_Optimize}). Compiling to code folds on demand instead, see {@link ConstantFolder}.
 */
public final class AstOptimizer {
  private final ConstantFolder folder;
  private final int level;
  private final boolean foldAnnotations;

  private AstOptimizer(int level, int features) {
    this.folder = new ConstantFolder(level);
    this.level = level;
    this.foldAnnotations = (features & Code.FUTURE_ANNOTATIONS) == 0;
  }

  /**
   * Folds a tree; the given one stays as it is.
   *
   * @param level of {@code -O}: 0, 1 or 2
   * @param flags inherited CO_FUTURE_* flags
   */
  public static Mod optimize(Mod mod, String filename, int level, int flags) {
    int features = flags | CodeCompiler.futureFlags(mod, filename);
    return (Mod) new AstOptimizer(level, features).node(mod);
  }

  private Node node(Node n) {
    NodeType type = AstSchema.typeOf(n);
    Object[] fields = AstSchema.fields(n);
    Object[] out = fields.clone();
    boolean changed = false;
    for (int i = 0; i < fields.length; i++) {
      if (type.fields().get(i).name().equals("body") && holdsDocstring(n)) {
        out[i] = body((List<?>) fields[i]);
      } else if (foldAnnotations || !isAnnotation(n, type.fields().get(i).name())) {
        out[i] = value(fields[i]);
      }
      changed |= out[i] != fields[i];
    }
    Node r = changed ? create(type, out, n) : n;
    return switch (r) {
      case Expr e -> folder.fold(e);
      case Stmt.For f -> iterated(r, type, f.iter());
      case Stmt.AsyncFor f -> iterated(r, type, f.iter());
      case Comprehension c -> iterated(r, type, c.iter());
      default -> r;
    };
  }

  private static Node create(NodeType type, Object[] fields, Node from) {
    return from instanceof Located l
        ? AstSchema.create(type, fields, l.line(), l.col(), l.endLine(), l.endCol())
        : AstSchema.create(type, fields, 0, 0, 0, 0);
  }

  private Object value(Object v) {
    if (v instanceof Node n) {
      return node(n);
    }
    if (!(v instanceof List<?> list)) {
      return v;
    }
    ArrayList<Object> out = null;
    for (int i = 0, n = list.size(); i < n; i++) {
      Object old = list.get(i);
      Object x = old instanceof Node y ? node(y) : old;
      if (out == null && x != old) {
        out = new ArrayList<>(list);
      }
      if (out != null) {
        out.set(i, x);
      }
    }
    return out == null ? list : out;
  }

  private Node iterated(Node n, NodeType type, Expr iter) {
    Expr folded = folder.foldIterable(iter);
    if (folded == iter) {
      return n;
    }
    Object[] fields = AstSchema.fields(n).clone();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == iter) {
        fields[i] = folded;
      }
    }
    return create(type, fields, n);
  }

  private static boolean holdsDocstring(Node n) {
    return n instanceof Mod.Module
        || n instanceof Stmt.FunctionDef
        || n instanceof Stmt.AsyncFunctionDef
        || n instanceof Stmt.ClassDef;
  }

  private static boolean isAnnotation(Node n, String field) {
    return switch (n) {
      case Stmt.FunctionDef f -> field.equals("returns");
      case Stmt.AsyncFunctionDef f -> field.equals("returns");
      case Stmt.AnnAssign a -> field.equals("annotation");
      case Arg a -> field.equals("annotation");
      default -> false;
    };
  }

  private static Expr.Constant docstring(List<?> body) {
    return !body.isEmpty()
            && body.getFirst() instanceof Stmt.ExprStmt s
            && s.value() instanceof Expr.Constant c
            && c.value() instanceof String
        ? c
        : null;
  }

  /** A body that may begin with a docstring: folding must neither lose nor make one. */
  private Object body(List<?> body) {
    List<?> in = body;
    boolean has = docstring(in) != null;
    if (has && level >= 2) {
      Stmt doc = (Stmt) in.getFirst();
      in =
          in.size() == 1
              ? List.of(new Stmt.Pass(doc.line(), doc.col(), doc.endLine(), doc.endCol()))
              : in.subList(1, in.size());
      has = false;
    }
    Object folded = value(in);
    List<?> out = (List<?>) folded;
    Expr.Constant made = has ? null : docstring(out);
    if (made == null) {
      return folded;
    }
    Stmt s = (Stmt) out.getFirst();
    ArrayList<Object> copy = new ArrayList<>(out);
    Expr plain = new Expr.JoinedStr(List.of(made), s.line(), s.col(), s.endLine(), s.endCol());
    copy.set(0, new Stmt.ExprStmt(plain, s.line(), s.col(), s.endLine(), s.endCol()));
    return copy;
  }
}
