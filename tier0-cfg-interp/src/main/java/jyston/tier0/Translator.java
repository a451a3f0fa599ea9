package jyston.tier0;

import java.util.ArrayList;
import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.runtime.Calls;
import jyston.runtime.Operators;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** Makes the nodes of a graph. */
final class Translator {
  private final Tier0Code code;
  private final Cfg cfg;
  private final PyStr[] names;
  private final ArrayList<Node> trampolines = new ArrayList<>();

  /** The nodes that single ones are added to; their back edges have their trampolines already. */
  private Node[] made;

  Translator(Tier0Code code) {
    this.code = code;
    this.cfg = code.cfg();
    this.names = new PyStr[cfg.nameCount()];
    for (int i = 0; i < names.length; i++) {
      names[i] = PyStr.intern(cfg.name(i));
    }
  }

  /**
   * Makes the nodes. A run of instructions that only feed the last one becomes one node at the
   * place of the first; the places in between stay empty.
   */
  Node[] translate() {
    int n = cfg.size();
    Node[] nodes = new Node[n];
    for (int k = 0; k < cfg.blockCount(); k++) {
      BasicBlock b = cfg.block(k);
      int single = b.isHandler() ? b.start() + 1 : b.start();
      low = single;
      int pc = b.end() - 1;
      while (pc >= b.start()) {
        start = pc;
        Node x = node(pc, cfg.instr(pc), pc > single);
        nodes[start] = x;
        pc = start - 1;
      }
    }
    for (int i = 0; i < n; i++) {
      Node x = nodes[i];
      if (x != null && x.next >= 0 && x.next < n) {
        x.next = skip(x.next);
      }
    }
    if (code.settings.fuse()) {
      chain(nodes);
    }
    if (trampolines.isEmpty()) {
      return nodes;
    }
    Node[] all = java.util.Arrays.copyOf(nodes, n + trampolines.size());
    for (int i = 0; i < trampolines.size(); i++) {
      all[n + i] = trampolines.get(i);
    }
    return all;
  }

  /**
   * Lets the nodes of a block run each other: every class then has a call site of its own, which
   * the processor predicts better than the one of the loop. Chains are kept short for the stack.
   */
  private void chain(Node[] nodes) {
    for (int k = 0; k < cfg.blockCount(); k++) {
      BasicBlock b = cfg.block(k);
      int length = 0;
      for (int pc = b.start(); pc < b.end(); pc++) {
        Node x = nodes[pc];
        if (x == null) {
          continue;
        }
        if (++length < CHAIN && x.next > pc && x.next < b.end()) {
          x.follow = nodes[x.next];
        } else {
          length = 0;
        }
      }
    }
  }

  private static final int CHAIN = 8;

  /** Makes one node per instruction. */
  Node[] translateFlat() {
    flat = true;
    int n = cfg.size();
    Node[] nodes = new Node[n];
    for (int pc = 0; pc < n; pc++) {
      nodes[pc] = node(pc, cfg.instr(pc), false);
    }
    Node[] all = java.util.Arrays.copyOf(nodes, n + trampolines.size());
    for (int i = 0; i < trampolines.size(); i++) {
      all[n + i] = trampolines.get(i);
    }
    return all;
  }

  /** Fills in one node per instruction from a program point to the end of its block. */
  void unfuse(Node[] nodes, int from) {
    made = nodes;
    BasicBlock b = cfg.blockAt(from);
    for (int pc = from; pc < b.end(); pc++) {
      if (nodes[pc] != null) {
        return;
      }
      nodes[pc] = node(pc, cfg.instr(pc), false);
    }
  }

  // ---- fusing

  /** Lowest program point that may become part of another's node. */
  private int low;

  /** First program point of the node being made. */
  private int start;

  private boolean fuse;

  private static boolean isExpr(Op op) {
    return switch (op) {
      case ADD,
          SUB,
          MUL,
          DIV,
          MOD,
          POW,
          LSHIFT,
          RSHIFT,
          OR,
          XOR,
          AND,
          FLOORDIV,
          MATMUL,
          IADD,
          ISUB,
          IMUL,
          IDIV,
          IMOD,
          IPOW,
          ILSHIFT,
          IRSHIFT,
          IOR,
          IXOR,
          IAND,
          IFLOORDIV,
          IMATMUL,
          LT,
          LE,
          EQ,
          NE,
          GT,
          GE,
          IS,
          IS_NOT,
          IN,
          NOT_IN,
          NOT,
          NEG,
          POS,
          INVERT,
          GET_ATTR,
          GET_ITEM,
          GET_SLICE,
          LOAD_GLOBAL,
          LOAD_NAME,
          LOAD_CELL,
          CALL,
          CALL_KW,
          CALL_METHOD,
          CALL_EX,
          BUILD_TUPLE,
          BUILD_LIST,
          BUILD_MAP,
          BUILD_SET,
          BUILD_STRING,
          FORMAT,
          FORMAT_SPEC,
          CONVERT,
          GET_ITER,
          MAKE_FUNCTION,
          EXC_MATCH,
          SUPER_ATTR,
          SUPER0_ATTR,
          GET_LEN,
          IS_SEQUENCE,
          IS_MAPPING,
          LIST_TO_TUPLE ->
          true;
      default -> false;
    };
  }

