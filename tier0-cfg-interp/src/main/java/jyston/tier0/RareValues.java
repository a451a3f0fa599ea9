package jyston.tier0;

import jyston.runtime.Arith;
import jyston.runtime.Calls;
import jyston.runtime.Displays;
import jyston.runtime.Frame;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PySlice;
import jyston.runtime.Sequences;
import jyston.runtime.Slices;
import jyston.runtime.Slot;

/** Displays, slices, formatting, less used operators. */
final class RareValues {
  private RareValues() {}

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    switch (n.op) {
      case NEG:
        return Arith.unary(Slot.NEG, n.a(r));
      case POS:
        return Arith.unary(Slot.POS, n.a(r));
      case INVERT:
        return Arith.unary(Slot.INVERT, n.a(r));
      case IN:
        return Py.bool(n.b(r).contains(n.a(r)));
      case NOT_IN:
        return Py.bool(!n.b(r).contains(n.a(r)));
      case GET_SLICE:
        return Slices.get(n.a(r), n.b(r), n.c(r));
      case SET_SLICE:
        Slices.set(n.a(r), n.b(r), n.c(r), n.more(r, 0)[0]);
        return null;
      case BUILD_SLICE:
        {
          PyObject step = n.c(r);
          return new PySlice(n.a(r), n.b(r), step == null ? Py.None : step);
        }
      case BUILD_SET:
        return Displays.set(n.more(r, 0));
      case BUILD_MAP:
        return Displays.map(n.more(r, 0));
      case BUILD_STRING:
        return Displays.string(n.more(r, 0));
      case SET_ADD:
        ((PySet) n.a(r)).add(n.b(r));
        return null;
      case MAP_ADD:
        ((PyDict) n.a(r)).put(n.b(r), n.c(r));
        return null;
      case LIST_EXTEND:
        Calls.listExtend((PyList) n.a(r), n.b(r));
        return null;
      case SET_UPDATE:
        ((PySet) n.a(r)).update(n.b(r));
        return null;
      case DICT_UPDATE:
        Calls.dictUpdate((PyDict) n.a(r), n.b(r));
        return null;
      case DICT_MERGE:
        Calls.dictMerge((PyDict) n.a(r), n.b(r), n.c(r));
        return null;
      case LIST_TO_TUPLE:
        return Ops.toTuple(n.a(r));
      case FORMAT:
        return Displays.format(n.a(r));
      case FORMAT_SPEC:
        return Ops.format(n.a(r), n.b(r));
      case CONVERT:
        return Displays.convert(n.a(r), n.imm);
      case UNPACK_EX:
        {
          PyObject[] v = Sequences.unpackEx(n.a(r), n.imm, n.more.length - n.imm - 1);
          for (int i = 0; i < v.length; i++) {
            r[n.more[i]] = v[i];
          }
          return null;
        }
      default:
        throw n.unknown();
    }
  }
}
