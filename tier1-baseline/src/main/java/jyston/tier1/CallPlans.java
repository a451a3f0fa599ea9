package jyston.tier1;

import java.util.List;
import jyston.analysis.Uses;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.profiler.SiteCell;
import jyston.runtime.BuiltinSpec;
import jyston.runtime.BuiltinTable;
import jyston.runtime.PyBuiltinDescr;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;

/**
 * The plans for the calls of a code, made once each: inference and the writers of code must agree,
 * whatever the interpreter sees meanwhile.
 */
final class CallPlans {
  /** How a method is found at a site. */
  record Lookup(List<AttrPlan.Way> ways, boolean complete) {
    /** What every way leads to, in the same way; or null. */
    AttrPlan.Way single() {
      if (!complete || ways.isEmpty()) {
        return null;
      }
      AttrPlan.Way first = ways.get(0);
      for (AttrPlan.Way w : ways) {
        if (w.target != first.target || (w.module == null) != (first.module == null)) {
          return null;
        }
      }
      return first;
    }
  }

  private final Unit unit;
  private final Cfg cfg;
  private final CallPlan[] plans;
  private final boolean[] made;
  private final Lookup[] lookups;

  CallPlans(Unit unit) {
    this.unit = unit;
    this.cfg = unit.code.code.body();
    int n = cfg.size();
    plans = new CallPlan[n];
    made = new boolean[n];
    lookups = new Lookup[n];
  }

  /** The plan for a call, or null. */
  CallPlan at(int pc) {
    if (!made[pc]) {
      made[pc] = true;
      plans[pc] = unit.may(Optimisation.DIRECT_CALLS) ? make(cfg.instr(pc), pc) : null;
    }
    return plans[pc];
  }

  /** What was seen where an attribute is looked up, or null. */
  SiteCell attribute(int pc) {
    return unit.may(Optimisation.INLINE_CACHES) && unit.profile.at(pc) instanceof SiteCell c
        ? c
        : null;
  }

  /** How the method of a {@code GET_METHOD} is found. */
  Lookup lookup(int pc) {
    Lookup l = lookups[pc];
    if (l == null) {
      SiteCell cell = attribute(pc);
      PyStr name = PyStr.intern(cfg.name(cfg.instr(pc).imm));
      List<AttrPlan.Way> ways = AttrPlan.methods(cell, name);
      lookups[pc] = l = new Lookup(ways, AttrPlan.complete(cell, ways));
    }
    return l;
  }

  private CallPlan make(Instr i, int pc) {
    if (i.op == Op.CALL) {
      return unit.profile.at(pc) instanceof SiteCell c && c.seen.single()
          ? function(c.seen.get(0), i.more.length)
          : null;
    }
    return i.op == Op.CALL_METHOD ? method(i, pc) : null;
  }

  private static CallPlan function(Object seen, int more) {
    if (seen instanceof BuiltinSpec s) {
      return switch (s.kind) {
        case BuiltinTable.FUNCTION, BuiltinTable.STATIC_METHOD ->
            CallPlan.builtin(CallPlan.By.FUNCTION, s, null, null, more);
        case BuiltinTable.METHOD, BuiltinTable.CLASS_METHOD ->
            CallPlan.builtin(CallPlan.By.BOUND, s, null, null, more);
        default -> null;
      };
    }
    if (seen instanceof PyType t && !t.isHeap()) {
      return CallPlan.builtin(CallPlan.By.CLASS, t.maker(), t, null, more);
    }
    return null;
  }

  private CallPlan method(Instr i, int pc) {
    int get = lookupBefore(i, pc);
    AttrPlan.Way way = get < 0 ? null : lookup(get).single();
    if (way == null) {
      return null;
    }
    int more = i.more.length;
    PyObject target = way.target;
    if (way.module != null) {
      if (target instanceof PyFunction) {
        return CallPlan.python(target, more);
      }
      return target instanceof PyBuiltinFunction f && f.spec.kind == BuiltinTable.FUNCTION
          ? CallPlan.builtin(CallPlan.By.MODULE, f.spec, null, null, more)
          : null;
    }
    PyType receiver = way.shape == null && lookup(get).ways().size() == 1 ? way.type : null;
    return target instanceof PyBuiltinDescr d
        ? CallPlan.builtin(CallPlan.By.METHOD, d.spec, null, receiver, more)
        : null;
  }

  /** The lookup in the same block that gives what is called, or -1. */
  int lookupBefore(Instr call, int pc) {
    int start = cfg.blockAt(pc).start();
    for (int p = pc - 1; p >= start; p--) {
      Instr i = cfg.instr(p);
      for (int k = Uses.writeSlots(i) - 1; k >= 0; k--) {
        if (Uses.write(i, k) == call.a) {
          return i.op == Op.GET_METHOD && i.more[0] == call.a && i.more[1] == call.b ? p : -1;
        }
      }
    }
    return -1;
  }
}
