package jyston.tier1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import jyston.analysis.Kind;
import jyston.analysis.TypeInference;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.runtime.PyObject;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The method being written: its JVM locals, what is known of the registers, and the code out of
 * line. A register has up to five JVM locals: an object, a long, a double, and two more doubles.
 */
final class Body implements Opcodes {
  private static final String FAILING = "jyston/tier1/FailingGuards";
  static final String UNBOXED = Asm.P + "Unboxed";

  final Asm asm;
  final ClassData data;
  final Unit unit;
  final Cfg cfg;
  final TypeInference types;

  /** What is known where code is being written. */
  State s;

  /** The JVM local of a function's code with the function. */
  static final int FUNCTION = 1;

  /** JVM locals: the code or loop, its frame, the thread's state, and the frame's memory. */
  final int self = 0;

  int frame;

  /** Where a frame is refused that the code was not made for. */
  final Label refuse = new Label();

  int thread;
  int regs;
  int raw;

  /** A long, a double and an object to compute with; nothing is kept there. */
  int tempLong;

  int tempDouble;
  int temp;

  /** What was thrown. */
  int thrown;

  /** Writes the way from the block being written to another. */
  IntConsumer goTo;

  /** By block, its first instruction. */
  final Label[] starts;

  int temp2;

  /** The first of as many objects as {@link Bindings#spares} says; nothing is kept there. */
  int spare;

  /** Whether the method may give null when it raises. */
  boolean tried;

  /** Whether exits leave a frame that the interpreter goes on with itself. */
  final boolean loop;

  /** The blocks that the method has, or null for all that are compiled. */
  final boolean[] mine;

  /** Where the method is entered with the registers in the frame's memory. */
  final Entries entries = new Entries();

  /** By block, the bytes written for it. */
  final int[] sizes;

  /** What the class extends. */
  final String owner;

  /** Suspension, or null in code of a kind that never is. */
  final GeneratorCode generator;

  final int variables;

  /** By register, its JVM locals; 0 where it has none. */
  final int[] objects;

  final int[] longs;
  final int[] doubles;
  private Object[] locals;
  private final List<Runnable> late = new ArrayList<>();

  /** In code out of line: whether there is a frame where it comes from. */
  private boolean returnsFramed;

  /** Exceptions. */
  final HandlerCode handlers;

  /** The frame's memory. */
  final FrameMemory memory;

  /** The exits. */
  final Leaving leaving;

  /** Loops over ranges. */
  final RangeLoops ranges;

  /** Complex numbers. */
  final ComplexCode complexes;

  /** The block being written. */
  int block;

  /** The JVM local for the number of an exit. */
  int exit;

  /** The JVM local that counts the rounds of loops, for their polls. */
  int round;

  Body(Asm asm, ClassData data, Unit unit, TypeInference types, String owner, boolean[] mine) {
    this.owner = owner;
    this.mine = mine;
    this.asm = asm;
    this.data = data;
    this.unit = unit;
    this.types = types;
    this.cfg = unit.code.code.body();
    this.loop = unit.loop >= 0;
    this.variables = cfg.numVars();
    int n = cfg.numRegisters();
    sizes = new int[cfg.blockCount()];
    starts = new Label[cfg.blockCount()];
    for (int k = 0; k < starts.length; k++) {
      starts[k] = new Label();
    }
    leaving = new Leaving(this);
    generator = owner.equals(Compiler.GENERATOR) ? new GeneratorCode(this) : null;
    handlers = new HandlerCode(this);
    memory = new FrameMemory(this);
    ranges = new RangeLoops(this);
    complexes = new ComplexCode(this);
    objects = new int[n];
    longs = new int[n];
    doubles = new int[n];
  }

  // ---- JVM locals

  /**
   * Lays out the locals. The caller sets those of the thread and the frame, then calls {@link
   * #initialise}.
   *
   * @param first the first free one; the ones before are parameters
   * @param params their types
   * @param kinds by register, bits of the kinds it ever has
   */
  void layOut(int first, List<Object> params, int[] kinds) {
    List<Object> t = new ArrayList<>(params);
    int next = first;
    frame = next++;
    t.add(Asm.FRAME);
    thread = next++;
    t.add(Asm.P + "ThreadState");
    regs = next++;
    t.add("[" + Asm.DESC);
    raw = next++;
    t.add("[J");
    tempLong = next;
    next += 2;
    t.add(LONG);
    tempDouble = next;
    next += 2;
    t.add(DOUBLE);
    temp = next++;
    t.add(Asm.OBJECT);
    temp2 = next++;
    t.add(Asm.OBJECT);
    spare = next;
    for (int k = unit.bindings.spares(); k > 0; k--) {
      next++;
      t.add(Asm.OBJECT);
    }
    exit = next++;
    t.add(INTEGER);
    round = next++;
    t.add(INTEGER);
    thrown = next++;
    t.add("java/lang/Throwable");
    for (int r = 0; r < kinds.length; r++) {
      if (kinds[r] == 0) {
        continue;
      }
      objects[r] = next++;
      t.add(Asm.OBJECT);
      if ((kinds[r] & (1 << Kind.INT | 1 << Kind.FLOAT)) != 0) {
        unit.raw = Math.max(unit.raw, r + 1);
      }
      if ((kinds[r] & 1 << Kind.INT) != 0) {
        longs[r] = next;
        next += 2;
        t.add(LONG);
      }
      if ((kinds[r] & 1 << Kind.FLOAT) != 0) {
        doubles[r] = next;
        next += 2;
        t.add(DOUBLE);
      }
      if ((kinds[r] & 1 << Kind.COMPLEX) != 0) {
        next = complexes.layOut(r, next, t);
      }
    }
    ranges.layOut(next, t);
    locals = t.toArray();
  }

