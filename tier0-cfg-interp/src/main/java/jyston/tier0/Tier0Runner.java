package jyston.tier0;

import java.util.Arrays;
import jyston.frontend.code.Code;
import jyston.profiler.CodeProfile;
import jyston.profiler.Profiles;
import jyston.runtime.CodeRunner;
import jyston.runtime.CompiledCode;
import jyston.runtime.Promoter;
import jyston.runtime.PyCode;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Makes tier-0 code and enters its profile in the books. */
public final class Tier0Runner implements CodeRunner {
  private final Profiles profiles;
  private final Settings settings;
  private Promoter promoter;

  /**
   * Makes a runner.
   *
   * @param profiles where the profile of all code goes
   */
  public Tier0Runner(Profiles profiles, Settings settings) {
    this.profiles = profiles;
    this.settings = settings;
  }

  /** Sets whom code that is hot asks for better code; null for nobody. Before anything runs. */
  public void setPromoter(Promoter p) {
    promoter = p;
  }

  /** The profile of code that this runner made. */
  public static CodeProfile profile(CompiledCode c) {
    return ((Tier0Code) c).profile;
  }

  @Override
  public CompiledCode prepare(PyCode code) {
    Tier0Code c = new Tier0Code(code, settings, promoter);
    profiles.add(c.profile);
    return c;
  }

  /**
   * What was seen by code that ran.
   *
   * @param name qualified name, in which {@code *} stands for any text
   */
  public String feedback(String name) {
    return profiles.report(name, Tier0Runner::nameOf);
  }

  private static String nameOf(Object o) {
    return switch (o) {
      case Shape s -> s.type.name() + Arrays.toString(s.keys());
      case PyType t -> t.name();
      case Code c -> c.qualname();
      case Class<?> c -> c.getSimpleName();
      default -> o.getClass().getSimpleName();
    };
  }

  @Override
  public void collect(Runnable collection) {
    profiles.collect(collection);
  }
}
