package jyston.runtime;

import java.util.ArrayList;

/**
 * What is known of one entry of a {@link BuiltinTable}: name, kind, parameters, docstring; binds
 * arguments that did not come in a plain positional call.
 */
public final class BuiltinSpec {
  /** The table and the number of the entry in it. */
  public final BuiltinTable table;

  public final int id;

  /** Python name. */
  public final PyStr name;

  /** One of the kinds in {@link BuiltinTable}. */
  public final char kind;

  /** Signature text with {@code $self}, as in {@code __text_signature__}. */
  public final String signature;

  /** Docstring, or null. */
  public final String doc;

  private PyStr[] paramNames;
  private boolean[] optional;
  private int posOnly;
  private int positional;
  private int required;
  private int varArgs = -1;
  private int varKw = -1;
  private boolean hasSelf;

  BuiltinSpec(BuiltinTable table, int id, String text) {
    this.table = table;
    this.id = id;
    int a = text.indexOf('|');
    this.name = PyStr.intern(text.substring(0, a));
    this.kind = text.charAt(a + 1);
    int b = text.indexOf('|', a + 3);
    this.signature = text.substring(a + 3, b);
    this.doc = b + 1 == text.length() ? null : text.substring(b + 1);
  }

  /** Whether the first parameter is {@code self} (or the class). */
  public boolean hasSelf() {
    parse();
    return hasSelf;
  }

  /** How messages call parameter number {@code i} (self not counted). */
  String argumentName(int i) {
    parse();
    int self = hasSelf ? 1 : 0;
    if (i + self >= posOnly) {
      return "argument '" + paramNames[i + self] + "'";
    }
    return paramNames.length - self == 1 ? "argument" : "argument " + (i + 1);
  }

  private void parse() {
    if (paramNames != null) {
      return;
    }
    ArrayList<PyStr> names = new ArrayList<>();
    ArrayList<Boolean> opts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 1;
    boolean kwOnly = false;
    for (int i = 1; i < signature.length(); i++) {
      char c = signature.charAt(i);
      boolean end = i == signature.length() - 1;
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (!end && (c == '(' || c == '[' || c == '{')) {
        depth++;
      } else if (!end && (c == ')' || c == ']' || c == '}')) {
        depth--;
      }
      if (quote != 0 || depth != 0 || (c != ',' && !end)) {
        continue;
      }
      String p = signature.substring(start, i).strip();
      start = i + 1;
      if (p.isEmpty()) {
        continue;
      }
      if (p.equals("/")) {
        posOnly = names.size();
        continue;
      }
      if (p.equals("*")) {
        kwOnly = true;
        continue;
      }
      if (p.startsWith("**")) {
        varKw = names.size();
        names.add(PyStr.intern(p.substring(2)));
        opts.add(true);
        continue;
      }
      if (p.startsWith("*")) {
        varArgs = names.size();
        kwOnly = true;
        names.add(PyStr.intern(p.substring(1)));
        opts.add(true);
        continue;
      }
      int eq = p.indexOf('=');
      String n = eq < 0 ? p : p.substring(0, eq).strip();
      if (n.startsWith("$")) {
        hasSelf = true;
        n = n.substring(1);
      }
      names.add(PyStr.intern(n));
      opts.add(eq >= 0);
      if (!kwOnly) {
        positional = names.size();
        if (eq < 0) {
          required = positional;
        }
      }
    }
    if (hasSelf && posOnly == 0) {
      posOnly = 1;
    }
    optional = new boolean[opts.size()];
    for (int i = 0; i < optional.length; i++) {
      optional[i] = opts.get(i);
    }
    paramNames = names.toArray(new PyStr[0]);
  }

  /**
   * Binds and calls.
   *
   * @param args positional arguments, then one value per name
   * @param names keyword names
   */
  PyObject bindAndCall(PyObject[] args, PyStr[] names) {
    parse();
    int nslots = paramNames.length;
    PyObject[] slots = new PyObject[nslots];
    int npos = args.length - names.length;
    if (npos > positional && varArgs < 0 || npos < required && names.length == 0) {
      throw arityError(npos, names.length);
    }
    int plain = Math.min(npos, positional);
    System.arraycopy(args, 0, slots, 0, plain);
    if (varArgs >= 0) {
      slots[varArgs] =
          npos > positional
              ? PyTuple.wrap(java.util.Arrays.copyOfRange(args, positional, npos))
              : PyTuple.EMPTY;
    }
    PyDict kw = null;
    if (varKw >= 0) {
      kw = new PyDict();
      slots[varKw] = kw;
    }
    if (names.length > 0
        && !(kind == BuiltinTable.NEW && varKw < 0 && posOnly >= nslots && hasOwnInit(args[0]))) {
      if (varKw < 0 && posOnly >= nslots) {
        throw Py.typeError(qualifiedName() + "() takes no keyword arguments");
      }
      if (varKw < 0
          && args.length - (hasSelf ? 1 : 0) > nslots - (hasSelf ? 1 : 0)
          && varArgs < 0) {
        throw arityError(args.length, names.length);
      }
      bindKeywords(args, names, npos, slots, kw);
    }
    for (int i = 0; i < nslots; i++) {
      if (slots[i] == null && !optional[i]) {
        if (i < posOnly) {
          throw arityError(npos, names.length);
        }
        throw Py.typeError(
            displayName()
                + "() missing required argument '"
                + paramNames[i]
                + "' (pos "
                + (i + 1 - (hasSelf ? 1 : 0))
                + ")");
      }
    }
    return table.callBound(id, slots);
  }

