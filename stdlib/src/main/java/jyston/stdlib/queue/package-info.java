/** {@code _queue}. */
package jyston.stdlib.queue;
