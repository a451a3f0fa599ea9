package jyston.frontend.cfg;

import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Expr;

/** The SyntaxWarnings about expressions that cannot mean what they say. */
final class ExprWarnings {
  private final Checker checker;
  private final ConstantFolder folder;

  ExprWarnings(Checker checker, ConstantFolder folder) {
    this.checker = checker;
    this.folder = folder;
  }

  /** The type an expression must have, or null. */
  private static String typeOf(Expr e) {
    return switch (e) {
      case Expr.Tuple t -> "tuple";
      case Expr.ListExpr t -> "list";
      case Expr.ListComp t -> "list";
      case Expr.Dict t -> "dict";
      case Expr.DictComp t -> "dict";
      case Expr.Set t -> "set";
      case Expr.SetComp t -> "set";
      case Expr.GeneratorExp t -> "generator";
      case Expr.Lambda t -> "function";
      case Expr.JoinedStr t -> "str";
      case Expr.FormattedValue t -> "str";
      case Expr.Constant c ->
          switch (c.value()) {
            case Const.Singleton s ->
                switch (s) {
                  case NONE -> "NoneType";
                  case TRUE, FALSE -> "bool";
                  case ELLIPSIS -> "ellipsis";
                };
            case Long n -> "int";
            case java.math.BigInteger n -> "int";
            case Double n -> "float";
            case Const.Imaginary n -> "complex";
            case Const.Bytes b -> "bytes";
            case Const.TupleConst t -> "tuple";
            case Const.FrozenSetConst t -> "frozenset";
            default -> "str";
          };
      default -> null;
    };
  }

  private boolean mayBeIs(Expr e) {
    return !(e instanceof Expr.Constant c) || c.value() instanceof Const.Singleton;
  }

  /** {@code check_compare}. */
  void compare(Expr.Compare c) {
    boolean any = false;
    for (CmpOperator op : c.ops()) {
      any |= op == CmpOperator.IS || op == CmpOperator.IS_NOT;
    }
    if (!any) {
      return;
    }
    Expr leftExpr = folder.fold(c.left());
    boolean left = mayBeIs(leftExpr);
    for (int i = 0; i < c.ops().size(); i++) {
      CmpOperator op = c.ops().get(i);
      Expr rightExpr = folder.fold(c.comparators().get(i));
      boolean right = mayBeIs(rightExpr);
      if ((op == CmpOperator.IS || op == CmpOperator.IS_NOT) && (!left || !right)) {
        String type = typeOf(left ? rightExpr : leftExpr);
        checker.warn(
            op == CmpOperator.IS
                ? "\"is\" with '" + type + "' literal. Did you mean \"==\"?"
                : "\"is not\" with '" + type + "' literal. Did you mean \"!=\"?",
            c);
        return;
      }
      left = right;
      leftExpr = rightExpr;
    }
  }

  /** {@code check_caller}. */
  void caller(Expr f) {
    switch (f) {
      case Expr.Name n -> {}
      case Expr.Attribute a -> {}
      case Expr.Lambda l -> {}
      default -> {
        String type = typeOf(f);
        if (type != null) {
          checker.warn("'" + type + "' object is not callable; perhaps you missed a comma?", f);
        }
      }
    }
  }

  /** {@code check_subscripter} and {@code check_index}. */
  void subscript(Expr.Subscript s) {
    Expr v = s.value();
    String type = v instanceof Expr.Name || v instanceof Expr.Attribute ? null : typeOf(v);
    if (type == null) {
      return;
    }
    switch (type) {
      case "NoneType",
          "ellipsis",
          "int",
          "bool",
          "float",
          "complex",
          "set",
          "frozenset",
          "generator",
          "function" ->
          checker.warn(
              "'" + type + "' object is not subscriptable; perhaps you missed a comma?", s);
      case "str", "bytes", "tuple", "list" -> {
        String index = typeOf(folder.fold(s.slice()));
        if (index != null && !index.equals("int") && !index.equals("bool")) {
          checker.warn(
              type
                  + " indices must be integers or slices, not "
                  + index
                  + "; perhaps you missed a comma?",
              s);
        }
      }
      default -> {}
    }
  }
}
