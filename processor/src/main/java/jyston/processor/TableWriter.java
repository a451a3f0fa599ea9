package jyston.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the Java source of one table. */
final class TableWriter {
  private static final String OBJECT = "jyston.runtime.PyObject";
  private static final int ARITIES = 5;

  private final String pkg;
  private final String table;
  private final String type;
  private final boolean module;
  private final boolean isObject;
  private final Map<String, Object> declared;
  private final List<Entry> entries;
  private final StringBuilder out = new StringBuilder(16384);

  /** By entry and number of arguments, how its method of its own returns; see {@link #direct}. */
  private final char[] direct;

  private final StringBuilder methods = new StringBuilder();

  TableWriter(
      String pkg,
      String table,
      String type,
      boolean module,
      boolean isObject,
      Map<String, Object> declared,
      List<Entry> entries) {
    this.pkg = pkg;
    this.table = table;
    this.type = type;
    this.module = module;
    this.isObject = isObject;
    this.declared = declared;
    this.entries = entries;
    this.direct = new char[entries.size() * ARITIES];
    Arrays.fill(direct, '.');
  }

  /** The source text. */
  String write() {
    line("package " + pkg + ";");
    line("");
    line("import jyston.runtime.*;");
    line("");
    line("/** Generated from {@link " + type + "}. */");
    line("public final class " + table + " extends BuiltinTable {");
    head();
    for (int n = 0; n < ARITIES; n++) {
      call(n);
    }
    callMany();
    callBound();
    out.append(methods);
    if (new String(direct).chars().anyMatch(c -> c != '.')) {
      getter("String", "direct", quote(new String(direct)));
    }
    line("}");
    return out.toString();
  }

  private void head() {
    if (module) {
      line("  private final " + type + " module;");
      line("");
      line("  /** The functions of one module object. */");
      line("  public " + table + "(" + type + " module) {");
      line("    this.module = module;");
      line("  }");
      if (entries.stream().allMatch(Entry::isStatic)) {
        line("");
        line("  /** A table without a module: its functions are static. */");
        line("  public static final " + table + " INSTANCE = new " + table + "(null);");
      }
    } else {
      line("  /** The only instance. */");
      line("  public static final " + table + " INSTANCE = new " + table + "();");
      line("");
      line("  /** A table without state. */");
      line("  public " + table + "() {}");
    }
    getter("String", "name", quote((String) declared.get("name")));
    String doc = (String) declared.getOrDefault("doc", "");
    if (!doc.isEmpty()) {
      getter("String", "doc", quote(doc));
    }
    if (!module) {
      getter("String", "module", quote((String) declared.getOrDefault("module", "builtins")));
      String sig = (String) declared.getOrDefault("sig", "");
      if (!sig.isEmpty()) {
        getter("String", "signature", quote(sig));
      }
      String base = (String) declared.getOrDefault("base", "java.lang.Object");
      if (!base.equals("java.lang.Object")) {
        getter("PyType", "base", base + ".TYPE");
      }
      getter(
          "boolean",
          "subclassable",
          declared.getOrDefault("subclassable", Boolean.TRUE).toString());
      getter("Class<?>", "javaClass", (isObject ? type : OBJECT) + ".class");
      boolean receivers = entries.stream().anyMatch(Entry::receiver);
      if (receivers && !type.equals(OBJECT)) {
        line("");
        line("  private " + type + " self(int id, " + OBJECT + " o) {");
        line("    if (o instanceof " + type + " self) {");
        line("      return self;");
        line("    }");
        line("    throw BuiltinArgs.badReceiver(this, id, o);");
        line("  }");
      }
    }
    line("");
    line("  @Override");
    line("  protected String[] specStrings() {");
    line("    return new String[] {");
    for (Entry e : entries) {
      line("      " + quote(e.spec()) + ",");
    }
    line("    };");
    line("  }");
  }

  private void getter(String java, String name, String value) {
    line("");
    line("  @Override");
    line("  public " + java + " " + name + "() {");
    line("    return " + value + ";");
    line("  }");
  }

