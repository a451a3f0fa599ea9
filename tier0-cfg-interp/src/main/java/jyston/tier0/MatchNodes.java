package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.SiteCell;
import jyston.runtime.ClassPattern;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;

/** Pattern matching. */
final class MatchNodes {
  private MatchNodes() {}

  /** Feedback and cache of a class pattern. */
  private static final class Cache extends SiteCell {
    ClassPattern pattern;

    Cache(int point) {
      super(point, "shapes");
    }

    @Override
    protected void dropCache() {
      super.dropCache();
      if (pattern != null) {
        pattern.clear();
      }
    }
  }

  /** The class pattern, with a cache from the subject's shape to the slots of the attributes. */
  static final class MatchClass extends Expr {
    private final Tier0Code code;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final ClassPattern pattern;
    private final Cache cell;

    MatchClass(
        Tier0Code code, int pc, Instr i, Expr ea, Expr eb, PyObject positional, PyObject names) {
      super(pc, i.dst);
      this.code = code;
      this.cell = code.profile.cell(pc, Cache.class, Cache::new);
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.pattern = new ClassPattern((int) ((PyInt) positional).value, (PyTuple) names);
      cell.pattern = pattern;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      PyObject cls = eb == null ? r[b] : eb.eval(f, r);
      PyObject v = pattern.known(o, cls);
      if (v != null) {
        return v;
      }
      f.pc = pc;
      v = pattern.ask(o, cls);
      if (o instanceof PyInstance i) {
        miss(i, cls, v != Py.None);
      }
      return v;
    }

    private void miss(PyInstance o, PyObject cls, boolean matches) {
      if (matches) {
        cell.saw(o.shape);
      }
      if (!code.settings.caches()) {
        return;
      }
      if (pattern.learn(o, cls)) {
        code.profile.specialised++;
      } else {
        code.profile.misses++;
      }
    }
  }
}
