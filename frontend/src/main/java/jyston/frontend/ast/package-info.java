/**
 * The abstract syntax tree of Python 3.13, one record per constructor of CPython's {@code
 * Parser/Python.asdl}, under the same names and with the same fields in the same order.
 */
package jyston.frontend.ast;
