package jyston.tier1;

import jyston.frontend.code.Op;

/**
 * Which instructions need no frame as long as they do nothing that may look at it, raise or call
 * Python code. A call enters its frame before the first other one, or where one of these does need
 * it; in code out of line for that code only ({@link Body#unframe}). A call that comes to its
 * return without one has none.
 */
final class LateFrames {
  private LateFrames() {}

  /** Whether the code written for an op sees to the frame itself, on every way through it. */
  static boolean does(Op op) {
    return switch (op) {
      case NOP,
          MOVE,
          CHECK_LOCAL,
          LOAD_GLOBAL,
          LOAD_CELL,
          GET_ATTR,
          SET_ATTR,
          GET_METHOD,
          GET_ITEM,
          SET_ITEM,
          UNPACK,
          BUILD_TUPLE,
          BUILD_LIST,
          IS,
          IS_NOT,
          NEG,
          POS,
          INVERT,
          JUMP,
          RETURN,
          BRANCH_TRUE,
          BRANCH_NONE,
          BRANCH_IS ->
          true;
      default -> op.hasIntForm() && op.hasB();
    };
  }
}
