package jyston.tier1;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jyston.analysis.Flow;
import jyston.analysis.Loops;
import jyston.deopt.RegisterMap;
import jyston.frontend.code.Cfg;
import jyston.profiler.CodeProfile;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import jyston.profiler.TierEvents;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
import jyston.runtime.PyCode;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;

/** One compilation: what is compiled, for whom, and what running code must know of it. */
public final class Unit {
  /** The code. */
  public final PyCode code;

  /** Its interpreted form, which exits go to. */
  public final CompiledCode lower;

  /** Whose code it is. */
  final Interpreter interp;

  /** What the interpreter has seen. */
  final CodeProfile profile;

  /** The namespaces it is compiled for. */
  final PyDict globals;

  final PyObject builtins;

  /** The block entered by a running frame, or -1 for a function entered at its start. */
  final int loop;

  /** Whether the code's namespace is the globals, as that of a module is. */
  final boolean moduleLevel;

  private final List<RegisterMap> maps = new ArrayList<>();
  private final Map<RegisterMap, Integer> places = new HashMap<>();
  private final List<ExitPoint> exits = new ArrayList<>();
  private int[] at;
  private final RegisterMap[] handlers;

  /** How much room frames need for registers that are kept unboxed. */
  int raw;

  /** How the code is divided, or null. */
  Parts parts;

  /** Of a loop in parts: where its header expects the variables. */
  RegisterMap header;

  /** Whether the code is to be short rather than easy on registers. */
  private final boolean terse;

  private final Map<Integer, RegisterMap> yields = new HashMap<>();
  private Loops loops;

  /** By loop, whether {@link #roomy} says yes. */
  private final Map<Integer, Boolean> quiet = new HashMap<>();

  /** Whether any block has a handler. */
  final boolean handles;

  /** Makes guards fail, for tests; or null. */
  final FailingGuards failing;

  private final Set<Optimisation> optimisations;

  /** What calls come down to. */
  final CallPlans plans;

  /** How arguments are bound. */
  final Bindings bindings;

  /** How loops go on. */
  final Iterations iterations;

  /** What inference asks. */
  final ProfileFeedback feedback;

  /** What was applied, and at how many places. */
  final Map<Optimisation, Integer> applied = new EnumMap<>(Optimisation.class);

  /** Classes that are embedded and may be gone while the code object is not. */
  Set<PyType> classes = Set.of();

  /** Told what running code does. */
  private final Listener listener;

  Unit(
      Interpreter interp,
      PyCode code,
      CompiledCode lower,
      CodeProfile profile,
      PyDict globals,
      PyObject builtins,
      int loop,
      boolean moduleLevel,
      FailingGuards failing,
      Set<Optimisation> optimisations,
      boolean terse,
      Listener listener) {
    this.interp = interp;
    this.code = code;
    this.lower = lower;
    this.profile = profile;
    this.globals = globals;
    this.builtins = builtins;
    this.loop = loop;
    this.moduleLevel = moduleLevel;
    this.failing = failing;
    this.optimisations = optimisations;
    this.terse = terse;
    this.listener = listener;
    this.handles = hasHandlers(code.code.body());
    this.plans = new CallPlans(this);
    this.bindings = new Bindings(this);
    this.iterations = new Iterations(this);
    this.feedback = new ProfileFeedback(this);
    this.handlers = new RegisterMap[code.code.body().blockCount()];
    this.at = new int[code.code.body().size() + 1];
  }

  /** Whether the compiler may do something. */
  boolean may(Optimisation o) {
    return optimisations.contains(o);
  }

  /**
   * Whether code of a block may be longer so that HotSpot needs fewer registers: where a loop has
   * none inside and calls nobody that uses them all.
   */
  boolean roomy(int block) {
    if (terse || !may(Optimisation.LOOP_REGISTERS)) {
      return false;
    }
    Loops all = loops();
    int loop = all.innermost(block);
    return loop >= 0 && quiet.computeIfAbsent(loop, k -> isQuiet(all, k));
  }

  /** Whether there is such a block among those written. */
  boolean hasRoomy() {
    return quiet.containsValue(true);
  }

