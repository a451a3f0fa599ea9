package jyston.frontend.ast;

/** Anything in the syntax tree. Record components after the position are never added. */
public sealed interface Node
    permits Mod, Located, Comprehension, Arguments, WithItem, MatchCase, TypeIgnore {}
