package jyston.stdlib.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PySimpleNamespace;
import jyston.runtime.PyStr;
import jyston.runtime.PyStructSeq;
import jyston.runtime.PyTuple;
import jyston.runtime.StructSeqType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** {@code time}. */
@PyModuleDef(
    name = "time",
    doc = "This module provides various functions to manipulate time values.")
public final class TimeModule extends BuiltinModule {
  private static final StructSeqType STRUCT_TIME =
      new StructSeqType(
          "time",
          "struct_time",
          "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
              + " accepted by asctime(), mktime() and strftime().  May be considered as a\n"
              + " sequence of 9 integers.\n\n"
              + " Note that several fields' values are not the same as those defined by\n"
              + " the C language standard for struct tm.  For example, the value of the\n"
              + " field tm_year is the actual year, not year - 1900.  See individual\n"
              + " fields' descriptions for details.",
          new String[] {
            "tm_year|year, for example, 1993",
            "tm_mon|month of year, range [1, 12]",
            "tm_mday|day of month, range [1, 31]",
            "tm_hour|hours, range [0, 23]",
            "tm_min|minutes, range [0, 59]",
            "tm_sec|seconds, range [0, 61])",
            "tm_wday|day of week, range [0, 6], Monday is 0",
            "tm_yday|day of year, range [1, 366]",
            "tm_isdst|1 if summer time is in effect, 0 if not, and -1 if unknown",
            "tm_zone|abbreviation of timezone name",
            "tm_gmtoff|offset from UTC in seconds"
          },
          9,
          true);

  private static final String[] DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final long MAX_YEAR_SECONDS = 67768036191676799L;
  private static final long MIN_YEAR_SECONDS = -67768040609740800L;