  /**
   * The expression of an operand: a constant; or the instruction just before what is already part
   * of the node, if it makes this temporary and nothing else reads it; or null for a register.
   */
  private Expr operand(int x) {
    if (Instr.isConst(x)) {
      return new Expr.Constant(start, -1, constant(~x));
    }
    int p = before(start);
    if (!fuse || x < cfg.numVars() + cfg.numCross() || p < low) {
      return null;
    }
    Instr i = cfg.instr(p);
    if (!i.op.hasDst() || i.dst != x || !isExpr(i.op) || !dead(x, fusedEnd)) {
      return null;
    }
    int savedEnd = fusedEnd;
    fusedEnd = p;
    start = p;
    Node n = make(p, i);
    fusedEnd = savedEnd;
    code.profile.fused++;
    return (Expr) n;
  }

  /** The program point before one of its block, without those that are only for tracing. */
  private int before(int pc) {
    int p = pc - 1;
    while (p >= low && cfg.instr(p).op == Op.NOP) {
      p--;
    }
    return p;
  }

  /** Program point of the instruction whose operands are being resolved. */
  private int fusedEnd;

  /** Whether nothing reads a temporary after a program point of its block, nor there twice. */
  private boolean dead(int x, int at) {
    if (reads(cfg.instr(at), x) != 1) {
      return false;
    }
    if (writes(cfg.instr(at), x)) {
      return true;
    }
    int end = cfg.blockAt(at).end();
    for (int p = at + 1; p < end; p++) {
      Instr i = cfg.instr(p);
      if (reads(i, x) > 0) {
        return false;
      }
      if (writes(i, x)) {
        return true;
      }
    }
    return true;
  }

  private static int reads(Instr i, int x) {
    Op op = i.op;
    int n = op.hasA() && i.a == x ? 1 : 0;
    n += op.hasB() && i.b == x ? 1 : 0;
    n += op.hasC() && i.c == x ? 1 : 0;
    if (op.usesMore()) {
      for (int m : i.more) {
        n += m == x ? 1 : 0;
      }
    }
    return n;
  }

  private static boolean writes(Instr i, int x) {
    if (i.op.hasDst() && i.dst == x) {
      return true;
    }
    if (i.op.definesMore()) {
      for (int m : i.more) {
        if (m == x) {
          return true;
        }
      }
    }
    return false;
  }

  private Expr[] operands(int[] more) {
    Expr[] out = new Expr[more.length];
    for (int k = more.length - 1; k >= 0; k--) {
      out[k] = operand(more[k]);
    }
    return out;
  }

  private Node node(int pc, Instr i, boolean fusing) {
    fuse = fusing && code.settings.fuse();
    start = pc;
    fusedEnd = pc;
    return make(pc, i);
  }

  /** Whether every instruction is to be run, jumps to jumps too. */
  private boolean flat;

  /** The program point reached from here over forward jumps. */
  private int skip(int pc) {
    if (flat) {
      return pc;
    }
    for (int hops = 0; hops < 8; hops++) {
      Instr i = cfg.instr(pc);
      if (i.op == Op.NOP) {
        pc++;
        continue;
      }
      if (i.op != Op.JUMP || cfg.isBackEdge(pc, i.t0)) {
        return pc;
      }
      pc = cfg.block(i.t0).start();
    }
    return pc;
  }

  /** Node index for a branch from {@code pc} to a block; back edges go through a trampoline. */
  private int target(int pc, int block) {
    int start = cfg.block(block).start();
    if (!cfg.isBackEdge(pc, block)) {
      return skip(start);
    }
    if (made != null) {
      for (int i = cfg.size(); i < made.length; i++) {
        if (made[i] instanceof FlowNodes.BackEdge e && e.pc == pc && e.target == start) {
          return i;
        }
      }
      throw new IllegalStateException("no back edge at " + pc);
    }
    Node t = new FlowNodes.BackEdge(pc, start, code);
    trampolines.add(t);
    return cfg.size() + trampolines.size() - 1;
  }

  PyObject constant(int i) {
    return code.code.constant(i);
  }

  /** The constant of an operand, or null when it is a register. */
  PyObject k(int operand) {
    return Instr.isConst(operand) ? constant(~operand) : null;
  }

  PyStr name(Instr i) {
    return names[i.imm];
  }

