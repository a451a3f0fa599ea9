/** {@code _symtable}: the compiler's symbol tables as Python objects. */
package jyston.runtime.module.symtable;
