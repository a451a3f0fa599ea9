/** The modules {@code _bisect} and {@code _heapq}. */
package jyston.stdlib.algo;
