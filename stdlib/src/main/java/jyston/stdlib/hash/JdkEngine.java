package jyston.stdlib.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest of the JDK. */
record JdkEngine(MessageDigest md, int blockSize) implements Engine {
  static JdkEngine of(String algorithm, int blockSize) {
    try {
      return new JdkEngine(MessageDigest.getInstance(algorithm), blockSize);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void update(byte[] b, int from, int n) {
    md.update(b, from, n);
  }

  @Override
  public byte[] digest(int length) {
    return clone(md).digest();
  }

  private static MessageDigest clone(MessageDigest md) {
    try {
      return (MessageDigest) md.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Engine copy() {
    return new JdkEngine(clone(md), blockSize);
  }

  @Override
  public int size() {
    return md.getDigestLength();
  }
}
