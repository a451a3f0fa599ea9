/** {@code _thread}. */
package jyston.runtime.module.thread;
