package jyston.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import jyston.runtime.module.ImportState;

/**
 * One Python interpreter: all of its state hangs off here. Several may run in one JVM at the same
 * time. Python code of one interpreter is serialised by its {@link #gil}.
 */
public final class Interpreter {
  /** The global interpreter lock, handed over at safepoints. */
  public final Gil gil = new Gil(this);

  /** The {@code sys.modules} dict. */
  public PyDict modules = new PyDict();

  /** The dict of the {@code builtins} module. */
  public PyDict builtins = new PyDict();

  /** The dict of the {@code sys} module, or null before it exists. */
  public PyDict sysDict;

  /** {@code sys.getrecursionlimit()}. */
  public int recursionLimit = 1000;

  /** {@code sys.get_int_max_str_digits()}. */
  public int intMaxStrDigits = 4300;

  /**
   * Steps in a regular expression after which it gets bytecode of its own: 0 for at once, negative
   * for never.
   */
  public int regexSteps = 20_000;

  /** How many regular expressions have bytecode. */
  public final java.util.concurrent.atomic.AtomicInteger regexPrograms =
      new java.util.concurrent.atomic.AtomicInteger();

  /** Whether types remember how instances get to attributes. */
  public boolean attributeCache = true;

  /** How many such ways types have found out. */
  public long attributeWays;

  /** How often a generator was resumed by what takes more than one item. */
  public long drainSteps;

  /** The {@code -O} level: 0, 1, 2. */
  public int optimize;

  /** Bytes-warning level ({@code -b}): 0, 1, 2. */
  public int bytesWarning;

  /** Development mode ({@code -X dev}). */
  public boolean devMode;

  /** Runs code: set by the tier-0 module. */
  public CodeRunner runner;

  /** Converts trees for the {@code ast} module; null before that module is used. */
  public jyston.runtime.compile.AstBridge astBridge;

  /** Compiles source: set by the command line's glue. */
  public Compiler compiler;

  /**
   * Not 0 when something wants the attention of running Python code (a signal, a waiting thread, a
   * pending call), as {@link #pollRequested()}. Compiled code reads the first byte at calls, and
   * both in turn in the rounds of a loop: what a round reads then depends on the round, so that the
   * JVM's compiler cannot read it once for all rounds, and yet is free to keep other things in
   * registers, as it would not be around a volatile read.
   */
  public final byte[] polls = new byte[2];

  private volatile boolean pollRequested;

  /** Read at entries: true when a trace function or a monitoring tool may want events. */
  public boolean instrumented;

  /** {@code sys.monitoring}. */
  public final Monitoring monitoring = new Monitoring(this);

  /** Set when the interpreter is shutting down. */
  public boolean finalizing;

  /** Builtin modules and the import system. */
  public final ImportState imports = new ImportState(this);

  /** Coroutines not started yet, or null. */
  Unawaited unawaited;

  /** Generators and coroutines that have something to run when they are dropped. */
  final Nursery nursery = new Nursery();

  private final Map<Class<?>, Object> states = new HashMap<>();
  private final AtomicLong nextId = new AtomicLong(0x7f0000000010L);
  private final Object idLock = new Object();
  private final IdentityIds ids = new IdentityIds();
  private final Pending pending = new Pending(this);
  private final ReentrantLock importLock = new ReentrantLock();

  /** The interpreter of the current thread. */
  public static Interpreter current() {
    return ThreadState.current().interp;
  }

  /** Per-interpreter state of a module or subsystem, made on first use. */
  public <T> T state(Class<T> key, java.util.function.Supplier<T> make) {
    synchronized (states) {
      Object o = states.get(key);
      if (o == null) {
        o = make.get();
        states.put(key, o);
      }
      return key.cast(o);
    }
  }

  /** {@code id(o)}: unique among live objects, the same for identical ints and floats. */
  public long id(PyObject o) {
    synchronized (idLock) {
      long id = ids.get(o, nextId);
      if (o instanceof PyCoroutine c) {
        c.rememberId(id);
      }
      return id;
    }
  }

  /** Gives the id of an object that is gone to the one that stands for it. */
  void passId(PyObject o, long id) {
    synchronized (idLock) {
      ids.put(o, id);
    }
  }

  /** Work asked for by signals and other threads. */
  public Pending pending() {
    return pending;
  }

  /** The import lock of {@code _imp}. */
  public ReentrantLock importLock() {
    return importLock;
  }

  /** Has running Python code call {@link #poll} soon. */
  public void requestPoll() {
    polls[0] = 1;
    polls[1] = 1;
    pollRequested = true;
  }

  /** What {@link #requestPoll} asks for is about to be done. */
  void pollBegins() {
    polls[0] = 0;
    polls[1] = 0;
    pollRequested = false;
  }

  /** Whether {@link #poll} is to be called. */
  public boolean pollRequested() {
    return pollRequested;
  }

  /** At back edges and calls when {@link #pollRequested}. */
  public void poll() {
    pending.run(ThreadState.current());
  }
}
