package jyston.tier1;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.runtime.Calls;
import jyston.runtime.ClassPattern;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Instructions that call one method of the object model with their operands: displays, formatting,
 * calls with keywords, {@code super}, {@code with}, awaiting.
 */
final class RareCode implements Opcodes {
  private static final String O = Asm.DESC;
  private static final String ARRAY = "[" + O;
  private static final String STR = "L" + Asm.P + "PyStr;";
  private static final String PATTERN = Asm.P + "ClassPattern";
  private static final String CACHE = "jyston/tier1/SuperCache";

  private final Body b;
  private final Asm asm;
  private final CallCode calls;

  RareCode(Body b, CallCode calls) {
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  /** Writes an instruction; false when it is none of those. */
  boolean write(Instr i, int pc) {
    switch (i.op) {
      case NEG -> unary(i, pc, Slot.NEG);
      case POS -> unary(i, pc, Slot.POS);
      case INVERT -> unary(i, pc, Slot.INVERT);
      case BUILD_SET -> made(i, pc, () -> items(i), "Displays", "set", ARRAY);
      case BUILD_MAP -> made(i, pc, () -> items(i), "Displays", "map", ARRAY);
      case BUILD_STRING -> made(i, pc, () -> items(i), "Displays", "string", ARRAY);
      case FORMAT -> made(i, pc, () -> operands(i), "Displays", "format", O);
      case FORMAT_SPEC -> {
        begin(pc);
        operands(i);
        asm.fixed(Asm.P + "Ops", "format", "(" + O + O + ")" + STR);
        end(i, pc);
      }
      case CONVERT -> {
        begin(pc);
        b.object(i.a);
        asm.push(i.imm);
        asm.fixed(Asm.P + "Displays", "convert", "(" + O + "I)" + O);
        end(i, pc);
      }
      case SET_ADD -> {
        begin(pc);
        cast(i.a, "PySet");
        b.object(i.b);
        asm.support("addTo", "(L" + Asm.P + "PySet;" + O + ")V");
        b.attention(pc);
      }
      case MAP_ADD -> {
        begin(pc);
        cast(i.a, "PyDict");
        b.object(i.b);
        b.object(i.c);
        asm.virtual(Asm.P + "PyDict", "put", "(" + O + O + ")V");
        b.attention(pc);
      }
      case LIST_EXTEND -> {
        begin(pc);
        cast(i.a, "PyList");
        b.object(i.b);
        asm.fixed(Asm.P + "Calls", "listExtend", "(L" + Asm.P + "PyList;" + O + ")V");
        b.attention(pc);
      }
      case LIST_TO_TUPLE -> made(i, pc, () -> operands(i), "Ops", "toTuple", O);
      case DEL_ITEM -> {
        begin(pc);
        operands(i);
        asm.insn(ACONST_NULL);
        asm.virtual(Asm.OBJECT, "setItem", "(" + O + O + ")V");
        b.attention(pc);
      }
      case GET_LEN -> {
        begin(pc);
        b.object(i.a);
        asm.virtual(Asm.OBJECT, "len", "()I");
        asm.insn(I2L);
        asm.fixed(Asm.P + "PyInt", "of", "(J)L" + Asm.P + "PyInt;");
        end(i, pc);
      }
      case IS_SEQUENCE -> made(i, pc, () -> operands(i), "PatternMatch", "isSequence", O);
      case IS_MAPPING -> made(i, pc, () -> operands(i), "PatternMatch", "isMapping", O);
      case MATCH_KEYS -> made(i, pc, () -> operands(i), "PatternMatch", "keys", O + O);
      case MATCH_CLASS -> {
        begin(pc);
        b.data.push(asm, pattern(i), PATTERN);
        b.object(i.a);
        b.object(i.b);
        asm.virtual(PATTERN, "match", "(" + O + O + ")" + O);
        end(i, pc);
      }
      case MATCH_REST -> made(i, pc, () -> operands(i), "PatternMatch", "rest", O + O);
      case MAKE_CELL -> cell(i);
      case MAKE_FUNCTION -> function(i, pc);
      case CALL_KW, CALL_METHOD_KW -> keywords(i, pc);
      case SET_UPDATE -> {
        begin(pc);
        cast(i.a, "PySet");
        b.object(i.b);
        asm.virtual(Asm.P + "PySet", "update", "(" + O + ")V");
        b.attention(pc);
      }
      case DICT_UPDATE -> {
        begin(pc);
        cast(i.a, "PyDict");
        b.object(i.b);
        asm.fixed(Asm.P + "Calls", "dictUpdate", "(L" + Asm.P + "PyDict;" + O + ")V");
        b.attention(pc);
      }
      case DICT_MERGE -> merge(i, pc);
      case CALL_EX -> {
        if (b.unit.may(Optimisation.KEYWORD_CALLS)) {
          b.unit.count(Optimisation.KEYWORD_CALLS);
          calls.bindings.unpacking(i, pc);
          return true;
        }
        b.memory.forget(pc);
        made(i, pc, () -> optional(i.a, i.b, i.c), "Calls", "callEx", O + O + O);
      }
      case WITH_EXCEPT -> made(i, pc, () -> operands(i), "Displays", "exit", O + O);
      case BEFORE_WITH, BEFORE_ASYNC_WITH -> with(i, pc);
      case SUPER_ATTR, SUPER0_ATTR -> superAttr(i, pc);
      case SUPER_METHOD, SUPER0_METHOD -> superMethod(i, pc);
      case UNPACK_EX -> unpack(i, pc);
      case GET_AWAITABLE -> {
        begin(pc);
        b.object(i.a);
        asm.push(i.imm);
        asm.fixed(Asm.P + "Coroutines", "getAwaitable", "(" + O + "I)" + O);
        end(i, pc);
      }
      case YIELD_FROM_ITER -> {
        begin(pc);
        b.object(i.a);
        b.data.push(asm, b.unit.code, Asm.P + "PyCode");
        asm.fixed(Asm.P + "Coroutines", "yieldFromIter", "(" + O + "L" + Asm.P + "PyCode;)" + O);
        end(i, pc);
      }
      case GET_AITER -> made(i, pc, () -> operands(i), "Coroutines", "aiter", O);
      case GET_ANEXT -> made(i, pc, () -> operands(i), "Coroutines", "anext", O);
      case CLEANUP_THROW -> made(i, pc, () -> operands(i), "Coroutines", "afterThrow", O);
      case END_ASYNC_FOR -> {
        begin(pc);
        b.object(i.a);
        asm.fixed(Asm.P + "Coroutines", "endAsyncFor", "(" + O + ")V");
      }
      case ASYNC_GEN_WRAP -> {
        String wrapped = Asm.P + "PyAsyncGenWrapped";
        asm.type(NEW, wrapped);
        asm.insn(DUP);
        b.object(i.a);
        asm.special(wrapped, "<init>", "(" + O + ")V");
        b.setObject(i.dst);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private ClassPattern pattern(Instr i) {
    PyInt positional = (PyInt) b.unit.code.constant(~i.c);
    return new ClassPattern((int) positional.value, (PyTuple) b.unit.code.constant(i.imm));
  }

  private void begin(int pc) {
    b.memory.observe(pc);
  }

  private void end(Instr i, int pc) {
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  private void operands(Instr i) {
    if (i.op.hasA()) {
      b.object(i.a);
    }
    if (i.op.hasB()) {
      b.object(i.b);
    }
    if (i.op.hasC()) {
      b.object(i.c);
    }
  }

  private void optional(int... operands) {
    for (int x : operands) {
      if (x == Instr.NONE) {
        asm.insn(ACONST_NULL);
      } else {
        b.object(x);
      }
    }
  }

  private void items(Instr i) {
    calls.array(-1, i.more);
  }

  private void cast(int operand, String type) {
    b.object(operand);
    asm.type(CHECKCAST, Asm.P + type);
  }

  /** A result of one static method. */
  private void made(Instr i, int pc, Runnable args, String owner, String name, String desc) {
    begin(pc);
    args.run();
    asm.fixed(Asm.P + owner, name, "(" + desc + ")" + O);
    end(i, pc);
  }

  private void unary(Instr i, int pc, int slot) {
    begin(pc);
    asm.push(slot);
    b.object(i.a);
    asm.fixed(Asm.P + "Arith", "unary", "(I" + O + ")" + O);
    end(i, pc);
  }

  private void cell(Instr i) {
    asm.type(NEW, Asm.P + "PyCell");
    asm.insn(DUP);
    optional(i.a);
    asm.special(Asm.P + "PyCell", "<init>", "(" + O + ")V");
    if (i.a >= 0 && i.a != i.dst) {
      asm.var(ASTORE, b.temp);
      asm.insn(ACONST_NULL);
      b.setObject(i.a);
      asm.var(ALOAD, b.temp);
    }
    b.setObject(i.dst);
  }

  private void function(Instr i, int pc) {
    begin(pc);
    asm.var(ALOAD, b.frame);
    PyObject code = b.unit.code.constant(i.imm);
    b.data.push(asm, code, Asm.OBJECT);
    optional(i.a, i.b, i.c);
    items(i);
    asm.fixed(
        Asm.P + "Displays", "function", "(L" + Asm.FRAME + ";" + O + O + O + O + ARRAY + ")" + O);
    b.setObject(i.dst);
  }

  /** Keyword arguments that are merged for a call; those of a single dict are not even copied. */
  private void merge(Instr i, int pc) {
    begin(pc);
    boolean only = b.unit.may(Optimisation.KEYWORD_CALLS) && onlyMerge(i, pc);
    cast(i.a, "PyDict");
    b.object(i.b);
    b.object(i.c);
    String dict = "L" + Asm.P + "PyDict;";
    if (only) {
      asm.fixed(Asm.P + "Calls", "onlyKeywords", "(" + dict + O + O + ")" + O);
      b.setObject(i.a);
      b.attention(pc, i.a);
    } else {
      asm.fixed(Asm.P + "Calls", "dictMerge", "(" + dict + O + O + ")V");
      b.attention(pc);
    }
  }

  /** Whether the dict merged into is empty and only for the call behind. */
  private boolean onlyMerge(Instr i, int pc) {
    Instr call = b.cfg.instr(pc + 1);
    if (call.op != Op.CALL_EX || call.c != i.a) {
      return false;
    }
    int start = b.cfg.blockAt(pc).start();
    for (int p = pc - 1; p >= start; p--) {
      Instr x = b.cfg.instr(p);
      if (x.op == Op.BUILD_MAP && x.dst == i.a) {
        return x.more.length == 0;
      }
      if (x.op == Op.DICT_MERGE && x.a == i.a) {
        return false;
      }
    }
    return false;
  }

  private void keywords(Instr i, int pc) {
    Binding binding = b.unit.bindings.at(pc);
    if (binding != null) {
      calls.bindings.call(binding, i, pc);
      return;
    }
    boolean method = i.op == Op.CALL_METHOD_KW && i.b != Instr.NONE;
    b.memory.forget(pc);
    begin(pc);
    b.object(i.a);
    if (method) {
      b.object(i.b);
    }
    items(i);
    for (int m : i.more) {
      b.memory.drop(m, pc + 1, i.dst);
    }
    CallNames names = new CallNames(Calls.names(b.unit.code.constant(i.imm)));
    b.data.push(asm, names, "jyston/tier1/CallNames");
    String self = method ? O : "";
    asm.support("callKw", "(" + O + self + ARRAY + "Ljyston/tier1/CallNames;)" + O);
    end(i, pc);
  }

  private void with(Instr i, int pc) {
    begin(pc);
    b.object(i.a);
    asm.push(i.op == Op.BEFORE_ASYNC_WITH ? 1 : 0);
    asm.fixed(Asm.P + "Displays", "with", "(" + O + "Z)" + ARRAY);
    spread(i, pc);
  }

  private void unpack(Instr i, int pc) {
    begin(pc);
    b.object(i.a);
    asm.push(i.imm);
    asm.push(i.more.length - i.imm - 1);
    asm.fixed(Asm.P + "Sequences", "unpackEx", "(" + O + "II)" + ARRAY);
    spread(i, pc);
  }

  /** Puts the items of the array pushed into the results. */
  private void spread(Instr i, int pc) {
    for (int k = 0; k < i.more.length; k++) {
      if (k < i.more.length - 1) {
        asm.insn(DUP);
      }
      asm.push(k);
      asm.insn(AALOAD);
      b.setObject(i.more[k]);
    }
    b.attention(pc, i.more);
  }

  private PyStr name(Instr i) {
    return PyStr.intern(b.cfg.name(i.imm));
  }

  private void superAttr(Instr i, int pc) {
    begin(pc);
    readSuper(i);
    end(i, pc);
  }

  private void readSuper(Instr i) {
    operands(i);
    b.data.push(asm, name(i), Asm.P + "PyStr");
    asm.push(i.op == Op.SUPER0_ATTR || i.op == Op.SUPER0_METHOD ? 1 : 0);
    asm.fixed(Asm.P + "PySuper", "read", "(" + O + O + O + STR + "Z)" + O);
  }

  private void superMethod(Instr i, int pc) {
    begin(pc);
    Label done = new Label();
    b.data.push(asm, new SuperCache(name(i)), CACHE);
    operands(i);
    asm.virtual(CACHE, "method", "(" + O + O + O + ")" + O);
    asm.var(ASTORE, b.temp2);
    b.object(i.c);
    asm.var(ASTORE, b.temp);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNONNULL, done);
    readSuper(i);
    asm.var(ASTORE, b.temp2);
    asm.insn(ACONST_NULL);
    asm.var(ASTORE, b.temp);
    asm.label(done);
    asm.var(ALOAD, b.temp2);
    b.setObject(i.more[0]);
    asm.var(ALOAD, b.temp);
    b.setObject(i.more[1]);
    b.attention(pc, i.more);
  }
}
