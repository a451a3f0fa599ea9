/** The Unicode 15.1 data of CPython 3.13: character classes, case, the database, names. */
package jyston.runtime.unicode;
