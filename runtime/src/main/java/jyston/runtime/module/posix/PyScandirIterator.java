package jyston.runtime.module.posix;

import java.util.List;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** What {@code os.scandir()} returns. */
@PyClass(name = "ScandirIterator", module = "posix", subclassable = false)
public final class PyScandirIterator extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyScandirIteratorTable.INSTANCE);

  private final FsPath folder;
  private List<DirReader.Entry> entries;
  private int at;

  PyScandirIterator(FsPath folder, List<DirReader.Entry> entries) {
    this.folder = folder;
    this.entries = entries;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    if (entries == null || at >= entries.size()) {
      entries = null;
      return null;
    }
    return new PyDirEntry(folder, entries.get(at++));
  }

  @PyMethod
  void close() {
    entries = null;
  }

  @PyMethod(name = "__enter__")
  PyObject enter() {
    return this;
  }

  @PyMethod(name = "__exit__", sig = "(*args)")
  PyObject exit(PyObject[] args) {
    entries = null;
    return Py.None;
  }
}
