/** Java replacements of CPython's C accelerator modules. */
package jyston.stdlib;
