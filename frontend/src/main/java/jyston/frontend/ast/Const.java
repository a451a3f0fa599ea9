package jyston.frontend.ast;

import java.util.Arrays;

/**
 * Constant values below the object model. A constant is one of: a {@link Singleton}, {@link Long},
 * {@link java.math.BigInteger} (only outside the range of long), {@link Double}, {@link Imaginary},
 * {@link String} (no surrogate code units unless they form pairs), {@link CodePoints} (a str that
 * holds lone surrogates), {@link Bytes}, and, after constant folding, {@link TupleConst} and {@link
 * FrozenSetConst}.
 */
public final class Const {
  private Const() {}

  /** The singletons. */
  public enum Singleton {
    NONE,
    TRUE,
    FALSE,
    ELLIPSIS
  }

  /** A complex constant; literals have a zero real part. */
  public record Imaginary(double real, double imag) {}

  /** A str with at least one lone surrogate, by code point. */
  public record CodePoints(int[] points) {
    @Override
    public boolean equals(Object o) {
      return o instanceof CodePoints c && Arrays.equals(points, c.points);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(points);
    }
  }

  /** A bytes constant. */
  public record Bytes(byte[] data) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Bytes b && Arrays.equals(data, b.data);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(data);
    }
  }

  /** A folded tuple of constants. */
  public record TupleConst(java.util.List<Object> items) {}

  /** A folded frozenset of constants. */
  public record FrozenSetConst(java.util.List<Object> items) {}
}
