package jyston.tier0;

import java.util.ArrayList;
import java.util.List;
import jyston.runtime.CodeRunner;
import jyston.runtime.CompiledCode;
import jyston.runtime.PyCode;

/** Makes tier-0 code; knows all it has made when statistics are wanted. */
public final class Tier0Runner implements CodeRunner {
  private final boolean keep;
  private final List<Tier0Code> all = new ArrayList<>();

  /**
   * Makes a runner.
   *
   * @param statistics whether to remember all code for {@link #report}
   */
  public Tier0Runner(boolean statistics) {
    this.keep = statistics;
  }

  @Override
  public CompiledCode prepare(PyCode code) {
    Tier0Code c = new Tier0Code(code);
    if (keep) {
      synchronized (all) {
        all.add(c);
      }
    }
    return c;
  }

  /** What was interpreted, specialised and missed, one {@code name: value} per line. */
  public String report() {
    long codes = 0;
    long entries = 0;
    long backEdges = 0;
    long specialised = 0;
    long misses = 0;
    synchronized (all) {
      for (Tier0Code c : all) {
        codes += c.entries > 0 ? 1 : 0;
        entries += c.entries;
        backEdges += c.backEdges;
        specialised += c.specialised;
        misses += c.misses;
      }
    }
    return "tier0_codes: "
        + codes
        + "\ntier0_entries: "
        + entries
        + "\ntier0_back_edges: "
        + backEdges
        + "\ntier0_specialised: "
        + specialised
        + "\ntier0_misses: "
        + misses
        + "\n";
  }
}
