/** The {@code builtins} module. */
package jyston.runtime.module.builtins;
