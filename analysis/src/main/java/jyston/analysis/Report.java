package jyston.analysis;

import java.util.Locale;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodePrinter;

/** Prints code objects with the result of one analysis beside blocks and instructions. */
public enum Report {
  /** Registers live before each instruction by reads alone, and where blocks begin and end. */
  LIVENESS,
  /** Registers that hold a value before each instruction; with a question mark if they may not. */
  DEFINEDNESS,
  /** Loops at their headers, and how deep the blocks are. */
  LOOPS,
  /** The immediate dominator of each block. */
  DOMINATORS;

  /** The report of a name in lower case, or null. */
  public static Report named(String name) {
    for (Report r : values()) {
      if (r.name().toLowerCase(Locale.ROOT).equals(name)) {
        return r;
      }
    }
    return null;
  }

  /** The text of a code object, without what is nested in it. */
  public String text(Code code) {
    Flow flow = Flow.of(code.body());
    CodePrinter.Notes notes =
        switch (this) {
          case LIVENESS -> liveness(code, Liveness.of(flow, false));
          case DEFINEDNESS -> definedness(code, Definedness.of(code, flow));
          case LOOPS -> loops(Loops.of(flow));
          case DOMINATORS -> dominators(Dominators.of(flow));
        };
    return CodePrinter.text(code, reached(flow, notes));
  }

  /** Nothing is known of what cannot be reached. */
  private static CodePrinter.Notes reached(Flow flow, CodePrinter.Notes notes) {
    return new CodePrinter.Notes() {
      @Override
      public String block(int id) {
        return flow.isReachable(id) ? notes.block(id) : "not reached";
      }

      @Override
      public String point(int point) {
        return flow.isReachable(flow.cfg().blockAt(point).id()) ? notes.point(point) : null;
      }
    };
  }

  private static CodePrinter.Notes liveness(Code code, Liveness live) {
    long[] set = new long[live.words()];
    return new CodePrinter.Notes() {
      @Override
      public String block(int id) {
        live.liveIn(id, set);
        StringBuilder b = new StringBuilder("in:");
        names(code, set, null, b);
        live.liveOut(id, set);
        names(code, set, null, b.append("; out:"));
        return b.toString();
      }

      @Override
      public String point(int point) {
        live.before(point, set);
        return names(code, set, null, new StringBuilder());
      }
    };
  }

  private static CodePrinter.Notes definedness(Code code, Definedness defined) {
    int words = defined.words();
    long[] bound = new long[2 * words];
    long[] unbound = new long[words];
    return new CodePrinter.Notes() {
      @Override
      public String block(int id) {
        return null;
      }

      @Override
      public String point(int point) {
        defined.before(point, bound);
        System.arraycopy(bound, words, unbound, 0, words);
        return names(code, bound, unbound, new StringBuilder());
      }
    };
  }

  private static CodePrinter.Notes loops(Loops loops) {
    return new CodePrinter.Notes() {
      @Override
      public String block(int id) {
        int own = loops.headedBy(id);
        if (own >= 0) {
          return "loop " + loops.describe(own);
        }
        return loops.depthOf(id) > 0 ? "depth " + loops.depthOf(id) : null;
      }

      @Override
      public String point(int point) {
        return null;
      }
    };
  }

  private static CodePrinter.Notes dominators(Dominators dominators) {
    return new CodePrinter.Notes() {
      @Override
      public String block(int id) {
        return dominators.idom(id) < 0 ? null : "dominated by B" + dominators.idom(id);
      }

      @Override
      public String point(int point) {
        return null;
      }
    };
  }

  private static String names(Code code, long[] set, long[] doubtful, StringBuilder b) {
    for (int r = 0; r < code.body().numRegisters(); r++) {
      if ((set[r >> 6] >>> r & 1) != 0) {
        b.append(b.isEmpty() ? "" : " ").append(CodePrinter.register(code, r));
        if (doubtful != null && (doubtful[r >> 6] >>> r & 1) != 0) {
          b.append('?');
        }
      }
    }
    return b.toString();
  }
}
