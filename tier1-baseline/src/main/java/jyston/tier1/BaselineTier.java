package jyston.tier1;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import jyston.frontend.code.Op;
import jyston.osr.EntryMaps;
import jyston.profiler.CodeProfile;
import jyston.profiler.CompileException;
import jyston.profiler.EntryPoint;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import jyston.profiler.Promotion;
import jyston.profiler.Tier;
import jyston.profiler.TierCompiler;
import jyston.profiler.TierEvents;
import jyston.profiler.TierOptions;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Gil;
import jyston.runtime.LoopCode;
import jyston.runtime.Promoter;
import jyston.runtime.ThreadState;

/** Tier 1 of an interpreter: what tier 0 asks for better code, and what makes it. */
public final class BaselineTier implements Promoter, TierCompiler, Unit.Listener {
  /** Parts of fewer bytes are not tried for code that does not fit in one method. */
  private static final int LEAST_BYTES = 200;

  private final int methodBytes;

  private final Promotion promotion;
  private final Function<CompiledCode, CodeProfile> profiles;
  private final FailingGuards failing;
  private final BytecodeDump dump;
  private final Set<Optimisation> optimisations;

  /**
   * Makes a tier and has a promotion use it.
   *
   * @param profiles finds the profile of the interpreter's code
   */
  public BaselineTier(
      Promotion promotion, TierOptions options, Function<CompiledCode, CodeProfile> profiles) {
    this.promotion = promotion;
    this.profiles = profiles;
    this.failing = options.deoptEvery() > 0 ? new FailingGuards(options.deoptEvery()) : null;
    this.dump = BytecodeDump.of(options.dumpBytecode());
    this.optimisations = options.optimisations();
    this.methodBytes = options.methodBytes();
    promotion.compiler(Tier.BASELINE, this);
  }

  private Compiled note(CodeProfile p, CompiledCode lower, Frame f) {
    Compiled c = (Compiled) p.slot;
    if (c == null) {
      p.slot = c = new Compiled(promotion, p, lower, f.thread.interp);
    }
    c.note(f);
    return c;
  }

  @Override
  public void hotEntry(CompiledCode interpreted, Frame f) {
    CodeProfile p = profiles.apply(interpreted);
    note(p, interpreted, f);
    promotion.ask(p, Tier.INTERPRETER, EntryPoint.FUNCTION);
  }

