package jyston.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The transcendental functions of C's mathematical library, so that results agree with CPython's to
 * the last bit; Java's own where there is no such library.
 */
@SuppressWarnings("restricted")
public final class LibM {
  private LibM() {}

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = find();

  private static SymbolLookup find() {
    for (String name : new String[] {"libm.so.6", "libm.dylib", "ucrtbase.dll"}) {
      try {
        return SymbolLookup.libraryLookup(name, Arena.global());
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    return LINKER.defaultLookup();
  }

  private static MethodHandle function(String name, int arity) {
    FunctionDescriptor d =
        switch (arity) {
          case 1 -> FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE);
          case 2 ->
              FunctionDescriptor.of(
                  ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE);
          default -> throw new IllegalArgumentException(name);
        };
    return LINKER.downcallHandle(
        LIBRARY.find(name).orElseThrow(), d, Linker.Option.critical(false));
  }

  private static RuntimeException unexpected(Throwable t) {
    return t instanceof RuntimeException r ? r : new IllegalStateException(t);
  }

  private static final class Pow {
    static final MethodHandle H = function("pow", 2);
  }

  /** C's {@code pow}. */
  public static double pow(double x, double y) {
    try {
      return (double) Pow.H.invokeExact(x, y);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Atan2 {
    static final MethodHandle H = function("atan2", 2);
  }

  /** C's {@code atan2}. */
  public static double atan2(double x, double y) {
    try {
      return (double) Atan2.H.invokeExact(x, y);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Fmod {
    static final MethodHandle H = function("fmod", 2);
  }

  /** C's {@code fmod}. */
  public static double fmod(double x, double y) {
    try {
      return (double) Fmod.H.invokeExact(x, y);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class HypotInC {
    static final MethodHandle H = function("hypot", 2);
  }

  /** C's {@code hypot}. */
  public static double hypot(double x, double y) {
    return Hypot.KNOWN ? Hypot.of(x, y) : hypotInC(x, y);
  }

  /** C's {@code hypot}, called. */
  static double hypotInC(double x, double y) {
    try {
      return (double) HypotInC.H.invokeExact(x, y);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Exp {
    static final MethodHandle H = function("exp", 1);
  }

  /** C's {@code exp}. */
  public static double exp(double x) {
    try {
      return (double) Exp.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Exp2 {
    static final MethodHandle H = function("exp2", 1);
  }

  /** C's {@code exp2}. */
  public static double exp2(double x) {
    try {
      return (double) Exp2.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Expm1 {
    static final MethodHandle H = function("expm1", 1);
  }

  /** C's {@code expm1}. */
  public static double expm1(double x) {
    try {
      return (double) Expm1.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Log {
    static final MethodHandle H = function("log", 1);
  }

  /** C's {@code log}. */
  public static double log(double x) {
    try {
      return (double) Log.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Log2 {
    static final MethodHandle H = function("log2", 1);
  }

  /** C's {@code log2}. */
  public static double log2(double x) {
    try {
      return (double) Log2.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Log10 {
    static final MethodHandle H = function("log10", 1);
  }

  /** C's {@code log10}. */
  public static double log10(double x) {
    try {
      return (double) Log10.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Log1p {
    static final MethodHandle H = function("log1p", 1);
  }

  /** C's {@code log1p}. */
  public static double log1p(double x) {
    try {
      return (double) Log1p.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Sin {
    static final MethodHandle H = function("sin", 1);
  }

  /** C's {@code sin}. */
  public static double sin(double x) {
    try {
      return (double) Sin.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Cos {
    static final MethodHandle H = function("cos", 1);
  }

  /** C's {@code cos}. */
  public static double cos(double x) {
    try {
      return (double) Cos.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Tan {
    static final MethodHandle H = function("tan", 1);
  }

  /** C's {@code tan}. */
  public static double tan(double x) {
    try {
      return (double) Tan.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Asin {
    static final MethodHandle H = function("asin", 1);
  }

  /** C's {@code asin}. */
  public static double asin(double x) {
    try {
      return (double) Asin.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Acos {
    static final MethodHandle H = function("acos", 1);
  }

  /** C's {@code acos}. */
  public static double acos(double x) {
    try {
      return (double) Acos.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Atan {
    static final MethodHandle H = function("atan", 1);
  }

  /** C's {@code atan}. */
  public static double atan(double x) {
    try {
      return (double) Atan.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Sinh {
    static final MethodHandle H = function("sinh", 1);
  }

  /** C's {@code sinh}. */
  public static double sinh(double x) {
    try {
      return (double) Sinh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Cosh {
    static final MethodHandle H = function("cosh", 1);
  }

  /** C's {@code cosh}. */
  public static double cosh(double x) {
    try {
      return (double) Cosh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Tanh {
    static final MethodHandle H = function("tanh", 1);
  }

  /** C's {@code tanh}. */
  public static double tanh(double x) {
    try {
      return (double) Tanh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Asinh {
    static final MethodHandle H = function("asinh", 1);
  }

  /** C's {@code asinh}. */
  public static double asinh(double x) {
    try {
      return (double) Asinh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Acosh {
    static final MethodHandle H = function("acosh", 1);
  }

  /** C's {@code acosh}. */
  public static double acosh(double x) {
    try {
      return (double) Acosh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Atanh {
    static final MethodHandle H = function("atanh", 1);
  }

  /** C's {@code atanh}. */
  public static double atanh(double x) {
    try {
      return (double) Atanh.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Cbrt {
    static final MethodHandle H = function("cbrt", 1);
  }

  /** C's {@code cbrt}. */
  public static double cbrt(double x) {
    try {
      return (double) Cbrt.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Erf {
    static final MethodHandle H = function("erf", 1);
  }

  /** C's {@code erf}. */
  public static double erf(double x) {
    try {
      return (double) Erf.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static final class Erfc {
    static final MethodHandle H = function("erfc", 1);
  }

  /** C's {@code erfc}. */
  public static double erfc(double x) {
    try {
      return (double) Erfc.H.invokeExact(x);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }
}
