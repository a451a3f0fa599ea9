package jyston.frontend.ast;

import java.util.List;

/** Roots of a tree (ASDL {@code mod}). */
public sealed interface Mod extends Node {
  /** A file or {@code exec} input. */
  record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

  /** One interactive statement ({@code single} input). */
  record Interactive(List<Stmt> body) implements Mod {}

  /** An {@code eval} input. */
  record Expression(Expr body) implements Mod {}

  /** A signature type comment ({@code func_type} input). */
  record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
