/** {@code select}. */
package jyston.stdlib.select;
