package jyston.profiler;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;

/** Counters and feedback of one code object. */
public final class CodeProfile {
  /** The code. */
  public final Code code;

  /** Calls and resumptions. */
  public long entries;

  /** Back edges taken. */
  public long backEdges;

  /** Sites that took a specialised form. */
  public long specialised;

  /** Times a specialised site met something else. */
  public long misses;

  /** Instructions that became part of another one. */
  public long fused;

  /** Resumptions that went to a delegate without running the frame. */
  public long delegated;

  /** Units of hotness left until somebody is asked for better code; the policy sets it anew. */
  public int budget = Decision.NEVER;

  /** What an entry takes off the budget; a back edge takes 1. */
  int callUnits = 1;

  /** For those who compile this code: whatever they keep per code, {@link Holder} or not. */
  public Object slot;

  /** What is kept for back ends of others. Nothing here reads it. */
  public Object backEnds;

  /** Something in {@link #slot} that may hold what a garbage collection is to find. */
  public interface Holder {
    /** Lets go of it, before a collection. */
    void weaken();

    /** Takes back what is still there. */
    void restore();
  }

  private volatile CodeHistory history;
  private FeedbackCell[] cells;

  /** Empty feedback. */
  public CodeProfile(Code code) {
    this.code = code;
  }

  /**
   * Counts an entry.
   *
   * @return whether the budget is spent, so that somebody is to be asked for better code
   */
  public boolean enter() {
    entries++;
    return (budget -= callUnits) < 0;
  }

  /**
   * Counts a back edge.
   *
   * @return whether the budget is spent, so that somebody is to be asked for better code
   */
  public boolean loop() {
    backEdges++;
    return --budget < 0;
  }

  /** What the tiers above the interpreter did with this code, made on first use. */
  public CodeHistory history() {
    CodeHistory h = history;
    if (h == null) {
      synchronized (this) {
        h = history;
        if (h == null) {
          history = h = new CodeHistory();
        }
      }
    }
    return h;
  }

  /** Whether {@link #history} holds anything. */
  boolean hasHistory() {
    return history != null;
  }

  /** The cell of a program point, or null when nothing is collected there (yet). */
  public FeedbackCell at(int point) {
    FeedbackCell[] c = cells;
    return c == null || point < 0 ? null : c[point];
  }

  /** Number of cells that there are. */
  int cells() {
    FeedbackCell[] c = cells;
    int n = 0;
    for (int i = 0; c != null && i < c.length; i++) {
      n += c[i] == null ? 0 : 1;
    }
    return n;
  }

  /** Number of program points, or 0 while there are no cells. */
  public int size() {
    FeedbackCell[] c = cells;
    return c == null ? 0 : c.length;
  }

  /**
   * The cell of a program point, made on first use. Every form a tier gives an instruction shares
   * the one cell.
   *
   * @param kind its class
   * @param make makes a new cell
   */
  public <T extends FeedbackCell> T cell(int point, Class<T> kind, IntFunction<T> make) {
    if (cells == null) {
      cells = new FeedbackCell[code.body().size()];
    }
    FeedbackCell c = cells[point];
    if (c == null) {
      cells[point] = c = make.apply(point);
    }
    return kind.cast(c);
  }

  /** The cell for the operands of an instruction. */
  public OperandCell operands(int point) {
    return cell(point, OperandCell.class, OperandCell::new);
  }

  /** The cell for the directions of a branch. */
  public BranchCell branch(int point) {
    return cell(point, BranchCell.class, BranchCell::new);
  }

  /** Forgets all that was collected, the counters included. */
  public void clear() {
    entries = 0;
    backEdges = 0;
    specialised = 0;
    misses = 0;
    delegated = 0;
    each(FeedbackCell::clear);
  }

  /**
   * Makes what is known of a program point more general, after compiled code that relied on it was
   * left there. For a branch the point may also be the start of the block that was never reached:
   * then the branches that lead there are meant.
   */
  public void widen(int point, ExitKind kind) {
    FeedbackCell c = at(point);
    if (c != null) {
      c.widen(kind);
    }
    Cfg cfg = code.body();
    if (kind != ExitKind.BRANCH || point < 0 || cfg.blockAt(point).start() != point) {
      return;
    }
    int here = cfg.blockAt(point).id();
    for (int b = 0; b < cfg.blockCount(); b++) {
      Instr last = cfg.terminator(b);
      FeedbackCell branch = at(cfg.block(b).end() - 1);
      if (branch != null && (last.t0 == here || last.t1 == here)) {
        branch.widen(kind);
      }
    }
  }

  void weaken() {
    each(FeedbackCell::weaken);
    if (slot instanceof Holder h) {
      h.weaken();
    }
  }

  void restore() {
    each(FeedbackCell::restore);
    if (slot instanceof Holder h) {
      h.restore();
      budget = Math.min(budget, ThresholdPolicy.RECHECK);
    }
  }

  private void each(Consumer<FeedbackCell> action) {
    FeedbackCell[] c = cells;
    if (c == null) {
      return;
    }
    for (FeedbackCell x : c) {
      if (x != null) {
        action.accept(x);
      }
    }
  }

  /**
   * A listing: one line per entry point that was compiled, and one per instruction that collects
   * something, with its line, op and what it has seen.
   *
   * @param name names the types, shapes and targets in cells
   */
  public String report(Function<Object, String> name) {
    StringBuilder sb = new StringBuilder();
    sb.append(code.qualname()).append(" (").append(code.filename()).append(':');
    sb.append(code.firstLine()).append("): entries ").append(entries);
    sb.append(", back edges ").append(backEdges).append('\n');
    if (history != null) {
      sb.append(history.view().report());
    }
    if (cells != null) {
      Cfg cfg = code.body();
      for (int p = 0; p < cells.length; p++) {
        if (cells[p] != null) {
          Instr i = cfg.instr(p);
          sb.append(
              "  %5d  line %-5d %-16s %s%n"
                  .formatted(
                      p,
                      cfg.line(p),
                      i.op.name().toLowerCase(Locale.ROOT),
                      cells[p].describe(name)));
        }
      }
    }
    return sb.toString();
  }
}
