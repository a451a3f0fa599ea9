package jyston.runtime.module.sys;

import java.util.Arrays;
import java.util.List;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PySimpleNamespace;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.StructSeqType;
import jyston.runtime.module.ImportState;

/** The data attributes of {@code sys}. */
final class SysInfo {
  static final StructSeqType VERSION_INFO =
      new StructSeqType(
          "sys",
          "version_info",
          "sys.version_info\n\nVersion information as a named tuple.",
          new String[] {
            "major|Major release number",
            "minor|Minor release number",
            "micro|Patch release number",
            "releaselevel|'alpha', 'beta', 'candidate', or 'final'",
            "serial|Serial release number"
          },
          5,
          false);

  static final StructSeqType FLAGS =
      new StructSeqType(
          "sys",
          "flags",
          "sys.flags\n\nFlags provided through command line arguments or environment vars.",
          new String[] {
            "debug|-d",
            "inspect|-i",
            "interactive|-i",
            "optimize|-O or -OO",
            "dont_write_bytecode|-B",
            "no_user_site|-s",
            "no_site|-S",
            "ignore_environment|-E",
            "verbose|-v",
            "bytes_warning|-b",
            "quiet|-q",
            "hash_randomization|-R",
            "isolated|-I",
            "dev_mode|-X dev",
            "utf8_mode|-X utf8",
            "warn_default_encoding|-X warn_default_encoding",
            "safe_path|-P",
            "int_max_str_digits|-X int_max_str_digits",
            "gil|-X gil"
          },
          18,
          false);

  private static final StructSeqType FLOAT_INFO =
      new StructSeqType(
          "sys",
          "float_info",
          "sys.float_info\n\nA named tuple holding information about the float type.",
          new String[] {
            "max",
            "max_exp",
            "max_10_exp",
            "min",
            "min_exp",
            "min_10_exp",
            "dig",
            "mant_dig",
            "epsilon",
            "radix",
            "rounds"
          },
          11,
          false);

  private static final StructSeqType INT_INFO =
      new StructSeqType(
          "sys",
          "int_info",
          "sys.int_info\n\nA named tuple that holds information about Python's internal"
              + " representation of integers.",
          new String[] {
            "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"
          },
          4,
          false);

  private static final StructSeqType HASH_INFO =
      new StructSeqType(
          "sys",
          "hash_info",
          "hash_info\n\nA named tuple providing parameters used for computing hashes.",
          new String[] {
            "width",
            "modulus",
            "inf",
            "nan",
            "imag",
            "algorithm",
            "hash_bits",
            "seed_bits",
            "cutoff"
          },
          9,
          false);

  private static final StructSeqType THREAD_INFO =
      new StructSeqType(
          "sys",
          "thread_info",
          "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
          new String[] {"name", "lock", "version"},
          3,
          false);

  private SysInfo() {}

  private static PyInt n(long v) {
    return PyInt.of(v);
  }

  private static PyStr s(String v) {
    return PyStr.of(v);
  }

  static PyList list(List<String> l) {
    PyList r = new PyList();
    for (String x : l) {
      r.add(PyStr.of(x));
    }
    return r;
  }

