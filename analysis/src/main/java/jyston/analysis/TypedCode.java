package jyston.analysis;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/**
 * Selects the typed form of instructions by what inference knows and drives an {@link Emitter} by
 * it: the one place where an op on numbers becomes guards and operations on unboxed numbers.
 */
public final class TypedCode {
  private final TypeInference types;
  private final Emitter emitter;

  /** The code of a graph, for a back end. */
  public TypedCode(TypeInference types, Emitter emitter) {
    this.types = types;
    this.emitter = emitter;
  }

  /**
   * Emits an instruction.
   *
   * @return false, with nothing emitted, where it has no typed form here: it is on objects
   */
  public boolean emit(Instr i, int point) {
    switch (i.op) {
      case MOVE -> emitter.copy(i.dst, i.a);
      case NEG, POS, INVERT -> {
        return unary(i, point);
      }
      case GET_ATTR -> {
        if (!types.isPart(i, point, emitter.kind(i.a))) {
          return false;
        }
        emitter.guard(i.a, Kind.COMPLEX, point, true);
        emitter.complexPart(types.isImaginary(i), i.dst, i.a);
      }
      case BRANCH_TRUE -> {
        if (!isNumber(emitter.kind(i.a))) {
          return false;
        }
        emitter.branchNonZero(i.a, point);
      }
      default -> {
        return i.op.hasIntForm() && i.op.hasB() && binary(i, point);
      }
    }
    return true;
  }

  private boolean unary(Instr i, int point) {
    byte kind = emitter.kind(i.a);
    if (!isNumber(kind) || i.op == Op.INVERT && kind != Kind.INT) {
      return false;
    }
    if (i.op == Op.POS) {
      emitter.copy(i.dst, i.a);
    } else if (kind == Kind.INT) {
      emitter.intOp(i.op, i.dst, i.a, point);
    } else if (kind == Kind.COMPLEX) {
      emitter.complexOp(i.op, i.dst, i.a);
    } else {
      emitter.floatOp(i.op, i.dst, i.a);
    }
    return true;
  }

  private boolean binary(Instr i, int point) {
    NumberPlan plan = types.plan(point, emitter.kind(i.a), emitter.kind(i.b));
    if (plan == NumberPlan.GENERIC) {
      return false;
    }
    emitter.guard(i.a, plan.left(), point, true);
    emitter.guard(i.b, plan.right(), point, false);
    Op op = i.op.plain();
    if (i.op.isTerminator()) {
      emitter.branch(op, i.a, i.b, point);
    } else if (NumberPlan.compares(op)) {
      emitter.compare(op, i.dst, i.a, i.b, point);
    } else if (plan.isComplex()) {
      emitter.complexOp(op, i.dst, i.a, i.b, point);
    } else if (plan != NumberPlan.INTS) {
      emitter.floatOp(op, i.dst, i.a, i.b, point);
    } else if (op == Op.DIV) {
      emitter.intQuotient(i.dst, i.a, i.b, point);
    } else {
      emitter.intOp(op, i.dst, i.a, i.b, point);
    }
    return true;
  }

  private static boolean isNumber(byte kind) {
    return kind == Kind.INT || kind == Kind.FLOAT || kind == Kind.COMPLEX;
  }
}
