package jyston.analysis;

/** What compiled code keeps in a register: a lattice with {@link #NONE} below and MIXED above. */
public final class Kind {
  /** Nothing reached this point yet. */
  public static final byte NONE = 0;

  /** An int of 64 bits, unboxed. */
  public static final byte INT = 1;

  /** A float, unboxed. */
  public static final byte FLOAT = 2;

  /** An object, or unbound. */
  public static final byte OBJECT = 3;

  /** Any of the others, told apart by a mark at run time. */
  public static final byte MIXED = 4;

  /** A complex number, unboxed. */
  public static final byte COMPLEX = 5;

  private Kind() {}

  /** The least kind that covers both. */
  public static byte join(byte a, byte b) {
    if (a == b || b == NONE) {
      return a;
    }
    return a == NONE ? b : MIXED;
  }

  /** A letter: {@code . i f o m c}. */
  public static char letter(byte kind) {
    return ".ifomc".charAt(kind);
  }
}
