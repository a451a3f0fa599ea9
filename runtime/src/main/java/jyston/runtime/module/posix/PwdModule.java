package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.StructSeqType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code pwd}. */
@PyModuleDef(
    name = "pwd",
    doc =
        "This module provides access to the Unix password database.\n"
            + "It is available on all Unix versions.\n\n"
            + "Password database entries are reported as 7-tuples containing the following\n"
            + "items from the password database (see `<pwd.h>'), in order:\n"
            + "pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\n"
            + "The uid and gid items are integers, all others are strings. An\n"
            + "exception is raised if the entry asked for cannot be found.")
public final class PwdModule extends BuiltinModule {
  private static final StructSeqType ENTRY =
      new StructSeqType(
          "pwd",
          "struct_passwd",
          "pwd.struct_passwd: Results from getpw*() routines.",
          new String[] {
            "pw_name|user name",
            "pw_passwd|password",
            "pw_uid|user id",
            "pw_gid|group id",
            "pw_gecos|real name",
            "pw_dir|home directory",
            "pw_shell|shell program"
          },
          7,
          true);

  /** For the index. */
  public PwdModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("struct_passwd", ENTRY.type());
  }

  private static PyObject text(MemorySegment p, long at) {
    long a = p.get(ValueLayout.JAVA_LONG, at);
    return a == 0 ? Py.None : Codecs.fsDecode(Libc.bytesAt(a));
  }

  /** struct passwd of 64-bit Linux: two pointers, two ints, three pointers. */
  private static PyObject entry(long address) {
    MemorySegment p = Libc.memory(address, 48);
    return ENTRY.make(
        text(p, 0),
        text(p, 8),
        Py.integer(p.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL),
        Py.integer(p.get(ValueLayout.JAVA_INT, 20) & 0xFFFFFFFFL),
        text(p, 24),
        text(p, 32),
        text(p, 40));
  }

  @PyFunction(
      sig = "(uidobj, /)",
      doc = "Return the password database entry for the given numeric user ID.")
  static PyObject getpwuid(PyObject uid) {
    PyLong l = Ops.index(uid);
    long n = l.fitsLong() ? l.longValue() : -2;
    long r = 0;
    if (n >= -1 && n <= 0xFFFFFFFFL) {
      Fds.sys("getppid");
      r = Libc.call("getpwuid", n);
    }
    if (r == 0) {
      throw new PyException(PyBaseException.KEY_ERROR, PyStr.of("getpwuid(): uid not found: " + l));
    }
    return entry(r);
  }

  @PyFunction(
      sig = "(name, /)",
      doc = "Return the password database entry for the given user name.")
  static PyObject getpwnam(PyStr name) {
    byte[] b = Codecs.fsEncode(name);
    if (new String(b, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
      throw Py.valueError("embedded null byte");
    }
    Fds.sys("getppid");
    try (Arena arena = Arena.ofConfined()) {
      long r = Libc.call("getpwnam", Libc.cstring(arena, b).address());
      if (r == 0) {
        throw new PyException(
            PyBaseException.KEY_ERROR, PyStr.of("getpwnam(): name not found: " + Ops.repr(name)));
      }
      return entry(r);
    }
  }

  @PyFunction(doc = "Return a list of all available password database entries, in arbitrary order.")
  static PyObject getpwall() {
    PyList l = new PyList();
    Fds.sys("getppid");
    Libc.call("setpwent");
    long r;
    while ((r = Libc.call("getpwent")) != 0) {
      l.add(entry(r));
    }
    Libc.call("endpwent");
    return l;
  }
}
