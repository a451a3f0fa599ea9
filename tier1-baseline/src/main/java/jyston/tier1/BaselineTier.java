package jyston.tier1;

import jyston.frontend.code.Cfg;
import jyston.profiler.CodeProfile;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.LoopCode;
import jyston.runtime.Promoter;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;

public final class BaselineTier implements Promoter {
  private final java.util.function.Function<CompiledCode, CodeProfile> profiles;
  private final FailingGuards failing;
  private final java.util.Map<Object, LoopCode> loops = new java.util.HashMap<>();
  private final java.util.Set<Object> failed = new java.util.HashSet<>();
  public int compiles, exits;

  public BaselineTier(java.util.function.Function<CompiledCode, CodeProfile> profiles, FailingGuards failing) {
    this.profiles = profiles;
    this.failing = failing;
  }

  private void left(Unit u, int pc, String why) {
    exits++;
    if (System.getenv("JY_TRACE") != null) System.err.println("exit " + u.code.qualname + " " + pc + " line " + u.code.lineAt(pc) + " " + why);
  }

  @Override
  public void hotEntry(CompiledCode low, Frame f) {
    CodeProfile p = profiles.apply(low);
    p.budget = Integer.MAX_VALUE;
    if (low.code.generatorLike || f.function == null || !(f.builtins instanceof PyDict)) return;
    try {
      Unit u = new Unit(low.code, low, p, f.globals, f.builtins, -1, false, failing, this::left);
      Compiler c = new Compiler(u);
      Tier1Code t = c.function();
      compiles++;
      low.code.setCompiled(t);
      low.handOver(t);
      if (System.getenv("JY_TRACE") != null) System.err.println("compiled " + low.code.qualname + " bytes " + c.size());
    } catch (TooLarge e) {
      if (System.getenv("JY_TRACE") != null) System.err.println("failed " + low.code.qualname + " " + e.getMessage());
    }
  }

  @Override
  public LoopCode hotLoop(CompiledCode low, Frame f, int header) {
    CodeProfile p = profiles.apply(low);
    var key = java.util.List.of(low, header);
    LoopCode l = loops.get(key);
    if (l != null) return l;
    if (failed.contains(key)) return null;
    Cfg g = low.code.code.body();
    try {
      Unit u = new Unit(low.code, low, p, f.globals, f.builtins, g.blockAt(header).id(), f.locals == f.globals, failing, this::left);
      Compiler c = new Compiler(u);
      l = c.loop(f);
      compiles++;
      loops.put(key, l);
      if (System.getenv("JY_TRACE") != null) System.err.println("compiled loop " + low.code.qualname + " line " + low.code.lineAt(header)+ " bytes " + c.size());
      return l;
    } catch (TooLarge e) {
      failed.add(key);
      if (System.getenv("JY_TRACE") != null) System.err.println("failed loop " + low.code.qualname + " " + e.getMessage());
      return null;
    }
  }
}
