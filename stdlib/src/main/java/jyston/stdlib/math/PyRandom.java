package jyston.stdlib.math;

import java.math.BigInteger;
import java.security.SecureRandom;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _random.Random}: the Mersenne Twister MT19937. */
@PyClass(
    name = "Random",
    module = "_random",
    doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyRandomTable.INSTANCE);

  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int index;

  private PyRandom(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyRandom(cls);
  }

  @PyMethod(name = "__init__", sig = "(seed=None, /)")
  void init(PyObject seed) {
    seed(seed);
  }

  private int next() {
    if (index >= N) {
      refill();
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  private void refill() {
    int[] mt = state;
    int k = 0;
    for (; k < N - M; k++) {
      mt[k] = mt[k + M] ^ twist(mt[k], mt[k + 1]);
    }
    for (; k < N - 1; k++) {
      mt[k] = mt[k + (M - N)] ^ twist(mt[k], mt[k + 1]);
    }
    mt[N - 1] = mt[M - 1] ^ twist(mt[N - 1], mt[0]);
    index = 0;
  }

  private static int twist(int a, int b) {
    int y = a & 0x80000000 | b & 0x7fffffff;
    return y >>> 1 ^ -(y & 1) & 0x9908b0df;
  }

  private void initOne(int s) {
    state[0] = s;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
    }
    index = N;
  }

  private void initArray(int[] key) {
    initOne(19650218);
    int[] mt = state;
    int i = 1;
    int j = 0;
    for (int k = Math.max(N, key.length); k > 0; k--) {
      mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1664525) + key[j] + j;
      i++;
      j++;
      if (i >= N) {
        mt[0] = mt[N - 1];
        i = 1;
      }
      if (j >= key.length) {
        j = 0;
      }
    }
    for (int k = N - 1; k > 0; k--) {
      mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1566083941) - i;
      i++;
      if (i >= N) {
        mt[0] = mt[N - 1];
        i = 1;
      }
    }
    mt[0] = 0x80000000;
  }

  @PyMethod(
      sig = "(n=None, /)",
      doc =
          "seed([n]) -> None.\n\n"
              + "Defaults to use urandom and falls back to a combination\n"
              + "of the current time and the process identifier.")
  void seed(PyObject n) {
    if (n == null || n == Py.None) {
      int[] key = new int[N];
      SecureRandom random = new SecureRandom();
      for (int i = 0; i < N; i++) {
        key[i] = random.nextInt();
      }
      initArray(key);
      return;
    }
    BigInteger v =
        n instanceof PyLong l
            ? l.bigValue().abs()
            : new BigInteger(Long.toUnsignedString(n.hash()));
    int words = Math.max(1, (v.bitLength() + 31) / 32);
    int[] key = new int[words];
    for (int i = 0; i < words; i++) {
      key[i] = v.shiftRight(32 * i).intValue();
    }
    initArray(key);
  }

  @PyMethod(doc = "random() -> x in the interval [0, 1).")
  double random() {
    long a = (next() >>> 5) & 0xFFFFFFFFL;
    long b = (next() >>> 6) & 0xFFFFFFFFL;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
  }

  @PyMethod(sig = "(k, /)", doc = "getrandbits(k) -> x.  Generates an int with k random bits.")
  PyObject getrandbits(PyObject k) {
    int n = Ops.asInt(k);
    if (n < 0) {
      throw Py.valueError("number of bits must be non-negative");
    }
    if (n == 0) {
      return PyInt.of(0);
    }
    if (n <= 32) {
      return PyInt.of((next() & 0xFFFFFFFFL) >>> (32 - n));
    }
    int words = (n - 1) / 32 + 1;
    byte[] big = new byte[words * 4 + 1];
    int left = n;
    for (int i = 0; i < words; i++, left -= 32) {
      int r = next();
      if (left < 32) {
        r >>>= 32 - left;
      }
      int at = big.length - 4 * (i + 1);
      big[at] = (byte) (r >>> 24);
      big[at + 1] = (byte) (r >>> 16);
      big[at + 2] = (byte) (r >>> 8);
      big[at + 3] = (byte) r;
    }
    return PyLong.of(new BigInteger(big));
  }

  @PyMethod(doc = "getstate() -> tuple containing the current state.")
  PyObject getstate() {
    PyObject[] r = new PyObject[N + 1];
    for (int i = 0; i < N; i++) {
      r[i] = PyInt.of(state[i] & 0xFFFFFFFFL);
    }
    r[N] = PyInt.of(index);
    return PyTuple.wrap(r);
  }

  @PyMethod(sig = "(state, /)", doc = "setstate(state) -> None.  Restores generator state.")
  void setstate(PyObject value) {
    if (!(value instanceof PyTuple t)) {
      throw Py.typeError("state vector must be a tuple");
    }
    if (t.size() != N + 1) {
      throw Py.valueError("state vector is the wrong size");
    }
    int[] fresh = new int[N];
    for (int i = 0; i < N; i++) {
      fresh[i] = (int) word(t.get(i));
    }
    long at = Ops.asLong(t.get(N));
    if (at < 0 || at > N) {
      throw Py.valueError("invalid state");
    }
    index = (int) at;
    System.arraycopy(fresh, 0, state, 0, N);
  }

  private static long word(PyObject o) {
    if (!(o instanceof PyLong l)) {
      throw Py.typeError("an integer is required");
    }
    if (l.signum() < 0) {
      throw Py.overflowError("can't convert negative value to unsigned int");
    }
    if (l.bigValue().bitLength() > 64) {
      throw Py.overflowError("Python int too large to convert to C unsigned long");
    }
    return l.longValue();
  }
}
