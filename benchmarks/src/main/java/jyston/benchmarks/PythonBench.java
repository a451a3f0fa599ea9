package jyston.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
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

/**
 * What Python code does most, run by tier 0 in loops of Python (eight operations an iteration where
 * the loop would weigh), against the same in Java.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xss512m"})
public class PythonBench {
  private static final int N = 1000;
  private static final String SOURCE =
      """
      GLOBAL = 5
      class Point:
          def __init__(self, x):
              self.x = x
          def method(self):
              return self
      point = Point(1)
      def attribute_get(n):
          p = point
          for _ in range(n):
              p.x; p.x; p.x; p.x; p.x; p.x; p.x; p.x
      def attribute_set(n):
          p = point
          for i in range(n):
              p.x = i; p.x = i; p.x = i; p.x = i; p.x = i; p.x = i; p.x = i; p.x = i
      def method_call(n):
          p = point
          for _ in range(n):
              p.method(); p.method(); p.method(); p.method()
              p.method(); p.method(); p.method(); p.method()
      def global_read(n):
          for _ in range(n):
              GLOBAL; GLOBAL; GLOBAL; GLOBAL; GLOBAL; GLOBAL; GLOBAL; GLOBAL
      def raise_catch(n):
          for _ in range(n):
              try:
                  raise ValueError
              except ValueError:
                  pass
      def numbers(n):
          i = 0
          while i < n:
              yield i
              i += 1
      def generator_step(n):
          for _ in numbers(n):
              pass
      def loop(n):
          total = 0
          for i in range(n):
              total += i
          return total
      def concat(n):
          s = ""
          for i in range(n):
              s += "ab"
          return s
      text = "abcdefgh" * 125
      def iterate(n):
          for c in text:
              pass
      """;

  private static final class JavaPoint {
    long x = 1;

    JavaPoint method() {
      return this;
    }
  }

  private static final class JavaNumbers implements Iterator<Long> {
    private long next;

    @Override
    public boolean hasNext() {
      return next < N;
    }

    @Override
    public Long next() {
      if (next >= N) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }

  private final PyObject count = PyInt.of(N);
  private final JavaPoint javaPoint = new JavaPoint();
  private final JavaPoint[] javaPoints = new JavaPoint[8];
  private final String text = "abcdefgh".repeat(125);
  private PyObject attributeGet;
  private PyObject attributeSet;
  private PyObject methodCall;
  private PyObject globalRead;
  private PyObject raiseCatch;
  private PyObject generatorStep;
  private PyObject loop;
  private PyObject concat;
  private PyObject iterate;

  /** Compiles the functions. */
  @Setup
  public void compile() {
    for (int i = 0; i < javaPoints.length; i++) {
      javaPoints[i] = new JavaPoint();
    }
    PythonFunctions f = new PythonFunctions(SOURCE);
    attributeGet = f.get("attribute_get");
    attributeSet = f.get("attribute_set");
    methodCall = f.get("method_call");
    globalRead = f.get("global_read");
    raiseCatch = f.get("raise_catch");
    generatorStep = f.get("generator_step");
    loop = f.get("loop");
    concat = f.get("concat");
    iterate = f.get("iterate");
  }

  /** {@code p.x}. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public PyObject attributeGet() {
    return attributeGet.call1(count);
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public long attributeGetJava() {
    long sum = 0;
    for (int i = 0; i < N * 8; i++) {
      sum ^= javaPoint.x + i;
    }
    return sum;
  }

  /** {@code p.x = i}. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public PyObject attributeSet() {
    return attributeSet.call1(count);
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public JavaPoint attributeSetJava() {
    JavaPoint p = javaPoint;
    for (int i = 0; i < N * 8; i++) {
      // Several points, or only the last of the stores would be made.
      p = javaPoints[i & 7];
      p.x = i;
    }
    return p;
  }

  /** {@code p.method()}. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public PyObject methodCall() {
    return methodCall.call1(count);
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public JavaPoint methodCallJava() {
    JavaPoint p = javaPoint;
    for (int i = 0; i < N * 8; i++) {
      p = p.method();
    }
    return p;
  }

  /** Reading a global. */
  @Benchmark
  @OperationsPerInvocation(N * 8)
  public PyObject globalRead() {
    return globalRead.call1(count);
  }

  /** An exception raised and caught. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject raiseCatch() {
    return raiseCatch.call1(count);
  }

  /** The same in Java, with the stack trace that Java's exceptions take. */
  @Benchmark
  @OperationsPerInvocation(N)
  public int raiseCatchJava() {
    int caught = 0;
    for (int i = 0; i < N; i++) {
      try {
        throw new IllegalArgumentException();
      } catch (IllegalArgumentException e) {
        caught++;
      }
    }
    return caught;
  }

  /** One step of a generator in a for loop. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject generatorStep() {
    return generatorStep.call1(count);
  }

  /** An iterator in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long generatorStepJava() {
    long sum = 0;
    for (JavaNumbers numbers = new JavaNumbers(); numbers.hasNext(); ) {
      sum += numbers.next();
    }
    return sum;
  }

  /** {@code total += i} over a range. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject loop() {
    return loop.call1(count);
  }

  /** The same in Java, kept from being computed at once. */
  @Benchmark
  @OperationsPerInvocation(N)
  public long loopJava() {
    long total = 0;
    IntUnaryOperator same = i -> i;
    for (int i = 0; i < N; i++) {
      total += same.applyAsInt(i);
    }
    return total;
  }

  /** {@code s += "ab"}. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject concat() {
    return concat.call1(count);
  }

  /** With a builder in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public String concatJava() {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < N; i++) {
      s.append("ab");
    }
    return s.toString();
  }

  /** {@code for c in text}. */
  @Benchmark
  @OperationsPerInvocation(N)
  public PyObject iterate() {
    return iterate.call1(count);
  }

  /** The same in Java. */
  @Benchmark
  @OperationsPerInvocation(N)
  public int iterateJava() {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    return sum;
  }
}