  /** Whether a subclass has an {@code __init__} in Python, which keywords may be meant for. */
  private static boolean hasOwnInit(PyObject cls) {
    return cls instanceof PyType t && !(t.slot(Slot.INIT) instanceof PyBuiltinDescr);
  }

  private void bindKeywords(PyObject[] args, PyStr[] names, int npos, PyObject[] slots, PyDict kw) {
    for (int k = 0; k < names.length; k++) {
      int p = -1;
      for (int i = posOnly; i < paramNames.length; i++) {
        if (i != varArgs && i != varKw && paramNames[i].equals(names[k])) {
          p = i;
          break;
        }
      }
      if (p < 0) {
        if (kw == null) {
          throw Py.typeError(
              displayName() + "() got an unexpected keyword argument '" + names[k] + "'");
        }
        kw.put(names[k], args[npos + k]);
      } else if (slots[p] != null) {
        throw givenTwice(p, args.length);
      } else {
        slots[p] = args[npos + k];
      }
    }
  }

  private PyException givenTwice(int param, int given) {
    int self = hasSelf ? 1 : 0;
    int most = paramNames.length - (varArgs >= 0 ? 1 : 0) - (varKw >= 0 ? 1 : 0) - self;
    if (varKw < 0 && given - self > most) {
      return Py.typeError(
          displayName()
              + "() takes at most "
              + most
              + (most == 1 ? " argument (" : " arguments (")
              + (given - self)
              + " given)");
    }
    return Py.typeError(
        "argument for "
            + displayName()
            + "() given by name ('"
            + paramNames[param]
            + "') and position ("
            + (param + 1 - self)
            + ")");
  }

  private String displayName() {
    return kind == BuiltinTable.NEW || name == Slot.NAMES[Slot.INIT]
        ? table.name()
        : name.toString();
  }

  /** The name as {@code _PyObject_FunctionStr} gives it. */
  private String qualifiedName() {
    if (kind == BuiltinTable.NEW) {
      return table.name();
    }
    return kind == BuiltinTable.FUNCTION && table.name().equals("builtins")
        ? name.toString()
        : table.name() + "." + name;
  }

  /** CPython's message for a wrong number of positional arguments. */
  private PyException arityError(int npos, int nkw) {
    int self = hasSelf ? 1 : 0;
    int got = npos - self;
    if (self == 1 && npos == 0) {
      return Py.typeError("unbound method " + table.name() + "." + name + "() needs an argument");
    }
    int min = required - self;
    int max = positional - self;
    boolean allPosOnly = posOnly >= paramNames.length - (varArgs >= 0 ? 1 : 0);
    if (allPosOnly && varArgs < 0) {
      if (kind == BuiltinTable.METHOD && Slot.isSpecial(name)) {
        return Py.typeError(
            max == min
                ? "expected " + max + " argument" + (max == 1 ? "" : "s") + ", got " + got
                : "expected at "
                    + (got < min ? "least " + min : "most " + max)
                    + " argument"
                    + ((got < min ? min : max) == 1 ? "" : "s")
                    + ", got "
                    + got);
      }
      if (max == 0) {
        return Py.typeError(qualifiedName() + "() takes no arguments (" + got + " given)");
      }
      if (max == 1 && min == 1 && kind != BuiltinTable.NEW) {
        return Py.typeError(qualifiedName() + "() takes exactly one argument (" + got + " given)");
      }
      return Py.typeError(
          displayName()
              + " expected "
              + (min == max ? "" : got < min ? "at least " : "at most ")
              + (got < min ? min : max)
              + " argument"
              + ((got < min ? min : max) == 1 ? "" : "s")
              + ", got "
              + got);
    }
    int total = got + nkw;
    if (got < min) {
      if (min == max || varArgs < 0 && !allPosOnly) {
        for (int i = Math.max(npos, posOnly); i < required; i++) {
          return Py.typeError(
              displayName()
                  + "() missing required argument '"
                  + paramNames[i]
                  + "' (pos "
                  + (i + 1 - self)
                  + ")");
        }
      }
      return Py.typeError(
          displayName()
              + "() takes at least "
              + min
              + " positional argument"
              + (min == 1 ? "" : "s")
              + " ("
              + got
              + " given)");
    }
    boolean kwOnly = paramNames.length - (varKw >= 0 ? 1 : 0) > positional;
    int limit = nkw > 0 || !kwOnly ? paramNames.length - self : max;
    return Py.typeError(
        displayName()
            + "() takes "
            + (limit == 0 ? "no " : (min == limit ? "exactly " : "at most ") + limit + " ")
            + (kwOnly && nkw == 0 ? "positional " : "")
            + "argument"
            + (limit == 1 ? "" : "s")
            + " ("
            + total
            + " given)");
  }

  /** The text after {@code name} in {@code __text_signature__}. */
  public String textSignature() {
    if (kind != BuiltinTable.FUNCTION) {
      return signature;
    }
    // Functions of modules take the module first.
    if (signature.equals("()")) {
      return "($module, /)";
    }
    boolean slash =
        signature.contains(", /") || signature.startsWith("(*") && signature.charAt(2) != ',';
    return (slash ? "($module, " : "($module, /, ") + signature.substring(1);
  }
}
