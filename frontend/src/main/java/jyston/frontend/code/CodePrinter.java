package jyston.frontend.code;

import jyston.frontend.ast.Const;
import jyston.frontend.ast.PyRepr;

/** Prints code as text or as a DOT graph, for {@code --dump-cfg}. */
public final class CodePrinter {
  private final Code code;
  private final Cfg cfg;
  private final StringBuilder out;
  private Notes notes;

  /** What is printed beside blocks and instructions. */
  public interface Notes {
    /** A remark on a block, or null. */
    String block(int id);

    /** A remark on a program point, or null. */
    String point(int point);
  }

  private CodePrinter(Code code, StringBuilder out) {
    this.code = code;
    this.cfg = code.body();
    this.out = out;
  }

  /** The text of a code object and all code nested in it. */
  public static String text(Code code) {
    StringBuilder b = new StringBuilder();
    text(code, b);
    return b.toString();
  }

  /** The text of a code object, without what is nested in it, with remarks. */
  public static String text(Code code, Notes notes) {
    CodePrinter p = new CodePrinter(code, new StringBuilder());
    p.notes = notes;
    p.header();
    for (int k = 0; k < p.cfg.blockCount(); k++) {
      p.block(p.cfg.block(k));
    }
    return p.out.append('\n').toString();
  }

  /** A register as it stands in the text: a variable's name, or a number. */
  public static String register(Code code, int register) {
    CodePrinter p = new CodePrinter(code, new StringBuilder());
    p.operand(register);
    return p.out.toString();
  }

  private static void text(Code code, StringBuilder b) {
    CodePrinter p = new CodePrinter(code, b);
    p.header();
    for (int k = 0; k < p.cfg.blockCount(); k++) {
      p.block(p.cfg.block(k));
    }
    b.append('\n');
    for (int i = 0; i < p.cfg.constCount(); i++) {
      if (p.cfg.constant(i) instanceof Code c) {
        text(c, b);
      }
    }
  }

  /** A DOT graph with one cluster per code object. */
  public static String dot(Code code) {
    StringBuilder b = new StringBuilder("digraph cfg {\n  node [shape=box fontname=monospace];\n");
    dot(code, b, new int[1]);
    return b.append("}\n").toString();
  }

  private static void dot(Code code, StringBuilder b, int[] count) {
    int n = count[0]++;
    CodePrinter p = new CodePrinter(code, new StringBuilder());
    b.append("  subgraph cluster").append(n).append(" {\n    label=\"");
    b.append(escape(code.qualname())).append("\";\n");
    Cfg g = p.cfg;
    for (int k = 0; k < g.blockCount(); k++) {
      BasicBlock x = g.block(k);
      p.out.setLength(0);
      p.block(x);
      b.append("    n").append(n).append('_').append(k).append(" [label=\"");
      b.append(escape(p.out.toString()).replace("\n", "\\l")).append("\"];\n");
      Instr t = g.terminator(k);
      edge(b, n, k, t.t0, t.t1 >= 0 ? "0" : "");
      edge(b, n, k, t.t1, "1");
      if (x.handler() >= 0) {
        b.append("    n").append(n).append('_').append(k).append(" -> n").append(n).append('_');
        b.append(x.handler()).append(" [style=dashed];\n");
      }
    }
    b.append("  }\n");
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        dot(c, b, count);
      }
    }
  }

  private static void edge(StringBuilder b, int n, int from, int to, String label) {
    if (to >= 0) {
      b.append("    n").append(n).append('_').append(from).append(" -> n").append(n).append('_');
      b.append(to).append(" [label=\"").append(label).append("\"];\n");
    }
  }

  private static String escape(String s) {
    return s.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void header() {
    out.append(code.qualname()).append(" (").append(code.filename()).append(':');
    out.append(code.firstLine()).append(") flags 0x").append(Integer.toHexString(code.flags()));
    out.append(", registers ").append(cfg.numVars()).append('+').append(cfg.numCross());
    out.append('+').append(cfg.numRegisters() - cfg.numVars() - cfg.numCross()).append('\n');
  }

  private void block(BasicBlock b) {
    out.append("  B").append(b.id());
    if (b.loopHeader()) {
      out.append(" loop");
    }
    if (b.isHandler()) {
      out.append(" handler");
    }
    if (b.handler() >= 0) {
      out.append(" -> on exception B").append(b.handler());
    }
    note(notes == null ? null : notes.block(b.id()));
    for (int i = b.start(); i < b.end(); i++) {
      out.append("    ");
      String n = Integer.toString(i);
      out.repeat(' ', Math.max(0, 4 - n.length())).append(n).append("  ");
      instr(cfg.instr(i));
      int line = cfg.line(i);
      if (line >= 0) {
        out.append("  ; ").append(line).append(':').append(cfg.col(i));
        out.append('-').append(cfg.endLine(i)).append(':').append(cfg.endCol(i));
      }
      note(notes == null ? null : notes.point(i));
    }
  }

  private void note(String text) {
    if (text != null) {
      out.append("  | ").append(text);
    }
    out.append('\n');
  }

  private void instr(Instr i) {
    Op op = i.op;
    if (op.hasDst() && i.dst >= 0) {
      operand(i.dst);
      out.append(" = ");
    }
    if (op.definesMore()) {
      for (int k = 0; k < i.more.length; k++) {
        out.append(k > 0 ? ", " : "");
        operand(i.more[k]);
      }
      out.append(" = ");
    }
    out.append(op);
    if (op.hasA() && i.a != Instr.NONE) {
      out.append(' ');
      operand(i.a);
    }
    if (op.hasB()) {
      out.append(", ");
      operand(i.b);
    }
    if (op.hasC()) {
      out.append(", ");
      operand(i.c);
    }
    if (op.usesMore()) {
      out.append(" (");
      for (int k = 0; k < i.more.length; k++) {
        out.append(k > 0 ? ", " : "");
        operand(i.more[k]);
      }
      out.append(')');
    }
    if (op.hasName()) {
      out.append(" '").append(cfg.name(i.imm)).append('\'');
    } else if (op.hasConst()) {
      out.append(" #");
      constant(i.imm);
    } else if (op.hasNumber()) {
      out.append(" !").append(i.imm);
    }
    if (i.t0 >= 0) {
      out.append(" -> B").append(i.t0);
    }
    if (i.t1 >= 0) {
      out.append(" else B").append(i.t1);
    }
  }

  private void operand(int x) {
    if (x == Instr.NONE) {
      out.append('-');
    } else if (x < 0) {
      constant(~x);
    } else if (x < code.varCount()) {
      out.append(code.varName(x));
    } else if (x < code.freeStart()) {
      out.append('&').append(code.cellName(x - code.varCount()));
    } else if (x < cfg.numVars()) {
      out.append('^').append(code.freeName(x - code.freeStart()));
    } else {
      out.append('%').append(x);
    }
  }

  private void constant(int i) {
    Object c = cfg.constant(i);
    switch (c) {
      case Code k -> out.append("<code ").append(k.name()).append('>');
      case Const.TupleConst t -> out.append(t.items());
      case Const.FrozenSetConst t -> out.append("frozenset").append(t.items());
      default -> PyRepr.append(out, c);
    }
  }
}