  /**
   * Gives the locals their first values.
   *
   * @param framed whether there is a frame
   */
  void initialise(boolean framed) {
    if (framed) {
      memoryOfFrame();
    } else {
      clear(frame, ASTORE);
      clear(regs, ASTORE);
      clear(raw, ASTORE);
    }
    clear(tempLong, LSTORE);
    clear(tempDouble, DSTORE);
    clear(temp, ASTORE);
    clear(temp2, ASTORE);
    for (int k = spare; k < exit; k++) {
      clear(k, ASTORE);
    }
    clear(thrown, ASTORE);
    asm.push(0);
    asm.var(ISTORE, exit);
    asm.push(0);
    asm.var(ISTORE, round);
    for (int r = 0; r < objects.length; r++) {
      if (objects[r] != 0) {
        clear(objects[r], ASTORE);
      }
      if (longs[r] != 0) {
        clear(longs[r], LSTORE);
      }
      if (doubles[r] != 0) {
        clear(doubles[r], DSTORE);
      }
      complexes.initialise(r);
    }
    ranges.initialise();
    asm.locals(locals);
  }

  private void memoryOfFrame() {
    asm.var(ALOAD, frame);
    asm.field(GETFIELD, Asm.FRAME, "regs", "[" + Asm.DESC);
    asm.var(ASTORE, regs);
    asm.var(ALOAD, frame);
    asm.field(GETFIELD, Asm.FRAME, "raw", "[J");
    asm.var(ASTORE, raw);
  }

  // ---- frames that are entered late

  /** Sees to it that there is a frame from here on. */
  void enterFrame() {
    if (!s.framed) {
      writeEnter();
      s.framed = true;
    }
  }

  /** Enters the call's frame. */
  void writeEnter() {
    asm.var(ALOAD, thread);
    asm.var(ALOAD, self);
    asm.var(ALOAD, FUNCTION);
    asm.fixed(
        Asm.P + "Frames",
        "enter",
        "(L"
            + Asm.P
            + "ThreadState;L"
            + Asm.P
            + "CompiledCode;L"
            + Asm.P
            + "PyFunction;)L"
            + Asm.FRAME
            + ";");
    asm.var(ASTORE, frame);
    memoryOfFrame();
  }

  /**
   * In code out of line, before it goes back to where there may be no frame: leaves the one that
   * was entered meanwhile. The interpreter goes on when somebody has got hold of it.
   *
   * @param next the program point behind the instruction
   * @param results the registers it has set
   */
  void unframe(int next, int... results) {
    if (returnsFramed || !s.framed) {
      return;
    }
    asm.var(ALOAD, frame);
    asm.field(GETFIELD, Asm.FRAME, "exposed", "Z");
    asm.jump(IFNE, leaving.after(next, results));
    asm.var(ALOAD, thread);
    asm.var(ALOAD, frame);
    asm.fixed(Asm.P + "Frames", "leave", "(L" + Asm.P + "ThreadState;L" + Asm.FRAME + ";)V");
    clear(frame, ASTORE);
  }

  void clear(int slot, int store) {
    if (store == ASTORE) {
      asm.insn(ACONST_NULL);
    } else if (store == LSTORE) {
      asm.push(0L);
    } else {
      asm.push(0.0);
    }
    asm.var(store, slot);
  }

  // ---- registers

  /** Pops an object into a register. */
  void setObject(int r) {
    asm.var(ASTORE, objects[r]);
    ranges.taken(r);
    s.kind[r] = Kind.OBJECT;
    s.boxed[r] = false;
    s.memory[r] = State.DIRTY;
  }

  /** Pops a long into a register. */
  void setLong(int r) {
    asm.var(LSTORE, longs[r]);
    s.kind[r] = Kind.INT;
    s.boxed[r] = false;
    s.memory[r] = State.DIRTY;
  }

