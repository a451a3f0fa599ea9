package jyston.frontend.cfg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.ast.Const.Singleton;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.scope.Scope;

/** Bottom layer of the builder: blocks, instructions, constants, temporaries and variables. */
abstract class Emitter {
  static final int NONE = Instr.NONE;
  private static final int MAX_DEPTH = 6000;

  final Unit unit;
  final Scope scope;
  final Code.Header header;
  final List<Block> all = new ArrayList<>();
  final List<Block> order = new ArrayList<>();
  final List<Object> consts = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  int[] spans = new int[64];
  int spanCount;
  int temps;
  final int numVars;

  private final HashMap<Object, Integer> constIndex = new HashMap<>();
  private final HashMap<String, Integer> nameIndex = new HashMap<>();
  private final HashMap<String, Integer> varIndex = new HashMap<>();
  private final HashMap<String, Integer> cellIndex = new HashMap<>();
  private final HashMap<String, Integer> freeIndex = new HashMap<>();
  private int depth;

  Block cur;
  Block handler;
  private int locLine;
  private int locCol;
  private int locEndLine;
  private int locEndCol;
  private int locSpan = -1;
  private boolean located;

  /** Names that an inlined comprehension makes mean something else. */
  HashMap<String, Var> overrides = new HashMap<>();

  /** Variables of inlined comprehensions that are no locals of the code, and their registers. */
  final List<String> hiddenNames = new ArrayList<>();

  final List<Integer> hiddenRegs = new ArrayList<>();

  /** The innermost inlined comprehension being lowered, or null. */
  Scope inlined;

  /** A basic block under construction. */
  static final class Block {
    final int id;
    final ArrayList<Instr> code = new ArrayList<>();
    Block handler;
    boolean landing;
    int newId = -1;
    int preds;

    Block(int id) {
      this.id = id;
    }

    Instr last() {
      return code.isEmpty() ? null : code.getLast();
    }

    boolean ended() {
      return !code.isEmpty() && code.getLast().op.isTerminator();
    }
  }

  /** How a variable is reached. */
  enum Access {
    FAST,
    HIDDEN,
    CELL,
    GLOBAL,
    NAME,
    DICT_OR_CELL,
    DICT_OR_GLOBAL
  }

  /** A resolved variable. */
  record Var(Access access, int reg, String name) {}

  Emitter(Unit unit, Scope scope, Code.Header header) {
    this.unit = unit;
    this.scope = scope;
    this.header = header;
    int r = 0;
    for (String v : header.varNames()) {
      varIndex.put(v, r++);
    }
    for (String v : header.cellVars()) {
      cellIndex.put(v, r++);
    }
    for (String v : header.freeVars()) {
      freeIndex.put(v, r);
      // A class body may read the __class__ around it and make one for its methods.
      cellIndex.putIfAbsent(v, r++);
    }
    numVars = r;
    cur = newBlock();
    order.add(cur);
  }

  // ---- errors and depth

