/** Lowering of the syntax tree to control-flow graphs (CPython's {@code Python/compile.c}). */
package jyston.frontend.cfg;
