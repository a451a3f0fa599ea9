package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jyston.frontend.ast.Arg;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.Const.TupleConst;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/** Lowers functions, lambdas, classes, type parameters and type aliases. */
abstract class DefinitionLowering extends ComprehensionLowering {
  DefinitionLowering(Unit unit, Scope scope, Code.Header header) {
    super(unit, scope, header);
  }

  abstract void body(List<Stmt> body);

  /** The parts of {@code def} and {@code async def}. */
  record Def(
      Stmt node,
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decorators,
      Expr returns,
      List<TypeParam> typeParams) {
    static Def of(Stmt s) {
      return switch (s) {
        case Stmt.FunctionDef f ->
            new Def(
                f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), f.typeParams());
        case Stmt.AsyncFunctionDef f ->
            new Def(
                f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), f.typeParams());
        default -> null;
      };
    }
  }

  // ---- functions

  int defaults(Arguments a) {
    if (a.defaults().isEmpty()) {
      return NONE;
    }
    ArrayList<Object> consts = new ArrayList<>();
    for (Expr e : a.defaults()) {
      if (folder.fold(e) instanceof Expr.Constant c) {
        consts.add(c.value());
      }
    }
    if (consts.size() == a.defaults().size()) {
      return constant(new TupleConst(List.copyOf(consts)));
    }
    return valueList(Op.BUILD_TUPLE, operands(a.defaults()));
  }

  int kwDefaults(Arguments a) {
    ArrayList<Integer> ops = new ArrayList<>();
    for (int i = 0; i < a.kwonlyargs().size(); i++) {
      Expr d = a.kwDefaults().get(i);
      if (d != null) {
        ops.add(constant(scope.mangle(a.kwonlyargs().get(i).arg())));
        ops.add(held(d));
      }
    }
    return ops.isEmpty() ? NONE : valueList(Op.BUILD_MAP, ints(ops));
  }

  static int[] ints(List<Integer> list) {
    int[] r = new int[list.size()];
    for (int i = 0; i < r.length; i++) {
      r[i] = list.get(i);
    }
    return r;
  }

  private int annotations(Arguments a, Expr returns) {
    ArrayList<Integer> ops = new ArrayList<>();
    annotations(a.args(), ops);
    annotations(a.posonlyargs(), ops);
    if (a.vararg() != null) {
      annotation(a.vararg().arg(), a.vararg().annotation(), ops);
    }
    annotations(a.kwonlyargs(), ops);
    if (a.kwarg() != null) {
      annotation(a.kwarg().arg(), a.kwarg().annotation(), ops);
    }
    annotation("return", returns, ops);
    return ops.isEmpty() ? NONE : valueList(Op.BUILD_TUPLE, ints(ops));
  }

  private void annotations(List<Arg> args, List<Integer> ops) {
    for (Arg a : args) {
      annotation(a.arg(), a.annotation(), ops);
    }
  }

  private void annotation(String name, Expr e, List<Integer> ops) {
    if (e == null) {
      return;
    }
    ops.add(constant(scope.mangle(name)));
    if (unit.futureAnnotations()) {
      ops.add(constant(Unparser.unparse(e)));
    } else if (e instanceof Expr.Starred s) {
      ops.add(unpackOne(s));
    } else {
      ops.add(held(e));
    }
  }

  private int unpackOne(Expr.Starred s) {
    int v = expr(s.value());
    at(s);
    Instr u = emit(Op.UNPACK, v);
    int t = temp();
    u.more = new int[] {t};
    return t;
  }

  private int[] decorators(List<Expr> list) {
    int[] r = new int[list.size()];
    for (int i = 0; i < r.length; i++) {
      r[i] = held(list.get(i));
    }
    return r;
  }

  private int decorate(int[] fns, List<Expr> list, int v) {
    for (int i = fns.length - 1; i >= 0; i--) {
      at(list.get(i));
      Instr c = emit(Op.CALL, fns[i]);
      c.more = new int[] {v};
      v = result(c);
    }
    return v;
  }

  void functionDef(Def d) {
    int[] decorators = decorators(d.decorators);
    int firstLine = Unit.firstLine(d.decorators, d.node);
    at(firstLine, 0, firstLine, 0);
    at(d.node);
    int defaults = defaults(d.args);
    int kwDefaults = kwDefaults(d.args);
    at(d.node);
    int fn;
    if (!d.typeParams.isEmpty()) {
      Scope s = unit.table().typeParamsOf(d.node);
      Code code = genericCode(s, d.node, d.name, firstLine);
      fn = function(code);
      ArrayList<Integer> args = new ArrayList<>();
      if (defaults != NONE) {
        args.add(defaults);
      }
      if (kwDefaults != NONE) {
        args.add(kwDefaults);
      }
      Instr c = emit(Op.CALL, fn);
      c.more = ints(args);
      fn = result(c);
    } else {
      fn = makeFunction(d, firstLine, defaults, kwDefaults);
    }
    fn = decorate(decorators, d.decorators, fn);
    at(d.node);
    store(d.name, fn);
  }

  private Code genericCode(Scope s, Stmt node, String name, int line) {
    return nested(s, node, "<generic parameters of " + name + ">", false, line);
  }

  private int makeFunction(Def d, int firstLine, int defaults, int kwDefaults) {
    int annotations = annotations(d.args, d.returns);
    Scope s = unit.table().of(d.node);
    String qualname = Unit.qualname(scope, header.qualname(), d.name, true);
    Object doc = unit.optimize() >= 2 ? null : DocStrings.of(d.body);
    at(d.node);
    return function(
        unit.code(s, d.node, d.name, qualname, firstLine, d.args, doc),
        defaults,
        kwDefaults,
        annotations);
  }

  @Override
  int lambda(Expr.Lambda e) {
    int defaults = defaults(e.args());
    int kwDefaults = kwDefaults(e.args());
    Scope s = unit.table().of(e);
    String qualname = Unit.qualname(scope, header.qualname(), "<lambda>", false);
    at(e);
    return function(
        unit.code(s, e, "<lambda>", qualname, e.line(), e.args(), null),
        defaults,
        kwDefaults,
        NONE);
  }

  // ---- classes

  void classDef(Stmt.ClassDef c) {
    int[] decorators = decorators(c.decoratorList());
    int firstLine = Unit.firstLine(c.decoratorList(), c);
    at(c);
    int cls;
    if (!c.typeParams().isEmpty()) {
      Scope s = unit.table().typeParamsOf(c);
      Instr call = emit(Op.CALL, function(genericCode(s, c, c.name(), firstLine)));
      cls = result(call);
    } else {
      cls = buildClass(c, firstLine, c.bases());
    }
    cls = decorate(decorators, c.decoratorList(), cls);
    at(c);
    store(c.name(), cls);
  }

  private int buildClass(Stmt.ClassDef c, int firstLine, List<Expr> bases) {
    Scope s = unit.table().of(c);
    String qualname = Unit.qualname(scope, header.qualname(), c.name(), true);
    at(c);
    int build = value(Op.LOAD_BUILD_CLASS);
    int fn = function(unit.code(s, c, c.name(), qualname, firstLine, null, null));
    boolean simple = !hasStar(bases);
    for (Keyword k : c.keywords()) {
      simple &= k.arg() != null;
    }
    return callRest(c, build, new int[] {fn, constant(c.name())}, bases, c.keywords(), simple);
  }

  void classBody(Stmt.ClassDef c) {
    int line = header.firstLine();
    at(line, 0, line, 0);
    store("__module__", load("__name__"));
    store("__qualname__", constant(header.qualname()));
    store("__firstlineno__", constant((long) line));
    if (!c.typeParams().isEmpty()) {
      store("__type_params__", load(".type_params"));
    }
    if (scope.needsClassDict()) {
      int ns = value(Op.LOAD_LOCALS);
      emit(Op.STORE_CELL, cellReg("__classdict__"), ns);
    }
    body(c.body());
    nowhere();
    store(
        "__static_attributes__",
        constant(new TupleConst(List.<Object>copyOf(new TreeSet<>(scope.staticAttributes())))));
    if (scope.needsClassDict()) {
      storeMangled("__classdictcell__", cellReg("__classdict__"));
    }
    if (scope.needsClassClosure()) {
      int cell = cellReg("__class__");
      storeMangled("__classcell__", cell);
      emit(Op.RETURN, cell);
    } else {
      emit(Op.RETURN, none());
    }
  }

  // ---- type parameters

  /** The body of a type parameter block: makes the parameters, then the generic object. */
  void typeParamsBody(Stmt node) {
    at(node);
    switch (node) {
      case Stmt.ClassDef c -> {
        store(".type_params", typeParams(c.typeParams()));
        at(c);
        store(".generic_base", value(Op.SUBSCRIPT_GENERIC, load(".type_params")));
        ArrayList<Expr> bases = new ArrayList<>(c.bases());
        bases.add(
            new Expr.Name(
                ".generic_base", Context.LOAD, c.line(), c.col(), c.endLine(), c.endCol()));
        int cls = buildClass(c, header.firstLine(), bases);
        emit(Op.RETURN, cls);
      }
      case Stmt.TypeAlias t -> {
        int params = typeParams(t.typeParams());
        emit(Op.RETURN, alias(t, params));
      }
      default -> {
        Def d = Def.of(node);
        int params = typeParams(d.typeParams);
        Integer defaults = varReg(".defaults");
        Integer kwDefaults = varReg(".kwdefaults");
        int fn =
            makeFunction(
                d,
                header.firstLine(),
                defaults == null ? NONE : defaults,
                kwDefaults == null ? NONE : kwDefaults);
        emit(Op.RETURN, value(Op.SET_TYPE_PARAMS, fn, params));
      }
    }
  }

  private int typeParams(List<TypeParam> list) {
    ArrayList<Integer> ops = new ArrayList<>();
    for (TypeParam p : list) {
      at(p);
      int t;
      String name;
      Expr deflt;
      switch (p) {
        case TypeParam.TypeVar v -> {
          name = v.name();
          deflt = v.defaultValue();
          int bound = NONE;
          int kind = 0;
          if (v.bound() != null) {
            bound = lazily(v.bound(), name);
            kind = v.bound() instanceof Expr.Tuple ? 2 : 1;
          }
          at(p);
          Instr i = emit(Op.MAKE_TYPEVAR, constant(name), bound);
          i.imm = kind;
          t = result(i);
        }
        case TypeParam.ParamSpec v -> {
          name = v.name();
          deflt = v.defaultValue();
          t = value(Op.MAKE_PARAMSPEC, constant(name));
        }
        case TypeParam.TypeVarTuple v -> {
          name = v.name();
          deflt = v.defaultValue();
          t = value(Op.MAKE_TYPEVARTUPLE, constant(name));
        }
      }
      if (deflt != null) {
        int fn = lazily(deflt, name);
        at(p);
        t = value(Op.SET_TYPEPARAM_DEFAULT, t, fn);
      }
      ops.add(t);
      Var v = resolve(scope.mangle(name));
      if (v.access() == Access.FAST) {
        emit(Op.MOVE, t).dst = v.reg();
      } else {
        store(name, t);
      }
    }
    return valueList(Op.BUILD_TUPLE, ints(ops));
  }

  private int lazily(Expr e, String name) {
    Scope s = unit.table().typeParamsOf(e);
    at(e);
    return function(nested(s, e, name, false, e.line()));
  }

  /** The body of a lazily evaluated bound, default or alias value. */
  void lazyBody(Expr e) {
    int v = e instanceof Expr.Starred s ? unpackOne(s) : expr(e);
    at(e);
    emit(Op.RETURN, v);
  }

  void typeAlias(Stmt.TypeAlias t) {
    String name = ((Expr.Name) t.name()).id();
    at(t);
    int v;
    if (!t.typeParams().isEmpty()) {
      Scope s = unit.table().typeParamsOf(t);
      v = result(emit(Op.CALL, function(genericCode(s, t, name, t.line()))));
    } else {
      v = alias(t, none());
    }
    at(t);
    store(name, v);
  }

  private int alias(Stmt.TypeAlias t, int params) {
    String name = ((Expr.Name) t.name()).id();
    at(t);
    int fn = function(nested(unit.table().of(t), t, name, false, t.line()));
    return value(Op.MAKE_TYPEALIAS, constant(name), params, fn);
  }
}