  SyntaxException error(String message, Located at) {
    return SyntaxException.at(
        message, unit.filename(), at.line(), at.col() + 1, at.endLine(), at.endCol() + 1);
  }

  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw SyntaxException.recursion("maximum recursion depth exceeded during compilation");
    }
  }

  void shallower() {
    depth--;
  }

  // ---- source spans

  void at(Located n) {
    if (n.line() < 0) {
      nowhere();
      return;
    }
    at(n.line(), n.col(), n.endLine(), n.endCol());
  }

  void at(int line, int col, int endLine, int endCol) {
    if (!located
        || line != locLine
        || col != locCol
        || endLine != locEndLine
        || endCol != locEndCol) {
      locLine = line;
      locCol = col;
      locEndLine = endLine;
      locEndCol = endCol;
      located = true;
      locSpan = -1;
    }
  }

  void nowhere() {
    located = false;
    locSpan = -1;
  }

  /** Where a method call on a chain of several lines is: at its attribute, as in CPython. */
  void atAttribute(Located n, Expr.Attribute attr) {
    int line = n.line();
    int col = n.col();
    int endCol = n.endCol();
    if (line != attr.endLine()) {
      line = attr.endLine();
      int len = attr.attr().codePointCount(0, attr.attr().length());
      if (len <= attr.endCol()) {
        col = attr.endCol() - len;
      } else {
        col = -1;
        endCol = -1;
      }
    }
    at(line, col, n.endLine(), endCol);
  }

  private int span() {
    if (!located) {
      return -1;
    }
    if (locSpan < 0) {
      if (4 * spanCount + 4 > spans.length) {
        spans = java.util.Arrays.copyOf(spans, spans.length * 2);
      }
      int i = 4 * spanCount;
      spans[i] = locLine;
      spans[i + 1] = locCol;
      spans[i + 2] = locEndLine;
      spans[i + 3] = locEndCol;
      locSpan = spanCount++;
    }
    return locSpan;
  }

  /** The span of the entry: the line of the definition. */
  int entrySpan() {
    int line = header.firstLine();
    at(line, 0, line, 0);
    return span();
  }

  // ---- blocks

  Block newBlock() {
    Block b = new Block(all.size());
    all.add(b);
    return b;
  }

  /** Begins a block; falls through to it when the current one is open. */
  void start(Block b) {
    if (!cur.ended()) {
      jump(b);
    }
    b.handler = handler;
    order.add(b);
    cur = b;
  }

  /** Begins a handler block and returns the register with the exception. */
  int startHandler(Block b, Block outer) {
    if (!cur.ended()) {
      throw new IllegalStateException("fall through into a handler");
    }
    handler = outer;
    b.handler = outer;
    b.landing = true;
    order.add(b);
    cur = b;
    int t = temp();
    emit(Op.LANDING).dst = t;
    return t;
  }

  void setHandler(Block h) {
    handler = h;
    if (cur.handler == h) {
      return;
    }
    if (cur.code.isEmpty() && cur.id != 0) {
      cur.handler = h;
    } else {
      start(newBlock());
    }
  }

  // ---- instructions

  Instr emit(Op op) {
    if (cur.ended()) {
      Block dead = newBlock();
      dead.handler = handler;
      order.add(dead);
      cur = dead;
    }
    Instr i = new Instr(op);
    i.span = span();
    cur.code.add(i);
    return i;
  }

  Instr emit(Op op, int a) {
    Instr i = emit(op);
    i.a = a;
    return i;
  }

  Instr emit(Op op, int a, int b) {
    Instr i = emit(op);
    i.a = a;
    i.b = b;
    return i;
  }

  Instr emit(Op op, int a, int b, int c) {
    Instr i = emit(op);
    i.a = a;
    i.b = b;
    i.c = c;
    return i;
  }

  int result(Instr i) {
    i.dst = temp();
    return i.dst;
  }

  int value(Op op) {
    return result(emit(op));
  }

  int value(Op op, int a) {
    return result(emit(op, a));
  }

  int value(Op op, int a, int b) {
    return result(emit(op, a, b));
  }

  int value(Op op, int a, int b, int c) {
    return result(emit(op, a, b, c));
  }

  int valueList(Op op, int[] more) {
    Instr i = emit(op);
    i.more = more;
    return result(i);
  }

  void move(int dst, int a) {
    Instr last = cur.last();
    // Writing the destination at once saves a move; sound because nothing else reads a temporary
    // that was made by the very last instruction.
    if (last != null && a >= numVars && last.dst == a && !last.op.isTerminator()) {
      last.dst = dst;
      return;
    }
    emit(Op.MOVE, a).dst = dst;
  }

  void jump(Block b) {
    emit(Op.JUMP).t0 = b.id;
  }

  void branch(Op op, int a, int b, Block t, Block f) {
    Instr i = emit(op, a, b);
    i.t0 = t.id;
    i.t1 = f.id;
  }

  /** A register for a comprehension variable; one per name unless they nest. */
  int hidden(String name) {
    Var o = overrides.get(name);
    for (int i = 0; i < hiddenNames.size(); i++) {
      int reg = hiddenRegs.get(i);
      if (hiddenNames.get(i).equals(name) && (o == null || o.reg() != reg)) {
        return reg;
      }
    }
    int t = temp();
    hiddenNames.add(name);
    hiddenRegs.add(t);
    return t;
  }

  void branchTrue(int a, Block t, Block f) {
    branch(Op.BRANCH_TRUE, a, NONE, t, f);
  }

  int temp() {
    return numVars + temps++;
  }

  // ---- constants and names

  int constant(Object value) {
    Integer i = constIndex.get(value);
    if (i == null) {
      i = consts.size();
      consts.add(value);
      constIndex.put(value, i);
    }
    return ~i;
  }

  int none() {
    return constant(Singleton.NONE);
  }

  int name(String s) {
    Integer i = nameIndex.get(s);
    if (i == null) {
      i = names.size();
      names.add(s);
      nameIndex.put(s, i);
    }
    return i;
  }

  int attr(int obj, String name) {
    Instr i = emit(Op.GET_ATTR, obj);
    i.imm = name(name);
    return result(i);
  }

  // ---- variables

  Var resolve(String mangled) {
    Var o = overrides.get(mangled);
    if (o != null) {
      return o;
    }
    boolean inClass = scope.kind() == Scope.Kind.CLASS;
    boolean inComp = inlined != null;
    int sc = 0;
    if (inClass && inComp) {
      sc = inlined.scopeOf(mangled);
    }
    if (sc == 0) {
      sc = scope.scopeOf(mangled);
    }
    switch (sc) {
      case Scope.FREE, Scope.CELL -> {
        Integer reg = sc == Scope.FREE ? freeIndex.get(mangled) : cellIndex.get(mangled);
        if (reg == null) {
          return new Var(Access.GLOBAL, 0, mangled);
        }
        if (inClass && !inComp || scope.canSeeClassScope()) {
          return new Var(Access.DICT_OR_CELL, reg, mangled);
        }
        return new Var(Access.CELL, reg, mangled);
      }
      case Scope.LOCAL -> {
        if (scope.isFunctionLike()) {
          return new Var(Access.FAST, varIndex.get(mangled), mangled);
        }
      }
      case Scope.GLOBAL_IMPLICIT -> {
        if (scope.isFunctionLike()) {
          return new Var(
              scope.canSeeClassScope() ? Access.DICT_OR_GLOBAL : Access.GLOBAL, 0, mangled);
        }
      }
      case Scope.GLOBAL_EXPLICIT -> {
        return new Var(Access.GLOBAL, 0, mangled);
      }
      default -> {}
    }
    return new Var(inClass && inComp ? Access.GLOBAL : Access.NAME, 0, mangled);
  }

  int cellReg(String mangled) {
    Var o = overrides.get(mangled);
    if (o != null && o.access == Access.CELL) {
      return o.reg;
    }
    Integer i = cellIndex.get(mangled);
    if (i == null) {
      throw new IllegalStateException("no cell for " + mangled + " in " + header.qualname());
    }
    return i;
  }

  Integer cellRegOrNull(String mangled) {
    return cellIndex.get(mangled);
  }

  Integer varReg(String mangled) {
    return varIndex.get(mangled);
  }

  private int classDict() {
    if (scope.kind() == Scope.Kind.CLASS) {
      return value(Op.LOAD_LOCALS);
    }
    Instr i = emit(Op.LOAD_CELL, cellReg("__classdict__"));
    i.imm = name("__classdict__");
    return result(i);
  }

  int load(String id) {
    return loadMangled(scope.mangle(id));
  }

  int loadMangled(String mangled) {
    Var v = resolve(mangled);
    Instr i;
    switch (v.access) {
      case FAST -> {
        emit(Op.CHECK_LOCAL, v.reg).imm = v.reg;
        return v.reg;
      }
      case HIDDEN -> {
        emit(Op.CHECK_TEMP, v.reg).imm = name(v.name);
        return v.reg;
      }
      case CELL -> i = emit(Op.LOAD_CELL, v.reg);
      case GLOBAL -> i = emit(Op.LOAD_GLOBAL);
      case NAME -> i = emit(Op.LOAD_NAME);
      case DICT_OR_CELL -> i = emit(Op.LOAD_DICT_OR_CELL, classDict(), v.reg);
      case DICT_OR_GLOBAL -> i = emit(Op.LOAD_DICT_OR_GLOBAL, classDict());
      default -> throw new IllegalStateException();
    }
    i.imm = name(mangled);
    return result(i);
  }

  void store(String id, int value) {
    storeMangled(scope.mangle(id), value);
  }

  void storeMangled(String mangled, int value) {
    Var v = resolve(mangled);
    switch (v.access) {
      case FAST, HIDDEN -> {
        move(v.reg, value);
        Instr last = cur.last();
        if (located && (last.span < 0 || spans[4 * last.span] != locLine)) {
          // The line of the target is run after that of the value.
          emit(Op.NOP);
        }
      }
      case CELL, DICT_OR_CELL -> emit(Op.STORE_CELL, v.reg, value);
      case GLOBAL, DICT_OR_GLOBAL -> emit(Op.STORE_GLOBAL, value).imm = name(mangled);
      case NAME -> emit(Op.STORE_NAME, value).imm = name(mangled);
    }
  }

  void delete(String id) {
    String mangled = scope.mangle(id);
    Var v = resolve(mangled);
    switch (v.access) {
      case FAST -> {
        emit(Op.CHECK_LOCAL, v.reg).imm = v.reg;
        emit(Op.DEL_LOCAL, v.reg);
      }
      case HIDDEN -> {
        emit(Op.CHECK_TEMP, v.reg).imm = name(v.name);
        emit(Op.DEL_LOCAL, v.reg);
      }
      case CELL, DICT_OR_CELL -> emit(Op.DEL_CELL, v.reg).imm = name(mangled);
      case GLOBAL, DICT_OR_GLOBAL -> emit(Op.DEL_GLOBAL).imm = name(mangled);
      case NAME -> emit(Op.DEL_NAME).imm = name(mangled);
    }
  }

  /** The register a simple name is kept in, or -1 when it is not a register variable. */
  int targetReg(String id) {
    Var v = resolve(scope.mangle(id));
    return v.access == Access.FAST || v.access == Access.HIDDEN ? v.reg : -1;
  }
}
