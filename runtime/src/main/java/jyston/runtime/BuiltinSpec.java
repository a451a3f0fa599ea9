package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;

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
    int npos = args.length - names.length;
    if (hasSelf && npos == 0) {
      throw noSelf();
    }
    if (varArgs < 0 && varKw < 0 && posOnly < nslots) {
      return table.callBound(id, bindMixed(args, names, npos));
    }
    if (names.length > 0
        && varKw < 0
        && posOnly >= nslots - (varArgs < 0 ? 0 : 1)
        && !(kind == BuiltinTable.NEW && hasOwnInit(args[0]))) {
      throw Py.typeError(
          (isSlotWrapper()
                  ? "wrapper " + name
                  : kind == BuiltinTable.CLASS_METHOD && args[0] instanceof PyType t
                      ? t.qualName() + "." + name
                      : qualifiedName())
              + "() takes no keyword arguments");
    }
    PyObject[] slots = new PyObject[nslots];
    if (npos > positional && varArgs < 0 || npos < required && names.length == 0) {
      throw arityError(npos, names.length);
    }
    int plain = Math.min(npos, positional);
    System.arraycopy(args, 0, slots, 0, plain);
    if (varArgs >= 0) {
      slots[varArgs] =
          npos > positional
              ? PyTuple.wrap(Arrays.copyOfRange(args, positional, npos))
              : PyTuple.EMPTY;
    }
    PyDict kw = null;
    if (varKw >= 0) {
      kw = new PyDict();
      slots[varKw] = kw;
    }
    if (names.length > 0
        && !(kind == BuiltinTable.NEW && varKw < 0 && posOnly >= nslots && hasOwnInit(args[0]))) {
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

  /** Binds to parameters of which some may be given by name ({@code _PyArg_UnpackKeywords}). */
  private PyObject[] bindMixed(PyObject[] args, PyStr[] names, int npos) {
    int nslots = paramNames.length;
    int self = hasSelf ? 1 : 0;
    int given = args.length - self;
    int len = nslots - self;
    if (given > len) {
      if (names.length == 0 && isVectorCall(args[0])) {
        throw Py.typeError(table.name() + " expected at most " + len + " arguments, got " + given);
      }
      throw countError("at most " + len, npos == self ? "keyword " : "", len, given);
    }
    if (npos > positional) {
      int max = positional - self;
      throw max == 0
          ? Py.typeError(displayName() + "() takes no positional arguments")
          : countError(
              (required < positional ? "at most " : "exactly ") + max,
              "positional ",
              max,
              npos - self);
    }
    int least = Math.min(posOnly, required);
    if (npos < least) {
      int min = least - self;
      throw countError(
          (least < positional ? "at least " : "exactly ") + min, "positional ", min, npos - self);
    }
    PyObject[] slots = new PyObject[nslots];
    System.arraycopy(args, 0, slots, 0, npos);
    int left = names.length;
    for (int i = Math.max(npos, posOnly); i < nslots; i++) {
      int k = left == 0 ? -1 : indexOf(names, paramNames[i]);
      if (k >= 0) {
        slots[i] = args[npos + k];
        left--;
      } else if (!optional[i]) {
        throw Py.typeError(
            displayName()
                + "() missing required argument '"
                + paramNames[i]
                + "' (pos "
                + (i + 1 - self)
                + ")");
      }
    }
    if (left > 0) {
      throw misnamed(names, npos);
    }
    return slots;
  }

  private static int indexOf(PyStr[] names, PyStr name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].sameText(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a call of this type in CPython goes past {@code __new__}, which words it its way. */
  private boolean isVectorCall(PyObject cls) {
    return kind == BuiltinTable.NEW && (cls == PyStr.TYPE || cls == PyLong.TYPE);
  }

  private PyException countError(String limit, String sort, int n, int given) {
    return Py.typeError(
        displayName()
            + "() takes "
            + limit
            + " "
            + sort
            + "argument"
            + (n == 1 ? "" : "s")
            + " ("
            + given
            + " given)");
  }

  /** The error for keyword names that are given by position too, or unknown. */
  private PyException misnamed(PyStr[] names, int npos) {
    for (int i = posOnly; i < npos; i++) {
      if (indexOf(names, paramNames[i]) >= 0) {
        return Py.typeError(
            "argument for "
                + displayName()
                + "() given by name ('"
                + paramNames[i]
                + "') and position ("
                + (i + 1 - (hasSelf ? 1 : 0))
                + ")");
      }
    }
    PyObject[] known = Arrays.copyOfRange(paramNames, posOnly, paramNames.length, PyObject[].class);
    for (PyStr n : names) {
      if (indexOf(paramNames, n) < posOnly) {
        String hint = Suggestions.closest(n, known);
        return Py.typeError(
            displayName()
                + "() got an unexpected keyword argument '"
                + n
                + "'"
                + (hint == null ? "" : ". Did you mean '" + hint + "'?"));
      }
    }
    throw new IllegalStateException("keyword names of " + name);
  }

  private boolean isUnpacked() {
    String n = name.toString();
    if (n.equals("__buffer__") || n.equals("__release_buffer__")) {
      return true;
    }
    return (n.equals("__mul__") || n.equals("__rmul__") || n.equals("__imul__"))
        && switch (table.name()) {
          case "str", "bytes", "bytearray", "list", "tuple" -> true;
          default -> false;
        };
  }

  private PyException noSelf() {
    return Py.typeError(
        kind == BuiltinTable.NEW
            ? table.name() + ".__new__(): not enough arguments"
            : "unbound method " + table.name() + "." + name + "() needs an argument");
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
    int min = required - self;
    int max = positional - self;
    boolean allPosOnly = posOnly >= paramNames.length - (varArgs >= 0 ? 1 : 0);
    if (allPosOnly && varArgs < 0) {
      if (isSlotWrapper()) {
        // Where CPython unpacks a tuple for a function without a name, the name's place shows.
        String lead = max > 1 || isUnpacked() ? " " : "";
        return Py.typeError(
            max == min
                ? lead + "expected " + max + " argument" + (max == 1 ? "" : "s") + ", got " + got
                : lead
                    + "expected at "
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

  /** Whether the type's dict has a {@code wrapper_descriptor} for it, as for a C slot. */
  boolean isSlotWrapper() {
    return kind == BuiltinTable.METHOD
        && Slot.isSpecial(name)
        && !TextSignatures.isPlainMethod(table.name(), name.toString());
  }

  /** {@code __text_signature__}: the text after {@code name}; null for None. */
  public String textSignature() {
    if (isSlotWrapper() || kind == BuiltinTable.NEW) {
      return SlotDocs.signature(name.toString());
    }
    if (TextSignatures.isUntold(table.name(), name.toString())) {
      return null;
    }
    if (doc != null && doc.startsWith(name + "(")) {
      return oldStyle();
    }
    if (kind != BuiltinTable.FUNCTION) {
      return signature;
    }
    String told = TextSignatures.told(table.name(), name.toString());
    if (told != null) {
      return told;
    }
    // Functions of modules take the module first.
    if (signature.equals("()")) {
      return "($module, /)";
    }
    boolean slash =
        signature.contains(", /") || signature.startsWith("(*") && signature.charAt(2) != ',';
    return (slash ? "($module, " : "($module, /, ") + signature.substring(1);
  }

  /**
   * Of a function whose doc begins with a call, CPython knows no more than its calling convention.
   */
  private String oldStyle() {
    String s = signature.replace("$self, ", "").replace("$module, ", "").replace("($self)", "()");
    if (s.equals("()") || s.equals("(/)")) {
      return "($self, /)";
    }
    boolean one = s.matches("\\(\\w+, /\\)");
    return one ? "($self, object, /)" : null;
  }
}
