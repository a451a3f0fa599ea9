package jyston.profiler;

/**
 * An unchanging copy of what a {@link CodeProfile} knows, for one compilation: it asks the same
 * question twice and must get the same answer. It holds types strongly: drop it after compiling.
 *
 * <p>The compiler's thread takes it while the interpreter goes on and writes cells without
 * synchronisation. Whatever was there when the compilation was queued is seen, as the queue's lock
 * orders it before. Of what happens later, any part may be seen or not:
 *
 * <ul>
 *   <li>a bit, count or type that came just now may be missing: it is as if the copy had been taken
 *       a moment before, and the guard that this leaves in the code catches the case;
 *   <li>two fields of a cell may be of different moments (an OTHER bit without its type, a branch
 *       count without the operands): every combination only says what came at some time, and cells
 *       only grow between two calls of {@link CodeProfile#clear};
 *   <li>a count may be from before an increment that is under way: only its being zero matters;
 *   <li>a garbage collection may just hold types weakly or close gaps: see {@link TypeSet#copy}.
 * </ul>
 *
 * <p>So a snapshot may be a little behind, never wrong, provided that compiled code guards
 * everything it takes from here.
 */
public final class FeedbackSnapshot {
  /** Calls and resumptions in the interpreter. */
  public final long entries;

  /** Back edges in the interpreter. */
  public final long backEdges;

  private final Feedback[] points;

  private FeedbackSnapshot(CodeProfile p) {
    entries = p.entries;
    backEdges = p.backEdges;
    points = new Feedback[p.size()];
    for (int i = 0; i < points.length; i++) {
      FeedbackCell c = p.at(i);
      points[i] = c == null ? null : c.copy();
    }
  }

  /** Copies a profile as it is now. */
  public static FeedbackSnapshot of(CodeProfile p) {
    return new FeedbackSnapshot(p);
  }

  /** What is known of a program point, or null where nothing was collected. */
  public Feedback at(int point) {
    return point < points.length ? points[point] : null;
  }

  /** The operands of an instruction; NONE where nothing of that kind was collected. */
  public Feedback.Operands operands(int point) {
    return at(point) instanceof Feedback.Operands o ? o : Feedback.Operands.NONE;
  }

  /** What a site was applied to; NONE where nothing of that kind was collected. */
  public Feedback.Site site(int point) {
    return at(point) instanceof Feedback.Site s ? s : Feedback.Site.NONE;
  }

  /**
   * The directions of a branch, be it one on a value or a comparison; NONE where nothing of that
   * kind was collected.
   */
  public Feedback.Branch branch(int point) {
    return switch (at(point)) {
      case Feedback.Branch b -> b;
      case Feedback.Operands o -> new Feedback.Branch(o.taken(), o.notTaken());
      case null, default -> Feedback.Branch.NONE;
    };
  }
}
