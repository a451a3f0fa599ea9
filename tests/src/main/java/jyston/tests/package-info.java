/** Runs programs and CPython's own tests under Jyston and under CPython, and compares. */
package jyston.tests;
