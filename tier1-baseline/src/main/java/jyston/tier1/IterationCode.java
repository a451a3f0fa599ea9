package jyston.tier1;

import jyston.analysis.Kind;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Going on in a loop: the next item, or two at once where a pair is taken apart. */
final class IterationCode implements Opcodes {
  private static final String LIST = Asm.P + "PyList";
  private static final String LIST_ITER = Asm.P + "PyListIter";
  private static final String DICT = Asm.P + "PyDict";
  private static final String DICT_ITER = Asm.P + "PyDictIter";
  private static final String ENUMERATE = Asm.P + "PyEnumerate";
  private static final String ZIP = Asm.P + "PyZip";
  private static final String NEXT = "()" + Asm.DESC;

  private final Body b;
  private final Asm asm;

  IterationCode(Body b) {
    this.b = b;
    this.asm = b.asm;
  }

  /**
   * Takes the next item.
   *
   * @param done where to go at the end
   * @return the state of things there
   */
  State next(Instr i, int pc, Label done) {
    Iteration how = b.unit.iterations.at(pc);
    if (how != Iteration.ANY && how != Iteration.RANGE) {
      b.unit.count(Optimisation.ITERATION);
    }
    if (how == Iteration.RANGE && b.ranges.has(i.a)) {
      return b.ranges.next(i, pc, done);
    }
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    if (how.of != null) {
      guard(how, pc);
    }
    return switch (how) {
      case RANGE -> range(i, done);
      case LIST -> list(i, done);
      case TUPLE, STR -> quiet(i, done, name(how));
      case DICT, SET -> table(i, pc, done, name(how));
      case GENERATOR -> generator(i, pc, done);
      case ITEMS -> items(i, pc, done);
      case ENUMERATE -> enumerate(i, pc, done);
      case ZIP -> zip(i, pc, done);
      default -> any(i, pc, done);
    };
  }

  private static String name(Iteration how) {
    return Type.getInternalName(how.of);
  }

