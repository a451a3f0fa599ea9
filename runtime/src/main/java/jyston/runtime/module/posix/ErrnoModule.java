package jyston.runtime.module.posix;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code errno}. */
@PyModuleDef(
    name = "errno",
    doc =
        "This module makes available standard errno system symbols.\n\n"
            + "The value of each symbol is the corresponding integer value,\n"
            + "e.g., on most systems, errno.ENOENT equals the integer 2.\n\n"
            + "The dictionary errno.errorcode maps numeric codes to symbol names,\n"
            + "e.g., errno.errorcode[2] could be the string 'ENOENT'.\n\n"
            + "Symbols that are not relevant to the underlying system are not defined.\n\n"
            + "To map error codes to error messages, use the function os.strerror(),\n"
            + "e.g. os.strerror(2) could return 'No such file or directory'.")
public final class ErrnoModule extends BuiltinModule {
  /** For the index. */
  public ErrnoModule() {}

  @Override
  protected void init(PyModule m) {
    PyDict codes = new PyDict();
    m.add("errorcode", codes);
    for (int i = 0; i < Errno.limit(); i++) {
      String n = Errno.name(i);
      if (n != null) {
        m.add(n, Py.integer(i));
        codes.put(Py.integer(i), PyStr.intern(n));
      }
    }
    for (String a : Errno.aliases()) {
      int eq = a.indexOf('=');
      m.add(a.substring(0, eq), Py.integer(Integer.parseInt(a.substring(eq + 1))));
    }
  }
}
