package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.profiler.SiteCell;
import jyston.runtime.Attrs;
import jyston.runtime.Frame;
import jyston.runtime.PyInstance;
import jyston.runtime.PyMethod;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySuper;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Calls with positional arguments, and method calls that bind no method object. */
final class CallNodes {
  private CallNodes() {}

  private static MethodCell methodCell(Tier0Code code, int pc) {
    boolean caches = code.settings.caches();
    return code.profile.cell(pc, MethodCell.class, p -> new MethodCell(p, caches));
  }

  static Node call(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em) {
    return switch (i.more.length) {
      case 0 -> new Call0(code, pc, i, ea);
      case 1 -> new Call1(code, pc, i, ea, em);
      case 2 -> new Call2(code, pc, i, ea, em);
      case 3 -> new Call3(code, pc, i, ea, em);
      default -> new CallN(code, pc, i, ea, em);
    };
  }

  /** A method call as one node. */
  static Expr method(
      Tier0Code code, int pc, Instr get, PyStr name, Expr ea, int callPc, Instr i, Expr[] em) {
    return switch (i.more.length) {
      case 0 -> new Method0(code, pc, get, name, ea, callPc, i);
      case 1 -> new Method1(code, pc, get, name, ea, callPc, i, em);
      case 2 -> new Method2(code, pc, get, name, ea, callPc, i, em);
      default -> new MethodN(code, pc, get, name, ea, callPc, i, em);
    };
  }

  /** The values of operands, in a new array with {@code lead} free places in front. */
  static PyObject[] gather(Frame f, PyObject[] r, int[] m, Expr[] em, int lead) {
    PyObject[] out = new PyObject[m.length + lead];
    for (int i = 0; i < m.length; i++) {
      Expr e = em[i];
      out[i + lead] = e == null ? r[m[i]] : e.eval(f, r);
    }
    return out;
  }

  /** As {@link #gather}, for operands that are registers or constants. */
  static PyObject[] gatherConst(PyObject[] r, int[] m, PyObject[] ks, int lead) {
    PyObject[] out = new PyObject[m.length + lead];
    for (int i = 0; i < m.length; i++) {
      PyObject k = ks.length == 0 ? null : ks[i];
      out[i + lead] = k != null ? k : r[m[i]];
    }
    return out;
  }

  /** A call with positional arguments. */
  abstract static class Call extends Expr {
    final int a;
    final Expr ea;
    private final SiteCell cell;

    Call(Tier0Code code, int pc, Instr i, Expr ea) {
      super(pc, i.dst);
      this.cell = code.profile.cell(pc, SiteCell.class, p -> new SiteCell(p, "targets"));
      this.a = i.a;
      this.ea = ea;
    }

    /** What is called, noted. */
    final PyObject target(Frame f, PyObject[] r) {
      PyObject fn = ea == null ? r[a] : ea.eval(f, r);
      cell.saw(Invoke.key(fn));
      return fn;
    }
  }

  static final class Call0 extends Call {

    Call0(Tier0Code code, int pc, Instr i, Expr ea) {
      super(code, pc, i, ea);
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      f.pc = pc;
      return Invoke.call0(f, fn);
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
  }

  static final class Call1 extends Call {
    private final int m0;
    private final Expr e0;

    Call1(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em) {
      super(code, pc, i, ea);
      m0 = i.more[0];
      e0 = em[0];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      PyObject x0 = e0 == null ? r[m0] : e0.eval(f, r);
      f.pc = pc;
      return Invoke.call1(f, fn, x0);
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
  }

  static final class Call2 extends Call {
    private final int m0;
    private final Expr e0;
    private final int m1;
    private final Expr e1;

    Call2(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em) {
      super(code, pc, i, ea);
      m0 = i.more[0];
      e0 = em[0];
      m1 = i.more[1];
      e1 = em[1];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      PyObject x0 = e0 == null ? r[m0] : e0.eval(f, r);
      PyObject x1 = e1 == null ? r[m1] : e1.eval(f, r);
      f.pc = pc;
      return Invoke.call2(f, fn, x0, x1);
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
  }

  static final class Call3 extends Call {
    private final int m0;
    private final Expr e0;
    private final int m1;
    private final Expr e1;
    private final int m2;
    private final Expr e2;

    Call3(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em) {
      super(code, pc, i, ea);
      m0 = i.more[0];
      e0 = em[0];
      m1 = i.more[1];
      e1 = em[1];
      m2 = i.more[2];
      e2 = em[2];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      PyObject x0 = e0 == null ? r[m0] : e0.eval(f, r);
      PyObject x1 = e1 == null ? r[m1] : e1.eval(f, r);
      PyObject x2 = e2 == null ? r[m2] : e2.eval(f, r);
      f.pc = pc;
      return Invoke.call3(f, fn, x0, x1, x2);
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
  }

