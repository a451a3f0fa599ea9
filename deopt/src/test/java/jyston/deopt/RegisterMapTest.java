package jyston.deopt;

import static jyston.deopt.RegisterMap.CLOSURE;
import static jyston.deopt.RegisterMap.COMPLEX;
import static jyston.deopt.RegisterMap.FLOAT;
import static jyston.deopt.RegisterMap.INT;
import static jyston.deopt.RegisterMap.OBJECT;
import static jyston.deopt.RegisterMap.UNBOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import jyston.frontend.WarningSink;
import jyston.frontend.cfg.CodeCompiler;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.parser.Mode;
import jyston.frontend.parser.Parser;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.PyCell;
import jyston.runtime.PyCode;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;
import jyston.runtime.Unboxed;
import org.junit.jupiter.api.Test;

/** What compiled code has left in a frame, read and written by way of maps. */
class RegisterMapTest {
  /** Variables a, b, c, d and the free variable k; all that comes behind is temporary. */
  private static final String SOURCE =
      """
      def outer():
          k = 1
          def inner(a, b):
              c = [a + b * k, b - k]
              d = c
              return c
      """;

  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int D = 3;
  private static final int K = 4;
  private static final int TEMPORARY = 5;
  private static final long NAN = 0x7ff8_0000_0000_1234L;

  private final PyCode code = new PyCode(nested(nested(module())));
  private final PyObject cell = new PyCell(PyInt.of(1));
  private final Frame f = frame();

  private static Code module() {
    return CodeCompiler.compile(
        Parser.parse(SourceText.ofString(SOURCE, "t.py"), Mode.EXEC, 0, Parser.LATEST),
        "t.py",
        0,
        0,
        WarningSink.NONE);
  }

  private static Code nested(Code code) {
    Cfg g = code.body();
    for (int i = 0; i < g.constCount(); i++) {
      if (g.constant(i) instanceof Code c) {
        return c;
      }
    }
    throw new AssertionError("no function");
  }

  private Frame frame() {
    PyDict globals = new PyDict();
    globals.put(Names.BUILTINS, new PyDict());
    code.setCompiled(new Owner(null));
    PyFunction fn = new PyFunction(code, globals, null, null, null, new PyObject[] {cell});
    assertEquals(TEMPORARY, code.code.body().numVars());
    Frame f = new Frame(code, fn, TEMPORARY + 3);
    f.raw = new long[f.regs.length];
    return f;
  }

