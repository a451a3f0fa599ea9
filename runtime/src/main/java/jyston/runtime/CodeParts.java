package jyston.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import jyston.frontend.code.Code;
import jyston.frontend.code.CodeReader;
import jyston.frontend.code.CodeWriter;

/** The fields of a code object as Python shows them, in the order of the constructor. */
final class CodeParts {
  private static final String[] NUMBERS = {
    "argcount", "posonlyargcount", "kwonlyargcount", "nlocals", "stacksize", "flags", "firstlineno"
  };

  /** Ends a line table that the graph of its code is attached to. */
  private static final byte[] MARK = {'J', 'y', 's', 't'};

  int argCount;
  int posOnlyCount;
  int kwOnlyCount;
  int nlocals = -1;
  int stackSize;
  int flags;
  PyBytes code;
  PyTuple consts;
  PyTuple names;
  PyTuple varNames;
  PyStr filename;
  PyStr name;
  PyStr qualname;
  int firstLine;
  PyBytes lineTable;
  PyBytes exceptionTable;
  PyTuple freeVars;
  PyTuple cellVars;

  /** The parts of a code object. */
  static CodeParts of(PyCode c) {
    CodeParts p = new CodeParts();
    p.argCount = c.argCount;
    p.posOnlyCount = c.posOnlyCount;
    p.kwOnlyCount = c.kwOnlyCount;
    p.stackSize = c.getStacksize();
    p.flags = c.getFlags();
    p.code = (PyBytes) c.getCode();
    p.consts = (PyTuple) c.getConsts();
    p.names = (PyTuple) c.getNames();
    p.varNames = (PyTuple) c.getVarnames();
    p.filename = c.filename;
    p.name = c.name;
    p.qualname = c.qualname;
    p.firstLine = c.getFirstlineno();
    p.lineTable = (PyBytes) c.getLinetable();
    p.exceptionTable = (PyBytes) c.getExceptiontable();
    p.freeVars = (PyTuple) c.getFreevars();
    p.cellVars = (PyTuple) c.getCellvars();
    return p;
  }

  /**
   * Sets a field.
   *
   * @param key without {@code co_}
   * @param caller for messages
   * @return false when there is no such field
   */
  boolean set(String key, PyObject v, String caller) {
    switch (key) {
      case "argcount" -> argCount = Ops.asInt(v);
      case "posonlyargcount" -> posOnlyCount = Ops.asInt(v);
      case "kwonlyargcount" -> kwOnlyCount = Ops.asInt(v);
      case "nlocals" -> nlocals = Ops.asInt(v);
      case "stacksize" -> stackSize = Ops.asInt(v);
      case "flags" -> flags = Ops.asInt(v);
      case "firstlineno" -> firstLine = Ops.asInt(v);
      case "code" -> code = bytes(v, key, caller);
      case "linetable" -> lineTable = bytes(v, key, caller);
      case "exceptiontable" -> exceptionTable = bytes(v, key, caller);
      case "consts" -> consts = tuple(v, key, caller);
      case "names" -> names = strings(v, key, caller);
      case "varnames" -> varNames = strings(v, key, caller);
      case "freevars" -> freeVars = strings(v, key, caller);
      case "cellvars" -> cellVars = strings(v, key, caller);
      case "filename" -> filename = string(v, key, caller);
      case "name" -> name = string(v, key, caller);
      case "qualname" -> qualname = string(v, key, caller);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static PyException wrongType(PyObject v, String key, String caller, String wanted) {
    return Py.typeError(
        caller.replace("%", key) + " must be " + wanted + ", not " + Ops.typeName(v));
  }

  private static PyBytes bytes(PyObject v, String key, String caller) {
    if (v instanceof PyBytes b) {
      return b;
    }
    throw wrongType(v, key, caller, "bytes");
  }

  private static PyTuple tuple(PyObject v, String key, String caller) {
    if (v instanceof PyTuple t) {
      return t;
    }
    throw wrongType(v, key, caller, "tuple");
  }

  private static PyStr string(PyObject v, String key, String caller) {
    if (v instanceof PyStr s) {
      return s;
    }
    throw wrongType(v, key, caller, "str");
  }

  private static PyTuple strings(PyObject v, String key, String caller) {
    PyTuple t = tuple(v, key, caller);
    for (PyObject o : t.items) {
      if (!(o instanceof PyStr)) {
        throw Py.typeError("name tuples must contain only strings, not '" + o.type().name() + "'");
      }
    }
    return t;
  }

  /** Checks what CPython checks of a new code object. */
  void check() {
    int[] values = {
      argCount, posOnlyCount, kwOnlyCount, Math.max(nlocals, 0), stackSize, flags, firstLine
    };
    for (int i = 0; i < 5; i++) {
      if (values[i] < 0) {
        throw Py.valueError("code: " + NUMBERS[i] + " must not be negative");
      }
    }
    if (posOnlyCount > argCount) {
      throw Py.valueError("code: posonlyargcount is larger than argcount");
    }
    int params =
        argCount
            + kwOnlyCount
            + ((flags & Code.VARARGS) != 0 ? 1 : 0)
            + ((flags & Code.VARKEYWORDS) != 0 ? 1 : 0);
    if (params > varNames.size()) {
      throw Py.valueError("code: varnames is too small");
    }
    if (nlocals >= 0 && nlocals != varNames.size()) {
      throw Py.valueError("code: co_nlocals != len(co_varnames)");
    }
    if (code.size() % 2 != 0) {
      throw Py.valueError("code: co_code is malformed");
    }
  }

  // ---- the graph, attached to the line table

  /** A line table with the graph of its code. */
  static byte[] attach(byte[] table, Code graph) {
    byte[] g = CodeWriter.write(graph);
    return ByteBuffer.allocate(table.length + g.length + 8)
        .put(table)
        .put(g)
        .putInt(g.length)
        .put(MARK)
        .array();
  }

  private static int attached(byte[] table) {
    int n = table.length;
    if (n < 8 || !Arrays.equals(Arrays.copyOfRange(table, n - 4, n), MARK)) {
      return -1;
    }
    int length = ByteBuffer.wrap(table).getInt(n - 8);
    return length < 0 || length > n - 8 ? -1 : length;
  }

  /** A line table without what is attached to it. */
  static byte[] bare(byte[] table) {
    int n = attached(table);
    return n < 0 ? table : Arrays.copyOf(table, table.length - 8 - n);
  }

  /** The code attached to a line table, or null. */
  static Code graph(byte[] table, String filename) {
    int n = attached(table);
    if (n < 0) {
      return null;
    }
    int end = table.length - 8;
    try {
      return CodeReader.read(Arrays.copyOfRange(table, end - n, end), filename);
    } catch (RuntimeException e) {
      // Bytes that only look like a graph: such a code cannot run.
      return null;
    }
  }
}
