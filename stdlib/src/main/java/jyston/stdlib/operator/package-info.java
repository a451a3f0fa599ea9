/** The types of {@code _operator}. */
package jyston.stdlib.operator;
