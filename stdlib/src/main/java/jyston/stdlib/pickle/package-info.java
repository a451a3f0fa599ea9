/** {@code _pickle}: writing objects as pickles and reading them back. */
package jyston.stdlib.pickle;
