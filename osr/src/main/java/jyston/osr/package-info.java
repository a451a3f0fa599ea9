/** Entering compiled code in the middle of a running frame. */
package jyston.osr;
