/** {@code marshal}. */
package jyston.runtime.module.marshal;
