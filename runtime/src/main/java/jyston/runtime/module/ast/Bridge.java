package jyston.runtime.module.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jyston.frontend.ast.AstSchema;
import jyston.frontend.ast.Located;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Node;
import jyston.frontend.ast.NodeType;
import jyston.runtime.Compiler;
import jyston.runtime.Constants;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;
import jyston.runtime.compile.AstBridge;

/** Records to node objects and back. */
public final class Bridge implements AstBridge {
  private final Interpreter interp;

  /** The bridge of an interpreter. */
  public Bridge(Interpreter interp) {
    this.interp = interp;
  }

  private AstTypes types() {
    return AstTypes.of(interp);
  }

  @Override
  public boolean isNode(PyObject o) {
    return o instanceof PyAst;
  }

  // To Python.

  @Override
  public PyObject toPy(Mod mod) {
    return node(types(), mod, ThreadState.current());
  }

  private PyObject node(AstTypes types, Node n, ThreadState ts) {
    ts.enterNative(" during ast construction");
    try {
      NodeType t = AstSchema.typeOf(n);
      PyAst o = new PyAst(types.cls(t));
      Object[] values = AstSchema.fields(n);
      List<NodeType.Field> fields = t.fields();
      for (int i = 0; i < values.length; i++) {
        NodeType.Field f = fields.get(i);
        PyObject v =
            f.type().equals("constant") ? Constants.toPy(values[i]) : value(types, values[i], ts);
        o.setOwn(PyStr.intern(f.name()), v);
      }
      if (n instanceof Located l && t != NodeType.TYPE_IGNORE) {
        o.setOwn(PyAst.LINENO, PyInt.of(l.line()));
        o.setOwn(PyAst.COL, PyInt.of(l.col()));
        o.setOwn(PyAst.END_LINENO, PyInt.of(l.endLine()));
        o.setOwn(PyAst.END_COL, PyInt.of(l.endCol()));
      }
      return o;
    } finally {
      ts.leaveNative();
    }
  }

  private PyObject value(AstTypes types, Object v, ThreadState ts) {
    return switch (v) {
      case null -> Py.None;
      case Node n -> node(types, n, ts);
      case List<?> l -> {
        PyList out = new PyList();
        for (Object o : l) {
          out.add(value(types, o, ts));
        }
        yield out;
      }
      case Enum<?> e -> types.constant(AstSchema.enumName(e));
      case String s -> PyStr.intern(s);
      case Integer i -> PyInt.of(i);
      case Boolean b -> PyInt.of(b ? 1 : 0);
      default -> Constants.toPy(v);
    };
  }

  // From Python.

  @Override
  public Mod toMod(PyObject o, Compiler.Mode mode) {
    AstTypes types = types();
    String want =
        switch (mode) {
          case EXEC -> "Module";
          case EVAL -> "Expression";
          case SINGLE -> "Interactive";
          case FUNC_TYPE -> "FunctionType";
        };
    NodeType t = types.nodeType(o);
    if (t == null || !t.pythonName().equals(want)) {
      throw Py.typeError("expected " + want + " node, got " + o.type().name());
    }
    Mod mod = (Mod) record(types, o, "mod", ThreadState.current());
    Validator.check(mod);
    return mod;
  }

