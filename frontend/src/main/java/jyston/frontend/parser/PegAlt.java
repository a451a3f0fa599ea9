package jyston.frontend.parser;

/** An alternative. */
final class PegAlt {
  PegItem[] items;

  /** Number of bound values. */
  int bindings;

  /** The letters of the bound values, in order. */
  String names = "";

  /** The action's name, or null. */
  String action;

  /** The letters in the action's brackets. */
  String arguments = "";

  /** The action's message, or null. */
  String message;

  /** Whether it consists of an {@code invalid_} rule. */
  boolean invalid;

  /** Number of items that have a value. */
  int consuming;
}
