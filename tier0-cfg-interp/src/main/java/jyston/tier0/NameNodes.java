package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Cell;
import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyCell;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** Globals, builtins, namespaces, closure cells. */
final class NameNodes {
  private NameNodes() {}

  static PyException undefined(PyStr name) {
    return Ops.nameError(PyBaseException.NAME_ERROR, "name '" + name + "' is not defined", name);
  }

  /** A name in globals, then builtins; null when in neither. */
  static PyObject global(Frame f, PyStr name) {
    PyDict g = f.globals;
    PyObject v = g.getClass() == PyDict.class ? g.get(name) : lookup(g, name);
    return v != null ? v : lookup(f.builtins, name);
  }

  /** {@code mapping[name]}, or null for a KeyError. */
  static PyObject lookup(PyObject mapping, PyStr name) {
    return Ops.findItem(mapping, name);
  }

  /** A global or builtin through the cells of the two dicts. */
  static final class LoadGlobal extends Expr {
    private final Tier0Code code;
    private final PyStr name;
    private PyDict globals;
    private PyObject builtins;
    private Cell globalCell;
    private Cell builtinCell;
    private int fills;

    LoadGlobal(Tier0Code code, int pc, int d, PyStr name) {
      super(pc, d);
      this.code = code;
      this.name = name;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      if (f.globals == globals && f.builtins == builtins) {
        PyObject v = globalCell.value;
        if (v != null) {
          return v;
        }
        v = builtinCell.value;
        if (v != null) {
          return v;
        }
      }
      return miss(f);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return unbox(eval(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      return unboxFloat(eval(f, r));
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      return unboxLong(eval(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return go(f, r);
    }

    private PyObject miss(Frame f) {
      f.pc = pc;
      PyObject v = global(f, name);
      if (v == null) {
        throw undefined(name);
      }
      // Code run with many namespaces keeps the slow path rather than thrash.
      if (fills < 8
          && code.settings.caches()
          && f.globals.getClass() == PyDict.class
          && f.builtins.getClass() == PyDict.class) {
        fills++;
        code.profile.specialised++;
        globals = f.globals;
        builtins = f.builtins;
        globalCell = globals.cellFor(name);
        builtinCell = ((PyDict) builtins).cellFor(name);
      } else {
        code.profile.misses++;
      }
      return v;
    }
  }

  static final class StoreGlobal extends Node {
    private final int a;
    private final Expr ea;
    private final PyStr name;

    StoreGlobal(int pc, Instr i, PyStr name, Expr ea) {
      super(pc);
      this.a = i.a;
      this.ea = ea;
      this.name = name;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject v = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      if (f.globals.getClass() == PyDict.class) {
        f.globals.put(name, v);
      } else {
        f.globals.setItem(name, v);
      }
      return go(f, r);
    }
  }

  static final class LoadName extends Expr {
    private final boolean caches;
    private final PyStr name;
    private PyDict globals;
    private Cell cell;

    LoadName(Tier0Code code, int pc, int d, PyStr name) {
      super(pc, d);
      this.caches = code.settings.caches();
      this.name = name;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      // Module level: the namespace is the globals, and a loop there deserves the cell.
      if (f.locals == globals && cell != null && cell.value != null) {
        return cell.value;
      }
      f.pc = pc;
      PyObject v = lookup(f.locals, name);
      if (caches && v != null && f.locals == f.globals && f.globals.getClass() == PyDict.class) {
        globals = f.globals;
        cell = globals.cellFor(name);
      }
      if (v == null) {
        v = global(f, name);
        if (v == null) {
          throw undefined(name);
        }
      }
      return v;
    }
  }

  static final class StoreName extends Node {
    private final int a;
    private final Expr ea;
    private final PyStr name;

    StoreName(int pc, Instr i, PyStr name, Expr ea) {
      super(pc);
      this.a = i.a;
      this.ea = ea;
      this.name = name;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject v = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject ns = f.locals;
      if (ns.getClass() == PyDict.class) {
        ((PyDict) ns).put(name, v);
      } else {
        ns.setItem(name, v);
      }
      return go(f, r);
    }
  }

  static final class LoadCell extends Expr {
    private final int a;
    private final PyStr name;

    LoadCell(int pc, int d, int a, PyStr name) {
      super(pc, d);
      this.a = a;
      this.name = name;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject v = ((PyCell) r[a]).value;
      if (v == null) {
        f.pc = pc;
        throw emptyCell(f, a, name);
      }
      return v;
    }
  }

  /** The error for an unbound variable of this or an enclosing function. */
  static PyException emptyCell(Frame f, int register, PyStr name) {
    return register < f.code.freeStart
        ? (PyException) FlowNodes.CheckLocal.unbound(name)
        : Ops.nameError(
            PyBaseException.NAME_ERROR,
            "cannot access free variable '"
                + name
                + "' where it is not associated with a value in enclosing scope",
            name);
  }

  static final class StoreCell extends Node {
    private final int a;
    private final int b;
    private final Expr eb;

    StoreCell(int pc, Instr i, Expr eb) {
      super(pc);
      this.a = i.a;
      this.b = i.b;
      this.eb = eb;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      ((PyCell) r[a]).value = eb == null ? r[b] : eb.eval(f, r);
      return go(f, r);
    }
  }

  static final class MakeCell extends Node {
    private final int d;
    private final int a;
    private final PyObject ka;

    MakeCell(int pc, int d, int a, PyObject ka) {
      super(pc);
      this.d = d;
      this.a = a;
      this.ka = ka;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyCell c = new PyCell(null);
      if (ka != null) {
        c.value = ka;
      } else if (a >= 0) {
        c.value = r[a];
        r[a] = null;
      }
      r[d] = c;
      return go(f, r);
    }
  }

  /** {@code __builtins__["__build_class__"]}. */
  static PyObject builtin(Frame f, String name) {
    PyObject v = lookup(f.builtins, PyStr.intern(name));
    if (v == null) {
      throw Ops.nameError(PyBaseException.NAME_ERROR, name + " not found", Names.BUILTINS);
    }
    return v;
  }
}
