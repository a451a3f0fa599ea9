package jyston.runtime.bytecode;

/** One instruction of CPython's set in a code that is being written. */
final class Unit {
  final Opcode op;

  /** The argument; of a jump it follows from {@link #target}. */
  int arg;

  /** The program point this instruction belongs to, -1 for the entry. */
  final int pc;

  /** The block jumped to, or -1. */
  final int target;

  /** Where it is, after its extended arguments, in bytes. */
  int offset;

  Unit(Opcode op, int arg, int pc, int target) {
    this.op = op;
    this.arg = arg;
    this.pc = pc;
    this.target = target;
  }

  /** How many EXTENDED_ARG instructions come before it. */
  int extended() {
    return arg > 0xffffff ? 3 : arg > 0xffff ? 2 : arg > 0xff ? 1 : 0;
  }
}
