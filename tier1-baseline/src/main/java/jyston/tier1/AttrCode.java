package jyston.tier1;

import java.util.List;
import jyston.frontend.code.Instr;
import jyston.profiler.ExitKind;
import jyston.profiler.Optimisation;
import jyston.profiler.SiteCell;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Attributes and method lookups, with the shapes that came there inline. */
final class AttrCode implements Opcodes {
  private static final String INSTANCE = Asm.P + "PyInstance";
  private static final String SHAPE = Asm.P + "Shape";
  private static final String TYPE = Asm.P + "PyType";
  private static final String STR = Asm.P + "PyStr";
  private static final String CELL = Asm.P + "Cell";
  private static final String ATTRS = Asm.P + "Attrs";

  private final Body b;
  private final Asm asm;
  private final CallCode calls;

  AttrCode(Body b, CallCode calls) {
    this.b = b;
    this.asm = b.asm;
    this.calls = calls;
  }

  private SiteCell cell(int pc) {
    return b.unit.plans.attribute(pc);
  }

  private void name(PyStr name) {
    b.data.push(asm, name, STR);
  }

  /** Reads an attribute. */
  void get(Instr i, int pc, PyStr name) {
    List<AttrPlan.Way> ways = AttrPlan.reads(cell(pc), name, b.unit.may(Optimisation.CLASS_VALUES));
    if (ways.isEmpty()) {
      b.memory.observe(pc);
      b.object(i.a);
      name(name);
      asm.virtual(Asm.OBJECT, "getAttr", "(L" + STR + ";)" + Asm.DESC);
      b.setObject(i.dst);
      b.attention(pc, i.dst);
      return;
    }
    b.unit.count(Optimisation.INLINE_CACHES);
    boolean calls = ways.stream().anyMatch(AttrPlan.Way::calls);
    if (calls) {
      b.memory.observe(pc);
    }
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label done = new Label();
    Label slow =
        AttrPlan.complete(cell(pc), ways)
            ? b.exit(pc, ExitKind.RECEIVER)
            : b.later(
                () -> {
                  known("known", name, done);
                  b.memory.observe(pc);
                  asm.var(ALOAD, b.temp);
                  name(name);
                  asm.virtual(Asm.OBJECT, "getAttr", "(L" + STR + ";)" + Asm.DESC);
                  b.setObject(i.dst);
                  b.attention(pc, i.dst);
                  b.unframe(pc + 1, i.dst);
                  b.slot(i.dst);
                  asm.var(ASTORE, b.temp2);
                  asm.jump(GOTO, done);
                });
    instance(slow);
    for (AttrPlan.Way w : ways) {
      Label next = new Label();
      if (w.module != null) {
        module(w, next);
        asm.var(ALOAD, b.temp2);
        asm.jump(IFNULL, slow);
        asm.jump(GOTO, done);
        asm.label(next);
        continue;
      }
      if (w.receiver != null) {
        asm.var(ALOAD, b.temp);
        b.data.push(asm, w.receiver, Asm.OBJECT);
        asm.jump(IF_ACMPNE, next);
        PyType meta = w.shape.type;
        if (meta != PyType.TYPE) {
          unchanged(meta, w.metaVersion, slow);
        }
      }
      shape(w, next, slow);
      if (w.inClass) {
        if (w.cell == null) {
          b.data.push(asm, w.target, Asm.OBJECT);
          asm.var(ASTORE, b.temp2);
        } else {
          b.data.push(asm, w.cell, CELL);
          asm.field(GETFIELD, CELL, "value", Asm.DESC);
          asm.var(ASTORE, b.temp2);
          asm.var(ALOAD, b.temp2);
          asm.jump(IFNULL, slow);
        }
        b.unit.count(Optimisation.CLASS_VALUES);
      } else if (w.slot >= 0) {
        load(w);
        asm.var(ASTORE, b.temp2);
        asm.var(ALOAD, b.temp2);
        asm.jump(IFNULL, slow);
      } else {
        this.calls.known(w.target, 1, () -> asm.var(ALOAD, b.temp));
        asm.var(ASTORE, b.temp2);
      }
      asm.jump(GOTO, done);
      asm.label(next);
    }
    asm.jump(GOTO, slow);
    asm.label(done);
    asm.var(ALOAD, b.temp2);
    b.setObject(i.dst);
    if (calls) {
      b.attention(pc, i.dst);
    }
  }

