package jyston.runtime.module.ast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jyston.frontend.ast.AstSchema;
import jyston.frontend.ast.NodeType;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.PyUnion;

/** The node classes of one interpreter. */
final class AstTypes {
  private static final String[] SUMS = {
    "mod",
    "stmt",
    "expr",
    "expr_context",
    "boolop",
    "operator",
    "unaryop",
    "cmpop",
    "excepthandler",
    "pattern",
    "type_ignore",
    "type_param",
  };
  private static final PyTuple POSITION =
      PyTuple.of(PyAst.LINENO, PyAst.COL, PyAst.END_LINENO, PyAst.END_COL);

  private final PyType ast = PyAst.newType();
  private final Map<String, PyType> byName = new LinkedHashMap<>();
  private final Map<NodeType, PyType> classes = new HashMap<>();
  private final Map<PyType, NodeType> nodeTypes = new HashMap<>();
  private final Map<PyType, Enum<?>> enums = new HashMap<>();
  private final Map<String, PyObject> constants = new HashMap<>();

  static AstTypes current() {
    return of(Interpreter.current());
  }

  static AstTypes of(Interpreter in) {
    return in.state(AstTypes.class, AstTypes::new);
  }

  AstTypes() {
    for (String s : SUMS) {
      sumType(s);
    }
    for (NodeType n : NodeType.values()) {
      PyType base = byName.get(n.base());
      boolean product = base == null || n.base().equals(n.pythonName());
      PyDict d = namespace(doc(n), fieldNames(n));
      for (NodeType.Field f : n.fields()) {
        if (f.cardinality() == NodeType.Cardinality.OPTIONAL) {
          d.put(PyStr.intern(f.name()), Py.None);
        }
      }
      if (product) {
        attributes(d, n.located(), n.located());
      }
      PyType t = make(n.pythonName(), product ? ast : base, d);
      classes.put(n, t);
      nodeTypes.put(t, n);
    }
    for (String s : SUMS) {
      for (Enum<?> e : AstSchema.enumValues(s)) {
        String name = AstSchema.enumName(e);
        PyType t = make(name, byName.get(s), namespace(name, PyTuple.EMPTY));
        enums.put(t, e);
        types(t, new PyDict());
        constants.put(name, new PyAst(t));
      }
    }
    for (NodeType n : NodeType.values()) {
      PyDict d = new PyDict();
      for (NodeType.Field f : n.fields()) {
        d.put(PyStr.intern(f.name()), fieldType(f));
      }
      types(classes.get(n), d);
    }
  }

  private void sumType(String s) {
    List<String> alternatives = new ArrayList<>();
    boolean located = false;
    for (NodeType n : NodeType.values()) {
      if (n.base().equals(s)) {
        alternatives.add(doc(n));
        located |= n.located();
      }
    }
    boolean plain = alternatives.isEmpty();
    for (Enum<?> e : AstSchema.enumValues(s)) {
      alternatives.add(AstSchema.enumName(e));
    }
    String doc =
        s
            + " = "
            + String.join(plain ? " | " : "\n" + " ".repeat(s.length() + 1) + "| ", alternatives);
    PyDict d = namespace(doc, PyTuple.EMPTY);
    attributes(d, located, located && !s.equals("pattern") && !s.equals("type_param"));
    make(s, ast, d);
  }

  private static void attributes(PyDict d, boolean located, boolean optionalEnd) {
    d.put(PyAst.ATTRIBUTES, located ? POSITION : PyTuple.EMPTY);
    if (optionalEnd) {
      d.put(PyAst.END_LINENO, Py.None);
      d.put(PyAst.END_COL, Py.None);
    }
  }

  private static PyDict namespace(String doc, PyTuple fields) {
    PyDict d = new PyDict();
    d.put(PyAst.FIELDS, fields);
    d.put(PyAst.MATCH_ARGS, fields);
    d.put(Names.MODULE, PyStr.intern("ast"));
    d.put(Names.DOC, PyStr.of(doc));
    return d;
  }

  private PyType make(String name, PyType base, PyDict d) {
    PyType t = (PyType) PyType.TYPE.call3(PyStr.intern(name), PyTuple.of(base), d);
    byName.put(name, t);
    return t;
  }

  private static void types(PyType t, PyDict d) {
    t.setAttr(PyAst.FIELD_TYPES, d);
    t.setAttr(Names.ANNOTATIONS, d);
  }

  private PyObject fieldType(NodeType.Field f) {
    PyObject t =
        switch (f.type()) {
          case "identifier", "string" -> PyStr.TYPE;
          case "int" -> PyLong.TYPE;
          case "constant" -> PyType.OBJECT;
          default -> byName.get(f.type());
        };
    return switch (f.cardinality()) {
      case ONE -> t;
      case OPTIONAL -> PyUnion.or(t, Py.None);
      case MANY -> PyGenericAlias.of(PyList.TYPE, t);
    };
  }

  private static PyTuple fieldNames(NodeType n) {
    List<NodeType.Field> f = n.fields();
    PyObject[] out = new PyObject[f.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = PyStr.intern(f.get(i).name());
    }
    return PyTuple.wrap(out);
  }

  private static String doc(NodeType n) {
    if (n.fields().isEmpty()) {
      return n.pythonName();
    }
    StringBuilder sb = new StringBuilder(n.pythonName()).append('(');
    for (NodeType.Field f : n.fields()) {
      if (sb.charAt(sb.length() - 1) != '(') {
        sb.append(", ");
      }
      sb.append(f.type());
      switch (f.cardinality()) {
        case OPTIONAL -> sb.append('?');
        case MANY -> sb.append('*');
        case ONE -> {}
      }
      sb.append(' ').append(f.name());
    }
    return sb.append(')').toString();
  }

  /** {@code ast.AST}. */
  PyType ast() {
    return ast;
  }

  /** All classes by name. */
  Map<String, PyType> all() {
    return byName;
  }

  PyType cls(NodeType n) {
    return classes.get(n);
  }

  /** The class of an ASDL sum or product type. */
  PyType sum(String name) {
    return byName.get(name);
  }

  /** The one instance of a class without fields that the parser uses. */
  PyObject constant(String name) {
    return constants.get(name);
  }

  /** The constructor an instance belongs to, or null. */
  NodeType nodeType(PyObject o) {
    for (PyType t : o.type().mro()) {
      NodeType n = nodeTypes.get(t);
      if (n != null) {
        return n;
      }
    }
    return null;
  }

  /** The operator or context an instance stands for, or null. */
  Enum<?> enumOf(PyObject o) {
    for (PyType t : o.type().mro()) {
      Enum<?> e = enums.get(t);
      if (e != null) {
        return e;
      }
    }
    return null;
  }
}
