package jyston.osr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import jyston.analysis.Kind;
import jyston.runtime.Py;
import jyston.runtime.PyComplex;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import org.junit.jupiter.api.Test;

class EntryMapsTest {
  private static final PyObject ONE = PyInt.of(1);
  private static final PyObject HALF = new PyFloat(0.5);

  private static PyObject[] regs(PyObject... values) {
    return values;
  }

  @Test
  void aMapIsWhatTheFirstFrameHolds() {
    EntryMaps m = new EntryMaps(3, 4);
    assertTrue(m.cover(1, regs(ONE, HALF, Py.None, null)));
    assertArrayEquals(new byte[] {Kind.INT, Kind.FLOAT, Kind.OBJECT, Kind.OBJECT}, m.at(1));
  }

  @Test
  void aFrameThatFitsChangesNothing() {
    EntryMaps m = new EntryMaps(1, 2);
    m.cover(0, regs(ONE, HALF));
    assertFalse(m.cover(0, regs(PyInt.of(70), new PyFloat(Double.NaN))));
    assertTrue(m.cover(0, regs(HALF, HALF)));
    assertArrayEquals(new byte[] {Kind.OBJECT, Kind.FLOAT}, m.at(0));
    assertFalse(m.cover(0, regs(ONE, HALF)), "an object covers every kind");
  }

  @Test
  void anUnboundRegisterIsAnObject() {
    EntryMaps m = new EntryMaps(1, 1);
    m.cover(0, regs(ONE));
    assertTrue(m.cover(0, regs((PyObject) null)));
    assertArrayEquals(new byte[] {Kind.OBJECT}, m.at(0));
  }

  @Test
  void headersAreApartAndRegistersOfOthersIgnored() {
    EntryMaps m = new EntryMaps(2, 1);
    m.cover(0, regs(ONE, HALF, HALF));
    m.cover(1, regs(HALF));
    assertArrayEquals(new byte[] {Kind.INT}, m.at(0));
    assertArrayEquals(new byte[] {Kind.FLOAT}, m.at(1));
  }

  @Test
  void boolsAndLongIntsAreNotUnboxed() {
    assertEquals(Kind.OBJECT, EntryMaps.kind(Py.True));
    assertEquals(Kind.OBJECT, EntryMaps.kind(PyLong.of(BigInteger.ONE.shiftLeft(100))));
    assertEquals(Kind.INT, EntryMaps.kind(PyInt.of(Long.MIN_VALUE)));
    assertEquals(Kind.COMPLEX, EntryMaps.kind(new PyComplex(0, 1)));
  }

  @Test
  void whatIsGivenOutIsACopy() {
    EntryMaps m = new EntryMaps(1, 1);
    m.cover(0, regs(ONE));
    m.at(0)[0] = Kind.OBJECT;
    assertArrayEquals(new byte[] {Kind.INT}, m.at(0));
  }
}
