/**
 * Code as CPython's bytecode: what {@code co_code}, {@code f_lasti} and the {@code dis} module
 * show. Nothing runs it.
 */
package jyston.runtime.bytecode;
