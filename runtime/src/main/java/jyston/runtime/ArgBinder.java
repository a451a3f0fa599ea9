package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * Binds the arguments of a call to the parameter registers of a Python function (CPython's {@code
 * initialize_locals} in {@code Python/ceval.c}), with its messages.
 */
public final class ArgBinder {
  private ArgBinder() {}

  /** Fills the first registers. */
  public static void bind(PyFunction f, PyObject[] regs, PyObject[] args, PyStr[] names) {
    PyCode c = f.code;
    int npos = args.length - names.length;
    int argc = c.argCount;
    int total = argc + c.kwOnlyCount;
    PyDict kw = null;
    if (c.hasVarKw) {
      kw = new PyDict();
      regs[total + (c.hasVarArgs ? 1 : 0)] = kw;
    }
    int n = Math.min(npos, argc);
    System.arraycopy(args, 0, regs, 0, n);
    if (c.hasVarArgs) {
      regs[total] =
          npos > argc ? PyTuple.wrap(Arrays.copyOfRange(args, argc, npos)) : PyTuple.EMPTY;
    }
    for (int k = 0; k < names.length; k++) {
      keyword(f, regs, names[k], args[npos + k], kw, names);
    }
    if (npos > argc && !c.hasVarArgs) {
      throw tooMany(f, npos, regs);
    }
    complete(f, regs, npos);
  }

  /**
   * The arguments of {@code f(*args, **kw)}, bound.
   *
   * @param args never changed by anybody
   * @param kw a dict that is not changed, or null
   * @return the values of the parameters, in the order of the registers; not to be changed
   */
  static PyObject[] unpacked(PyFunction f, PyObject[] args, PyDict kw) {
    PyCode c = f.code;
    int given = args.length;
    int argc = c.argCount;
    if (kw == null || kw.size() == 0) {
      if (given == argc && c.simpleArgCount() == argc) {
        return args;
      }
      PyObject[] regs = new PyObject[c.code.paramCount()];
      bind(f, regs, args, PyStr.NO_NAMES);
      return regs;
    }
    PyObject[] regs = new PyObject[c.code.paramCount()];
    if (given > argc && !c.hasVarArgs || !keywords(c, regs, Math.min(given, argc), kw)) {
      PyObject[] again = new PyObject[regs.length];
      bind(f, again, PyDict.joinArgs(args, kw), kw.keywordNames());
      return again;
    }
    int total = argc + c.kwOnlyCount;
    System.arraycopy(args, 0, regs, 0, Math.min(given, argc));
    if (c.hasVarArgs) {
      regs[total] =
          given <= argc
              ? PyTuple.EMPTY
              : PyTuple.wrap(argc == 0 ? args : Arrays.copyOfRange(args, argc, given));
    }
    complete(f, regs, given);
    return regs;
  }

  /** Binds keyword arguments; false where one of them is not simply a name that may be given. */
  private static boolean keywords(PyCode c, PyObject[] regs, int given, PyDict kw) {
    PyStr[] vars = c.varNames;
    int from = c.posOnlyCount;
    int total = c.argCount + c.kwOnlyCount;
    PyDict more = null;
    if (c.hasVarKw) {
      more = total == from ? kw.copy() : new PyDict();
      regs[regs.length - 1] = more;
    }
    next:
    for (int i = kw.next(0); i >= 0; i = kw.next(i + 1)) {
      PyObject key = kw.keyAt(i);
      if (key.getClass() != PyStr.class) {
        return false;
      }
      PyStr name = from < total ? ((PyStr) key).interned() : null;
      for (int p = from; p < total; p++) {
        if (vars[p] == name) {
          if (p < given) {
            return false;
          }
          regs[p] = kw.valueAt(i);
          continue next;
        }
      }
      if (more == null) {
        return false;
      }
      if (total > from) {
        more.put(key, kw.valueAt(i));
      }
    }
    return true;
  }

