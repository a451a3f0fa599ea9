package jyston.tier1;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.Optimisation;
import jyston.runtime.Calls;
import jyston.runtime.CompiledCode;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes calls whose arguments are bound when the code is written: they go to the registers of the
 * function called, as long as it is the one seen and has the defaults needed. Any other call is
 * left to the object called, out of line.
 */
final class BindingCode implements Opcodes {
  private static final String O = Asm.DESC;
  private static final String ARRAY = "[" + O;
  private static final String FUNCTION = Asm.P + "PyFunction";
  private static final String COMPILED = Asm.P + "CompiledCode";
  private static final String INSTANCE = Asm.P + "PyInstance";
  private static final String SHAPE = Asm.P + "Shape";
  private static final String PYCODE = Asm.P + "PyCode";
  private static final String CODE = "jyston/frontend/code/Code";
  private static final String DICT = Asm.P + "PyDict";
  private static final String STR = Asm.P + "PyStr";
  private static final String TUPLE = Asm.P + "PyTuple";
  private static final String TYPE = Asm.P + "PyType";
  private static final int FIXED = 4;

  private final Body b;
  private final Asm asm;
  private final CallCode calls;

  BindingCode(Body b, CallCode calls) {
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  /** A call whose binding is known. */
  void call(Binding g, Instr i, int pc) {
    b.unit.count(Optimisation.KEYWORD_CALLS);
    calls.prepare(i.more);
    b.memory.forget(pc);
    b.memory.observe(pc);
    Label done = new Label();
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label other =
        b.later(
            () -> {
              other(g, i, pc);
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    guard(g, i, other);
    defaults(g, other);
    if (g.target.type() != null) {
      b.data.push(asm, g.target.type(), TYPE);
      asm.virtual(TYPE, "newInstance", "()L" + Asm.P + "PyInstance;");
      asm.var(ASTORE, b.temp2);
    }
    enter(g, i);
    for (int m : i.more) {
      b.memory.drop(m, pc + 1, i.dst);
    }
    int result = g.target.type() != null ? b.temp : b.temp2;
    asm.var(ASTORE, result);
    asm.var(ALOAD, result);
    asm.jump(IFNULL, b.handlers.raised);
    if (g.target.type() != null) {
      b.data.push(asm, g.target.type(), TYPE);
      asm.var(ALOAD, result);
      asm.virtual(TYPE, "checkInit", "(" + O + ")V");
    }
    asm.label(done);
    asm.var(ALOAD, b.temp2);
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  /** The call as it is where the binding does not fit; what is called is in temp. */
  private void other(Binding g, Instr i, int pc) {
    boolean method = i.op == Op.CALL_METHOD || i.op == Op.CALL_METHOD_KW;
    if (method && g.target.function() == null) {
      Label bound = new Label();
      Label called = new Label();
      b.object(i.b);
      asm.jump(IFNULL, bound);
      other(i, pc, i.b);
      asm.var(ASTORE, b.temp2);
      asm.jump(GOTO, called);
      asm.label(bound);
      other(i, pc, -1);
      asm.var(ASTORE, b.temp2);
      asm.label(called);
      asm.var(ALOAD, b.temp2);
    } else {
      other(i, pc, method && g.target.self() ? i.b : -1);
    }
  }

  private void other(Instr i, int pc, int lead) {
    if (i.op == Op.CALL || i.op == Op.CALL_METHOD) {
      int n = i.more.length + (lead >= 0 ? 1 : 0);
      calls.any(n, () -> calls.arguments(i, pc, lead));
      return;
    }
    asm.var(ALOAD, b.temp);
    calls.array(lead, i.more);
    for (int m : i.more) {
      b.memory.drop(m, pc + 1, i.dst);
    }
    CallNames names = new CallNames(Calls.names(b.unit.code.constant(i.imm)));
    b.data.push(asm, names, "jyston/tier1/CallNames");
    asm.support("callKw", "(" + O + ARRAY + "Ljyston/tier1/CallNames;)" + O);
  }

  /** {@code CALL_EX}: of a function of Python straight to its code. */
  void unpacking(Instr i, int pc) {
    b.memory.forget(pc);
    b.memory.observe(pc);
    Label done = new Label();
    Label other =
        b.later(
            () -> {
              b.object(i.a);
              b.object(i.b);
              optional(i.c);
              asm.fixed(Asm.P + "Calls", "callEx", "(" + O + O + O + ")" + O);
              asm.var(ASTORE, b.temp2);
              asm.jump(GOTO, done);
            });
    b.probe(other);
    b.object(i.a);
    asm.type(INSTANCEOF, FUNCTION);
    asm.jump(IFEQ, other);
    pushCalled(i);
    b.object(i.b);
    optional(i.c);
    asm.fixed(Asm.P + "Calls", "bindEx", "(L" + FUNCTION + ";" + O + O + ")" + ARRAY);
    // The function's code is read last: binding may run anything.
    pushCalled(i);
    asm.field(GETFIELD, FUNCTION, "compiled", "L" + COMPILED + ";");
    asm.insn(SWAP);
    pushCalled(i);
    asm.insn(SWAP);
    asm.virtual(COMPILED, "bound", "(L" + FUNCTION + ";" + ARRAY + ")" + O);
    asm.var(ASTORE, b.temp2);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNULL, b.handlers.raised);
    asm.label(done);
    asm.var(ALOAD, b.temp2);
    b.setObject(i.dst);
    b.attention(pc, i.dst);
  }

  private void pushCalled(Instr i) {
    b.object(i.a);
    asm.type(CHECKCAST, FUNCTION);
  }

  private void optional(int operand) {
    if (operand == Instr.NONE) {
      asm.insn(ACONST_NULL);
    } else {
      b.object(operand);
    }
  }

  private void guard(Binding g, Instr i, Label other) {
    Binding.Target t = g.target;
    if (t.type() != null) {
      asm.var(ALOAD, b.temp);
      b.data.push(asm, t.type(), TYPE);
      asm.jump(IF_ACMPNE, other);
      version(t.type(), other);
    } else if (t.shape() != null) {
      asm.var(ALOAD, b.temp);
      asm.type(INSTANCEOF, INSTANCE);
      asm.jump(IFEQ, other);
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, INSTANCE);
      asm.field(GETFIELD, INSTANCE, "shape", "L" + SHAPE + ";");
      b.data.push(asm, t.shape(), SHAPE);
      asm.jump(IF_ACMPNE, other);
      version(t.shape().type, other);
    } else if (t.function() == null) {
      asm.var(ALOAD, b.temp);
      asm.type(INSTANCEOF, FUNCTION);
      asm.jump(IFEQ, other);
      if (t.self()) {
        b.object(i.b);
        asm.jump(IFNULL, other);
      }
    }
    function(g);
    asm.field(GETFIELD, FUNCTION, "code", "L" + PYCODE + ";");
    asm.field(GETFIELD, PYCODE, "code", "L" + CODE + ";");
    if (t.any()) {
      asm.virtual(CODE, "signature", "()Ljava/lang/String;");
      asm.text(g.callee.signature());
    } else {
      b.data.push(asm, g.callee, CODE);
    }
    asm.jump(IF_ACMPNE, other);
    b.probe(other);
  }

  private void version(PyType t, Label other) {
    b.data.push(asm, t, TYPE);
    asm.field(GETFIELD, TYPE, "version", "I");
    asm.push(t.version);
    asm.jump(IF_ICMPNE, other);
  }

  /** Pushes the function. */
  private void function(Binding g) {
    if (g.target.function() != null) {
      b.data.push(asm, g.target.function(), FUNCTION);
    } else {
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, FUNCTION);
    }
  }

  /** Goes elsewhere where the function lacks a default that is needed. */
  private void defaults(Binding g, Label other) {
    // Reading a dict may run code, if its keys are odd: that comes first.
    int spare = b.spare;
    for (int p = 0; p < g.sources.length; p++) {
      if (g.sources[p] == Binding.KEYWORD_DEFAULT) {
        function(g);
        b.data.push(asm, PyStr.intern(g.callee.varName(p)), STR);
        asm.support("keywordDefault", "(L" + FUNCTION + ";L" + STR + ";)" + O);
        asm.var(ASTORE, spare);
        asm.var(ALOAD, spare);
        asm.jump(IFNULL, other);
        spare++;
      }
    }
    if (g.lacking() > 0) {
      function(g);
      asm.field(GETFIELD, FUNCTION, "defaults", ARRAY);
      asm.insn(ARRAYLENGTH);
      asm.push(g.lacking());
      asm.jump(IF_ICMPLT, other);
    }
  }

  /** Calls the code's entry of full arity. */
  private void enter(Binding g, Instr i) {
    int n = g.sources.length;
    boolean array = n > CompiledCode.MOST;
    function(g);
    asm.field(GETFIELD, FUNCTION, "compiled", "L" + COMPILED + ";");
    function(g);
    if (array) {
      asm.push(n);
      asm.type(ANEWARRAY, Asm.OBJECT);
    }
    int spare = b.spare;
    for (int p = 0; p < n; p++) {
      if (array) {
        asm.insn(DUP);
        asm.push(p);
      }
      switch (g.sources[p]) {
        case Binding.DEFAULT -> {
          function(g);
          asm.field(GETFIELD, FUNCTION, "defaults", ARRAY);
          asm.insn(DUP);
          asm.insn(ARRAYLENGTH);
          asm.push(g.callee.argCount() - p);
          asm.insn(ISUB);
          asm.insn(AALOAD);
        }
        case Binding.KEYWORD_DEFAULT -> asm.var(ALOAD, spare++);
        case Binding.REST -> rest(g, i);
        case Binding.MORE -> more(g, i);
        default -> argument(g, i, g.sources[p]);
      }
      if (array) {
        asm.insn(AASTORE);
      }
    }
    String name = array ? "bound" : g.simple() && n <= FIXED ? "try" + n : "bound" + n;
    asm.virtual(COMPILED, name, "(L" + FUNCTION + ";" + (array ? ARRAY : O.repeat(n)) + ")" + O);
  }

  /** Pushes an argument. */
  private void argument(Binding g, Instr i, int k) {
    if (!g.target.self()) {
      b.object(i.more[k]);
    } else if (k > 0) {
      b.object(i.more[k - 1]);
    } else if (g.target.type() != null) {
      asm.var(ALOAD, b.temp2);
    } else if (g.target.shape() != null) {
      asm.var(ALOAD, b.temp);
    } else {
      b.object(i.b);
    }
  }

  private void rest(Binding g, Instr i) {
    int from = g.callee.argCount();
    if (g.given <= from) {
      asm.field(GETSTATIC, TUPLE, "EMPTY", "L" + TUPLE + ";");
      return;
    }
    asm.push(g.given - from);
    asm.type(ANEWARRAY, Asm.OBJECT);
    for (int k = from; k < g.given; k++) {
      asm.insn(DUP);
      asm.push(k - from);
      argument(g, i, k);
      asm.insn(AASTORE);
    }
    asm.fixed(TUPLE, "wrap", "(" + ARRAY + ")L" + TUPLE + ";");
  }

  private void more(Binding g, Instr i) {
    PyStr[] names = g.moreNames();
    if (names.length == 0) {
      asm.type(NEW, DICT);
      asm.insn(DUP);
      asm.special(DICT, "<init>", "()V");
      return;
    }
    asm.push(names.length * 2);
    asm.type(ANEWARRAY, Asm.OBJECT);
    for (int k = 0; k < names.length; k++) {
      asm.insn(DUP);
      asm.push(2 * k);
      b.data.push(asm, names[k], STR);
      asm.insn(AASTORE);
      asm.insn(DUP);
      asm.push(2 * k + 1);
      argument(g, i, g.moreArguments()[k]);
      asm.insn(AASTORE);
    }
    asm.fixed(DICT, "ofNames", "(" + ARRAY + ")L" + DICT + ";");
  }
}
