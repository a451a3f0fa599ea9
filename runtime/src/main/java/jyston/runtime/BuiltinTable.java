package jyston.runtime;

/**
 * The functions of one builtin type or module, reached by a number. The annotation processor
 * generates the subclasses. Self, where a function has one, counts as the first argument.
 */
public abstract class BuiltinTable {
  /** Kinds of entry, the second column of {@link #specs}. */
  public static final char METHOD = 'm';

  public static final char CLASS_METHOD = 'c';
  public static final char STATIC_METHOD = 's';
  public static final char NEW = 'n';
  public static final char GETTER = 'g';
  public static final char SETTER = 't';
  public static final char MEMBER_GETTER = 'G';
  public static final char MEMBER_SETTER = 'T';
  public static final char FUNCTION = 'f';

  /** The most arguments, self included, that an entry has a method of its own for. */
  public static final int DIRECT = 4;

  private BuiltinSpec[] parsed;

  /** Python name of the type or module. */
  public abstract String name();

  /** The {@code __module__} of a type; null for a module. */
  public String module() {
    return null;
  }

  /** Docstring, or null. */
  public String doc() {
    return null;
  }

  /** Text signature of a type's constructor, or null. */
  public String signature() {
    return null;
  }

  /** Base type; null for {@code object} and for modules. */
  public PyType base() {
    return null;
  }

  /** Whether Python classes may derive from the type. */
  public boolean subclassable() {
    return false;
  }

  /** The Java class whose instances are the type's instances, for receiver checks. */
  public Class<?> javaClass() {
    return null;
  }

  /**
   * One string per entry, in order of their number: {@code name|kind|signature|doc}. The signature
   * is always present, includes {@code $self} (or {@code $type}, {@code $module}) where there is
   * one, and says {@code /} explicitly.
   */
  protected abstract String[] specStrings();

  /**
   * Which entries have methods of their own, for compiled code: by entry and number of arguments,
   * self included, the JVM's letter for what the method returns ({@code L} for an object, {@code V}
   * for None), or a dot. The method of entry 7 for two arguments is {@code f7_2}. The letter {@code
   * d} is that of one which returns a double and takes any; {@code d7_2} then takes doubles.
   */
  protected String direct() {
    return "";
  }

  /**
   * The letter of {@link #direct} for an entry and a number of arguments, or a dot where there is
   * no such method.
   */
  public final char direct(int id, int args) {
    String d = direct();
    int at = id * (DIRECT + 1) + args;
    return args > DIRECT || at >= d.length() ? '.' : d.charAt(at);
  }

  /** The entries, in order of their number. */
  public final BuiltinSpec[] specs() {
    BuiltinSpec[] p = parsed;
    if (p == null) {
      String[] s = specStrings();
      p = new BuiltinSpec[s.length];
      for (int i = 0; i < s.length; i++) {
        p[i] = new BuiltinSpec(this, i, s[i]);
      }
      parsed = p;
    }
    return p;
  }

  /**
   * Calls entry {@code id} with all parameters bound: one element per parameter in signature order,
   * null for an absent optional one, a {@link PyTuple} for {@code *args} and a {@link PyDict} for
   * {@code **kwargs}.
   */
  public abstract PyObject callBound(int id, PyObject[] slots);

  /** Calls with no argument. */
  public PyObject call0(int id) {
    return specs()[id].bindAndCall(PyObject.NO_ARGS, PyStr.NO_NAMES);
  }

  /** Calls with one argument. Overridden with a switch that ends in super's for other arities. */
  public PyObject call1(int id, PyObject a) {
    return specs()[id].bindAndCall(new PyObject[] {a}, PyStr.NO_NAMES);
  }

  /** Calls with two arguments. */
  public PyObject call2(int id, PyObject a, PyObject b) {
    return specs()[id].bindAndCall(new PyObject[] {a, b}, PyStr.NO_NAMES);
  }

  /** Calls with three arguments. */
  public PyObject call3(int id, PyObject a, PyObject b, PyObject c) {
    return specs()[id].bindAndCall(new PyObject[] {a, b, c}, PyStr.NO_NAMES);
  }

  /** Calls with four arguments. */
  public PyObject call4(int id, PyObject a, PyObject b, PyObject c, PyObject d) {
    return specs()[id].bindAndCall(new PyObject[] {a, b, c, d}, PyStr.NO_NAMES);
  }

  /** Calls with any number of positional arguments. */
  public PyObject callN(int id, PyObject[] args) {
    return switch (args.length) {
      case 0 -> call0(id);
      case 1 -> call1(id, args[0]);
      case 2 -> call2(id, args[0], args[1]);
      case 3 -> call3(id, args[0], args[1], args[2]);
      case 4 -> call4(id, args[0], args[1], args[2], args[3]);
      default -> specs()[id].bindAndCall(args, PyStr.NO_NAMES);
    };
  }

  /** Calls with positional arguments followed by the values of the named ones. */
  public PyObject callKw(int id, PyObject[] args, PyStr[] names) {
    return names.length == 0 ? callN(id, args) : specs()[id].bindAndCall(args, names);
  }
}
