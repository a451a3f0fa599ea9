package jyston.benchmarks;

import java.util.concurrent.TimeUnit;
import jyston.runtime.Arith;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.Slot;
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

/** Additions through the generic operator against long and double. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"})
public class NumberBench {
  private static final int N = 256;

  private final PyObject[] ints = new PyObject[N];
  private final PyObject[] floats = new PyObject[N];
  private final long[] longs = new long[N];
  private final double[] doubles = new double[N];

  /** Fills the arrays. */
  @Setup
  public void fill() {
    for (int i = 0; i < N; i++) {
      longs[i] = i * 12345L;
      doubles[i] = i * 1.5;
      ints[i] = PyInt.of(longs[i]);
      floats[i] = new PyFloat(doubles[i]);
    }
  }

  /** Ints. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject addInt() {
    PyObject sum = ints[0];
    for (PyObject v : ints) {
      sum = Arith.binary(Slot.ADD, sum, v);
    }
    return sum;
  }

  /** Longs with overflow check. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long addIntJava() {
    long sum = longs[0];
    for (long v : longs) {
      sum = Math.addExact(sum, v);
    }
    return sum;
  }

  /** Floats. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject addFloat() {
    PyObject sum = floats[0];
    for (PyObject v : floats) {
      sum = Arith.binary(Slot.ADD, sum, v);
    }
    return sum;
  }

  /** Doubles. */
  @Benchmark
  @OperationsPerInvocation(N)
  public double addFloatJava() {
    double sum = doubles[0];
    for (double v : doubles) {
      sum += v;
    }
    return sum;
  }
}
