package jyston.frontend.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import jyston.frontend.ast.Const;

/**
 * Writes code objects with their graphs in a compact form, for cache files and {@code marshal}. The
 * layout is: version, op count, string table, outermost code. Every body is prefixed by its length
 * so that {@link CodeReader} can leave it alone until it is needed.
 */
public final class CodeWriter {
  /** Changes with the format or the op table. */
  static final int VERSION = 3;

  /** The upper half of the magic number of cache files: a line end in it shows text conversion. */
  public static final int MAGIC = 0x0A0D0000;

  /**
   * A 16-bit number that changes with the format and with the op table, for the magic numbers of
   * cache files.
   */
  public static int fingerprint() {
    int h = VERSION;
    for (Op op : Op.values()) {
      h = 31 * h + op.name().hashCode();
      h = 31 * h + op.signature().hashCode();
    }
    return (h ^ h >>> 16) & 0xFFFF;
  }

  static final int NONE = 0;
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int ELLIPSIS = 3;
  static final int LONG = 4;
  static final int BIG = 5;
  static final int DOUBLE = 6;
  static final int COMPLEX = 7;
  static final int STRING = 8;
  static final int POINTS = 9;
  static final int BYTES = 10;
  static final int TUPLE = 11;
  static final int FROZENSET = 12;
  static final int CODE = 13;
  static final int NULL = 14;

  private final HashMap<String, Integer> index = new HashMap<>();
  private final ArrayList<String> strings = new ArrayList<>();

  private CodeWriter() {}

  /** The bytes of a code object and all code in it; lowers every body that is not yet built. */
  public static byte[] write(Code code) {
    CodeWriter w = new CodeWriter();
    Out body = new Out();
    w.code(body, code);
    Out out = new Out();
    out.number(VERSION);
    out.number(Op.values().length);
    out.number(w.strings.size());
    for (String s : w.strings) {
      byte[] b = s.getBytes(StandardCharsets.UTF_8);
      out.number(b.length);
      out.bytes(b, b.length);
    }
    out.bytes(body.data, body.size);
    return java.util.Arrays.copyOf(out.data, out.size);
  }

  /** A growing buffer of variable-length numbers. */
  private static final class Out {
    byte[] data = new byte[256];
    int size;

    void octet(int v) {
      if (size == data.length) {
        data = java.util.Arrays.copyOf(data, size * 2);
      }
      data[size++] = (byte) v;
    }

    void number(long v) {
      while ((v & ~0x7FL) != 0) {
        octet((int) (v & 0x7F | 0x80));
        v >>>= 7;
      }
      octet((int) v);
    }

    void signed(long v) {
      number(v << 1 ^ v >> 63);
    }

    void bytes(byte[] b, int n) {
      if (size + n > data.length) {
        data = java.util.Arrays.copyOf(data, Math.max(size + n, data.length * 2));
      }
      System.arraycopy(b, 0, data, size, n);
      size += n;
    }
  }

  private int string(String s) {
    Integer i = index.get(s);
    if (i == null) {
      i = strings.size();
      strings.add(s);
      index.put(s, i);
    }
    return i;
  }

  private void code(Out out, Code c) {
    out.number(string(c.name()));
    out.number(string(c.qualname()));
    out.number(string(c.filename()));
    out.number(c.firstLine());
    out.number(c.argCount());
    out.number(c.posOnlyArgCount());
    out.number(c.kwOnlyArgCount());
    out.number(c.flags());
    out.number(c.varCount());
    for (int i = 0; i < c.varCount(); i++) {
      out.number(string(c.varName(i)));
    }
    out.number(c.cellCount());
    for (int i = 0; i < c.cellCount(); i++) {
      out.number(string(c.cellName(i)));
    }
    out.number(c.freeCount());
    for (int i = 0; i < c.freeCount(); i++) {
      out.number(string(c.freeName(i)));
    }
    constant(out, c.docstring());
    Out body = new Out();
    body(body, c.body());
    out.number(body.size);
    out.bytes(body.data, body.size);
  }

