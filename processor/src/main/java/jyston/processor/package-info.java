/**
 * The annotation processor: from a class that declares a builtin type or module it generates a
 * dispatch table with switches, so that no builtin function needs a Java class of its own.
 */
package jyston.processor;
