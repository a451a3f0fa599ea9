package jyston.runtime.bytecode;

import static jyston.runtime.bytecode.Opcode.*;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/** Which instructions of CPython do the work of an instruction of the graph. */
final class Mapping {
  /** The numbers of CPython's binary operations, from {@link Op#ADD} on. */
  private static final int[] BINARY = {0, 10, 5, 4, 11, 6, 8, 3, 9, 7, 12, 1, 2};

  /** The arguments of CPython's comparisons, from {@link Op#LT} on. */
  private static final int[] COMPARE = {2, 42, 72, 103, 132, 172};

  private static final int IN_PLACE = 13;
  private static final int TO_BOOLEAN = 16;

  private final Writer w;

  Mapping(Writer w) {
    this.w = w;
  }

  void write(Instr i) {
    Op op = i.op;
    int n = op.ordinal();
    if (n >= Op.ADD.ordinal() && n <= Op.FLOORDIV.ordinal()) {
      simple(i, BINARY_OP, BINARY[n - Op.ADD.ordinal()]);
    } else if (n >= Op.IADD.ordinal() && n <= Op.IFLOORDIV.ordinal()) {
      simple(i, BINARY_OP, BINARY[inPlace(op)] + IN_PLACE);
    } else if (n >= Op.LT.ordinal() && n <= Op.GE.ordinal()) {
      simple(i, COMPARE_OP, COMPARE[n - Op.LT.ordinal()]);
    } else if (n >= Op.BRANCH_LT.ordinal() && n <= Op.BRANCH_GE.ordinal()) {
      w.operands(i.a, i.b);
      w.add(COMPARE_OP, COMPARE[n - Op.BRANCH_LT.ordinal()] + TO_BOOLEAN);
      branch(i, POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE);
    } else if (op.isTerminator()) {
      flow(i);
    } else if (op.isCall() || op == Op.MAKE_FUNCTION) {
      call(i);
    } else if (n >= Op.MAKE_CELL.ordinal() && n <= Op.LOAD_LOCALS.ordinal()) {
      name(i);
    } else if (n >= Op.BUILD_TUPLE.ordinal() && n <= Op.UNPACK_EX.ordinal()) {
      build(i);
    } else {
      other(i);
    }
  }

  private static int inPlace(Op op) {
    return switch (op) {
      case IADD -> 0;
      case ISUB -> 1;
      case IMUL -> 2;
      case IMATMUL -> 3;
      case IDIV -> 4;
      case IMOD -> 5;
      case IPOW -> 6;
      case ILSHIFT -> 7;
      case IRSHIFT -> 8;
      case IOR -> 9;
      case IXOR -> 10;
      case IAND -> 11;
      default -> 12;
    };
  }

  /** Operands, one instruction, result. */
  private void simple(Instr i, Opcode op, int arg) {
    Op o = i.op;
    w.operands(
        o.hasA() ? i.a : Instr.NONE, o.hasB() ? i.b : Instr.NONE, o.hasC() ? i.c : Instr.NONE);
    w.emit(op, arg);
    if (o.hasDst()) {
      w.result(i.dst);
    }
  }

  // ---- control flow

  private void branch(Instr i, Opcode yes, Opcode no) {
    if (w.g.block(i.t0).start() == w.pc + 1) {
      w.jump(no, i.t1);
    } else {
      w.jump(yes, i.t0);
      w.goTo(i.t1);
    }
  }

  private void flow(Instr i) {
    switch (i.op) {
      case JUMP -> w.goTo(i.t0);
      case BRANCH_TRUE -> {
        w.operands(i.a);
        w.add(TO_BOOL, 0);
        branch(i, POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE);
      }
      case BRANCH_NONE -> {
        w.operands(i.a);
        branch(i, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE);
      }
      case BRANCH_IS, BRANCH_IN -> {
        w.operands(i.a, i.b);
        w.add(i.op == Op.BRANCH_IS ? IS_OP : CONTAINS_OP, 0);
        branch(i, POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE);
      }
      case RETURN -> {
        if (Instr.isConst(i.a)) {
          w.emit(RETURN_CONST, w.constIndex(~i.a));
        } else {
          simple(i, RETURN_VALUE, 0);
        }
      }
      case RAISE ->
          simple(i, RAISE_VARARGS, (i.a == Instr.NONE ? 0 : 1) + (i.b == Instr.NONE ? 0 : 1));
      case RERAISE -> simple(i, RERAISE, 0);
      case FOR_ITER -> {
        w.jump(FOR_ITER, i.t1);
        w.result(i.dst);
        w.goTo(i.t0);
      }
      case SEND -> {
        w.operands(i.b);
        w.jump(SEND, i.t1);
        w.result(i.dst);
        w.goTo(i.t0);
      }
      case YIELD -> {
        w.operands(i.a);
        w.emit(YIELD_VALUE, i.imm);
        w.add(RESUME, 1);
        w.result(i.dst);
        w.goTo(i.t0);
      }
      default -> throw new IllegalStateException(i.op.name());
    }
  }

