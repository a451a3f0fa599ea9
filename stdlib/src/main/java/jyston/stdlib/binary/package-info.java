/** Modules about bytes: {@code _struct}, {@code array}, {@code binascii}, {@code zlib}, hashes. */
package jyston.stdlib.binary;
