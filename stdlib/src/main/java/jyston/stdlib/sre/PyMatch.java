package jyston.stdlib.sre;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.StrBuilder;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code re.Match}. */
@PyClass(
    name = "Match",
    module = "re",
    subclassable = false,
    doc =
        "The result of re.match() and re.search().\n"
            + "Match objects always have a boolean value of True.")
public final class PyMatch extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMatchTable.INSTANCE);

  private final PyPattern pattern;
  private final PyObject string;
  private final int[] spans;
  private final int lastIndex;
  private final int pos;
  private final int endPos;

  PyMatch(PyPattern pattern, Matcher m, int pos) {
    this.pattern = pattern;
    this.string = m.in.object;
    this.pos = pos;
    this.endPos = m.end;
    this.lastIndex = m.lastIndex;
    int[] s = new int[2 + m.marks.length];
    s[0] = m.start;
    s[1] = m.ptr;
    for (int i = 0; i < m.marks.length; i += 2) {
      boolean set = m.marks[i] >= 0 && m.marks[i + 1] >= m.marks[i];
      s[i + 2] = set ? m.marks[i] : -1;
      s[i + 3] = set ? m.marks[i + 1] : -1;
    }
    spans = s;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return true;
  }

  PyObject slice(int group, PyObject absent) {
    int s = spans[2 * group];
    return s < 0 ? absent : Input.slice(string, s, spans[2 * group + 1]);
  }

  int groupCount() {
    return pattern.groups;
  }

  private static PyException noGroup() {
    return Py.indexError("no such group");
  }

  private int index(PyObject o) {
    long i = -1;
    if (o instanceof PyLong || Ops.isIndex(o)) {
      PyLong l = Ops.index(o);
      i = l.fitsLong() ? l.longValue() : -1;
    } else {
      PyObject v = pattern.groupIndex.get(o);
      if (v instanceof PyLong l) {
        i = l.longValue();
      }
    }
    if (i < 0 || i > pattern.groups) {
      throw noGroup();
    }
    return (int) i;
  }

  @PyMethod(sig = "(*args)")
  PyObject group(PyObject[] args) {
    if (args.length == 0) {
      return slice(0, Py.None);
    }
    if (args.length == 1) {
      return slice(index(args[0]), Py.None);
    }
    PyObject[] r = new PyObject[args.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = slice(index(args[i]), Py.None);
    }
    return PyTuple.wrap(r);
  }

  @Override
  public PyObject getItem(PyObject key) {
    return slice(index(key), Py.None);
  }

  @PyMethod(name = "__getitem__")
  PyObject getItemMethod(PyObject key) {
    return getItem(key);
  }

  @PyMethod(sig = "(default=None)")
  PyObject groups(PyObject absent) {
    PyObject d = absent == null ? Py.None : absent;
    PyObject[] r = new PyObject[pattern.groups];
    for (int i = 0; i < r.length; i++) {
      r[i] = slice(i + 1, d);
    }
    return PyTuple.wrap(r);
  }

  @PyMethod(sig = "(default=None)")
  PyObject groupdict(PyObject absent) {
    PyObject d = absent == null ? Py.None : absent;
    PyDict r = new PyDict();
    for (PyObject k : pattern.groupIndex.keys()) {
      r.put(k, slice(index(k), d));
    }
    return r;
  }

  private int group(PyObject g) {
    return g == null ? 0 : index(g);
  }

  @PyMethod(sig = "(group=0, /)")
  int start(PyObject group) {
    return spans[2 * group(group)];
  }

  @PyMethod(sig = "(group=0, /)")
  int end(PyObject group) {
    return spans[2 * group(group) + 1];
  }

  private PyObject pair(int i) {
    return PyTuple.of(PyInt.of(spans[2 * i]), PyInt.of(spans[2 * i + 1]));
  }

  @PyMethod(sig = "(group=0, /)")
  PyObject span(PyObject group) {
    return pair(group(group));
  }

  @PyMethod(sig = "(template)")
  PyObject expand(PyObject template) {
    PyObject t = pattern.template(template);
    if (!(t instanceof PyTemplate p)) {
      return t;
    }
    PyPattern.Joiner out = new PyPattern.Joiner(p.literal() instanceof PyStr, 16);
    p.expand(this, out);
    return out.build();
  }

  @PyMethod(name = "__copy__")
  PyObject copy() {
    return this;
  }

  @PyMethod(name = "__deepcopy__")
  PyObject deepCopy(PyObject memo) {
    return this;
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject object) {
    return PyGenericAlias.of(cls, object);
  }

  @PyGetter(value = "string", member = true, doc = "The string passed to match() or search().")
  PyObject getString() {
    return string;
  }

  @PyGetter(value = "re", member = true, doc = "The regular expression object.")
  PyObject getRe() {
    return pattern;
  }

  @PyGetter(value = "pos", member = true)
  PyObject getPos() {
    return PyInt.of(pos);
  }

  @PyGetter(value = "endpos", member = true)
  PyObject getEndPos() {
    return PyInt.of(endPos);
  }

  @PyGetter("lastindex")
  PyObject getLastIndex() {
    return lastIndex < 0 ? Py.None : PyInt.of(lastIndex);
  }

  @PyGetter("lastgroup")
  PyObject getLastGroup() {
    return lastIndex < 0 || lastIndex >= pattern.indexGroup.items.length
        ? Py.None
        : pattern.indexGroup.items[lastIndex];
  }

  @PyGetter("regs")
  PyObject getRegs() {
    PyObject[] r = new PyObject[pattern.groups + 1];
    for (int i = 0; i < r.length; i++) {
      r[i] = pair(i);
    }
    return PyTuple.wrap(r);
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    PyStr text = Ops.repr(slice(0, Py.None));
    return new StrBuilder()
        .append("<re.Match object; span=(" + spans[0] + ", " + spans[1] + "), match=")
        .append(text, 0, Math.min(50, text.length()))
        .append('>')
        .build();
  }
}