  static final class CallN extends Call {
    private final int[] m;
    private final Expr[] em;

    CallN(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em) {
      super(code, pc, i, ea);
      this.m = i.more;
      this.em = em;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      PyObject[] v = gather(f, r, m, em, 0);
      f.pc = pc;
      return Invoke.callN(f, fn, v);
    }
  }

  /** A call with keywords, their names known. */
  static final class CallKw extends Call {
    private final int[] m;
    private final Expr[] em;
    private final PyStr[] names;

    CallKw(Tier0Code code, int pc, Instr i, Expr ea, Expr[] em, PyStr[] names) {
      super(code, pc, i, ea);
      this.m = i.more;
      this.em = em;
      this.names = names;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = target(f, r);
      PyObject[] v = gather(f, r, m, em, 0);
      f.pc = pc;
      return fn.callKw(v, names);
    }
  }

  /** The method lookup of a site: what the receiver's shape or class leads to. */
  abstract static class Method extends Expr {
    final Tier0Code code;
    final int a;
    final Expr ea;
    final PyStr name;
    private final MethodCell cell;

    Method(Tier0Code code, int pc, int d, Instr get, PyStr name, Expr ea) {
      super(pc, d);
      this.code = code;
      this.cell = methodCell(code, pc);
      this.a = get.a;
      this.ea = ea;
      this.name = name;
    }

    /**
     * What the type holds under the name, when it may be called with the receiver in front; null
     * when the attribute has to be fetched.
     */
    final PyObject find(PyObject o) {
      if (o instanceof PyInstance i) {
        Shape s = i.shape;
        for (MethodCell.Entry e = cell.first; e != null; e = e.next) {
          if (e.shape == s && e.version == e.type.version) {
            return e.target;
          }
        }
        return missInstance(i, s);
      }
      PyType t = o.type();
      for (MethodCell.Entry e = cell.first; e != null; e = e.next) {
        if (e.type == t && e.shape == null && e.version == t.version) {
          return e.target;
        }
      }
      return missOther(o, t);
    }

    private PyObject missInstance(PyInstance o, Shape s) {
      PyType t = s.type;
      cell.saw(o instanceof PyType || o instanceof PyModule ? o : s);
      if (cell.spent()) {
        code.profile.misses++;
        return Attrs.method(o, name);
      }
      if (o instanceof PyType || o instanceof PyModule || !t.plainGetattr() || s.dictMode) {
        return null;
      }
      PyObject m = t.lookup(name);
      if (m == null || !m.isMethodLike() || s.find(name) >= 0) {
        return null;
      }
      remember(s, t, m);
      return m;
    }

    private PyObject missOther(PyObject o, PyType t) {
      cell.saw(t);
      if (cell.spent()) {
        code.profile.misses++;
        return Attrs.method(o, name);
      }
      if (!t.plainGetattr()
          || o.attrs() != null
          || t.hasDict()
          || o instanceof PyMethod
          || o instanceof PySuper) {
        return null;
      }
      PyObject m = t.lookup(name);
      if (m == null || !m.isMethodLike()) {
        return null;
      }
      remember(null, t, m);
      return m;
    }

    private void remember(Shape s, PyType t, PyObject m) {
      if (cell.add(new MethodCell.Entry(s, t, null, m))) {
        code.profile.specialised++;
      } else {
        code.profile.misses++;
      }
    }
  }

  /** A method fetched before its arguments are evaluated. */
  static final class GetMethod extends Method {
    private final int self;

    GetMethod(Tier0Code code, int pc, Instr i, PyStr name, Expr ea) {
      super(code, pc, i.more[0], i, name, ea);
      this.self = i.more[1];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      throw new IllegalStateException();
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject m = find(o);
      if (m != null) {
        r[d] = m;
        r[self] = o;
      } else {
        r[d] = o.getAttr(name);
        r[self] = null;
      }
      return go(f, r);
    }
  }

  /** A method fetched through {@code super()}. */
  static final class SuperMethod extends Node {
    private final Tier0Code code;
    private final MethodCell cell;
    private final int a;
    private final int b;
    private final PyObject kb;
    private final int c;
    private final PyObject kc;
    private final boolean bare;
    private final int method;
    private final int self;
    private final PyStr name;

