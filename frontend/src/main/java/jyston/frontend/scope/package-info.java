/** Symbol tables: what each name means in each block (CPython's {@code Python/symtable.c}). */
package jyston.frontend.scope;
