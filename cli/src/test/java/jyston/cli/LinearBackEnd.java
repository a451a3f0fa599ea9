package jyston.cli;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.CompileException;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.tier1.backend.BackEnd;
import jyston.tier1.backend.BackEndCode;
import jyston.tier1.backend.Evaluator;

/**
 * An example of a back end: it takes functions that only add, subtract and multiply ints, and runs
 * them as a list of steps on an array of longs. Calls with other values, or whose results do not
 * fit, it leaves to the interpreter.
 */
public final class LinearBackEnd implements BackEnd {
  /** What all instances were asked about, in order. */
  static final List<String> ASKED = new ArrayList<>();

  /** The states of the code that was asked about. */
  static final List<BackEndCode> CODES = new ArrayList<>();

  private record Step(Op op, int dst, int a, int b) {}

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public int threshold() {
    return 20;
  }

  @Override
  public Evaluator compile(BackEndCode code) throws CompileException {
    String name = code.code().qualname();
    ASKED.add(name);
    CODES.add(code);
    if (name.equals("broken")) {
      throw new IllegalStateException("a bug in the back end");
    }
    Cfg cfg = code.code().body();
    List<Step> steps = new ArrayList<>();
    for (int pc = 0; pc < cfg.size(); pc++) {
      Instr i = cfg.instr(pc);
      switch (i.op) {
        case ADD, SUB, MUL, MOVE, RETURN -> {
          constants(cfg, i.a);
          constants(cfg, i.op == Op.MOVE || i.op == Op.RETURN ? 0 : i.b);
          steps.add(new Step(i.op, i.dst, i.a, i.b));
        }
        default -> throw new CompileException("it has " + i.op);
      }
    }
    code.scratch = new int[1];
    return f -> run(code, steps, cfg, f);
  }

  private static void constants(Cfg cfg, int operand) throws CompileException {
    if (Instr.isConst(operand) && !(cfg.constant(~operand) instanceof Long)) {
      throw new CompileException("it has a constant that is no int");
    }
  }

  private static long read(Cfg cfg, long[] r, int operand) {
    return Instr.isConst(operand) ? (Long) cfg.constant(~operand) : r[operand];
  }

  private static PyObject run(BackEndCode code, List<Step> steps, Cfg cfg, Frame f) {
    long[] r = new long[cfg.numRegisters()];
    for (int i = 0; i < f.code.argCount; i++) {
      if (f.regs[i] == null || f.regs[i].getClass() != PyInt.class) {
        ((int[]) code.scratch)[0]++;
        return null;
      }
      r[i] = ((PyInt) f.regs[i]).value;
    }
    if (f.code.argCount == 1 && r[0] == 666) {
      throw new IllegalStateException("a bug in the evaluator");
    }
    try {
      for (Step s : steps) {
        long a = read(cfg, r, s.a);
        switch (s.op) {
          case ADD -> r[s.dst] = Math.addExact(a, read(cfg, r, s.b));
          case SUB -> r[s.dst] = Math.subtractExact(a, read(cfg, r, s.b));
          case MUL -> r[s.dst] = Math.multiplyExact(a, read(cfg, r, s.b));
          case MOVE -> r[s.dst] = a;
          default -> {
            return Py.integer(a);
          }
        }
      }
      throw new AssertionError("the code has no end");
    } catch (ArithmeticException e) {
      ((int[]) code.scratch)[0]++;
      return null;
    }
  }
}
