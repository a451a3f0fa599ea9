package jyston.stdlib.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCapsule;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.posix.Fds;
import jyston.runtime.module.posix.Libc;

/** {@code _socket}. */
@PyModuleDef(name = "_socket", doc = "Implementation module for socket operations.")
public final class SocketModule extends BuiltinModule {
  private static final String CONSTANTS =
      "AF_UNSPEC=0 AF_UNIX=1 AF_INET=2 AF_INET6=10 SOCK_STREAM=1 SOCK_DGRAM=2 SOCK_RAW=3"
          + " SOCK_RDM=4 SOCK_SEQPACKET=5 SOCK_CLOEXEC=524288 SOCK_NONBLOCK=2048 SOL_SOCKET=1"
          + " SOL_IP=0 SOL_TCP=6 SOL_UDP=17 SO_DEBUG=1 SO_REUSEADDR=2 SO_TYPE=3 SO_ERROR=4"
          + " SO_DONTROUTE=5 SO_BROADCAST=6 SO_SNDBUF=7 SO_RCVBUF=8 SO_KEEPALIVE=9"
          + " SO_OOBINLINE=10 SO_LINGER=13 SO_REUSEPORT=15 SO_PASSCRED=16 SO_PEERCRED=17"
          + " SO_RCVLOWAT=18 SO_SNDLOWAT=19 SO_RCVTIMEO=20 SO_SNDTIMEO=21 SO_PROTOCOL=38"
          + " SO_DOMAIN=39 SOMAXCONN=4096 MSG_OOB=1 MSG_PEEK=2 MSG_DONTROUTE=4 MSG_CTRUNC=8"
          + " MSG_TRUNC=32 MSG_DONTWAIT=64 MSG_EOR=128 MSG_WAITALL=256 MSG_NOSIGNAL=16384"
          + " IPPROTO_IP=0 IPPROTO_ICMP=1 IPPROTO_TCP=6 IPPROTO_UDP=17 IPPROTO_IPV6=41"
          + " IPPROTO_RAW=255 IPV6_V6ONLY=26 TCP_NODELAY=1 TCP_MAXSEG=2 TCP_CORK=3"
          + " TCP_KEEPIDLE=4 TCP_KEEPINTVL=5 TCP_KEEPCNT=6 SHUT_RD=0 SHUT_WR=1 SHUT_RDWR=2"
          + " INADDR_ANY=0 INADDR_BROADCAST=4294967295 INADDR_LOOPBACK=2130706433"
          + " INADDR_NONE=4294967295 IP_TOS=1 IP_TTL=2 AI_PASSIVE=1 AI_CANONNAME=2"
          + " AI_NUMERICHOST=4 AI_V4MAPPED=8 AI_ALL=16 AI_ADDRCONFIG=32 AI_NUMERICSERV=1024"
          + " EAI_AGAIN=-3 EAI_BADFLAGS=-1 EAI_FAIL=-4 EAI_FAMILY=-6 EAI_NONAME=-2"
          + " EAI_SERVICE=-8 EAI_SOCKTYPE=-7 NI_MAXHOST=1025 NI_MAXSERV=32 NI_NUMERICHOST=1"
          + " NI_NUMERICSERV=2 NI_NOFQDN=4 NI_NAMEREQD=8 NI_DGRAM=16";

  /** The default time-out of new sockets. */
  static final class Defaults {
    double timeout = -1;

    static Defaults current() {
      return Interpreter.current().state(Defaults.class, Defaults::new);
    }
  }

