package jyston.stdlib;

import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.ModuleProvider;

/** The library modules that are written in Java, one line each in both places. */
public final class StdlibModules implements ModuleProvider {
  private static final String[] NAMES = {
    "_socket",
    "cmath",
    "zlib",
    "_abc",
    "_asyncio",
    "_contextvars",
    "_pickle",
    "_queue",
    "_stat",
    "_tracemalloc",
    "_weakref",
    "atexit",
    "faulthandler",
    "gc",
    "select",
    "termios",
    "_pyrepl._minimal_curses",
    "time",
    "binascii",
    "_heapq",
    "_bisect",
    "_sha3",
    "_sha2",
    "_sha1",
    "_md5",
    "_blake2",
    "array",
    "_sre",
    "_csv",
    "_locale",
    "_opcode",
    "_tokenize",
    "_json",
    "unicodedata",
    "_struct",
    "_random",
    "_statistics",
    "_collections",
    "_functools",
    "_operator",
    "itertools",
    "math",
  };

  /** For the service loader. */
  public StdlibModules() {}

  @Override
  public BuiltinModule create(String name) {
    return switch (name) {
      case "cmath" -> new jyston.stdlib.math.CmathModule();
      case "zlib" -> new jyston.stdlib.zlib.ZlibModule();
      case "termios" -> new jyston.stdlib.tty.TermiosModule();
      case "_pyrepl._minimal_curses" -> new jyston.stdlib.tty.MinimalCursesModule();
      case "select" -> new jyston.stdlib.select.SelectModule();
      case "time" -> new jyston.stdlib.time.TimeModule();
      case "binascii" -> new jyston.stdlib.binary.BinasciiModule();
      case "_heapq" -> new jyston.stdlib.algo.HeapqModule();
      case "_bisect" -> new jyston.stdlib.algo.BisectModule();
      case "_sha3" -> new jyston.stdlib.hash.Sha3Module();
      case "_sha2" -> new jyston.stdlib.hash.Sha2Module();
      case "_sha1" -> new jyston.stdlib.hash.Sha1Module();
      case "_md5" -> new jyston.stdlib.hash.Md5Module();
      case "_blake2" -> new jyston.stdlib.hash.Blake2Module();
      case "array" -> new jyston.stdlib.binary.ArrayModule();
      case "_struct" -> new jyston.stdlib.binary.StructModule();
      case "_random" -> new jyston.stdlib.math.RandomModule();
      case "_statistics" -> new jyston.stdlib.math.StatisticsModule();
      case "_collections" -> new jyston.stdlib.collections.CollectionsModule();
      case "_functools" -> new jyston.stdlib.functools.FunctoolsModule();
      case "_operator" -> new jyston.stdlib.operator.OperatorModule();
      case "itertools" -> new jyston.stdlib.itertools.ItertoolsModule();
      case "math" -> new jyston.stdlib.math.MathModule();
      case "_sre" -> new jyston.stdlib.sre.SreModule();
      case "_csv" -> new jyston.stdlib.text.CsvModule();
      case "_json" -> new jyston.stdlib.text.JsonModule();
      case "unicodedata" -> new jyston.stdlib.text.UnicodedataModule();
      case "_asyncio" -> new jyston.stdlib.asyncio.AsyncioModule();
      case "_abc" -> new jyston.stdlib.abc.AbcModule();
      case "_contextvars" -> new jyston.stdlib.contextvars.ContextvarsModule();
      case "_pickle" -> new jyston.stdlib.pickle.PickleModule();
      case "_queue" -> new jyston.stdlib.queue.QueueModule();
      case "_stat" -> new jyston.stdlib.system.StatModule();
      case "_tracemalloc" -> new jyston.stdlib.system.TracemallocModule();
      case "_weakref" -> new jyston.stdlib.weakref.WeakrefModule();
      case "atexit" -> new jyston.stdlib.system.AtexitModule();
      case "faulthandler" -> new jyston.stdlib.system.FaulthandlerModule();
      case "gc" -> new jyston.stdlib.system.GcModule();
      case "_locale" -> new jyston.stdlib.text.LocaleModule();
      case "_opcode" -> new jyston.stdlib.text.OpcodeModule();
      case "_tokenize" -> new jyston.stdlib.text.TokenizeModule();
      case "_socket" -> new jyston.stdlib.net.SocketModule();
      default -> null;
    };
  }

  @Override
  public String[] names() {
    return NAMES.clone();
  }
}
