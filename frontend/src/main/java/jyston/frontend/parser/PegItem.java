package jyston.frontend.parser;

/** A part of an alternative. */
final class PegItem {
  static final int TOKEN = 0;
  static final int SOFT = 1;
  static final int ANY_SOFT = 2;
  static final int RULE = 3;
  static final int GROUP = 4;
  static final int OPTIONAL = 5;
  static final int STAR = 6;
  static final int PLUS = 7;
  static final int GATHER = 8;
  static final int AND = 9;
  static final int NOT = 10;
  static final int FORCED = 11;
  static final int CUT = 12;

  final int kind;

  /** Where the value goes among the alternative's bindings, or -1. */
  int slot = -1;

  int type;
  String text;
  PegRule rule;
  PegAlt[] group;
  PegItem inner;
  PegItem separator;

  PegItem(int kind) {
    this.kind = kind;
  }

  static PegItem of(int kind, PegItem inner) {
    PegItem i = new PegItem(kind);
    i.inner = inner;
    return i;
  }

  /** Whether the value of an alternative may be that of this item. */
  boolean consumes() {
    return kind != AND && kind != NOT && kind != CUT;
  }
}
