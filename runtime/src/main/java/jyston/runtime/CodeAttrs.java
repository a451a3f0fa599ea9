package jyston.runtime;

import java.util.Arrays;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;

/** The less used parts of {@link PyCode}. */
final class CodeAttrs {
  private static final int HAS_DOCSTRING = 0x4000000;

  private CodeAttrs() {}

  static int flags(PyCode c) {
    int f = c.code.flags();
    return c.code.docstring() != null ? f | HAS_DOCSTRING : f;
  }

  static int stackSize(PyCode c) {
    Cfg g = c.code.body();
    return Math.max(1, g.numRegisters() - g.numVars());
  }

  static PyObject varNames(PyCode c) {
    return PyTuple.wrap(Arrays.copyOf(c.varNames, c.varNames.length, PyObject[].class));
  }

  static PyObject cellVars(PyCode c) {
    PyObject[] out = new PyObject[c.code.cellCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = PyStr.intern(c.code.cellName(i));
    }
    return PyTuple.wrap(out);
  }

  static PyObject freeVars(PyCode c) {
    PyObject[] out = new PyObject[c.code.freeCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = PyStr.intern(c.code.freeName(i));
    }
    return PyTuple.wrap(out);
  }

  static PyObject names(PyCode c) {
    Cfg g = c.code.body();
    PyObject[] out = new PyObject[g.nameCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = PyStr.intern(g.name(i));
    }
    return PyTuple.wrap(out);
  }

  static PyObject consts(PyCode c) {
    int n = c.code.body().constCount();
    int extra = extraConsts(c);
    PyObject[] out = new PyObject[n + extra];
    if (extra > 0) {
      out[0] = c.docstring();
    }
    for (int i = 0; i < n; i++) {
      out[i + extra] = c.constant(i);
    }
    return PyTuple.wrap(out);
  }

  /** How many constants come before those of the graph: the docstring, unless it is the first. */
  static int extraConsts(PyCode c) {
    Cfg g = c.code.body();
    Object doc = c.code.docstring();
    return doc != null && (g.constCount() == 0 || !doc.equals(g.constant(0))) ? 1 : 0;
  }

  static PyObject bytes(PyCode c) {
    return PyBytes.of(c.bytecode().code());
  }

  /** The line where frames of a code are before their first instruction. */
  static int entryLine(PyCode c) {
    boolean top = (c.flags & (Code.OPTIMIZED | Code.NEWLOCALS)) == 0;
    return top && c.code.name().equals("<module>") ? 0 : c.code.firstLine();
  }

  /** The line of a place in {@code co_code}, or -1. */
  private static int lineOf(PyCode c, int offset) {
    int pc = c.bytecode().pointAt(offset);
    if (pc == -2) {
      // Before the entry of a generator its object is made, at the line of the definition.
      return c.generatorLike ? c.code.firstLine() : -1;
    }
    return c.lineAt(pc);
  }

  static PyObject lines(PyCode c) {
    PyList l = new PyList();
    int n = c.bytecode().size();
    int start = 0;
    for (int i = 2; i <= n; i += 2) {
      if (i == n || lineOf(c, i) != lineOf(c, start)) {
        l.add(PyTuple.of(Py.integer(start), Py.integer(i), orNone(lineOf(c, start))));
        start = i;
      }
    }
    return l.iter();
  }

  private static PyObject orNone(int n) {
    return n < 0 ? Py.None : Py.integer(n);
  }

  static PyObject positions(PyCode c) {
    Cfg g = c.code.body();
    PyList l = new PyList();
    boolean noColumns = Interpreter.current().imports.config.noDebugRanges;
    for (int i = 0; i < c.bytecode().size(); i += 2) {
      int pc = c.bytecode().pointAt(i);
      int line = lineOf(c, i);
      if (pc >= 0 && noColumns) {
        l.add(PyTuple.of(orNone(line), orNone(g.endLine(pc)), Py.None, Py.None));
      } else if (pc >= 0) {
        l.add(
            PyTuple.of(
                orNone(line), orNone(g.endLine(pc)), orNone(g.col(pc)), orNone(g.endCol(pc))));
      } else if (line < 0) {
        l.add(PyTuple.of(Py.None, Py.None, Py.None, Py.None));
      } else {
        l.add(
            PyTuple.of(
                Py.integer(line), Py.integer(c.code.firstLine()), Py.integer(0), Py.integer(0)));
      }
    }
    return l.iter();
  }

  static String register(PyCode c, int i) {
    Code k = c.code;
    if (i < 0 || i >= k.freeStart() + k.freeCount()) {
      throw Py.indexError("tuple index out of range");
    }
    if (i < k.varCount()) {
      return k.varName(i);
    }
    i -= k.varCount();
    return i < k.cellCount() ? k.cellName(i) : k.freeName(i - k.cellCount());
  }

  static long hash(PyCode c) {
    long h = c.name.hashCode() * 31L + c.code.firstLine();
    h = h * 31 + c.argCount;
    h = h * 31 + c.code.flags();
    h = h * 31 + c.code.body().size();
    for (PyStr s : c.varNames) {
      h = h * 31 + s.hashCode();
    }
    return h == -1 ? -2 : h;
  }

  static boolean same(PyCode a, PyCode b) {
    return a == b || same(a.code, b.code);
  }

  private static boolean same(Code a, Code b) {
    if (a == b) {
      return true;
    }
    Code.Header x = a.header();
    Code.Header y = b.header();
    if (!x.name().equals(y.name())
        || x.firstLine() != y.firstLine()
        || x.argCount() != y.argCount()
        || x.posOnlyArgCount() != y.posOnlyArgCount()
        || x.kwOnlyArgCount() != y.kwOnlyArgCount()
        || x.flags() != y.flags()
        || !x.varNames().equals(y.varNames())
        || !x.cellVars().equals(y.cellVars())
        || !x.freeVars().equals(y.freeVars())) {
      return false;
    }
    return same(a.body(), b.body());
  }

  private static boolean same(Cfg a, Cfg b) {
    if (a == b) {
      return true;
    }
    if (a.size() != b.size()
        || a.constCount() != b.constCount()
        || a.nameCount() != b.nameCount()) {
      return false;
    }
    for (int i = 0; i < a.nameCount(); i++) {
      if (!a.name(i).equals(b.name(i))) {
        return false;
      }
    }
    for (int i = 0; i < a.constCount(); i++) {
      Object x = a.constant(i);
      Object y = b.constant(i);
      if (x instanceof Code p && y instanceof Code q ? !same(p, q) : !x.equals(y)) {
        return false;
      }
    }
    for (int i = 0; i < a.size(); i++) {
      Instr x = a.instr(i);
      Instr y = b.instr(i);
      if (x.op != y.op
          || x.dst != y.dst
          || x.a != y.a
          || x.b != y.b
          || x.c != y.c
          || x.imm != y.imm
          || x.t0 != y.t0
          || x.t1 != y.t1
          || !Arrays.equals(x.more, y.more)
          || a.line(i) != b.line(i)
          || a.col(i) != b.col(i)
          || a.endLine(i) != b.endLine(i)
          || a.endCol(i) != b.endCol(i)) {
        return false;
      }
    }
    return true;
  }
}
