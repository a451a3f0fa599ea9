package jyston.tier1;

/** One method cannot hold the code. */
final class TooLarge extends NotCompiled {
  private static final long serialVersionUID = 1;

  /** By block, the bytes of its code. */
  final transient int[] sizes;

  /** Whether it would have fewer bytes if it were terse. */
  final boolean roomy;

  TooLarge(int bytes, int[] sizes, boolean roomy) {
    super("the method would have " + bytes + " bytes");
    this.sizes = sizes;
    this.roomy = roomy;
  }
}
