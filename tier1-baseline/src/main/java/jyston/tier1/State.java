package jyston.tier1;

import jyston.analysis.Kind;

/** What is known of the registers at the place where code is being written. */
final class State {
  /** The frame's memory does not hold the register's value. */
  static final byte DIRTY = -1;

  /** By register, a {@link Kind}. */
  final byte[] kind;

  /** Whether a register that is unboxed is there as an object, too. */
  final boolean[] boxed;

  /** Where the frame's memory holds a variable: see {@link jyston.deopt.RegisterMap}, or DIRTY. */
  final byte[] memory;

  /** Whether the call has a frame; else it gets one where one is needed. */
  boolean framed = true;

  State(byte[] kind, byte[] memory) {
    this.kind = kind;
    this.memory = memory;
    this.boxed = new boolean[kind.length];
  }

  private State(State s) {
    kind = s.kind.clone();
    boxed = s.boxed.clone();
    memory = s.memory.clone();
    framed = s.framed;
  }

  State copy() {
    return new State(this);
  }

  /** Whether the register's object slot holds the value (or a mark for it). */
  boolean asObject(int r) {
    return kind[r] == Kind.OBJECT || kind[r] == Kind.MIXED || boxed[r];
  }
}
