package jyston.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sets and dicts have an array of hashes; that they work, program tests tell. */
class KeysTest {
  private static final PyObject[] PLAIN = {
    PyInt.of(3), PyInt.of(1L << 62), Py.str("a"), Py.None, PyInt.of(-1), Py.str("b"), PyInt.of(7)
  };

  private final Interpreter interp = new Interpreter();

  @BeforeEach
  void attach() {
    ThreadState.attach(interp);
    interp.gil.acquire();
  }

  @AfterEach
  void detach() {
    interp.gil.release();
    ThreadState.detach();
  }

  @Test
  void setsOfPlainKeysStoreNoHashes() {
    PySet s = new PySet();
    for (PyObject k : PLAIN) {
      s.add(k);
      assertTrue(s.contains(k));
    }
    for (int i = 0; i < 1000; i++) {
      s.add(PyInt.of(i));
    }
    assertFalse(s.contains(new PyFloat(3.5)));
    assertTrue(s.contains(new PyFloat(3)));
    assertFalse(s.storesHashes());
    assertFalse(s.copyOf().storesHashes());
    assertFalse(((SetCore) s.or(PySet.of(PLAIN))).storesHashes());
    s.add(Py.True);
    assertFalse(s.storesHashes(), "True is there already: it equals 1");
    s.add(new PyFloat(0.5));
    assertTrue(s.storesHashes());
    assertTrue(s.copyOf().storesHashes());
    assertTrue(s.contains(PyInt.of(500)));
    s.clear();
    assertFalse(s.storesHashes());
  }

  @Test
  void largeSetsStoreHashes() {
    PySet s = new PySet();
    for (int i = 0; i < 20000; i++) {
      s.add(PyInt.of(i * 1001));
    }
    assertTrue(s.storesHashes());
    assertTrue(s.copyOf().storesHashes());
    assertTrue(s.contains(PyInt.of(1001)));
    assertFalse(s.contains(PyInt.of(1002)));
  }

  @Test
  void dictsOfPlainKeysStoreNoHashes() {
    PyDict d = new PyDict();
    for (PyObject k : PLAIN) {
      d.put(k, k);
      assertEquals(k, d.get(k));
    }
    for (int i = 0; i < 1000; i++) {
      d.put(PyInt.of(i), Py.None);
    }
    assertTrue(d.containsKey(Py.False));
    assertFalse(d.storesHashes());
    assertFalse(d.copy().storesHashes());
    d.put(PyTuple.of(), Py.None);
    assertTrue(d.storesHashes());
    assertTrue(d.containsKey(PyInt.of(500)));
    assertTrue(d.copy().storesHashes());
    d.clear();
    assertFalse(d.storesHashes());
  }
}