  PyObject[] ks(int[] operands) {
    PyObject[] out = null;
    for (int j = 0; j < operands.length; j++) {
      if (Instr.isConst(operands[j])) {
        if (out == null) {
          out = new PyObject[operands.length];
        }
        out[j] = constant(~operands[j]);
      }
    }
    return out == null ? PyObject.NO_ARGS : out;
  }

  /**
   * Makes the node of an instruction. Operands are resolved from the last evaluated to the first,
   * at few places: HotSpot copies what resolves them to each, and programs wait for that
   * compilation.
   */
  private Node make(int pc, Instr i) {
    switch (i.op) {
      case MOVE,
      BRANCH_TRUE,
      BRANCH_NONE,
      RETURN,
      STORE_NAME,
      STORE_GLOBAL,
      GET_ATTR,
      GET_METHOD,
      GET_ITER,
      UNPACK,
      NOT:
        return ofOne(pc, i, operand(i.a));
      case STORE_CELL, LIST_APPEND:
        return ofOne(pc, i, operand(i.b));
      case BRANCH_IS,
      BRANCH_IN,
      BRANCH_LT,
      BRANCH_LE,
      BRANCH_EQ,
      BRANCH_NE,
      BRANCH_GT,
      BRANCH_GE,
      LT,
      LE,
      EQ,
      NE,
      GT,
      GE,
      IS,
      IS_NOT,
      IN,
      NOT_IN,
      GET_ITEM,
      MATCH_CLASS,
      SET_ITEM:
        {
          Expr eb = operand(i.b);
          return ofTwo(pc, i, operand(i.a), eb);
        }
      case ADD,
      SUB,
      MUL,
      DIV,
      MOD,
      POW,
      LSHIFT,
      RSHIFT,
      OR,
      XOR,
      AND,
      FLOORDIV,
      MATMUL,
      IADD,
      ISUB,
      IMUL,
      IDIV,
      IMOD,
      IPOW,
      ILSHIFT,
      IRSHIFT,
      IOR,
      IXOR,
      IAND,
      IFLOORDIV,
      IMATMUL:
        {
          Expr eb = operand(i.b);
          return arithmetic(pc, i, operand(i.a), eb);
        }
      case SET_ATTR:
        {
          Expr ea = operand(i.a);
          return ofTwo(pc, i, ea, operand(i.b));
        }
      case BUILD_TUPLE, BUILD_LIST, CALL, CALL_KW, CALL_METHOD:
        return ofMany(pc, i, operands(i.more));
      default:
        return ofRegisters(pc, i);
    }
  }

  /** Makes the node of an instruction whose operands are never part of it. */
  private Node ofRegisters(int pc, Instr i) {
    int d = i.dst;
    return switch (i.op) {
      case NOP -> new FlowNodes.Nop(pc);
      case CHECK_LOCAL -> new FlowNodes.CheckLocal(pc, i.a, code.code.varNames[i.imm]);
      case JUMP ->
          cfg.isBackEdge(pc, i.t0)
              ? new FlowNodes.BackEdge(pc, cfg.block(i.t0).start(), code)
              : new FlowNodes.Jump(pc, target(pc, i.t0));
      case RAISE, RERAISE -> new RaiseNode(pc, i.op, i.a, k(i.a), i.b, k(i.b));
      case LOAD_GLOBAL -> new NameNodes.LoadGlobal(code, pc, d, name(i));
      case LOAD_NAME -> new NameNodes.LoadName(code, pc, d, name(i));
      case LOAD_CELL -> new NameNodes.LoadCell(pc, d, i.a, name(i));
      case MAKE_CELL -> new NameNodes.MakeCell(pc, d, i.a, k(i.a));
      case FOR_ITER -> new IterNodes.ForIter(code, pc, i, target(pc, i.t0), target(pc, i.t1));
      case SUPER_METHOD, SUPER0_METHOD ->
          new CallNodes.SuperMethod(code, pc, i, k(i.b), k(i.c), name(i));
      case YIELD ->
          new GeneratorNodes.Yield(
              pc, d, i.a, k(i.a), i.imm == 1 ? i.b : -1, target(pc, i.t0), cfg.block(i.t0).start());
      case SEND ->
          new GeneratorNodes.Send(pc, d, i.a, i.b, k(i.b), target(pc, i.t0), target(pc, i.t1));
      default -> new Rare(code, pc, i, this);
    };
  }

