package jyston.tier1;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jyston.analysis.Kind;
import jyston.analysis.TypeInference;
import jyston.deopt.RegisterMap;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.runtime.CompiledCode;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the class of one function or loop: inference, then one pass over the blocks. */
final class Compiler implements Opcodes {
  static final String CODE = "jyston/tier1/Tier1Code";
  static final String OVER = "jyston/tier1/OverInterpreter";
  static final String GENERATOR = "jyston/tier1/Tier1Generator";
  static final String LOOP = "jyston/tier1/Tier1Loop";

  private static final String STR = Asm.P + "PyStr";
  private static final String UNIT = "jyston/tier1/Unit";
  private static final String FUNCTION = Asm.P + "PyFunction";
  private static final String THREAD = Asm.P + "ThreadState";
  private static final int FIXED = 4;

  /** Descriptor of a method with {@link Entries}. */
  private static final String PART = "(L" + Asm.FRAME + ";I" + Asm.DESC + ")" + Asm.DESC;

  private final Unit unit;
  private final Cfg cfg;
  private final String name;
  private final ClassWriter cw = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final ClassData data;

  /** How the code is divided, or null where it is one method. */
  private final Parts parts;

  private final int methodBytes;
  private int size;
  private int instructions;

  /**
   * A compiler.
   *
   * @param methodBytes how large a method may be: HotSpot never compiles one of more than 8,000
   */
  Compiler(Unit unit, int methodBytes) {
    this.unit = unit;
    this.methodBytes = methodBytes;
    this.parts = unit.parts;
    this.cfg = unit.code.code.body();
    String n = unit.code.code.qualname().replaceAll("[^A-Za-z0-9_]", "_");
    this.name = "jyston/tier1/Py_" + (n.length() > 100 ? n.substring(0, 100) : n);
    this.data = new ClassData(name);
  }

  /** How many instructions of the graph the code is made of. */
  int instructions() {
    return instructions;
  }

  /** What was applied, and how often. */
  Map<Optimisation, Integer> applied() {
    return unit.applied;
  }

  /** Bytes of the class file made. */
  int size() {
    return size;
  }

