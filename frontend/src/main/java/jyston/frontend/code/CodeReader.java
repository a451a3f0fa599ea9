package jyston.frontend.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.frontend.ast.Const;

/** Reads what {@link CodeWriter} writes; the body of each code object when it is first needed. */
public final class CodeReader {
  private static final Op[] OPS = Op.values();

  private final byte[] data;
  private final int[] stringAt;
  private final String[] strings;
  private final String filename;

  private CodeReader(byte[] data, int[] stringAt, String filename) {
    this.data = data;
    this.stringAt = stringAt;
    this.strings = new String[stringAt.length];
    this.filename = filename;
  }

  /**
   * Reads a code object.
   *
   * @param filename the file name to give all code, or null to keep what was written
   * @return the code, or null if another version wrote it
   */
  public static Code read(byte[] data, String filename) {
    Cursor in = new Cursor(data, 0);
    if (in.number() != CodeWriter.VERSION || in.number() != OPS.length) {
      return null;
    }
    int n = in.number();
    int[] at = new int[n];
    for (int i = 0; i < n; i++) {
      at[i] = in.pos;
      int len = in.number();
      in.pos += len;
    }
    return new CodeReader(data, at, filename).code(in);
  }

  private static final class Cursor {
    final byte[] data;
    int pos;

    Cursor(byte[] data, int pos) {
      this.data = data;
      this.pos = pos;
    }

    int octet() {
      return data[pos++] & 255;
    }

    int number() {
      return (int) wide();
    }

    long wide() {
      long v = 0;
      int shift = 0;
      while (true) {
        byte b = data[pos++];
        v |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return v;
        }
        shift += 7;
      }
    }

    long signed() {
      long v = wide();
      return v >>> 1 ^ -(v & 1);
    }

    double real() {
      long bits = 0;
      for (int i = 0; i < 8; i++) {
        bits |= (long) octet() << 8 * i;
      }
      return Double.longBitsToDouble(bits);
    }

    byte[] bytes() {
      int n = number();
      byte[] b = Arrays.copyOfRange(data, pos, pos + n);
      pos += n;
      return b;
    }

