package jyston.runtime;

import java.util.Arrays;

/**
 * A type of {@link PyStructSeq}, made from a list of fields. One per Java constant; use {@link
 * #make} for instances.
 */
public final class StructSeqType {
  private static final int NEW_ID = 0;
  private static final int REPR_ID = 1;
  private static final int REDUCE_ID = 2;
  private static final int REPLACE_ID = 3;
  private static final int FIRST_FIELD = 4;

  private final String module;
  private final String name;
  private final String[] fields;
  private final int visible;
  private final boolean instantiable;
  private final PyType type;

  /**
   * Makes a type.
   *
   * @param module such as {@code time}
   * @param name such as {@code struct_time}
   * @param doc docstring or null
   * @param fields name or {@code name|doc} per field, null for an unnamed one
   * @param visible how many of the fields are items of the tuple
   * @param instantiable whether Python code may call the type
   */
  public StructSeqType(
      String module, String name, String doc, String[] fields, int visible, boolean instantiable) {
    this.module = module;
    this.name = name;
    this.fields = new String[fields.length];
    this.visible = visible;
    this.instantiable = instantiable;
    String[] specs = new String[FIRST_FIELD + fields.length];
    specs[NEW_ID] = "__new__|n|($type, /, sequence=(), dict={})|Create a new object.";
    specs[REPR_ID] = "__repr__|m|($self, /)|Return repr(self).";
    specs[REDUCE_ID] = "__reduce__|m|($self, /)|";
    specs[REPLACE_ID] =
        "__replace__|m|($self, /, **changes)|"
            + "Return a copy of the structure with new values for the specified fields.";
    int unnamed = 0;
    PyObject[] match = new PyObject[visible];
    int nmatch = 0;
    for (int i = 0; i < fields.length; i++) {
      String f = fields[i];
      if (f == null) {
        unnamed++;
        // Never looked up: no Python name has a space.
        specs[FIRST_FIELD + i] = "unnamed field|f|($self, /)|";
        continue;
      }
      int bar = f.indexOf('|');
      this.fields[i] = bar < 0 ? f : f.substring(0, bar);
      specs[FIRST_FIELD + i] =
          this.fields[i] + "|G|($self, /)|" + (bar < 0 ? "" : f.substring(bar + 1));
      if (i < visible) {
        match[nmatch++] = PyStr.intern(this.fields[i]);
      }
    }
    this.type = PyType.builtin(new Table(this, specs, doc), name, PyTuple.TYPE);
    PyDict d = type.dict();
    d.put(PyStr.intern("n_sequence_fields"), PyInt.of(visible));
    d.put(PyStr.intern("n_fields"), PyInt.of(fields.length));
    d.put(PyStr.intern("n_unnamed_fields"), PyInt.of(unnamed));
    d.put(Names.MATCH_ARGS, PyTuple.wrap(Arrays.copyOf(match, nmatch)));
  }

  /** The Python type. */
  public PyType type() {
    return type;
  }

  String fullName() {
    return module.equals("builtins") ? name : module + "." + name;
  }

  String fieldName(int i) {
    return fields[i];
  }

  /** An instance with values for all fields, or only for the visible ones (the rest None). */
  public PyStructSeq make(PyObject... values) {
    PyObject[] v = Arrays.copyOf(values, visible);
    PyObject[] h = new PyObject[fields.length - visible];
    for (int i = 0; i < h.length; i++) {
      h[i] = visible + i < values.length ? values[visible + i] : Py.None;
    }
    return new PyStructSeq(this, v, h);
  }

  private PyObject create(PyObject sequence, PyObject dict) {
    if (!instantiable) {
      throw Py.typeError("cannot create '" + fullName() + "' instances");
    }
    if (sequence == null) {
      throw Py.typeError(name + "() missing required argument 'sequence' (pos 1)");
    }
    // The one type with one field, sched_param, is made of the value itself.
    PyObject[] a =
        fields.length == 1 && !(sequence instanceof PyTuple)
            ? new PyObject[] {sequence}
            : Sequences.fast(sequence, "constructor requires a sequence");
    if (dict != null && !(dict instanceof PyDict)) {
      throw Py.typeError(fullName() + "() takes a dict as second arg, if any");
    }
    int max = fields.length;
    int n = a.length;
    if (n < visible || n > max) {
      String how = visible == max ? "a " : n < visible ? "an at least " : "an at most ";
      throw Py.typeError(
          fullName()
              + "() takes "
              + how
              + (n < visible ? visible : max)
              + "-sequence ("
              + n
              + "-sequence given)");
    }
    PyObject[] all = Arrays.copyOf(a, max);
    int found = 0;
    PyDict d = (PyDict) dict;
    for (int i = n; i < max; i++) {
      PyObject v = d == null || fields[i] == null ? null : d.get(PyStr.intern(fields[i]));
      if (v != null) {
        found++;
      }
      all[i] = v == null ? Py.None : v;
    }
    if (d != null && d.size() > found) {
      throw Py.typeError(fullName() + "() got duplicate or unexpected field name(s)");
    }
    return make(all);
  }

  /** The functions of one such type. */
  private static final class Table extends BuiltinTable {
    private final StructSeqType owner;
    private final String[] specs;
    private final String doc;

    Table(StructSeqType owner, String[] specs, String doc) {
      this.owner = owner;
      this.specs = specs;
      this.doc = doc;
    }

    @Override
    public String name() {
      return owner.name;
    }

    @Override
    public String module() {
      return owner.module;
    }

    @Override
    public String doc() {
      return doc;
    }

    @Override
    public PyType base() {
      return PyTuple.TYPE;
    }

    @Override
    public Class<?> javaClass() {
      return PyStructSeq.class;
    }

    @Override
    protected String[] specStrings() {
      return specs;
    }

    private PyStructSeq self(int id, PyObject o) {
      if (o instanceof PyStructSeq s && s.kind() == owner) {
        return s;
      }
      throw Py.typeError(
          "descriptor '"
              + specs()[id].name
              + "' for '"
              + owner.fullName()
              + "' objects doesn't apply to a '"
              + o.type().name()
              + "' object");
    }

    @Override
    public PyObject callBound(int id, PyObject[] a) {
      return switch (id) {
        case NEW_ID -> owner.create(a[1], a[2]);
        case REPR_ID -> self(id, a[0]).repr();
        case REDUCE_ID -> self(id, a[0]).reduce();
        case REPLACE_ID -> self(id, a[0]).replace((PyDict) a[1]);
        default -> self(id, a[0]).field(id - FIRST_FIELD);
      };
    }

    @Override
    public PyObject call1(int id, PyObject a) {
      return id >= FIRST_FIELD ? self(id, a).field(id - FIRST_FIELD) : super.call1(id, a);
    }
  }
}
