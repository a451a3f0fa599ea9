package jyston.runtime.module.io;

import java.math.BigInteger;
import java.util.Arrays;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;

/** The opaque number {@code tell()} gives for a text stream, as its parts. */
record TextPosition(
    long start, BigInteger flags, long bytesToFeed, long charsToSkip, boolean needEof) {

  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final byte[] NOTHING = {};

  static TextPosition unpack(BigInteger n) {
    return new TextPosition(
        n.and(MASK).longValue(),
        n.shiftRight(64).and(MASK),
        n.shiftRight(128).and(MASK).longValue(),
        n.shiftRight(192).and(MASK).longValue(),
        n.shiftRight(256).signum() != 0);
  }

  private PyObject pack() {
    BigInteger r = BigInteger.valueOf(start).or(flags.shiftLeft(64));
    r = r.or(BigInteger.valueOf(bytesToFeed).shiftLeft(128));
    r = r.or(BigInteger.valueOf(charsToSkip).shiftLeft(192));
    if (needEof) {
      r = r.setBit(256);
    }
    return PyLong.of(r);
  }

  /** The position after {@code used} characters of what a snapshot's input decodes to. */
  static PyObject tell(
      TextDecoder d, long after, byte[] input, BigInteger flags, int used, double ratio) {
    long position = after - input.length;
    BigInteger f = flags;
    int skip = used;
    if (skip == 0) {
      return new TextPosition(position, f, 0, 0, false).pack();
    }
    d.saveState();
    byte[] savedBytes = d.stateBytes;
    BigInteger savedFlags = d.stateFlags;
    try {
      int skipBytes = Math.min((int) (ratio * skip), input.length);
      int back = 1;
      boolean found = false;
      while (skipBytes > 0) {
        d.setState(NOTHING, f);
        int n = d.decode(Arrays.copyOf(input, skipBytes), false).length();
        if (n <= skip) {
          d.saveState();
          if (d.stateBytes.length == 0) {
            f = d.stateFlags;
            skip -= n;
            found = true;
            break;
          }
          skipBytes -= d.stateBytes.length;
          back = 1;
        } else {
          skipBytes -= back;
          back *= 2;
        }
      }
      if (!found) {
        skipBytes = 0;
        d.setState(NOTHING, f);
      }
      long startPos = position + skipBytes;
      BigInteger startFlags = f;
      if (skip == 0) {
        return new TextPosition(startPos, startFlags, 0, 0, false).pack();
      }
      long fed = 0;
      int chars = 0;
      boolean eof = false;
      boolean done = false;
      for (int i = skipBytes; i < input.length; i++) {
        fed++;
        chars += d.decode(new byte[] {input[i]}, false).length();
        d.saveState();
        if (d.stateBytes.length == 0 && chars <= skip) {
          startPos += fed;
          skip -= chars;
          startFlags = d.stateFlags;
          fed = 0;
          chars = 0;
        }
        if (chars >= skip) {
          done = true;
          break;
        }
      }
      if (!done) {
        chars += d.decode(NOTHING, true).length();
        eof = true;
        if (chars < skip) {
          throw Py.error(PyBaseException.OS_ERROR, "can't reconstruct logical file position");
        }
      }
      return new TextPosition(startPos, startFlags, fed, skip, eof).pack();
    } finally {
      d.setState(savedBytes, savedFlags);
    }
  }
}
