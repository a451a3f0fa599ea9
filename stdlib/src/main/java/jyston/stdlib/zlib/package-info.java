/** The module {@code zlib}, over the JDK's copy of zlib. */
package jyston.stdlib.zlib;
