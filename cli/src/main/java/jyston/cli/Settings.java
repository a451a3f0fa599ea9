package jyston.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jyston.runtime.module.sys.SysConfig;

/** Reads the environment and the {@code -X} options, once the command line is parsed. */
final class Settings {
  private static final String PREINITIALIZED = "preinitialized";
  private static final int MAX_TRACEMALLOC_FRAMES = 65535;
  private static final int MIN_INT_DIGITS = 640;

  private final SysConfig config;
  private final Map<String, String> env;

  Settings(SysConfig config, Map<String, String> env) {
    this.config = config;
    this.env = env;
  }

  private String env(String name) {
    String v = config.ignoreEnvironment ? null : env.get(name);
    return v == null || v.isEmpty() ? null : v;
  }

  /** The value of an option, empty without one, or null. */
  private String xOption(String name) {
    String found = null;
    for (String x : config.xOptions) {
      int eq = x.indexOf('=');
      if ((eq < 0 ? x : x.substring(0, eq)).equals(name)) {
        found = eq < 0 ? "" : x.substring(eq + 1);
      }
    }
    return found;
  }

  private static UsageException fatal(String message, String state) {
    return new UsageException(
        "Fatal Python error: " + message + "\nPython runtime state: " + state + "\n\n", 1, false);
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private int level(String name, int current) {
    String v = env(name);
    if (v == null) {
      return current;
    }
    // What is no number, or a negative one, counts as 1.
    int n = number(v, 1);
    return Math.max(current, n < 0 ? 1 : n);
  }

  private boolean flag(String option, String variable) {
    return xOption(option) != null || env(variable) != null;
  }

  /**
   * Reads everything.
   *
   * @throws UsageException for values that CPython does not start with
   */
  void read() throws UsageException {
    config.debug = Math.min(1, level("PYTHONDEBUG", config.debug));
    config.verbose = level("PYTHONVERBOSE", config.verbose);
    config.optimize = level("PYTHONOPTIMIZE", config.optimize);
    config.inspect = level("PYTHONINSPECT", config.inspect);
    config.dontWriteBytecode |= level("PYTHONDONTWRITEBYTECODE", 0) > 0;
    config.noUserSite |= level("PYTHONNOUSERSITE", 0) > 0;
    config.unbuffered |= level("PYTHONUNBUFFERED", 0) > 0;
    config.safePath |= env("PYTHONSAFEPATH") != null;
    config.devMode |= flag("dev", "PYTHONDEVMODE");
    config.warnDefaultEncoding |= flag("warn_default_encoding", "PYTHONWARNDEFAULTENCODING");
    config.noDebugRanges = flag("no_debug_ranges", "PYTHONNODEBUGRANGES");
    config.importTime = flag("importtime", "PYTHONPROFILEIMPORTTIME");
    config.faultHandler = config.devMode || flag("faulthandler", "PYTHONFAULTHANDLER");
    config.ioEncoding = env("PYTHONIOENCODING");
    String prefix = xOption("pycache_prefix");
    config.pycachePrefix = prefix != null ? prefix : env("PYTHONPYCACHEPREFIX");
    if (config.pycachePrefix != null && config.pycachePrefix.isEmpty()) {
      config.pycachePrefix = null;
    }
    allocator();
    utf8Mode();
    gil();
    cpuCount();
    frozenModules();
    tracemalloc();
    intDigits();
    hashSeed();
    String path = env("PYTHONPATH");
    if (path != null) {
      config.pythonPath.addAll(List.of(path.split(":", -1)));
    }
    warnings();
  }

  private void warnings() {
    String warn = env("PYTHONWARNINGS");
    List<String> w = new ArrayList<>();
    if (config.devMode) {
      w.add("default");
    }
    if (warn != null) {
      w.addAll(List.of(warn.split(",")));
    }
    w.addAll(config.warnOptions);
    if (config.bytesWarning > 0) {
      w.add(config.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }
    config.warnOptions = w;
  }

  private void allocator() throws UsageException {
    String v = env("PYTHONMALLOC");
    // There is one way to allocate; the names of CPython's are accepted.
    if (v != null
        && !List.of(
                "default",
                "debug",
                "pymalloc",
                "pymalloc_debug",
                "mimalloc",
                "mimalloc_debug",
                "malloc",
                "malloc_debug")
            .contains(v)) {
      throw fatal("preconfig_init_allocator: PYTHONMALLOC: unknown allocator", "preinitializing");
    }
  }

  private void utf8Mode() throws UsageException {
    String utf8 = xOption("utf8");
    if (utf8 != null) {
      config.utf8Mode = utf8.isEmpty() || utf8.equals("1") ? 1 : 0;
      if (!utf8.isEmpty() && !utf8.equals("0") && !utf8.equals("1")) {
        throw fatal("preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing");
      }
    } else if (env("PYTHONUTF8") != null) {
      String v = env("PYTHONUTF8");
      if (!v.equals("0") && !v.equals("1")) {
        throw fatal(
            "preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value",
            "preinitializing");
      }
      config.utf8Mode = v.equals("1") ? 1 : 0;
    }
    String locale = env.get("LC_ALL");
    if (locale == null || locale.isEmpty()) {
      locale = env.get("LC_CTYPE");
    }
    if (locale == null || locale.isEmpty()) {
      locale = env.get("LANG");
    }
    config.cLocale =
        locale == null || locale.isEmpty() || locale.equals("C") || locale.equals("POSIX");
    if (config.cLocale && utf8 == null && env("PYTHONUTF8") == null) {
      config.utf8Mode = 1;
    }
  }

  private void gil() throws UsageException {
    String v = xOption("gil");
    v = v == null ? env("PYTHON_GIL") : v;
    if (v == null || v.equals("1")) {
      return;
    }
    throw fatal(
        v.equals("0")
            ? "config_read_gil: Disabling the GIL is not supported by this build"
            : "config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"",
        PREINITIALIZED);
  }

  private void cpuCount() throws UsageException {
    String v = xOption("cpu_count");
    v = v == null ? env("PYTHON_CPU_COUNT") : v;
    if (v == null || v.equals("default")) {
      return;
    }
    config.cpuCount = number(v, -1);
    if (config.cpuCount < 1) {
      throw fatal(
          "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must"
              + " be greater than 0",
          PREINITIALIZED);
    }
  }

  private void frozenModules() throws UsageException {
    String v = xOption("frozen_modules");
    String e = env("PYTHON_FROZEN_MODULES");
    boolean option = v != null;
    v = option ? v : e;
    if (v == null || v.equals("off") || v.equals("on") || option && v.isEmpty()) {
      return;
    }
    throw fatal(
        "bad value for "
            + (option ? "option -X frozen_modules" : "PYTHON_FROZEN_MODULES")
            + " (expected \"on\" or \"off\")",
        PREINITIALIZED);
  }

  private void tracemalloc() throws UsageException {
    String x = xOption("tracemalloc");
    String v = x != null ? x : env("PYTHONTRACEMALLOC");
    if (v == null) {
      return;
    }
    int n = x != null && x.isEmpty() ? 1 : number(v, -1);
    if (n < 0 || n > MAX_TRACEMALLOC_FRAMES) {
      throw fatal(
          "config_init_tracemalloc: "
              + (x != null ? "-X tracemalloc=NFRAME" : "PYTHONTRACEMALLOC")
              + ": invalid number of frames",
          PREINITIALIZED);
    }
    config.tracemalloc = n;
  }

  private void intDigits() throws UsageException {
    String v = xOption("int_max_str_digits");
    boolean x = v != null;
    if (v == null) {
      v = env("PYTHONINTMAXSTRDIGITS");
    }
    if (v == null) {
      return;
    }
    int n = number(v, -1);
    if (n != 0 && n < MIN_INT_DIGITS) {
      throw fatal(
          "config_init_int_max_str_digits: "
              + (x ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS")
              + ": invalid limit; must be >= 640 or 0 for unlimited.",
          PREINITIALIZED);
    }
    config.intMaxStrDigits = n;
  }

  private void hashSeed() throws UsageException {
    String v = env("PYTHONHASHSEED");
    if (config.randomHashes || v == null || v.equals("random")) {
      if (env.get("PYTHONHASHSEED") != null) {
        // The variable is not to count, but hashing reads it where nothing else is said.
        System.setProperty("jyston.hashseed", "random");
      }
      return;
    }
    long n = -1;
    try {
      n = Long.parseLong(v);
    } catch (NumberFormatException e) {
      n = -1;
    }
    if (n < 0 || n > 0xFFFFFFFFL) {
      throw fatal(
          "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0;"
              + " 4294967295]",
          PREINITIALIZED);
    }
    config.hashRandomization = n != 0;
  }
}
