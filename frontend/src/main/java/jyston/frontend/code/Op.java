package jyston.frontend.code;

/**
 * The op table: one row per operation. The signature lists what an instruction of this op holds:
 * {@code d} a result register, {@code a b c} operands, {@code *} further operands in {@link
 * Instr#more}, {@code >} result registers in {@link Instr#more}, and for {@link Instr#imm} one of
 * {@code N} a name index, {@code K} a constant index, {@code I} a plain number. An upper-case
 * letter {@code A B C} is an operand that may be absent.
 */
public enum Op {
  NOP("", 0, "nothing; keeps a source line visible to tracing"),
  MOVE("da", Op.PURE, "d = a"),
  CHECK_LOCAL("aI", Op.RAISES, "UnboundLocalError unless local a is bound (imm: variable index)"),
  DEL_LOCAL("a", 0, "unbind local register a"),
  CHECK_TEMP("aN", Op.RAISES, "UnboundLocalError unless hidden variable a is bound"),

  MAKE_CELL("dA", 0, "d = new cell, holding a and unbinding it when a is given"),
  LOAD_CELL("daN", Op.RAISES, "d = contents of cell a, NameError when empty"),
  STORE_CELL("ab", 0, "contents of cell a = b"),
  DEL_CELL("aN", Op.RAISES, "empty cell a, NameError when empty"),
  LOAD_DICT_OR_CELL("dabN", Op.RAISES, "d = mapping a [name], else contents of cell b"),
  LOAD_DICT_OR_GLOBAL("daN", Op.RAISES, "d = mapping a [name], else global, else builtin"),

  LOAD_GLOBAL("dN", Op.RAISES, "d = global or builtin name"),
  STORE_GLOBAL("aN", Op.RAISES, "global name = a"),
  DEL_GLOBAL("N", Op.RAISES, "delete global name"),
  LOAD_NAME("dN", Op.RAISES, "d = name in the namespace, globals or builtins"),
  STORE_NAME("aN", Op.RAISES, "name in the namespace = a"),
  DEL_NAME("N", Op.RAISES, "delete name in the namespace"),
  LOAD_LOCALS("d", Op.RAISES, "d = the namespace mapping"),

  GET_ATTR("daN", Op.RAISES, "d = a.name"),
  SET_ATTR("abN", Op.RAISES, "a.name = b"),
  DEL_ATTR("aN", Op.RAISES, "del a.name"),
  SUPER_ATTR("dabcN", Op.RAISES, "d = super(b, c).name where a is what the name super means"),
  SUPER0_ATTR("dabcN", Op.RAISES, "as SUPER_ATTR, of a super() without arguments"),
  GET_METHOD("a>N", Op.RAISES, "results: what a.name calls, and its self (unbound if none)"),
  SUPER_METHOD("abc>N", Op.RAISES, "GET_METHOD on super(b, c), a as in SUPER_ATTR"),
  SUPER0_METHOD("abc>N", Op.RAISES, "as SUPER_METHOD, of a super() without arguments"),
  GET_ITEM("dab", Op.RAISES, "d = a[b]"),
  SET_ITEM("abc", Op.RAISES, "a[b] = c"),
  DEL_ITEM("ab", Op.RAISES, "del a[b]"),
  GET_SLICE("dabc", Op.RAISES, "d = a[b:c]"),
  SET_SLICE("abc*", Op.RAISES, "a[b:c] = more[0]"),
  BUILD_SLICE("dabC", 0, "d = slice(a, b, c)"),

