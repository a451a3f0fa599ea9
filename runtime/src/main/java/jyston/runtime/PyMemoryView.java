package jyston.runtime;

import java.util.Arrays;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code memoryview}. */
@PyClass(name = "memoryview", subclassable = false, sig = "(object)")
public final class PyMemoryView extends PyObject implements BufferSource {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(PyMemoryViewTable.INSTANCE).withWeakref().withPattern(PyType.SEQUENCE);

  private static final int MAX_DIMS = 64;

  /** The one export that a family of views shares. */
  private static final class Managed {
    final PyBuffer base;
    int views;

    Managed(PyBuffer base) {
      this.base = base;
    }
  }

  private Managed managed;
  private PyBuffer view;
  private boolean released;

  /** Whether it is lent to {@code __release_buffer__} only, which must not make views of it. */
  private boolean restricted;

  private int exports;
  private long hash;
  private boolean hashed;

  private PyMemoryView(Managed managed, PyBuffer view) {
    this.managed = managed;
    this.view = view;
    managed.views++;
  }

  /** A view of an object's buffer. */
  public static PyMemoryView of(PyObject o, boolean writable) {
    if (o instanceof PyMemoryView m) {
      m.checkView();
      if (writable && m.view.readonly) {
        throw Py.bufferError("memoryview: underlying buffer is not writable");
      }
      return new PyMemoryView(m.managed, m.view);
    }
    PyBuffer b = PyBuffer.full(o, writable);
    return new PyMemoryView(new Managed(b), b);
  }

  /** A view of a buffer; the view releases it. */
  public static PyMemoryView of(PyBuffer b) {
    return new PyMemoryView(new Managed(b), b);
  }

  /** The {@code __buffer__} of a builtin type: a view of what it exports itself. */
  public static PyMemoryView ofNative(BufferSource o, int flags) {
    return of(o.getBuffer((flags & PyBuffer.WRITABLE) != 0));
  }

  /**
   * The {@code __release_buffer__} of a builtin type.
   *
   * @throws PyException TypeError, or ValueError for a view of something else
   */
  public static void releaseNative(PyObject self, PyObject view) {
    if (!(view instanceof PyMemoryView v)) {
      throw Py.typeError("expected a memoryview object");
    }
    if (v.restricted) {
      return;
    }
    if (v.exporter() != self) {
      throw Py.valueError("memoryview's buffer is not this object");
    }
    if (v.released) {
      throw Py.valueError("memoryview's buffer has already been released");
    }
    v.release();
  }

  /** A view to look at a buffer that is being released. */
  static PyMemoryView restricted(PyBuffer b) {
    PyMemoryView v = of(b);
    v.restricted = true;
    return v;
  }

  /** Ends a restricted view, whose buffer is not its own. */
  void end() {
    released = true;
  }

  /** The object whose buffer this is, or null. */
  PyObject exporter() {
    return managed.base.owner;
  }

  @PyNew(sig = "(object)")
  static PyObject new_(PyType cls, PyObject object) {
    checkSource(object);
    return of(object, false);
  }

  private static void checkSource(PyObject o) {
    if (!PyBuffer.isBuffer(o)) {
      throw Py.typeError(
          "memoryview: a bytes-like object is required, not '" + o.type().name() + "'");
    }
  }

