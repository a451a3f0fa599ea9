/** {@code _abc}. */
package jyston.stdlib.abc;
