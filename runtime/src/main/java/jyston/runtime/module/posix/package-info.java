/** The operating system: {@code posix}, {@code errno}, file descriptors, libc. */
package jyston.runtime.module.posix;
