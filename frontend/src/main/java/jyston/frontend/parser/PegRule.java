package jyston.frontend.parser;

/** A rule of the grammar. */
final class PegRule {
  final String name;
  final int index;
  boolean memo;
  boolean leftRecursive;

  /** Whether the {@code invalid_} rules are off inside. */
  boolean withoutInvalid;

  PegAlt[] alternatives;

  PegRule(String name, int index) {
    this.name = name;
    this.index = index;
  }
}
