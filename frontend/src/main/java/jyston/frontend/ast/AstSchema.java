package jyston.frontend.ast;

import java.util.List;

/**
 * Uniform access to the tree's records, so that the {@code _ast} module can convert them to Python
 * objects and back without a case of its own for each.
 */
public final class AstSchema {
  private AstSchema() {}

  /** The constructor of a node. */
  public static NodeType typeOf(Node node) {
    return switch (node) {
      case Mod.Module x -> NodeType.MODULE;
      case Mod.Interactive x -> NodeType.INTERACTIVE;
      case Mod.Expression x -> NodeType.EXPRESSION;
      case Mod.FunctionType x -> NodeType.FUNCTION_TYPE;
      case Stmt.FunctionDef x -> NodeType.FUNCTION_DEF;
      case Stmt.AsyncFunctionDef x -> NodeType.ASYNC_FUNCTION_DEF;
      case Stmt.ClassDef x -> NodeType.CLASS_DEF;
      case Stmt.Return x -> NodeType.RETURN;
      case Stmt.Delete x -> NodeType.DELETE;
      case Stmt.Assign x -> NodeType.ASSIGN;
      case Stmt.TypeAlias x -> NodeType.TYPE_ALIAS;
      case Stmt.AugAssign x -> NodeType.AUG_ASSIGN;
      case Stmt.AnnAssign x -> NodeType.ANN_ASSIGN;
      case Stmt.For x -> NodeType.FOR;
      case Stmt.AsyncFor x -> NodeType.ASYNC_FOR;
      case Stmt.While x -> NodeType.WHILE;
      case Stmt.If x -> NodeType.IF;
      case Stmt.With x -> NodeType.WITH;
      case Stmt.AsyncWith x -> NodeType.ASYNC_WITH;
      case Stmt.Match x -> NodeType.MATCH;
      case Stmt.Raise x -> NodeType.RAISE;
      case Stmt.Try x -> NodeType.TRY;
      case Stmt.TryStar x -> NodeType.TRY_STAR;
      case Stmt.Assert x -> NodeType.ASSERT;
      case Stmt.Import x -> NodeType.IMPORT;
      case Stmt.ImportFrom x -> NodeType.IMPORT_FROM;
      case Stmt.Global x -> NodeType.GLOBAL;
      case Stmt.Nonlocal x -> NodeType.NONLOCAL;
      case Stmt.ExprStmt x -> NodeType.EXPR_STMT;
      case Stmt.Pass x -> NodeType.PASS;
      case Stmt.Break x -> NodeType.BREAK;
      case Stmt.Continue x -> NodeType.CONTINUE;
      case Expr.BoolOp x -> NodeType.BOOL_OP;
      case Expr.NamedExpr x -> NodeType.NAMED_EXPR;
      case Expr.BinOp x -> NodeType.BIN_OP;
      case Expr.UnaryOp x -> NodeType.UNARY_OP;
      case Expr.Lambda x -> NodeType.LAMBDA;
      case Expr.IfExp x -> NodeType.IF_EXP;
      case Expr.Dict x -> NodeType.DICT;
      case Expr.Set x -> NodeType.SET;
      case Expr.ListComp x -> NodeType.LIST_COMP;
      case Expr.SetComp x -> NodeType.SET_COMP;
      case Expr.DictComp x -> NodeType.DICT_COMP;
      case Expr.GeneratorExp x -> NodeType.GENERATOR_EXP;
      case Expr.Await x -> NodeType.AWAIT;
      case Expr.Yield x -> NodeType.YIELD;
      case Expr.YieldFrom x -> NodeType.YIELD_FROM;
      case Expr.Compare x -> NodeType.COMPARE;
      case Expr.Call x -> NodeType.CALL;
      case Expr.FormattedValue x -> NodeType.FORMATTED_VALUE;
      case Expr.JoinedStr x -> NodeType.JOINED_STR;
      case Expr.Constant x -> NodeType.CONSTANT;
      case Expr.Attribute x -> NodeType.ATTRIBUTE;
      case Expr.Subscript x -> NodeType.SUBSCRIPT;
      case Expr.Starred x -> NodeType.STARRED;
      case Expr.Name x -> NodeType.NAME;
      case Expr.ListExpr x -> NodeType.LIST_EXPR;
      case Expr.Tuple x -> NodeType.TUPLE;
      case Expr.Slice x -> NodeType.SLICE;
      case Comprehension x -> NodeType.COMPREHENSION;
      case ExceptHandler x -> NodeType.EXCEPT_HANDLER;
      case Arguments x -> NodeType.ARGUMENTS;
      case Arg x -> NodeType.ARG;
      case Keyword x -> NodeType.KEYWORD;
      case Alias x -> NodeType.ALIAS;
      case WithItem x -> NodeType.WITH_ITEM;
      case MatchCase x -> NodeType.MATCH_CASE;
      case Pattern.MatchValue x -> NodeType.MATCH_VALUE;
      case Pattern.MatchSingleton x -> NodeType.MATCH_SINGLETON;
      case Pattern.MatchSequence x -> NodeType.MATCH_SEQUENCE;
      case Pattern.MatchMapping x -> NodeType.MATCH_MAPPING;
      case Pattern.MatchClass x -> NodeType.MATCH_CLASS;
      case Pattern.MatchStar x -> NodeType.MATCH_STAR;
      case Pattern.MatchAs x -> NodeType.MATCH_AS;
      case Pattern.MatchOr x -> NodeType.MATCH_OR;
      case TypeIgnore x -> NodeType.TYPE_IGNORE;
      case TypeParam.TypeVar x -> NodeType.TYPE_VAR;
      case TypeParam.ParamSpec x -> NodeType.PARAM_SPEC;
      case TypeParam.TypeVarTuple x -> NodeType.TYPE_VAR_TUPLE;
    };
  }

