package jyston.frontend.code;

/**
 * The control-flow graph of one code object. Blocks are in layout order and block 0 is the entry; a
 * jump to a block that does not come later is a back edge. A program point is an index into the
 * instructions. Registers are numbered [locals][cells][free cells][temporaries that cross
 * blocks][block-local temporaries].
 */
public final class Cfg {
  private final BasicBlock[] blocks;
  private final Instr[] instrs;
  private final int[] blockOf;
  private final Object[] consts;
  private final String[] names;
  private final int[] spans;
  private final String[] hiddenNames;
  private final int[] hiddenRegs;
  private final int numVars;
  private final int numCross;
  private final int numRegisters;

  /**
   * Makes a graph.
   *
   * @param spans four numbers per span: line, column, end line, end column
   * @param hiddenNames variables of inlined comprehensions outside functions
   * @param hiddenRegs the registers of those
   * @param numVars locals, cells and free cells
   * @param numCross temporaries that cross blocks
   * @param numRegisters all registers
   */
  public Cfg(
      BasicBlock[] blocks,
      Instr[] instrs,
      Object[] consts,
      String[] names,
      int[] spans,
      String[] hiddenNames,
      int[] hiddenRegs,
      int numVars,
      int numCross,
      int numRegisters) {
    this.blocks = blocks;
    this.instrs = instrs;
    this.consts = consts;
    this.names = names;
    this.spans = spans;
    this.hiddenNames = hiddenNames;
    this.hiddenRegs = hiddenRegs;
    this.numVars = numVars;
    this.numCross = numCross;
    this.numRegisters = numRegisters;
    blockOf = new int[instrs.length];
    for (BasicBlock b : blocks) {
      for (int i = b.start(); i < b.end(); i++) {
        blockOf[i] = b.id();
      }
    }
  }

  /** The same graph with the code objects among its constants in another file. */
  Cfg inFile(String filename) {
    Object[] c = consts.clone();
    for (int i = 0; i < c.length; i++) {
      if (c[i] instanceof Code inner) {
        c[i] = inner.inFile(filename);
      }
    }
    return new Cfg(
        blocks, instrs, c, names, spans, hiddenNames, hiddenRegs, numVars, numCross, numRegisters);
  }

  /** Number of blocks. */
  public int blockCount() {
    return blocks.length;
  }

  /** A block. */
  public BasicBlock block(int id) {
    return blocks[id];
  }

  /** The block that holds a program point. */
  public BasicBlock blockAt(int point) {
    return blocks[blockOf[point]];
  }

  /** Number of instructions. */
  public int size() {
    return instrs.length;
  }

  /** The instruction at a program point. */
  public Instr instr(int point) {
    return instrs[point];
  }

  /** The terminator of a block. */
  public Instr terminator(int block) {
    return instrs[blocks[block].end() - 1];
  }

  /** Number of constants. */
  public int constCount() {
    return consts.length;
  }

  /** A constant: see {@link jyston.frontend.ast.Const}, or a {@link Code}. */
  public Object constant(int i) {
    return consts[i];
  }

  /** Number of names. */
  public int nameCount() {
    return names.length;
  }

  /** A name. */
  public String name(int i) {
    return names[i];
  }

  /** Registers of locals, cells and free cells. */
  public int numVars() {
    return numVars;
  }

  /** Registers of temporaries that cross blocks; they follow the variables. */
  public int numCross() {
    return numCross;
  }

  /** Number of variables of inlined comprehensions that are not among the code's locals. */
  public int hiddenCount() {
    return hiddenNames.length;
  }

  /** Name of such a variable. */
  public String hiddenName(int i) {
    return hiddenNames[i];
  }

  /** Register of such a variable; unbound outside its comprehension. */
  public int hiddenRegister(int i) {
    return hiddenRegs[i];
  }

  /** All registers. */
  public int numRegisters() {
    return numRegisters;
  }

  /** Line of a program point, or -1 where it has no place in the source. */
  public int line(int point) {
    int s = instrs[point].span;
    return s < 0 ? -1 : spans[4 * s];
  }

  /** Line of a program point, or -1: the name the runtime knows {@link #line} by. */
  public int lineAt(int point) {
    return line(point);
  }

  /** Column (UTF-8 bytes), or -1. */
  public int col(int point) {
    int s = instrs[point].span;
    return s < 0 ? -1 : spans[4 * s + 1];
  }

  /** Last line, or -1. */
  public int endLine(int point) {
    int s = instrs[point].span;
    return s < 0 ? -1 : spans[4 * s + 2];
  }

  /** Column after the last character, or -1. */
  public int endCol(int point) {
    int s = instrs[point].span;
    return s < 0 ? -1 : spans[4 * s + 3];
  }

  /** Number of distinct spans. */
  public int spanCount() {
    return spans.length / 4;
  }

  /** A raw number of the span table. */
  public int spanValue(int i) {
    return spans[i];
  }

  /** Whether the edge from a program point to a block goes backwards. */
  public boolean isBackEdge(int point, int targetBlock) {
    return targetBlock <= blockOf[point];
  }
}