  private static RegisterMap map(int... where) {
    byte[] b = new byte[where.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) where[i];
    }
    return new RegisterMap(b);
  }

  private static long value(PyObject o) {
    return assertInstanceOf(PyInt.class, o).value;
  }

  private static long bits(PyObject o) {
    return Double.doubleToRawLongBits(assertInstanceOf(PyFloat.class, o).value);
  }

  private void owned(RegisterMap map) {
    f.owner = new Owner(map);
  }

  @Test
  void settleBoxesWhatIsUnboxed() {
    PyStr left = PyStr.of("of an earlier call");
    Arrays.fill(f.regs, left);
    f.raw[A] = Long.MIN_VALUE;
    f.raw[B] = NAN;
    PyStr object = PyStr.of("c");
    f.regs[C] = object;
    map(INT, FLOAT, OBJECT, UNBOUND, CLOSURE).settle(f);
    assertEquals(Long.MIN_VALUE, value(f.regs[A]));
    assertEquals(NAN, bits(f.regs[B]));
    assertSame(object, f.regs[C]);
    assertNull(f.regs[D]);
    assertSame(cell, f.regs[K]);
    assertSame(left, f.regs[TEMPORARY]);
  }

  @Test
  void settlePutsNumbersInPlaceOfMarks() {
    f.regs[A] = Unboxed.INT;
    f.raw[A] = -7;
    f.regs[B] = Unboxed.FLOAT;
    f.raw[B] = Double.doubleToRawLongBits(-0.0);
    map(OBJECT, OBJECT, OBJECT, UNBOUND, CLOSURE).settle(f);
    assertEquals(-7, value(f.regs[A]));
    assertEquals(Double.doubleToRawLongBits(-0.0), bits(f.regs[B]));
    assertNull(f.regs[C]);
  }

  @Test
  void settleTwiceIsTheSame() {
    RegisterMap m = map(INT, FLOAT, OBJECT, UNBOUND, CLOSURE);
    f.regs[C] = Unboxed.INT;
    f.raw[C] = 5;
    m.settle(f);
    PyObject first = f.regs[C];
    m.settle(f);
    assertSame(first, f.regs[C]);
    assertEquals(5, value(f.regs[C]));
  }

  @Test
  void complexNumbersStayObjects() {
    RegisterMap m = map(COMPLEX, OBJECT, OBJECT, UNBOUND, CLOSURE);
    PyObject z = new PyComplex(1, -0.0);
    f.regs[A] = z;
    assertTrue(m.fits(f));
    m.settle(f);
    m.unsettle(f);
    assertSame(z, f.regs[A]);
    f.regs[A] = new PyFloat(1);
    assertFalse(m.fits(f));
    f.regs[A] = null;
    assertFalse(m.fits(f));
  }

  @Test
  void unsettleIsTheOtherWayRound() {
    RegisterMap m = map(INT, FLOAT, OBJECT, UNBOUND, CLOSURE);
    PyStr object = PyStr.of("c");
    f.regs[A] = PyInt.of(Long.MAX_VALUE);
    f.regs[B] = new PyFloat(Double.longBitsToDouble(NAN));
    f.regs[C] = object;
    Arrays.fill(f.raw, 99);
    m.unsettle(f);
    assertEquals(Long.MAX_VALUE, f.raw[A]);
    assertEquals(NAN, f.raw[B]);
    assertEquals(99, f.raw[C]);
    f.regs[A] = f.regs[B] = null;
    m.settle(f);
    assertEquals(Long.MAX_VALUE, value(f.regs[A]));
    assertEquals(NAN, bits(f.regs[B]));
    assertSame(object, f.regs[C]);
  }

  @Test
  void leaveSettlesVariablesAndTemporaries() {
    RegisterMap m = map(INT, UNBOUND, OBJECT, UNBOUND, CLOSURE, FLOAT, OBJECT, UNBOUND);
    owned(m);
    PyObject[] regs = f.regs;
    Arrays.fill(regs, PyStr.of("left over"));
    f.raw[A] = 1;
    f.raw[TEMPORARY] = Double.doubleToRawLongBits(2.5);
    regs[TEMPORARY + 1] = Unboxed.INT;
    f.raw[TEMPORARY + 1] = 3;
    m.leave(f, new int[] {TEMPORARY});
    assertSame(regs, f.regs);
    assertEquals(1, value(regs[A]));
    assertNull(regs[B]);
    assertEquals(Double.doubleToRawLongBits(2.5), bits(regs[TEMPORARY]));
    assertEquals(3, value(regs[TEMPORARY + 1]));
    assertNull(regs[TEMPORARY + 2]);
  }

  @Test
  void leaveKeepsVariablesThatSomebodyTook() {
    RegisterMap during = map(INT, INT, OBJECT, OBJECT, CLOSURE);
    owned(during);
    PyObject[] stored = f.regs;
    f.raw[A] = 1;
    f.raw[B] = 2;
    stored[C] = PyStr.of("c");
    f.release();
    assertNull(f.owner);
    assertNotSame(stored, f.regs);
    // Somebody writes variables, then compiled code stores what it takes for their values.
    f.regs[A] = PyInt.of(100);
    f.regs[C] = null;
    PyStr result = PyStr.of("what the call returned");
    stored[D] = result;
    stored[TEMPORARY + 1] = PyStr.of("temporary");
    f.raw[TEMPORARY] = 7;
    map(INT, INT, OBJECT, OBJECT, CLOSURE, INT, OBJECT, UNBOUND).leave(f, new int[] {D});
    assertSame(stored, f.regs);
    assertNull(f.left);
    assertEquals(100, value(f.regs[A]));
    assertEquals(2, value(f.regs[B]));
    assertNull(f.regs[C]);
    assertSame(result, f.regs[D]);
    assertSame(cell, f.regs[K]);
    assertEquals(7, value(f.regs[TEMPORARY]));
    assertEquals(PyStr.of("temporary").toString(), f.regs[TEMPORARY + 1].toString());
    assertNull(f.regs[TEMPORARY + 2]);
  }

  @Test
  void equalMapsAreOne() {
    assertEquals(map(INT, OBJECT), map(INT, OBJECT));
    assertEquals(map(INT, OBJECT).hashCode(), map(INT, OBJECT).hashCode());
    assertEquals("oif-cz", map(OBJECT, INT, FLOAT, UNBOUND, CLOSURE, COMPLEX).toString());
  }

  /** Keeps the registers as one map says, and runs nothing. */
  private final class Owner extends CompiledCode {
    private final RegisterMap map;

    Owner(RegisterMap map) {
      super(RegisterMapTest.this.code);
      this.map = map;
    }

    @Override
    public void settle(Frame frame) {
      map.settle(frame);
    }

    @Override
    public int registerCount() {
      return TEMPORARY + 3;
    }

    @Override
    public PyObject run(Frame frame) {
      throw new AssertionError();
    }

    @Override
    public PyObject resume(Frame frame, PyObject value, PyException thrown) {
      throw new AssertionError();
    }

    @Override
    public PyObject resumeReturned(Frame frame, PyObject value) {
      throw new AssertionError();
    }

    @Override
    public boolean passes(ThreadState ts) {
      return false;
    }

    @Override
    public PyObject goOn(Frame frame, int pc) {
      throw new AssertionError();
    }

    @Override
    public PyObject raiseIn(Frame frame, PyException e) {
      throw new AssertionError();
    }

    @Override
    public int step(Frame frame, int pc) {
      throw new AssertionError();
    }
  }
}
