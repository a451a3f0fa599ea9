package jyston.stdlib.net;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;

/** Socket addresses of Python as {@code struct sockaddr} and back. */
final class Addresses {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  /** Room for any address: {@code sizeof(struct sockaddr_storage)}. */
  static final int SIZE = 128;

  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Addresses() {}

  /** Writes an address; returns its length. */
  static int write(int family, PyObject a, MemorySegment to, String function) {
    to.fill((byte) 0);
    to.set(ValueLayout.JAVA_SHORT, 0, (short) family);
    switch (family) {
      case AF_UNIX -> {
        byte[] p = a instanceof PyStr s ? s.toString().getBytes(StandardCharsets.UTF_8) : bytes(a);
        if (p.length > 108 - (p.length > 0 && p[0] == 0 ? 0 : 1)) {
          throw SocketErrors.os("AF_UNIX path too long");
        }
        MemorySegment.copy(p, 0, to, ValueLayout.JAVA_BYTE, 2, p.length);
        return 2 + p.length + (p.length > 0 && p[0] == 0 ? 0 : 1);
      }
      case AF_INET -> {
        PyTuple t = tuple(a, function, "AF_INET", 2, 2);
        to.set(PORT, 2, port(t.get(1), function));
        MemorySegment.copy(resolve(t.get(0), AF_INET), 0, to, ValueLayout.JAVA_BYTE, 4, 4);
        return 16;
      }
      case AF_INET6 -> {
        PyTuple t = tuple(a, function, "AF_INET6", 2, 4);
        to.set(PORT, 2, port(t.get(1), function));
        MemorySegment.copy(resolve(t.get(0), AF_INET6), 0, to, ValueLayout.JAVA_BYTE, 8, 16);
        if (t.size() > 3) {
          to.set(ValueLayout.JAVA_INT_UNALIGNED, 24, Ops.asInt(t.get(3)));
        }
        return 28;
      }
      default -> throw SocketErrors.os(function + "(): unsupported address family");
    }
  }

  private static byte[] bytes(PyObject a) {
    if (a instanceof PyBytes b) {
      return b.value;
    }
    throw Py.typeError("a bytes-like object is required, not '" + a.type().name() + "'");
  }

  private static PyTuple tuple(PyObject a, String function, String family, int min, int max) {
    if (!(a instanceof PyTuple t)) {
      throw Py.typeError(
          function + "(): " + family + " address must be tuple, not " + a.type().name());
    }
    if (t.size() < min || t.size() > max) {
      throw Py.typeError(
          function
              + "(): "
              + family
              + " address must be a "
              + (min == max ? "pair (host, port)" : "tuple (host, port[, flowinfo[, scopeid]])"));
    }
    return t;
  }

  private static short port(PyObject o, String function) {
    long p = Ops.asLong(o);
    if (p < 0 || p > 0xFFFF) {
      throw Py.overflowError(function + "(): port must be 0-65535.");
    }
    return (short) p;
  }

  /** The address bytes of a host name or number. */
  static byte[] resolve(PyObject host, int family) {
    String h = host == Py.None ? "" : Ops.str(host).toString();
    boolean six = family == AF_INET6;
    if (h.isEmpty()) {
      return new byte[six ? 16 : 4];
    }
    if (h.equals("<broadcast>")) {
      return new byte[] {-1, -1, -1, -1};
    }
    try {
      for (InetAddress i : InetAddress.getAllByName(h)) {
        byte[] b = i.getAddress();
        if (b.length == (six ? 16 : 4)) {
          return b;
        }
      }
    } catch (UnknownHostException e) {
      throw SocketErrors.gai(-2, "Name or service not known");
    }
    throw SocketErrors.gai(-9, "Address family for hostname not supported");
  }

  /** Reads an address of the given length. */
  static PyObject read(MemorySegment from, int length) {
    if (length < 2) {
      return Py.None;
    }
    int family = from.get(ValueLayout.JAVA_SHORT, 0);
    return switch (family) {
      case AF_UNIX -> {
        byte[] b = from.asSlice(2, length - 2).toArray(ValueLayout.JAVA_BYTE);
        if (b.length > 0 && b[0] == 0) {
          yield PyBytes.of(b);
        }
        int n = 0;
        while (n < b.length && b[n] != 0) {
          n++;
        }
        yield PyStr.of(new String(b, 0, n, StandardCharsets.UTF_8));
      }
      case AF_INET ->
          PyTuple.of(
              PyStr.of(text(from.asSlice(4, 4).toArray(ValueLayout.JAVA_BYTE))),
              Py.integer(from.get(PORT, 2) & 0xFFFF));
      case AF_INET6 ->
          PyTuple.of(
              PyStr.of(text(from.asSlice(8, 16).toArray(ValueLayout.JAVA_BYTE))),
              Py.integer(from.get(PORT, 2) & 0xFFFF),
              Py.integer(0),
              Py.integer(from.get(ValueLayout.JAVA_INT_UNALIGNED, 24)));
      default -> Py.None;
    };
  }

  /** The number of an address as text ({@code inet_ntop}). */
  static String text(byte[] b) {
    if (b.length == 4) {
      return (b[0] & 255) + "." + (b[1] & 255) + "." + (b[2] & 255) + "." + (b[3] & 255);
    }
    int[] w = new int[8];
    for (int i = 0; i < 8; i++) {
      w[i] = (b[2 * i] & 255) << 8 | b[2 * i + 1] & 255;
    }
    int best = -1;
    int len = 1;
    for (int i = 0; i < 8; i++) {
      int j = i;
      while (j < 8 && w[j] == 0) {
        j++;
      }
      if (j - i > len) {
        best = i;
        len = j - i;
      }
    }
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        sb.append("::");
        i += len - 1;
        continue;
      }
      if (!sb.isEmpty() && sb.charAt(sb.length() - 1) != ':') {
        sb.append(':');
      }
      sb.append(Integer.toHexString(w[i]));
    }
    return sb.toString();
  }
}
