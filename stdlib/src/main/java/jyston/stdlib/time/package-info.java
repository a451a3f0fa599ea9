/** The module {@code time}. */
package jyston.stdlib.time;