  /** Fills in defaults. */
  private static void complete(PyFunction f, PyObject[] regs, int npos) {
    PyCode c = f.code;
    int argc = c.argCount;
    int total = argc + c.kwOnlyCount;
    if (npos < argc) {
      PyObject[] d = f.defaults;
      int m = argc - d.length;
      int missing = 0;
      for (int i = npos; i < m; i++) {
        if (regs[i] == null) {
          missing++;
        }
      }
      if (missing > 0) {
        throw missing(f, regs, 0, m, missing, "positional");
      }
      for (int i = Math.max(npos, m); i < argc; i++) {
        if (regs[i] == null) {
          regs[i] = d[i - m];
        }
      }
    }
    if (c.kwOnlyCount > 0) {
      int missing = 0;
      for (int i = argc; i < total; i++) {
        if (regs[i] == null) {
          PyObject v = f.kwDefaults == null ? null : f.kwDefaults.get(c.varNames[i]);
          if (v == null) {
            missing++;
          } else {
            regs[i] = v;
          }
        }
      }
      if (missing > 0) {
        throw missing(f, regs, argc, total, missing, "keyword-only");
      }
    }
  }

  private static void keyword(
      PyFunction f, PyObject[] regs, PyStr name, PyObject value, PyDict kw, PyStr[] names) {
    PyCode c = f.code;
    PyStr[] vars = c.varNames;
    int total = c.argCount + c.kwOnlyCount;
    int p = -1;
    for (int i = c.posOnlyCount; i < total; i++) {
      if (vars[i] == name) {
        p = i;
        break;
      }
    }
    if (p < 0 && !name.isInterned()) {
      for (int i = c.posOnlyCount; i < total; i++) {
        if (vars[i].sameText(name)) {
          p = i;
          break;
        }
      }
    }
    if (p < 0) {
      if (kw != null) {
        kw.put(name, value);
        return;
      }
      throw unexpected(f, name, names);
    }
    if (regs[p] != null) {
      throw Py.typeError(f.qualname + "() got multiple values for argument '" + name + "'");
    }
    regs[p] = value;
  }

  private static PyException unexpected(PyFunction f, PyStr name, PyStr[] names) {
    PyCode c = f.code;
    ArrayList<String> posOnly = new ArrayList<>();
    for (int i = 0; i < c.posOnlyCount; i++) {
      for (PyStr n : names) {
        if (c.varNames[i].sameText(n)) {
          posOnly.add(n.toString());
        }
      }
    }
    if (!posOnly.isEmpty()) {
      return Py.typeError(
          f.qualname
              + "() got some positional-only arguments passed as keyword arguments: '"
              + String.join(", ", posOnly)
              + "'");
    }
    int total = c.argCount + c.kwOnlyCount;
    PyObject[] candidates = Arrays.copyOfRange(c.varNames, c.posOnlyCount, total, PyObject[].class);
    String hint = Suggestions.closest(name, candidates);
    return Py.typeError(
        f.qualname
            + "() got an unexpected keyword argument '"
            + name
            + "'"
            + (hint == null ? "" : ". Did you mean '" + hint + "'?"));
  }

  private static PyException missing(
      PyFunction f, PyObject[] regs, int from, int to, int count, String kind) {
    ArrayList<String> m = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (regs[i] == null) {
        m.add(Ops.repr(f.code.varNames[i]).toString());
      }
    }
    String list =
        switch (count) {
          case 1 -> m.get(0);
          case 2 -> m.get(0) + " and " + m.get(1);
          default -> String.join(", ", m.subList(0, count - 1)) + ", and " + m.get(count - 1);
        };
    return Py.typeError(
        f.qualname
            + "() missing "
            + count
            + " required "
            + kind
            + " argument"
            + (count == 1 ? "" : "s")
            + ": "
            + list);
  }

  private static PyException tooMany(PyFunction f, int given, PyObject[] regs) {
    PyCode c = f.code;
    int defcount = f.defaults.length;
    int kwGiven = 0;
    for (int i = c.argCount; i < c.argCount + c.kwOnlyCount; i++) {
      if (regs[i] != null) {
        kwGiven++;
      }
    }
    boolean plural;
    String sig;
    if (defcount > 0) {
      plural = true;
      sig = "from " + (c.argCount - defcount) + " to " + c.argCount;
    } else {
      plural = c.argCount != 1;
      sig = String.valueOf(c.argCount);
    }
    String kwSig =
        kwGiven == 0
            ? ""
            : " positional argument"
                + (given != 1 ? "s" : "")
                + " (and "
                + kwGiven
                + " keyword-only argument"
                + (kwGiven != 1 ? "s" : "")
                + ")";
    return Py.typeError(
        f.qualname
            + "() takes "
            + sig
            + " positional argument"
            + (plural ? "s" : "")
            + " but "
            + given
            + kwSig
            + (given == 1 && kwGiven == 0 ? " was" : " were")
            + " given");
  }
}
