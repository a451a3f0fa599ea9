package jyston.frontend.ast;

import java.util.ArrayList;
import java.util.List;

/** The constructors of CPython's ASDL, with their fields. */
public enum NodeType {
  MODULE("Module", "mod", false, "stmt* body, type_ignore* type_ignores"),
  INTERACTIVE("Interactive", "mod", false, "stmt* body"),
  EXPRESSION("Expression", "mod", false, "expr body"),
  FUNCTION_TYPE("FunctionType", "mod", false, "expr* argtypes, expr returns"),
  FUNCTION_DEF(
      "FunctionDef",
      "stmt",
      true,
      "identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string?"
          + " type_comment, type_param* type_params"),
  ASYNC_FUNCTION_DEF(
      "AsyncFunctionDef",
      "stmt",
      true,
      "identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string?"
          + " type_comment, type_param* type_params"),
  CLASS_DEF(
      "ClassDef",
      "stmt",
      true,
      "identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list,"
          + " type_param* type_params"),
  RETURN("Return", "stmt", true, "expr? value"),
  DELETE("Delete", "stmt", true, "expr* targets"),
  ASSIGN("Assign", "stmt", true, "expr* targets, expr value, string? type_comment"),
  TYPE_ALIAS("TypeAlias", "stmt", true, "expr name, type_param* type_params, expr value"),
  AUG_ASSIGN("AugAssign", "stmt", true, "expr target, operator op, expr value"),
  ANN_ASSIGN("AnnAssign", "stmt", true, "expr target, expr annotation, expr? value, int simple"),
  FOR(
      "For",
      "stmt",
      true,
      "expr target, expr iter, stmt* body, stmt* orelse, string? type_comment"),
  ASYNC_FOR(
      "AsyncFor",
      "stmt",
      true,
      "expr target, expr iter, stmt* body, stmt* orelse, string? type_comment"),
  WHILE("While", "stmt", true, "expr test, stmt* body, stmt* orelse"),
  IF("If", "stmt", true, "expr test, stmt* body, stmt* orelse"),
  WITH("With", "stmt", true, "withitem* items, stmt* body, string? type_comment"),
  ASYNC_WITH("AsyncWith", "stmt", true, "withitem* items, stmt* body, string? type_comment"),
  MATCH("Match", "stmt", true, "expr subject, match_case* cases"),
  RAISE("Raise", "stmt", true, "expr? exc, expr? cause"),
  TRY("Try", "stmt", true, "stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody"),
  TRY_STAR(
      "TryStar",
      "stmt",
      true,
      "stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody"),
  ASSERT("Assert", "stmt", true, "expr test, expr? msg"),
  IMPORT("Import", "stmt", true, "alias* names"),
  IMPORT_FROM("ImportFrom", "stmt", true, "identifier? module, alias* names, int? level"),
  GLOBAL("Global", "stmt", true, "identifier* names"),
  NONLOCAL("Nonlocal", "stmt", true, "identifier* names"),
  EXPR_STMT("Expr", "stmt", true, "expr value"),
  PASS("Pass", "stmt", true, ""),
  BREAK("Break", "stmt", true, ""),
  CONTINUE("Continue", "stmt", true, ""),
  BOOL_OP("BoolOp", "expr", true, "boolop op, expr* values"),
  NAMED_EXPR("NamedExpr", "expr", true, "expr target, expr value"),
  BIN_OP("BinOp", "expr", true, "expr left, operator op, expr right"),
  UNARY_OP("UnaryOp", "expr", true, "unaryop op, expr operand"),
  LAMBDA("Lambda", "expr", true, "arguments args, expr body"),
  IF_EXP("IfExp", "expr", true, "expr test, expr body, expr orelse"),
  DICT("Dict", "expr", true, "expr* keys, expr* values"),
  SET("Set", "expr", true, "expr* elts"),
  LIST_COMP("ListComp", "expr", true, "expr elt, comprehension* generators"),
  SET_COMP("SetComp", "expr", true, "expr elt, comprehension* generators"),
  DICT_COMP("DictComp", "expr", true, "expr key, expr value, comprehension* generators"),
  GENERATOR_EXP("GeneratorExp", "expr", true, "expr elt, comprehension* generators"),
  AWAIT("Await", "expr", true, "expr value"),
  YIELD("Yield", "expr", true, "expr? value"),
  YIELD_FROM("YieldFrom", "expr", true, "expr value"),
  COMPARE("Compare", "expr", true, "expr left, cmpop* ops, expr* comparators"),
  CALL("Call", "expr", true, "expr func, expr* args, keyword* keywords"),
  FORMATTED_VALUE("FormattedValue", "expr", true, "expr value, int conversion, expr? format_spec"),
  JOINED_STR("JoinedStr", "expr", true, "expr* values"),
  CONSTANT("Constant", "expr", true, "constant value, string? kind"),
  ATTRIBUTE("Attribute", "expr", true, "expr value, identifier attr, expr_context ctx"),
  SUBSCRIPT("Subscript", "expr", true, "expr value, expr slice, expr_context ctx"),
  STARRED("Starred", "expr", true, "expr value, expr_context ctx"),
  NAME("Name", "expr", true, "identifier id, expr_context ctx"),
  LIST_EXPR("List", "expr", true, "expr* elts, expr_context ctx"),
  TUPLE("Tuple", "expr", true, "expr* elts, expr_context ctx"),
  SLICE("Slice", "expr", true, "expr? lower, expr? upper, expr? step"),
  COMPREHENSION(
      "comprehension", "comprehension", false, "expr target, expr iter, expr* ifs, int is_async"),
  EXCEPT_HANDLER(
      "ExceptHandler", "excepthandler", true, "expr? type, identifier? name, stmt* body"),
  ARGUMENTS(
      "arguments",
      "arguments",
      false,
      "arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg,"
          + " expr* defaults"),
  ARG("arg", "arg", true, "identifier arg, expr? annotation, string? type_comment"),
  KEYWORD("keyword", "keyword", true, "identifier? arg, expr value"),
  ALIAS("alias", "alias", true, "identifier name, identifier? asname"),
  WITH_ITEM("withitem", "withitem", false, "expr context_expr, expr? optional_vars"),
  MATCH_CASE("match_case", "match_case", false, "pattern pattern, expr? guard, stmt* body"),
  MATCH_VALUE("MatchValue", "pattern", true, "expr value"),
  MATCH_SINGLETON("MatchSingleton", "pattern", true, "constant value"),
  MATCH_SEQUENCE("MatchSequence", "pattern", true, "pattern* patterns"),
  MATCH_MAPPING("MatchMapping", "pattern", true, "expr* keys, pattern* patterns, identifier? rest"),
  MATCH_CLASS(
      "MatchClass",
      "pattern",
      true,
      "expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns"),
  MATCH_STAR("MatchStar", "pattern", true, "identifier? name"),
  MATCH_AS("MatchAs", "pattern", true, "pattern? pattern, identifier? name"),
  MATCH_OR("MatchOr", "pattern", true, "pattern* patterns"),
  TYPE_IGNORE("TypeIgnore", "type_ignore", false, "int lineno, string tag"),
  TYPE_VAR("TypeVar", "type_param", true, "identifier name, expr? bound, expr? default_value"),
  PARAM_SPEC("ParamSpec", "type_param", true, "identifier name, expr? default_value"),
  TYPE_VAR_TUPLE("TypeVarTuple", "type_param", true, "identifier name, expr? default_value");