    int operand() {
      int v = number();
      return v == 0 ? Instr.NONE : (v & 1) == 0 ? (v - 2) / 2 : ~((v - 1) / 2);
    }
  }

  private String string(int i) {
    String s = strings[i];
    if (s == null) {
      Cursor c = new Cursor(data, stringAt[i]);
      int n = c.number();
      s = strings[i] = new String(data, c.pos, n, StandardCharsets.UTF_8);
    }
    return s;
  }

  private List<String> names(Cursor in) {
    int n = in.number();
    String[] r = new String[n];
    for (int i = 0; i < n; i++) {
      r[i] = string(in.number());
    }
    return List.of(r);
  }

  private Code code(Cursor in) {
    String name = string(in.number());
    String qualname = string(in.number());
    String file = string(in.number());
    int firstLine = in.number();
    int args = in.number();
    int posOnly = in.number();
    int kwOnly = in.number();
    int flags = in.number();
    List<String> vars = names(in);
    List<String> cells = names(in);
    List<String> frees = names(in);
    Object doc = constant(in);
    int size = in.number();
    int start = in.pos;
    in.pos += size;
    Code.Header h =
        new Code.Header(
            name,
            qualname,
            filename != null ? filename : file,
            firstLine,
            args,
            posOnly,
            kwOnly,
            flags,
            vars,
            cells,
            frees,
            doc);
    return new Code(h, () -> body(new Cursor(data, start)));
  }

  private Cfg body(Cursor in) {
    int numVars = in.number();
    int numCross = in.number();
    int numRegisters = in.number();
    String[] names = names(in).toArray(new String[0]);
    Object[] consts = new Object[in.number()];
    for (int i = 0; i < consts.length; i++) {
      consts[i] = constant(in);
    }
    int[] spans = new int[4 * in.number()];
    int line = 0;
    for (int i = 0; i < spans.length; i += 4) {
      line += (int) in.signed();
      spans[i] = line;
      spans[i + 1] = (int) in.signed();
      spans[i + 2] = line + (int) in.signed();
      spans[i + 3] = (int) in.signed();
    }
    String[] hiddenNames = new String[in.number()];
    int[] hiddenRegs = new int[hiddenNames.length];
    for (int i = 0; i < hiddenRegs.length; i++) {
      hiddenNames[i] = string(in.number());
      hiddenRegs[i] = in.number();
    }
    BasicBlock[] blocks = new BasicBlock[in.number()];
    ArrayList<Instr> instrs = new ArrayList<>();
    int span = 0;
    for (int k = 0; k < blocks.length; k++) {
      int n = in.number();
      int handler = in.number() - 1;
      int bits = in.octet();
      int start = instrs.size();
      for (int j = 0; j < n; j++) {
        Instr i = new Instr(OPS[in.octet()]);
        span += (int) in.signed();
        i.span = span;
        instr(in, i);
        instrs.add(i);
      }
      blocks[k] = new BasicBlock(k, start, start + n, handler, (bits & 1) != 0, (bits & 2) != 0);
    }
    return new Cfg(
        blocks,
        instrs.toArray(new Instr[0]),
        consts,
        names,
        spans,
        hiddenNames,
        hiddenRegs,
        numVars,
        numCross,
        numRegisters);
  }

  private static void instr(Cursor in, Instr i) {
    Op op = i.op;
    if (op.hasDst()) {
      i.dst = in.operand();
    }
    if (op.hasA()) {
      i.a = in.operand();
    }
    if (op.hasB()) {
      i.b = in.operand();
    }
    if (op.hasC()) {
      i.c = in.operand();
    }
    if (op.usesMore() || op.definesMore()) {
      int[] m = new int[in.number()];
      for (int k = 0; k < m.length; k++) {
        m[k] = in.operand();
      }
      i.more = m;
    }
    if (op.hasName() || op.hasConst() || op.hasNumber()) {
      i.imm = in.number();
    }
    if (op.isTerminator()) {
      i.t0 = in.number() - 1;
      i.t1 = in.number() - 1;
    }
  }

  private List<Object> items(Cursor in) {
    int n = in.number();
    Object[] r = new Object[n];
    for (int i = 0; i < n; i++) {
      r[i] = constant(in);
    }
    return List.of(r);
  }

  private Object constant(Cursor in) {
    int tag = in.octet();
    return switch (tag) {
      case CodeWriter.NULL -> null;
      case CodeWriter.NONE -> Const.Singleton.NONE;
      case CodeWriter.TRUE -> Const.Singleton.TRUE;
      case CodeWriter.FALSE -> Const.Singleton.FALSE;
      case CodeWriter.ELLIPSIS -> Const.Singleton.ELLIPSIS;
      case CodeWriter.LONG -> in.signed();
      case CodeWriter.BIG -> new BigInteger(in.bytes());
      case CodeWriter.DOUBLE -> in.real();
      case CodeWriter.COMPLEX -> {
        double re = in.real();
        yield new Const.Imaginary(re, in.real());
      }
      case CodeWriter.STRING -> string(in.number());
      case CodeWriter.POINTS -> {
        int[] p = new int[in.number()];
        for (int i = 0; i < p.length; i++) {
          p[i] = in.number();
        }
        yield new Const.CodePoints(p);
      }
      case CodeWriter.BYTES -> new Const.Bytes(in.bytes());
      case CodeWriter.TUPLE -> new Const.TupleConst(items(in));
      case CodeWriter.FROZENSET -> new Const.FrozenSetConst(items(in));
      case CodeWriter.CODE -> code(in);
      default -> throw new IllegalArgumentException("bad constant tag " + tag);
    };
  }
}
