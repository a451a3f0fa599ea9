package jyston.tier1;

import jyston.analysis.Feedback;
import jyston.analysis.Kind;
import jyston.analysis.TypeInference;
import jyston.profiler.BranchCell;
import jyston.profiler.CodeProfile;
import jyston.profiler.FeedbackCell;
import jyston.profiler.OperandCell;
import jyston.profiler.Optimisation;
import jyston.profiler.SiteCell;
import jyston.profiler.TypeSet;
import jyston.runtime.PyComplex;

/** What the interpreter has seen of a code, as inference asks for it. */
final class ProfileFeedback implements Feedback {
  /** A branch must have been decided so often before one of its ways is taken for never gone. */
  private static final int ENOUGH = 64;

  private final CodeProfile profile;
  private final Unit unit;

  private final boolean complexes;

  ProfileFeedback(Unit unit) {
    this.unit = unit;
    this.profile = unit.profile;
    this.complexes = unit.may(Optimisation.COMPLEX);
  }

  @Override
  public byte result(int point, byte[] kinds) {
    CallPlan p = unit.plans.at(point);
    if (p == null) {
      return Kind.OBJECT;
    }
    int[] args = unit.code.code.body().instr(point).more;
    byte k = p.kind(kind(args, 0, kinds), kind(args, 1, kinds));
    return k == Kind.COMPLEX && !complexes() ? Kind.OBJECT : k;
  }

  private byte kind(int[] args, int k, byte[] kinds) {
    return k >= args.length
        ? Kind.NONE
        : TypeInference.kind(unit.code.code.body(), this, args[k], kinds);
  }

  private OperandCell operands(int point) {
    return profile.at(point) instanceof OperandCell c ? c : null;
  }

  private int kinds(int seen, TypeSet types) {
    int k = (seen & OperandCell.INT) != 0 ? INT : 0;
    k |= (seen & OperandCell.FLOAT) != 0 ? FLOAT : 0;
    if ((seen & OperandCell.OTHER) != 0) {
      k |= types != null && isOnly(types, PyComplex.TYPE) ? COMPLEX : OTHER;
    }
    return (seen & OperandCell.STR) != 0 ? k | OTHER : k;
  }

  private boolean isOnly(TypeSet seen, Object complex) {
    return complexes && seen.single() && seen.get(0) == complex;
  }

  @Override
  public boolean complexes() {
    return complexes;
  }

  @Override
  public int left(int point) {
    return switch (profile.at(point)) {
      case OperandCell c -> kinds(c.left(), c.leftTypes());
      case SiteCell c -> isOnly(c.seen, PyComplex.class) ? COMPLEX : OTHER;
      case null, default -> 0;
    };
  }

  @Override
  public int right(int point) {
    OperandCell c = operands(point);
    return c == null ? 0 : kinds(c.right(), c.rightTypes());
  }

  @Override
  public boolean overflowed(int point) {
    OperandCell c = operands(point);
    return c != null && c.overflowed();
  }

  @Override
  public byte item(int point) {
    return unit.iterations.item(point, this);
  }

  @Override
  public byte[] items(int point) {
    return unit.iterations.items(point);
  }

  @Override
  public boolean merged(int point) {
    return unit.iterations.merged(point);
  }

  @Override
  public boolean never(int point, boolean taken) {
    FeedbackCell c = profile.at(point);
    long yes = 0;
    long no = 0;
    if (c instanceof BranchCell b) {
      yes = Integer.toUnsignedLong(b.taken);
      no = Integer.toUnsignedLong(b.notTaken);
    } else if (c instanceof OperandCell o) {
      yes = Integer.toUnsignedLong(o.taken);
      no = Integer.toUnsignedLong(o.notTaken);
    }
    return yes + no >= ENOUGH && (taken ? yes : no) == 0;
  }

  @Override
  public boolean unhandled(int point) {
    return profile.entries + profile.backEdges >= ENOUGH
        && !(profile.at(point) instanceof BranchCell c && c.taken != 0);
  }
}