  /** How many values a field holds. */
  public enum Cardinality {
    /** Exactly one. */
    ONE,
    /** One or None. */
    OPTIONAL,
    /** A list. */
    MANY
  }

  /** A field: its Python name, its ASDL type and how many values it takes. */
  public record Field(String name, String type, Cardinality cardinality) {}

  private final String pythonName;
  private final String base;
  private final boolean located;
  private final String spec;
  private volatile List<Field> fields;

  NodeType(String pythonName, String base, boolean located, String spec) {
    this.pythonName = pythonName;
    this.base = base;
    this.located = located;
    this.spec = spec;
  }

  /** The name of the class in the {@code ast} module. */
  public String pythonName() {
    return pythonName;
  }

  /** The ASDL type it constructs; for a product type its own name. */
  public String base() {
    return base;
  }

  /** Whether nodes have line and column attributes. */
  public boolean located() {
    return located;
  }

  /** The fields in order ({@code _fields}). */
  public List<Field> fields() {
    List<Field> f = fields;
    if (f == null) {
      f = parse(spec);
      fields = f;
    }
    return f;
  }

  private static List<Field> parse(String spec) {
    List<Field> out = new ArrayList<>();
    int at = 0;
    while (at < spec.length()) {
      int comma = spec.indexOf(',', at);
      int end = comma < 0 ? spec.length() : comma;
      int space = spec.indexOf(' ', at);
      String type = spec.substring(at, space);
      Cardinality c = Cardinality.ONE;
      char mark = type.charAt(type.length() - 1);
      if (mark == '*' || mark == '?') {
        c = mark == '*' ? Cardinality.MANY : Cardinality.OPTIONAL;
        type = type.substring(0, type.length() - 1);
      }
      out.add(new Field(spec.substring(space + 1, end), type, c));
      at = end + 2;
    }
    return List.copyOf(out);
  }
}