  private void guard(Iteration how, int pc) {
    Label fail = b.exit(pc, ExitKind.RECEIVER);
    b.probe(fail);
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, name(how));
    asm.jump(IFEQ, fail);
    String plain =
        switch (how) {
          case ITEMS -> "isItems";
          case ENUMERATE -> "isPlain";
          case ZIP -> "isPair";
          default -> null;
        };
    if (plain != null) {
      it(name(how));
      asm.virtual(name(how), plain, "()Z");
      asm.jump(IFEQ, fail);
    }
  }

  /** Pushes the iterator. */
  private void it(String type) {
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, type);
  }

  private State range(Instr i, Label done) {
    String type = Asm.P + "PyRangeIter";
    it(type);
    asm.virtual(type, "hasNext", "()Z");
    asm.jump(IFEQ, done);
    State end = b.s.copy();
    it(type);
    asm.virtual(type, "nextLong", "()J");
    b.setLong(i.dst);
    return end;
  }

  private State any(Instr i, int pc, Label done) {
    b.memory.observe(pc);
    asm.var(ALOAD, b.temp);
    asm.virtual(Asm.OBJECT, "iterNext", NEXT);
    return object(i, done, true);
  }

  private State generator(Instr i, int pc, Label done) {
    b.memory.observe(pc);
    GeneratorCode.resume(
        asm,
        () -> asm.var(ALOAD, b.temp),
        () -> asm.field(GETSTATIC, Asm.P + "Py", "None", "L" + Asm.P + "PyNone;"));
    return object(i, done, true);
  }

  private State quiet(Instr i, Label done, String type) {
    it(type);
    asm.virtual(type, "iterNext", NEXT);
    return object(i, done, false);
  }

  /** Pops the item, or null at the end. */
  private State object(Instr i, Label done, boolean loud) {
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.jump(IFNULL, done);
    State end = b.s.copy();
    asm.var(ALOAD, b.temp);
    b.setObject(i.dst);
    if (loud) {
      b.attentionTo(b.cfg.block(i.t0).start(), i.dst);
    }
    return end;
  }

  private State list(Instr i, Label done) {
    byte want = b.unit.feedback.item(b.cfg.block(b.block).end() - 1);
    if (want == Kind.OBJECT) {
      return quiet(i, done, LIST_ITER);
    }
    boolean ints = want == Kind.INT;
    String array = ints ? "longs" : "doubles";
    String desc = ints ? "()[J" : "()[D";
    number(LIST_ITER, "advance", done);
    State end = b.s.copy();
    Label have = new Label();
    it(LIST_ITER);
    asm.virtual(LIST_ITER, "list", "()L" + LIST + ";");
    asm.var(ASTORE, b.temp);
    Label boxed =
        b.later(
            () -> {
              it(LIST);
              asm.var(LLOAD, b.tempLong);
              asm.insn(L2I);
              asm.virtual(LIST, "get", "(I)" + Asm.DESC);
              b.setObject(i.dst);
              b.guard(i.dst, want, b.cfg.block(i.t0).start(), ExitKind.RESULT);
              asm.jump(GOTO, have);
            });
    it(LIST);
    asm.virtual(LIST, array, desc);
    asm.jump(IFNULL, boxed);
    it(LIST);
    asm.virtual(LIST, array, desc);
    asm.var(LLOAD, b.tempLong);
    asm.insn(L2I);
    asm.insn(ints ? LALOAD : DALOAD);
    if (ints) {
      b.setLong(i.dst);
    } else {
      b.setDouble(i.dst);
    }
    asm.label(have);
    return end;
  }

  /** Puts the number of the next item into tempLong; negative at the end. */
  private void number(String type, String method, Label end) {
    it(type);
    asm.virtual(type, method, "()I");
    asm.insn(I2L);
    asm.var(LSTORE, b.tempLong);
    asm.var(LLOAD, b.tempLong);
    asm.push(0L);
    asm.insn(LCMP);
    asm.jump(IFLT, end);
  }

  private State table(Instr i, int pc, Label done, String type) {
    State end = b.s.copy();
    Label have = new Label();
    number(type, "quick", over(i, pc, done, have));
    it(type);
    asm.var(LLOAD, b.tempLong);
    asm.insn(L2I);
    asm.virtual(type, "item", "(I)" + Asm.DESC);
    b.setObject(i.dst);
    asm.label(have);
    return end;
  }

  /** Where the dict or set has no next entry: the end, or something for the iterator to see to. */
  private Label over(Instr i, int pc, Label done, Label have) {
    return b.later(
        () -> {
          asm.var(LLOAD, b.tempLong);
          asm.push(-1L);
          asm.insn(LCMP);
          asm.jump(IFEQ, done);
          if (have == null) {
            asm.jump(GOTO, b.exit(pc, ExitKind.RECEIVER));
            return;
          }
          b.memory.observe(pc);
          asm.var(ALOAD, b.temp);
          asm.virtual(Asm.OBJECT, "iterNext", NEXT);
          asm.var(ASTORE, b.temp);
          asm.var(ALOAD, b.temp);
          asm.jump(IFNULL, done);
          asm.var(ALOAD, b.temp);
          b.setObject(i.dst);
          b.attentionTo(b.cfg.block(i.t0).start(), i.dst);
          asm.jump(GOTO, have);
        });
  }

  /** The registers that the items of a pair go to. */
  private int[] targets(Instr i) {
    return b.cfg.instr(b.cfg.block(i.t0).start()).more;
  }

  private State items(Instr i, int pc, Label done) {
    State end = b.s.copy();
    number(DICT_ITER, "quick", over(i, pc, done, null));
    int[] to = targets(i);
    for (int k = 0; k < 2; k++) {
      it(DICT_ITER);
      asm.virtual(DICT_ITER, "dict", "()L" + DICT + ";");
      asm.var(LLOAD, b.tempLong);
      asm.insn(L2I);
      asm.virtual(DICT, k == 0 ? "keyAt" : "valueAt", "(I)" + Asm.DESC);
      b.setObject(to[k]);
    }
    return end;
  }

  private State enumerate(Instr i, int pc, Label done) {
    b.memory.observe(pc);
    it(ENUMERATE);
    asm.virtual(ENUMERATE, "nextItem", NEXT);
    asm.var(ASTORE, b.temp2);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNULL, done);
    State end = b.s.copy();
    int[] to = targets(i);
    it(ENUMERATE);
    asm.virtual(ENUMERATE, "position", "()J");
    asm.push(1L);
    asm.insn(LSUB);
    b.setLong(to[0]);
    asm.var(ALOAD, b.temp2);
    b.setObject(to[1]);
    b.attentionTo(b.cfg.block(i.t0).start() + 1, to);
    return end;
  }

  private State zip(Instr i, int pc, Label done) {
    b.memory.observe(pc);
    for (int k = 0; k < 2; k++) {
      it(ZIP);
      asm.push(k);
      asm.virtual(ZIP, "nextOf", "(I)" + Asm.DESC);
      int to = k == 0 ? b.temp2 : b.temp;
      asm.var(ASTORE, to);
      asm.var(ALOAD, to);
      asm.jump(IFNULL, done);
    }
    State end = b.s.copy();
    int[] to = targets(i);
    asm.var(ALOAD, b.temp2);
    b.setObject(to[0]);
    asm.var(ALOAD, b.temp);
    b.setObject(to[1]);
    b.attentionTo(b.cfg.block(i.t0).start() + 1, to);
    return end;
  }

  /** Whether nothing that going on does can make somebody look at the frame. */
  boolean quiet(int pc) {
    return switch (b.unit.iterations.at(pc)) {
      case RANGE, LIST, TUPLE, STR, ITEMS -> true;
      default -> false;
    };
  }
}
