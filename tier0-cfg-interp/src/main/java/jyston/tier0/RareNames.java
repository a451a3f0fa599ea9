package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyCell;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Imports;
import jyston.runtime.module.Modules;

/** Deletions, class-body lookups, imports. */
final class RareNames {
  private RareNames() {}

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    switch (n.op) {
      case DEL_LOCAL:
        r[n.a] = null;
        return null;
      case CHECK_TEMP:
        if (r[n.a] == null) {
          throw FlowNodes.CheckLocal.unbound(n.name);
        }
        return null;
      case DEL_CELL:
        if (((PyCell) r[n.a]).value == null) {
          throw NameNodes.emptyCell(f, n.a, n.name);
        }
        ((PyCell) r[n.a]).value = null;
        return null;
      case LOAD_DICT_OR_CELL:
        {
          PyObject v = NameNodes.lookup(n.a(r), n.name);
          if (v == null) {
            v = ((PyCell) r[n.b]).value;
            if (v == null) {
              throw NameNodes.emptyCell(f, n.b, n.name);
            }
          }
          return v;
        }
      case LOAD_DICT_OR_GLOBAL:
        {
          PyObject v = NameNodes.lookup(n.a(r), n.name);
          if (v == null) {
            v = NameNodes.global(f, n.name);
            if (v == null) {
              throw NameNodes.undefined(n.name);
            }
          }
          return v;
        }
      case DEL_GLOBAL:
        delete(f.globals, n.name);
        return null;
      case DEL_NAME:
        delete(f.locals, n.name);
        return null;
      case LOAD_LOCALS:
        return f.locals;
      case DEL_ATTR:
        n.a(r).setAttr(n.name, null);
        return null;
      case DEL_ITEM:
        n.a(r).setItem(n.b(r), null);
        return null;
      case IMPORT_NAME:
        return Imports.importName(f.builtins, f.globals, f.locals, n.name, n.a(r), n.b(r));
      case IMPORT_FROM:
        return Imports.importFrom(n.a(r), n.name);
      case IMPORT_STAR:
        Imports.importStar(n.a(r), f.locals);
        return null;
      case SETUP_ANNOTATIONS:
        if (NameNodes.lookup(f.locals, Names.ANNOTATIONS) == null) {
          f.locals.setItem(Names.ANNOTATIONS, new PyDict());
        }
        return null;
      case LOAD_BUILD_CLASS:
        return NameNodes.builtin(f, "__build_class__");
      case LOAD_ASSERTION_ERROR:
        return PyBaseException.ASSERTION_ERROR;
      case PRINT_EXPR:
        {
          PyObject hook = Modules.sysAttr("displayhook");
          if (hook == null) {
            throw jyston.runtime.Py.runtimeError("lost sys.displayhook");
          }
          hook.call1(n.a(r));
          return null;
        }
      default:
        throw n.unknown();
    }
  }

  private static void delete(PyObject ns, PyStr name) {
    try {
      ns.setItem(name, null);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.KEY_ERROR)) {
        throw e;
      }
      throw Ops.nameError(PyBaseException.NAME_ERROR, "name '" + name + "' is not defined", name);
    }
  }
}
