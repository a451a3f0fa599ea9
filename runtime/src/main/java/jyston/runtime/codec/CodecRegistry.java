package jyston.runtime.codec;

import java.util.ArrayList;
import java.util.HashMap;
import jyston.runtime.BuiltinSpec;
import jyston.runtime.Importer;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;

/** Codecs and error handlers of one interpreter (CPython's {@code codecs.c}). */
public final class CodecRegistry {
  private final ArrayList<PyObject> searchers = new ArrayList<>();
  private final HashMap<String, PyTuple> cache = new HashMap<>();
  private final HashMap<String, PyObject> errors = new HashMap<>();
  private boolean started;

  private CodecRegistry() {
    for (BuiltinSpec s : new ErrorFunctionsTable(null).specs()) {
      String name = s.name.javaString();
      errors.put(name.substring(0, name.lastIndexOf('_')), new PyBuiltinFunction(s, null, null));
    }
  }

  /** The registry of the current interpreter. */
  public static CodecRegistry current() {
    return Interpreter.current().state(CodecRegistry.class, CodecRegistry::new);
  }

  private void start() {
    if (!started) {
      started = true;
      Importer.importModule("encodings");
    }
  }

  /** {@code codecs.register}. */
  public void register(PyObject search) {
    start();
    if (!search.isCallable()) {
      throw Py.typeError("argument must be callable");
    }
    searchers.add(search);
  }

  /** {@code codecs.unregister}. */
  public void unregister(PyObject search) {
    for (int i = 0; i < searchers.size(); i++) {
      if (searchers.get(i) == search) {
        searchers.remove(i);
        cache.clear();
        return;
      }
    }
  }

  /** Lower case, with every run of other characters than letters, digits and dots one {@code _}. */
  public static String normalize(String s) {
    StringBuilder b = new StringBuilder(s.length());
    boolean punct = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '.')) {
        if (punct && !b.isEmpty()) {
          b.append('_');
        }
        punct = false;
        b.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      } else {
        punct = true;
      }
    }
    return b.toString();
  }

  /**
   * {@code codecs.lookup}.
   *
   * @throws PyException LookupError
   */
  public PyTuple lookup(String encoding) {
    start();
    String key = normalize(encoding);
    PyTuple t = cache.get(key);
    if (t != null) {
      return t;
    }
    PyStr name = PyStr.of(key);
    if (searchers.isEmpty()) {
      throw Py.error(
          PyBaseException.LOOKUP_ERROR,
          "no codec search functions registered: can't find encoding");
    }
    for (PyObject f : searchers.toArray(PyObject.NO_ARGS)) {
      PyObject r = f.call1(name);
      if (r == Py.None) {
        continue;
      }
      if (!(r instanceof PyTuple c) || c.items.length != 4) {
        throw Py.typeError("codec search functions must return 4-tuples");
      }
      cache.put(key, c);
      return c;
    }
    throw Py.error(PyBaseException.LOOKUP_ERROR, "unknown encoding: " + encoding);
  }

  /** {@code codecs.register_error}. */
  public void registerError(String name, PyObject handler) {
    if (!handler.isCallable()) {
      throw Py.typeError("handler must be callable");
    }
    errors.put(name, handler);
  }

  /**
   * {@code codecs.lookup_error}.
   *
   * @throws PyException LookupError
   */
  public PyObject lookupError(String name) {
    PyObject h = errors.get(name == null ? "strict" : name);
    if (h == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "unknown error handler name '" + name + "'");
    }
    return h;
  }

  /** Runs the encoder (or decoder) of a codec: the result's first item. */
  PyObject run(PyObject codec, PyObject o, String encoding, String errs, boolean encode) {
    PyObject r;
    try {
      r = errs == null ? codec.call1(o) : codec.call2(o, PyStr.of(errs));
    } catch (PyException e) {
      Ops.callMethod(
          e.value(),
          "add_note",
          PyStr.of((encode ? "encoding" : "decoding") + " with '" + encoding + "' codec failed"));
      throw e;
    }
    if (!(r instanceof PyTuple t) || t.items.length != 2) {
      throw Py.typeError(
          (encode ? "encoder" : "decoder") + " must return a tuple (object, integer)");
    }
    return t.items[0];
  }

  /** {@code codecs.encode(o, encoding, errors)} for any codec. */
  public PyObject encode(PyObject o, String encoding, String errs) {
    return run(lookup(encoding).items[0], o, encoding, errs, true);
  }

  /** {@code codecs.decode(o, encoding, errors)} for any codec. */
  public PyObject decode(PyObject o, String encoding, String errs) {
    return run(lookup(encoding).items[1], o, encoding, errs, false);
  }

  private static final PyStr IS_TEXT = PyStr.intern("_is_text_encoding");

  /** A codec between str and bytes. */
  PyTuple lookupText(String encoding, String alternative) {
    PyTuple c = lookup(encoding);
    if (c.type() != PyTuple.TYPE) {
      PyObject text = Ops.findAttr(c, IS_TEXT);
      if (text != null && !text.isTrue()) {
        throw Py.error(
            PyBaseException.LOOKUP_ERROR,
            "'"
                + encoding
                + "' is not a text encoding; use "
                + alternative
                + " to handle arbitrary codecs");
      }
    }
    return c;
  }

  /** {@code str.encode} by a registered codec. */
  public PyObject encodeText(PyStr s, String encoding, String errs) {
    return run(lookupText(encoding, "codecs.encode()").items[0], s, encoding, errs, true);
  }

  /** {@code bytes.decode} by a registered codec. */
  public PyObject decodeText(PyObject o, String encoding, String errs) {
    return run(lookupText(encoding, "codecs.decode()").items[1], o, encoding, errs, false);
  }
}
