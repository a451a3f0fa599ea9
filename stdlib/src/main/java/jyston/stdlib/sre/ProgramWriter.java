package jyston.stdlib.sre;

import static jyston.stdlib.sre.Pieces.*;
import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes a {@link Program}: one straight piece of bytecode per instruction of the pattern. A
 * failure takes the last choice from the stack and goes on by a switch over all places that choices
 * lead to; all jumps back go through that switch, so that it is the only loop HotSpot sees beside
 * those of single characters. What must be restored is pushed on the same stack.
 *
 * <p>Assertions, atomic groups, possessive repeats of groups and conditions are left to {@link
 * Matcher}.
 */
final class ProgramWriter {
  /** HotSpot does not compile a method beyond 8,000 bytes. */
  private static final int METHOD_BYTES = 7500;

  private static final int LONGEST = 1500;

  /** Says that a pattern has something that is left to the matcher. */
  static final class Unfit extends RuntimeException {
    Unfit() {
      super(null, null, false, false);
    }
  }

  private final int[] code;
  private final Facts facts;
  private final Outlook outlook;
  private final Pieces out;
  private final RepeatWriter repeats;

  /** Near the end of the method that matches. */
  private Label bytes;

  private ProgramWriter(int[] code, Facts facts) {
    this.code = code;
    this.facts = facts;
    this.outlook = new Outlook(code, facts);
    this.out = new Pieces(code, outlook);
    this.repeats = new RepeatWriter(code, outlook, out, this);
  }