  // ---- calls

  private static int[] join(int first, int[] more) {
    int[] all = new int[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private void call(Instr i) {
    switch (i.op) {
      case CALL, CALL_METHOD -> {
        w.operands(join(i.a, i.more));
        w.emit(CALL, i.more.length);
      }
      case CALL_KW, CALL_METHOD_KW -> {
        w.operands(join(i.a, i.more));
        w.add(LOAD_CONST, w.constIndex(i.imm));
        w.emit(CALL_KW, i.more.length);
      }
      case CALL_EX -> {
        w.operands(i.a, i.b, i.c);
        w.emit(CALL_FUNCTION_EX, i.c == Instr.NONE ? 0 : 1);
      }
      case WITH_EXCEPT -> w.emit(WITH_EXCEPT_START, 0);
      default -> {
        w.operands(i.a, i.b, i.c);
        if (i.more.length > 0) {
          w.operands(i.more);
          w.add(BUILD_TUPLE, i.more.length);
        }
        w.add(LOAD_CONST, w.constIndex(i.imm));
        w.emit(MAKE_FUNCTION, 0);
        attribute(i.more.length > 0, 8);
        attribute(i.c != Instr.NONE, 4);
        attribute(i.b != Instr.NONE, 2);
        attribute(i.a != Instr.NONE, 1);
      }
    }
    w.result(i.dst);
  }

  private void attribute(boolean given, int which) {
    if (given) {
      w.add(SET_FUNCTION_ATTRIBUTE, which);
    }
  }

  // ---- names

  private void name(Instr i) {
    switch (i.op) {
      case MAKE_CELL -> cell(MAKE_CELL, i.dst);
      case LOAD_CELL -> {
        cell(LOAD_DEREF, i.a);
        w.result(i.dst);
      }
      case STORE_CELL -> {
        w.operands(i.b);
        cell(STORE_DEREF, i.a);
      }
      case DEL_CELL -> w.emit(DELETE_DEREF, i.a);
      case LOAD_DICT_OR_CELL -> {
        w.operands(i.a);
        w.emit(LOAD_FROM_DICT_OR_DEREF, i.b);
        w.result(i.dst);
      }
      case LOAD_DICT_OR_GLOBAL -> simple(i, LOAD_FROM_DICT_OR_GLOBALS, w.name(i));
      case LOAD_GLOBAL -> {
        boolean callee = w.isCallee();
        w.emit(LOAD_GLOBAL, w.name(i) << 1 | (callee ? 1 : 0));
        if (!callee) {
          w.result(i.dst);
        }
      }
      case STORE_GLOBAL -> simple(i, STORE_GLOBAL, w.name(i));
      case DEL_GLOBAL -> simple(i, DELETE_GLOBAL, w.name(i));
      case LOAD_NAME -> simple(i, LOAD_NAME, w.name(i));
      case STORE_NAME -> simple(i, STORE_NAME, w.name(i));
      case DEL_NAME -> simple(i, DELETE_NAME, w.name(i));
      default -> simple(i, LOAD_LOCALS, 0);
    }
  }

  /** Cells of inlined comprehensions outside of functions have no name to be shown by. */
  private void cell(Opcode op, int cell) {
    if (cell < w.g.numVars()) {
      w.emit(op, cell);
    } else {
      w.emit(NOP, 0);
    }
  }

  // ---- displays and unpacking

  private void build(Instr i) {
    switch (i.op) {
      case BUILD_TUPLE -> display(i, BUILD_TUPLE, i.more.length);
      case BUILD_LIST -> display(i, BUILD_LIST, i.more.length);
      case BUILD_SET -> display(i, BUILD_SET, i.more.length);
      case BUILD_MAP -> display(i, BUILD_MAP, i.more.length / 2);
      case BUILD_STRING -> display(i, BUILD_STRING, i.more.length);
      case LIST_APPEND -> simple(i, LIST_APPEND, 1);
      case SET_ADD -> simple(i, SET_ADD, 1);
      case MAP_ADD -> simple(i, MAP_ADD, 1);
      case LIST_EXTEND -> simple(i, LIST_EXTEND, 1);
      case SET_UPDATE -> simple(i, SET_UPDATE, 1);
      case DICT_UPDATE -> simple(i, DICT_UPDATE, 1);
      case DICT_MERGE -> simple(i, DICT_MERGE, 1);
      case LIST_TO_TUPLE -> simple(i, CALL_INTRINSIC_1, 6);
      case FORMAT -> simple(i, FORMAT_SIMPLE, 0);
      case FORMAT_SPEC -> simple(i, FORMAT_WITH_SPEC, 0);
      case CONVERT -> simple(i, CONVERT_VALUE, i.imm == 's' ? 1 : i.imm == 'r' ? 2 : 3);
      default -> {
        w.operands(i.a);
        if (i.op == Op.UNPACK) {
          w.emit(UNPACK_SEQUENCE, i.more.length);
        } else {
          w.emit(UNPACK_EX, i.imm | i.more.length - 1 - i.imm << 8);
        }
        for (int r : i.more) {
          if (r < w.g.numVars()) {
            w.result(r);
          }
        }
      }
    }
  }

  private void display(Instr i, Opcode op, int n) {
    w.operands(i.more);
    w.emit(op, n);
    w.result(i.dst);
  }

  // ---- everything else

  private void other(Instr i) {
    switch (i.op) {
      case NOP -> w.emit(NOP, 0);
      case MOVE -> {
        if (i.a >= w.g.numVars() && i.dst >= w.g.numVars()) {
          w.emit(COPY, 1);
        } else {
          w.operands(i.a);
          w.result(i.dst);
        }
      }
      case CHECK_LOCAL -> w.check(i.a);
      case CHECK_TEMP, LANDING -> {
        // What uses the value says it.
      }
      case DEL_LOCAL -> {
        w.check(-1);
        if (i.a < w.g.numVars()) {
          w.emit(DELETE_FAST, i.a);
        }
      }
      case GET_ATTR -> simple(i, LOAD_ATTR, w.name(i) << 1);
      case SET_ATTR -> {
        w.operands(i.b, i.a);
        w.emit(STORE_ATTR, w.name(i));
      }
      case DEL_ATTR -> simple(i, DELETE_ATTR, w.name(i));
      case SUPER_ATTR -> simple(i, LOAD_SUPER_ATTR, w.name(i) << 2 | 2);
      case SUPER0_ATTR -> simple(i, LOAD_SUPER_ATTR, w.name(i) << 2);
      case SUPER_METHOD -> simple(i, LOAD_SUPER_ATTR, w.name(i) << 2 | 3);
      case SUPER0_METHOD -> simple(i, LOAD_SUPER_ATTR, w.name(i) << 2 | 1);
      case GET_METHOD -> simple(i, LOAD_ATTR, w.name(i) << 1 | 1);
      case GET_ITEM -> simple(i, BINARY_SUBSCR, 0);
      case SET_ITEM -> {
        w.operands(i.c, i.a, i.b);
        w.emit(STORE_SUBSCR, 0);
      }
      case DEL_ITEM -> simple(i, DELETE_SUBSCR, 0);
      case GET_SLICE -> simple(i, BINARY_SLICE, 0);
      case SET_SLICE -> {
        w.operands(i.more[0], i.a, i.b, i.c);
        w.emit(STORE_SLICE, 0);
      }
      case BUILD_SLICE -> simple(i, BUILD_SLICE, i.c == Instr.NONE ? 2 : 3);
      case NEG -> simple(i, UNARY_NEGATIVE, 0);
      case POS -> simple(i, CALL_INTRINSIC_1, 5);
      case INVERT -> simple(i, UNARY_INVERT, 0);
      case NOT -> {
        w.operands(i.a);
        w.add(TO_BOOL, 0);
        w.emit(UNARY_NOT, 0);
        w.result(i.dst);
      }
      case IS -> simple(i, IS_OP, 0);
      case IS_NOT -> simple(i, IS_OP, 1);
      case IN -> simple(i, CONTAINS_OP, 0);
      case NOT_IN -> simple(i, CONTAINS_OP, 1);
      case IMPORT_NAME -> {
        w.operands(i.b, i.a);
        w.emit(IMPORT_NAME, w.name(i));
        w.result(i.dst);
      }
      default -> rare(i);
    }
  }

  private void rare(Instr i) {
    switch (i.op) {
      case GET_ITER -> simple(i, GET_ITER, 0);
      case YIELD_FROM_ITER -> simple(i, GET_YIELD_FROM_ITER, 0);
      case GET_AWAITABLE -> simple(i, GET_AWAITABLE, i.imm);
      case GET_AITER -> simple(i, GET_AITER, 0);
      case GET_ANEXT -> simple(i, GET_ANEXT, 0);
      case CLEANUP_THROW -> simple(i, CLEANUP_THROW, 0);
      case END_ASYNC_FOR -> simple(i, END_ASYNC_FOR, 0);
      case ASYNC_GEN_WRAP -> simple(i, CALL_INTRINSIC_1, 4);
      case LOAD_BUILD_CLASS -> simple(i, LOAD_BUILD_CLASS, 0);
      case SETUP_ANNOTATIONS -> simple(i, SETUP_ANNOTATIONS, 0);
      case LOAD_ASSERTION_ERROR -> simple(i, LOAD_ASSERTION_ERROR, 0);
      case PRINT_EXPR -> simple(i, CALL_INTRINSIC_1, 1);
      case PUSH_EXC -> w.emit(PUSH_EXC_INFO, 0);
      case POP_EXC -> w.emit(POP_EXCEPT, 0);
      case EXC_MATCH -> simple(i, CHECK_EXC_MATCH, 0);
      case EG_MATCH -> simple(i, CHECK_EG_MATCH, 0);
      case EG_RERAISE -> simple(i, CALL_INTRINSIC_2, 1);
      case BEFORE_WITH -> simple(i, BEFORE_WITH, 0);
      case BEFORE_ASYNC_WITH -> simple(i, BEFORE_ASYNC_WITH, 0);
      case GET_LEN -> simple(i, GET_LEN, 0);
      case IS_SEQUENCE -> simple(i, MATCH_SEQUENCE, 0);
      case IS_MAPPING -> simple(i, MATCH_MAPPING, 0);
      case MATCH_KEYS -> simple(i, MATCH_KEYS, 0);
      case MATCH_CLASS -> {
        w.operands(i.a, i.b, ~i.imm);
        w.emit(
            MATCH_CLASS,
            Instr.isConst(i.c) && w.g.constant(~i.c) instanceof Long n ? n.intValue() : 0);
        w.result(i.dst);
      }
      case MATCH_REST -> simple(i, DICT_UPDATE, 1);
      case IMPORT_FROM -> simple(i, IMPORT_FROM, w.name(i));
      case IMPORT_STAR -> simple(i, CALL_INTRINSIC_1, 2);
      case MAKE_TYPEVAR ->
          simple(i, i.imm == 0 ? CALL_INTRINSIC_1 : CALL_INTRINSIC_2, i.imm == 0 ? 7 : i.imm + 1);
      case MAKE_PARAMSPEC -> simple(i, CALL_INTRINSIC_1, 8);
      case MAKE_TYPEVARTUPLE -> simple(i, CALL_INTRINSIC_1, 9);
      case SET_TYPEPARAM_DEFAULT -> simple(i, CALL_INTRINSIC_2, 5);
      case SET_TYPE_PARAMS -> simple(i, CALL_INTRINSIC_2, 4);
      case SUBSCRIPT_GENERIC -> simple(i, CALL_INTRINSIC_1, 10);
      case MAKE_TYPEALIAS -> {
        w.operands(i.a, i.b, i.c);
        w.add(BUILD_TUPLE, 3);
        w.emit(CALL_INTRINSIC_1, 11);
        w.result(i.dst);
      }
      default -> throw new IllegalStateException(i.op.name());
    }
  }
}
