package jyston.profiler;

import java.util.List;

/** What a {@link FeedbackCell} held when a {@link FeedbackSnapshot} was taken. */
public sealed interface Feedback {
  /**
   * Types, shapes or targets, by identity.
   *
   * @param seen those told apart, in the order of arrival
   * @param many whether more came, or may come
   */
  record Types(List<Object> seen, boolean many) {
    /** Nothing came. */
    public static final Types NONE = new Types(List.of(), false);

    /** The only one that ever came, or null. */
    public Object single() {
      return seen.size() == 1 && !many ? seen.get(0) : null;
    }
  }

  /**
   * See {@link OperandCell}.
   *
   * @param seen bits of {@link OperandCell}
   * @param leftTypes types of left operands of kind OTHER
   * @param rightTypes types of right operands of kind OTHER
   * @param taken for a comparison that decides a branch: how often it held
   * @param notTaken and how often not
   */
  record Operands(int seen, Types leftTypes, Types rightTypes, int taken, int notTaken)
      implements Feedback {
    /** Never reached. */
    public static final Operands NONE = new Operands(0, Types.NONE, Types.NONE, 0, 0);

    /** Kinds of the left operand: INT, FLOAT, STR and OTHER bits. */
    public int left() {
      return seen & 15;
    }

    /** Kinds of the right operand. */
    public int right() {
      return seen >> OperandCell.RIGHT & 15;
    }

    /** Whether two ints ever gave a result outside 64 bits. */
    public boolean overflowed() {
      return (seen & OperandCell.OVERFLOW) != 0;
    }
  }

  /**
   * See {@link SiteCell}.
   *
   * @param what the word for what is collected
   * @param types what came
   */
  record Site(String what, Types types) implements Feedback {
    /** Never reached. */
    public static final Site NONE = new Site("none", Types.NONE);
  }

  /**
   * See {@link BranchCell}; the counts wrap around.
   *
   * @param taken times the condition held
   * @param notTaken times it did not
   */
  record Branch(int taken, int notTaken) implements Feedback {
    /** Never reached. */
    public static final Branch NONE = new Branch(0, 0);
  }
}
