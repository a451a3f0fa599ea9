package jyston.stdlib.text;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/**
 * {@code _opcode}: the properties of CPython's instructions, for {@code opcode} and {@code dis}.
 * Jyston itself has no such instructions.
 */
@PyModuleDef(name = "_opcode", doc = "Opcode support module.")
public final class OpcodeModule extends BuiltinModule {
  private static final String[] INTRINSIC_1 = {
    "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"
  };
  private static final String[] INTRINSIC_2 = {
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT"
  };
  private static final String[] OPERATORS = {
    "ADD",
    "+",
    "AND",
    "&",
    "FLOOR_DIVIDE",
    "//",
    "LSHIFT",
    "<<",
    "MATRIX_MULTIPLY",
    "@",
    "MULTIPLY",
    "*",
    "REMAINDER",
    "%",
    "OR",
    "|",
    "POWER",
    "**",
    "RSHIFT",
    ">>",
    "SUBTRACT",
    "-",
    "TRUE_DIVIDE",
    "/",
    "XOR",
    "^"
  };

  @Override
  protected void init(PyModule m) {
    m.add("ENABLE_SPECIALIZATION", Py.integer(1));
  }

  private static boolean between(int op, int... bounds) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (op >= bounds[i] && op <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(int op, int... ops) {
    for (int x : ops) {
      if (x == op) {
        return true;
      }
    }
    return false;
  }

  @PyFunction(name = "is_valid", sig = "(opcode)")
  static boolean isValid(int opcode) {
    return between(opcode, 0, 118, 149, 222, 236, 253, 256, 267) && opcode != 254;
  }

  @PyFunction(name = "has_arg", sig = "(opcode)")
  static boolean hasArg(int opcode) {
    return between(opcode, 45, 118, 162, 206, 220, 222, 240, 245, 248, 253, 256, 262, 264, 267)
        || in(opcode, 149, 208, 211, 236);
  }

  @PyFunction(name = "has_const", sig = "(opcode)")
  static boolean hasConst(int opcode) {
    return in(opcode, 83, 103, 240);
  }

  @PyFunction(name = "has_name", sig = "(opcode)")
  static boolean hasName(int opcode) {
    return in(
        opcode, 63, 66, 67, 74, 75, 82, 90, 91, 92, 93, 108, 113, 114, 192, 202, 205, 206, 211, 259,
        260, 261, 262);
  }

  @PyFunction(name = "has_jump", sig = "(opcode)")
  static boolean hasJump(int opcode) {
    return in(opcode, 72, 77, 78, 79, 97, 98, 99, 100, 104, 188, 189, 190, 256, 257);
  }

  @PyFunction(name = "has_free", sig = "(opcode)")
  static boolean hasFree(int opcode) {
    return in(opcode, 64, 84, 89, 94, 109);
  }

  @PyFunction(name = "has_local", sig = "(opcode)")
  static boolean hasLocal(int opcode) {
    return in(opcode, 3, 65, 85, 86, 87, 88, 110, 111, 112, 258, 267);
  }

  @PyFunction(name = "has_exc", sig = "(opcode)")
  static boolean hasExc(int opcode) {
    return between(opcode, 264, 266);
  }

  @PyFunction(name = "stack_effect", sig = "(opcode, oparg=None, /, *, jump=None)")
  static PyObject stackEffect(int opcode, PyObject oparg, PyObject jump) {
    if (!isValid(opcode)) {
      throw Py.valueError("invalid opcode or oparg");
    }
    throw Py.error(
        PyBaseException.NOT_IMPLEMENTED_ERROR, "Jyston's code has no stack to have an effect on");
  }

  private static PyObject list(String[] a) {
    PyObject[] r = new PyObject[a.length];
    for (int i = 0; i < a.length; i++) {
      r[i] = PyStr.intern(a[i]);
    }
    return PyList.wrap(r);
  }

  @PyFunction(name = "get_intrinsic1_descs")
  static PyObject getIntrinsic1Descs() {
    return list(INTRINSIC_1);
  }

  @PyFunction(name = "get_intrinsic2_descs")
  static PyObject getIntrinsic2Descs() {
    return list(INTRINSIC_2);
  }

  @PyFunction(name = "get_nb_ops")
  static PyObject getNbOps() {
    PyList r = new PyList();
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < OPERATORS.length; i += 2) {
        r.add(
            PyTuple.of(
                PyStr.of((pass == 0 ? "NB_" : "NB_INPLACE_") + OPERATORS[i]),
                PyStr.of(OPERATORS[i + 1] + (pass == 0 ? "" : "="))));
      }
    }
    return r;
  }

  @PyFunction(name = "get_specialization_stats")
  static PyObject getSpecializationStats() {
    return Py.None;
  }

  @PyFunction(name = "get_executor", sig = "(*, code, offset)")
  static PyObject getExecutor(PyObject code, PyObject offset) {
    throw Py.runtimeError("Executors are not available in this build");
  }
}
