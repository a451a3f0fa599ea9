/** The modules {@code math}, {@code cmath}, {@code _random} and {@code _statistics}. */
package jyston.stdlib.math;
