/** The {@code _io} module: files, buffers, text streams. */
package jyston.runtime.module.io;
