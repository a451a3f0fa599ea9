package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.runtime.Calls;
import jyston.runtime.Frame;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** The instructions that are not worth a node class each, by a switch over the op. */
final class Rare extends Expr {
  final Op op;
  final int a;
  final int b;
  final int c;
  final PyObject ka;
  final PyObject kb;
  final PyObject kc;
  final int[] more;
  final PyObject[] ks;
  final int imm;
  final PyStr name;

  /** The constant of {@code imm}, where the op has one. */
  final PyObject k;

  /** The keyword names of a call, or null. */
  final PyStr[] keywords;

  private final int family;

  Rare(Tier0Code code, int pc, Instr i, Translator t) {
    super(pc, i.dst);
    this.op = i.op;
    this.a = i.a;
    this.b = i.b;
    this.c = i.c;
    this.ka = t.k(i.a);
    this.kb = t.k(i.b);
    this.kc = t.k(i.c);
    this.more = i.more;
    this.ks = i.op.usesMore() ? t.ks(i.more) : PyObject.NO_ARGS;
    this.imm = i.imm;
    this.name = i.op.hasName() ? t.name(i) : null;
    this.k = i.op.hasConst() ? t.constant(i.imm) : null;
    this.keywords = i.op == Op.CALL_METHOD_KW ? Calls.names(k) : null;
    this.family = family(i.op);
  }

  private static int family(Op op) {
    return switch (op) {
      case CALL_METHOD_KW, CALL_EX, SUPER_ATTR, SUPER0_ATTR, WITH_EXCEPT -> 0;
      case DEL_LOCAL,
          CHECK_TEMP,
          DEL_CELL,
          LOAD_DICT_OR_CELL,
          LOAD_DICT_OR_GLOBAL,
          DEL_GLOBAL,
          DEL_NAME,
          LOAD_LOCALS,
          DEL_ATTR,
          DEL_ITEM,
          IMPORT_NAME,
          IMPORT_FROM,
          IMPORT_STAR,
          SETUP_ANNOTATIONS,
          LOAD_BUILD_CLASS,
          PRINT_EXPR,
          LOAD_ASSERTION_ERROR ->
          1;
      case LANDING,
          PUSH_EXC,
          POP_EXC,
          EXC_MATCH,
          EG_MATCH,
          EG_RERAISE,
          BEFORE_WITH,
          BEFORE_ASYNC_WITH,
          YIELD_FROM_ITER,
          GET_AWAITABLE,
          GET_AITER,
          GET_ANEXT,
          CLEANUP_THROW,
          END_ASYNC_FOR,
          ASYNC_GEN_WRAP ->
          2;
      case GET_LEN,
          IS_SEQUENCE,
          IS_MAPPING,
          MATCH_KEYS,
          MATCH_REST,
          MAKE_FUNCTION,
          MAKE_TYPEVAR,
          MAKE_PARAMSPEC,
          MAKE_TYPEVARTUPLE,
          SET_TYPEPARAM_DEFAULT,
          SET_TYPE_PARAMS,
          SUBSCRIPT_GENERIC,
          MAKE_TYPEALIAS ->
          3;
      default -> 4;
    };
  }

  PyObject a(PyObject[] r) {
    return ka != null ? ka : a >= 0 ? r[a] : null;
  }

  PyObject b(PyObject[] r) {
    return kb != null ? kb : b >= 0 ? r[b] : null;
  }

  PyObject c(PyObject[] r) {
    return kc != null ? kc : c >= 0 ? r[c] : null;
  }

  PyObject[] more(PyObject[] r, int lead) {
    return CallNodes.gatherConst(r, more, ks, lead);
  }

  @Override
  PyObject eval(Frame f, PyObject[] r) {
    f.pc = pc;
    return switch (family) {
      case 0 -> RareCalls.exec(this, f, r);
      case 1 -> RareNames.exec(this, f, r);
      case 2 -> RareExceptions.exec(this, f, r);
      case 3 -> RareDefinitions.exec(this, f, r);
      default -> RareValues.exec(this, f, r);
    };
  }

  @Override
  int exec(Frame f, PyObject[] r) {
    PyObject v = eval(f, r);
    if (v != null && d >= 0) {
      r[d] = v;
    }
    return go(f, r);
  }

  /** For ops the switch of a family does not know. */
  PyException unknown() {
    return jyston.runtime.Py.systemError("unknown op " + op);
  }
}
