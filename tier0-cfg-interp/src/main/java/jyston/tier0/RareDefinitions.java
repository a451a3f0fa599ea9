package jyston.tier0;

import jyston.runtime.Displays;
import jyston.runtime.Frame;
import jyston.runtime.PatternMatch;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.TypeParams;

/** Functions, type parameters, pattern matching. */
final class RareDefinitions {
  private RareDefinitions() {}

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    return switch (n.op) {
      case MAKE_FUNCTION -> Displays.function(f, n.k, n.a(r), n.b(r), n.c(r), n.more(r, 0));
      case GET_LEN -> PyInt.of(n.a(r).len());
      case IS_SEQUENCE -> PatternMatch.isSequence(n.a(r));
      case IS_MAPPING -> PatternMatch.isMapping(n.a(r));
      case MATCH_KEYS -> PatternMatch.keys(n.a(r), n.b(r));
      case MATCH_REST -> PatternMatch.rest(n.a(r), n.b(r));
      case MAKE_TYPEVAR -> TypeParams.typeVar(n.a(r), n.b(r), n.imm);
      case MAKE_PARAMSPEC -> TypeParams.paramSpec(n.a(r));
      case MAKE_TYPEVARTUPLE -> TypeParams.typeVarTuple(n.a(r));
      case SET_TYPEPARAM_DEFAULT -> TypeParams.setDefault(n.a(r), n.b(r));
      case SET_TYPE_PARAMS -> {
        ((PyFunction) n.a(r)).setTypeParams(n.b(r));
        yield n.a(r);
      }
      case SUBSCRIPT_GENERIC -> TypeParams.generic(n.a(r));
      case MAKE_TYPEALIAS -> TypeParams.alias(n.a(r), n.b(r), n.c(r));
      default -> throw n.unknown();
    };
  }
}
