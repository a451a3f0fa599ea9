package jyston.runtime.module.sys;

import java.util.ArrayList;
import java.util.List;

/** What the command line and the environment ask for (CPython's {@code PyConfig}). */
public final class SysConfig {
  /** {@code sys.flags}, in the order of its fields up to {@code warn_default_encoding}. */
  public int debug;

  public int inspect;
  public int interactive;
  public int optimize;
  public boolean dontWriteBytecode;
  public boolean noUserSite;
  public boolean noSite;
  public boolean ignoreEnvironment;
  public int verbose;
  public int bytesWarning;
  public int quiet;
  public boolean hashRandomization = true;
  public boolean isolated;
  public boolean devMode;
  public int utf8Mode;
  public boolean warnDefaultEncoding;
  public boolean safePath;
  public int intMaxStrDigits = 4300;

  /** {@code -R}: hashes are random whatever PYTHONHASHSEED says. */
  public boolean randomHashes;

  /** What {@code os.cpu_count()} is to say, or -1. */
  public int cpuCount = -1;

  /** {@code -X importtime}: show how long imports take. */
  public boolean importTime;

  /** {@code -X no_debug_ranges}: code tells lines but no columns. */
  public boolean noDebugRanges;

  /** {@code -X faulthandler}: enable the module at the start. */
  public boolean faultHandler;

  /** Frames that {@code tracemalloc} keeps when it is started at once, or 0. */
  public int tracemalloc;

  /** Whether the standard streams are unbuffered ({@code -u}). */
  public boolean unbuffered;

  /** {@code sys.argv}, {@code sys.orig_argv}, {@code sys.warnoptions}. */
  public List<String> argv = new ArrayList<>();

  public List<String> origArgv = new ArrayList<>();
  public List<String> warnOptions = new ArrayList<>();

  /** {@code sys._xoptions}: {@code name} or {@code name=value}. */
  public List<String> xOptions = new ArrayList<>();

  /** The {@code jyston} command, for {@code sys.executable}. */
  public String executable = "";

  /** The distribution: {@code sys.prefix}. */
  public String home = "";

  /** Folders of PYTHONPATH. */
  public List<String> pythonPath = new ArrayList<>();

  /** {@code sys.pycache_prefix}, or null. */
  public String pycachePrefix;

  /** {@code encoding:errors} of PYTHONIOENCODING, or null. */
  public String ioEncoding;

  /** {@code default}, {@code always} or {@code never}: {@code --check-hash-based-pycs}. */
  public String checkHashPycs = "default";

  /** Whether the locale is the C or POSIX one. */
  public boolean cLocale;

  /** For the command line. */
  public SysConfig() {}

  /** The standard library's folder. */
  public String stdlib() {
    return home + "/lib/python3.13";
  }
}
