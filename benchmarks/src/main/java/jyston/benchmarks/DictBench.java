package jyston.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Dicts with str keys against {@link HashMap} with String keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"})
public class DictBench {
  private static final int N = 64;

  private final PyStr[] names = new PyStr[N];
  private final String[] keys = new String[N];
  private PyDict dict;
  private Map<String, Object> map;
  private PyObject value;

  /** Fills both. */
  @Setup
  public void fill() {
    dict = new PyDict();
    map = new HashMap<>();
    value = PyInt.of(1000);
    for (int i = 0; i < N; i++) {
      keys[i] = "name" + i;
      names[i] = PyStr.intern(keys[i]);
      dict.put(names[i], value);
      map.put(keys[i], value);
    }
  }

  /** {@code d[name]}. */
  @Benchmark
  @OperationsPerInvocation(N)
  public int get() {
    int found = 0;
    for (PyStr name : names) {
      found += dict.get(name) != null ? 1 : 0;
    }
    return found;
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public int getJava() {
    int found = 0;
    for (String key : keys) {
      found += map.get(key) != null ? 1 : 0;
    }
    return found;
  }

  /** {@code d[name] = value}. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyDict set() {
    for (PyStr name : names) {
      dict.put(name, value);
    }
    return dict;
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public Map<String, Object> setJava() {
    for (String key : keys) {
      map.put(key, value);
    }
    return map;
  }

  /** A dict built from nothing. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyDict build() {
    PyDict d = new PyDict();
    for (PyStr name : names) {
      d.put(name, value);
    }
    return d;
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public Map<String, Object> buildJava() {
    Map<String, Object> m = new HashMap<>();
    for (String key : keys) {
      m.put(key, value);
    }
    return m;
  }
}