    SuperMethod(Tier0Code code, int pc, Instr i, PyObject kb, PyObject kc, PyStr name) {
      super(pc);
      this.code = code;
      this.cell = methodCell(code, pc);
      this.a = i.a;
      this.b = i.b;
      this.kb = kb;
      this.c = i.c;
      this.kc = kc;
      this.method = i.more[0];
      this.self = i.more[1];
      this.name = name;
      this.bare = i.op == Op.SUPER0_METHOD;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject fn = r[a];
      PyObject of = kb != null ? kb : r[b];
      PyObject o = kc != null ? kc : r[c];
      if (fn == PySuper.TYPE && of instanceof PyType cls) {
        PyType t = o.type();
        for (MethodCell.Entry e = cell.first; e != null; e = e.next) {
          if (e.type == t && e.past == cls && e.version == t.version) {
            r[method] = e.target;
            r[self] = o;
            return go(f, r);
          }
        }
        f.pc = pc;
        PyType start = PySuper.check(cls, o);
        PyObject found = PySuper.find(cls, start, name);
        if (found != null && found.isMethodLike() && start == t) {
          cell.saw(t);
          if (cell.add(new MethodCell.Entry(null, t, cls, found))) {
            code.profile.specialised++;
          }
          r[method] = found;
          r[self] = o;
          return go(f, r);
        }
      }
      f.pc = pc;
      r[method] = PySuper.read(fn, of, o, name, bare);
      r[self] = null;
      return go(f, r);
    }
  }

  /** The call of what {@link GetMethod} found. */
  static final class CallMethod extends Expr {
    private final int a;
    private final int self;
    private final int[] m;
    private final Expr[] em;

    CallMethod(int pc, Instr i, Expr[] em) {
      super(pc, i.dst);
      this.a = i.a;
      this.self = i.b;
      this.m = i.more;
      this.em = em;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject fn = r[a];
      PyObject o = r[self];
      if (o != null && m.length < 2) {
        PyObject x0 = m.length == 0 ? null : em[0] == null ? r[m[0]] : em[0].eval(f, r);
        f.pc = pc;
        return x0 == null ? Invoke.call1(f, fn, o) : Invoke.call2(f, fn, o, x0);
      }
      PyObject[] v = gather(f, r, m, em, o == null ? 0 : 1);
      if (o != null) {
        v[0] = o;
      }
      f.pc = pc;
      return Invoke.callN(f, fn, v);
    }
  }

  static final class Method0 extends Method {
    private final int callPc;

    Method0(Tier0Code code, int pc, Instr get, PyStr name, Expr ea, int callPc, Instr i) {
      super(code, pc, i.dst, get, name, ea);
      this.callPc = callPc;
      this.next = callPc + 1;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject m = find(o);
      PyObject fn = m != null ? m : o.getAttr(name);
      f.pc = callPc;
      return m != null ? Invoke.call1(f, fn, o) : Invoke.call0(f, fn);
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
  }

  static final class Method1 extends Method {
    private final int callPc;
    private final int m0;
    private final Expr e0;

    Method1(
        Tier0Code code, int pc, Instr get, PyStr name, Expr ea, int callPc, Instr i, Expr[] em) {
      super(code, pc, i.dst, get, name, ea);
      this.callPc = callPc;
      this.next = callPc + 1;
      m0 = i.more[0];
      e0 = em[0];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject m = find(o);
      PyObject fn = m != null ? m : o.getAttr(name);
      PyObject x0 = e0 == null ? r[m0] : e0.eval(f, r);
      f.pc = callPc;
      return m != null ? Invoke.call2(f, fn, o, x0) : Invoke.call1(f, fn, x0);
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
  }

  static final class Method2 extends Method {
    private final int callPc;
    private final int m0;
    private final Expr e0;
    private final int m1;
    private final Expr e1;

    Method2(
        Tier0Code code, int pc, Instr get, PyStr name, Expr ea, int callPc, Instr i, Expr[] em) {
      super(code, pc, i.dst, get, name, ea);
      this.callPc = callPc;
      this.next = callPc + 1;
      m0 = i.more[0];
      e0 = em[0];
      m1 = i.more[1];
      e1 = em[1];
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject m = find(o);
      PyObject fn = m != null ? m : o.getAttr(name);
      PyObject x0 = e0 == null ? r[m0] : e0.eval(f, r);
      PyObject x1 = e1 == null ? r[m1] : e1.eval(f, r);
      f.pc = callPc;
      return m != null ? Invoke.call3(f, fn, o, x0, x1) : Invoke.call2(f, fn, x0, x1);
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
  }

  static final class MethodN extends Method {
    private final int callPc;
    private final int[] m;
    private final Expr[] em;

    MethodN(
        Tier0Code code, int pc, Instr get, PyStr name, Expr ea, int callPc, Instr i, Expr[] em) {
      super(code, pc, i.dst, get, name, ea);
      this.callPc = callPc;
      this.next = callPc + 1;
      this.m = i.more;
      this.em = em;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      PyObject t = find(o);
      PyObject fn = t != null ? t : o.getAttr(name);
      PyObject[] v = gather(f, r, m, em, t != null ? 1 : 0);
      if (t != null) {
        v[0] = o;
      }
      f.pc = callPc;
      return Invoke.callN(f, fn, v);
    }
  }
}