  /** The override for {@code n} positional arguments, self included. */
  private void call(int n) {
    StringBuilder cases = new StringBuilder();
    for (int id = 0; id < entries.size(); id++) {
      Entry e = entries.get(id);
      if (n < e.offset() || !e.signature().accepts(n - e.offset())) {
        continue;
      }
      List<String> args = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        args.add(String.valueOf((char) ('a' + i)));
      }
      String call = positional(e, args);
      if (hasMethods(e)) {
        emitCase(cases, id, boxed(e), method(id, e, n, call));
      } else {
        emitCase(cases, id, e.result(), call);
      }
    }
    if (cases.isEmpty()) {
      return;
    }
    StringBuilder params = new StringBuilder("int id");
    StringBuilder pass = new StringBuilder("id");
    for (int i = 0; i < n; i++) {
      params.append(", ").append(OBJECT).append(' ').append((char) ('a' + i));
      pass.append(", ").append((char) ('a' + i));
    }
    openSwitch("call" + n, params.toString());
    out.append(cases);
    line("      default -> {");
    line("        return super.call" + n + "(" + pass + ");");
    line("      }");
    closeSwitch();
  }

  /** Whether compiled code calls an entry by methods of its own: what programs call by name. */
  private static boolean hasMethods(Entry e) {
    return switch (e.kind()) {
      case 'm', 'c', 's', 'f' -> !e.name().startsWith("__");
      case 'n' -> true;
      default -> false;
    };
  }

  /** What the methods of an entry return: a str or a tuple is an object already. */
  private static String boxed(Entry e) {
    return e.result().equals("String") || e.result().endsWith("[]") ? OBJECT : e.result();
  }

  /**
   * Writes the method of an entry all of whose {@code n} parameters are doubles; false for others.
   */
  private boolean onDoubles(int id, Entry e, int n) {
    Signature s = e.signature();
    if (!e.isStatic() || n == 0 || s.params().size() != n || e.types().size() != n) {
      return false;
    }
    List<String> params = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (!e.types().get(i).java().equals("double")
          || s.params().get(i).kind() != Signature.Kind.POSITIONAL) {
        return false;
      }
      names.add(String.valueOf((char) ('a' + i)));
      params.add("double " + names.get(i));
    }
    methods.append("\n  /** {@code ").append(e.name()).append("} of floats. */\n");
    methods.append("  public double d").append(id).append('_').append(n).append('(');
    methods.append(String.join(", ", params)).append(") {\n    return ").append(e.owner());
    methods.append('.').append(e.method()).append('(').append(String.join(", ", names));
    methods.append(");\n  }\n");
    return true;
  }

  /**
   * Writes the method of an entry for {@code n} arguments, which returns what the Java method
   * returns, unboxed; gives the call of it.
   */
  private String method(int id, Entry e, int n, String call) {
    char c =
        switch (e.result()) {
          case "void" -> 'V';
          case "int" -> 'I';
          case "long" -> 'J';
          case "double" -> 'D';
          case "boolean" -> 'Z';
          default -> 'L';
        };
    direct[id * ARITIES + n] = c == 'D' && onDoubles(id, e, n) ? 'd' : c;
    boolean box = !boxed(e).equals(e.result());
    List<String> params = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      names.add(String.valueOf((char) ('a' + i)));
      params.add(OBJECT + " " + names.get(i));
    }
    String name = "f" + id + "_" + n;
    methods.append("\n  /** {@code ").append(e.name()).append("}. */\n  public ");
    methods.append(c == 'L' ? OBJECT : e.result()).append(' ').append(name);
    methods.append('(').append(String.join(", ", params)).append(") {\n");
    if (call.contains("this, id, ") || call.contains("self(id, ")) {
      methods.append("    final int id = ").append(id).append(";\n");
    }
    methods.append("    ").append(c == 'V' ? "" : "return ");
    methods.append(box ? "BuiltinArgs.box(" + call + ")" : call).append(";\n  }\n");
    return name + "(" + String.join(", ", names) + ")";
  }

  /** The override for five and more positional arguments. */
  private void callMany() {
    StringBuilder cases = new StringBuilder();
    for (int id = 0; id < entries.size(); id++) {
      Entry e = entries.get(id);
      Signature s = e.signature();
      int most = s.positional() + e.offset();
      if (s.varArgs() < 0 || !s.accepts(s.positional())) {
        continue;
      }
      List<String> args = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        args.add("args[" + i + "]");
      }
      args.add("BuiltinArgs.from(args, " + most + ")");
      if (most <= ARITIES) {
        emitCase(cases, id, e.result(), positional(e, args));
      }
    }
    if (cases.isEmpty()) {
      return;
    }
    line("");
    line("  @Override");
    line("  public " + OBJECT + " callN(int id, " + OBJECT + "[] args) {");
    line("    if (args.length < " + ARITIES + ") {");
    line("      return super.callN(id, args);");
    line("    }");
    line("    switch (id) {");
    out.append(cases);
    line("      default -> {");
    line("        return super.callN(id, args);");
    line("      }");
    closeSwitch();
  }

  private void callBound() {
    openSwitch("callBound", "int id, " + OBJECT + "[] slots");
    for (int id = 0; id < entries.size(); id++) {
      Entry e = entries.get(id);
      List<String> args = new ArrayList<>();
      int off = e.offset();
      if (off == 1) {
        args.add("slots[0]");
      }
      List<Signature.Param> params = e.signature().params();
      for (int i = 0; i < params.size(); i++) {
        args.add("slots[" + (i + off) + "]");
      }
      StringBuilder cases = new StringBuilder();
      emitCase(cases, id, e.result(), bound(e, args));
      out.append(cases);
    }
    line("      default -> throw new IllegalArgumentException();");
    closeSwitch();
  }

  private void openSwitch(String name, String params) {
    line("");
    line("  @Override");
    line("  public " + OBJECT + " " + name + "(" + params + ") {");
    line("    switch (id) {");
  }

  private void closeSwitch() {
    line("    }");
    line("  }");
  }

  private void emitCase(StringBuilder to, int id, String result, String call) {
    to.append("      case ").append(id).append(" -> {\n        ");
    switch (result) {
      case "void" -> to.append(call).append(";\n        return BuiltinArgs.none();\n");
      case "int", "long", "double", "boolean", "String" ->
          to.append("return BuiltinArgs.box(").append(call).append(");\n");
      default -> {
        if (result.endsWith("[]")) {
          to.append("return BuiltinArgs.box(").append(call).append(");\n");
        } else {
          to.append("return ").append(call).append(";\n");
        }
      }
    }
    to.append("      }\n");
  }

  /** The Java call for positional arguments; absent parameters get their defaults. */
  private String positional(Entry e, List<String> args) {
    Signature s = e.signature();
    int off = e.offset();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < s.params().size(); i++) {
      Signature.Param p = s.params().get(i);
      Entry.Type t = javaType(e, i);
      switch (p.kind()) {
        case POSITIONAL ->
            values.add(
                off + i < args.size()
                    ? convert(e, i, t, args.get(off + i))
                    : literal(p.fallback(), t.java(), p.name()));
        case KEYWORD_ONLY -> values.add(literal(p.fallback(), t.java(), p.name()));
        case VAR_KEYWORDS -> values.add("new jyston.runtime.PyDict()");
        case VAR_ARGS -> {
          int from = off + s.positional();
          String rest;
          if (args.size() <= from) {
            rest = OBJECT + ".NO_ARGS";
          } else if (args.get(from).startsWith("BuiltinArgs.from")) {
            rest = args.get(from);
          } else {
            rest =
                "new " + OBJECT + "[] {" + String.join(", ", args.subList(from, args.size())) + "}";
          }
          values.add(t.java().endsWith("[]") ? rest : "jyston.runtime.PyTuple.wrap(" + rest + ")");
        }
      }
    }
    return invoke(e, off == 1 ? args.get(0) : null, values);
  }

  /** The Java call for bound slots, where null is an absent parameter. */
  private String bound(Entry e, List<String> slots) {
    Signature s = e.signature();
    int off = e.offset();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < s.params().size(); i++) {
      Signature.Param p = s.params().get(i);
      Entry.Type t = javaType(e, i);
      String slot = slots.get(off + i);
      switch (p.kind()) {
        case VAR_ARGS ->
            values.add(
                t.java().endsWith("[]")
                    ? "BuiltinArgs.array(" + slot + ")"
                    : "(jyston.runtime.PyTuple) " + slot);
        case VAR_KEYWORDS -> values.add("(jyston.runtime.PyDict) " + slot);
        default -> {
          String converted = convert(e, i, t, slot);
          boolean absent = p.fallback() != null && !converted.equals(slot);
          values.add(
              absent
                  ? slot
                      + " == null ? "
                      + literal(p.fallback(), t.java(), p.name())
                      + " : "
                      + converted
                  : converted);
        }
      }
    }
    return invoke(e, off == 1 ? slots.get(0) : null, values);
  }

  private String invoke(Entry e, String self, List<String> values) {
    String target;
    if (e.receiver()) {
      target = type.equals(OBJECT) ? self : "self(id, " + self + ")";
    } else if (e.isStatic()) {
      target = e.owner();
      if (self != null) {
        values.add(0, convertSelf(e, self));
      }
    } else {
      target = "module";
    }
    return target + "." + e.method() + "(" + String.join(", ", values) + ")";
  }

  private String convertSelf(Entry e, String self) {
    String java = e.types().get(0).java();
    if (java.equals(OBJECT)) {
      return self;
    }
    if (java.equals(type) && entries.stream().anyMatch(Entry::receiver)) {
      return "self(id, " + self + ")";
    }
    if (e.kind() == 'n' || e.kind() == 'c') {
      return "BuiltinArgs.type(this, id, " + self + ")";
    }
    return "("
        + self
        + " instanceof "
        + java
        + " s0 ? s0 : BuiltinArgs.fail("
        + "BuiltinArgs.badReceiver(this, id, "
        + self
        + ")))";
  }

  private static Entry.Type javaType(Entry e, int param) {
    return e.types().get(param + (e.isStatic() && e.self() != null ? 1 : 0));
  }

  /** The Java value of argument {@code a} for parameter number {@code param}. */
  private static String convert(Entry e, int param, Entry.Type t, String a) {
    return switch (t.java()) {
      case OBJECT -> a;
      case "int" -> "BuiltinArgs.toInt(" + a + ")";
      case "long" -> "BuiltinArgs.toLong(" + a + ")";
      case "double" -> "BuiltinArgs.toDouble(" + a + ")";
      case "boolean" -> "BuiltinArgs.toBoolean(" + a + ")";
      case "String" -> "BuiltinArgs.toText(this, id, " + param + ", " + a + ")";
      default -> {
        String v = "p" + param;
        boolean nullable =
            e.kind() == 't'
                || e.kind() == 'T'
                || e.signature().params().get(param).fallback() != null;
        yield "("
            + a
            + " instanceof "
            + t.java()
            + " "
            + v
            + " ? "
            + v
            + " : "
            + (nullable ? a + " == null ? null : " : "")
            + "BuiltinArgs.fail(BuiltinArgs.badArgument(this, id, "
            + param
            + ", "
            + quote(t.python())
            + ", "
            + a
            + ")))";
      }
    };
  }

  /**
   * The Java literal that stands for an absent parameter.
   *
   * @throws IllegalArgumentException when a primitive has a default that is no literal
   */
  static String literal(String fallback, String java, String param) {
    String f = fallback.strip();
    switch (java) {
      case "int", "long" -> {
        if (f.equals("sys.maxsize")) {
          return "Long.MAX_VALUE";
        }
        String digits = f.startsWith("-") ? f.substring(1) : f;
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return java.equals("long") ? f + "L" : f;
        }
      }
      case "boolean" -> {
        switch (f) {
          case "True", "1" -> {
            return "true";
          }
          case "False", "0" -> {
            return "false";
          }
          default -> {}
        }
      }
      case "double" -> {
        try {
          return Double.toString(Double.parseDouble(f)) + "d";
        } catch (NumberFormatException e) {
          break;
        }
      }
      default -> {
        return "null";
      }
    }
    throw new IllegalArgumentException(
        "the default of " + param + " is no " + java + " literal: " + fallback);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String quote(String s) {
    StringBuilder sb = new StringBuilder(s.length() + 16).append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> sb.append("\\\"");
        case '\\' -> sb.append("\\\\");
        case '\n' -> sb.append("\\n");
        case '\r' -> sb.append("\\r");
        case '\t' -> sb.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            sb.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
          } else {
            sb.append(c);
          }
        }
      }
    }
    return sb.append('"').toString();
  }
}
