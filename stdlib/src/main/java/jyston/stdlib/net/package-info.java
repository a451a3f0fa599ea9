/** Sockets: {@code _socket}, over the C library. */
package jyston.stdlib.net;
