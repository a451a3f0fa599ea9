/** The types of {@code _functools}. */
package jyston.stdlib.functools;