  private Node ofOne(int pc, Instr i, Expr e) {
    return switch (i.op) {
      case MOVE -> e == null ? new FlowNodes.Move(pc, i.dst, i.a) : new FlowNodes.Set(pc, i.dst, e);
      case BRANCH_TRUE ->
          new FlowNodes.BranchTrue(code, pc, i, e, target(pc, i.t0), target(pc, i.t1));
      case BRANCH_NONE ->
          new FlowNodes.BranchNone(code, pc, i, e, target(pc, i.t0), target(pc, i.t1));
      case RETURN -> new FlowNodes.Return(pc, i, e);
      case STORE_NAME -> new NameNodes.StoreName(pc, i, name(i), e);
      case STORE_GLOBAL -> new NameNodes.StoreGlobal(pc, i, name(i), e);
      case STORE_CELL -> new NameNodes.StoreCell(pc, i, e);
      case GET_ATTR -> new AttrNodes.GetAttr(code, pc, i, name(i), e);
      case GET_METHOD -> new CallNodes.GetMethod(code, pc, i, name(i), e);
      case GET_ITER -> new IterNodes.GetIter(pc, i, e);
      case UNPACK -> new BuildNodes.Unpack(pc, i, e);
      case LIST_APPEND -> new BuildNodes.ListAppend(pc, i, e);
      case NOT -> new CompareNodes.Not(pc, i, e);
      default -> throw new IllegalArgumentException(i.op.name());
    };
  }

  private Node ofTwo(int pc, Instr i, Expr ea, Expr eb) {
    return switch (i.op) {
      case BRANCH_IS ->
          new CompareNodes.TestBranch(
              code.profile.branch(pc),
              pc,
              new CompareNodes.Is(pc, i, ea, eb, false),
              target(pc, i.t0),
              target(pc, i.t1));
      case BRANCH_IN ->
          new CompareNodes.TestBranch(
              code.profile.branch(pc),
              pc,
              new CompareNodes.In(pc, i, ea, eb, false),
              target(pc, i.t0),
              target(pc, i.t1));
      case BRANCH_LT, BRANCH_LE, BRANCH_EQ, BRANCH_NE, BRANCH_GT, BRANCH_GE ->
          new CompareNodes.CompareBranch(
              new CompareNodes.Comparison(code, pc, i, Operators.comparison(i.op), ea, eb),
              target(pc, i.t0),
              target(pc, i.t1));
      case LT, LE, EQ, NE, GT, GE ->
          new CompareNodes.Comparison(code, pc, i, Operators.comparison(i.op), ea, eb);
      case IS, IS_NOT -> new CompareNodes.Is(pc, i, ea, eb, i.op == Op.IS_NOT);
      case IN, NOT_IN -> new CompareNodes.In(pc, i, ea, eb, i.op == Op.NOT_IN);
      case GET_ITEM -> new ItemNodes.GetItem(code, pc, i, ea, eb);
      case SET_ITEM -> new ItemNodes.SetItem(code, pc, i, ea, eb, operand(i.c));
      case SET_ATTR -> new AttrNodes.SetAttr(code, pc, i, name(i), ea, eb);
      case MATCH_CLASS -> new MatchNodes.MatchClass(code, pc, i, ea, eb, k(i.c), constant(i.imm));
      default -> throw new IllegalArgumentException(i.op.name());
    };
  }

  private Node arithmetic(int pc, Instr i, Expr ea, Expr eb) {
    boolean inPlace = Operators.inPlace(i.op);
    return switch (i.op) {
      case ADD, IADD -> new ArithNodes.Add(code, pc, i, inPlace, ea, eb);
      case SUB, ISUB -> new ArithNodes.Sub(code, pc, i, inPlace, ea, eb);
      case MUL, IMUL -> new ArithNodes.Mul(code, pc, i, inPlace, ea, eb);
      default -> new ArithNodes.Other(code, pc, i, Operators.arithmetic(i.op), inPlace, ea, eb);
    };
  }

  private Node ofMany(int pc, Instr i, Expr[] em) {
    return switch (i.op) {
      case BUILD_TUPLE -> new BuildNodes.Tuple(pc, i, em);
      case BUILD_LIST -> new BuildNodes.ListNode(pc, i, em);
      case CALL -> CallNodes.call(code, pc, i, operand(i.a), em);
      case CALL_KW ->
          new CallNodes.CallKw(code, pc, i, operand(i.a), em, Calls.names(constant(i.imm)));
      default -> callMethod(pc, i, em);
    };
  }

  /** The call of a method: with its lookup when that is all that comes before the arguments. */
  private Node callMethod(int pc, Instr i, Expr[] em) {
    int p = before(start);
    if (fuse && p >= low) {
      Instr g = cfg.instr(p);
      if (g.op == Op.GET_METHOD && g.more[0] == i.a && g.more[1] == i.b) {
        start = p;
        int savedEnd = fusedEnd;
        fusedEnd = p;
        Expr ea = operand(g.a);
        fusedEnd = savedEnd;
        return CallNodes.method(code, p, g, name(g), ea, pc, i, em);
      }
    }
    return new CallNodes.CallMethod(pc, i, em);
  }
}
