/** {@code _signal}. */
package jyston.runtime.module.signal;
