/**
 * The parser: a hand-written recursive-descent parser for correct programs, and a slower PEG
 * machine, run only on rejected ones, that finds CPython's error messages.
 */
package jyston.frontend.parser;
