/** {@code _sre}: the matcher behind {@code re}. */
package jyston.stdlib.sre;