  /** The program of a pattern, or null where it has none. */
  static Program write(int[] code, Facts facts) {
    if (code.length > LONGEST) {
      return null;
    }
    try {
      return new ProgramWriter(code, facts).make();
    } catch (Unfit | IndexOutOfBoundsException e) {
      // Beyond the code a pattern goes only when it was not made by the compiler of the library.
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Program make() throws ReflectiveOperationException {
    ClassWriter cw = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    cw.visit(V21, ACC_FINAL | ACC_SUPER, PACKAGE + "Compiled", null, SUPER, null);
    MethodVisitor init = cw.visitMethod(0, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(ALOAD, 0);
    init.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "()V", false);
    init.visitInsn(RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
    out.begin(cw.visitMethod(0, "match", "(L" + MATCHER + ";L" + STRING + ";I)Z", null, null));
    matchMethod();
    out.end();
    out.begin(cw.visitMethod(0, "scan", "(L" + MATCHER + ";L" + STRING + ";II)I", null, null));
    scanMethod();
    out.end();
    cw.visitEnd();
    byte[] written = cw.toByteArray();
    if (bytes.getOffset() > METHOD_BYTES) {
      return null;
    }
    MethodHandles.Lookup l =
        MethodHandles.lookup()
            .defineHiddenClassWithClassData(written, List.copyOf(out.tables), true);
    return (Program) l.lookupClass().getDeclaredConstructor().newInstance();
  }

  // The method that matches.

  private void matchMethod() {
    out.loadRef(M);
    out.field(GETFIELD, "end", "I");
    out.store(END);
    out.loadRef(M);
    out.field(GETFIELD, "marks", "[I");
    out.storeRef(MARKS);
    out.loadRef(M);
    out.field(GETFIELD, "stack", "[I");
    out.storeRef(STACK);
    for (int v : new int[] {SP, C, Q, STOP, TURN}) {
      out.insn(ICONST_0);
      out.store(v);
    }
    // The locals of loops: their number is known only at the end.
    Label start = new Label();
    Label prepare = new Label();
    out.go(prepare);
    out.label(start);
    out.insn(ICONST_0);
    out.store(C);
    out.go(out.resume);
    out.label(out.fail);
    Label more = new Label();
    out.load(SP);
    out.jump(IFNE, more);
    out.insn(ICONST_0);
    out.insn(IRETURN);
    out.label(more);
    out.add(SP, -1);
    out.loadRef(STACK);
    out.load(SP);
    out.insn(IALOAD);
    out.store(C);
    Label quiet = new Label();
    out.add(TURN, 1);
    out.load(TURN);
    out.push(0x3FFF);
    out.insn(IAND);
    out.jump(IFNE, quiet);
    out.helper("poll", "()V");
    out.label(quiet);
    out.label(out.resume);
    Label dispatch = new Label();
    Label first = new Label();
    // The usual case needs no table.
    out.load(C);
    out.jump(IFEQ, first);
    out.go(dispatch);
    out.label(first);
    block(0, code.length);
    // Code of a choice may make further ones.
    for (int i = 0; i < out.resumes.size(); i++) {
      out.label(out.resumes.get(i).label());
      out.resumes.get(i).code().run();
    }
    out.label(dispatch);
    out.dispatch();
    out.label(prepare);
    bytes = prepare;
    for (int v = FREE; v < out.locals; v++) {
      out.insn(ICONST_0);
      out.store(v);
    }
    out.go(start);
  }

  /** Writes the instructions of a range. */
  void block(int from, int to) {
    int pc = from;
    while (pc < to) {
      if (out.targets.containsKey(pc)) {
        out.label(out.targets.get(pc));
      }
      pc = one(pc);
    }
  }

  /** Writes an instruction; where the next one is. */
  private int one(int pc) {
    switch (code[pc]) {
      case Op.SUCCESS -> {
        success();
        // What follows is reached by jumps alone.
        return pc + 1;
      }
      case Op.FAILURE -> {
        out.go(out.fail);
        return pc + 1;
      }
      case Op.MARK -> {
        mark(code[pc + 1]);
        return pc + 2;
      }
      case Op.LITERAL -> {
        return literal(pc);
      }
      case Op.AT -> {
        at(code[pc + 1]);
        return pc + 2;
      }
      case Op.INFO -> {
        return pc + code[pc + 1] + 1;
      }
      case Op.JUMP -> {
        out.go(out.target(pc + code[pc + 1] + 1));
        return pc + 2;
      }
      case Op.BRANCH -> {
        return branch(pc);
      }
      case Op.REPEAT_ONE -> {
        return repeats.repeatOne(pc, outlook.isFirm(pc));
      }
      case Op.POSSESSIVE_REPEAT_ONE -> {
        return repeats.repeatOne(pc, true);
      }
      case Op.MIN_REPEAT_ONE -> {
        return repeats.minRepeatOne(pc);
      }
      case Op.REPEAT -> {
        return repeats.repeat(pc);
      }
      case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE -> {
        out.loadRef(M);
        out.push(code[pc]);
        out.push(code[pc + 1]);
        out.load(P);
        out.call("backReference", "(III)I");
        out.store(P);
        out.load(P);
        out.jump(IFLT, out.fail);
        return pc + 2;
      }
      default -> {
        int n = Facts.size(code, pc);
        if (n == 0) {
          throw new Unfit();
        }
        out.load(P);
        out.load(END);
        out.jump(IF_ICMPGE, out.fail);
        out.charAt(P);
        out.store(C);
        out.test(pc, out.fail);
        out.add(P, 1);
        return pc + n;
      }
    }
  }

  private void success() {
    Label anywhere = new Label();
    Label moved = new Label();
    out.loadRef(M);
    out.field(GETFIELD, "matchAll", "Z");
    out.jump(IFEQ, anywhere);
    out.load(P);
    out.load(END);
    out.jump(IF_ICMPNE, out.fail);
    out.label(anywhere);
    out.loadRef(M);
    out.field(GETFIELD, "mustAdvance", "Z");
    out.jump(IFEQ, moved);
    out.load(P);
    out.loadRef(M);
    out.field(GETFIELD, "start", "I");
    out.jump(IF_ICMPEQ, out.fail);
    out.label(moved);
    out.loadRef(M);
    out.load(P);
    out.field(PUTFIELD, "ptr", "I");
    out.insn(ICONST_1);
    out.insn(IRETURN);
  }

  private void mark(int number) {
    boolean last = (number & 1) != 0;
    Label alone = new Label();
    // Where nothing is left to go back to, failing forgets all marks anyway.
    out.load(SP);
    out.jump(IFEQ, alone);
    out.loadRef(MARKS);
    out.push(number);
    out.insn(IALOAD);
    out.store(Q);
    if (last) {
      out.loadRef(M);
      out.field(GETFIELD, "lastIndex", "I");
      out.store(STOP);
    }
    int where =
        out.place(
            () -> {
              if (last) {
                out.pop(Q, STOP);
                out.loadRef(M);
                out.load(STOP);
                out.field(PUTFIELD, "lastIndex", "I");
              } else {
                out.pop(Q);
              }
              out.loadRef(MARKS);
              out.push(number);
              out.load(Q);
              out.insn(IASTORE);
              out.go(out.fail);
            });
    if (last) {
      out.choice(where, Q, STOP);
    } else {
      out.choice(where, Q);
    }
    out.label(alone);
    if (last) {
      out.loadRef(M);
      out.push(number / 2 + 1);
      out.field(PUTFIELD, "lastIndex", "I");
    }
    out.loadRef(MARKS);
    out.push(number);
    out.load(P);
    out.insn(IASTORE);
  }

  private int literal(int pc) {
    String run = facts.run(pc);
    int n = run.length();
    if (n == 0) {
      out.load(P);
      out.load(END);
      out.jump(IF_ICMPGE, out.fail);
      out.charAt(P);
      out.push(code[pc + 1]);
      out.jump(IF_ICMPNE, out.fail);
      out.add(P, 1);
      return pc + 2;
    }
    out.load(END);
    out.load(P);
    out.insn(ISUB);
    out.push(n);
    out.jump(IF_ICMPLT, out.fail);
    out.startsWith(run, out.fail);
    out.add(P, n);
    return pc + 2 * n;
  }

  private void at(int where) {
    switch (where) {
      case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> {
        out.load(P);
        out.jump(IFNE, out.fail);
      }
      case Op.AT_END_STRING -> {
        out.load(P);
        out.load(END);
        out.jump(IF_ICMPNE, out.fail);
      }
      case Op.AT_END -> {
        beside("atEnd");
        out.jump(IFEQ, out.fail);
      }
      case Op.AT_UNI_BOUNDARY -> {
        beside("uniBoundary");
        out.jump(IFEQ, out.fail);
      }
      default -> {
        out.loadRef(M);
        out.push(where);
        out.load(P);
        out.call("at", "(II)Z");
        out.jump(IFEQ, out.fail);
      }
    }
  }

  private void beside(String helper) {
    out.loadRef(S);
    out.load(P);
    out.load(END);
    out.helper(helper, "(Ljava/lang/String;II)Z");
  }

  /** Tries the alternatives in turn; each begins at a label, as do the attempts. */
  private int branch(int pc) {
    Label attempt = new Label();
    int alt = pc + 1;
    while (code[alt] != 0) {
      int next = alt + code[alt];
      boolean last = code[next] == 0;
      Label other = new Label();
      out.label(attempt);
      out.filter(outlook.first(alt + 1), last ? out.fail : other);
      if (!last) {
        out.choice(
            out.place(
                () -> {
                  out.pop(P);
                  out.go(other);
                }),
            P);
      }
      out.go(out.target(alt + 1));
      attempt = other;
      alt = next;
    }
    for (alt = pc + 1; code[alt] != 0; alt += code[alt]) {
      block(alt + 1, alt + code[alt]);
    }
    return alt + 1;
  }

  // The method that looks for places to begin at.

  private void scanMethod() {
    int from = code[0] == Op.INFO ? code[1] + 1 : 0;
    boolean[] first = outlook.first(from);
    while (code[from] == Op.MARK) {
      from += 2;
    }
    boolean boundary = code[from] == Op.AT && code[from + 1] == Op.AT_UNI_BOUNDARY;
    boolean place = code[from] == Op.AT && !boundary;
    Label loop = new Label();
    Label next = new Label();
    Label none = new Label();
    out.label(loop);
    out.load(P);
    out.load(END);
    out.jump(IF_ICMPGT, none);
    if (first != null) {
      out.load(P);
      out.loadRef(M);
      out.field(GETFIELD, "end", "I");
      out.jump(IF_ICMPGE, none);
      out.charAt(P);
      out.store(C);
      Label ok = new Label();
      out.load(C);
      out.push(first.length);
      out.jump(IF_ICMPGE, ok);
      out.inTable(first);
      out.jump(IFEQ, next);
      out.label(ok);
    }
    if (boundary) {
      out.loadRef(S);
      out.load(P);
      out.loadRef(M);
      out.field(GETFIELD, "end", "I");
      out.helper("uniBoundary", "(Ljava/lang/String;II)Z");
      out.jump(IFEQ, next);
    } else if (place) {
      out.loadRef(M);
      out.push(code[from + 1]);
      out.load(P);
      out.call("at", "(II)Z");
      out.jump(IFEQ, next);
    }
    out.load(P);
    out.insn(IRETURN);
    out.label(next);
    out.add(P, 1);
    out.go(loop);
    out.label(none);
    out.push(-1);
    out.insn(IRETURN);
  }
}
