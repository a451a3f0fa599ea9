/** The format mini-language (PEP 3101) and the text forms of numbers. */
package jyston.runtime.format;
