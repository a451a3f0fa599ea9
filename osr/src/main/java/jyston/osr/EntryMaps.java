package jyston.osr;

import java.util.Arrays;
import jyston.analysis.Kind;
import jyston.runtime.PyComplex;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;

/**
 * Entry maps of the loops of one code: by loop header, the kinds of values that registers of the
 * frames that came there have had. Code of a loop unboxes its registers as its map says when a
 * frame enters, and refuses a frame whose registers hold something else; a map that has been made
 * to cover such a frame is what the next version is made for. A register that has had different
 * kinds, or was unbound, is an object.
 *
 * <p>Used with the interpreter's lock held.
 */
public final class EntryMaps {
  private final byte[][] maps;
  private final int registers;

  /**
   * Maps of a code, none of which covers anything yet.
   *
   * @param blocks how many blocks the graph has
   * @param registers how many registers it has
   */
  public EntryMaps(int blocks, int registers) {
    this.maps = new byte[blocks][];
    this.registers = registers;
  }

  /**
   * Makes the map of a header cover a frame that is there.
   *
   * @param header the block
   * @param regs the frame's registers, null where unbound; a frame that is used again may have more
   *     than the code
   * @return whether the map has changed
   */
  public boolean cover(int header, PyObject[] regs) {
    byte[] before = maps[header];
    byte[] now = before == null ? new byte[registers] : before.clone();
    for (int r = 0; r < registers; r++) {
      byte k = Kind.join(now[r], kind(regs[r]));
      now[r] = k == Kind.MIXED ? Kind.OBJECT : k;
    }
    maps[header] = now;
    return !Arrays.equals(before, now);
  }

  /** The kind a value is unboxed to: ints of 64 bits, floats and complex numbers of no subclass. */
  public static byte kind(PyObject value) {
    if (value == null) {
      return Kind.OBJECT;
    }
    Class<?> c = value.getClass();
    return c == PyInt.class
        ? Kind.INT
        : c == PyFloat.class ? Kind.FLOAT : c == PyComplex.class ? Kind.COMPLEX : Kind.OBJECT;
  }

  /**
   * The map of a header that has covered a frame.
   *
   * @return by register, INT, FLOAT, COMPLEX or OBJECT; the caller's own copy
   */
  public byte[] at(int header) {
    return maps[header].clone();
  }
}
