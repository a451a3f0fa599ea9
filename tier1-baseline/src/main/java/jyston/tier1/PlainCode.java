package jyston.tier1;

import jyston.analysis.Kind;
import jyston.analysis.NumberPlan;
import jyston.analysis.TypedCode;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.ExitKind;
import jyston.runtime.Cell;
import jyston.runtime.PyDict;
import jyston.runtime.PyStr;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Instructions that end no block: moves, names, cells, and the choice of who writes the others. */
final class PlainCode implements Opcodes {
  private static final String CELL = Asm.P + "Cell";
  private static final String PYCELL = Asm.P + "PyCell";
  private static final String DICT = Asm.P + "PyDict";
  private static final String STR = Asm.P + "PyStr";
  private static final String LOWER = Asm.P + "CompiledCode";

  private final Body b;
  private final Asm asm;
  private final Unit unit;
  private final Cfg cfg;
  private final TypedCode typed;
  private final CallCode calls;
  private final AttrCode attrs;
  private final ItemCode items;
  private final SliceCode slices;
  private final OperatorCode operators;
  private final RareCode rare;

  PlainCode(Body b, TypedCode typed) {
    this.b = b;
    this.asm = b.asm;
    this.unit = b.unit;
    this.cfg = b.cfg;
    this.typed = typed;
    calls = new CallCode(b);
    rare = new RareCode(b, calls);
    attrs = new AttrCode(b, calls);
    operators = new OperatorCode(b, calls);
    slices = new SliceCode(b);
    items = new ItemCode(b, calls, operators, slices);
  }

  /** The writer of operators on objects. */
  OperatorCode operators() {
    return operators;
  }

  /** The writer of calls of builtin functions. */
  BuiltinCode builtins() {
    return calls.builtins;
  }

  private PyStr name(Instr i) {
    return PyStr.intern(cfg.name(i.imm));
  }

  /** Writes an instruction that is no terminator. */
  void write(Instr i, int pc) {
    if (typed.emit(i, pc)) {
      return;
    }
    switch (i.op) {
      case NOP -> {}
      case CHECK_LOCAL -> checkLocal(i, pc);
      case LOAD_GLOBAL -> loadGlobal(i, pc);
      case LOAD_NAME -> loadName(i, pc);
      case STORE_NAME, STORE_GLOBAL -> storeName(i, pc);
      case LOAD_CELL -> loadCell(i, pc);
      case STORE_CELL -> {
        b.object(i.a);
        asm.type(CHECKCAST, PYCELL);
        b.object(i.b);
        asm.field(PUTFIELD, PYCELL, "value", Asm.DESC);
      }
      case GET_ATTR -> attrs.get(i, pc, name(i));
      case SET_ATTR -> attrs.set(i, pc, name(i));
      case GET_METHOD -> attrs.method(i, pc, name(i));
      case GET_ITEM -> items.get(i, pc);
      case SET_ITEM -> items.set(i, pc);
      case GET_SLICE -> slices.get(i, pc);
      case SET_SLICE -> slices.set(i, pc);
      case BUILD_SLICE -> {
        if (!slices.merges(i, pc)) {
          slices.build(i);
        }
      }
      case LIST_APPEND -> items.append(i);
      case BUILD_TUPLE -> items.tuple(i);
      case BUILD_LIST -> items.list(i);
      case UNPACK -> items.unpack(i, pc);
      case CALL -> calls.call(i, pc);
      case CALL_METHOD -> calls.method(i, pc);
      case IS, IS_NOT -> {
        b.object(i.a);
        b.object(i.b);
        asm.fixed(Asm.P + "Ops", "same", "(" + Asm.DESC + Asm.DESC + ")Z");
        if (i.op == Op.IS_NOT) {
          asm.push(1);
          asm.insn(IXOR);
        }
        bool(i.dst);
      }
      case IN, NOT_IN -> {
        b.memory.observe(pc);
        b.object(i.b);
        b.object(i.a);
        asm.virtual(Asm.OBJECT, "contains", "(" + Asm.DESC + ")Z");
        if (i.op == Op.NOT_IN) {
          asm.push(1);
          asm.insn(IXOR);
        }
        bool(i.dst);
        b.attention(pc, i.dst);
      }
      case NOT -> {
        b.memory.observe(pc);
        b.object(i.a);
        asm.virtual(Asm.OBJECT, "isTrue", "()Z");
        asm.push(1);
        asm.insn(IXOR);
        bool(i.dst);
        b.attention(pc, i.dst);
      }
      case GET_ITER -> {
        b.memory.observe(pc);
        b.object(i.a);
        asm.virtual(Asm.OBJECT, "iter", "()" + Asm.DESC);
        if (b.ranges.has(i.dst)) {
          asm.var(ASTORE, b.temp);
          b.object(i.a);
          asm.var(ALOAD, b.temp);
          asm.fixed(Asm.P + "PyRangeIter", "loop", "(" + Asm.DESC + Asm.DESC + ")" + Asm.DESC);
        }
        b.setObject(i.dst);
        b.attention(pc, i.dst);
      }
      case LANDING -> b.handlers.landing(i);
      case PUSH_EXC -> b.handlers.push(i);
      case POP_EXC -> b.handlers.pop(i);
      case EXC_MATCH -> {
        b.handlers.match(i, pc);
        bool(i.dst);
      }
      case DEL_LOCAL -> {
        asm.insn(ACONST_NULL);
        b.setObject(i.a);
      }
      default -> {
        if (i.op.plain() == Op.MATMUL || i.op.hasIntForm() && i.op.hasB()) {
          generic(i, pc);
        } else if (!rare.write(i, pc)) {
          step(i, pc);
        }
      }
    }
  }