  /** For the index. */
  public SocketModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("error", PyBaseException.OS_ERROR);
    m.add("timeout", PyBaseException.TIMEOUT_ERROR);
    m.add("gaierror", SocketErrors.current().gaierror);
    m.add("herror", SocketErrors.current().herror);
    m.add("socket", PySocket.TYPE);
    m.add("SocketType", PySocket.TYPE);
    m.add("has_ipv6", Py.True);
    m.add("CAPI", new PyCapsule("_socket.CAPI"));
    for (String c : CONSTANTS.split(" ")) {
      int eq = c.indexOf('=');
      m.add(c.substring(0, eq), Py.integer(Long.parseLong(c.substring(eq + 1))));
    }
  }

  static double timeoutOf(PyObject t) {
    if (t == Py.None) {
      return -1;
    }
    double d = Ops.asDouble(t);
    if (Double.isNaN(d)) {
      throw Py.valueError("Invalid value NaN (not a number)");
    }
    if (d < 0) {
      throw Py.valueError("Timeout value out of range");
    }
    return d;
  }

  @PyFunction(doc = "Returns the default timeout in seconds for new socket objects.")
  static PyObject getdefaulttimeout() {
    double d = Defaults.current().timeout;
    return d < 0 ? Py.None : Py.real(d);
  }

  @PyFunction(sig = "(timeout, /)", doc = "Set the default timeout for new socket objects.")
  static void setdefaulttimeout(PyObject timeout) {
    Defaults.current().timeout = timeoutOf(timeout);
  }

  @PyFunction(doc = "Return the current host name.")
  static PyObject gethostname() {
    byte[] b = new byte[256];
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(256);
      SocketErrors.check(Fds.sys("gethostname", m.address(), 255));
      MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, b, 0, 256);
    }
    int n = 0;
    while (b[n] != 0) {
      n++;
    }
    return PyStr.of(new String(b, 0, n, StandardCharsets.UTF_8));
  }

  @PyFunction(sig = "(host, /)", doc = "Return the IP address for a host.")
  static PyObject gethostbyname(PyObject host) {
    return PyStr.of(Addresses.text(Addresses.resolve(host, Addresses.AF_INET)));
  }

  @PyFunction(sig = "(fd, /)", doc = "Close an integer socket file descriptor.")
  static void close(int fd) {
    SocketErrors.check(Fds.close(fd));
  }

  @PyFunction(sig = "(fd, /)", doc = "Duplicate an integer socket file descriptor.")
  static long dup(int fd) {
    return SocketErrors.check(Fds.sys("fcntl", fd, 1030, 0));
  }

  @PyFunction(
      sig = "(family=1, type=1, proto=0, /)",
      doc = "Create a pair of connected socket objects.")
  static PyObject socketpair(PyObject family, PyObject type, PyObject proto) {
    int f = family == null ? Addresses.AF_UNIX : Ops.asInt(family);
    int k = type == null ? 1 : Ops.asInt(type);
    int p = proto == null ? 0 : Ops.asInt(proto);
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(8, 4);
      SocketErrors.check(Fds.sys("socketpair", f, k | 0x80000, p, m.address()));
      PyObject[] out = new PyObject[2];
      for (int i = 0; i < 2; i++) {
        out[i] =
            PySocket.TYPE.callN(
                new PyObject[] {
                  Py.integer(f),
                  Py.integer(k),
                  Py.integer(p),
                  Py.integer(m.getAtIndex(ValueLayout.JAVA_INT, i))
                });
      }
      return PyTuple.wrap(out);
    }
  }

  @PyFunction(
      sig = "(host, port, family=0, type=0, proto=0, flags=0)",
      doc = "Resolve host and port into addrinfo struct.")
  static PyObject getaddrinfo(
      PyObject host,
      PyObject port,
      PyObject family,
      PyObject type,
      PyObject proto,
      PyObject flags) {
    int f = family == null ? 0 : Ops.asInt(family);
    int k = type == null ? 0 : Ops.asInt(type);
    int p = proto == null ? 0 : Ops.asInt(proto);
    int fl = flags == null ? 0 : Ops.asInt(flags);
    int number = portNumber(port);
    PyList out = new PyList();
    InetAddress[] found;
    String h =
        host == Py.None
            ? null
            : host instanceof PyBytes b
                ? new String(b.value, StandardCharsets.UTF_8)
                : Ops.str(host).toString();
    try {
      found =
          h != null
              ? InetAddress.getAllByName(h)
              : new InetAddress[] {
                InetAddress.getByName((fl & 1) != 0 ? "::" : "::1"),
                InetAddress.getByName((fl & 1) != 0 ? "0.0.0.0" : "127.0.0.1")
              };
    } catch (UnknownHostException e) {
      throw SocketErrors.gai(-2, "Name or service not known");
    }
    int[][] kinds = {{1, 6}, {2, 17}, {3, 0}};
    for (InetAddress i : found) {
      byte[] b = i.getAddress();
      int af = b.length == 4 ? Addresses.AF_INET : Addresses.AF_INET6;
      if (f != 0 && f != af) {
        continue;
      }
      PyObject ip = PyStr.of(Addresses.text(b));
      PyObject address =
          b.length == 4
              ? PyTuple.of(ip, Py.integer(number))
              : PyTuple.of(ip, Py.integer(number), Py.integer(0), Py.integer(0));
      for (int[] kp : kinds) {
        if (k != 0 && k != kp[0] || p != 0 && kp[1] != 0 && p != kp[1]) {
          continue;
        }
        out.add(
            PyTuple.of(
                Py.integer(af),
                Py.integer(kp[0]),
                Py.integer(kp[1] == 0 ? p : kp[1]),
                PyStr.EMPTY,
                address));
      }
    }
    if (out.size() == 0) {
      throw SocketErrors.gai(-9, "Address family for hostname not supported");
    }
    return out;
  }

  private static int portNumber(PyObject port) {
    if (port == Py.None) {
      return 0;
    }
    if (port instanceof PyStr || port instanceof PyBytes) {
      String s =
          port instanceof PyBytes b ? new String(b.value, StandardCharsets.UTF_8) : port.toString();
      try {
        return Integer.parseInt(s);
      } catch (NumberFormatException e) {
        throw SocketErrors.gai(-8, "Servname not supported for ai_socktype");
      }
    }
    return Ops.asInt(port);
  }

  @PyFunction(sig = "(sockaddr, flags, /)", doc = "Get host and port for a sockaddr.")
  static PyObject getnameinfo(PyObject sockaddr, int flags) {
    if (!(sockaddr instanceof PyTuple t) || t.size() < 2) {
      throw Py.typeError("getnameinfo() argument 1 must be a tuple");
    }
    String host = Ops.str(t.get(0)).toString();
    try {
      InetAddress a = InetAddress.getByName(host);
      String name = (flags & 1) != 0 ? Addresses.text(a.getAddress()) : a.getHostName();
      return PyTuple.of(PyStr.of(name), Ops.str(t.get(1)));
    } catch (UnknownHostException e) {
      throw SocketErrors.gai(-2, "Name or service not known");
    }
  }

  private static long swap(PyObject x, int bits, String name) {
    long v = Ops.asLong(x);
    if (v < 0 || v >= 1L << bits) {
      throw Py.overflowError(
          name + ": Python int too large to convert to C " + bits + "-bit unsigned integer");
    }
    return bits == 16
        ? Short.reverseBytes((short) v) & 0xFFFFL
        : Integer.reverseBytes((int) v) & 0xFFFFFFFFL;
  }

  @PyFunction(sig = "(x, /)", doc = "Convert a 16-bit integer from host to network byte order.")
  static long htons(PyObject x) {
    return swap(x, 16, "htons");
  }

  @PyFunction(sig = "(x, /)", doc = "Convert a 16-bit integer from network to host byte order.")
  static long ntohs(PyObject x) {
    return swap(x, 16, "ntohs");
  }

  @PyFunction(sig = "(x, /)", doc = "Convert a 32-bit integer from host to network byte order.")
  static long htonl(PyObject x) {
    return swap(x, 32, "htonl");
  }

  @PyFunction(sig = "(x, /)", doc = "Convert a 32-bit integer from network to host byte order.")
  static long ntohl(PyObject x) {
    return swap(x, 32, "ntohl");
  }

  @PyFunction(name = "inet_pton", sig = "(af, ip, /)", doc = "Pack an IP address from text.")
  static PyObject inetPton(int af, PyStr ip) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(16);
      MemorySegment s = Libc.cstring(a, ip.toString().getBytes(StandardCharsets.UTF_8));
      int r = Fds.sys("inet_pton", af, s.address(), m.address());
      if (r == 0) {
        throw SocketErrors.os("illegal IP address string passed to inet_pton");
      }
      SocketErrors.check(r);
      return PyBytes.of(
          m.asSlice(0, af == Addresses.AF_INET ? 4 : 16).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyFunction(name = "inet_ntop", sig = "(af, packed_ip, /)", doc = "Unpack an IP address to text.")
  static PyObject inetNtop(int af, PyObject packed) {
    byte[] b = PyBuffer.bytes(packed);
    if (af != Addresses.AF_INET && af != Addresses.AF_INET6) {
      throw Py.valueError("unknown address family " + af);
    }
    if (b.length != (af == Addresses.AF_INET ? 4 : 16)) {
      throw Py.valueError("invalid length of packed IP address string");
    }
    return PyStr.of(Addresses.text(b));
  }

  @PyFunction(name = "inet_aton", sig = "(ip_addr, /)", doc = "Pack an IPv4 address.")
  static PyObject inetAton(PyStr ip) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(4, 4);
      MemorySegment s = Libc.cstring(a, ip.toString().getBytes(StandardCharsets.UTF_8));
      if (Libc.callInt("inet_aton", s.address(), m.address()) == 0) {
        throw SocketErrors.os("illegal IP address string passed to inet_aton");
      }
      return PyBytes.of(m.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyFunction(name = "inet_ntoa", sig = "(packed_ip, /)", doc = "Unpack an IPv4 address.")
  static PyObject inetNtoa(PyObject packed) {
    byte[] b = PyBuffer.bytes(packed);
    if (b.length != 4) {
      throw SocketErrors.os("packed IP wrong length");
    }
    return PyStr.of(Addresses.text(b));
  }
}
