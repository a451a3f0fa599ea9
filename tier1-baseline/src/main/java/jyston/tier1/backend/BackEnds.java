package jyston.tier1.backend;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import jyston.profiler.CodeProfile;
import jyston.profiler.CompileException;
import jyston.profiler.Decision;
import jyston.profiler.PromotionPolicy;
import jyston.profiler.Situation;
import jyston.profiler.Tier;
import jyston.profiler.TierEvent;
import jyston.profiler.TierEvents;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.LoopCode;
import jyston.runtime.Promoter;

/** Asks back ends about hot functions, in the order they were found in, before tier 1. */
public final class BackEnds {
  /** Units until a loop asks again in a function that is due at its next call. */
  private static final int LOOPING = 1000;

  private final List<BackEnd> all;
  private final Map<BackEnd, Long> runs = new LinkedHashMap<>();

  private BackEnds(List<BackEnd> all) {
    this.all = all;
    all.forEach(b -> runs.put(b, 0L));
  }

  /**
   * The back ends in jars or folders.
   *
   * @param path their paths, as in a class path
   * @throws IllegalArgumentException with a message for the user where there are none
   */
  public static BackEnds load(String path) {
    List<URL> urls = new ArrayList<>();
    for (String p : path.split(File.pathSeparator)) {
      try {
        urls.add(Path.of(p).toUri().toURL());
      } catch (MalformedURLException | IllegalArgumentException e) {
        throw new IllegalArgumentException("no path: " + p, e);
      }
    }
    List<BackEnd> found = new ArrayList<>();
    // The classes are in use as long as the process is.
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), BackEnds.class.getClassLoader());
    try {
      ServiceLoader.load(BackEnd.class, loader).forEach(found::add);
    } catch (java.util.ServiceConfigurationError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no back end in " + path);
    }
    return new BackEnds(found);
  }

  /** A policy by which code asks as early as the back ends want. */
  public PromotionPolicy policy(PromotionPolicy base) {
    return new Early(base, all.stream().mapToInt(BackEnd::threshold).min().orElseThrow());
  }

  private record Early(PromotionPolicy base, int calls) implements PromotionPolicy {
    @Override
    public int firstBudget() {
      return (int) Math.min(base.firstBudget(), (long) calls * base.callUnits());
    }

    @Override
    public int callUnits() {
      return base.callUnits();
    }

    @Override
    public Decision decide(Situation s) {
      return base.decide(s);
    }

    @Override
    public Decision afterExit(Situation s) {
      return base.afterExit(s);
    }
  }

  /**
   * What the interpreter is to ask.
   *
   * @param next whom to ask about what no back end takes, or null
   * @param profiles finds the profile of the interpreter's code
   * @param callUnits what a call takes off a budget
   */
  public Promoter promoter(
      Promoter next,
      TierEvents events,
      Function<CompiledCode, CodeProfile> profiles,
      int callUnits) {
    return new Asking(next, events, profiles, callUnits);
  }

  void ran(BackEnd b) {
    runs.merge(b, 1L, Long::sum);
  }

  void discarded(BackEndCode c) {
    CompiledCode now = c.code.compiled();
    if (now instanceof Evaluated e) {
      c.code.setCompiled(e.lower);
      e.lower.handOver(null);
    }
    c.profile.budget = 1;
  }

  /** Calls that each took, one {@code name: value} per line. */
  public String totals() {
    StringBuilder sb = new StringBuilder();
    runs.forEach((b, n) -> sb.append("backend_" + b.name() + "_runs: " + n + "\n"));
    return sb.toString();
  }

  private final class Asking implements Promoter {
    private final Promoter next;
    private final TierEvents events;
    private final Function<CompiledCode, CodeProfile> profiles;
    private final int callUnits;

    Asking(
        Promoter next,
        TierEvents events,
        Function<CompiledCode, CodeProfile> profiles,
        int callUnits) {
      this.next = next;
      this.events = events;
      this.profiles = profiles;
      this.callUnits = callUnits;
    }

    @Override
    public void hotEntry(CompiledCode interpreted, Frame f) {
      CodeProfile p = profiles.apply(interpreted);
      List<BackEndCode> codes =
          interpreted.code.generatorLike || f.function == null ? List.of() : codes(p, interpreted);
      for (BackEndCode c : codes) {
        if (!c.asked() && p.entries > c.backEnd.threshold()) {
          ask(c, interpreted);
        }
        if (c.evaluator() != null) {
          p.budget = Decision.NEVER;
          return;
        }
      }
      p.budget = Decision.NEVER;
      if (next != null) {
        next.hotEntry(interpreted, f);
      }
      soon(p, codes, 0);
    }

    @Override
    public LoopCode hotLoop(CompiledCode interpreted, Frame f, int header) {
      CodeProfile p = profiles.apply(interpreted);
      p.budget = Decision.NEVER;
      LoopCode l = next == null ? null : next.hotLoop(interpreted, f, header);
      if (f.function != null && !interpreted.code.generatorLike) {
        soon(p, codes(p, interpreted), LOOPING);
      }
      return l;
    }

    /** Has the code ask again when the next back end is to be asked. */
    private void soon(CodeProfile p, List<BackEndCode> codes, int least) {
      for (BackEndCode c : codes) {
        if (!c.asked()) {
          long calls = Math.max(c.backEnd.threshold() - p.entries, 0);
          p.budget = (int) Math.min(p.budget, Math.max(calls * callUnits, least));
        }
      }
    }

    private List<BackEndCode> codes(CodeProfile p, CompiledCode interpreted) {
      if (p.backEnds == null) {
        List<BackEndCode> made = new ArrayList<>();
        for (BackEnd b : all) {
          made.add(new BackEndCode(BackEnds.this, b, p, interpreted.code));
        }
        p.backEnds = made;
      }
      @SuppressWarnings("unchecked") // Nobody else writes there.
      List<BackEndCode> codes = (List<BackEndCode>) p.backEnds;
      return codes;
    }

    private void ask(BackEndCode c, CompiledCode interpreted) {
      try {
        c.asked(c.backEnd.compile(c), null);
        if (c.evaluator() == null) {
          c.asked(null, "it gave no evaluator");
        }
      } catch (CompileException e) {
        c.asked(null, e.getMessage());
      } catch (RuntimeException | Error e) {
        // Whatever is wrong with a back end, the program goes on without it.
        c.asked(null, e.toString());
      }
      if (events.on()) {
        events.emit(
            new TierEvent.BackEndAsked(
                c.code(), Tier.BASELINE, c.backEnd.name(), !c.failed(), c.reason()));
      }
      if (!c.failed()) {
        Evaluated e = new Evaluated(c, interpreted);
        interpreted.code.setCompiled(e);
        interpreted.handOver(e);
      }
    }
  }
}