  /**
   * The field values in the order of {@link NodeType#fields}: nodes, lists, enums, Strings,
   * Integers, constants (see {@link Const}) and nulls.
   */
  public static Object[] fields(Node node) {
    return switch (node) {
      case Mod.Module x -> new Object[] {x.body(), x.typeIgnores()};
      case Mod.Interactive x -> new Object[] {x.body()};
      case Mod.Expression x -> new Object[] {x.body()};
      case Mod.FunctionType x -> new Object[] {x.argtypes(), x.returns()};
      case Stmt.FunctionDef x ->
          new Object[] {
            x.name(),
            x.args(),
            x.body(),
            x.decoratorList(),
            x.returns(),
            x.typeComment(),
            x.typeParams()
          };
      case Stmt.AsyncFunctionDef x ->
          new Object[] {
            x.name(),
            x.args(),
            x.body(),
            x.decoratorList(),
            x.returns(),
            x.typeComment(),
            x.typeParams()
          };
      case Stmt.ClassDef x ->
          new Object[] {
            x.name(), x.bases(), x.keywords(), x.body(), x.decoratorList(), x.typeParams()
          };
      case Stmt.Return x -> new Object[] {x.value()};
      case Stmt.Delete x -> new Object[] {x.targets()};
      case Stmt.Assign x -> new Object[] {x.targets(), x.value(), x.typeComment()};
      case Stmt.TypeAlias x -> new Object[] {x.name(), x.typeParams(), x.value()};
      case Stmt.AugAssign x -> new Object[] {x.target(), x.op(), x.value()};
      case Stmt.AnnAssign x -> new Object[] {x.target(), x.annotation(), x.value(), x.simple()};
      case Stmt.For x -> new Object[] {x.target(), x.iter(), x.body(), x.orelse(), x.typeComment()};
      case Stmt.AsyncFor x ->
          new Object[] {x.target(), x.iter(), x.body(), x.orelse(), x.typeComment()};
      case Stmt.While x -> new Object[] {x.test(), x.body(), x.orelse()};
      case Stmt.If x -> new Object[] {x.test(), x.body(), x.orelse()};
      case Stmt.With x -> new Object[] {x.items(), x.body(), x.typeComment()};
      case Stmt.AsyncWith x -> new Object[] {x.items(), x.body(), x.typeComment()};
      case Stmt.Match x -> new Object[] {x.subject(), x.cases()};
      case Stmt.Raise x -> new Object[] {x.exc(), x.cause()};
      case Stmt.Try x -> new Object[] {x.body(), x.handlers(), x.orelse(), x.finalbody()};
      case Stmt.TryStar x -> new Object[] {x.body(), x.handlers(), x.orelse(), x.finalbody()};
      case Stmt.Assert x -> new Object[] {x.test(), x.msg()};
      case Stmt.Import x -> new Object[] {x.names()};
      case Stmt.ImportFrom x -> new Object[] {x.module(), x.names(), x.level()};
      case Stmt.Global x -> new Object[] {x.names()};
      case Stmt.Nonlocal x -> new Object[] {x.names()};
      case Stmt.ExprStmt x -> new Object[] {x.value()};
      case Stmt.Pass x -> new Object[] {};
      case Stmt.Break x -> new Object[] {};
      case Stmt.Continue x -> new Object[] {};
      case Expr.BoolOp x -> new Object[] {x.op(), x.values()};
      case Expr.NamedExpr x -> new Object[] {x.target(), x.value()};
      case Expr.BinOp x -> new Object[] {x.left(), x.op(), x.right()};
      case Expr.UnaryOp x -> new Object[] {x.op(), x.operand()};
      case Expr.Lambda x -> new Object[] {x.args(), x.body()};
      case Expr.IfExp x -> new Object[] {x.test(), x.body(), x.orelse()};
      case Expr.Dict x -> new Object[] {x.keys(), x.values()};
      case Expr.Set x -> new Object[] {x.elts()};
      case Expr.ListComp x -> new Object[] {x.elt(), x.generators()};
      case Expr.SetComp x -> new Object[] {x.elt(), x.generators()};
      case Expr.DictComp x -> new Object[] {x.key(), x.value(), x.generators()};
      case Expr.GeneratorExp x -> new Object[] {x.elt(), x.generators()};
      case Expr.Await x -> new Object[] {x.value()};
      case Expr.Yield x -> new Object[] {x.value()};
      case Expr.YieldFrom x -> new Object[] {x.value()};
      case Expr.Compare x -> new Object[] {x.left(), x.ops(), x.comparators()};
      case Expr.Call x -> new Object[] {x.func(), x.args(), x.keywords()};
      case Expr.FormattedValue x -> new Object[] {x.value(), x.conversion(), x.formatSpec()};
      case Expr.JoinedStr x -> new Object[] {x.values()};
      case Expr.Constant x -> new Object[] {x.value(), x.kind()};
      case Expr.Attribute x -> new Object[] {x.value(), x.attr(), x.ctx()};
      case Expr.Subscript x -> new Object[] {x.value(), x.slice(), x.ctx()};
      case Expr.Starred x -> new Object[] {x.value(), x.ctx()};
      case Expr.Name x -> new Object[] {x.id(), x.ctx()};
      case Expr.ListExpr x -> new Object[] {x.elts(), x.ctx()};
      case Expr.Tuple x -> new Object[] {x.elts(), x.ctx()};
      case Expr.Slice x -> new Object[] {x.lower(), x.upper(), x.step()};
      case Comprehension x -> new Object[] {x.target(), x.iter(), x.ifs(), x.isAsync() ? 1 : 0};
      case ExceptHandler x -> new Object[] {x.type(), x.name(), x.body()};
      case Arguments x ->
          new Object[] {
            x.posonlyargs(),
            x.args(),
            x.vararg(),
            x.kwonlyargs(),
            x.kwDefaults(),
            x.kwarg(),
            x.defaults()
          };
      case Arg x -> new Object[] {x.arg(), x.annotation(), x.typeComment()};
      case Keyword x -> new Object[] {x.arg(), x.value()};
      case Alias x -> new Object[] {x.name(), x.asname()};
      case WithItem x -> new Object[] {x.contextExpr(), x.optionalVars()};
      case MatchCase x -> new Object[] {x.pattern(), x.guard(), x.body()};
      case Pattern.MatchValue x -> new Object[] {x.value()};
      case Pattern.MatchSingleton x -> new Object[] {x.value()};
      case Pattern.MatchSequence x -> new Object[] {x.patterns()};
      case Pattern.MatchMapping x -> new Object[] {x.keys(), x.patterns(), x.rest()};
      case Pattern.MatchClass x ->
          new Object[] {x.cls(), x.patterns(), x.kwdAttrs(), x.kwdPatterns()};
      case Pattern.MatchStar x -> new Object[] {x.name()};
      case Pattern.MatchAs x -> new Object[] {x.pattern(), x.name()};
      case Pattern.MatchOr x -> new Object[] {x.patterns()};
      case TypeIgnore x -> new Object[] {x.line(), x.tag()};
      case TypeParam.TypeVar x -> new Object[] {x.name(), x.bound(), x.defaultValue()};
      case TypeParam.ParamSpec x -> new Object[] {x.name(), x.defaultValue()};
      case TypeParam.TypeVarTuple x -> new Object[] {x.name(), x.defaultValue()};
    };
  }

