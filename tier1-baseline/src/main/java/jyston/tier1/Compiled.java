package jyston.tier1;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import jyston.osr.EntryMaps;
import jyston.profiler.CodeProfile;
import jyston.profiler.EntryPoint;
import jyston.profiler.Promotion;
import jyston.profiler.Tier;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/**
 * What is kept per code object, in {@link CodeProfile#slot}. A code object outlives the classes
 * that a function makes each time it is called, and must not keep them alive: during a collection,
 * compiled code that such classes are embedded in is held by nothing but those classes.
 */
final class Compiled implements CodeProfile.Holder {
  private final Promotion promotion;
  private final CodeProfile profile;
  final Interpreter interp;
  final CompiledCode lower;
  PyDict globals;
  PyObject builtins;
  boolean called;
  boolean moduleLevel;
  OverInterpreter function;

  /** By block. */
  Tier1Loop[] loops = {};

  /** What frames that came to the headers of loops held; null before the first. */
  EntryMaps entries;

  private WeakReference<OverInterpreter> weakFunction;
  private WeakReference<Tier1Loop>[] weakLoops;

  Compiled(Promotion promotion, CodeProfile profile, CompiledCode lower, Interpreter interp) {
    this.promotion = promotion;
    this.profile = profile;
    this.lower = lower;
    this.interp = interp;
  }

  /** Notes what a frame says of the code. */
  void note(Frame f) {
    globals = f.globals;
    builtins = f.builtins;
    called |= f.function != null;
    moduleLevel = f.locals == f.globals;
  }

  /** Puts the code of a loop into use. */
  void install(int header, Tier1Loop l) {
    discard(EntryPoint.loop(header));
    loops[header] = l;
    l.unit.classes.forEach(t -> t.keptCode().add(l));
  }

  /** Puts the code of a function into use. */
  void install(OverInterpreter t) {
    discard(EntryPoint.FUNCTION);
    use(t);
    t.unit.classes.forEach(k -> k.keptCode().add(t));
  }

  private void use(OverInterpreter t) {
    function = t;
    // Functions that it must be taken away from have to come by way of the interpreter.
    boolean known = t != null && (t.unit.classes.isEmpty() || lower.code.generatorLike);
    lower.code.setCompiled(known ? t : lower);
    lower.handOver(t);
  }

  /** Takes code out of use. */
  void discard(EntryPoint entry) {
    if (entry.isLoop()) {
      Tier1Loop l = loops.length > 0 ? loops[entry.header()] : null;
      if (l != null) {
        l.dead = true;
        loops[entry.header()] = null;
        l.unit.classes.forEach(t -> t.keptCode().remove(l));
      }
    } else if (function != null) {
      OverInterpreter f = function;
      f.dead = true;
      use(null);
      f.lend(false);
      f.unit.classes.forEach(t -> t.keptCode().remove(f));
    }
  }

  /** The classes among embedded objects that may be gone while the code object is not. */
  static Set<PyType> classes(Object[] data) {
    Set<PyType> found = new HashSet<>();
    for (Object o : data) {
      PyType t = o instanceof PyType p ? p : o instanceof Shape s ? s.type : null;
      if (t != null && t.isHeap() && t.qualName().toString().contains("<locals>")) {
        found.add(t);
      }
    }
    return found;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void weaken() {
    if (function != null && !function.unit.classes.isEmpty()) {
      weakFunction = new WeakReference<>(function);
      function.lend(false);
      use(null);
    }
    for (int i = 0; i < loops.length; i++) {
      if (loops[i] != null && !loops[i].unit.classes.isEmpty()) {
        if (weakLoops == null) {
          weakLoops = new WeakReference[loops.length];
        }
        weakLoops[i] = new WeakReference<>(loops[i]);
        loops[i].forget();
        loops[i] = null;
      }
    }
  }

  @Override
  public void restore() {
    if (weakFunction != null) {
      OverInterpreter t = weakFunction.get();
      weakFunction = null;
      if (t != null) {
        use(t);
        t.lend(true);
      } else {
        gone(EntryPoint.FUNCTION);
      }
    }
    if (weakLoops == null) {
      return;
    }
    WeakReference<Tier1Loop>[] was = weakLoops;
    weakLoops = null;
    for (int i = 0; i < was.length; i++) {
      if (was[i] != null) {
        loops[i] = was[i].get();
        if (loops[i] == null) {
          gone(EntryPoint.loop(i));
        }
      }
    }
  }

  private void gone(EntryPoint entry) {
    promotion.invalidate(profile, Tier.BASELINE, entry, "its classes may be gone");
  }
}
