/** Terminals: {@code termios} and the terminfo database. */
package jyston.stdlib.tty;