  /** The ASDL name of an operator or context, such as {@code "MatMult"} or {@code "Load"}. */
  public static String enumName(Enum<?> value) {
    String n = value.name();
    StringBuilder out = new StringBuilder(n.length());
    boolean upper = true;
    for (int i = 0; i < n.length(); i++) {
      char c = n.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        out.append(upper ? c : (char) (c | 0x20));
        upper = false;
      }
    }
    return out.toString();
  }

  /** The enum constant with an ASDL name; {@code type} is the ASDL type. Null if there is none. */
  public static Enum<?> enumValue(String type, String name) {
    for (Enum<?> e : enumValues(type)) {
      if (enumName(e).equals(name)) {
        return e;
      }
    }
    return null;
  }

  /** The constructors of an ASDL type without fields; empty for other types. */
  public static List<? extends Enum<?>> enumValues(String type) {
    return switch (type) {
      case "expr_context" -> List.of(Context.values());
      case "boolop" -> List.of(BoolOperator.values());
      case "operator" -> List.of(Operator.values());
      case "unaryop" -> List.of(UnaryOperator.values());
      case "cmpop" -> List.of(CmpOperator.values());
      default -> List.of();
    };
  }

  /** Makes a node of field values as {@link #fields} gives them; positions may be ignored. */
  public static Node create(
      NodeType type, Object[] fields, int line, int col, int endLine, int endCol) {
    return AstFactory.create(type, fields, line, col, endLine, endCol);
  }
}