  private void body(Out out, Cfg g) {
    out.number(g.numVars());
    out.number(g.numCross());
    out.number(g.numRegisters());
    out.number(g.nameCount());
    for (int i = 0; i < g.nameCount(); i++) {
      out.number(string(g.name(i)));
    }
    out.number(g.constCount());
    for (int i = 0; i < g.constCount(); i++) {
      constant(out, g.constant(i));
    }
    out.number(g.spanCount());
    int line = 0;
    for (int i = 0; i < g.spanCount(); i++) {
      out.signed(g.spanValue(4 * i) - line);
      line = g.spanValue(4 * i);
      out.signed(g.spanValue(4 * i + 1));
      out.signed(g.spanValue(4 * i + 2) - line);
      out.signed(g.spanValue(4 * i + 3));
    }
    out.number(g.hiddenCount());
    for (int i = 0; i < g.hiddenCount(); i++) {
      out.number(string(g.hiddenName(i)));
      out.number(g.hiddenRegister(i));
    }
    out.number(g.blockCount());
    int span = 0;
    for (int k = 0; k < g.blockCount(); k++) {
      BasicBlock b = g.block(k);
      out.number(b.end() - b.start());
      out.number(b.handler() + 1);
      out.octet((b.isHandler() ? 1 : 0) | (b.loopHeader() ? 2 : 0));
      for (int p = b.start(); p < b.end(); p++) {
        Instr i = g.instr(p);
        out.octet(i.op.ordinal());
        out.signed(i.span - span);
        span = i.span;
        instr(out, i);
      }
    }
  }

  private static void operand(Out out, int x) {
    out.number(x == Instr.NONE ? 0 : x >= 0 ? 2L * x + 2 : 2L * ~x + 1);
  }

  private static void instr(Out out, Instr i) {
    Op op = i.op;
    if (op.hasDst()) {
      operand(out, i.dst);
    }
    if (op.hasA()) {
      operand(out, i.a);
    }
    if (op.hasB()) {
      operand(out, i.b);
    }
    if (op.hasC()) {
      operand(out, i.c);
    }
    if (op.usesMore() || op.definesMore()) {
      out.number(i.more.length);
      for (int m : i.more) {
        operand(out, m);
      }
    }
    if (op.hasName() || op.hasConst() || op.hasNumber()) {
      out.number(i.imm);
    }
    if (op.isTerminator()) {
      out.number(i.t0 + 1);
      out.number(i.t1 + 1);
    }
  }

  private void constant(Out out, Object v) {
    switch (v) {
      case null -> out.octet(NULL);
      case Const.Singleton s ->
          out.octet(
              switch (s) {
                case NONE -> NONE;
                case TRUE -> TRUE;
                case FALSE -> FALSE;
                case ELLIPSIS -> ELLIPSIS;
              });
      case Long n -> {
        out.octet(LONG);
        out.signed(n);
      }
      case BigInteger n -> {
        out.octet(BIG);
        byte[] b = n.toByteArray();
        out.number(b.length);
        out.bytes(b, b.length);
      }
      case Double d -> {
        out.octet(DOUBLE);
        real(out, d);
      }
      case Const.Imaginary c -> {
        out.octet(COMPLEX);
        real(out, c.real());
        real(out, c.imag());
      }
      case String s -> {
        out.octet(STRING);
        out.number(string(s));
      }
      case Const.CodePoints p -> {
        out.octet(POINTS);
        out.number(p.points().length);
        for (int cp : p.points()) {
          out.number(cp);
        }
      }
      case Const.Bytes b -> {
        out.octet(BYTES);
        out.number(b.data().length);
        out.bytes(b.data(), b.data().length);
      }
      case Const.TupleConst t -> {
        out.octet(TUPLE);
        out.number(t.items().size());
        for (Object o : t.items()) {
          constant(out, o);
        }
      }
      case Const.FrozenSetConst t -> {
        out.octet(FROZENSET);
        out.number(t.items().size());
        for (Object o : t.items()) {
          constant(out, o);
        }
      }
      case Code c -> {
        out.octet(CODE);
        code(out, c);
      }
      default -> throw new IllegalArgumentException(v.getClass().getName());
    }
  }

  private static void real(Out out, double d) {
    long bits = Double.doubleToRawLongBits(d);
    for (int i = 0; i < 8; i++) {
      out.octet((int) (bits >>> 8 * i));
    }
  }
}
