package jyston.stdlib.sre;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _sre}. */
@PyModuleDef(name = "_sre")
public final class SreModule extends BuiltinModule {
  @Override
  protected BuiltinTable table() {
    return new SreModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    m.add("MAGIC", PyInt.of(Op.MAGIC));
    m.add("CODESIZE", PyInt.of(4));
    m.add("MAXREPEAT", PyInt.of(4294967295L));
    m.add("MAXGROUPS", PyInt.of(1073741823));
    m.add("copyright", PyStr.of(" SRE 2.2.2 for Jyston"));
  }

  @PyFunction
  static int getcodesize() {
    return 4;
  }

  @PyFunction(name = "ascii_iscased")
  static boolean asciiIsCased(int character) {
    return (character | 32) >= 'a' && (character | 32) <= 'z' && character < 128;
  }

  @PyFunction(name = "unicode_iscased")
  static boolean unicodeIsCased(int character) {
    return Chars.lower(character) != character || Chars.upper(character) != character;
  }

  @PyFunction(name = "ascii_tolower")
  static int asciiToLower(int character) {
    return Chars.lowerAscii(character);
  }

  @PyFunction(name = "unicode_tolower")
  static int unicodeToLower(int character) {
    return Chars.lower(character);
  }

  @PyFunction(sig = "(pattern, flags, code, groups, groupindex, indexgroup)")
  static PyObject compile(
      PyObject pattern, int flags, PyList code, int groups, PyDict groupindex, PyTuple indexgroup) {
    if (pattern != Py.None) {
      new Input(pattern).close();
    }
    int[] c = new int[code.size()];
    for (int i = 0; i < c.length; i++) {
      PyObject o = code.get(i);
      PyLong l = o instanceof PyLong p ? p : Ops.index(o);
      long v = l.longValue();
      if (!l.fitsLong() || v < 0 || v > 0xFFFFFFFFL) {
        throw Py.overflowError("regular expression code size limit exceeded");
      }
      c[i] = (int) v;
    }
    if (c.length == 0 || groups < 0) {
      throw Py.runtimeError("invalid SRE code");
    }
    return new PyPattern(pattern, flags, c, groups, groupindex, indexgroup);
  }

  @PyFunction(sig = "(pattern, template, /)")
  static PyObject template(PyObject pattern, PyList template) {
    return new PyTemplate(template);
  }
}
