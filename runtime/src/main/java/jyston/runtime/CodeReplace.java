package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.frontend.ast.Const.Singleton;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.runtime.bytecode.Bytecode;
import jyston.runtime.bytecode.LineTable;

/** {@code code.replace()} and the constructor of code objects. */
final class CodeReplace {
  private static final String[] ORDER = {
    "argcount",
    "posonlyargcount",
    "kwonlyargcount",
    "nlocals",
    "stacksize",
    "flags",
    "code",
    "consts",
    "names",
    "varnames",
    "filename",
    "name",
    "qualname",
    "firstlineno",
    "linetable",
    "exceptiontable",
    "freevars",
    "cellvars"
  };

  private CodeReplace() {}

  static PyObject replace(PyCode c, PyObject[] args, PyDict changes) {
    if (args.length > 0) {
      throw Py.typeError("replace() takes no positional arguments");
    }
    CodeParts p = CodeParts.of(c);
    for (PyObject k : changes.keys()) {
      String key = k.toString();
      if (!key.startsWith("co_")
          || !p.set(key.substring(3), changes.get(k), "replace() argument 'co_%'")) {
        throw Py.typeError("replace() got an unexpected keyword argument '" + key + "'");
      }
    }
    return build(c, p);
  }

  /** {@code types.CodeType(...)}: runs when the line table is one that a code object showed. */
  static PyCode make(PyObject[] args) {
    if (args.length < 16 || args.length > 18) {
      throw Py.typeError(
          "code expected at "
              + (args.length < 16 ? "least 16" : "most 18")
              + " arguments, got "
              + args.length);
    }
    CodeParts p = new CodeParts();
    p.freeVars = PyTuple.of();
    p.cellVars = PyTuple.of();
    for (int i = 0; i < args.length; i++) {
      p.set(ORDER[i], args[i], "code() argument " + (i + 1));
    }
    Code graph = CodeParts.graph(p.lineTable.value, p.filename.javaString());
    return build(graph == null ? null : new PyCode(graph), p);
  }

  private static PyCode build(PyCode base, CodeParts p) {
    p.check();
    CodeParts old = base == null ? null : CodeParts.of(base);
    boolean runs =
        old != null
            && Compare.equal(p.code, old.code)
            && p.varNames.size() == old.varNames.size()
            && p.cellVars.size() == old.cellVars.size()
            && p.freeVars.size() == old.freeVars.size()
            && p.consts.size() >= old.consts.size()
            && p.names.size() >= old.names.size()
            && convertible(p.consts);
    Object doc =
        (p.flags & Code.OPTIMIZED) != 0 && p.consts.size() > 0 && p.consts.get(0) instanceof PyStr
            ? Constants.fromPy(p.consts.get(0))
            : null;
    Code.Header h =
        new Code.Header(
            p.name.javaString(),
            p.qualname.javaString(),
            p.filename.javaString(),
            p.firstLine,
            p.argCount,
            p.posOnlyCount,
            p.kwOnlyCount,
            p.flags,
            strings(p.varNames),
            strings(p.cellVars),
            strings(p.freeVars),
            doc);
    PyCode made = new PyCode(new Code(h, () -> runs ? with(base, old, p) : nothing()));
    made.shown = p;
    made.runs = runs;
    return made;
  }

  private static boolean convertible(PyTuple consts) {
    for (PyObject v : consts.items) {
      if (!(v instanceof PyCode) && Constants.fromPy(v) == null) {
        return false;
      }
    }
    return true;
  }

  /** The graph of code that cannot be run. */
  private static Cfg nothing() {
    Instr end = new Instr(Op.RETURN);
    end.a = ~0;
    return new Cfg(
        new BasicBlock[] {new BasicBlock(0, 0, 1, -1, false, false)},
        new Instr[] {end},
        new Object[] {Singleton.NONE},
        new String[0],
        new int[0],
        new String[0],
        new int[0],
        0,
        0,
        0);
  }

  private static Cfg with(PyCode c, CodeParts old, CodeParts p) {
    Cfg g = c.code.body();
    int skip = CodeAttrs.extraConsts(c);
    Object[] k = new Object[g.constCount()];
    for (int i = 0; i < k.length; i++) {
      PyObject v = p.consts.get(i + skip);
      k[i] =
          v == old.consts.get(i + skip)
              ? g.constant(i)
              : v instanceof PyCode x ? x.code : Constants.fromPy(v);
    }
    String[] names = new String[g.nameCount()];
    for (int i = 0; i < names.length; i++) {
      int at = c.shownNames()[i];
      names[i] = at < 0 ? g.name(i) : p.names.get(at).toString();
    }
    BasicBlock[] blocks = new BasicBlock[g.blockCount()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = g.block(i);
    }
    Instr[] instrs = new Instr[g.size()];
    for (int i = 0; i < instrs.length; i++) {
      instrs[i] = g.instr(i);
    }
    int[] spans = new int[4 * g.spanCount()];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = g.spanValue(i);
    }
    byte[] table = CodeParts.bare(p.lineTable.value);
    if (!Arrays.equals(table, CodeParts.bare(old.lineTable.value))) {
      spans = place(instrs, c.bytecode(), LineTable.decode(table, p.firstLine));
    }
    String[] hiddenNames = new String[g.hiddenCount()];
    int[] hiddenRegs = new int[hiddenNames.length];
    for (int i = 0; i < hiddenRegs.length; i++) {
      hiddenNames[i] = g.hiddenName(i);
      hiddenRegs[i] = g.hiddenRegister(i);
    }
    return new Cfg(
        blocks,
        instrs,
        k,
        names,
        spans,
        hiddenNames,
        hiddenRegs,
        g.numVars(),
        g.numCross(),
        g.numRegisters());
  }

  /** Puts the instructions where a line table says; gives the spans. */
  private static int[] place(Instr[] instrs, Bytecode b, List<LineTable.Place> places) {
    int[] spans = new int[4 * instrs.length];
    for (int pc = 0; pc < instrs.length; pc++) {
      Instr i = instrs[pc].copy();
      int unit = b.offset(pc) / 2;
      LineTable.Place at = unit < places.size() ? places.get(unit) : LineTable.Place.NOWHERE;
      i.span = at.line() < 0 ? -1 : pc;
      spans[4 * pc] = at.line();
      spans[4 * pc + 1] = at.col();
      spans[4 * pc + 2] = at.endLine();
      spans[4 * pc + 3] = at.endCol();
      instrs[pc] = i;
    }
    return spans;
  }

  private static List<String> strings(PyTuple t) {
    ArrayList<String> out = new ArrayList<>();
    for (PyObject o : t.items) {
      out.add(((PyStr) o).javaString());
    }
    return out;
  }
}
