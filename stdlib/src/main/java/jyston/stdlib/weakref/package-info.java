/** {@code _weakref}. */
package jyston.stdlib.weakref;
