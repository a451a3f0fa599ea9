package jyston.runtime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.runtime.bytecode.LineTable;

/** The less used parts of {@link PyCode}. */
final class CodeAttrs {
  private CodeAttrs() {}

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
    ArrayList<PyObject> out = new ArrayList<>();
    for (int i = 0; i < g.nameCount(); i++) {
      if (c.shownNames()[i] >= 0) {
        out.add(PyStr.intern(g.name(i)));
      }
    }
    return PyTuple.wrap(out.toArray(new PyObject[0]));
  }

  /** By name of a graph, its index in {@code co_names}; -1 for names of cells and temporaries. */
  static int[] shownNames(Cfg g) {
    int[] out = new int[g.nameCount()];
    Arrays.fill(out, -1);
    for (int i = 0; i < g.size(); i++) {
      Instr n = g.instr(i);
      switch (n.op) {
        case LOAD_CELL, DEL_CELL, CHECK_TEMP, LOAD_DICT_OR_CELL -> {
          // Known by their register.
        }
        default -> {
          if (n.op.hasName()) {
            out[n.imm] = 0;
          }
        }
      }
    }
    int next = 0;
    for (int i = 0; i < out.length; i++) {
      if (out[i] == 0) {
        out[i] = next++;
      }
    }
    return out;
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

  private static boolean noLines(PyCode c) {
    return c.shown != null && CodeParts.bare(c.shown.lineTable.value).length == 0;
  }

  /** Where the units of the code are, followed by its graph, which the constructor needs. */
  static PyObject lineTable(PyCode c) {
    ArrayList<LineTable.Place> places = new ArrayList<>();
    for (int i = 0; i < c.bytecode().size(); i += 2) {
      places.add(place(c, i));
    }
    return PyBytes.of(CodeParts.attach(LineTable.encode(places, c.code.firstLine()), c.code));
  }

  private static LineTable.Place place(PyCode c, int offset) {
    int pc = c.bytecode().pointAt(offset);
    int line = lineOf(c, offset);
    if (line < 0) {
      return LineTable.Place.NOWHERE;
    }
    if (Interpreter.current().imports.config.noDebugRanges) {
      return new LineTable.Place(line, line, -1, -1);
    }
    if (pc < 0) {
      return new LineTable.Place(line, c.code.firstLine(), 0, 0);
    }
    Cfg g = c.code.body();
    return new LineTable.Place(line, g.endLine(pc), g.col(pc), g.endCol(pc));
  }

  /** {@code co_lnotab}: pairs of how far the code goes and how far the line. */
  static PyObject lnotab(PyCode c) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int line = c.code.firstLine();
    int start = 0;
    for (int i = 0; i < c.bytecode().size(); i += 2) {
      int n = lineOf(c, i);
      if (n < 0 || n == line) {
        continue;
      }
      int code = i - start;
      for (; code > 254; code -= 254) {
        out.write(254);
        out.write(0);
      }
      int lines = n - line;
      while (lines < -128 || lines > 127) {
        int step = lines < 0 ? -128 : 127;
        out.write(code);
        out.write(step);
        code = 0;
        lines -= step;
      }
      out.write(code);
      out.write(lines);
      start = i;
      line = n;
    }
    return PyBytes.of(out.toByteArray());
  }

  /** The line of a place in {@code co_code}, or -1. */
  private static int lineOf(PyCode c, int offset) {
    int pc = c.bytecode().pointAt(offset);
    if (pc < 0 && noLines(c)) {
      return -1;
    }
    if (pc == -2) {
      // Before the entry of a generator its object is made, at the line of the definition.
      return c.generatorLike ? c.code.firstLine() : -1;
    }
    return c.lineAt(pc);
  }

  static PyObject lines(PyCode c) {
    PyList l = new PyList();
    int n = noLines(c) ? 0 : c.bytecode().size();
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
    PyList l = new PyList();
    for (int i = 0; i < c.bytecode().size(); i += 2) {
      LineTable.Place p = place(c, i);
      l.add(PyTuple.of(orNone(p.line()), orNone(p.endLine()), orNone(p.col()), orNone(p.endCol())));
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
    h = h * 31 + c.posOnlyCount;
    h = h * 31 + c.kwOnlyCount;
    if (c.shown != null && !c.runs) {
      h = h * 31 + c.shown.code.hash();
    }
    h = h * 31 + c.code.flags();
    h = h * 31 + c.code.body().size();
    for (PyStr s : c.varNames) {
      h = h * 31 + s.hashCode();
    }
    return h == -1 ? -2 : h;
  }

  static boolean same(PyCode a, PyCode b) {
    return a == b || same(a.code, b.code) && sameShown(a, b);
  }

  private static boolean sameShown(PyCode a, PyCode b) {
    if (a.shown == null && b.shown == null) {
      return true;
    }
    return a.runs == b.runs
        && Compare.equal(a.getCode(), b.getCode())
        && Compare.equal(a.getConsts(), b.getConsts())
        && Compare.equal(a.getExceptiontable(), b.getExceptiontable())
        && Arrays.equals(
            CodeParts.bare(((PyBytes) a.getLinetable()).value),
            CodeParts.bare(((PyBytes) b.getLinetable()).value));
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
