package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyMethod;

/** A digest of fixed length. */
public abstract class PyFixedDigest extends PyDigest {
  PyFixedDigest(String name, Engine engine) {
    super(name, engine);
  }

  @PyMethod(doc = "Return the digest value as a bytes object.")
  PyObject digest() {
    return wrap(engine.digest(engine.size()));
  }

  @PyMethod(doc = "Return the digest value as a string of hexadecimal digits.")
  String hexdigest() {
    return hex(engine.digest(engine.size()));
  }
}
