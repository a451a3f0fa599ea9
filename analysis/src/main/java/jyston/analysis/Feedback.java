package jyston.analysis;

/** What the interpreter has seen, as far as inference asks; a tier adapts its profile to it. */
public interface Feedback {
  /** The operand was an int of 64 bits. */
  int INT = 1;

  /** The operand was a float. */
  int FLOAT = 2;

  /** The operand was something else. */
  int OTHER = 4;

  /** The operand was a complex number. */
  int COMPLEX = 8;

  /** Whether compiled code keeps complex numbers unboxed. */
  boolean complexes();

  /**
   * The kinds of the left operand of a point, as bits; 0 while unknown. Of what has an attribute
   * that is read, whether it is COMPLEX.
   */
  int left(int point);

  /** The kinds of the right operand. */
  int right(int point);

  /**
   * Whether ints ever gave a result outside 64 bits, or compiled code exited at the operation; of
   * an item that was read, because of what it was.
   */
  boolean overflowed(int point);

  /**
   * The kind of the result of a call, where compiled code makes sure of it; else {@link
   * Kind#OBJECT}.
   *
   * @param kinds those of the registers before the call
   */
  byte result(int point, byte[] kinds);

  /**
   * Whether an instruction is done by the one that leads to it, and is left out where it stands.
   */
  boolean merged(int point);

  /** The kind of what a FOR_ITER gives, where {@link #items} says null. */
  byte item(int point);

  /**
   * The kinds of the items that a FOR_ITER gives in place of the tuple that is unpacked behind it;
   * or null where it gives one thing.
   */
  byte[] items(int point);

  /** Whether compiled code may leave out a branch that was never seen to go this way. */
  boolean never(int point, boolean taken);

  /**
   * Whether compiled code may leave out a handler, whose landing is at a point: none came there.
   */
  boolean unhandled(int point);
}