  /** For the index of modules. */
  public TimeModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("struct_time", STRUCT_TIME.type());
    m.add("_STRUCT_TM_ITEMS", PyInt.of(11));
    m.add("CLOCK_REALTIME", PyInt.of(0));
    m.add("CLOCK_MONOTONIC", PyInt.of(1));
    m.add("CLOCK_PROCESS_CPUTIME_ID", PyInt.of(2));
    m.add("CLOCK_THREAD_CPUTIME_ID", PyInt.of(3));
    m.add("CLOCK_MONOTONIC_RAW", PyInt.of(4));
    m.add("CLOCK_BOOTTIME", PyInt.of(7));
    m.add("CLOCK_TAI", PyInt.of(11));
    if (isPlainUtc()) {
      zone(m, 0, 0, "UTC", "UTC");
    } else {
      readZone(m);
    }
  }

  /** Whether the zone is UTC as far as can be seen without C's library, which is slow to load. */
  private static boolean isPlainUtc() {
    String tz = System.getenv("TZ");
    if (tz != null) {
      return tz.equals("UTC") || tz.equals("UTC0") || tz.isEmpty();
    }
    java.nio.file.Path local = java.nio.file.Path.of("/etc/localtime");
    try {
      if (!java.nio.file.Files.exists(local)) {
        return true;
      }
      String real = local.toRealPath().toString();
      return real.endsWith("/UTC") || real.endsWith("/UCT") || real.endsWith("/Universal");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static void zone(PyModule m, long timezone, long altzone, String std, String dst) {
    m.add("timezone", PyInt.of(timezone));
    m.add("altzone", PyInt.of(altzone));
    m.add("daylight", PyInt.of(timezone != altzone ? 1 : 0));
    m.add("tzname", PyTuple.of(Py.str(std), Py.str(dst)));
  }

  private static void readZone(PyModule m) {
    long year = (365L * 24 + 6) * 3600;
    long t = System.currentTimeMillis() / 1000 / year * year;
    LibC.Tm january = LibC.localtime(t);
    LibC.Tm july = LibC.localtime(t + year / 2);
    if (-january.gmtoff() < -july.gmtoff()) {
      // Summer time is reversed in the south.
      zone(m, -july.gmtoff(), -january.gmtoff(), july.zone(), january.zone());
    } else {
      zone(m, -january.gmtoff(), -july.gmtoff(), january.zone(), july.zone());
    }
  }

  @PyFunction(
      doc =
          "tzset()\n\n"
              + "Initialize, or reinitialize, the local timezone to the value stored in\n"
              + "os.environ['TZ'].")
  void tzset() {
    PyObject environ = Modules.importAttr("os", "environ");
    PyObject tz = Ops.callMethod(environ, "get", Py.str("TZ"));
    LibC.tzset(tz instanceof PyStr s ? s.javaString() : null);
    readZone(module());
  }

  // Clocks.

  private static long realtime() {
    Instant i = Instant.now();
    return i.getEpochSecond() * Timestamps.SECOND + i.getNano();
  }

  @PyFunction(
      doc =
          "time() -> floating-point number\n\n"
              + "Return the current time in seconds since the Epoch.\n"
              + "Fractions of a second may be present if the system clock provides them.")
  static double time() {
    return Timestamps.toDouble(realtime());
  }

  @PyFunction(
      name = "time_ns",
      doc = "time_ns() -> int\n\n" + "Return the current time in nanoseconds since the Epoch.")
  static long timeNs() {
    return realtime();
  }

  @PyFunction(doc = "monotonic() -> float\n\nMonotonic clock, cannot go backward.")
  static double monotonic() {
    return Timestamps.toDouble(System.nanoTime());
  }

  @PyFunction(
      name = "monotonic_ns",
      doc = "monotonic_ns() -> int\n\n" + "Monotonic clock, cannot go backward, as nanoseconds.")
  static long monotonicNs() {
    return System.nanoTime();
  }

  @PyFunction(
      name = "perf_counter",
      doc = "perf_counter() -> float\n\n" + "Performance counter for benchmarking.")
  static double perfCounter() {
    return Timestamps.toDouble(System.nanoTime());
  }

  @PyFunction(
      name = "perf_counter_ns",
      doc = "perf_counter_ns() -> int\n\n" + "Performance counter for benchmarking as nanoseconds.")
  static long perfCounterNs() {
    return System.nanoTime();
  }

  @PyFunction(
      name = "process_time",
      doc =
          "process_time() -> float\n\n"
              + "Process time for profiling: sum of the kernel and user-space CPU time.")
  static double processTime() {
    return Timestamps.toDouble(clock(2));
  }

  @PyFunction(
      name = "process_time_ns",
      doc =
          "process_time() -> int\n\n"
              + "Process time for profiling as nanoseconds:\n"
              + "sum of the kernel and user-space CPU time.")
  static long processTimeNs() {
    return clock(2);
  }

  @PyFunction(
      name = "thread_time",
      doc =
          "thread_time() -> float\n\n"
              + "Thread time for profiling: sum of the kernel and user-space CPU time.")
  static double threadTime() {
    return Timestamps.toDouble(clock(3));
  }

  @PyFunction(
      name = "thread_time_ns",
      doc =
          "thread_time_ns() -> int\n\n"
              + "Thread time for profiling as nanoseconds:\n"
              + "sum of the kernel and user-space CPU time.")
  static long threadTimeNs() {
    return clock(3);
  }

  private static PyException invalid() {
    return Timestamps.osError(22, "Invalid argument");
  }

  private static long clock(int id) {
    if (id == 0) {
      return realtime();
    }
    Long r = LibC.clock(id, false);
    if (r == null) {
      throw invalid();
    }
    return r;
  }

  @PyFunction(
      name = "clock_gettime",
      sig = "(clk_id, /)",
      doc = "Return the time of the specified clock clk_id as a float.")
  static double clockGettime(int clkId) {
    return Timestamps.toDouble(clock(clkId));
  }

  @PyFunction(
      name = "clock_gettime_ns",
      sig = "(clk_id, /)",
      doc = "Return the time of the specified clock clk_id as nanoseconds (int).")
  static long clockGettimeNs(int clkId) {
    return clock(clkId);
  }

  @PyFunction(
      name = "clock_getres",
      sig = "(clk_id, /)",
      doc =
          "clock_getres(clk_id) -> floating-point number\n\n"
              + "Return the resolution (precision) of the specified clock clk_id.")
  static double clockGetres(int clkId) {
    Long r = LibC.clock(clkId, true);
    if (r == null) {
      throw invalid();
    }
    return Timestamps.toDouble(r);
  }

  private static void setClock(int id, long ns) {
    if (!LibC.setClock(id, ns)) {
      throw id == 0 ? Timestamps.osError(1, "Operation not permitted") : invalid();
    }
  }

  @PyFunction(
      name = "clock_settime",
      sig = "(clk_id, time, /)",
      doc = "clock_settime(clk_id, time)\n\nSet the time of the specified clock clk_id.")
  static void clockSettime(int clkId, PyObject time) {
    setClock(clkId, Timestamps.nanos(time));
  }

  @PyFunction(
      name = "clock_settime_ns",
      sig = "(clk_id, time, /)",
      doc =
          "clock_settime_ns(clk_id, time)\n\n"
              + "Set the time of the specified clock clk_id with nanoseconds.")
  static void clockSettimeNs(int clkId, PyObject time) {
    setClock(clkId, Ops.asLong(time));
  }

  @PyFunction(
      name = "get_clock_info",
      sig = "(name, /)",
      doc = "get_clock_info(name: str) -> dict\n\nGet information of the specified clock.")
  static PyObject getClockInfo(String name) {
    String clock =
        switch (name) {
          case "time" -> "CLOCK_REALTIME";
          case "monotonic", "perf_counter" -> "CLOCK_MONOTONIC";
          case "process_time" -> "CLOCK_PROCESS_CPUTIME_ID";
          case "thread_time" -> "CLOCK_THREAD_CPUTIME_ID";
          default -> throw Py.valueError("unknown clock");
        };
    boolean real = name.equals("time");
    return PySimpleNamespace.TYPE.callKw(
        new PyObject[] {
          Py.str("clock_gettime(" + clock + ")"), Py.bool(!real), Py.bool(real), Py.real(1e-9)
        },
        new PyStr[] {
          PyStr.intern("implementation"),
          PyStr.intern("monotonic"),
          PyStr.intern("adjustable"),
          PyStr.intern("resolution")
        });
  }

  // Sleeping.

  @PyFunction(
      sig = "(object, /)",
      doc =
          "sleep(seconds)\n\n"
              + "Delay execution for a given number of seconds.  The argument may be\n"
              + "a floating-point number for subsecond precision.")
  static void sleep(PyObject object) {
    long ns = Timestamps.nanos(object);
    if (ns < 0) {
      throw Py.valueError("sleep length must be non-negative");
    }
    long end = System.nanoTime() + ns;
    Interpreter in = ThreadState.current().interp;
    do {
      int held = in.gil.releaseAll();
      try {
        // Wakes now and then: a signal handler may be waiting to run on this thread.
        long left = ns;
        do {
          LockSupport.parkNanos(Math.min(left, 20_000_000L));
          left = end - System.nanoTime();
        } while (left > 0 && !in.pollRequested());
      } finally {
        in.gil.restore(held);
      }
      if (in.pollRequested()) {
        in.poll();
      }
      ns = end - System.nanoTime();
    } while (ns > 0);
  }

  // Calendar.

  private static PyStructSeq struct(int[] f, PyObject zone, PyObject offset) {
    return STRUCT_TIME.make(
        PyInt.of(f[5] + 1900L),
        PyInt.of(f[4] + 1),
        PyInt.of(f[3]),
        PyInt.of(f[2]),
        PyInt.of(f[1]),
        PyInt.of(f[0]),
        PyInt.of((f[6] + 6) % 7),
        PyInt.of(f[7] + 1),
        PyInt.of(f[8]),
        zone,
        offset);
  }

  private static long when(PyObject seconds) {
    long t =
        seconds == null || seconds == Py.None
            ? Math.floorDiv(realtime(), Timestamps.SECOND)
            : Timestamps.seconds(seconds);
    if (t < MIN_YEAR_SECONDS || t > MAX_YEAR_SECONDS) {
      throw Timestamps.osError(75, "Value too large for defined data type");
    }
    return t;
  }

  private static LibC.Tm utc(long t) {
    long days = Math.floorDiv(t, 86400L);
    int s = (int) Math.floorMod(t, 86400L);
    // 400 years repeat: LocalDate has fewer years than C.
    long eras = Math.floorDiv(days, 146097L);
    LocalDate d = LocalDate.ofEpochDay(Math.floorMod(days, 146097L));
    long year = d.getYear() + 400 * eras;
    return new LibC.Tm(
        new int[] {
          s % 60,
          s / 60 % 60,
          s / 3600,
          d.getDayOfMonth(),
          d.getMonthValue() - 1,
          (int) (year - 1900),
          (int) Math.floorMod(days + 4, 7L),
          d.getDayOfYear() - 1,
          0
        },
        0,
        "UTC");
  }

  private boolean localIsUtc() {
    return module().find("timezone") instanceof PyInt z
        && z.value == 0
        && module().find("altzone") instanceof PyInt a
        && a.value == 0
        && isPlainUtc();
  }

  private LibC.Tm local(long t) {
    if (localIsUtc()) {
      return utc(t);
    }
    LibC.Tm tm = LibC.localtime(t);
    if (tm == null) {
      throw Timestamps.osError(75, "Value too large for defined data type");
    }
    return tm;
  }

  @PyFunction(
      sig = "(seconds=None, /)",
      doc =
          "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n"
              + "                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\n"
              + "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\n"
              + "GMT).  When 'seconds' is not passed in, convert the current time instead.\n\n"
              + "If the platform supports the tm_gmtoff and tm_zone, they are available as\n"
              + "attributes only.")
  static PyObject gmtime(PyObject seconds) {
    LibC.Tm t = utc(when(seconds));
    return struct(t.fields(), Py.str("GMT"), PyInt.of(0));
  }

  @PyFunction(
      sig = "(seconds=None, /)",
      doc =
          "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n"
              + "                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\n"
              + "Convert seconds since the Epoch to a time tuple expressing local time.\n"
              + "When 'seconds' is not passed in, convert the current time instead.")
  PyObject localtime(PyObject seconds) {
    LibC.Tm t = local(when(seconds));
    return struct(t.fields(), Py.str(t.zone()), PyInt.of(t.gmtoff()));
  }

  private static LibC.Tm argument(PyObject o, String function) {
    if (!(o instanceof PyTuple t)) {
      throw Py.typeError("Tuple or struct_time argument required");
    }
    if (t.size() != 9) {
      throw Py.typeError(function + "(): illegal time tuple argument");
    }
    int[] v = new int[9];
    for (int i = 0; i < 9; i++) {
      v[i] = Ops.asInt(t.get(i));
    }
    if (v[0] < Integer.MIN_VALUE + 1900) {
      throw Py.overflowError("year out of range");
    }
    long offset = 0;
    String zone = null;
    if (o.type() == STRUCT_TIME.type()) {
      PyObject z = Ops.getAttr(o, "tm_zone");
      PyObject g = Ops.getAttr(o, "tm_gmtoff");
      zone = z instanceof PyStr s ? s.javaString() : null;
      offset = g == Py.None ? 0 : Ops.asLong(g);
    }
    int[] f = {v[5], v[4], v[3], v[2], v[1] - 1, v[0] - 1900, (v[6] + 1) % 7, v[7] - 1, v[8]};
    return new LibC.Tm(f, offset, zone);
  }

  private static void check(int[] f) {
    if (f[4] == -1) {
      f[4] = 0;
    }
    range(f[4], 0, 11, "month");
    if (f[3] == 0) {
      f[3] = 1;
    }
    range(f[3], 0, 31, "day of month");
    range(f[2], 0, 23, "hour");
    range(f[1], 0, 59, "minute");
    range(f[0], 0, 61, "seconds");
    range(f[6], 0, 6, "day of week");
    if (f[7] == -1) {
      f[7] = 0;
    }
    range(f[7], 0, 365, "day of year");
  }

  private static void range(int v, int low, int high, String what) {
    if (v < low || v > high) {
      throw Py.valueError(what + " out of range");
    }
  }

  private static PyObject asctime(int[] f) {
    StringBuilder sb = new StringBuilder(24);
    sb.append(DAYS[f[6]]).append(' ').append(MONTHS[f[4]]);
    sb.append(f[3] < 10 ? "  " : " ").append(f[3]).append(' ');
    two(sb, f[2]).append(':');
    two(sb, f[1]).append(':');
    two(sb, f[0]).append(' ').append(1900L + f[5]);
    return Py.str(sb.toString());
  }

  private static StringBuilder two(StringBuilder sb, int v) {
    return v < 10 ? sb.append('0').append(v) : sb.append(v);
  }

  @PyFunction(
      sig = "(tuple=None, /)",
      doc =
          "asctime([tuple]) -> string\n\n"
              + "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\n"
              + "When the time tuple is not present, current time as returned by localtime()\n"
              + "is used.")
  PyObject asctime(PyObject tuple) {
    LibC.Tm t = tuple == null ? local(when(null)) : argument(tuple, "asctime");
    check(t.fields());
    return asctime(t.fields());
  }

  @PyFunction(
      sig = "(seconds=None, /)",
      doc =
          "ctime(seconds) -> string\n\n"
              + "Convert a time in seconds since the Epoch to a string in local time.\n"
              + "This is equivalent to asctime(localtime(seconds)). When the time tuple is\n"
              + "not present, current time as returned by localtime() is used.")
  PyObject ctime(PyObject seconds) {
    return asctime(local(when(seconds)).fields());
  }

  @PyFunction(
      sig = "(object, /)",
      doc =
          "mktime(tuple) -> floating-point number\n\n"
              + "Convert a time tuple in local time to seconds since the Epoch.\n"
              + "Note that mktime(gmtime(0)) will not generally return zero for most\n"
              + "time zones; instead the returned value will either be equal to that\n"
              + "of the timezone or altzone attributes on the time module.")
  static double mktime(PyObject object) {
    LibC.Tm t = argument(object, "mktime");
    Long r = LibC.mktime(t);
    if (r == null) {
      throw Py.overflowError("mktime argument out of range");
    }
    return r;
  }

  @PyFunction(
      sig = "(format, tuple=None, /)",
      doc =
          "strftime(format[, tuple]) -> string\n\n"
              + "Convert a time tuple to a string according to a format specification.\n"
              + "See the library reference manual for formatting codes. When the time tuple\n"
              + "is not present, current time as returned by localtime() is used.")
  PyObject strftime(PyObject format, PyObject tuple) {
    if (!(format instanceof PyStr f)) {
      throw Py.typeError("strftime() argument 1 must be str, not " + Ops.typeName(format));
    }
    LibC.Tm t = tuple == null ? local(when(null)) : argument(tuple, "strftime");
    check(t.fields());
    if (t.fields()[8] < -1) {
      t.fields()[8] = -1;
    } else if (t.fields()[8] > 1) {
      t.fields()[8] = 1;
    }
    if (t.zone() == null) {
      String[] names = zoneNames();
      t = new LibC.Tm(t.fields(), t.gmtoff(), names[t.fields()[8] > 0 ? 1 : 0]);
    }
    int n = f.length();
    java.util.ArrayList<Integer> out = new java.util.ArrayList<>();
    int i = 0;
    while (i < n) {
      int c = f.codePointAt(i);
      if (c == 0 || c > 127) {
        out.add(c);
        i++;
        continue;
      }
      StringBuilder part = new StringBuilder();
      while (i < n && (c = f.codePointAt(i)) != 0 && c <= 127) {
        part.append((char) c);
        i++;
      }
      String s = part.indexOf("%") < 0 ? part.toString() : LibC.strftime(part.toString(), t);
      s.codePoints().forEach(out::add);
    }
    int[] cps = new int[out.size()];
    for (int k = 0; k < cps.length; k++) {
      cps[k] = out.get(k);
    }
    return PyStr.ofCodePoints(cps);
  }

  private String[] zoneNames() {
    if (module().find("tzname") instanceof PyTuple t && t.size() == 2) {
      return new String[] {t.get(0).toString(), t.get(1).toString()};
    }
    return new String[] {"", ""};
  }

  @PyFunction(
      sig = "(*args)",
      doc =
          "strptime(string, format) -> struct_time\n\n"
              + "Parse a string to a time tuple according to a format specification.\n"
              + "See the library reference manual for formatting codes (same as\n"
              + "strftime()).")
  static PyObject strptime(PyObject[] args) {
    return Modules.importAttr("_strptime", "_strptime_time").callN(args);
  }
}
