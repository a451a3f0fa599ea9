package jyston.frontend.ast;

import java.util.List;
import jyston.frontend.ast.NodeType.Cardinality;
import jyston.frontend.ast.NodeType.Field;

/** Prints trees as {@code ast.dump(tree, include_attributes=True)} does. */
public final class AstDump {
  private final StringBuilder out = new StringBuilder();
  private final boolean attributes;

  private AstDump(boolean attributes) {
    this.attributes = attributes;
  }

  /** The dump, with line and column attributes if asked for. */
  public static String dump(Node node, boolean attributes) {
    AstDump d = new AstDump(attributes);
    d.node(node);
    return d.out.toString();
  }

  private void node(Node node) {
    NodeType type = AstSchema.typeOf(node);
    Object[] values = AstSchema.fields(node);
    List<Field> fields = type.fields();
    out.append(type.pythonName()).append('(');
    boolean first = true;
    for (int i = 0; i < values.length; i++) {
      Object v = values[i];
      Field f = fields.get(i);
      if (v == null && f.cardinality() != Cardinality.MANY
          || v instanceof List<?> l && l.isEmpty()) {
        continue;
      }
      out.append(first ? "" : ", ").append(f.name()).append('=');
      first = false;
      value(v);
    }
    if (attributes && node instanceof Located l) {
      out.append(first ? "" : ", ").append("lineno=").append(l.line());
      out.append(", col_offset=").append(l.col());
      out.append(", end_lineno=").append(l.endLine());
      out.append(", end_col_offset=").append(l.endCol());
    }
    out.append(')');
  }

  private void value(Object v) {
    switch (v) {
      case null -> out.append("None");
      case Node n -> node(n);
      case List<?> l -> {
        out.append('[');
        for (int i = 0; i < l.size(); i++) {
          if (i > 0) {
            out.append(", ");
          }
          value(l.get(i));
        }
        out.append(']');
      }
      case Const.Singleton s -> PyRepr.append(out, s);
      case Enum<?> e -> out.append(AstSchema.enumName(e)).append("()");
      default -> PyRepr.append(out, v);
    }
  }
}
