/**
 * Code as every tier sees it: the op table, instructions, basic blocks, the control-flow graph of
 * one function and the immutable {@link jyston.frontend.code.Code} that owns it.
 */
package jyston.frontend.code;
