package jyston.runtime;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;

/** {@code code.replace()}. */
final class CodeReplace {
  private CodeReplace() {}

  static PyObject replace(PyCode c, PyObject[] args, PyDict changes) {
    if (args.length > 0) {
      throw Py.typeError("replace() takes no positional arguments");
    }
    Code.Header h = c.code.header();
    String name = h.name();
    String qualname = h.qualname();
    String filename = h.filename();
    int firstLine = h.firstLine();
    int argCount = h.argCount();
    int posOnly = h.posOnlyArgCount();
    int kwOnly = h.kwOnlyArgCount();
    int flags = h.flags();
    List<String> vars = h.varNames();
    List<String> cells = h.cellVars();
    List<String> frees = h.freeVars();
    PyTuple consts = null;
    PyTuple names = null;
    for (PyObject k : changes.keys()) {
      PyObject v = changes.get(k);
      String key = k.toString();
      switch (key) {
        case "co_name" -> name = text(v, key);
        case "co_qualname" -> qualname = text(v, key);
        case "co_filename" -> filename = text(v, key);
        case "co_firstlineno" -> firstLine = number(v, key);
        case "co_argcount" -> argCount = number(v, key);
        case "co_posonlyargcount" -> posOnly = number(v, key);
        case "co_kwonlyargcount" -> kwOnly = number(v, key);
        case "co_flags" -> flags = number(v, key) & ~0x4000000;
        case "co_varnames" -> vars = texts(v, key);
        case "co_cellvars" -> cells = texts(v, key);
        case "co_freevars" -> frees = texts(v, key);
        case "co_consts" -> consts = tuple(v, key);
        case "co_names" -> names = tuple(v, key);
        case "co_nlocals" -> number(v, key);
        case "co_stacksize", "co_linetable", "co_exceptiontable" -> {
          // Derived from the control-flow graph here; nothing to change.
        }
        case "co_code" -> {
          if (!Compare.equal(v, CodeAttrs.bytes(c))) {
            throw Py.valueError("code: bytecode cannot be replaced");
          }
        }
        default -> throw Py.typeError("replace() got an unexpected keyword argument '" + key + "'");
      }
    }
    if (changes.get(PyStr.intern("co_nlocals")) instanceof PyLong n
        && n.longValue() != vars.size()) {
      throw Py.valueError("code: co_nlocals != len(co_varnames)");
    }
    int params =
        argCount
            + kwOnly
            + ((flags & Code.VARARGS) != 0 ? 1 : 0)
            + ((flags & Code.VARKEYWORDS) != 0 ? 1 : 0);
    if (params > vars.size()) {
      throw Py.valueError("code: varnames is too small");
    }
    if (vars.size() != h.varNames().size()
        || cells.size() != h.cellVars().size()
        || frees.size() != h.freeVars().size()) {
      throw Py.valueError("code: variable counts cannot be changed");
    }
    Object doc = h.docstring();
    PyTuple newConsts = consts;
    PyTuple newNames = names;
    if (newConsts != null && doc != null && newConsts.size() > 0) {
      doc = newConsts.get(0) instanceof PyStr ? Constants.fromPy(newConsts.get(0)) : doc;
    }
    Code old = c.code;
    return new PyCode(
        new Code(
            new Code.Header(
                name, qualname, filename, firstLine, argCount, posOnly, kwOnly, flags, vars, cells,
                frees, doc),
            () ->
                newConsts == null && newNames == null ? old.body() : with(c, newConsts, newNames)));
  }

  private static Cfg with(PyCode c, PyTuple consts, PyTuple names) {
    Cfg g = c.code.body();
    Object[] k = new Object[g.constCount()];
    for (int i = 0; i < k.length; i++) {
      k[i] = g.constant(i);
    }
    if (consts != null) {
      PyTuple old = (PyTuple) CodeAttrs.consts(c);
      int skip = old.size() - k.length;
      for (int i = 0; i < k.length && i + skip < consts.size(); i++) {
        PyObject v = consts.get(i + skip);
        Object n = v instanceof PyCode p ? p.code : Constants.fromPy(v);
        if (n == null) {
          throw Py.valueError("code: constant of type " + v.type().name() + " is not supported");
        }
        k[i] = n;
      }
    }
    String[] nm = new String[g.nameCount()];
    for (int i = 0; i < nm.length; i++) {
      nm[i] = names != null && i < names.size() ? names.get(i).toString() : g.name(i);
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
        nm,
        spans,
        hiddenNames,
        hiddenRegs,
        g.numVars(),
        g.numCross(),
        g.numRegisters());
  }

  private static String text(PyObject v, String key) {
    if (v instanceof PyStr s) {
      return s.javaString();
    }
    throw Py.typeError("replace() argument '" + key + "' must be str, not " + Ops.typeName(v));
  }

  private static int number(PyObject v, String key) {
    int n = Ops.asInt(v);
    if (n < 0 && !key.equals("co_flags")) {
      throw Py.valueError("code: " + key.substring(3) + " must not be negative");
    }
    return n;
  }

  private static PyTuple tuple(PyObject v, String key) {
    if (v instanceof PyTuple t) {
      return t;
    }
    throw Py.typeError("replace() argument '" + key + "' must be tuple, not " + Ops.typeName(v));
  }

  private static List<String> texts(PyObject v, String key) {
    ArrayList<String> out = new ArrayList<>();
    for (PyObject o : tuple(v, key).items) {
      if (!(o instanceof PyStr s)) {
        throw Py.typeError("name tuples must contain only strings, not '" + o.type().name() + "'");
      }
      out.add(s.javaString());
    }
    return out;
  }
}
