/** {@code sys}, {@code _imp}, and how an interpreter starts and ends. */
package jyston.runtime.module.sys;
