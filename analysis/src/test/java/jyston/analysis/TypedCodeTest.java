package jyston.analysis;

import static jyston.analysis.Graphs.function;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.StringJoiner;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import org.junit.jupiter.api.Test;

/** Kinds inferred on small graphs, and what a back end is told to write for them. */
class TypedCodeTest {
  /** A back end that writes lines of text. */
  private static final class Printer implements Emitter {
    private final Code code;
    private final Cfg cfg;
    private final TypeInference types;
    final StringBuilder out = new StringBuilder();
    byte[] kinds;

    Printer(Code code, TypeInference types) {
      this.code = code;
      this.cfg = code.body();
      this.types = types;
    }

    private String name(int operand) {
      if (Instr.isConst(operand)) {
        return String.valueOf(cfg.constant(~operand));
      }
      return operand < cfg.numVars() ? code.varName(operand) : "t";
    }

    private void line(String op, int dst, byte kind, int... operands) {
      StringJoiner s = new StringJoiner(" ");
      for (int o : operands) {
        s.add(name(o));
      }
      if (dst >= 0) {
        out.append(name(dst)).append(" = ");
        kinds[dst] = kind;
      }
      out.append(op).append(' ').append(s).append('\n');
    }

    @Override
    public byte kind(int operand) {
      return types.kind(operand, kinds);
    }

    @Override
    public void guard(int operand, byte kind, int point, boolean left) {
      if (kind(operand) != kind) {
        String side = left ? " left\n" : " right\n";
        out.append("guard ").append(name(operand)).append(' ').append(Kind.letter(kind));
        out.append(side);
        kinds[operand] = kind;
      }
    }

    @Override
    public void copy(int dst, int a) {
      line("copy", dst, kind(a), a);
    }

    @Override
    public void intOp(Op op, int dst, int a, int b, int point) {
      line("int " + op, dst, Kind.INT, a, b);
    }

    @Override
    public void intOp(Op op, int dst, int a, int point) {
      line("int " + op, dst, Kind.INT, a);
    }

    @Override
    public void intQuotient(int dst, int a, int b, int point) {
      line("quotient", dst, Kind.FLOAT, a, b);
    }

    @Override
    public void floatOp(Op op, int dst, int a, int b, int point) {
      line("float " + op, dst, Kind.FLOAT, a, b);
    }

    @Override
    public void floatOp(Op op, int dst, int a) {
      line("float " + op, dst, Kind.FLOAT, a);
    }

    @Override
    public void complexOp(Op op, int dst, int a, int b, int point) {
      line("complex " + op, dst, Kind.COMPLEX, a, b);
    }

    @Override
    public void complexOp(Op op, int dst, int a) {
      line("complex " + op, dst, Kind.COMPLEX, a);
    }

    @Override
    public void complexPart(boolean imaginary, int dst, int a) {
      line(imaginary ? "imag" : "real", dst, Kind.FLOAT, a);
    }

    @Override
    public void compare(Op op, int dst, int a, int b, int point) {
      line("compare " + op, dst, Kind.OBJECT, a, b);
    }

    @Override
    public void branch(Op op, int a, int b, int point) {
      line("branch " + op, -1, Kind.NONE, a, b);
    }

    @Override
    public void branchNonZero(int a, int point) {
      line("branch nonzero", -1, Kind.NONE, a);
    }
  }

  /** What is emitted for a function, one line each; an op without a typed form as its name. */
  private static String emitted(String source, Feedback feedback) {
    Code f = function(source);
    Cfg cfg = f.body();
    byte[] at = new byte[cfg.numRegisters()];
    Arrays.fill(at, 0, cfg.numVars(), Kind.OBJECT);
    TypeInference types = new TypeInference(cfg, feedback, 0, at, false);
    Printer printer = new Printer(f, types);
    TypedCode code = new TypedCode(types, printer);
    for (int b = 0; b < cfg.blockCount(); b++) {
      BasicBlock block = cfg.block(b);
      if (!types.reached(b)) {
        continue;
      }
      printer.kinds = types.in(b).clone();
      for (int p = block.start(); p < block.end(); p++) {
        Instr i = cfg.instr(p);
        byte[] before = printer.kinds.clone();
        if (!code.emit(i, p)) {
          printer.out.append(i.op).append('\n');
          types.transfer(p, printer.kinds);
        } else {
          // Inference and emission must agree on what each instruction leaves behind.
          types.transfer(p, before);
          assertEquals(Arrays.toString(before), Arrays.toString(printer.kinds), i.op.toString());
        }
      }
    }
    return printer.out.toString();
  }