  private boolean isQuiet(Loops all, int loop) {
    Cfg g = code.code.body();
    for (int k = 0; k < all.blockCount(loop); k++) {
      int block = all.block(loop, k);
      if (all.innermost(block) != loop) {
        return false;
      }
      for (int pc = g.block(block).start(); pc < g.block(block).end(); pc++) {
        if (g.instr(pc).op.isCall() && !unboxes(plans.at(pc))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean unboxes(CallPlan p) {
    return p != null && p.result != 'L' && p.result != '.';
  }

  private Loops loops() {
    if (loops == null) {
      loops = Loops.of(Flow.of(code.code.body()));
    }
    return loops;
  }

  /** Notes that something was done. */
  void count(Optimisation o) {
    applied.merge(o, 1, Integer::sum);
  }

  /** Whether names may be embedded as cells. */
  boolean hasCells() {
    return globals.getClass() == PyDict.class && builtins.getClass() == PyDict.class;
  }

  /** Is told what running code does. */
  interface Listener {
    /** A running frame has entered the code of a loop. */
    void entered(Unit unit);

    /** Compiled code goes on in a handler. */
    void handled(Unit unit, int pc);

    /** A suspended frame goes on in compiled code; told only while somebody listens. */
    void resumed(Unit unit);

    /** The stream that all this is told. */
    TierEvents events();

    /** Code was left before an instruction. */
    void left(Unit unit, ExitPoint at);

    /** A frame came to a loop with values that its code was not made for. */
    void mismatch(Unit unit, Frame f);

    /** A class is about to be defined. */
    void made(Unit unit, byte[] bytes, Object[] data);
  }

  void made(byte[] bytes, Object[] data) {
    listener.made(this, bytes, data);
  }

  void entered() {
    listener.entered(this);
  }

  void handled(int pc) {
    listener.handled(this, pc);
  }

  TierEvents events() {
    return listener.events();
  }

  void resumed() {
    listener.resumed(this);
  }

  void left(ExitPoint at) {
    if (at.kind() != null) {
      listener.left(this, at);
    }
  }

  void mismatch(Frame f) {
    listener.mismatch(this, f);
  }

  /** Whether a program point is in a loop. */
  boolean inLoop(int pc) {
    return loops().innermost(code.code.body().blockAt(pc).id()) >= 0;
  }

  private static boolean hasHandlers(Cfg g) {
    for (int b = 0; b < g.blockCount(); b++) {
      if (g.block(b).handler() >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The number of a map. */
  int map(RegisterMap m) {
    return places.computeIfAbsent(
        m,
        k -> {
          maps.add(k);
          return maps.size() - 1;
        });
  }

  /** Says where the variables are while an instruction that may look at the frame is run. */
  void mapAt(int pc, RegisterMap m) {
    at[pc] = map(m) + 1;
  }

  /** The registers that a call fills. */
  int parameters() {
    return code.argCount + code.kwOnlyCount + (code.hasVarArgs ? 1 : 0) + (code.hasVarKw ? 1 : 0);
  }

  /** Says where a handler expects the variables. */
  void handlerAt(int block, RegisterMap m) {
    handlers[block] = m;
  }

  /** By block, where a compiled handler expects the variables, or null. */
  RegisterMap[] handlers() {
    return handlers;
  }

  /** Says where all registers of a frame are that is suspended at a program point. */
  void yieldAt(int pc, RegisterMap m) {
    yields.put(pc, m);
    mapAt(pc, m);
  }

  /** Where the registers are at a yield that is compiled, or null. */
  RegisterMap yieldAt(int pc) {
    return yields.get(pc);
  }

  /** An exception has come to a program point whose handler is not compiled. */
  void uncaught(int pc) {
    Cfg g = code.code.body();
    int h = pc < 0 ? -1 : g.blockAt(pc).handler();
    if (h >= 0 && handlers[h] == null) {
      int landing = g.block(h).start();
      left(new ExitPoint(landing, null, ExitKind.BRANCH, false, new int[0]));
    }
  }

  /** By program point, the map there or null. */
  RegisterMap[] maps() {
    RegisterMap[] out = new RegisterMap[at.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = at[i] == 0 ? null : maps.get(at[i] - 1);
    }
    return out;
  }

  /** Adds an exit; gives its number. */
  int exit(ExitPoint p) {
    exits.add(p);
    return exits.size() - 1;
  }

  /** The exits, by number. */
  ExitPoint[] exits() {
    return exits.toArray(ExitPoint[]::new);
  }
}
