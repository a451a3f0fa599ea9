package jyston.profiler;

import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;

/**
 * Where compiled code is entered: at the start of the function, or in the middle of a loop. Each
 * entry point is compiled, counted and given up on its own.
 *
 * @param header block that heads the loop, or -1 for the start of the function
 */
public record EntryPoint(int header) {
  /** The start of the function. */
  public static final EntryPoint FUNCTION = new EntryPoint(-1);

  /** The header of a loop. */
  public static EntryPoint loop(int header) {
    if (header < 0) {
      throw new IllegalArgumentException("no block: " + header);
    }
    return new EntryPoint(header);
  }

  /** The header of the loop whose first program point is given. */
  public static EntryPoint loopAt(Code code, int point) {
    return loop(code.body().blockAt(point).id());
  }

  /** Whether frames enter here while they run (on-stack replacement). */
  public boolean isLoop() {
    return header >= 0;
  }

  /** The source line it is on; the first line of the code where its own is not known. */
  public int line(Code code) {
    if (isLoop() && code.isBuilt()) {
      Cfg cfg = code.body();
      BasicBlock b = cfg.block(header);
      for (int p = b.start(); p < b.end(); p++) {
        if (cfg.line(p) >= 0) {
          return cfg.line(p);
        }
      }
    }
    return code.firstLine();
  }

  @Override
  public String toString() {
    return isLoop() ? "loop@" + header : "function";
  }
}
