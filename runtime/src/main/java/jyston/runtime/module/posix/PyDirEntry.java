package jyston.runtime.module.posix;

import java.math.BigInteger;
import jyston.runtime.Ops;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code os.DirEntry}. */
@PyClass(name = "DirEntry", module = "posix", subclassable = false)
public final class PyDirEntry extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyDirEntryTable.INSTANCE);

  private static final int DT_DIR = 4;
  private static final int DT_REG = 8;
  private static final int DT_LNK = 10;

  private final FsPath path;
  private final PyObject name;
  private final PyObject pathObject;
  private final int dirFd;
  private final long ino;
  private final int type;
  private FileStat stat;
  private FileStat lstat;

  PyDirEntry(FsPath folder, DirReader.Entry e) {
    name = folder.result(e.name());
    ino = e.ino();
    type = e.type();
    if (folder.isFd()) {
      dirFd = folder.fd();
      path = new FsPath(e.name(), folder.text(), -1, name);
      pathObject = name;
    } else {
      dirFd = Fds.AT_FDCWD;
      byte[] f = folder.bytes() == null ? new byte[] {'.'} : folder.bytes();
      boolean slash = f.length > 0 && f[f.length - 1] != '/';
      byte[] b = new byte[f.length + (slash ? 1 : 0) + e.name().length];
      System.arraycopy(f, 0, b, 0, f.length);
      if (slash) {
        b[f.length] = '/';
      }
      System.arraycopy(e.name(), 0, b, b.length - e.name().length, e.name().length);
      pathObject = folder.result(b);
      path = new FsPath(b, folder.text(), -1, pathObject);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private FileStat lstat() {
    if (lstat == null) {
      lstat = get(false);
    }
    return lstat;
  }

  private FileStat get(boolean follow) {
    FileStat.Result r = FileStat.of(path, dirFd, follow);
    if (r.stat() == null) {
      throw OsErrors.of(r.errno(), pathObject);
    }
    return r.stat();
  }

  private FileStat statOf(boolean follow) {
    if (!follow) {
      return lstat();
    }
    if (stat == null) {
      stat = isLink() ? get(true) : lstat();
    }
    return stat;
  }

  private boolean isLink() {
    return type == 0 ? lstat().isLink() : type == DT_LNK;
  }

  private boolean test(boolean follow, int dt) {
    boolean link = isLink();
    if (type == 0 || link && follow) {
      FileStat.Result r = FileStat.of(path, dirFd, follow);
      if (r.stat() == null) {
        if (r.errno() == Errno.ENOENT) {
          return false;
        }
        throw OsErrors.of(r.errno(), pathObject);
      }
      if (follow) {
        stat = r.stat();
      } else {
        lstat = r.stat();
      }
      return dt == DT_DIR ? r.stat().isDirectory() : r.stat().isRegular();
    }
    return type == dt;
  }

  @PyMethod(
      name = "is_dir",
      sig = "(*, follow_symlinks=True)",
      doc = "Return True if the entry is a directory; cached per entry.")
  boolean isDir(boolean followSymlinks) {
    return test(followSymlinks, DT_DIR);
  }

  @PyMethod(
      name = "is_file",
      sig = "(*, follow_symlinks=True)",
      doc = "Return True if the entry is a file; cached per entry.")
  boolean isFile(boolean followSymlinks) {
    return test(followSymlinks, DT_REG);
  }

  @PyMethod(
      name = "is_symlink",
      doc = "Return True if the entry is a symbolic link; cached per entry.")
  boolean isSymlink() {
    return isLink();
  }

  @PyMethod(name = "is_junction", doc = "Return True if the entry is a junction; cached per entry.")
  boolean isJunction() {
    return false;
  }

  @PyMethod(
      name = "stat",
      sig = "(*, follow_symlinks=True)",
      doc = "Return stat_result object for the entry; cached per entry.")
  PyObject statMethod(boolean followSymlinks) {
    return PosixTypes.stat(statOf(followSymlinks));
  }

  @PyMethod(doc = "Return inode of the entry; cached per entry.")
  PyObject inode() {
    return PyLong.of(new BigInteger(Long.toUnsignedString(ino)));
  }

  @PyMethod(name = "__fspath__", doc = "Returns the path for the entry.")
  PyObject fspath() {
    return pathObject;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.of("<DirEntry " + Ops.repr(name) + ">");
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @PyGetter(
      value = "name",
      member = true,
      doc = "the entry's base filename, relative to scandir() \"path\" argument")
  PyObject getName() {
    return name;
  }

  @PyGetter(
      value = "path",
      member = true,
      doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")
  PyObject getPath() {
    return pathObject;
  }
}
