package jyston.stdlib.math;

import jyston.runtime.LibM;

/** Gamma and its logarithm by Lanczos' approximation, operation for operation as CPython has it. */
final class Gamma {
  private Gamma() {}

  private static final double G = 6.024680040776729583740234375;
  private static final double G_MINUS_HALF = 5.524680040776729583740234375;
  private static final double LOG_PI = 1.144729885849400174143427351353058711647;

  private static final double[] NUM = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408
  };

  private static final double[] DEN = {
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0
  };

  private static final double[] FACTORIALS = new double[23];

  static {
    double f = 1;
    for (int i = 0; i < FACTORIALS.length; i++) {
      FACTORIALS[i] = f;
      f *= i + 1;
    }
  }

  private static double lanczosSum(double x) {
    double num = 0;
    double den = 0;
    if (x < 5.0) {
      for (int i = 12; i >= 0; i--) {
        num = num * x + NUM[i];
        den = den * x + DEN[i];
      }
    } else {
      for (int i = 0; i < 13; i++) {
        num = num / x + NUM[i];
        den = den / x + DEN[i];
      }
    }
    return num / den;
  }

  private static double sinPi(double x) {
    double y = Math.abs(x) % 2.0;
    double r =
        switch ((int) Math.floor(2.0 * y + 0.5)) {
          case 0 -> LibM.sin(Math.PI * y);
          case 1 -> LibM.cos(Math.PI * (y - 0.5));
          case 2 -> LibM.sin(Math.PI * (1.0 - y));
          case 3 -> -LibM.cos(Math.PI * (y - 1.5));
          default -> LibM.sin(Math.PI * (y - 2.0));
        };
    return Math.copySign(1.0, x) * r;
  }

  /** {@code math.gamma}. */
  static double gamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x == Double.NEGATIVE_INFINITY || x == 0 || x == Math.floor(x) && x < 0) {
      throw MathModule.domain();
    }
    if (x == Math.floor(x) && x <= 23) {
      return FACTORIALS[(int) x - 1];
    }
    double abs = Math.abs(x);
    double r;
    if (abs < 1e-20) {
      r = 1.0 / x;
      if (Double.isInfinite(r)) {
        throw MathModule.range();
      }
      return r;
    }
    if (abs > 200.0) {
      if (x < 0) {
        return 0.0 / sinPi(x);
      }
      throw MathModule.range();
    }
    double y = abs + G_MINUS_HALF;
    // The rounding error of the sum.
    double z = abs > G_MINUS_HALF ? y - abs - G_MINUS_HALF : y - G_MINUS_HALF - abs;
    z = z * G / y;
    if (x < 0) {
      r = -Math.PI / sinPi(abs) / abs * LibM.exp(y) / lanczosSum(abs);
      r -= z * r;
      if (abs < 140.0) {
        r /= LibM.pow(y, abs - 0.5);
      } else {
        double root = LibM.pow(y, abs / 2.0 - 0.25);
        r /= root;
        r /= root;
      }
    } else {
      r = lanczosSum(abs) / LibM.exp(y);
      r += z * r;
      if (abs < 140.0) {
        r *= LibM.pow(y, abs - 0.5);
      } else {
        double root = LibM.pow(y, abs / 2.0 - 0.25);
        r *= root;
        r *= root;
      }
    }
    if (Double.isInfinite(r)) {
      throw MathModule.range();
    }
    return r;
  }

  /** {@code math.lgamma}. */
  static double lgamma(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (Double.isInfinite(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x == Math.floor(x) && x <= 2.0) {
      if (x <= 0) {
        throw MathModule.domain();
      }
      return 0.0;
    }
    double abs = Math.abs(x);
    if (abs < 1e-20) {
      return -LibM.log(abs);
    }
    double r = LibM.log(lanczosSum(abs)) - G;
    r += (abs - 0.5) * (LibM.log(abs + G - 0.5) - 1);
    if (x < 0) {
      r = LOG_PI - LibM.log(Math.abs(sinPi(abs))) - LibM.log(abs) - r;
    }
    if (Double.isInfinite(r)) {
      throw MathModule.range();
    }
    return r;
  }
}
