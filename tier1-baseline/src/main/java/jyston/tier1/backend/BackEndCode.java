package jyston.tier1.backend;

import jyston.frontend.code.Code;
import jyston.profiler.CodeProfile;
import jyston.profiler.FeedbackSnapshot;
import jyston.runtime.PyCode;

/** What there is to a function for one back end. */
public final class BackEndCode {
  /** For the back end: whatever it keeps about the code. Nothing here reads it. */
  public Object scratch;

  final BackEnd backEnd;
  final CodeProfile profile;
  final PyCode code;
  private final BackEnds owner;
  private Evaluator evaluator;
  private boolean asked;
  private boolean failed;
  private String reason;
  private long runs;

  BackEndCode(BackEnds owner, BackEnd backEnd, CodeProfile profile, PyCode code) {
    this.owner = owner;
    this.backEnd = backEnd;
    this.profile = profile;
    this.code = code;
  }

  /** The code: its graph, names and constants. */
  public Code code() {
    return profile.code;
  }

  /** What the interpreter has seen, as it is now. */
  public FeedbackSnapshot feedback() {
    return FeedbackSnapshot.of(profile);
  }

  /** Calls that the evaluator took. */
  public long runs() {
    return runs;
  }

  /** Whether the back end declined or failed, and so is not asked again. */
  public boolean failed() {
    return failed;
  }

  /** Why it declined or failed, or why its evaluator was discarded; null before that. */
  public String reason() {
    return reason;
  }

  /** What evaluates calls, or null. */
  public Evaluator evaluator() {
    return evaluator;
  }

  /**
   * Gives the function back to the interpreter, as when something no longer holds that the
   * evaluator relies on. To be called with the interpreter's lock; the back end is not asked again.
   */
  public void discard(String why) {
    if (evaluator != null) {
      evaluator = null;
      failed = true;
      reason = why;
      owner.discarded(this);
    }
  }

  boolean asked() {
    return asked;
  }

  void asked(Evaluator e, String why) {
    asked = true;
    evaluator = e;
    failed = e == null;
    reason = why;
  }

  void ran() {
    runs++;
    owner.ran(backEnd);
  }
}