  private void bool(int r) {
    asm.fixed(Asm.P + "Py", "bool", "(Z)L" + Asm.P + "PyBool;");
    b.setObject(r);
  }

  /** An arithmetic operation or a comparison on objects. */
  private void generic(Instr i, int pc) {
    if (NumberPlan.compares(i.op)) {
      operators.compare(i, pc);
    } else {
      operators.arithmetic(i, pc);
    }
  }

  private void checkLocal(Instr i, int pc) {
    byte k = b.s.kind[i.a];
    if (k != Kind.OBJECT && k != Kind.MIXED) {
      return;
    }
    Label no = b.exit(pc, ExitKind.UNBOUND);
    b.slot(i.a);
    asm.jump(IFNULL, no);
  }

  private void loadGlobal(Instr i, int pc) {
    PyStr name = name(i);
    if (!unit.hasCells()) {
      step(i, pc);
      return;
    }
    Cell g = unit.globals.cellFor(name);
    Cell bi = ((PyDict) unit.builtins).cellFor(name);
    Cell first = g.value != null || bi.value == null ? g : bi;
    Label done = new Label();
    Label slow =
        first.value != null
            ? b.exit(pc, ExitKind.ASSUMPTION)
            : b.later(
                () -> {
                  b.memory.observe(pc);
                  asm.var(ALOAD, b.frame);
                  b.data.push(asm, g, CELL);
                  b.data.push(asm, bi, CELL);
                  b.data.push(asm, name, STR);
                  asm.support(
                      "global",
                      "(L" + Asm.FRAME + ";L" + CELL + ";L" + CELL + ";L" + STR + ";)" + Asm.DESC);
                  b.setObject(i.dst);
                  b.attention(pc, i.dst);
                  b.unframe(pc + 1, i.dst);
                  b.slot(i.dst);
                  asm.var(ASTORE, b.temp);
                  asm.jump(GOTO, done);
                });
    if (first == bi) {
      b.data.push(asm, g, CELL);
      asm.field(GETFIELD, CELL, "value", Asm.DESC);
      asm.jump(IFNONNULL, slow);
    }
    b.data.push(asm, first, CELL);
    asm.field(GETFIELD, CELL, "value", Asm.DESC);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.jump(IFNULL, slow);
    asm.label(done);
    asm.var(ALOAD, b.temp);
    b.setObject(i.dst);
  }

  /** Module code: the namespace is the globals. */
  private void loadName(Instr i, int pc) {
    if (unit.moduleLevel && unit.hasCells()) {
      loadGlobal(i, pc);
    } else {
      step(i, pc);
    }
  }

  private void storeName(Instr i, int pc) {
    if (!unit.hasCells() || i.op == Op.STORE_NAME && !unit.moduleLevel) {
      step(i, pc);
      return;
    }
    PyStr name = name(i);
    b.data.push(asm, unit.globals, DICT);
    b.data.push(asm, unit.globals.cellFor(name), CELL);
    b.data.push(asm, name, STR);
    b.object(i.a);
    asm.support("store", "(L" + DICT + ";L" + CELL + ";L" + STR + ";" + Asm.DESC + ")V");
  }

  private void loadCell(Instr i, int pc) {
    Label no = b.exit(pc, ExitKind.UNBOUND);
    b.object(i.a);
    asm.type(CHECKCAST, PYCELL);
    asm.field(GETFIELD, PYCELL, "value", Asm.DESC);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp);
    asm.jump(IFNULL, no);
    asm.var(ALOAD, b.temp);
    b.setObject(i.dst);
  }

  /** Has the interpreter run one instruction. */
  private void step(Instr i, int pc) {
    Op op = i.op;
    if (op.hasA()) {
      b.memory.storeObject(i.a);
    }
    if (op.hasB()) {
      b.memory.storeObject(i.b);
    }
    if (op.hasC()) {
      b.memory.storeObject(i.c);
    }
    if (op.usesMore()) {
      for (int m : i.more) {
        b.memory.storeObject(m);
      }
    }
    if (op == Op.CALL_KW || op == Op.CALL_METHOD_KW || op == Op.CALL_EX) {
      b.memory.forget(pc);
    }
    b.memory.observe(pc);
    asm.var(ALOAD, b.self);
    asm.field(GETFIELD, b.loop ? Compiler.LOOP : Compiler.OVER, "lower", "L" + LOWER + ";");
    asm.var(ALOAD, b.frame);
    asm.push(pc);
    asm.virtual(LOWER, "step", "(L" + Asm.FRAME + ";I)I");
    asm.insn(POP);
    if (op.hasDst()) {
      b.memory.loadObject(i.dst);
    }
    if (op.definesMore()) {
      for (int m : i.more) {
        b.memory.loadObject(m);
      }
    }
    if (op == Op.MAKE_CELL && i.a >= 0) {
      b.memory.loadObject(i.a);
    }
    b.attention(pc, results(i));
  }

  private static int[] results(Instr i) {
    if (i.op.definesMore()) {
      return i.more;
    }
    if (i.op == Op.MAKE_CELL && i.a >= 0) {
      return new int[] {i.a};
    }
    return i.op.hasDst() ? new int[] {i.dst} : new int[0];
  }
}
