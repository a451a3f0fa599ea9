/** The {@code _ast} module: syntax tree nodes as Python objects, and the way back. */
package jyston.runtime.module.ast;
