package jyston.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
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

/** Lists against {@link ArrayList}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"})
public class ListBench {
  private static final int N = 256;

  private final PyObject[] indices = new PyObject[N];
  private PyList ints;
  private PyList mixed;
  private List<Object> javaList;

  /** Fills the lists. */
  @Setup
  public void fill() {
    ints = new PyList();
    mixed = new PyList();
    javaList = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      indices[i] = PyInt.of(i);
      PyObject v = PyInt.of(i * 1000L);
      ints.add(v);
      mixed.add(i == 7 ? PyStr.intern("x") : v);
      javaList.add((long) i * 1000);
    }
  }

  /** {@code l[i]} of a list of ints. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long indexInts() {
    return sum(ints);
  }

  /** {@code l[i]} of a list of anything. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long indexMixed() {
    return sum(mixed);
  }

  private long sum(PyList list) {
    long sum = 0;
    for (PyObject i : indices) {
      sum += list.getItem(i) instanceof PyInt v ? v.value : 1;
    }
    return sum;
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long indexJava() {
    long sum = 0;
    for (int i = 0; i < N; i++) {
      sum += javaList.get(i) instanceof Long v ? v : 1;
    }
    return sum;
  }

  /** {@code l.append(v)}. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyList append() {
    PyList l = new PyList();
    for (PyObject v : indices) {
      l.add(v);
    }
    return l;
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public List<Object> appendJava() {
    List<Object> l = new ArrayList<>();
    for (PyObject v : indices) {
      l.add(v);
    }
    return l;
  }
}
