/** The types of {@code itertools}. */
package jyston.stdlib.itertools;