  /** Pops a double into a register. */
  void setDouble(int r) {
    asm.var(DSTORE, doubles[r]);
    s.kind[r] = Kind.FLOAT;
    s.boxed[r] = false;
    s.memory[r] = State.DIRTY;
  }

  /** The kind of an operand here. */
  byte kind(int operand) {
    return types.kind(operand, s.kind);
  }

  /** Pushes a constant of the code as an object. */
  private void constant(int operand) {
    PyObject k = unit.code.constant(~operand);
    data.push(asm, k, Asm.OBJECT);
  }

  /** Pushes an operand as an object. */
  void object(int operand) {
    if (Instr.isConst(operand)) {
      constant(operand);
      return;
    }
    int r = operand;
    if (!s.asObject(r)) {
      if (s.kind[r] == Kind.INT) {
        asm.var(LLOAD, longs[r]);
        asm.fixed(Asm.P + "PyInt", "box", "(J)L" + Asm.P + "PyInt;");
      } else if (s.kind[r] == Kind.COMPLEX) {
        complexes.box(r);
      } else {
        asm.type(NEW, Asm.P + "PyFloat");
        asm.insn(DUP);
        asm.var(DLOAD, doubles[r]);
        asm.special(Asm.P + "PyFloat", "<init>", "(D)V");
      }
      asm.insn(DUP);
      asm.var(ASTORE, objects[r]);
      s.boxed[r] = true;
    } else {
      if (s.kind[r] == Kind.MIXED) {
        mixed(r);
      }
      ranges.release(r);
      asm.var(ALOAD, objects[r]);
    }
  }

  /** Puts the object in place of a mark. */
  private void mixed(int r) {
    complexes.slot(r);
    if (longs[r] != 0) {
      asm.var(LLOAD, longs[r]);
    } else {
      asm.push(0L);
    }
    if (doubles[r] != 0) {
      asm.var(DLOAD, doubles[r]);
    } else {
      asm.push(0.0);
    }
    asm.fixed(UNBOXED, "box", "(" + Asm.DESC + "JD)" + Asm.DESC);
    asm.var(ASTORE, objects[r]);
    s.kind[r] = Kind.OBJECT;
    // The frame's memory may have the mark, which is no object for those who read it as one.
    s.memory[r] = State.DIRTY;
  }

  /** Pushes True or False. */
  void truth(String name) {
    asm.field(GETSTATIC, Asm.P + "Py", name, "L" + Asm.P + "PyBool;");
  }

  /** Pushes the mark for a kind. */
  private void mark(byte kind) {
    String name = kind == Kind.INT ? "INT" : kind == Kind.FLOAT ? "FLOAT" : "COMPLEX";
    asm.field(GETSTATIC, UNBOXED, name, "L" + UNBOXED + ";");
  }

  /** Whether a register ever has an unboxed kind. */
  private boolean hasLocals(int r, byte kind) {
    return switch (kind) {
      case Kind.INT -> longs[r] != 0;
      case Kind.FLOAT -> doubles[r] != 0;
      default -> complexes.has(r);
    };
  }

  /** Pushes the object slot of a register as it is. */
  void slot(int r) {
    ranges.release(r);
    asm.var(ALOAD, objects[r]);
  }

  /** Pushes an operand of kind INT. */
  void asLong(int operand) {
    if (Instr.isConst(operand)) {
      asm.push((long) (Long) cfg.constant(~operand));
    } else {
      asm.var(LLOAD, longs[operand]);
    }
  }

  /** The value of an operand of kind INT where it is a constant, else 0. */
  long known(int operand) {
    return Instr.isConst(operand) ? (Long) cfg.constant(~operand) : 0;
  }

  /** Pushes an operand of kind FLOAT. */
  void asDouble(int operand) {
    if (Instr.isConst(operand)) {
      asm.push((double) (Double) cfg.constant(~operand));
    } else {
      asm.var(DLOAD, doubles[operand]);
    }
  }

  /** Pushes an operand of kind INT or FLOAT as a double. */
  void number(int operand) {
    if (kind(operand) == Kind.INT) {
      asLong(operand);
      asm.insn(L2D);
    } else {
      asDouble(operand);
    }
  }

  /**
   * Makes sure that an operand is of kind INT, FLOAT or COMPLEX, or leaves before an instruction.
   *
   * @param side the kind of exit, or null where the frame is refused on entry
   */
  void guard(int operand, byte want, int pc, ExitKind side) {
    if (Instr.isConst(operand) || s.kind[operand] == want) {
      return;
    }
    int r = operand;
    Label fail = side == null ? refuse : exit(pc, side);
    Label have = new Label();
    boolean mixed = s.kind[r] == Kind.MIXED;
    boolean marked = mixed && hasLocals(r, want);
    probe(fail);
    asm.var(ALOAD, objects[r]);
    if (marked) {
      mark(want);
      asm.jump(IF_ACMPEQ, have);
      asm.var(ALOAD, objects[r]);
    }
    unbox(r, want, fail);
    if (marked) {
      asm.label(have);
    }
    s.kind[r] = want;
    // Behind a mark there is no object.
    s.boxed[r] = !marked;
  }

