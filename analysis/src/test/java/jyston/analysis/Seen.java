package jyston.analysis;

/** Feedback that says the same of every point: what both operands were. */
final class Seen implements Feedback {
  private final int left;
  private final int right;
  private final boolean overflowed;

  Seen(int left, int right, boolean overflowed) {
    this.left = left;
    this.right = right;
    this.overflowed = overflowed;
  }

  @Override
  public int left(int point) {
    return left;
  }

  @Override
  public int right(int point) {
    return right;
  }

  @Override
  public boolean overflowed(int point) {
    return overflowed;
  }

  @Override
  public boolean complexes() {
    return true;
  }

  @Override
  public byte result(int point, byte[] kinds) {
    return Kind.OBJECT;
  }

  @Override
  public boolean merged(int point) {
    return false;
  }

  @Override
  public byte item(int point) {
    return Kind.INT;
  }

  @Override
  public byte[] items(int point) {
    return null;
  }

  @Override
  public boolean never(int point, boolean taken) {
    return false;
  }

  @Override
  public boolean unhandled(int point) {
    return true;
  }
}