  /** Writes the code of a function. */
  void function() {
    begin(CODE);
    byte[] kinds = atStart();
    TypeInference types = new TypeInference(cfg, unit.feedback, 0, kinds, false);
    if (parts != null) {
      split(types, CODE, 0, "bound", "(L" + FUNCTION + ";[" + Asm.DESC + ")" + Asm.DESC);
      return;
    }
    int n = unit.parameters();
    boolean simple = n <= FIXED && unit.code.simpleArgCount() >= 0;
    boolean fixed = simple || n <= CompiledCode.MOST;
    List<Object> locals = new ArrayList<>(List.of(name, FUNCTION));
    for (int i = 0; i < (fixed ? n : 1); i++) {
      locals.add(fixed ? Asm.OBJECT : "[" + Asm.DESC);
    }
    String args = fixed ? Asm.DESC.repeat(n) : "[" + Asm.DESC;
    String desc = "(L" + FUNCTION + ";" + args + ")" + Asm.DESC;
    EntryCode entries = new EntryCode(unit, cw, data, name);
    String method = simple ? "try" + n : fixed ? "bound" + n : "bound";
    if (simple) {
      entries.called(n, desc);
    } else if (fixed) {
      entries.spread(n, desc);
    }
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, method, desc, null, null);
    mv.visitCode();
    Asm asm = new Asm(mv);
    Body b = new Body(asm, data, unit, types, CODE, null);
    b.tried = true;
    b.layOut(locals.size(), locals, types.everywhere(null));
    entries.unfit(asm, simple, fixed ? n : -1);
    asm.fixed(THREAD, "current", "()L" + THREAD + ";");
    asm.var(ASTORE, b.thread);
    boolean late = unit.may(Optimisation.LATE_FRAMES) && !unit.handles;
    if (late) {
      asm.var(ALOAD, b.thread);
      asm.virtual(THREAD, "checkDepth", "()V");
    } else {
      b.writeEnter();
    }
    if (unit.handles) {
      asm.var(ALOAD, b.frame);
      asm.var(ALOAD, b.thread);
      asm.field(GETFIELD, THREAD, "handled", "L" + Asm.P + "PyBaseException;");
      asm.field(PUTFIELD, Asm.FRAME, "outerHandled", "L" + Asm.P + "PyBaseException;");
    }
    b.initialise(!late);
    byte[] memory = new byte[kinds.length];
    Arrays.fill(memory, RegisterMap.UNBOUND);
    Arrays.fill(memory, cfg.numVars(), memory.length, State.DIRTY);
    b.s = new State(kinds, memory);
    b.s.framed = !late;
    for (int i = 0; i < n; i++) {
      if (fixed) {
        asm.var(ALOAD, 2 + i);
      } else {
        asm.var(ALOAD, 2);
        asm.push(i);
        asm.insn(AALOAD);
      }
      b.setObject(i);
      if (fixed) {
        // The JVM would keep alive what only a parameter holds.
        asm.insn(ACONST_NULL);
        asm.var(ASTORE, 2 + i);
      }
    }
    for (int i = 0; i < unit.code.freeCount(); i++) {
      asm.var(ALOAD, 1);
      asm.field(GETFIELD, FUNCTION, "closure", "[" + Asm.DESC);
      asm.push(i);
      asm.insn(AALOAD);
      int r = unit.code.freeStart + i;
      b.setObject(r);
      memory[r] = RegisterMap.CLOSURE;
    }
    finish(b, asm, mv, 0, null);
  }

  private byte[] atStart() {
    byte[] kinds = new byte[cfg.numRegisters()];
    Arrays.fill(kinds, 0, cfg.numVars(), Kind.OBJECT);
    for (int i = 0; i < cfg.hiddenCount(); i++) {
      kinds[cfg.hiddenRegister(i)] = Kind.OBJECT;
    }
    return kinds;
  }

  /** Writes the code of a generator, coroutine or async generator. */
  void generator() {
    begin(GENERATOR);
    next();
    byte[] kinds = atStart();
    TypeInference types = new TypeInference(cfg, unit.feedback, 0, kinds, true);
    if (parts != null) {
      split(types, GENERATOR, 0, "go", PART);
      return;
    }
    List<Object> locals = new ArrayList<>(List.of(name, Asm.FRAME, INTEGER, Asm.OBJECT));
    MethodVisitor mv = cw.visitMethod(ACC_PROTECTED | ACC_FINAL, "go", PART, null, null);
    mv.visitCode();
    Asm asm = new Asm(mv);
    Body b = new Body(asm, data, unit, types, GENERATOR, null);
    b.layOut(locals.size(), locals, types.everywhere(null));
    frameGiven(asm, b);
    b.initialise(true);
    b.generator.begin();
    finish(b, asm, mv, 0, null);
  }

  /**
   * Writes the method that resumes a generator. Each class has its own, so that what resumes only
   * one generator can have it inlined.
   */
  private void next() {
    String generator = Asm.P + "PyGenerator";
    String desc = "(L" + generator + ";" + Asm.DESC + ")" + Asm.DESC;
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "next", desc, null, null);
    mv.visitCode();
    Asm asm = new Asm(mv);
    asm.locals(new Object[] {name, generator, Asm.OBJECT, Asm.FRAME, Asm.OBJECT});
    asm.insn(ACONST_NULL);
    asm.var(ASTORE, 4);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 1);
    asm.var(ALOAD, 2);
    asm.virtual(GENERATOR, "enter", "(L" + generator + ";" + Asm.DESC + ")L" + Asm.FRAME + ";");
    asm.var(ASTORE, 3);
    Label simple = new Label();
    asm.var(ALOAD, 3);
    asm.jump(IFNONNULL, simple);
    asm.var(ALOAD, 1);
    asm.var(ALOAD, 2);
    asm.virtual(generator, "resumeAny", "(" + Asm.DESC + ")" + Asm.DESC);
    asm.insn(ARETURN);
    Label from = new Label();
    Label to = new Label();
    Label handler = new Label();
    Label delegates = new Label();
    Label done = new Label();
    mv.visitTryCatchBlock(from, to, handler, "java/lang/Throwable");
    asm.label(simple);
    asm.mark(from);
    asm.var(ALOAD, 1);
    asm.field(GETFIELD, generator, "delegate", Asm.DESC);
    asm.jump(IFNONNULL, delegates);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 3);
    asm.var(ALOAD, 3);
    asm.push(cfg.blockCount());
    asm.fixed(GENERATOR, "from", "(L" + Asm.FRAME + ";I)I");
    asm.var(ALOAD, 2);
    asm.virtual(name, "go", PART);
    asm.var(ASTORE, 4);
    asm.jump(GOTO, done);
    asm.label(delegates);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 1);
    asm.var(ALOAD, 3);
    asm.var(ALOAD, 2);
    asm.virtual(
        GENERATOR, "pass", "(L" + generator + ";L" + Asm.FRAME + ";" + Asm.DESC + ")" + Asm.DESC);
    asm.var(ASTORE, 4);
    asm.mark(to);
    asm.label(done);
    asm.var(ALOAD, 1);
    asm.var(ALOAD, 3);
    asm.var(ALOAD, 0);
    asm.var(ALOAD, 4);
    asm.virtual(
        generator,
        "leave",
        "(L" + Asm.FRAME + ";L" + Asm.P + "CompiledCode;" + Asm.DESC + ")" + Asm.DESC);
    asm.insn(ARETURN);
    asm.handler(handler);
    asm.var(ASTORE, 4 + 1);
    asm.var(ALOAD, 1);
    asm.var(ALOAD, 3);
    asm.var(ALOAD, 4 + 1);
    asm.virtual(
        generator, "leave", "(L" + Asm.FRAME + ";Ljava/lang/Throwable;)L" + Asm.P + "PyException;");
    asm.insn(ATHROW);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** Takes the frame that is the method's first parameter, and its thread. */
  private static void frameGiven(Asm asm, Body b) {
    asm.var(ALOAD, 1);
    asm.var(ASTORE, b.frame);
    asm.var(ALOAD, 1);
    asm.field(GETFIELD, Asm.FRAME, "thread", "L" + THREAD + ";");
    asm.var(ASTORE, b.thread);
  }

  /**
   * Writes the code of a loop.
   *
   * @param kinds of the registers of frames that enter it
   */
  void loop(byte[] kinds) {
    begin(LOOP);
    for (int r = 0; r < kinds.length; r++) {
      if (kinds[r] == Kind.COMPLEX && !unit.feedback.complexes()) {
        kinds[r] = Kind.OBJECT;
      }
    }
    TypeInference types = new TypeInference(cfg, unit.feedback, unit.loop, kinds, false);
    if (!closes(types)) {
      throw new NotCompiled("the loop is left by every way");
    }
    if (parts != null) {
      // Temporaries, too, are in the frame's memory by their kinds.
      byte[] at = HandlerCode.memory(types.in(unit.loop), cfg.numVars());
      for (int r = 0; r < at.length; r++) {
        at[r] = at[r] == State.DIRTY ? RegisterMap.OBJECT : at[r];
      }
      unit.header = new RegisterMap(at);
      split(types, LOOP, unit.loop, "enter", "(L" + Asm.FRAME + ";)" + Asm.DESC);
      return;
    }
    List<Object> locals = new ArrayList<>(List.of(name, Asm.FRAME));
    MethodVisitor mv =
        cw.visitMethod(
            ACC_PROTECTED | ACC_FINAL, "enter", "(L" + Asm.FRAME + ";)" + Asm.DESC, null, null);
    mv.visitCode();
    Asm asm = new Asm(mv);
    Body b = new Body(asm, data, unit, types, LOOP, null);
    b.layOut(locals.size(), locals, types.everywhere(null));
    frameGiven(asm, b);
    b.initialise(true);
    byte[] have = new byte[kinds.length];
    Arrays.fill(have, Kind.OBJECT);
    byte[] memory = new byte[kinds.length];
    b.s = new State(have, memory);
    for (int r = 0; r < kinds.length; r++) {
      if (b.has(r)) {
        b.memory.loadObject(r);
      }
    }
    int start = cfg.block(unit.loop).start();
    byte[] want = types.in(unit.loop);
    for (int r = 0; r < want.length; r++) {
      if (want[r] == Kind.INT || want[r] == Kind.FLOAT || want[r] == Kind.COMPLEX) {
        b.guard(r, want[r], start, null);
      }
    }
    finish(b, asm, mv, unit.loop, null);
  }

  /**
   * Writes code in parts, a method each, the method that chooses between them, and the one that
   * calls what runs them in turn.
   *
   * @param way the method by which the code is entered, and its descriptor
   */
  private void split(TypeInference types, String owner, int entry, String way, String desc) {
    boolean[] entered = parts.entered(cfg, types, entry);
    for (int k = 0; k < parts.count(); k++) {
      unit.count(Optimisation.PARTS);
    }
    Map<Integer, Integer> partOf = new TreeMap<>();
    for (int k = 0; k < parts.count(); k++) {
      boolean[] mine = parts.blocks(k, types);
      List<Object> locals = new ArrayList<>(List.of(name, Asm.FRAME, INTEGER, Asm.OBJECT));
      MethodVisitor mv = cw.visitMethod(ACC_PRIVATE | ACC_FINAL, "part" + k, PART, null, null);
      mv.visitCode();
      Asm asm = new Asm(mv);
      Body b = new Body(asm, data, unit, types, owner, mine);
      b.layOut(locals.size(), locals, types.everywhere(mine));
      frameGiven(asm, b);
      b.initialise(true);
      finish(b, asm, mv, entry, entered);
      for (int number : b.entries.numbers()) {
        partOf.put(number, k);
      }
    }
    choose(partOf);
    int access = way.equals("bound") ? ACC_PUBLIC : ACC_PROTECTED;
    MethodVisitor mv = cw.visitMethod(access | ACC_FINAL, way, desc, null, null);
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0);
    int local = 1;
    for (Type t : Type.getArgumentTypes(desc)) {
      mv.visitVarInsn(t.getOpcode(ILOAD), local++);
    }
    mv.visitMethodInsn(INVOKEVIRTUAL, owner, "split", desc, false);
    mv.visitInsn(ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** Writes the method that calls a part by the number of one of its entries. */
  private void choose(Map<Integer, Integer> partOf) {
    MethodVisitor mv = cw.visitMethod(ACC_PROTECTED | ACC_FINAL, "part", PART, null, null);
    mv.visitCode();
    Asm asm = new Asm(mv);
    int[] keys = partOf.keySet().stream().mapToInt(Integer::intValue).toArray();
    Label[] calls = new Label[parts.count()];
    Arrays.setAll(calls, k -> new Label());
    Label never = new Label();
    asm.locals(new Object[] {name, Asm.FRAME, INTEGER, Asm.OBJECT});
    asm.var(ILOAD, Entries.NUMBER);
    asm.lookup(never, keys, partOf.values().stream().map(k -> calls[k]).toArray(Label[]::new));
    for (int k = 0; k < calls.length; k++) {
      asm.label(calls[k]);
      asm.var(ALOAD, 0);
      asm.var(ALOAD, Entries.FRAME);
      asm.var(ILOAD, Entries.NUMBER);
      asm.var(ALOAD, Entries.VALUE);
      asm.virtual(name, "part" + k, PART);
      asm.insn(ARETURN);
    }
    asm.label(never);
    Entries.noEntry(asm);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** Whether the loop is run round in the code compiled, with no yield on the way. */
  private boolean closes(TypeInference types) {
    for (int k = 0; k < cfg.blockCount(); k++) {
      int last = cfg.block(k).end() - 1;
      Instr t = cfg.instr(last);
      if (k >= unit.loop
          && types.reached(k)
          && t.op != Op.YIELD
          && t.op != Op.SEND
          && (t.t0 == unit.loop && !types.leaves(last, true)
              || t.t1 == unit.loop && !types.leaves(last, false))) {
        return true;
      }
    }
    return false;
  }

  private void begin(String base) {
    cw.visit(V25, ACC_FINAL | ACC_SUPER, name, null, base, null);
    cw.visitSource(unit.code.filename.toString(), null);
    MethodVisitor mv = cw.visitMethod(0, "<init>", "(L" + UNIT + ";)V", null, null);
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0);
    mv.visitVarInsn(ALOAD, 1);
    mv.visitMethodInsn(INVOKESPECIAL, base, "<init>", "(L" + UNIT + ";)V", false);
    mv.visitInsn(RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private void finish(Body b, Asm asm, MethodVisitor mv, int entry, boolean[] entered) {
    Label from = new Label();
    Label to = new Label();
    Label handler = new Label();
    // The verifier looks for the handler's frame at each instruction, the first frame first.
    Label body = new Label();
    asm.jump(GOTO, body);
    asm.handler(handler);
    b.handlers.catchAll();
    asm.var(ALOAD, 0);
    if (b.owner.equals(CODE)) {
      asm.var(ALOAD, b.thread);
      if (entered == null) {
        asm.var(ALOAD, Body.FUNCTION);
      }
    }
    asm.var(ALOAD, b.frame);
    asm.var(ALOAD, b.thrown);
    if (b.loop) {
      asm.virtual(
          LOOP, "raised", "(L" + Asm.FRAME + ";Ljava/lang/Throwable;)L" + Asm.P + "PyException;");
      asm.insn(ATHROW);
    } else if (b.generator != null) {
      asm.virtual(GENERATOR, "raised", "(L" + Asm.FRAME + ";Ljava/lang/Throwable;)" + Asm.DESC);
      asm.insn(ARETURN);
    } else {
      String function = entered == null ? "L" + FUNCTION + ";" : "";
      asm.virtual(
          CODE,
          b.tried ? "tried" : "raised",
          "(L" + THREAD + ";" + function + "L" + Asm.FRAME + ";Ljava/lang/Throwable;)" + Asm.DESC);
      asm.insn(ARETURN);
    }
    b.handlers.takeRaised();
    asm.label(body);
    asm.mark(from);
    new Method(b).write(entry, entered);
    asm.mark(to);
    asm.handles(from, to, handler, "java/lang/Throwable");
    if (entered != null) {
      for (int k = 0; k < entered.length; k++) {
        if (entered[k] && b.here(k) && !HandlerCode.compiled(b, k)) {
          asm.label(b.entries.add(k));
          b.handlers.enter(k);
        }
      }
    }
    if (entered != null || b.generator != null) {
      b.entries.write(asm);
    }
    b.leaving.write();
    if (b.loop && entered == null) {
      asm.label(b.refuse);
      asm.var(ALOAD, 0);
      asm.var(ALOAD, b.frame);
      asm.virtual(LOOP, "mismatch", "(L" + Asm.FRAME + ";)" + Asm.DESC);
      asm.insn(ARETURN);
    }
    if (asm.size() > methodBytes) {
      throw new TooLarge(asm.size(), b.sizes, unit.hasRoomy());
    }
    for (int k = 0; k < cfg.blockCount(); k++) {
      instructions += b.here(k) ? cfg.block(k).end() - cfg.block(k).start() : 0;
    }
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /**
   * Defines the class and gives its instance. Needs nothing of the interpreter any more, other than
   * what was written.
   */
  Object define() {
    data.write(cw);
    cw.visitEnd();
    try {
      byte[] bytes = cw.toByteArray();
      size = bytes.length;
      Object[] embedded = data.values(unit);
      unit.made(bytes, embedded);
      MethodHandles.lookup().defineHiddenClassWithClassData(bytes, embedded, true);
      return ClassData.instance(embedded);
    } catch (MethodTooLargeException e) {
      throw new NotCompiled("the method would have " + e.getCodeSize() + " bytes");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