  /** With the object of a register pushed: unboxes it, or jumps. */
  private void unbox(int r, byte want, Label fail) {
    if (want == Kind.INT) {
      asm.type(INSTANCEOF, Asm.P + "PyInt");
      asm.jump(IFEQ, fail);
      asm.var(ALOAD, objects[r]);
      asm.type(CHECKCAST, Asm.P + "PyInt");
      asm.field(GETFIELD, Asm.P + "PyInt", "value", "J");
      asm.var(LSTORE, longs[r]);
    } else if (want == Kind.COMPLEX) {
      asm.support("isComplex", "(" + Asm.DESC + ")Z");
      asm.jump(IFEQ, fail);
      complexes.unbox(r);
    } else {
      asm.support("isFloat", "(" + Asm.DESC + ")Z");
      asm.jump(IFEQ, fail);
      asm.var(ALOAD, objects[r]);
      asm.type(CHECKCAST, Asm.P + "PyFloat");
      asm.field(GETFIELD, Asm.P + "PyFloat", "value", "D");
      asm.var(DSTORE, doubles[r]);
    }
  }

  /** Where the option says so: lets a guard fail now and then. The operand stack is empty. */
  void probe(Label fail) {
    if (unit.failing != null) {
      data.push(asm, unit.failing, FAILING);
      asm.virtual(FAILING, "now", "()Z");
      asm.jump(IFNE, fail);
    }
  }

  // ---- code out of line

  /** Writes code behind the method's straight line, with what is known here. */
  Label later(Runnable code) {
    Label at = new Label();
    later(() -> asm.label(at), code);
    return at;
  }

  private void later(Runnable begin, Runnable code) {
    State here = s.copy();
    boolean framed = s.framed;
    int in = block;
    late.add(
        () -> {
          s = here;
          block = in;
          returnsFramed = framed;
          begin.run();
          int before = asm.size();
          code.run();
          sizes[in] += asm.size() - before;
        });
  }

  /**
   * Code of which something may be thrown that says where to go on; the operand stack holds nothing
   * else.
   *
   * @param type of what is thrown
   */
  void throwing(String type, Runnable code, Label to) {
    Label from = new Label();
    Label end = new Label();
    Label handler = new Label();
    asm.mark(from);
    code.run();
    asm.mark(end);
    asm.handles(from, end, handler, type);
    later(
        () -> asm.handler(handler),
        () -> {
          asm.insn(POP);
          asm.jump(GOTO, to);
        });
  }

  void writeLate() {
    while (!late.isEmpty()) {
      late.remove(0).run();
    }
  }

  /** Code that leaves before an instruction, with the registers as they are here. */
  Label exit(int pc, ExitKind why) {
    return leaving.before(pc, why);
  }

  /**
   * Behind a call: leaves when somebody wants something of the frame. The results are in their
   * registers already.
   */
  void attention(int pc, int... results) {
    attentionTo(pc + 1, results);
  }

  /** The same where the interpreter is to go on elsewhere. */
  void attentionTo(int next, int... results) {
    asm.var(ALOAD, frame);
    asm.field(GETFIELD, Asm.FRAME, "attention", "Z");
    asm.jump(IFNE, leaving.after(next, results));
  }

  /** Turns the registers from what they are here to what a block expects. */
  void convert(byte[] want) {
    for (int r = 0; r < want.length; r++) {
      byte have = s.kind[r];
      if (have == want[r] || objects[r] == 0 || have == Kind.NONE || want[r] == Kind.NONE) {
        continue;
      }
      switch (want[r]) {
        case Kind.MIXED -> {
          if (have != Kind.OBJECT) {
            mark(have);
            asm.var(ASTORE, objects[r]);
          }
          s.kind[r] = Kind.MIXED;
          s.boxed[r] = false;
        }
        case Kind.OBJECT -> {
          object(r);
          asm.insn(POP);
          s.kind[r] = Kind.OBJECT;
          s.boxed[r] = false;
        }
        default -> throw new IllegalStateException("kinds of register " + r);
      }
    }
  }

  /** Whether a block is written in this method. */
  boolean here(int k) {
    return types.reached(k) && (mine == null || mine[k]);
  }

  boolean has(int r) {
    return objects[r] != 0;
  }

  /** Goes to another block, from the end of the one being written. */
  void toBlock(int block) {
    goTo.accept(block);
  }
}