  @Test
  void intsAreGuardedOnce() {
    assertEquals(
        """
        guard a i left
        guard b i right
        c = int ADD a b
        d = int MUL c a
        t = quotient d 2
        RETURN
        """,
        emitted(
            """
            def f(a, b):
                c = a + b
                d = c * a
                return d / 2
            """,
            new Seen(Feedback.INT, Feedback.INT, false)));
  }

  @Test
  void floatsTakeIntsIn() {
    assertEquals(
        """
        guard a f left
        guard n i right
        a = float MUL a n
        b = float NEG a
        RETURN
        """,
        emitted(
            """
            def f(a, n):
                a *= n
                b = -a
                return b
            """,
            new Seen(Feedback.FLOAT, Feedback.INT, false)));
  }

  @Test
  void anIntIsComparedWithAFloat() {
    assertEquals(
        """
        guard a i left
        guard b f right
        t = compare LT a b
        RETURN
        """,
        emitted(
            """
            def f(a, b):
                return a < b
            """,
            new Seen(Feedback.INT, Feedback.FLOAT, false)));
  }

  @Test
  void complexNumbersTakeOthersIn() {
    assertEquals(
        """
        guard z c left
        guard x f right
        w = complex ADD z x
        w = complex MUL w z
        t = complex NEG w
        w = complex DIV t Imaginary[real=0.0, imag=2.0]
        branch EQ w z
        t = real w
        t = imag w
        t = float SUB t t
        RETURN
        LT
        RETURN
        """,
        emitted(
            """
            def f(z, x):
                w = z + x
                w *= z
                w = -w / 2j
                if w == z:
                    return w.real - w.imag
                return w < z
            """,
            new Seen(Feedback.COMPLEX, Feedback.FLOAT, false)));
  }

  @Test
  void partsOfComplexNumbersAreFloats() {
    assertEquals(
        """
        guard z c left
        t = real z
        t = imag z
        t = float MUL t t
        GET_ATTR
        BUILD_TUPLE
        z = complex ADD 1 z
        RETURN
        """,
        emitted(
            """
            def f(z):
                a = (z.real * z.imag, z.conjugate)
                z = 1 + z
                return z
            """,
            new Seen(Feedback.COMPLEX, Feedback.COMPLEX, false)));
  }

  @Test
  void complexNumbersThatAreOftenOthersAreObjects() {
    assertEquals(
        """
        ADD
        GET_ATTR
        RETURN
        """,
        emitted(
            """
            def f(z):
                return (z + 1j).real
            """,
            new Seen(Feedback.COMPLEX | Feedback.FLOAT, Feedback.COMPLEX, false)));
  }

  @Test
  void branchesAreOnUnboxedNumbers() {
    assertEquals(
        """
        guard n i left
        branch GE n 10
        RETURN
        n = int INVERT n
        branch nonzero n
        RETURN
        RETURN
        """,
        emitted(
            """
            def f(n):
                if n >= 10:
                    return n
                n = ~n
                if n:
                    return n
            """,
            new Seen(Feedback.INT, Feedback.INT, false)));
  }

  @Test
  void whatExitedBeforeIsOnObjects() {
    assertEquals(
        """
        POW
        MOD
        RETURN
        """,
        emitted(
            """
            def f(a, b):
                return a ** b % a
            """,
            new Seen(Feedback.INT, Feedback.INT, true)));
  }

  @Test
  void anItemIsUnboxedForWhatUsesItBehindABranch() {
    assertEquals(
        """
        GET_ITEM
        JUMP
        branch nonzero x
        BUILD_SLICE
        GET_ITEM
        SET_SLICE
        t = int ADD x 1
        GET_ITEM
        JUMP
        RETURN
        """,
        emitted(
            """
            def f(a):
                x = a[0]
                while x:
                    a[:x] = a[x::-1]
                    x = a[x + 1]
            """,
            new Seen(Feedback.INT, Feedback.INT, false)));
  }

  @Test
  void aVariableOfTwoKindsIsMixedWhereWaysMeet() {
    Code f =
        function(
            """
            def f(a):
                b = 1
                if a:
                    b = 2.0
                return b
            """);
    Cfg cfg = f.body();
    byte[] at = new byte[cfg.numRegisters()];
    Arrays.fill(at, 0, cfg.numVars(), Kind.OBJECT);
    TypeInference types = new TypeInference(cfg, new Seen(0, 0, false), 0, at, false);
    int last = cfg.blockCount() - 1;
    assertEquals(Kind.MIXED, types.in(last)[1], types.toString());
    assertEquals(Kind.OBJECT, types.in(last)[0], types.toString());
  }
}