  /**
   * Puts what the type of the object in temp remembers of a name into temp2, and jumps if that is
   * something. Nothing can see that, so it needs no frame.
   */
  private void known(String method, PyStr name, Label done) {
    asm.var(ALOAD, b.temp);
    name(name);
    asm.fixed(ATTRS, method, "(" + Asm.DESC + "L" + STR + ";)" + Asm.DESC);
    asm.var(ASTORE, b.temp2);
    asm.var(ALOAD, b.temp2);
    asm.jump(IFNONNULL, done);
  }

  /** Jumps unless the object in temp has slots. */
  private void instance(Label no) {
    asm.var(ALOAD, b.temp);
    asm.type(INSTANCEOF, INSTANCE);
    asm.jump(IFEQ, no);
  }

  /** Jumps unless the object in temp has a shape whose class is unchanged. */
  private void shape(AttrPlan.Way w, Label other, Label changed) {
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, INSTANCE);
    asm.field(GETFIELD, INSTANCE, "shape", "L" + SHAPE + ";");
    b.data.push(asm, w.shape, SHAPE);
    asm.jump(IF_ACMPNE, other);
    version(w, changed);
  }

  /** Puts the attribute of a module into temp2; jumps when the object in temp is not the module. */
  private void module(AttrPlan.Way w, Label other) {
    asm.var(ALOAD, b.temp);
    b.data.push(asm, w.module, Asm.OBJECT);
    asm.jump(IF_ACMPNE, other);
    b.probe(other);
    b.data.push(asm, w.module, INSTANCE);
    asm.field(GETFIELD, INSTANCE, "shape", "L" + SHAPE + ";");
    b.data.push(asm, w.shape, SHAPE);
    asm.jump(IF_ACMPNE, other);
    b.data.push(asm, w.cell, CELL);
    asm.field(GETFIELD, CELL, "value", Asm.DESC);
    asm.var(ASTORE, b.temp2);
  }

  private void version(AttrPlan.Way w, Label changed) {
    b.probe(changed);
    unchanged(w.type, w.version, changed);
  }

  private void unchanged(PyType t, int version, Label changed) {
    b.data.push(asm, t, TYPE);
    asm.field(GETFIELD, TYPE, "version", "I");
    asm.push(version);
    asm.jump(IF_ICMPNE, changed);
  }

  private static String sized(AttrPlan.Way w) {
    return w.shape.inline == 4
        ? Asm.P + "PyObj4"
        : w.shape.inline == 8 ? Asm.P + "PyObj8" : INSTANCE;
  }

  private void load(AttrPlan.Way w) {
    String c = sized(w);
    asm.var(ALOAD, b.temp);
    asm.type(CHECKCAST, c);
    if (w.slot < w.shape.inline) {
      asm.field(GETFIELD, c, "s" + w.slot, Asm.DESC);
    } else {
      asm.push(w.slot);
      asm.virtual(c, "slot", "(I)" + Asm.DESC);
    }
  }

  /** Writes an attribute. */
  void set(Instr i, int pc, PyStr name) {
    List<AttrPlan.Way> ways = AttrPlan.writes(cell(pc), name);
    if (ways.isEmpty()) {
      b.memory.observe(pc);
      b.object(i.a);
      name(name);
      b.object(i.b);
      asm.virtual(Asm.OBJECT, "setAttr", "(L" + STR + ";" + Asm.DESC + ")V");
      b.attention(pc);
      return;
    }
    b.unit.count(Optimisation.INLINE_CACHES);
    b.object(i.b);
    asm.var(ASTORE, b.temp2);
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label done = new Label();
    Label slow =
        AttrPlan.complete(cell(pc), ways)
            ? b.exit(pc, ExitKind.RECEIVER)
            : b.later(
                () -> {
                  asm.var(ALOAD, b.temp);
                  name(name);
                  asm.var(ALOAD, b.temp2);
                  asm.fixed(ATTRS, "setKnown", "(" + Asm.DESC + "L" + STR + ";" + Asm.DESC + ")Z");
                  asm.jump(IFNE, done);
                  b.memory.observe(pc);
                  asm.var(ALOAD, b.temp);
                  name(name);
                  asm.var(ALOAD, b.temp2);
                  asm.virtual(Asm.OBJECT, "setAttr", "(L" + STR + ";" + Asm.DESC + ")V");
                  b.attention(pc);
                  b.unframe(pc + 1);
                  asm.jump(GOTO, done);
                });
    instance(slow);
    for (AttrPlan.Way w : ways) {
      Label next = new Label();
      shape(w, next, slow);
      String c = sized(w);
      asm.var(ALOAD, b.temp);
      asm.type(CHECKCAST, c);
      if (w.slot < w.shape.inline) {
        asm.var(ALOAD, b.temp2);
        asm.field(PUTFIELD, c, "s" + w.slot, Asm.DESC);
      } else {
        asm.push(w.slot);
        asm.var(ALOAD, b.temp2);
        asm.virtual(c, "setSlot", "(I" + Asm.DESC + ")V");
      }
      if (w.after != null) {
        asm.var(ALOAD, b.temp);
        asm.type(CHECKCAST, INSTANCE);
        b.data.push(asm, w.after, SHAPE);
        asm.field(PUTFIELD, INSTANCE, "shape", "L" + SHAPE + ";");
      }
      asm.jump(GOTO, done);
      asm.label(next);
    }
    asm.jump(GOTO, slow);
    asm.label(done);
  }

  /** Finds a method and its receiver; the receiver's register is null where it is bound already. */
  void method(Instr i, int pc, PyStr name) {
    int m = i.more[0];
    int self = i.more[1];
    CallPlans.Lookup lookup = b.unit.plans.lookup(pc);
    List<AttrPlan.Way> ways = lookup.ways();
    if (!ways.isEmpty()) {
      b.unit.count(Optimisation.INLINE_CACHES);
    }
    b.object(i.a);
    asm.var(ASTORE, b.temp);
    Label done = new Label();
    Runnable generic =
        () -> {
          b.memory.observe(pc);
          asm.var(ALOAD, b.temp);
          name(name);
          asm.fixed(ATTRS, "method", "(" + Asm.DESC + "L" + STR + ";)" + Asm.DESC);
          asm.var(ASTORE, b.temp2);
          Label bound = new Label();
          Label end = new Label();
          asm.var(ALOAD, b.temp2);
          asm.jump(IFNULL, bound);
          asm.jump(GOTO, end);
          asm.label(bound);
          asm.var(ALOAD, b.temp);
          name(name);
          asm.virtual(Asm.OBJECT, "getAttr", "(L" + STR + ";)" + Asm.DESC);
          asm.var(ASTORE, b.temp2);
          asm.insn(ACONST_NULL);
          asm.var(ASTORE, b.temp);
          asm.label(end);
          asm.var(ALOAD, b.temp2);
          b.setObject(m);
          asm.var(ALOAD, b.temp);
          b.setObject(self);
          b.attention(pc);
        };
    if (ways.isEmpty()) {
      generic.run();
    } else {
      Label slow =
          lookup.complete()
              ? b.exit(pc, ExitKind.RECEIVER)
              : b.later(
                  () -> {
                    known("knownMethod", name, done);
                    generic.run();
                    b.unframe(pc + 1);
                    asm.jump(GOTO, done);
                  });
      AttrPlan.Way single = lookup.single();
      for (AttrPlan.Way w : ways) {
        Label next = new Label();
        if (w.module != null) {
          module(w, next);
          asm.var(ALOAD, b.temp2);
          if (w == single) {
            b.data.push(asm, w.target, Asm.OBJECT);
            asm.jump(IF_ACMPNE, slow);
          } else {
            asm.jump(IFNULL, slow);
          }
          asm.insn(ACONST_NULL);
          asm.var(ASTORE, b.temp);
          asm.jump(GOTO, done);
          asm.label(next);
          continue;
        }
        if (w.shape != null) {
          asm.var(ALOAD, b.temp);
          asm.type(INSTANCEOF, INSTANCE);
          asm.jump(IFEQ, next);
          shape(w, next, slow);
        } else {
          asm.var(ALOAD, b.temp);
          asm.virtual(Asm.OBJECT, "type", "()L" + TYPE + ";");
          b.data.push(asm, w.type, TYPE);
          asm.jump(IF_ACMPNE, next);
          version(w, slow);
        }
        b.data.push(asm, w.target, Asm.OBJECT);
        asm.var(ASTORE, b.temp2);
        asm.jump(GOTO, done);
        asm.label(next);
      }
      asm.jump(GOTO, slow);
      asm.label(done);
    }
    asm.var(ALOAD, b.temp2);
    b.setObject(m);
    asm.var(ALOAD, b.temp);
    b.setObject(self);
  }
}
