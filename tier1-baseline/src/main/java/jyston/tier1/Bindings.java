package jyston.tier1;

import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.profiler.SiteCell;
import jyston.runtime.Calls;
import jyston.runtime.PyFunction;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Shape;
import jyston.runtime.Slot;

/**
 * The bindings for the calls of a code, made at once: what the interpreter sees while code is
 * written must not change them.
 */
final class Bindings {
  private final Unit unit;
  private final Cfg cfg;
  private Binding[] bindings;
  private int spares;

  Bindings(Unit unit) {
    this.unit = unit;
    this.cfg = unit.code.code.body();
  }

  /** How the arguments of a call are bound, or null where that is left to what is called. */
  Binding at(int pc) {
    bind();
    return bindings[pc];
  }

  /** How many objects calls need to keep while they are made. */
  int spares() {
    bind();
    return spares;
  }

  private void bind() {
    if (bindings != null) {
      return;
    }
    bindings = new Binding[cfg.size()];
    if (!unit.may(Optimisation.KEYWORD_CALLS)) {
      return;
    }
    for (int pc = 0; pc < bindings.length; pc++) {
      Instr i = cfg.instr(pc);
      Binding.Target t =
          switch (i.op) {
            case CALL, CALL_KW -> target(pc);
            case CALL_METHOD, CALL_METHOD_KW -> method(i, pc);
            default -> null;
          };
      if (t != null) {
        PyStr[] names =
            i.op == Op.CALL_KW || i.op == Op.CALL_METHOD_KW
                ? Calls.names(unit.code.constant(i.imm))
                : PyStr.NO_NAMES;
        bindings[pc] = Binding.of(t, i.more.length - names.length, names);
        spares = Math.max(spares, bindings[pc] == null ? 0 : bindings[pc].keywordDefaults());
      }
    }
  }

  /** What a call always leads to, or null. */
  private Binding.Target target(int pc) {
    if (!(unit.profile.at(pc) instanceof SiteCell c) || c.seen.many()) {
      return null;
    }
    Binding.Target all = null;
    for (int k = 0; k < c.seen.size(); k++) {
      Binding.Target t = target(c.seen.get(k));
      all = k == 0 ? t : Binding.Target.join(all, t);
    }
    return all;
  }

  private static Binding.Target target(Object seen) {
    if (seen instanceof Code k) {
      return Binding.Target.code(k, false);
    }
    if (seen instanceof Shape s) {
      return instance(s);
    }
    if (!(seen instanceof PyType t) || !t.isHeap()) {
      return null;
    }
    return t.makesPlainInstances() && t.initializer() instanceof PyFunction f
        ? Binding.Target.made(f, t)
        : instance(t.shape);
  }

  /** An object whose class has a {@code __call__} of Python, be it a metaclass. */
  private static Binding.Target instance(Shape s) {
    return s.type.isHeap() && s.type.slot(Slot.CALL) instanceof PyFunction f
        ? Binding.Target.instance(f, s)
        : null;
  }

  private Binding.Target method(Instr i, int pc) {
    int get = unit.plans.lookupBefore(i, pc);
    if (get < 0) {
      return null;
    }
    AttrPlan.Way single = unit.plans.lookup(get).single();
    if (single != null) {
      return single.target instanceof PyFunction f
          ? Binding.Target.function(f, single.module == null)
          : null;
    }
    Binding.Target all = null;
    for (AttrPlan.Way w : unit.plans.lookup(get).ways()) {
      if (w.module != null || !(w.target instanceof PyFunction f)) {
        return null;
      }
      Binding.Target t = Binding.Target.code(f.code.code, true);
      all = all == null ? t : Binding.Target.join(all, t);
      if (all == null) {
        return null;
      }
    }
    return all;
  }
}