  @PyClassMethod(name = "_from_flags", sig = "(object, flags)")
  static PyObject fromFlags(PyType cls, PyObject object, int flags) {
    checkSource(object);
    return of(object, (flags & PyBuffer.WRITABLE) != 0);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private void check() {
    if (released) {
      throw Py.valueError("operation forbidden on released memoryview object");
    }
  }

  private void checkView() {
    check();
    if (restricted) {
      throw Py.valueError("cannot create new view on restricted memoryview");
    }
  }

  // Buffer protocol.

  @Override
  public PyBuffer getBuffer(boolean writable) {
    checkView();
    if (writable && view.readonly) {
      throw Py.bufferError("memoryview: underlying buffer is not writable");
    }
    exports++;
    return view.ownedBy(this);
  }

  @Override
  public void releaseBuffer(PyBuffer b) {
    exports--;
  }

  @PyMethod(name = "__buffer__")
  PyObject bufferMethod(int flags) {
    return of(this, (flags & PyBuffer.WRITABLE) != 0);
  }

  @PyMethod(name = "__release_buffer__")
  void releaseBufferMethod(PyObject v) {
    releaseNative(this, v);
  }

  /** {@code release()}. */
  @PyMethod(name = "release")
  public void release() {
    if (released) {
      return;
    }
    if (exports > 0) {
      throw Py.bufferError(
          "memoryview has " + exports + " exported buffer" + (exports == 1 ? "" : "s"));
    }
    releaseQuietly();
  }

  void releaseQuietly() {
    if (!released) {
      released = true;
      Managed m = managed;
      if (--m.views == 0) {
        m.base.release();
      }
    }
  }

  @PyMethod(name = "__enter__")
  PyObject enter() {
    check();
    return this;
  }

  @PyMethod(name = "__exit__", sig = "(*exc_info)")
  void exit(PyObject[] excInfo) {
    release();
  }

  // Attributes.

  @PyGetter("obj")
  PyObject getObj() {
    check();
    return managed.base.owner == null ? Py.None : managed.base.owner;
  }

  @PyGetter("nbytes")
  int getNbytes() {
    check();
    return view.length();
  }

  @PyGetter("readonly")
  boolean getReadonly() {
    check();
    return view.readonly;
  }

  @PyGetter("itemsize")
  int getItemsize() {
    check();
    return view.itemsize;
  }

  @PyGetter("format")
  PyObject getFormat() {
    check();
    return PyStr.of(view.format);
  }

  @PyGetter("ndim")
  int getNdim() {
    check();
    return view.ndim();
  }

  private static PyObject ints(int[] a) {
    PyObject[] r = new PyObject[a.length];
    for (int i = 0; i < a.length; i++) {
      r[i] = PyInt.of(a[i]);
    }
    return PyTuple.wrap(r);
  }

  @PyGetter("shape")
  PyObject getShape() {
    check();
    return ints(view.shape);
  }

  @PyGetter("strides")
  PyObject getStrides() {
    check();
    return ints(view.strides);
  }

  @PyGetter("suboffsets")
  PyObject getSuboffsets() {
    check();
    return PyTuple.EMPTY;
  }

  @PyGetter("c_contiguous")
  boolean getC() {
    check();
    return view.isContiguous();
  }

  @PyGetter("f_contiguous")
  boolean getF() {
    check();
    return view.isFortranContiguous();
  }

  @PyGetter("contiguous")
  boolean getContiguous() {
    check();
    return view.isContiguous() || view.isFortranContiguous();
  }

  // Sequence.

  @Override
  public int len() {
    check();
    if (view.ndim() == 0) {
      throw Py.typeError("0-dim memory has no length");
    }
    return view.shape[0];
  }

  @PyMethod(name = "__len__")
  int lenMethod() {
    return len();
  }

  @Override
  public boolean isTrue() {
    return len() != 0;
  }

  private char itemFormat() {
    char c = MemoryFormat.single(view.format);
    if (c == 0) {
      throw MemoryFormat.unsupported(view.format);
    }
    return c;
  }

  private int position(int dim, int pos, long i) {
    int n = view.shape[dim];
    if (i < 0) {
      i += n;
    }
    if (i < 0 || i >= n) {
      throw Py.indexError("index out of bounds on dimension " + (dim + 1));
    }
    return pos + (int) i * view.strides[dim];
  }

  private int multiPosition(PyTuple key) {
    if (key.items.length < view.ndim()) {
      throw Py.error(PyBaseException.NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
    }
    if (key.items.length > view.ndim()) {
      throw Py.typeError(
          "cannot index "
              + view.ndim()
              + "-dimension view with "
              + key.items.length
              + "-element tuple");
    }
    int pos = view.start;
    for (int d = 0; d < key.items.length; d++) {
      pos = position(d, pos, Ops.asIndex(key.items[d]));
    }
    return pos;
  }

  private static boolean isMultiIndex(PyTuple t) {
    for (PyObject x : t.items) {
      if (!Ops.isIndex(x)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMultiSlice(PyTuple t) {
    for (PyObject x : t.items) {
      if (!(x instanceof PySlice)) {
        return false;
      }
    }
    return t.items.length > 0;
  }

  @Override
  @PyMethod(name = "__getitem__")
  public PyObject getItem(PyObject key) {
    check();
    if (view.ndim() == 0) {
      if (key instanceof PyTuple t && t.items.length == 0) {
        return MemoryFormat.unpack(view, view.start, itemFormat());
      }
      if (key == Py.Ellipsis) {
        return this;
      }
      throw Py.typeError("invalid indexing of 0-dim memory");
    }
    if (Ops.isIndex(key)) {
      long i = Ops.asIndex(key);
      char c = itemFormat();
      if (view.ndim() > 1) {
        throw Py.error(
            PyBaseException.NOT_IMPLEMENTED_ERROR,
            "multi-dimensional sub-views are not implemented");
      }
      int pos = position(0, view.start, i);
      check();
      return MemoryFormat.unpack(view, pos, c);
    }
    if (key instanceof PySlice s) {
      checkView();
      // The new view holds the memory while the bounds are worked out.
      PyMemoryView r = new PyMemoryView(managed, view);
      try {
        r.view = r.sliced(s);
      } catch (PyException e) {
        r.releaseQuietly();
        throw e;
      }
      return r;
    }
    if (key instanceof PyTuple t) {
      if (isMultiIndex(t)) {
        char c = itemFormat();
        int pos = multiPosition(t);
        check();
        return MemoryFormat.unpack(view, pos, c);
      }
      if (isMultiSlice(t)) {
        throw Py.error(
            PyBaseException.NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
      }
    }
    throw Py.typeError("memoryview: invalid slice key");
  }

  private PyBuffer sliced(PySlice s) {
    SliceArgs.Range r = SliceArgs.of(s, view.shape[0]);
    check();
    int[] shape = view.shape.clone();
    int[] strides = view.strides.clone();
    shape[0] = r.count();
    strides[0] *= r.step();
    int start = view.start + r.start() * view.strides[0];
    return view.layout(view.readonly, view.format, view.itemsize, shape, strides, start);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    check();
    char c = MemoryFormat.single(view.format);
    if (view.readonly) {
      throw Py.typeError("cannot modify read-only memory");
    }
    if (value == null) {
      throw Py.typeError("cannot delete memory");
    }
    if (view.ndim() == 0) {
      if (key == Py.Ellipsis || key instanceof PyTuple t && t.items.length == 0) {
        packAt(view.start, value);
        return;
      }
      throw Py.typeError("invalid indexing of 0-dim memory");
    }
    if (c == 0) {
      throw MemoryFormat.unsupported(view.format);
    }
    if (Ops.isIndex(key)) {
      long i = Ops.asIndex(key);
      if (view.ndim() > 1) {
        throw Py.error(PyBaseException.NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
      }
      packAt(position(0, view.start, i), value);
      return;
    }
    if (key instanceof PySlice s && view.ndim() == 1) {
      PyBuffer src;
      checkSource(value);
      src = PyBuffer.full(value, false);
      try {
        PyBuffer dst = sliced(s);
        char sc = MemoryFormat.single(src.format);
        if (src.ndim() != 1
            || sc != MemoryFormat.single(dst.format)
            || sc == 0
            || src.shape[0] != dst.shape[0]) {
          throw Py.valueError("memoryview assignment: lvalue and rvalue have different structures");
        }
        byte[] data = src.toBytes();
        int size = dst.itemsize;
        for (int i = 0, p = dst.start; i < dst.shape[0]; i++, p += dst.strides[0]) {
          dst.copyFrom(p, data, i * size, size);
        }
      } finally {
        src.release();
      }
      return;
    }
    if (key instanceof PyTuple t) {
      if (isMultiIndex(t)) {
        packAt(multiPosition(t), value);
        return;
      }
    }
    if (key instanceof PySlice || key instanceof PyTuple t && isMultiSlice(t)) {
      throw Py.error(
          PyBaseException.NOT_IMPLEMENTED_ERROR,
          "memoryview slice assignments are currently restricted to ndim = 1");
    }
    throw Py.typeError("memoryview: invalid slice key");
  }

  private void packAt(int pos, PyObject value) {
    // Working out the position may have released the view.
    check();
    char c = itemFormat();
    if (value instanceof PyLong || value instanceof PyFloat || value instanceof PyBytes) {
      MemoryFormat.pack(view, pos, c, value);
      return;
    }
    // The conversion may release the view: pack aside first.
    byte[] tmp = new byte[8];
    PyBuffer b = PyBuffer.ofBytes(null, tmp, 0, 8, false);
    MemoryFormat.pack(b, 0, c, value);
    check();
    view.copyFrom(pos, tmp, 0, MemoryFormat.size(c));
  }

  @PyMethod(name = "__setitem__")
  void setItemMethod(PyObject key, PyObject value) {
    setItem(key, value);
  }

  @PyMethod(name = "__delitem__")
  void delItemMethod(PyObject key) {
    setItem(key, null);
  }

  @Override
  @PyMethod(name = "__iter__")
  public PyObject iter() {
    check();
    if (view.ndim() == 0) {
      throw Py.typeError("invalid indexing of 0-dim memory");
    }
    if (view.ndim() != 1) {
      throw Py.error(
          PyBaseException.NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    }
    itemFormat();
    return new PyMemoryIter(this);
  }

  // Conversions.

  @PyMethod(name = "tobytes", sig = "(order='C')")
  PyObject toBytes(PyObject order) {
    check();
    String o =
        order == null || order == Py.None ? "C" : Ops.asString(order, "tobytes() argument 'order'");
    boolean fortran =
        switch (o) {
          case "C" -> false;
          case "F" -> true;
          case "A" -> view.isFortranContiguous() && !view.isContiguous();
          default -> throw Py.valueError("order must be 'C', 'F' or 'A'");
        };
    if (!fortran || view.ndim() < 2) {
      return PyBytes.of(view.toBytes());
    }
    int n = view.ndim();
    int[] shape = new int[n];
    int[] strides = new int[n];
    for (int i = 0; i < n; i++) {
      shape[i] = view.shape[n - 1 - i];
      strides[i] = view.strides[n - 1 - i];
    }
    return PyBytes.of(
        view.layout(true, view.format, view.itemsize, shape, strides, view.start).toBytes());
  }

  @PyMethod(name = "tolist")
  PyObject toList() {
    check();
    char c = itemFormat();
    return list(view, c, 0, view.start);
  }

  private static PyObject list(PyBuffer v, char c, int dim, int pos) {
    if (dim == v.ndim()) {
      return MemoryFormat.unpack(v, pos, c);
    }
    PyObject[] r = new PyObject[v.shape[dim]];
    for (int i = 0; i < r.length; i++) {
      r[i] = list(v, c, dim + 1, pos + i * v.strides[dim]);
    }
    return PyList.wrap(r);
  }

  @PyMethod(name = "hex", sig = "(sep=b'', bytes_per_sep=1)")
  PyObject hex(PyObject sep, int bytesPerSep) {
    check();
    byte[] b = view.toBytes();
    return BytesHex.format(b, 0, b.length, sep, bytesPerSep);
  }

  @PyMethod(name = "toreadonly")
  PyObject toReadonly() {
    checkView();
    return new PyMemoryView(
        managed,
        view.layout(true, view.format, view.itemsize, view.shape, view.strides, view.start));
  }

  @PyMethod(name = "cast", sig = "(format, shape=<unrepresentable>)")
  PyObject cast(PyObject format, PyObject shape) {
    checkView();
    if (!(format instanceof PyStr f)) {
      throw Py.typeError("format argument must be a string");
    }
    if (!view.isContiguous()) {
      throw Py.typeError("memoryview: casts are restricted to C-contiguous views");
    }
    int[] dims = null;
    if (shape != null) {
      PyObject[] items;
      if (shape instanceof PyTuple t) {
        items = t.items;
      } else if (shape instanceof PyList) {
        items = Ops.toArray(shape);
      } else {
        throw Py.typeError("shape must be a list or a tuple");
      }
      if (items.length > MAX_DIMS) {
        throw Py.valueError("memoryview: number of dimensions must not exceed 64");
      }
      if (view.ndim() != 1 && items.length != 1) {
        throw Py.typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
      }
      dims = new int[items.length];
      for (int i = 0; i < dims.length; i++) {
        if (!(items[i] instanceof PyLong)) {
          throw Py.typeError("memoryview.cast(): elements of shape must be integers");
        }
        long d = Ops.asSize(items[i]);
        if (d <= 0) {
          throw Py.valueError("memoryview.cast(): elements of shape must be integers > 0");
        }
        dims[i] = (int) Math.min(d, Integer.MAX_VALUE);
      }
    }
    char to = MemoryFormat.single(f.javaString());
    if (to == 0 || to == 'e') {
      if (to == 0) {
        throw Py.valueError(
            "memoryview: destination format must be a native single character format prefixed"
                + " with an optional '@'");
      }
    }
    char from = MemoryFormat.single(view.format);
    boolean fromBytes = from == 'B' || from == 'b' || from == 'c';
    boolean toBytes = to == 'B' || to == 'b' || to == 'c';
    if (from == 0) {
      throw Py.valueError(
          "memoryview: source format must be a native single character format prefixed with an"
              + " optional '@'");
    }
    if (!fromBytes && !toBytes) {
      throw Py.typeError("memoryview: cannot cast between two non-byte formats");
    }
    int size = MemoryFormat.size(to);
    int bytes = view.length();
    if (bytes % size != 0) {
      throw Py.typeError("memoryview: length is not a multiple of itemsize");
    }
    if (dims == null) {
      dims = new int[] {bytes / size};
    }
    long total = size;
    for (int d : dims) {
      if (d > 0 && total > Integer.MAX_VALUE / (long) d) {
        throw Py.valueError("memoryview.cast(): product(shape) > SSIZE_MAX");
      }
      total *= d;
    }
    if (total != bytes) {
      throw Py.typeError("memoryview: product(shape) * itemsize != buffer size");
    }
    int[] strides = new int[dims.length];
    int st = size;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = st;
      st *= dims[i];
    }
    return new PyMemoryView(
        managed, view.layout(view.readonly, f.javaString(), size, dims, strides, view.start));
  }

  // Comparison and hash.

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject other) {
    Boolean r = equal(other);
    return r == null ? Py.NotImplemented : Py.bool(r);
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject other) {
    Boolean r = equal(other);
    return r == null ? Py.NotImplemented : Py.bool(!r);
  }

  private Boolean equal(PyObject other) {
    if (released) {
      return this == other;
    }
    if (other instanceof PyMemoryView m && m.released) {
      return false;
    }
    if (!PyBuffer.isBuffer(other)) {
      return null;
    }
    PyBuffer b;
    try {
      b = PyBuffer.full(other, false);
    } catch (PyException e) {
      return null;
    }
    try {
      return sameItems(view, b);
    } finally {
      b.release();
    }
  }

  private static boolean sameItems(PyBuffer a, PyBuffer b) {
    if (!Arrays.equals(a.shape, b.shape)) {
      return false;
    }
    char ca = MemoryFormat.single(a.format);
    char cb = MemoryFormat.single(b.format);
    if (ca == cb && ca != 0 && "?bBchHiIlLqQnNP".indexOf(ca) >= 0) {
      return Arrays.equals(a.toBytes(), b.toBytes());
    }
    ItemReader ra = ItemReader.of(a, ca);
    ItemReader rb = ItemReader.of(b, cb);
    return ra != null && rb != null && sameItems(a, ra, b, rb, 0, a.start, b.start);
  }

  private static boolean sameItems(
      PyBuffer a, ItemReader ra, PyBuffer b, ItemReader rb, int dim, int pa, int pb) {
    if (dim == a.ndim()) {
      return Compare.equal(ra.read(a, pa), rb.read(b, pb));
    }
    for (int i = 0; i < a.shape[dim]; i++) {
      if (!sameItems(a, ra, b, rb, dim + 1, pa + i * a.strides[dim], pb + i * b.strides[dim])) {
        return false;
      }
    }
    return true;
  }

  /** Reads items natively, or through {@code struct.unpack_from} for other formats. */
  private record ItemReader(char format, PyObject unpacker) {
    static ItemReader of(PyBuffer b, char c) {
      if (c != 0) {
        return new ItemReader(c, null);
      }
      try {
        PyObject struct = Importer.importModule("struct");
        return new ItemReader((char) 0, Ops.callMethod(struct, "Struct", PyStr.of(b.format)));
      } catch (PyException e) {
        return null;
      }
    }

    PyObject read(PyBuffer b, int pos) {
      if (unpacker == null) {
        return MemoryFormat.unpack(b, pos, format);
      }
      byte[] item = new byte[b.itemsize];
      b.copyTo(pos, item, 0, item.length);
      PyObject t = Ops.callMethod(unpacker, "unpack", PyBytes.of(item));
      return t instanceof PyTuple u && u.items.length == 1 ? u.items[0] : t;
    }
  }

  @Override
  public long hash() {
    if (!hashed) {
      check();
      if (!view.readonly) {
        throw Py.valueError("cannot hash writable memoryview object");
      }
      char c = MemoryFormat.single(view.format);
      if (c != 'B' && c != 'b' && c != 'c') {
        throw Py.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
      }
      PyObject owner = managed.base.owner;
      if (owner != null) {
        // An owner that cannot be hashed makes the view unhashable too.
        owner.hash();
      }
      byte[] b = view.toBytes();
      hash = StrHash.of(b, 0, b.length);
      hashed = true;
    }
    return hash;
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return hash();
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.ofBmp(
        "<"
            + (released ? "released " : "")
            + "memory at 0x"
            + Long.toHexString(Interpreter.current().id(this))
            + ">");
  }

  int itemCount() {
    check();
    return view.shape[0];
  }

  PyObject item(int i) {
    check();
    return MemoryFormat.unpack(
        view, view.start + i * view.strides[0], MemoryFormat.single(view.format));
  }
}