  NEG("da", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = -a"),
  POS("da", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = +a"),
  INVERT("da", Op.RAISES | Op.INT, "d = ~a"),
  NOT("da", Op.RAISES | Op.INT | Op.FLOAT, "d = not a"),

  ADD("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a + b"),
  SUB("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a - b"),
  MUL("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a * b"),
  MATMUL("dab", Op.RAISES, "d = a @ b"),
  DIV("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a / b"),
  MOD("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a % b"),
  POW("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a ** b"),
  LSHIFT("dab", Op.RAISES | Op.INT, "d = a << b"),
  RSHIFT("dab", Op.RAISES | Op.INT, "d = a >> b"),
  OR("dab", Op.RAISES | Op.INT, "d = a | b"),
  XOR("dab", Op.RAISES | Op.INT, "d = a ^ b"),
  AND("dab", Op.RAISES | Op.INT, "d = a & b"),
  FLOORDIV("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a // b"),
  IADD("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a += b"),
  ISUB("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a -= b"),
  IMUL("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a *= b"),
  IMATMUL("dab", Op.RAISES, "d = a @= b"),
  IDIV("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a /= b"),
  IMOD("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a %= b"),
  IPOW("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a **= b"),
  ILSHIFT("dab", Op.RAISES | Op.INT, "d = a <<= b"),
  IRSHIFT("dab", Op.RAISES | Op.INT, "d = a >>= b"),
  IOR("dab", Op.RAISES | Op.INT, "d = a |= b"),
  IXOR("dab", Op.RAISES | Op.INT, "d = a ^= b"),
  IAND("dab", Op.RAISES | Op.INT, "d = a &= b"),
  IFLOORDIV("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a //= b"),

  LT("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a < b"),
  LE("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a <= b"),
  EQ("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a == b"),
  NE("dab", Op.RAISES | Op.INT | Op.FLOAT | Op.COMPLEX, "d = a != b"),
  GT("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a > b"),
  GE("dab", Op.RAISES | Op.INT | Op.FLOAT, "d = a >= b"),
  IS("dab", Op.PURE, "d = a is b"),
  IS_NOT("dab", Op.PURE, "d = a is not b"),
  IN("dab", Op.RAISES, "d = a in b"),
  NOT_IN("dab", Op.RAISES, "d = a not in b"),

  JUMP("", Op.TERM, "go to target 0"),
  BRANCH_TRUE("a", Op.RAISES | Op.TERM, "to target 0 if a is true, else 1"),
  BRANCH_NONE("a", Op.TERM, "to target 0 if a is None, else 1"),
  BRANCH_IS("ab", Op.TERM, "to target 0 if a is b, else 1"),
  BRANCH_IN("ab", Op.RAISES | Op.TERM, "to target 0 if a in b, else 1"),
  BRANCH_LT("ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT, "to target 0 if a < b, else 1"),
  BRANCH_LE("ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT, "to target 0 if a <= b, else 1"),
  BRANCH_EQ(
      "ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT | Op.COMPLEX, "to target 0 if a == b, else 1"),
  BRANCH_NE(
      "ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT | Op.COMPLEX, "to target 0 if a != b, else 1"),
  BRANCH_GT("ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT, "to target 0 if a > b, else 1"),
  BRANCH_GE("ab", Op.RAISES | Op.TERM | Op.INT | Op.FLOAT, "to target 0 if a >= b, else 1"),
  RETURN("a", Op.TERM, "return a"),
  RAISE("AB", Op.RAISES | Op.TERM, "raise a from b"),
  RERAISE(
      "aI",
      Op.RAISES | Op.TERM,
      "raise a again; adds no traceback entry for this frame, which keeps its place if imm is 1"),

  GET_ITER("da", Op.RAISES, "d = iter(a)"),
  FOR_ITER("da", Op.RAISES | Op.TERM, "d = next(a) and to target 0; to target 1 when exhausted"),
  YIELD_FROM_ITER("da", Op.RAISES, "d = a as the iterator of yield from"),
  GET_AWAITABLE("daI", Op.RAISES, "d = a.__await__(); imm 1: of __aenter__, 2: of __aexit__"),
  GET_AITER("da", Op.RAISES, "d = a.__aiter__()"),
  GET_ANEXT("da", Op.RAISES, "d = awaitable of a.__anext__()"),
  SEND("dab", Op.RAISES | Op.TERM, "d = send b to a; to target 0 if a yields, 1 if it returns"),
  YIELD("daBI", Op.RAISES | Op.TERM, "suspend with a; d = value sent; imm 1: delegating to b"),
  CLEANUP_THROW("da", Op.RAISES, "d = value of StopIteration a; raise a if it is another"),
  END_ASYNC_FOR("a", Op.RAISES, "raise a unless it is StopAsyncIteration"),
  ASYNC_GEN_WRAP("da", 0, "d = a marked as a value yielded by an async generator"),

  CALL("da*", Op.RAISES | Op.CALLS, "d = a(*more)"),
  CALL_KW("da*K", Op.RAISES | Op.CALLS, "d = a(*more), the last ones by the names in the constant"),
  CALL_METHOD("daB*", Op.RAISES | Op.CALLS, "d = a(b, *more); b is left out when unbound"),
  CALL_METHOD_KW("daB*K", Op.RAISES | Op.CALLS, "CALL_METHOD, last ones by names in the constant"),
  CALL_EX("dabC", Op.RAISES | Op.CALLS, "d = a(*b, **c)"),

  BUILD_TUPLE("d*", 0, "d = tuple of more"),
  BUILD_LIST("d*", 0, "d = list of more"),
  BUILD_SET("d*", Op.RAISES, "d = set of more"),
  BUILD_MAP("d*", Op.RAISES, "d = dict of the pairs in more"),
  BUILD_STRING("d*", 0, "d = concatenation of the strings in more"),
  LIST_APPEND("ab", 0, "append b to list a"),
  SET_ADD("ab", Op.RAISES, "add b to set a"),
  MAP_ADD("abc", Op.RAISES, "dict a[b] = c"),
  LIST_EXTEND("ab", Op.RAISES, "extend list a with b, as in [*b]"),
  SET_UPDATE("ab", Op.RAISES, "update set a with b"),
  DICT_UPDATE("ab", Op.RAISES, "update dict a with mapping b, as in {**b}"),
  DICT_MERGE("abc", Op.RAISES, "merge keyword arguments b into dict a for a call of c"),
  LIST_TO_TUPLE("da", 0, "d = tuple(list a)"),
  FORMAT("da", Op.RAISES, "d = format(a)"),
  FORMAT_SPEC("dab", Op.RAISES, "d = format(a, b)"),
  CONVERT("daI", Op.RAISES, "d = str(a), repr(a) or ascii(a) by imm: 's', 'r', 'a'"),
  UNPACK("a>", Op.RAISES, "unpack a into exactly the results"),
  UNPACK_EX("a>I", Op.RAISES, "unpack a; the result at position imm is the starred list"),

  MAKE_FUNCTION("dABC*K", 0, "d = function; a defaults, b kwdefaults, c annotations, more cells"),
  LOAD_BUILD_CLASS("d", Op.RAISES, "d = builtins.__build_class__"),
  SETUP_ANNOTATIONS("", Op.RAISES, "create __annotations__ in the namespace"),
  LOAD_ASSERTION_ERROR("d", 0, "d = AssertionError"),
  PRINT_EXPR("a", Op.RAISES, "sys.displayhook(a)"),

  LANDING("d", 0, "d = the exception caught; first in a handler block"),
  PUSH_EXC("da", 0, "d = exception being handled; it becomes a"),
  POP_EXC("a", 0, "the exception being handled becomes a again"),
  EXC_MATCH("dab", Op.RAISES, "d = does exception a match the type or types b"),
  EG_MATCH(
      "ab>", Op.RAISES, "results: part of group a that matches b or None, and the rest or None"),
  EG_RERAISE("dab", Op.RAISES, "d = what except* must raise: original a, list of raised b"),

  BEFORE_WITH("a>", Op.RAISES, "results: bound __exit__ and the value of __enter__() of a"),
  BEFORE_ASYNC_WITH("a>", Op.RAISES, "results: bound __aexit__ and __aenter__() of a"),
  WITH_EXCEPT("dab", Op.RAISES | Op.CALLS, "d = a(type, value, traceback of exception b)"),

  GET_LEN("da", Op.RAISES, "d = len(a)"),
  IS_SEQUENCE("da", Op.PURE, "d = may a sequence pattern match a"),
  IS_MAPPING("da", Op.PURE, "d = may a mapping pattern match a"),
  MATCH_KEYS("dab", Op.RAISES, "d = tuple of values of a at the keys b, or None"),
  MATCH_CLASS(
      "dabcK", Op.RAISES, "d = attributes of a as class b or None; c positional ones, then names"),
  MATCH_REST("dab", Op.RAISES, "d = dict(a) without the keys b"),

  IMPORT_NAME("dabN", Op.RAISES, "d = __import__(name, fromlist a, level b)"),
  IMPORT_FROM("daN", Op.RAISES, "d = name from module a"),
  IMPORT_STAR("a", Op.RAISES, "bind all public names of module a in the namespace"),

  MAKE_TYPEVAR("daBI", Op.RAISES, "d = TypeVar(a), bound (imm 1) or constraints (imm 2) lazy in b"),
  MAKE_PARAMSPEC("da", Op.RAISES, "d = ParamSpec(a)"),
  MAKE_TYPEVARTUPLE("da", Op.RAISES, "d = TypeVarTuple(a)"),
  SET_TYPEPARAM_DEFAULT("dab", Op.RAISES, "d = a with its lazy default set to b"),
  SET_TYPE_PARAMS("dab", Op.RAISES, "d = function a with __type_params__ = b"),
  SUBSCRIPT_GENERIC("da", Op.RAISES, "d = typing.Generic[*a]"),
  MAKE_TYPEALIAS("dabc", Op.RAISES, "d = TypeAliasType a, type parameters b, lazy value c");

  /** May raise, so it has the handler of its block as a successor. */
  static final int RAISES = 1;

  /** No effect but its result. */
  static final int PURE = 2;

  /** Ends a block. */
  static final int TERM = 4;

  /** Has a fast form on 64-bit ints. */
  static final int INT = 8;

  /** Has a fast form on doubles. */
  static final int FLOAT = 16;

  /** Calls Python code directly. */
  static final int CALLS = 32;

  /** Has a fast form on pairs of doubles. */
  static final int COMPLEX = 64;

  private final int flags;
  private final String doc;
  private final String signature;
  private final int slots;

  private static final int D = 1;
  private static final int A = 2;
  private static final int B = 4;
  private static final int C = 8;
  private static final int USES = 16;
  private static final int DEFS = 32;
  private static final int NAME = 64;
  private static final int CONST = 128;
  private static final int NUMBER = 256;

  private static final Op[] OPS = values();

  Op(String signature, int flags, String doc) {
    this.signature = signature;
    this.flags = flags;
    this.doc = doc;
    int s = 0;
    for (int i = 0; i < signature.length(); i++) {
      s |=
          switch (signature.charAt(i)) {
            case 'd' -> D;
            case 'a', 'A' -> A;
            case 'b', 'B' -> B;
            case 'c', 'C' -> C;
            case '*' -> USES;
            case '>' -> DEFS;
            case 'N' -> NAME;
            case 'K' -> CONST;
            default -> NUMBER;
          };
    }
    slots = s;
  }

  /** The signature, in the notation of the class comment. */
  public String signature() {
    return signature;
  }

  /** What the op does, in one line. */
  public String doc() {
    return doc;
  }

  /** Whether the op may raise a Python exception. */
  public boolean mayRaise() {
    return (flags & RAISES) != 0;
  }

  /** Whether the op has no effect but its result. */
  public boolean isPure() {
    return (flags & PURE) != 0;
  }

  /** Whether the op ends a block. */
  public boolean isTerminator() {
    return (flags & TERM) != 0;
  }

  /** Whether the op has a fast form on 64-bit ints. */
  public boolean hasIntForm() {
    return (flags & INT) != 0;
  }

  /** Whether the op has a fast form on doubles. */
  public boolean hasFloatForm() {
    return (flags & FLOAT) != 0;
  }

  /** Whether the op has a fast form on complex numbers. */
  public boolean hasComplexForm() {
    return (flags & COMPLEX) != 0;
  }

  /** Whether the op is a call. */
  public boolean isCall() {
    return (flags & CALLS) != 0;
  }

  /** Whether the op writes register {@link Instr#dst}. */
  public boolean hasDst() {
    return (slots & D) != 0;
  }

  /** Whether {@link Instr#a} is an operand. */
  public boolean hasA() {
    return (slots & A) != 0;
  }

  /** Whether {@link Instr#b} is an operand. */
  public boolean hasB() {
    return (slots & B) != 0;
  }

  /** Whether {@link Instr#c} is an operand. */
  public boolean hasC() {
    return (slots & C) != 0;
  }

  /** Whether {@link Instr#more} holds operands. */
  public boolean usesMore() {
    return (slots & USES) != 0;
  }

  /** Whether {@link Instr#more} holds result registers. */
  public boolean definesMore() {
    return (slots & DEFS) != 0;
  }

  /** Whether {@link Instr#imm} is an index into the names. */
  public boolean hasName() {
    return (slots & NAME) != 0;
  }

  /** Whether {@link Instr#imm} is an index into the constants. */
  public boolean hasConst() {
    return (slots & CONST) != 0;
  }

  /** Whether {@link Instr#imm} is a plain number. */
  public boolean hasNumber() {
    return (slots & NUMBER) != 0;
  }

  /**
   * The op on two values that this one stands for where they are numbers: the arithmetic of one in
   * place, the comparison of a branch; any other itself.
   */
  public Op plain() {
    int o = ordinal();
    if (o >= IADD.ordinal() && o <= IFLOORDIV.ordinal()) {
      return OPS[ADD.ordinal() + o - IADD.ordinal()];
    }
    return o >= BRANCH_LT.ordinal() && o <= BRANCH_GE.ordinal()
        ? OPS[LT.ordinal() + o - BRANCH_LT.ordinal()]
        : this;
  }
}