  private Node record(AstTypes types, PyObject o, String base, ThreadState ts) {
    NodeType t = types.nodeType(o);
    if (t == null || !t.base().equals(base)) {
      throw Py.typeError("expected some sort of " + base + ", but got " + Ops.repr(o));
    }
    ts.enterNative(" while traversing '" + base + "' node");
    try {
      int[] pos = new int[4];
      if (t.located()) {
        pos[0] = position(o, PyAst.LINENO, t, false, 0);
        pos[1] = position(o, PyAst.COL, t, false, 0);
        pos[2] = position(o, PyAst.END_LINENO, t, true, pos[0]);
        pos[3] = position(o, PyAst.END_COL, t, true, pos[1]);
      }
      List<NodeType.Field> fields = t.fields();
      Object[] values = new Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = field(types, o, t, fields.get(i), ts);
      }
      return AstSchema.create(t, values, pos[0], pos[1], pos[2], pos[3]);
    } finally {
      ts.leaveNative();
    }
  }

  private static int position(PyObject o, PyStr name, NodeType t, boolean optional, int deflt) {
    PyObject v = Ops.findAttr(o, name);
    if (v == null || v == Py.None && optional) {
      if (optional && !t.base().equals("pattern") && !t.base().equals("type_param")) {
        return deflt;
      }
      throw missing(name.toString(), t.base());
    }
    return integer(v);
  }

  private static RuntimeException missing(String field, String node) {
    return Py.typeError("required field \"" + field + "\" missing from " + node);
  }

  private static int integer(PyObject v) {
    if (!(v instanceof PyLong)) {
      throw Py.valueError("invalid integer value: " + Ops.repr(v));
    }
    return Ops.asInt(v);
  }

  private Object field(AstTypes types, PyObject o, NodeType t, NodeType.Field f, ThreadState ts) {
    PyObject v = Ops.findAttr(o, PyStr.intern(f.name()));
    boolean constant = f.type().equals("constant");
    switch (f.cardinality()) {
      case MANY -> {
        if (v == null) {
          return Collections.emptyList();
        }
        if (!(v instanceof PyList list)) {
          throw Py.typeError(
              t.pythonName()
                  + " field \""
                  + f.name()
                  + "\" must be a list, not a "
                  + v.type().name());
        }
        int n = list.size();
        List<Object> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
          out.add(one(types, list.get(i), f, ts));
          if (list.size() != n) {
            throw Py.runtimeError(
                t.pythonName() + " field \"" + f.name() + "\" changed size during iteration");
          }
        }
        return Collections.unmodifiableList(out);
      }
      case OPTIONAL -> {
        if (v == null || v == Py.None) {
          return f.type().equals("int") ? (Object) 0 : null;
        }
        return one(types, v, f, ts);
      }
      case ONE -> {
        if (v == null) {
          throw missing(f.name(), t.pythonName());
        }
        if (v == Py.None && !constant) {
          if (!f.type().equals("string") && !f.type().equals("int")) {
            throw Py.valueError("field '" + f.name() + "' is required for " + t.pythonName());
          }
        }
        return one(types, v, f, ts);
      }
    }
    throw new IllegalStateException();
  }

  private Object one(AstTypes types, PyObject v, NodeType.Field f, ThreadState ts) {
    switch (f.type()) {
      case "identifier":
        if (v == Py.None) {
          throw Py.valueError("field '" + f.name() + "' is required");
        }
        if (v.type() != PyStr.TYPE) {
          throw Py.typeError("AST identifier must be of type str");
        }
        return ((PyStr) v).javaString();
      case "string":
        if (!(v instanceof PyStr s)) {
          throw Py.typeError("AST string must be of type str");
        }
        return s.javaString();
      case "int":
        return integer(v);
      case "constant":
        {
          Object c = Constants.fromPy(v);
          if (c == null) {
            throw Py.typeError("got an invalid type in Constant: " + badConstant(v));
          }
          return c;
        }
      case "expr_context", "boolop", "operator", "unaryop", "cmpop":
        {
          Enum<?> e = types.enumOf(v);
          if (e == null || AstSchema.enumValue(f.type(), AstSchema.enumName(e)) != e) {
            throw Py.typeError("expected some sort of " + f.type() + ", but got " + Ops.repr(v));
          }
          return e;
        }
      default:
        return v == Py.None ? null : record(types, v, f.type(), ts);
    }
  }

  /** The type inside a tuple or frozenset that no constant can have. */
  private static String badConstant(PyObject v) {
    if (v.type() == jyston.runtime.PyTuple.TYPE || v.type() == jyston.runtime.PyFrozenSet.TYPE) {
      for (PyObject x : Ops.toArray(v)) {
        if (Constants.fromPy(x) == null) {
          return badConstant(x);
        }
      }
    }
    return v.type().name();
  }
}
