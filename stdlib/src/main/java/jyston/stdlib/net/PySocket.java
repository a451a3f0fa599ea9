package jyston.stdlib.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyInstance;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.posix.Fds;

/** {@code _socket.socket}: system calls on a descriptor, with Python's time-outs. */
@PyClass(name = "socket", module = "_socket", sig = "(family=-1, type=-1, proto=-1, fileno=None)")
public final class PySocket extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySocketTable());

  private static final int EINPROGRESS = 115;
  private static final int EAGAIN = 11;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SO_ERROR = 4;
  private static final int SO_PROTOCOL = 38;
  private static final int SO_DOMAIN = 39;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK = 0x800;
  private static final int POLLIN = 1;
  private static final int POLLOUT = 4;

  private int fd = -1;
  private int family;
  private int kind;
  private int proto;

  /** Seconds; negative for blocking, zero for non-blocking. */
  private double timeout = -1;

  private PySocket(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, jyston.runtime.PyDict kwargs) {
    return new PySocket(cls);
  }

  @PyMethod(name = "__init__", sig = "(family=-1, type=-1, proto=-1, fileno=None)")
  void init(PyObject family, PyObject type, PyObject proto, PyObject fileno) {
    int f = family == null ? -1 : Ops.asInt(family);
    int k = type == null ? -1 : Ops.asInt(type);
    int p = proto == null ? -1 : Ops.asInt(proto);
    if (fileno != null && fileno != Py.None) {
      int n = Ops.asInt(fileno);
      if (n < 0) {
        throw Py.valueError("negative file descriptor");
      }
      fd = n;
      this.family = f == -1 ? option(SOL_SOCKET, SO_DOMAIN) : f;
      this.kind = k == -1 ? option(SOL_SOCKET, SO_TYPE) : k;
      this.proto = p == -1 ? option(SOL_SOCKET, SO_PROTOCOL) : p;
    } else {
      this.family = f == -1 ? Addresses.AF_INET : f;
      this.kind = k == -1 ? 1 : k;
      this.proto = p == -1 ? 0 : p;
      fd = SocketErrors.check(Fds.sys("socket", this.family, this.kind | SOCK_CLOEXEC, this.proto));
    }
    kind &= ~(SOCK_CLOEXEC | O_NONBLOCK);
    double d = SocketModule.Defaults.current().timeout;
    if (d >= 0) {
      applyTimeout(d);
    }
  }

  private int option(int level, int name) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment v = a.allocate(8, 8);
      v.set(ValueLayout.JAVA_INT, 4, 4);
      SocketErrors.check(Fds.sys("getsockopt", fd, level, name, v.address(), v.address() + 4));
      return v.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /** Waits until the socket is ready, as long as its time-out says. */
  private void ready(int events) {
    if (timeout <= 0) {
      return;
    }
    try (Arena a = Arena.ofConfined()) {
      MemorySegment p = a.allocate(8, 8);
      p.set(ValueLayout.JAVA_INT, 0, fd);
      p.set(ValueLayout.JAVA_SHORT, 4, (short) events);
      int ms = (int) Math.min(Integer.MAX_VALUE, Math.ceil(timeout * 1000));
      if (SocketErrors.check(Fds.sysBlocking("poll", p.address(), 1, ms)) == 0) {
        throw Py.error(PyBaseException.TIMEOUT_ERROR, "timed out");
      }
    }
  }

  private int retry(int events, String call, long... args) {
    while (true) {
      ready(events);
      int r = Fds.sysBlocking(call, args);
      if (r == -EAGAIN && timeout > 0) {
        continue;
      }
      return SocketErrors.check(r);
    }
  }

  @PyMethod(name = "_accept", doc = "Wait for an incoming connection.")
  PyObject accept() {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Addresses.SIZE + 8, 8);
      m.set(ValueLayout.JAVA_INT, Addresses.SIZE, Addresses.SIZE);
      int n = retry(POLLIN, "accept4", fd, m.address(), m.address() + Addresses.SIZE, SOCK_CLOEXEC);
      return PyTuple.of(
          Py.integer(n), Addresses.read(m, m.get(ValueLayout.JAVA_INT, Addresses.SIZE)));
    }
  }

  @PyMethod(sig = "(address, /)", doc = "Bind the socket to a local address.")
  void bind(PyObject address) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Addresses.SIZE, 8);
      int n = Addresses.write(family, address, m, "bind");
      SocketErrors.check(Fds.sys("bind", fd, m.address(), n));
    }
  }

  @PyMethod(sig = "(backlog=128, /)", doc = "Enable a server to accept connections.")
  void listen(PyObject backlog) {
    int n = backlog == null ? 128 : Math.max(0, Ops.asInt(backlog));
    SocketErrors.check(Fds.sys("listen", fd, n));
  }

  private int tryConnect(PyObject address) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Addresses.SIZE, 8);
      int n = Addresses.write(family, address, m, "connect");
      int r = Fds.sysBlocking("connect", fd, m.address(), n);
      if (r == -EINPROGRESS && timeout > 0) {
        ready(POLLOUT);
        r = -option(SOL_SOCKET, SO_ERROR);
      }
      return -r;
    }
  }

  @PyMethod(sig = "(address, /)", doc = "Connect the socket to a remote address.")
  void connect(PyObject address) {
    SocketErrors.check(-tryConnect(address));
  }

  @PyMethod(
      name = "connect_ex",
      sig = "(address, /)",
      doc = "As connect(), returning the error number.")
  long connectEx(PyObject address) {
    return tryConnect(address);
  }

  @PyMethod(doc = "Close the socket.")
  void close() {
    int n = fd;
    fd = -1;
    if (n >= 0) {
      SocketErrors.check(Fds.close(n));
    }
  }

  @PyMethod(doc = "Close the socket object without closing the descriptor.")
  long detach() {
    int n = fd;
    fd = -1;
    return n;
  }

  @PyMethod(doc = "Return the integer file descriptor of the socket.")
  long fileno() {
    return fd;
  }

  private PyObject name(String call) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Addresses.SIZE + 8, 8);
      m.set(ValueLayout.JAVA_INT, Addresses.SIZE, Addresses.SIZE);
      SocketErrors.check(Fds.sys(call, fd, m.address(), m.address() + Addresses.SIZE));
      return Addresses.read(m, m.get(ValueLayout.JAVA_INT, Addresses.SIZE));
    }
  }

  @PyMethod(doc = "Return the address of the local endpoint.")
  PyObject getsockname() {
    return name("getsockname");
  }

  @PyMethod(doc = "Return the address of the remote endpoint.")
  PyObject getpeername() {
    return name("getpeername");
  }

  @PyMethod(sig = "(level, option, buffersize=0, /)", doc = "Get a socket option.")
  PyObject getsockopt(int level, int option, PyObject buffersize) {
    int n = buffersize == null ? 0 : Ops.asInt(buffersize);
    if (n == 0) {
      return Py.integer(option(level, option));
    }
    if (n < 0 || n > 1024) {
      throw SocketErrors.os("getsockopt buflen out of range");
    }
    try (Arena a = Arena.ofConfined()) {
      MemorySegment v = a.allocate(n + 8L, 8);
      MemorySegment len = a.allocate(4, 4);
      len.set(ValueLayout.JAVA_INT, 0, n);
      SocketErrors.check(Fds.sys("getsockopt", fd, level, option, v.address(), len.address()));
      return PyBytes.of(
          v.asSlice(0, len.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyMethod(sig = "(level, option, value, /)", doc = "Set a socket option.")
  void setsockopt(int level, int option, PyObject value) {
    try (Arena a = Arena.ofConfined()) {
      byte[] b;
      if (value instanceof PyLong) {
        int v = Ops.asInt(value);
        b = new byte[] {(byte) v, (byte) (v >> 8), (byte) (v >> 16), (byte) (v >> 24)};
      } else {
        b = PyBuffer.bytes(value);
      }
      MemorySegment m = a.allocate(Math.max(4, b.length), 8);
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
      SocketErrors.check(Fds.sys("setsockopt", fd, level, option, m.address(), b.length));
    }
  }

  private byte[] receive(int n, int flags, PyObject[] from) {
    if (n < 0) {
      throw Py.valueError("negative buffersize in recv");
    }
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Math.max(1, n));
      MemorySegment addr = a.allocate(Addresses.SIZE + 8, 8);
      addr.set(ValueLayout.JAVA_INT, Addresses.SIZE, Addresses.SIZE);
      int r =
          from == null
              ? retry(POLLIN, "recv", fd, m.address(), n, flags)
              : retry(
                  POLLIN,
                  "recvfrom",
                  fd,
                  m.address(),
                  n,
                  flags,
                  addr.address(),
                  addr.address() + Addresses.SIZE);
      if (from != null) {
        from[0] = Addresses.read(addr, addr.get(ValueLayout.JAVA_INT, Addresses.SIZE));
      }
      return m.asSlice(0, r).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  @PyMethod(sig = "(buffersize, flags=0, /)", doc = "Receive up to buffersize bytes.")
  PyObject recv(int buffersize, PyObject flags) {
    return PyBytes.of(receive(buffersize, flags == null ? 0 : Ops.asInt(flags), null));
  }

  @PyMethod(sig = "(buffersize, flags=0, /)", doc = "Receive data and the sender's address.")
  PyObject recvfrom(int buffersize, PyObject flags) {
    PyObject[] from = new PyObject[1];
    byte[] b = receive(buffersize, flags == null ? 0 : Ops.asInt(flags), from);
    return PyTuple.of(PyBytes.of(b), from[0]);
  }

  private long receiveInto(PyObject buffer, PyObject nbytes, PyObject flags, PyObject[] from) {
    PyBuffer b = PyBuffer.writable(buffer, "recv_into() argument 1");
    int size = b.toBytes().length;
    int n = nbytes == null ? 0 : Ops.asInt(nbytes);
    if (n < 0) {
      throw Py.valueError("negative buffersize in recv_into");
    }
    if (n > size) {
      throw Py.valueError("buffer too small for requested bytes");
    }
    byte[] data = receive(n == 0 ? size : n, flags == null ? 0 : Ops.asInt(flags), from);
    b.copyFrom(0, data, 0, data.length);
    b.release();
    return data.length;
  }

  @PyMethod(name = "recv_into", sig = "(buffer, nbytes=0, flags=0)", doc = "Receive into a buffer.")
  long recvInto(PyObject buffer, PyObject nbytes, PyObject flags) {
    return receiveInto(buffer, nbytes, flags, null);
  }

  @PyMethod(
      name = "recvfrom_into",
      sig = "(buffer, nbytes=0, flags=0)",
      doc = "Receive into a buffer, and the sender's address.")
  PyObject recvfromInto(PyObject buffer, PyObject nbytes, PyObject flags) {
    PyObject[] from = new PyObject[1];
    long n = receiveInto(buffer, nbytes, flags, from);
    return PyTuple.of(Py.integer(n), from[0]);
  }

  private int transmit(byte[] b, int flags, PyObject to) {
    try (Arena a = Arena.ofConfined()) {
      MemorySegment m = a.allocate(Math.max(1, b.length));
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
      if (to == null) {
        return retry(POLLOUT, "send", fd, m.address(), b.length, flags | 0x4000);
      }
      MemorySegment addr = a.allocate(Addresses.SIZE, 8);
      int n = Addresses.write(family, to, addr, "sendto");
      return retry(POLLOUT, "sendto", fd, m.address(), b.length, flags | 0x4000, addr.address(), n);
    }
  }

  @PyMethod(sig = "(data, flags=0, /)", doc = "Send data; returns the number of bytes sent.")
  long send(PyObject data, PyObject flags) {
    return transmit(PyBuffer.bytes(data), flags == null ? 0 : Ops.asInt(flags), null);
  }

  @PyMethod(sig = "(data, flags=0, /)", doc = "Send all data.")
  void sendall(PyObject data, PyObject flags) {
    byte[] b = PyBuffer.bytes(data);
    int f = flags == null ? 0 : Ops.asInt(flags);
    int at = 0;
    while (at < b.length) {
      at += transmit(at == 0 ? b : Arrays.copyOfRange(b, at, b.length), f, null);
    }
  }

  @PyMethod(sig = "(*args)", doc = "sendto(data[, flags], address): send to an address.")
  long sendto(PyObject[] args) {
    if (args.length < 2 || args.length > 3) {
      throw Py.typeError("sendto() takes 2 or 3 arguments (" + args.length + " given)");
    }
    return transmit(
        PyBuffer.bytes(args[0]), args.length == 3 ? Ops.asInt(args[1]) : 0, args[args.length - 1]);
  }

  @PyMethod(sig = "(how, /)", doc = "Shut down one or both halves of the connection.")
  void shutdown(int how) {
    SocketErrors.check(Fds.sys("shutdown", fd, how));
  }

  private void applyTimeout(double t) {
    timeout = t;
    int flags = SocketErrors.check(Fds.sys("fcntl", fd, F_GETFL));
    int want = t >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
    if (want != flags) {
      SocketErrors.check(Fds.sys("fcntl", fd, F_SETFL, want));
    }
  }

  @PyMethod(sig = "(flag, /)", doc = "Set the socket to blocking or non-blocking mode.")
  void setblocking(boolean flag) {
    applyTimeout(flag ? -1 : 0);
  }

  @PyMethod(doc = "Returns True if the socket is in blocking mode.")
  boolean getblocking() {
    return timeout != 0;
  }

  @PyMethod(sig = "(timeout, /)", doc = "Set a time-out in seconds; None for none.")
  void settimeout(PyObject t) {
    applyTimeout(SocketModule.timeoutOf(t));
  }

  @PyMethod(doc = "Returns the time-out in seconds, or None.")
  PyObject gettimeout() {
    return timeout < 0 ? Py.None : Py.real(timeout);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<socket object, fd="
        + fd
        + ", family="
        + family
        + ", type="
        + kind
        + ", proto="
        + proto
        + ">";
  }

  @PyGetter(value = "family", member = true)
  long family() {
    return family;
  }

  @PyGetter(value = "type", member = true)
  long kind() {
    return kind;
  }

  @PyGetter(value = "proto", member = true)
  long proto() {
    return proto;
  }

  @PyGetter("timeout")
  PyObject timeoutAttr() {
    return gettimeout();
  }
}