  @Override
  public LoopCode hotLoop(CompiledCode interpreted, Frame f, int header) {
    CodeProfile p = profiles.apply(interpreted);
    Compiled c = note(p, interpreted, f);
    EntryPoint at = EntryPoint.loopAt(p.code, header);
    if (c.loops.length == 0) {
      int n = p.code.body().blockCount();
      c.loops = new Tier1Loop[n];
      c.entries = new EntryMaps(n, c.lower.registerCount());
    }
    Tier1Loop l = c.loops[at.header()];
    if (l == null) {
      c.entries.cover(at.header(), f.regs);
      promotion.ask(p, Tier.INTERPRETER, at);
      l = c.loops[at.header()];
    }
    return l;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What was seen, types, shapes and namespaces change while a program runs, so the code is
   * written, and later put into use, by a thread that holds the interpreter's lock; the class is
   * defined without it, which takes more than half of the time.
   */
  @Override
  public Made compile(CodeProfile profile, EntryPoint entry) throws CompileException {
    Compiled c = (Compiled) profile.slot;
    try {
      Compiler compiler = locked(c, () -> write(profile, c, entry));
      Object made = compiler.define();
      locked(
          c,
          () -> {
            if (entry.isLoop()) {
              c.install(entry.header(), (Tier1Loop) made);
            } else {
              c.install((OverInterpreter) made);
            }
            return null;
          });
      compiler.applied().forEach((o, n) -> promotion.applied(profile, Tier.BASELINE, entry, o, n));
      return new Made(compiler.size(), compiler.instructions());
    } catch (NotCompiled e) {
      throw new CompileException(e.getMessage());
    }
  }

  /** Does something with the interpreter's lock; threads that run Python code hold it already. */
  private static <T> T locked(Compiled c, Supplier<T> action) {
    Gil gil = c.interp.gil;
    if (gil.isHeld()) {
      return action.get();
    }
    gil.acquireSoon();
    ThreadState.lend(c.interp);
    try {
      return action.get();
    } finally {
      ThreadState.takeBack();
      gil.release();
    }
  }

  /** Writes code, in as few methods as will do. */
  private Compiler write(CodeProfile profile, Compiled c, EntryPoint entry) {
    if (!entry.isLoop() && !c.called) {
      throw new NotCompiled("it is not a function");
    }
    try {
      return writeWhole(profile, c, entry);
    } catch (TooLarge e) {
      if (!optimisations.contains(Optimisation.PARTS)) {
        throw e;
      }
      TooLarge last = e;
      int first = Math.max(entry.header(), 0);
      for (int target = methodBytes / 2; target >= LEAST_BYTES; target /= 2) {
        try {
          return write(
              profile,
              c,
              entry,
              new Parts(profile.code.body(), first, e.sizes, target, methodBytes * 3 / 4),
              true);
        } catch (TooLarge again) {
          last = again;
        }
      }
      throw last;
    }
  }

  /** Writes code in one method, which may have to be terse. */
  private Compiler writeWhole(CodeProfile profile, Compiled c, EntryPoint entry) {
    try {
      return write(profile, c, entry, null, false);
    } catch (TooLarge e) {
      if (!e.roomy) {
        throw e;
      }
      return write(profile, c, entry, null, true);
    }
  }

  private Compiler write(
      CodeProfile profile, Compiled c, EntryPoint entry, Parts parts, boolean terse) {
    CompiledCode lower = c.lower;
    Unit u =
        new Unit(
            c.interp,
            lower.code,
            lower,
            profile,
            c.globals,
            c.builtins,
            entry.header(),
            c.moduleLevel,
            failing,
            optimisations,
            terse,
            this);
    u.parts = parts;
    Compiler compiler = new Compiler(u, methodBytes);
    if (entry.isLoop()) {
      compiler.loop(c.entries.at(entry.header()));
    } else if (lower.code.generatorLike) {
      compiler.generator();
    } else {
      compiler.function();
    }
    return compiler;
  }

  @Override
  public void discard(CodeProfile profile, EntryPoint entry) {
    if (profile.slot instanceof Compiled c) {
      locked(
          c,
          () -> {
            c.discard(entry);
            return null;
          });
    }
  }

  private static EntryPoint entry(Unit u) {
    return u.loop < 0 ? EntryPoint.FUNCTION : EntryPoint.loop(u.loop);
  }

  @Override
  public void entered(Unit u) {
    promotion.osrEntered(u.profile, Tier.BASELINE, entry(u));
  }

  @Override
  public void handled(Unit u, int pc) {
    promotion.handled(u.profile, Tier.BASELINE, pc);
  }

  @Override
  public void resumed(Unit u) {
    promotion.resumed(u.profile, Tier.BASELINE);
  }

  @Override
  public TierEvents events() {
    return promotion.events;
  }

  @Override
  public void left(Unit u, ExitPoint at) {
    int pc = at.pc();
    if (at.kind() == ExitKind.RESULT && u.code.code.body().instr(pc - 1).op == Op.GET_ITEM) {
      // Left behind the instruction, whose cell is to know if that happens again.
      pc--;
    }
    ExitKind kind = failing != null && at.kind().counts() ? ExitKind.FORCED : at.kind();
    promotion.exitTaken(
        u.profile, new Promotion.Exit(Tier.BASELINE, entry(u), pc, kind, u.inLoop(pc), true, null));
  }

  @Override
  public void mismatch(Unit u, Frame f) {
    if (u.profile.slot instanceof Compiled c) {
      if (c.entries.cover(u.loop, f.regs)) {
        promotion.invalidate(
            u.profile, Tier.BASELINE, entry(u), "a frame with values of other kinds");
      }
    }
  }

  @Override
  public void made(Unit u, byte[] bytes, Object[] data) {
    u.classes = Compiled.classes(data);
    if (dump != null) {
      dump.made(u, bytes, data);
    }
  }
}
