package jyston.tier0;

import jyston.frontend.code.Op;
import jyston.runtime.Calls;
import jyston.runtime.Displays;
import jyston.runtime.Frame;
import jyston.runtime.PyObject;
import jyston.runtime.PySuper;

/** Calls with keywords or unpacking, and through super. */
final class RareCalls {
  private RareCalls() {}

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    return switch (n.op) {
      case CALL_METHOD_KW -> {
        PyObject self = n.b(r);
        if (self == null) {
          yield n.a(r).callKw(n.more(r, 0), n.keywords);
        }
        PyObject[] args = n.more(r, 1);
        args[0] = self;
        yield n.a(r).callKw(args, n.keywords);
      }
      case CALL_EX -> Calls.callEx(n.a(r), n.b(r), n.c(r));
      case SUPER_ATTR, SUPER0_ATTR ->
          PySuper.read(n.a(r), n.b(r), n.c(r), n.name, n.op == Op.SUPER0_ATTR);
      case WITH_EXCEPT -> Displays.exit(n.a(r), n.b(r));
      default -> throw n.unknown();
    };
  }
}