  static void fill(PyModule m, Interpreter interp, SysConfig c) {
    m.add("version", s(Version.TEXT));
    m.add("hexversion", n(0x030D05F0));
    PyObject info = VERSION_INFO.make(n(3), n(13), n(5), PyStr.intern("final"), n(0));
    m.add("version_info", info);
    m.add("api_version", n(1013));
    m.add("copyright", s(Version.COPYRIGHT));
    m.add("platform", PyStr.intern("linux"));
    m.add("maxsize", n(Long.MAX_VALUE));
    m.add("maxunicode", n(0x10FFFF));
    m.add("byteorder", PyStr.intern("little"));
    m.add("float_repr_style", PyStr.intern("short"));
    m.add("platlibdir", PyStr.intern("lib"));
    m.add("abiflags", PyStr.EMPTY);
    m.add("_git", PyTuple.of(s("CPython"), PyStr.EMPTY, PyStr.EMPTY));
    m.add("_framework", PyStr.EMPTY);
    m.add(
        "float_info",
        FLOAT_INFO.make(
            Py.real(Double.MAX_VALUE),
            n(1024),
            n(308),
            Py.real(Double.MIN_NORMAL),
            n(-1021),
            n(-307),
            n(15),
            n(53),
            Py.real(Math.ulp(1.0)),
            n(2),
            n(1)));
    m.add("int_info", INT_INFO.make(n(30), n(4), n(4300), n(640)));
    m.add(
        "hash_info",
        HASH_INFO.make(
            n(64),
            n((1L << 61) - 1),
            n(314159),
            n(0),
            n(1000003),
            PyStr.intern("siphash13"),
            n(64),
            n(128),
            n(0)));
    m.add("thread_info", THREAD_INFO.make(s("pthread"), s("semaphore"), Py.None));
    m.add("implementation", implementation(info));
    m.add("flags", flags(c, interp));
    m.add("builtin_module_names", builtinNames(interp.imports));
    PyObject[] names = StdlibNames.all();
    m.add("stdlib_module_names", PyFrozenSet.of(names));
    m.add("argv", list(c.argv));
    m.add("orig_argv", list(c.origArgv));
    m.add("warnoptions", list(c.warnOptions));
    m.add("_xoptions", xoptions(c));
    m.add("executable", s(c.executable));
    m.add("_base_executable", s(c.executable));
    for (String p : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
      m.add(p, s(c.home));
    }
    m.add("_stdlib_dir", s(c.stdlib()));
    m.add("_home", Py.None);
    m.add("dont_write_bytecode", Py.bool(c.dontWriteBytecode));
    m.add("pycache_prefix", c.pycachePrefix == null ? Py.None : s(c.pycachePrefix));
    m.add("path", path(c));
    m.add("path_hooks", new PyList());
    m.add("meta_path", new PyList());
    m.add("path_importer_cache", new PyDict());
    m.add("monitoring", MonitoringModule.make(interp));
  }

  private static PyObject implementation(PyObject info) {
    PyDict d = new PyDict();
    d.put(PyStr.intern("name"), PyStr.intern("jyston"));
    d.put(PyStr.intern("cache_tag"), PyStr.intern("jyston-313"));
    d.put(PyStr.intern("version"), info);
    d.put(PyStr.intern("hexversion"), n(0x030D05F0));
    d.put(PyStr.intern("_multiarch"), PyStr.intern("x86_64-linux-gnu"));
    return new PySimpleNamespace(d);
  }

  static PyObject flags(SysConfig c, Interpreter interp) {
    return FLAGS.make(
        n(c.debug),
        n(c.inspect),
        n(c.interactive),
        n(c.optimize),
        n(c.dontWriteBytecode ? 1 : 0),
        n(c.noUserSite ? 1 : 0),
        n(c.noSite ? 1 : 0),
        n(c.ignoreEnvironment ? 1 : 0),
        n(c.verbose),
        n(c.bytesWarning),
        n(c.quiet),
        n(c.hashRandomization ? 1 : 0),
        n(c.isolated ? 1 : 0),
        Py.bool(c.devMode),
        n(c.utf8Mode),
        n(c.warnDefaultEncoding ? 1 : 0),
        Py.bool(c.safePath),
        n(interp.intMaxStrDigits),
        n(1));
  }

  private static PyObject xoptions(SysConfig c) {
    PyDict d = new PyDict();
    for (String x : c.xOptions) {
      int eq = x.indexOf('=');
      d.put(
          PyStr.of(eq < 0 ? x : x.substring(0, eq)),
          eq < 0 ? Py.True : PyStr.of(x.substring(eq + 1)));
    }
    return d;
  }

  private static PyObject path(SysConfig c) {
    PyList l = list(c.pythonPath);
    l.add(s(c.home + "/lib/python313.zip"));
    l.add(s(c.stdlib()));
    l.add(s(c.stdlib() + "/lib-dynload"));
    return l;
  }

  private static PyObject builtinNames(ImportState st) {
    String[] all = st.builtinNames().toArray(new String[0]);
    Arrays.sort(all);
    PyObject[] r = new PyObject[all.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = PyStr.intern(all[i]);
    }
    return PyTuple.wrap(r);
  }
}
