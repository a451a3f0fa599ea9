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

  /** Calls and back edges left until somebody is asked for better code. */
  public int budget = Integer.MAX_VALUE;

  /** Sites that took a specialised form. */
  public long specialised;

  /** Times a specialised site met something else. */
  public long misses;

  /** Instructions that became part of another one. */
  public long fused;

  /** Resumptions that went to a delegate without running the frame. */
  public long delegated;

  private FeedbackCell[] cells;

  /** Empty feedback. */
  public CodeProfile(Code code) {
    this.code = code;
  }

  /** The cell of a program point, or null when nothing is collected there (yet). */
  public FeedbackCell at(int point) {
    FeedbackCell[] c = cells;
    return c == null ? null : c[point];
  }

  /** Number of program points, or 0 while there are no cells. */
  public int size() {
    return cells == null ? 0 : cells.length;
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

  void weaken() {
    each(FeedbackCell::weaken);
  }

  void restore() {
    each(FeedbackCell::restore);
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
   * A listing: one line per instruction that collects something, with its line, op and what it has
   * seen.
   *
   * @param name names the types, shapes and targets in cells
   */
  public String report(Function<Object, String> name) {
    StringBuilder sb = new StringBuilder();
    sb.append(code.qualname()).append(" (").append(code.filename()).append(':');
    sb.append(code.firstLine()).append("): entries ").append(entries);
    sb.append(", back edges ").append(backEdges).append('\n');
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
