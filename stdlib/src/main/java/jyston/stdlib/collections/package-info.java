/** The types of {@code _collections}. */
package jyston.stdlib.collections;
