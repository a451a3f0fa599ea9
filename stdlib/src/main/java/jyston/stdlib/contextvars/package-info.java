/** {@code _contextvars}. */
package jyston.stdlib.contextvars;
